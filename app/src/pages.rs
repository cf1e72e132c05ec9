//! The pages that travel by themselves, in parts of some that one opens beside one another. The
//! board is there from the start.

use leptos::prelude::*;

#[cfg(feature = "hydrate")]
use crate::part::Ahead;
use crate::part::{Part, wasm_split};
use crate::{
    account, agenda as own_week, archive, coaching, concentration, export, funnel, guide,
    handover as handing, import, lists, meeting as gathering, merge, rates, settings, sign_in,
    skills as abilities, team, visits, walk, walks,
};

/// `part: page (ahead) = what draws it`: a page, the part it travels in, and what gets that ready
/// for the page.
macro_rules! pages {
    ($($part:ident: $page:ident ($ahead:ident) = $draw:path;)*) => { $(
        #[wasm_split($part, fallible, wasm_split_path = leptos::wasm_split, preload($ahead))]
        pub fn $page() -> Part {
            Ok($draw().into_any())
        }
    )* };
}

pages! {
    table: table (ahead_table) = funnel::FunnelTable;
    archive: accounts (ahead_accounts) = archive::Archive;
    archive: account (ahead_account) = account::AccountPage;
    archive: merge (ahead_merge) = merge::MergePage;
    walk: walks (ahead_walks) = walk::WalksPage;
    walk: walk (ahead_walk) = walks::Walk;
    walk: walk_paper (ahead_walk_paper) = walk::WalkPaper;
    handover: handovers (ahead_handovers) = handing::HandoversPage;
    handover: handover_new (ahead_handover_new) = handing::NewHandoverPage;
    handover: handover (ahead_handover) = handing::HandoverPage;
    handover: handover_paper (ahead_handover_paper) = handing::HandoverPaper;
    visits: visits (ahead_visits) = visits::Visits;
    visits: day (ahead_day) = visits::Day;
    coaching: coaching (ahead_coaching) = coaching::CoachingPage;
    coaching: debrief (ahead_debrief) = coaching::DebriefPage;
    coaching: debrief_paper (ahead_debrief_paper) = coaching::DebriefPaper;
    meetings: meetings (ahead_meetings) = gathering::MeetingsPage;
    meetings: meeting (ahead_meeting) = gathering::MeetingPage;
    meetings: meeting_paper (ahead_meeting_paper) = gathering::MeetingPaper;
    coaching: skills (ahead_skills) = abilities::SkillsPage;
    desk: guide (ahead_guide) = guide::GuidePage;
    desk: rates (ahead_rates) = rates::RatesPage;
    desk: agenda (ahead_agenda) = own_week::AgendaPage;
    desk: concentration (ahead_concentration) = concentration::ConcentrationPage;
    desk: team (ahead_team) = team::TeamPage;
    desk: lists (ahead_lists) = lists::ListsPage;
    desk: export (ahead_export) = export::ExportPage;
    desk: import (ahead_import) = import::ImportPage;
    desk: settings (ahead_settings) = settings::SettingsPage;
    door: sign_in (ahead_sign_in) = sign_in::SignInPage;
    door: join (ahead_join) = sign_in::JoinPage;
    door: welcome (ahead_welcome) = sign_in::WelcomePage;
    door: people (ahead_people) = sign_in::PeoplePage;
}

/// The part that the page of a path travels in; none for what is there from the start.
pub fn part_of(path: &str) -> Option<&'static str> {
    match path.split('/').nth(1)? {
        "table" => Some("table"),
        "accounts" => Some("archive"),
        "walks" => Some("walk"),
        "handovers" => Some("handover"),
        "visits" | "day" => Some("visits"),
        "coaching" | "skills" => Some("coaching"),
        "meetings" => Some("meetings"),
        "agenda" | "concentration" | "guide" | "rates" | "team" | "lists" | "export" | "import"
        | "settings" => Some("desk"),
        "sign-in" | "join" | "welcome" | "demo" => Some("door"),
        _ => None,
    }
}

/// Gets ready what the page of a path is drawn by.
#[cfg(feature = "hydrate")]
pub async fn ahead(path: &str) -> Ahead {
    let mut words = path.split('/').skip(1);
    match (words.next().unwrap_or_default(), words.next()) {
        ("walks", None) => ahead_walks().await,
        ("walks", Some(_)) if words.next().is_some() => ahead_walk_paper().await,
        ("walks", Some(_)) => ahead_walk().await,
        ("handovers", None) => ahead_handovers().await,
        ("handovers", Some("new")) => ahead_handover_new().await,
        ("handovers", Some(_)) if words.next().is_some() => ahead_handover_paper().await,
        ("handovers", Some(_)) => ahead_handover().await,
        ("visits", None) => ahead_visits().await,
        ("day", None) => ahead_day().await,
        ("coaching", None) => ahead_coaching().await,
        ("coaching", Some(_)) if words.next().is_some() => ahead_debrief_paper().await,
        ("coaching", Some(_)) => ahead_debrief().await,
        ("meetings", None) => ahead_meetings().await,
        ("meetings", Some(_)) if words.next().is_some() => ahead_meeting_paper().await,
        ("meetings", Some(_)) => ahead_meeting().await,
        ("skills", None) => ahead_skills().await,
        ("table", None) => ahead_table().await,
        ("accounts", None) => ahead_accounts().await,
        ("accounts", Some("merge")) => ahead_merge().await,
        ("accounts", Some(_)) => ahead_account().await,
        ("guide", None) => ahead_guide().await,
        ("rates", None) => ahead_rates().await,
        ("agenda", None) => ahead_agenda().await,
        ("concentration", None) => ahead_concentration().await,
        ("team", None) => ahead_team().await,
        ("lists", None) => ahead_lists().await,
        ("export", None) => ahead_export().await,
        ("import", None) => ahead_import().await,
        ("settings", None) => ahead_settings().await,
        ("sign-in", None) => ahead_sign_in().await,
        ("join", None) => ahead_join().await,
        ("welcome", None) => ahead_welcome().await,
        ("demo", None) => ahead_people().await,
        _ => Ok(()),
    }
}
