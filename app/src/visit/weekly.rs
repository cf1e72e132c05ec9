//! The week that is open, shared by its parts through context.

use domain::activity::About;
use domain::coaching::Joint;
use domain::day::Day;
use domain::deal::Refusal;
use domain::id::{AccountId, DealId, OpId, PersonId, SkillId, VisitId};
use domain::op::Op;
use domain::text::Name;
use domain::visit::{Command, Row, Week};
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use super::api::{Opened, visits};
use super::fold;
use crate::joint::api::Shared;
use crate::live::{Feed, Link, SOON, now};

/// What the sheet is open for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Asked {
    Plan(Begun),
    /// One that was made and nobody planned.
    Unplanned(Begun),
    Visit(VisitId),
}

/// What a new visit begins with.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Begun {
    pub account: Option<AccountId>,
    pub deal: Option<DealId>,
    pub aim: String,
    pub day: Option<Day>,
    /// When on that day, in minutes since midnight.
    pub minute: Option<u16>,
}

#[derive(Clone, Copy)]
pub struct Weekly {
    pub feed: Feed,
    told: RwSignal<Week>,
    /// As the reader sees it.
    pub week: Memo<Week>,
    /// What the reader shares with whose week it is.
    pub shared: RwSignal<Shared>,
    pub open: RwSignal<Option<Asked>>,
    /// Whether it is the reader's own.
    pub mine: bool,
    /// For which a joint visit is to be declared, as the address says.
    pub skill: Option<SkillId>,
    asked: StoredValue<u32>,
}

impl Weekly {
    pub fn new(feed: Feed, opened: Opened, skill: Option<SkillId>) -> Self {
        let mine = opened.week.by == feed.me();
        let told = RwSignal::new(opened.week);
        let week = Memo::new(move |_| {
            let unsent = feed.unsent_visits();
            told.with(|week| feed.desk(|desk| fold::folded(week, &unsent, desk)))
        });
        let open = RwSignal::new(None);
        let (shared, asked) = (RwSignal::new(opened.shared), StoredValue::new(0));
        let weekly = Self { feed, told, week, shared, open, mine, skill, asked };
        weekly.follow();
        if let Some((account, deal)) = opened.subject.filter(|_| mine) {
            let begun = Begun { account: Some(account), deal, ..Begun::default() };
            Effect::new(move |_| open.set(Some(Asked::Plan(begun.clone()))));
        }
        weekly
    }

    /// Takes over what the server did, and reads the week anew after it and when the line is back.
    fn follow(self) {
        let feed = self.feed;
        // What it took before this page was opened is told already.
        let before = feed.visited.get_untracked().map(|visit| (visit.id, visit.version));
        Effect::new(move |_| {
            let Some(visit) = feed.visited.get() else { return };
            if before != Some((visit.id, visit.version)) {
                if visit.by == self.told.with_untracked(|week| week.by) {
                    self.told.update(|week| fold::put(week, visit, None));
                }
                self.anew();
            }
        });
        // Planned or told on another tablet, or by whom the reader leads.
        let waits = StoredValue::new(false);
        Effect::new(move |before: Option<()>| {
            let (_, of) = feed.visits_of.get();
            let shown = |of: PersonId| {
                let told = |week: &Week| week.tallies.iter().any(|(person, _)| *person == of);
                self.told.with_untracked(told)
            };
            if before.is_none() || of.is_some_and(|of| !shown(of)) || waits.get_value() {
                return;
            }
            waits.set_value(true);
            let read = move || {
                if waits.try_set_value(false).is_none() {
                    self.anew();
                }
            };
            set_timeout(read, SOON);
        });
        Effect::new(move |before: Option<Link>| {
            let link = feed.link.get();
            let lost = before.is_some_and(|before| !matches!(before, Link::Fresh | Link::Live));
            if link == Link::Live && lost {
                self.anew();
            }
            link
        });
    }

    /// Reads the week anew; an old answer never takes the place of a new one.
    pub fn anew(self) {
        self.asked.update_value(|times| *times += 1);
        let asked = self.asked.get_value();
        let (by, monday) = self.told.with_untracked(|week| (week.by, week.monday));
        spawn_local(async move {
            let read = visits(Some(by), Some(monday), None).await;
            if self.asked.try_get_value() == Some(asked)
                && let Ok(opened) = read
            {
                self.shared.set(opened.shared);
                // The account that the address asked for stays to be chosen.
                self.told.update(|week| {
                    let mut fresh = opened.week;
                    let gone = week
                        .customers
                        .iter()
                        .filter(|one| fresh.customers.iter().all(|other| other.id != one.id));
                    let gone: Vec<_> = gone.cloned().collect();
                    fresh.customers.extend(gone);
                    *week = fresh;
                });
            }
        });
    }

    pub fn today(self) -> Day {
        self.feed.today.get()
    }

    /// The seven days of the week.
    pub fn days(self) -> [Day; 7] {
        let monday = self.told.with_untracked(|week| week.monday);
        [0, 1, 2, 3, 4, 5, 6].map(|day| monday.plus(day))
    }

    pub fn row(self, id: VisitId) -> Option<Row> {
        self.week.with(|week| week.rows.iter().find(|row| row.visit.id == id).cloned())
    }

    pub fn account(self, id: AccountId) -> Option<Name> {
        self.week
            .with(|week| week.customers.iter().find(|one| one.id == id).map(|one| one.name.clone()))
    }

    /// Of the visit, where it is a joint one of the reader's.
    pub fn joint(self, id: VisitId) -> Option<Joint> {
        self.shared.with(|shared| shared.joints.iter().find(|one| one.visit == id).cloned())
    }

    pub fn name(self, person: PersonId) -> String {
        self.feed.desk(|desk| desk.person(person).map(ToString::to_string)).unwrap_or_default()
    }

    /// Whether what was done about a visit still waits for the server.
    pub fn waits(self, id: VisitId) -> bool {
        self.feed.unsent_visits().iter().any(|(_, command, _)| command.visit() == id)
    }

    /// Does it, or says why the rules refuse it here and now.
    pub fn send(self, command: Command, base: Option<u32>) -> Result<(), Refusal> {
        let op = Op {
            id: OpId::new(Uuid::nil()),
            at: now(),
            base,
            command: domain::deal::Command::Visit(Box::new(command.clone())),
        };
        let week = self.week.get_untracked();
        let visit = self.feed.desk(|desk| fold::outcome(&week, &op, &command, desk))?;
        let account = untrack(|| {
            let row = self.row(visit.id).map(|row| row.account);
            row.or_else(|| self.account(visit.account))
        });
        self.feed.visit(command, base, account);
        Ok(())
    }

    /// The week before or after, or another's, by its address.
    pub fn address(self, by: PersonId, monday: Option<Day>) -> String {
        let of = (by != self.feed.me()).then(|| format!("of={by}"));
        let week = monday.map(|day| format!("week={}", day.iso()));
        let skill = self.skill.map(|skill| format!("skill={skill}"));
        let query: Vec<String> = [of, week, skill].into_iter().flatten().collect();
        if query.is_empty() { "/visits".to_owned() } else { format!("/visits?{}", query.join("&")) }
    }
}

/// What the address asks to plan a visit for.
pub fn about(account: Option<String>, deal: Option<String>) -> Option<About> {
    let deal = deal.and_then(|text| text.parse().ok()).map(About::Deal);
    deal.or_else(|| account.and_then(|text| text.parse().ok()).map(About::Account))
}
