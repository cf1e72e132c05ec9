//! The sheet of a team: its name, under which it stands, who leads it, and its end.

use domain::id::TeamId;
use domain::org::OrgChange;
use domain::text::Name;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::api::{Branch, Crew, change_org};
use super::page::Team;
use super::post::team_options;
use crate::problem::{Field as Named, Problem};
use crate::ui::ask::Select;
use crate::ui::field::Field;
use crate::ui::input::Refused;
use crate::ui::sheet::Sheet;
use crate::words::{Words, use_words};

/// Which team the sheet is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    New,
    Team(TeamId),
}

#[component]
pub fn TeamForm() -> impl IntoView {
    let page = expect_context::<Team>();
    move || {
        let asked = page.asked.get()?;
        let before = match asked {
            Asked::New => None,
            Asked::Team(id) => Some(branch(page, id)?),
        };
        Some(view! { <Fields page before /> })
    }
}

fn branch(page: Team, id: TeamId) -> Option<Branch> {
    page.crew.with_untracked(|crew| crew.as_ref()?.teams.iter().find(|team| team.id == id).cloned())
}

#[component]
fn Fields(page: Team, before: Option<Branch>) -> impl IntoView {
    let words = use_words();
    let id = |id: Option<String>| RwSignal::new(id.unwrap_or_default());
    let name = id(before.as_ref().map(|team| team.name.to_string()));
    let parent = id(before.as_ref().and_then(|team| team.parent).map(|id| id.to_string()));
    let manager = before.as_ref().and_then(|team| team.manager.as_ref());
    let manager = id(manager.map(|(id, _)| id.to_string()));
    let wrong = RwSignal::new(None::<Problem>);
    let busy = RwSignal::new(false);
    let close = Callback::new(move |()| page.asked.set(None));
    let send = move |changes: Vec<OrgChange>| {
        if changes.is_empty() {
            close.run(());
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let answer = change_org(changes).await;
            busy.set(false);
            match answer {
                Ok(()) => {
                    page.changed();
                    close.run(());
                }
                Err(problem) => wrong.set(Some(problem)),
            }
        });
    };
    let known = StoredValue::new(before.clone());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match Name::new(&name.get_untracked()) {
            Ok(name) => {
                let (parent, manager) = (parent.get_untracked(), manager.get_untracked());
                send(known.with_value(|before| changes(before.as_ref(), name, &parent, &manager)));
            }
            Err(refused) => wrong.set(Some(Problem::text(Named::TeamName)(refused))),
        }
    };
    let error = Signal::derive(move || {
        let wrong = wrong.get().filter(|wrong| wrong.field() == Some(Named::TeamName));
        wrong.map(|wrong| wrong.say(words))
    });
    let (parents, managers) = page.crew.with_untracked(|crew| {
        let crew = crew.as_ref();
        (places(words, crew, before.as_ref()), leaders(words, crew))
    });
    let title = before
        .as_ref()
        .map_or_else(|| words.team_new().to_owned(), |team| words.team_change(team.name.as_str()));
    let remove = before.map(|team| {
        view! {
            <button
                class="button is-danger"
                type="button"
                on:click=move |_| send(vec![OrgChange::RemoveTeam { team: team.id }])
            >
                {words.team_remove()}
            </button>
        }
    });
    view! {
        <Sheet title close>
            <form class="sheet-form" novalidate on:submit=submit>
                <div class="sheet-body">
                    <Refused wrong=wrong.into() />
                    <Field id="team-name" label=words.team_name() value=name error=error focus=true />
                    <Select id="team-parent" label=words.team_under() options=parents value=parent />
                    <Select
                        id="team-manager"
                        label=words.team_manager()
                        options=managers
                        value=manager
                    />
                    <p class="field-hint">{words.team_manager_hint()}</p>
                </div>
                <footer class="sheet-foot buttons">
                    {remove}
                    <button
                        class="button is-primary"
                        type="submit"
                        aria-busy=move || busy.get().then_some("true")
                    >
                        {words.ui_save()}
                    </button>
                </footer>
            </form>
        </Sheet>
    }
}

/// What differs from what was.
fn changes(before: Option<&Branch>, name: Name, parent: &str, manager: &str) -> Vec<OrgChange> {
    let (parent, manager) = (parent.parse().ok(), manager.parse().ok());
    let Some(before) = before else {
        let team = TeamId::new(Uuid::now_v7());
        return vec![OrgChange::AddTeam { team, name, parent, manager }];
    };
    let team = before.id;
    let led = before.manager.as_ref().map(|(id, _)| *id);
    let wanted = [
        (name != before.name).then_some(OrgChange::RenameTeam { team, name }),
        (parent != before.parent).then_some(OrgChange::MoveTeam { team, parent }),
        (manager != led).then_some(OrgChange::SetManager { team, manager }),
    ];
    wanted.into_iter().flatten().collect()
}

/// Where a team can stand: not under itself, nor under those below it.
fn places(words: Words, crew: Option<&Crew>, team: Option<&Branch>) -> Vec<(String, String)> {
    let teams = crew.map(|crew| crew.teams.as_slice()).unwrap_or_default();
    let above = |id: TeamId| teams.iter().find(|team| team.id == id).and_then(|team| team.parent);
    let own = |word: &str| {
        let id: Option<TeamId> = word.parse().ok();
        let ways = std::iter::successors(id, |id| above(*id)).take(64);
        team.is_some_and(|team| ways.into_iter().any(|id| id == team.id))
    };
    let mut options = team_options(words, crew);
    options.retain(|(word, _)| !own(word));
    if let Some((_, top)) = options.first_mut() {
        words.team_at_top().clone_into(top);
    }
    options
}

fn leaders(words: Words, crew: Option<&Crew>) -> Vec<(String, String)> {
    let managers = crew.map(|crew| crew.managers.as_slice()).unwrap_or_default();
    let named = managers.iter().map(|(id, name)| (id.to_string(), name.to_string()));
    let nobody = (String::new(), words.team_no_manager().to_owned());
    std::iter::once(nobody).chain(named).collect()
}
