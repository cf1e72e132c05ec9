//! The life of one deal, told as operations that the rules decide like anyone's.

use domain::account::Contact;
use domain::day::{Day, Millis};
use domain::deal::{
    AccountPick, Change, Command, Context, Deal, Destination, Edit, Listing, NewContact, NextStep,
    Refusal, decide, evolve, list, wants_reason,
};
use domain::funnel::{Funnel, Place, Stage};
use domain::id::{AccountId, DealId, OpId, PersonId, ProductId, SourceId};
use domain::money::Money;
use domain::policy::Actor;
use domain::rates::Rates;
use domain::text::{Name, Note};

use super::DemoError;
use super::calendar::{Calendar, OFFSET};
use super::chance::Chance;
use super::phrases;
use super::road::Road;

/// One entry of the journal to be.
pub(super) struct Happening {
    pub at: Millis,
    pub by: PersonId,
    pub op: OpId,
    /// The deal as it was afterwards.
    pub deal: Deal,
    pub changes: Vec<Change>,
}

/// Who and what a story is about.
pub(super) struct Parts<'a> {
    pub account: AccountId,
    pub contacts: Vec<&'a Contact>,
    pub product: ProductId,
    /// What it may bring, in ten thousands of the currency.
    pub worth: i32,
    pub source: Option<SourceId>,
    pub rep: &'a Actor,
    /// A colleague who had the deal first, and the manager who passed it on.
    pub passed: Option<(&'a Actor, &'a Actor)>,
}

pub(super) struct Story<'a> {
    chance: &'a mut Chance,
    calendar: Calendar,
    funnel: &'a Funnel,
    rates: &'a Rates,
    clock: Millis,
    deal: Option<Deal>,
    happened: Vec<Happening>,
}

impl<'a> Story<'a> {
    pub(super) fn new(
        chance: &'a mut Chance,
        calendar: Calendar,
        funnel: &'a Funnel,
        rates: &'a Rates,
    ) -> Self {
        let (deal, happened) = (None, Vec::new());
        Self { chance, calendar, funnel, rates, clock: Millis(0), deal, happened }
    }

    /// Tells it whole, the oldest first.
    pub(super) fn tell(
        mut self,
        parts: &Parts<'_>,
        road: &Road,
    ) -> Result<Vec<Happening>, DemoError> {
        let stops = road.stops.len();
        let owner = parts.passed.map_or(parts.rep, |(first, _)| first);
        let mut by = owner;
        for (n, (stage, days_ago)) in road.stops.iter().copied().enumerate() {
            self.wake(days_ago);
            if n == 0 {
                self.list(parts, owner, stage, days_ago - road.since)?;
            } else {
                self.advance(parts, by, stage)?;
            }
            if n == stops / 2
                && let Some((_, manager)) = parts.passed
            {
                self.edit(manager, vec![Edit::Owner(parts.rep.person)])?;
                by = parts.rep;
            }
            let next = road.stops.get(n + 1).map_or(road.since, |stop| stop.1);
            let last = n + 1 == stops && road.place.stage().is_some();
            self.plan(by, stage, if last { None } else { Some(next) })?;
        }
        if road.place.stage().is_none() {
            self.wake(road.since);
            self.leave(by, road)?;
        }
        Ok(self.happened)
    }

    /// Working hours of a day, and never before what happened already.
    fn wake(&mut self, days_ago: i32) {
        let minute = self.chance.between(9 * 60, 17 * 60 + 30);
        self.clock = self.calendar.instant(days_ago, minute).max(Millis(self.clock.0 + 60_000));
    }

    fn list(
        &mut self,
        parts: &Parts<'_>,
        by: &Actor,
        stage: Stage,
        cycle: i32,
    ) -> Result<(), DemoError> {
        let met = parts.contacts.first().filter(|_| self.chance.percent(85));
        let ahead = cycle.max(30) + self.chance.between(10, 120);
        let expected = self.clock.day(OFFSET).plus(ahead);
        let listing = Listing {
            deal: DealId::new(self.chance.id(self.clock)),
            account: AccountPick::Known(parts.account),
            product: Some(parts.product).filter(|_| self.chance.percent(94)),
            source: parts.source,
            owner: None,
            amount: Some(self.money(parts.worth)?).filter(|_| self.chance.percent(88)),
            expected: Some(expected).filter(|_| self.chance.percent(90)),
            status: Some(phrases::status(stage)),
            next_step: None,
            contact: met.map(|contact| new_contact(contact)),
            stage,
        };
        self.happen(by, |_, at| list(&listing, parts.account, at))
    }

    /// Comes to a stage, and what is learnt on the way is written down.
    fn advance(&mut self, parts: &Parts<'_>, by: &Actor, stage: Stage) -> Result<(), DemoError> {
        if self.chance.percent(3) {
            self.slip(by, stage)?;
        }
        self.go(by, Destination::Stage(stage))?;
        let Some(deal) = &self.deal else { return Ok(()) };
        let (amount, expected, contacts) = (deal.amount, deal.expected, deal.contacts.clone());
        let mut edits = vec![Edit::Status(Some(phrases::status(stage)))];
        if stage.number() >= 4 && (amount.is_none() || self.chance.percent(25)) {
            let worth = parts.worth * self.chance.between(85, 118) / 100;
            edits.push(Edit::Amount(Some(self.money(worth.max(1))?)));
        }
        let soon = self.clock.day(OFFSET).plus(20);
        if stage.number() >= 3 && expected.is_none_or(|day| day < soon) {
            edits.push(Edit::Expected(Some(soon.plus(self.chance.between(10, 75)))));
        }
        if stage.number() >= 2
            && let Some(contact) = parts.contacts.get(contacts.len())
            && (contacts.is_empty() || self.chance.percent(20))
        {
            edits.push(Edit::MeetContact(new_contact(contact)));
        }
        self.edit(by, edits)
    }

    /// A card dropped on the wrong column, and put back at once.
    fn slip(&mut self, by: &Actor, stage: Stage) -> Result<(), DemoError> {
        let Some(wrong) = Stage::ALL.get(stage.index() + 1) else { return Ok(()) };
        if self.stands_at(Place::Stage(*wrong)) {
            return Ok(());
        }
        self.go(by, Destination::Stage(*wrong))?;
        let Some(last) = self.happened.last() else { return Ok(()) };
        let undo = Command::Undo { deal: last.deal.id, of: last.op };
        self.ask(by, &undo)
    }

    /// The next step: met by the next stop, or open in one of the ways that a card marks.
    fn plan(&mut self, by: &Actor, stage: Stage, met_by: Option<i32>) -> Result<(), DemoError> {
        let today = self.calendar.today;
        let since = self.clock.day(OFFSET);
        let due = match met_by {
            Some(days_ago) => self.calendar.day(days_ago),
            None => match self.chance.between(1, 100) {
                1..=12 => return Ok(()),
                13..=26 => today.plus(-self.chance.between(1, 9)).max(since),
                27..=38 => today,
                _ => self.calendar.ahead(self.chance.between(1, 21)),
            },
        };
        let what = Name::new(self.chance.pick(phrases::next_steps(stage)))?;
        self.edit(by, vec![Edit::NextStep(Some(NextStep { what, due }))])
    }

    fn leave(&mut self, by: &Actor, road: &Road) -> Result<(), DemoError> {
        let on = self.calendar.day(road.since);
        let to = match road.place {
            Place::Stage(_) => return Ok(()),
            Place::Won => self.won(on)?,
            Place::Lost => {
                let (reason, note) = self.chance.pick(&phrases::LOST);
                let note = note.map(Note::new).transpose()?;
                Destination::Lost { reason: Some(reason), note }
            }
            Place::Parked => {
                let note = Note::new(self.chance.pick(&phrases::PARKED))?;
                Destination::Parked { note: Some(note) }
            }
        };
        self.go(by, to)
    }

    /// What is ordered is a little less, at times a little more, than what was hoped for.
    fn won(&mut self, on: Day) -> Result<Destination, DemoError> {
        let hoped = self.deal.as_ref().and_then(|deal| deal.amount).map_or(0, Money::minor);
        let round = 100_000;
        let value = hoped / 100 * i64::from(self.chance.between(88, 104)) / round * round;
        let value = Money::new(value.max(round), self.rates.own())?;
        Ok(Destination::Won { value: Some(value), on: Some(on) })
    }

    fn go(&mut self, by: &Actor, to: Destination) -> Result<(), DemoError> {
        let Some(deal) = &self.deal else { return Ok(()) };
        let wanted = wants_reason(&deal.position.standing, &to);
        let id = deal.id;
        let reason = wanted.then(|| Note::new(self.chance.pick(&phrases::BACK))).transpose()?;
        self.ask(by, &Command::Move { deal: id, to, reason })
    }

    /// Sets fields; where they say nothing new, nothing happens.
    fn edit(&mut self, by: &Actor, edits: Vec<Edit>) -> Result<(), DemoError> {
        let Some(deal) = &self.deal else { return Ok(()) };
        match self.ask(by, &Command::Edit { deal: deal.id, edits }) {
            Err(DemoError::Rule(Refusal::NothingToChange)) => Ok(()),
            other => other,
        }
    }

    fn ask(&mut self, by: &Actor, command: &Command) -> Result<(), DemoError> {
        self.happen(by, |deal, at| decide(deal.ok_or(Refusal::NoSuchDeal)?, command, at))
    }

    fn happen(
        &mut self,
        by: &Actor,
        rule: impl FnOnce(Option<&Deal>, &Context<'_>) -> Result<Vec<Change>, Refusal>,
    ) -> Result<(), DemoError> {
        let at = self.clock;
        let op = OpId::new(self.chance.id(at));
        let (funnel, rates) = (self.funnel, self.rates);
        let context = Context { actor: by, op, now: at, today: at.day(OFFSET), funnel, rates };
        let changes = rule(self.deal.as_ref(), &context)?;
        let deal = evolve(self.deal.take(), op, &changes).ok_or(Refusal::NoSuchDeal)?;
        self.deal = Some(deal.clone());
        self.happened.push(Happening { at, by: by.person, op, deal, changes });
        let minutes = i64::from(self.chance.between(1, 9));
        self.clock = Millis(at.0 + minutes * 60_000);
        Ok(())
    }

    fn stands_at(&self, place: Place) -> bool {
        self.deal.as_ref().is_some_and(|deal| deal.position.place() == place)
    }

    fn money(&self, ten_thousands: i32) -> Result<Money, DemoError> {
        let digits = 10_i64.pow(self.rates.own().digits());
        Ok(Money::new(i64::from(ten_thousands) * 10_000 * digits, self.rates.own())?)
    }
}

fn new_contact(contact: &Contact) -> NewContact {
    NewContact { id: contact.id, name: contact.name.clone(), phone: contact.phone.clone() }
}
