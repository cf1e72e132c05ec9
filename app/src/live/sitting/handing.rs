//! What is done in a handover, at one's seat: what the server told, with one's own acts laid over
//! it by the same rules.

use domain::funnel::Funnel;
use domain::handover::{At, Command, Handover, News, decide};
use domain::id::PersonId;
use domain::policy::Action;
use domain::sitting::{self, About, Sitting};
use leptos::prelude::*;

use super::Seat;
use crate::live::{Feed, now};

impl Seat {
    /// Sends in its turn what the reader does.
    pub fn hand(self, act: Command) {
        self.wrong.set(None);
        self.feed.sit(sitting::Command::Hand { sitting: self.id, act: Box::new(act) });
    }

    /// Whether the reader leads the handover; `false` where it is none.
    pub fn leads_handover(self) -> bool {
        let leaver = self.handed.with(|handed| handed.as_ref().map(|one| one.leaver));
        leaver.is_some_and(|leaver| may_lead(self.feed, leaver))
    }

    /// As the reader sees it: what the server told and over it what they did since.
    pub(super) fn handover_as_seen(
        feed: Feed,
        id: domain::id::SittingId,
        handed: RwSignal<Option<Handover>>,
        view: Memo<Sitting>,
        cards: RwSignal<Vec<domain::board::Card>>,
    ) -> Memo<Option<Handover>> {
        Memo::new(move |_| {
            let mut handover = handed.get()?;
            let funnel = feed.desk(|desk| desk.funnel);
            cards.with(|cards| view.with(|view| follow(&mut handover, view, cards, &funnel)));
            for command in feed.unsent_in(id) {
                if let sitting::Command::Hand { act, .. } = command {
                    lay_over(&mut handover, &act, feed);
                }
            }
            Some(handover)
        })
    }

    pub(super) fn hear_of_act(self, act: &Command) {
        let (feed, view) = (self.feed, self.view);
        self.handed.update(|handed| {
            if let Some(handover) = handed {
                let funnel = feed.desk(|desk| desk.funnel);
                self.cards.with_untracked(|cards| {
                    view.with_untracked(|view| follow(handover, view, cards, &funnel));
                });
                lay_over(handover, act, feed);
            }
        });
    }

    pub(super) fn take_news(self, news: News) {
        if news.anew {
            return self.renew();
        }
        self.handed.update(|handed| {
            if let Some(handover) = handed {
                handover.hear(news);
            }
        });
    }
}

fn may_lead(feed: Feed, leaver: PersonId) -> bool {
    feed.desk(|desk| desk.me.actor().may(Action::LeadHandover { leaver }).is_ok())
}

/// The way follows the deal, and what is written is what stands in the sitting now.
fn follow(handover: &mut Handover, view: &Sitting, cards: &[domain::board::Card], funnel: &Funnel) {
    for item in &mut handover.items {
        if let Some(card) = cards.iter().find(|card| card.deal.id == item.deal) {
            item.follow(funnel.band(card.deal.position.standing.stage()));
        }
    }
    handover.items.iter_mut().for_each(|item| item.written.clear());
    for entry in &view.entries {
        let Some(About::Deal(deal)) = view.item(entry.place).map(|item| &item.about) else {
            continue;
        };
        if let Some(item) = handover.items.iter_mut().find(|item| item.deal == *deal)
            && entry.words.is_some()
        {
            item.written.insert(entry.field);
        }
    }
}

fn lay_over(handover: &mut Handover, act: &Command, feed: Feed) {
    let leads = may_lead(feed, handover.leaver);
    let at = At { by: feed.me(), leads, now: now(), today: feed.today.get_untracked() };
    if let Ok(after) = decide(handover, act, at) {
        *handover = after;
    }
}
