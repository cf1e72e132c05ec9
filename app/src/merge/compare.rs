//! The two side by side, what a merge will do, and the word to do it.

use domain::account::Field;
use domain::merge::{Preview, Shown};
use domain::text::Name;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{Compared, Opened, merge};
use super::page::{Done, go};
use crate::problem::Problem;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::words::{Words, use_words};

#[component]
pub(super) fn Compare(
    opened: Opened,
    compared: Compared,
    done: RwSignal<Option<Done>>,
) -> impl IntoView {
    let words = use_words();
    let go = go();
    let Compared { preview, into_holders, from_holders } = compared;
    let what = words.merge_what(&preview);
    let Preview { into, from, .. } = preview;
    let (into_id, from_id) = (into.account.id, from.account.id);
    let (into_name, from_name) = (into.account.name.to_string(), from.account.name.to_string());
    let wrong = RwSignal::new(None::<Problem>);
    let busy = RwSignal::new(false);
    let told = words.merge_done(&from_name, &into_name);
    let confirm = {
        let go = go.clone();
        move |_| {
            if busy.get_untracked() {
                return;
            }
            busy.set(true);
            let (go, text) = (go.clone(), told.clone());
            spawn_local(async move {
                match merge(into_id, from_id).await {
                    Ok(_) => {
                        done.set(Some(Done { text, undo: Some(from_id) }));
                        go(into_id, None);
                    }
                    Err(problem) => {
                        busy.try_set(false);
                        wrong.try_set(Some(problem));
                    }
                }
            });
        }
    };
    let back = {
        let go = go.clone();
        move |_| go(into_id, None)
    };
    let swap = move |_| go(from_id, Some(into_id));
    view! {
        <div class="merge-sides">
            <Side side=into holders=into_holders lead=words.merge_stays() />
            <Side side=from holders=from_holders lead=words.merge_goes() />
        </div>
        <div class="buttons">
            <button class="button" type="button" on:click=swap>
                <Icon name="i-handover" />
                {words.merge_swap()}
            </button>
        </div>
        <section class="panel" aria-labelledby="merge-what">
            <header>
                <h2 id="merge-what">{words.merge_what_happens()}</h2>
            </header>
            <ul class="merge-what">
                {what.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
                <li>{words.merge_undo_later()}</li>
            </ul>
            <Refused wrong=wrong.into() />
            <div class="buttons">
                <button class="button" type="button" on:click=back>
                    {words.ui_cancel()}
                </button>
                <button
                    class="button is-primary"
                    type="button"
                    aria-busy=move || busy.get().then_some("true")
                    on:click=confirm
                >
                    {words.merge_confirm()}
                </button>
            </div>
        </section>
        <super::parts::Remembered parts=opened.parts />
    }
}

#[component]
fn Side(side: Shown, holders: Vec<Name>, lead: &'static str) -> impl IntoView {
    let words = use_words();
    let Shown { account, open_deals, closed_deals, contacts, .. } = side;
    let names: Vec<&str> = holders.iter().map(Name::as_str).collect();
    let people = contacts.into_iter().map(|(name, phone)| {
        view! {
            <li>
                {name.to_string()}
                {phone.map(|phone| view! { <span class="muted">{phone.to_string()}</span> })}
            </li>
        }
    });
    let people = people.collect::<Vec<_>>();
    let nobody = people.is_empty();
    view! {
        <section class="panel merge-side">
            <header>
                <p>{lead}</p>
                <h2>
                    <a href=format!("/accounts/{}", account.id)>{account.name.to_string()}</a>
                </h2>
            </header>
            <dl class="facts">
                <div>
                    <dt>{words.merge_open_deals()}</dt>
                    <dd>{crate::format::count(open_deals.into())}</dd>
                </div>
                <div>
                    <dt>{words.merge_closed_deals()}</dt>
                    <dd>{crate::format::count(closed_deals.into())}</dd>
                </div>
                <div>
                    <dt>{words.deal_owner()}</dt>
                    <dd>
                        {if names.is_empty() {
                            words.ui_none().to_owned()
                        } else {
                            names.join(words.duplicate_and())
                        }}
                    </dd>
                </div>
            </dl>
            <h3>{words.deal_contacts()}</h3>
            {if nobody {
                view! { <p class="muted">{words.ui_none()}</p> }.into_any()
            } else {
                view! { <ul class="merge-people">{people}</ul> }.into_any()
            }}
        </section>
    }
}

impl Words {
    /// What a merge will do, a sentence each.
    fn merge_what(self, preview: &Preview) -> Vec<String> {
        let Preview { into, from, moved, folded, taken, left } = preview;
        let (stays, goes) = (into.account.name.as_str(), from.account.name.as_str());
        let list = |names: &[Name]| {
            let names: Vec<&str> = names.iter().map(Name::as_str).collect();
            names.join(self.merge_comma())
        };
        let deals = i64::from(from.open_deals) + i64::from(from.closed_deals);
        let mut lines = vec![self.merge_deals_move(deals, stays)];
        if !moved.is_empty() {
            lines.push(self.merge_people_move(stays, &list(moved)));
        }
        if !folded.is_empty() {
            lines.push(self.merge_people_fold(&list(folded)));
        }
        let fields = |fields: &[Field]| {
            let names: Vec<&str> = fields.iter().map(|field| self.account_field(*field)).collect();
            names.join(self.merge_comma())
        };
        if !taken.is_empty() {
            lines.push(self.merge_fields_taken(&fields(taken)));
        }
        if !left.is_empty() {
            lines.push(self.merge_fields_left(&fields(left), stays));
        }
        lines.push(self.merge_spelling(goes, stays));
        lines
    }
}
