//! Switching someone off: where their open deals and accounts go, then the switch.

use std::collections::BTreeSet;

use domain::id::PersonId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{Member, switch_off};
use super::check_list::CheckList;
use super::page::Team;
use crate::problem::Problem;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::words::use_words;

#[component]
pub fn Leave(one: Member, done: Callback<()>) -> impl IntoView {
    let words = use_words();
    let page = expect_context::<Team>();
    let heirs = RwSignal::new(BTreeSet::<PersonId>::new());
    let wrong = RwSignal::new(None::<Problem>);
    let busy = RwSignal::new(false);
    let (person, deals, accounts) = (one.id, one.deals, one.accounts);
    let name = one.post.name.to_string();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        let heirs = heirs.get_untracked().into_iter().collect();
        spawn_local(async move {
            let answer = switch_off(person, heirs).await;
            busy.set(false);
            match answer {
                Ok(_) => {
                    page.changed();
                    done.run(());
                }
                Err(problem) => wrong.set(Some(problem)),
            }
        });
    };
    let options = one
        .heirs
        .into_iter()
        .map(|(id, name, team)| (id, name.to_string(), team.map(String::from).unwrap_or_default()));
    let options: Vec<_> = options.collect();
    let (count, looked_after) = (i64::from(deals), i64::from(accounts));
    let holds = deals > 0 || accounts > 0;
    let confirm = move || match (deals, accounts) {
        _ if heirs.with(BTreeSet::is_empty) => words.team_switch_off().to_owned(),
        (0, 0) => words.team_switch_off().to_owned(),
        (0, _) => words.team_pass_accounts_and_switch_off(looked_after),
        _ => words.team_pass_and_switch_off(count),
    };
    view! {
        <div class="sheet-body">
            <form class="fields" id="person-leave" novalidate on:submit=submit>
                <h3>{words.team_switch_off_title(&name)}</h3>
                <p>{words.team_switch_off_text()}</p>
                <Refused wrong=wrong.into() />
                {holds
                    .then(|| {
                        view! {
                            <div class="note is-due">
                                <Icon name="i-handover" />
                                {(deals > 0).then(|| view! { <p>{words.team_deals_go(count)}</p> })}
                                {(accounts > 0)
                                    .then(|| view! { <p>{words.team_accounts_go(looked_after)}</p> })}
                                <p>{words.team_deals_shared()}</p>
                            </div>
                            <CheckList
                                id="heirs"
                                legend=words.team_heirs()
                                options=options
                                chosen=heirs
                            />
                        }
                    })}
            </form>
        </div>
        <footer class="sheet-foot buttons">
            <button class="button" type="button" on:click=move |_| done.run(())>
                {words.ui_cancel()}
            </button>
            <button
                class="button is-danger"
                type="submit"
                form="person-leave"
                aria-busy=move || busy.get().then_some("true")
            >
                {confirm}
            </button>
        </footer>
    }
}
