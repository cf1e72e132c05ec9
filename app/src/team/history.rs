//! What happened to a person, from the journal, in plain words.

use domain::day::Millis;
use domain::export::{self, Kind};
use domain::org::{LinkKind, Role};
use domain::text::Name;
use leptos::prelude::*;

use super::api::{Line, What};
use crate::format::{Format, use_format};
use crate::ui::face::Face;
use crate::words::{Words, use_words};

#[component]
pub fn History(lines: Vec<Line>, now: Millis, offset: i32) -> impl IntoView {
    let words = use_words();
    let lines = lines.into_iter().map(|line| told(line, now, offset));
    view! {
        <section class="deal-part" aria-labelledby="person-history">
            <header>
                <h3 id="person-history">{words.deal_history()}</h3>
            </header>
            <ol class="history">{lines.collect_view()}</ol>
        </section>
    }
}

fn told(line: Line, now: Millis, offset: i32) -> AnyView {
    let (words, write) = (use_words(), use_format());
    let Line { at, by, what } = line;
    let which = match &what {
        // A sitting is for those who took part.
        What::Exported { what, address, .. } if *what != export::What::Sitting => {
            Some((address.clone(), words.export_told_which()))
        }
        What::HandsOver { handover, .. }
        | What::TakesOver { handover, .. }
        | What::SawTo { handover } => {
            Some((format!("/handovers/{handover}"), words.handover_told_which()))
        }
        _ => None,
    };
    let which = which.map(|(address, text)| view! { " " <a href=address>{text}</a> });
    view! {
        <li>
            {by.map(|(id, name)| view! { <Face id name=name.to_string() /> })}
            <p>{say(write, what)}{which}</p>
            <time datetime=at.day(offset).iso()>{write.moment(at, now, offset)}</time>
        </li>
    }
    .into_any()
}

fn say(write: Format, what: What) -> String {
    let words = write.words();
    let none = || words.ui_none().to_owned();
    let maybe = |name: Option<Name>| name.map_or_else(none, String::from);
    let joined = |names: Vec<Name>| {
        let names: Vec<&str> = names.iter().map(Name::as_str).collect();
        names.join(words.live_and())
    };
    let roles = |roles: std::collections::BTreeSet<Role>| {
        let names: Vec<&str> = roles.into_iter().map(|role| words.role(role)).collect();
        names.join(words.live_and())
    };
    match what {
        What::Added => words.team_told_added().to_owned(),
        What::Named { from, to } => {
            words.history_changed(words.team_person_name(), from.as_str(), to.as_str())
        }
        What::Login { from, to } => {
            words.history_changed(words.sign_in_login(), from.as_str(), to.as_str())
        }
        What::Roles { from, to } => {
            words.history_changed(words.team_roles(), &roles(from), &roles(to))
        }
        What::Team { from, to } => {
            words.history_changed(words.board_team(), &maybe(from), &maybe(to))
        }
        What::PasswordSet => words.team_told_password().to_owned(),
        What::SwitchedOff => words.team_told_off().to_owned(),
        What::SwitchedOn => words.team_told_on().to_owned(),
        What::Passed { count, to } => words.team_told_passed(i64::from(count), &joined(to)),
        What::AccountsPassed { count, to } => {
            words.team_told_accounts_passed(i64::from(count), &joined(to))
        }
        What::LinkMade(LinkKind::Invitation) => words.team_told_invited().to_owned(),
        What::LinkMade(LinkKind::Reset) => words.team_told_reset().to_owned(),
        What::LinkUsed(LinkKind::Invitation) => words.team_told_joined().to_owned(),
        What::LinkUsed(LinkKind::Reset) => words.team_told_reset_used().to_owned(),
        What::DevicesSignedOut { count } => words.team_told_devices(i64::from(count)),
        What::Leads { team } => words.team_told_leads(&maybe(team)),
        What::LeadsNoMore { team } => words.team_told_leads_no_more(&maybe(team)),
        What::HandsOver { sudden, last_day, deals, .. } => match (sudden, i64::from(deals)) {
            (false, deals) => words.handover_told_leaves(deals, &write.day(last_day)),
            (true, deals) => words.handover_told_left(deals),
        },
        What::TakesOver { from, .. } => words.handover_told_takes(&maybe(from)),
        What::SawTo { .. } => words.handover_told_seen().to_owned(),
        What::Exported { kind, what, count, .. } => exported(words, kind, what, i64::from(count)),
    }
}

fn exported(words: Words, kind: Kind, what: export::What, count: i64) -> String {
    match (kind, what) {
        (_, export::What::Sitting) => words.export_told_sitting(count),
        (Kind::Print, _) => words.export_told_print(count),
        (Kind::File(kind), export::What::Deals(_)) => {
            words.export_told_file(count, words.file_kind(kind))
        }
        (Kind::File(kind), export::What::Accounts) => {
            words.export_told_accounts(count, words.file_kind(kind))
        }
    }
}
