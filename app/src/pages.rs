//! Every page, by address. All but the board travel in parts of the program, some together that
//! one opens beside one another.

use std::borrow::Cow;
use std::future::poll_fn;
use std::task::Poll;

use leptos::prelude::*;
use leptos::tachys::view::iterators::StaticVec;
use leptos_router::{
    ChooseView, MatchNestedRoutes, NestedRoute, PartialPathMatch, PathSegment, PossibleRouteMatch,
    SsrMode,
};

#[cfg(feature = "hydrate")]
use crate::part::Ahead;
use crate::part::{Coming, Drawing, Part, part, wasm_split};
use crate::ui::fresh::Fresh;
use crate::{
    account, agenda as own_week, archive, coaching, concentration, export, funnel, guide,
    handover as handing, import, lists, meeting as gathering, merge, rates, settings, sign_in,
    skills as abilities, team, visits, walk, walks,
};

/// A page that travels in a part of the program.
struct Page {
    /// Its address; a word after a colon stands for any.
    path: &'static str,
    part: &'static str,
    draw: fn() -> AnyView,
    #[cfg(feature = "hydrate")]
    ahead: fn() -> Coming,
}

/// The address of the board.
pub const BOARD: &str = "/";

/// `path in part: page (ahead) = what draws it`: a page, the part it travels in, and what gets
/// that ready for the page. Of two paths that both match, the first.
macro_rules! pages {
    ($($path:literal in $part:ident: $page:ident ($ahead:ident) = $draw:path;)*) => {
        $(
            #[wasm_split($part, fallible, wasm_split_path = leptos::wasm_split, preload($ahead))]
            fn $page() -> Part {
                Ok($draw().into_any())
            }
        )*

        const PAGES: &[Page] = &[$(Page {
            path: $path,
            part: stringify!($part),
            draw: || part::<Coming, Drawing>(|| Box::pin($ahead()), || Box::pin($page())),
            #[cfg(feature = "hydrate")]
            ahead: || Box::pin($ahead()),
        },)*];
    };
}

pages! {
    "/guide" in desk: guide (ahead_guide) = guide::GuidePage;
    "/rates" in desk: rates (ahead_rates) = rates::RatesPage;
    "/agenda" in desk: agenda (ahead_agenda) = own_week::AgendaPage;
    "/concentration" in desk: concentration (ahead_concentration) = concentration::ConcentrationPage;
    "/team" in desk: team (ahead_team) = team::TeamPage;
    "/accounts" in archive: accounts (ahead_accounts) = archive::Archive;
    "/accounts/merge" in archive: merge (ahead_merge) = merge::MergePage;
    "/accounts/:id" in archive: account (ahead_account) = account::AccountPage;
    "/coaching" in coaching: coaching (ahead_coaching) = coaching::CoachingPage;
    "/coaching/:id" in coaching: debrief (ahead_debrief) = coaching::DebriefPage;
    "/coaching/:id/print" in coaching: debrief_paper (ahead_debrief_paper) = coaching::DebriefPaper;
    "/meetings" in meetings: meetings (ahead_meetings) = gathering::MeetingsPage;
    "/meetings/:id" in meetings: meeting (ahead_meeting) = gathering::MeetingPage;
    "/meetings/:id/print" in meetings: meeting_paper (ahead_meeting_paper) = gathering::MeetingPaper;
    "/skills" in coaching: skills (ahead_skills) = abilities::SkillsPage;
    "/lists" in desk: lists (ahead_lists) = lists::ListsPage;
    "/export" in desk: export (ahead_export) = export::ExportPage;
    "/import" in desk: import (ahead_import) = import::ImportPage;
    "/table" in table: table (ahead_table) = funnel::FunnelTable;
    "/settings" in desk: settings (ahead_settings) = settings::SettingsPage;
    "/sign-in" in door: sign_in (ahead_sign_in) = sign_in::SignInPage;
    "/join" in door: join (ahead_join) = sign_in::JoinPage;
    "/visits" in visits: visits (ahead_visits) = visits::Visits;
    "/day" in visits: day (ahead_day) = visits::Day;
    "/handovers" in handover: handovers (ahead_handovers) = handing::HandoversPage;
    "/handovers/new" in handover: handover_new (ahead_handover_new) = handing::NewHandoverPage;
    "/handovers/:id" in handover: handover (ahead_handover) = handing::HandoverPage;
    "/handovers/:id/print" in handover: handover_paper (ahead_handover_paper) = handing::HandoverPaper;
    "/walks" in walk: walks (ahead_walks) = walk::WalksPage;
    "/walks/:id" in walk: walk (ahead_walk) = walks::Walk;
    "/walks/:id/print" in walk: walk_paper (ahead_walk_paper) = walk::WalkPaper;
    "/welcome" in door: welcome (ahead_welcome) = sign_in::WelcomePage;
    "/demo" in door: people (ahead_people) = sign_in::PeoplePage;
}

/// The routes of the app. They are of one type, whatever they lead to: of one type each, the
/// program held all that a route is made of once for every page.
pub fn routes() -> StaticVec<impl MatchNestedRoutes + Clone + Send + 'static> {
    let board: fn() -> AnyView = || view! { <funnel::FunnelPage /> }.into_any();
    let others = PAGES.iter().map(|page| (page.path, page.draw));
    let route = |(path, draw)| NestedRoute::new(Way(path), Drawn(draw)).ssr_mode(SsrMode::Async);
    std::iter::once((BOARD, board)).chain(others).map(route).collect::<Vec<_>>().into()
}

/// A page as its route draws it.
#[derive(Clone, Copy)]
struct Drawn(fn() -> AnyView);

impl ChooseView for Drawn {
    /// What the page before was drawn from goes with it. What is about to be done there, for the
    /// address is another already, is done first, and nothing that anybody does comes between.
    async fn choose(self) -> AnyView {
        let hydrating = Owner::current_shared_context().is_some_and(|all| all.during_hydration());
        if cfg!(feature = "hydrate") && !hydrating {
            for _ in 0..ROUNDS {
                others_first().await;
            }
        }
        Fresh((self.0)()).into_any()
    }

    async fn preload(&self) {}
}

/// How often one effect may bring about another on a page that is left.
const ROUNDS: u32 = 16;

/// Lets what is to be done already be done before.
async fn others_first() {
    let mut waited = false;
    poll_fn(|context| {
        if waited {
            return Poll::Ready(());
        }
        waited = true;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// The address of every page; a word after a colon stands for any.
pub fn addresses() -> impl Iterator<Item = &'static str> {
    std::iter::once(BOARD).chain(PAGES.iter().map(|page| page.path))
}

/// The part that the page of a path travels in; none for what is there from the start.
pub fn part_of(path: &str) -> Option<&'static str> {
    page_of(path).map(|page| page.part)
}

/// Gets ready what the page of a path is drawn by.
#[cfg(feature = "hydrate")]
pub async fn ahead(path: &str) -> Ahead {
    match page_of(path) {
        Some(page) => (page.ahead)().await,
        None => Ok(()),
    }
}

fn page_of(path: &str) -> Option<&'static Page> {
    PAGES.iter().find(|page| Way(page.path).params(path).is_some())
}

/// The address of a page: words between strokes, and one after a colon stands for any.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Way(&'static str);

impl Way {
    /// What stands in the places that any word may stand in; `None` for another page's path.
    fn params(self, path: &str) -> Option<Vec<(Cow<'static, str>, String)>> {
        let (mut ours, mut theirs) = (words(self.0), words(path));
        let mut params = Vec::new();
        loop {
            match (ours.next(), theirs.next()) {
                (None, None) => return Some(params),
                (Some(our), Some(their)) => match our.strip_prefix(':') {
                    Some(name) => params.push((Cow::Borrowed(name), their.to_owned())),
                    None if our == their => {}
                    None => return None,
                },
                _ => return None,
            }
        }
    }
}

fn words(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter(|word| !word.is_empty())
}

impl PossibleRouteMatch for Way {
    fn optional(&self) -> bool {
        false
    }

    fn test<'a>(&self, path: &'a str) -> Option<PartialPathMatch<'a>> {
        Some(PartialPathMatch::new("", self.params(path)?, path))
    }

    fn generate_path(&self, path: &mut Vec<PathSegment>) {
        path.extend(words(self.0).map(|word| match word.strip_prefix(':') {
            Some(name) => PathSegment::Param(name.into()),
            None => PathSegment::Static(word.into()),
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(path: &str) -> Option<&'static str> {
        page_of(path).map(|page| page.path)
    }

    #[test]
    fn a_page_is_found_by_its_address() {
        assert_eq!(page("/"), None, "the board is there from the start");
        assert_eq!(page("/accounts"), Some("/accounts"));
        assert_eq!(page("/accounts/"), Some("/accounts"));
        assert_eq!(page("/accounts/merge"), Some("/accounts/merge"), "before those of accounts");
        assert_eq!(page("/accounts/7"), Some("/accounts/:id"));
        assert_eq!(page("/handovers/7/print"), Some("/handovers/:id/print"));
        assert_eq!(page("/handovers/7/other"), None);
        assert_eq!(page("/nothing"), None);
        assert_eq!(part_of("/day"), Some("visits"));
    }

    #[test]
    fn a_word_after_a_colon_stands_for_any() {
        let way = Way("/walks/:id/print");
        assert_eq!(way.params("/walks/7/print"), Some(vec![("id".into(), "7".to_owned())]));
        assert_eq!(way.params("/walks/7"), None);
        assert_eq!(Way("/").params("/"), Some(vec![]));
        assert_eq!(Way("/").params("/walks"), None);
    }
}
