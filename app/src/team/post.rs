//! What a person is called, what they do here and where they stand: as a form, for a new person
//! and for one who is there.

use std::collections::BTreeSet;

use domain::id::PersonId;
use domain::org::{OrgChange, Post, Role};
use domain::text::{Login, Name};
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::api::{Crew, Made, change_org, make_link};
use super::check_list::CheckList;
use super::link_box::LinkBox;
use super::page::Team;
use crate::problem::{Field as Named, Problem};
use crate::ui::ask::Select;
use crate::ui::field::Field;
use crate::ui::input::Refused;
use crate::ui::sheet::Sheet;
use crate::words::{Words, use_words};

/// What is typed, and what was wrong with it.
#[derive(Clone, Copy)]
pub struct Typed {
    name: RwSignal<String>,
    login: RwSignal<String>,
    roles: RwSignal<BTreeSet<Role>>,
    team: RwSignal<String>,
    pub wrong: RwSignal<Option<Problem>>,
    pub busy: RwSignal<bool>,
}

impl Typed {
    pub fn new(post: Option<&Post>, team: String) -> Self {
        let text = |text: Option<String>| RwSignal::new(text.unwrap_or_default());
        let team =
            post.map_or(team, |post| post.team.map(|team| team.to_string()).unwrap_or_default());
        Self {
            name: text(post.map(|post| post.name.to_string())),
            login: text(post.map(|post| post.login.to_string())),
            roles: RwSignal::new(
                post.map_or_else(|| BTreeSet::from([Role::Rep]), |post| post.roles.clone()),
            ),
            team: RwSignal::new(team),
            wrong: RwSignal::new(None),
            busy: RwSignal::new(false),
        }
    }

    /// What the form says; what cannot be taken is told at its field.
    pub fn post(self) -> Option<Post> {
        let read = || {
            let name = self.name.get_untracked();
            let login = self.login.get_untracked();
            Ok(Post {
                name: Name::new(&name).map_err(Problem::text(Named::PersonName))?,
                login: Login::new(&login).map_err(Problem::text(Named::Login))?,
                roles: self.roles.get_untracked(),
                team: self.team.get_untracked().parse().ok(),
            })
        };
        match read() {
            Ok(post) => Some(post),
            Err(problem) => {
                self.wrong.set(Some(problem));
                None
            }
        }
    }

    fn at(self, field: Named, words: Words) -> Signal<Option<String>> {
        Signal::derive(move || {
            let wrong = self.wrong.get().filter(|problem| problem.field() == Some(field));
            wrong.map(|problem| problem.say(words))
        })
    }
}

fn role_line(words: Words, role: Role) -> &'static str {
    match role {
        Role::Rep => words.team_role_rep_may(),
        Role::Manager => words.team_role_manager_may(),
        Role::Administrator => words.team_role_administrator_may(),
        Role::Support => words.team_role_support_may(),
        Role::OrderDesk => words.team_role_order_desk_may(),
        Role::Marketing => words.team_role_marketing_may(),
        // Nobody gives it.
        Role::Leaving => words.handover_leaving_text(),
    }
}

pub fn team_options(words: Words, crew: Option<&Crew>) -> Vec<(String, String)> {
    let teams = crew.map(|crew| crew.teams.as_slice()).unwrap_or_default();
    let named = teams.iter().map(|team| (team.id.to_string(), team.name.to_string()));
    std::iter::once((String::new(), words.ui_none().to_owned())).chain(named).collect()
}

#[component]
pub fn PostFields(typed: Typed) -> impl IntoView {
    let words = use_words();
    let page = expect_context::<Team>();
    let roles = Role::ALL
        .map(|role| (role, words.role(role).to_owned(), role_line(words, role).to_owned()));
    let teams = page.crew.with_untracked(|crew| team_options(words, crew.as_ref()));
    view! {
        <Refused wrong=typed.wrong.into() />
        <Field
            id="person-name"
            label=words.team_person_name()
            value=typed.name
            error=typed.at(Named::PersonName, words)
            focus=true
        />
        <Field
            id="person-login"
            label=words.sign_in_login()
            value=typed.login
            hint=words.team_login_hint()
            error=typed.at(Named::Login, words)
        />
        <CheckList
            id="person-roles"
            legend=words.team_roles()
            options=roles.to_vec()
            chosen=typed.roles
            error=typed.at(Named::Roles, words)
        />
        <Select id="person-team" label=words.board_team() options=teams value=typed.team />
    }
}

/// The sheet for a new person: who they are, then the link that invites them.
#[component]
pub fn NewPerson() -> impl IntoView {
    let page = expect_context::<Team>();
    move || page.adding.get().then(|| view! { <Adding page /> })
}

#[component]
fn Adding(page: Team) -> impl IntoView {
    let words = use_words();
    let params = leptos_router::hooks::use_query_map();
    let team = params.with_untracked(|params| params.get("team")).unwrap_or_default();
    let typed = Typed::new(None, team);
    let made = RwSignal::new(None::<(String, Made)>);
    let close = Callback::new(move |()| page.adding.set(false));
    let person = PersonId::new(Uuid::now_v7());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(post) = typed.post() else { return };
        typed.busy.set(true);
        spawn_local(async move {
            let name = post.name.to_string();
            let answer = invite(person, post).await;
            typed.busy.set(false);
            match answer {
                Ok(link) => {
                    page.changed();
                    made.set(Some((name, link)));
                }
                Err(problem) => typed.wrong.set(Some(problem)),
            }
        });
    };
    let form = move || {
        view! {
            <form class="sheet-form" novalidate on:submit=submit>
                <div class="sheet-body">
                    <PostFields typed />
                </div>
                <footer class="sheet-foot buttons">
                    <button class="button" type="button" on:click=move |_| close.run(())>
                        {words.ui_cancel()}
                    </button>
                    <button
                        class="button is-primary"
                        type="submit"
                        aria-busy=move || typed.busy.get().then_some("true")
                    >
                        {words.team_add_and_invite()}
                    </button>
                </footer>
            </form>
        }
    };
    view! {
        <Sheet title=words.team_new_person() lead=words.team_new_person_lead() close>
            {move || match made.get() {
                None => form().into_any(),
                Some((name, link)) => {
                    view! {
                        <div class="sheet-body">
                            <LinkBox name made=link />
                        </div>
                        <footer class="sheet-foot buttons">
                            <button
                                class="button is-primary"
                                type="button"
                                on:click=move |_| close.run(())
                            >
                                {words.ui_close()}
                            </button>
                        </footer>
                    }
                        .into_any()
                }
            }}
        </Sheet>
    }
}

async fn invite(person: PersonId, post: Post) -> Result<Made, Problem> {
    change_org(vec![OrgChange::AddPerson { person, post }]).await?;
    make_link(person, origin()).await
}

/// Where this browser stands: a link leads back here.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}
