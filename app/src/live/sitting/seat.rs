//! One's seat in a sitting: what all see, what one did since, and where one looks.

use std::collections::BTreeSet;

use domain::board::Card;
use domain::handover::Handover;
use domain::id::{DealId, PersonId, SittingId};
use domain::journal;
use domain::sitting::{
    About, Change, Command, Event, Field, Ground, Head, Item, Sitting, Typed, decide, evolve,
};
use domain::text::{Remark, TextRefused};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{self, Opened};
use super::seats::Heard;
use crate::live::{Feed, Link};
use crate::problem::Problem;

/// What someone is typing, and where.
type Typing = ((u16, Field, PersonId), String);

#[derive(Clone, Copy)]
pub struct Seat {
    pub feed: Feed,
    pub(super) id: SittingId,
    base: RwSignal<Sitting>,
    /// As the reader sees it: what the server told, and over it what they did since.
    pub view: Memo<Sitting>,
    pub cards: RwSignal<Vec<Card>>,
    /// Of a handover: what was done, as the server told.
    pub(super) handed: RwSignal<Option<Handover>>,
    /// The same as the reader sees it, with what they did since.
    pub handover: Memo<Option<Handover>>,
    typing: RwSignal<Vec<Typing>>,
    /// Where the others are, as far as they said.
    whereabouts: RwSignal<Vec<(PersonId, u16)>>,
    /// Where the reader looks by themselves; `None`: they follow.
    looking: RwSignal<Option<u16>>,
    /// The item before the reader; `None` where the leader is at one that they do not see.
    pub place: Memo<Option<u16>>,
    pub wrong: RwSignal<Option<Problem>>,
    /// Words that the server did not take.
    pub back: RwSignal<String>,
    /// Whether the reader's signature was taken back by a word that was changed.
    pub unsigned: RwSignal<bool>,
}

impl Seat {
    /// Takes a seat, and hears what happens as long as the page stands.
    pub fn new(feed: Feed, opened: Opened) -> Self {
        let id = opened.sitting.head.id;
        let base = RwSignal::new(opened.sitting);
        let view = Memo::new(move |_| {
            let mut view = base.get();
            feed.unsent_in(id).iter().for_each(|command| overlay(&mut view, command, feed));
            view
        });
        let cards = RwSignal::new(opened.cards);
        let handed = RwSignal::new(opened.handover);
        let handover = Self::handover_as_seen(feed, id, handed, view, cards);
        let looking = RwSignal::new(None::<u16>);
        let place = Memo::new(move |_| {
            let place = looking.get().unwrap_or_else(|| view.with(|view| view.head.place));
            view.with(|view| view.item(place).map(|item| item.place))
        });
        let seat = Self {
            feed,
            id,
            base,
            view,
            cards,
            handed,
            handover,
            typing: RwSignal::new(Vec::new()),
            whereabouts: RwSignal::new(Vec::new()),
            looking,
            place,
            wrong: RwSignal::new(None),
            back: RwSignal::new(String::new()),
            unsigned: RwSignal::new(false),
        };
        feed.seats.sit_down(Callback::new(move |heard| seat.hear(heard)));
        feed.listen(Callback::new(move |event| seat.hear_of_deal(&event)));
        Effect::new(move |_| seat.back.set(feed.words_back(id)));
        seat.stay_up_to_date();
        seat
    }

    /// The first time, it is said to the others.
    fn come(self) {
        let joined = |me: &domain::sitting::Participant| me.joined;
        // Who leads somebody of it looks in without taking part.
        let here =
            self.view.with_untracked(|view| view.head.participant(self.me()).is_none_or(joined));
        if !here && !self.is_signed() {
            self.feed.sit(Command::Join { sitting: self.id });
        }
    }

    /// Read anew when the line is back, and when the reader's sight is another.
    fn stay_up_to_date(self) {
        let feed = self.feed;
        Effect::new(move |before: Option<(Link, u32)>| {
            let now = (feed.link.get(), feed.renewed.get());
            if now.0 == Link::Live && before.is_none_or(|before| before.0 != Link::Live) {
                untrack(|| self.come());
            }
            let back = now.0 == Link::Live
                && before.is_some_and(|before| !matches!(before.0, Link::Live | Link::Fresh));
            if back || before.is_some_and(|before| before.1 != now.1) {
                self.renew();
            }
            now
        });
    }

    pub fn id(self) -> SittingId {
        self.id
    }

    pub fn me(self) -> PersonId {
        self.feed.me()
    }

    pub fn is_signed(self) -> bool {
        self.view.with(|view| view.head.is_signed())
    }

    pub fn leads(self) -> bool {
        self.view.with(|view| view.head.leader == self.me() && !view.head.is_signed())
    }

    /// Whether the reader looks where the leader is, whoever that is.
    pub fn follows(self) -> bool {
        self.looking.with(Option::is_none)
    }

    pub fn card(self, deal: DealId) -> Option<Card> {
        self.cards.with(|cards| cards.iter().find(|card| card.deal.id == deal).cloned())
    }

    /// The deal of an item.
    pub fn deal_at(self, place: u16) -> Option<DealId> {
        self.view.with(|view| match view.item(place)?.about {
            About::Deal(deal) => Some(deal),
            About::Part(_) => None,
        })
    }

    /// The items beside the one before the reader: the one before it and the next.
    pub fn beside(self) -> (Option<u16>, Option<u16>) {
        self.view.with(|view| {
            // Of an item that they do not see, the neighbours that they do.
            let at = self.place.get().unwrap_or(view.head.place);
            let places = || view.items.iter().map(|item: &Item| item.place);
            (places().rfind(|place| *place < at), places().find(|place| *place > at))
        })
    }

    /// Goes to an item: with the others for who leads, else alone.
    pub fn go(self, place: u16) {
        if untrack(|| self.leads()) {
            self.feed.sit(Command::Go { sitting: self.id, place });
        } else {
            self.looking.set(Some(place));
        }
    }

    /// Looks at an item by oneself, whoever leads.
    pub fn look(self, place: u16) {
        self.looking.set(Some(place));
    }

    /// Lets the others see where the reader is.
    pub fn tell_whereabouts(self, place: u16) {
        if self.feed.link.get_untracked() == Link::Live && untrack(|| !self.is_signed()) {
            spawn_local(async move {
                let _ = api::sitting_at(self.id, place).await;
            });
        }
    }

    /// Those of the others who are here and at an item.
    pub fn others_at(self, place: u16) -> Vec<PersonId> {
        let here = self.feed.here.get();
        self.whereabouts.with(|all| {
            let there = all.iter().filter(|(person, at)| {
                *at == place && here.iter().any(|(present, _)| present == person)
            });
            there.map(|(person, _)| *person).collect()
        })
    }

    pub fn follow(self) {
        self.looking.set(None);
    }

    pub fn look_around(self) {
        self.looking.set(self.place.get_untracked());
    }

    /// Takes the others along to where the reader is.
    pub fn lead(self) {
        let first = || self.view.with_untracked(|view| view.items.first().map(|item| item.place));
        let Some(place) = self.place.get_untracked().or_else(first) else { return };
        self.looking.set(None);
        self.feed.sit(Command::Lead { sitting: self.id, place });
    }

    pub fn sign(self) {
        self.unsigned.set(false);
        self.wrong.set(None);
        let seen = self.view.with_untracked(|view| view.head.revision);
        self.feed.sit(Command::Sign { sitting: self.id, seen });
    }

    /// What someone wrote, as it stands.
    pub fn words(self, place: u16, field: Field, author: PersonId) -> String {
        self.view.with(|view| {
            let entry = view.entry(place, field, author);
            let words = entry.and_then(|entry| entry.words.as_ref());
            words.map(ToString::to_string).unwrap_or_default()
        })
    }

    /// What someone is typing there, if they are.
    pub fn typed(self, place: u16, field: Field, author: PersonId) -> Option<String> {
        let key = (place, field, author);
        self.typing.with(|all| all.iter().find(|one| one.0 == key).map(|one| one.1.clone()))
    }

    /// Keeps what the reader wrote, where it is something else than what stands.
    pub fn write(self, place: u16, field: Field, typed: &str) -> Result<(), TextRefused> {
        let words = Remark::optional(typed)?;
        let (stands, version) = self.view.with_untracked(|view| {
            let entry = view.entry(place, field, self.me());
            let version = entry.map_or(1, |entry| entry.version + 1);
            (entry.and_then(|entry| entry.words.clone()), version)
        });
        if stands != words {
            let typed = Typed { place, field, words, version };
            self.feed.sit(Command::Write { sitting: self.id, typed });
        }
        Ok(())
    }

    /// Lets the others see what is being typed; without a line they see it when it was kept.
    pub async fn show_typing(self, place: u16, field: Field, words: String) {
        if self.feed.link.get_untracked() == Link::Live {
            let _ = api::sitting_typing(self.id, place, field, words).await;
        }
    }

    /// Words that came back were seen.
    pub fn let_go(self) {
        self.feed.forget_words(self.id);
        self.back.set(String::new());
    }

    pub(super) fn renew(self) {
        spawn_local(async move {
            match api::sitting(self.id).await {
                // The page may be another by now.
                Ok(Opened { sitting, cards, handover, .. }) => {
                    self.base.try_set(sitting);
                    self.cards.try_set(cards);
                    self.handed.try_set(handover);
                    self.typing.try_set(Vec::new());
                }
                Err(Problem::NotFound) => {
                    self.wrong.try_set(Some(Problem::NotFound));
                }
                Err(_) => {}
            }
        });
    }

    fn hear(self, heard: Heard) {
        match heard {
            Heard::Missed => self.renew(),
            Heard::Told(event) if event.sitting() == self.id => self.take(event),
            Heard::Done(Command::Hand { sitting, act }) if sitting == self.id => {
                self.hear_of_act(&act);
            }
            Heard::Done(command) if command.sitting() == self.id => {
                self.base.update(|base| overlay(base, &command, self.feed));
            }
            Heard::Refused(command, problem) if command.sitting() == self.id => {
                self.back.set(self.feed.words_back(self.id));
                // Who goes on while another takes the lead sees where that one is.
                if !matches!(command, Command::Go { .. } | Command::Join { .. }) {
                    self.wrong.set(Some(problem));
                }
                self.renew();
            }
            _ => {}
        }
    }

    fn take(self, event: Event) {
        match event {
            Event::Head(head) => self.take_head(*head),
            Event::Written { entry, .. } => {
                let key = (entry.place, entry.field, entry.author);
                self.typing.update(|all| all.retain(|one| one.0 != key));
                self.base.update(|base| {
                    let stands = base.entry(entry.place, entry.field, entry.author);
                    if stands.is_none_or(|stands| stands.version < entry.version) {
                        evolve(base, &[Change::Written(entry)]);
                    }
                });
            }
            Event::Typing { place, field, author, words, .. } if author != self.me() => {
                self.found_at(author, place);
                let key = (place, field, author);
                self.typing.update(|all| {
                    all.retain(|one| one.0 != key);
                    all.push((key, words));
                });
            }
            Event::At { place, person, .. } if person != self.me() => self.found_at(person, place),
            Event::Typing { .. } | Event::At { .. } => {}
            Event::Handed { news, .. } => self.take_news(*news),
        }
    }

    fn found_at(self, person: PersonId, place: u16) {
        if self.whereabouts.with_untracked(|all| !all.contains(&(person, place))) {
            self.whereabouts.update(|all| {
                all.retain(|(other, _)| *other != person);
                all.push((person, place));
            });
        }
    }

    fn take_head(self, head: Head) {
        let (leader, place, signed) = self.base.with_untracked(|base| {
            let signed = base.head.participant(self.me()).is_some_and(|me| me.signed_at.is_some());
            (base.head.leader, base.head.place, signed)
        });
        let moved = (leader, place) != (head.leader, head.place);
        // Nobody is taken away from what they are writing.
        if moved && head.leader != self.me() && untrack(|| self.follows()) && is_writing() {
            self.look_around();
        }
        let signs = head.participant(self.me()).is_some_and(|me| me.signed_at.is_some());
        if signed && !signs && !head.is_signed() {
            self.unsigned.set(true);
        }
        self.base.update(|base| {
            let change = Change::Led { leader: head.leader, place: head.place };
            evolve(base, &[change]);
            base.head = head;
        });
    }

    fn hear_of_deal(self, event: &journal::Event) {
        let (before, after) = (event.before.as_deref(), event.after.as_deref());
        match (before, after) {
            (Some(_), Some(card)) => self.cards.update(|cards| {
                if let Some(one) = cards.iter_mut().find(|one| one.deal.id == card.deal.id) {
                    one.clone_from(card);
                }
            }),
            // It came into sight or left it.
            _ => self.renew(),
        }
    }
}

/// Lays over a sitting what the reader did, through the rules that the server keeps.
fn overlay(sitting: &mut Sitting, command: &Command, feed: Feed) {
    let actor = feed.desk(|desk| desk.me.actor());
    let active: BTreeSet<PersonId> = sitting.head.people.iter().map(|one| one.person).collect();
    let ground = Ground { sees: true, active };
    if let Ok(changes) = decide(sitting, command, &ground, &actor, crate::live::now()) {
        evolve(sitting, &changes);
    }
}

/// Whether the focus is in the reader's own words. Browser only.
fn is_writing() -> bool {
    let writing = |element: web_sys::Element| element.matches(".sit-own textarea").unwrap_or(false);
    document().active_element().is_some_and(writing)
}
