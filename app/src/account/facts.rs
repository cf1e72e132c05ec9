//! What is written about an account: the short fields, and the notes.

use leptos::prelude::*;

use super::one::Shown;
use crate::ui::face::Face;
use crate::ui::icon::Icon;
use crate::words::use_words;

#[component]
pub fn Facts(shown: Shown) -> impl IntoView {
    let words = use_words();
    let told = move || {
        let record = shown.opened.with(|opened| opened.record.clone());
        let fields = record.fields;
        let owner = record
            .owner
            .and_then(|id| shown.desk.with_value(|desk| Some((id, desk.person(id)?.to_string()))));
        let owner = match owner {
            Some((id, name)) => {
                view! { <Face id name=name.clone() silent=true />{name} }.into_any()
            }
            None => words.account_nobody().into_any(),
        };
        let plain =
            |text: Option<String>| text.unwrap_or_else(|| words.ui_not_set().to_owned()).into_any();
        let phone = match fields.phone {
            Some(phone) => {
                let label = words.account_call(fields.name.as_str(), phone.as_str());
                view! {
                    <a class="button" href=format!("tel:{}", phone.dial()) aria-label=label>
                        <Icon name="i-phone" />
                        {phone.to_string()}
                    </a>
                }
                .into_any()
            }
            None => plain(None),
        };
        let website = match fields.website.as_ref().map(|site| (site.link(), site.to_string())) {
            Some((Some(link), text)) => {
                view! { <a href=link rel="external noopener noreferrer" target="_blank">{text}</a> }
                    .into_any()
            }
            Some((None, text)) => text.into_any(),
            None => plain(None),
        };
        let facts = [
            (words.account_owner(), owner),
            (words.account_industry(), plain(fields.industry.map(String::from))),
            (words.account_region(), plain(fields.region.map(String::from))),
            (words.account_hours(), plain(fields.hours.map(|one| words.hours(one).to_owned()))),
            (words.account_address(), plain(fields.address.map(String::from))),
            (words.account_website(), website),
            (words.account_phone(), phone),
        ];
        let facts = facts.map(|(name, value)| {
            view! { <div><dt>{name}</dt><dd>{value}</dd></div> }
        });
        facts.into_iter().collect_view()
    };
    view! {
        <section class="panel account-facts" aria-labelledby="account-facts">
            <h2 id="account-facts">{words.account_facts()}</h2>
            <dl class="facts">{told}</dl>
        </section>
    }
}

#[component]
pub fn Notes(shown: Shown) -> impl IntoView {
    let words = use_words();
    let told = move || {
        let fields = shown.opened.with(|opened| opened.record.fields.clone());
        let notes = [
            (words.account_progress(), fields.progress),
            (words.account_condition(), fields.condition),
            (words.account_possible(), fields.possible),
        ];
        let notes = notes.map(|(name, note)| {
            let text = match note {
                Some(note) => view! { <p class="account-note">{note.to_string()}</p> }.into_any(),
                None => view! { <p class="muted">{words.account_notes_empty()}</p> }.into_any(),
            };
            view! { <section class="panel"><h2>{name}</h2>{text}</section> }
        });
        notes.into_iter().collect_view()
    };
    view! { <div class="account-notes">{told}</div> }
}
