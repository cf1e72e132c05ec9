//! Handovers of the demo company, done through the same doors as by people: one that was closed
//! some months ago, with something to see to since, and one in the middle.

mod leaving;
mod left;

use domain::account::Record;
use domain::day::{Day, Millis};
use domain::deal::{self, AccountPick, Destination, Listing, NewContact, Refusal};
use domain::funnel::Stage;
use domain::handover::{Command, Fill, Heirs};
use domain::id::{AccountId, ContactId, DealId, OpId, PersonId, SittingId};
use domain::money::{Currency, Money};
use domain::op::{Answer, Op};
use domain::org::Person;
use domain::policy::Actor;
use domain::sitting::{self, About, Field, Typed};
use domain::text::{Name, Note, Phone, Remark};

use super::calendar::OFFSET;
use super::chance::Chance;
use super::scene::Scene;
use super::{DemoError, archive};
use crate::account::record;
use crate::handover::{HandoverRefused, NewHandover, open_in};
use crate::journal::{self, Fact};
use crate::op::apply_in;
use crate::sitting::read as sittings;
use crate::writer::Tx;
use crate::{StoreError, deal as deals};

/// After all else, so that the rest of a seed stays the same.
const HANDOVER: u64 = 0x6861_6e64;
/// In the team of this manager.
const MANAGER: &str = "junjie.huang";
const HEIRS: [&str; 2] = ["shufen.zheng", "mingzhe.xie"];

/// Only in a demo large enough for a first visit: a smaller one holds its deals and no more.
pub(super) async fn hand_over(tx: &mut Tx, scene: &Scene) -> Result<(), DemoError> {
    if !scene.whole {
        return Ok(());
    }
    let mut hands = Hands { tx, scene, chance: Chance::new(HANDOVER), clock: Millis(0) };
    left::left(&mut hands).await?;
    leaving::leaving(&mut hands).await
}

/// What acts in the name of people, one minute after the other.
struct Hands<'a> {
    tx: &'a mut Tx,
    scene: &'a Scene,
    chance: Chance,
    clock: Millis,
}

impl Hands<'_> {
    fn person(&self, login: &str) -> Result<&Person, DemoError> {
        let found = self.scene.cast.people.iter().find(|one| one.login.as_str() == login);
        found.ok_or(DemoError::Rule(Refusal::NoSuchOwner))
    }

    fn actor(&self, person: PersonId) -> Result<Actor, DemoError> {
        self.tx.org().actor(person).ok_or(DemoError::Rule(Refusal::NoSuchOwner))
    }

    /// From now on it is mid-morning so many days ago.
    fn wake(&mut self, days_ago: i32) {
        self.clock = self.scene.calendar.instant(days_ago, 9 * 60 + 40);
    }

    /// The day so many days ago.
    fn day(&self, days_ago: i32) -> Day {
        self.scene.calendar.day(days_ago)
    }

    async fn send(
        &mut self,
        by: PersonId,
        base: Option<u32>,
        command: deal::Command,
    ) -> Result<Answer, DemoError> {
        self.clock = Millis(self.clock.0 + 90_000);
        let (at, id) = (self.clock, OpId::new(self.chance.id(self.clock)));
        let actor = self.actor(by)?;
        match apply_in(self.tx, &actor, &Op { id, at, base, command }, at).await? {
            Answer::Refused { refusal } => Err(refusal.into()),
            Answer::Conflict { .. } => Err(Refusal::NothingToChange.into()),
            answer => Ok(answer),
        }
    }

    async fn go(&mut self, by: PersonId, deal: DealId, to: Destination) -> Result<(), DemoError> {
        let card = deals::read::card(self.tx.conn(), deal).await?.ok_or(Refusal::NoSuchDeal)?;
        let reason = Some(Note::new("依客戶目前的進度調整")?);
        let command = deal::Command::Move { deal, to, reason };
        self.send(by, Some(card.deal.version), command).await?;
        Ok(())
    }

    async fn open(
        &mut self,
        leaver: PersonId,
        heirs: Heirs,
        last_day: Day,
    ) -> Result<SittingId, DemoError> {
        let id = SittingId::new(self.chance.id(self.clock));
        let manager = self.actor(self.person(MANAGER)?.id)?;
        let new = NewHandover { id, leaver, sudden: false, last_day, heirs };
        open_in(self.tx, &manager, &new, self.clock).await.map_err(refused)?;
        self.tx.settle().await?;
        for by in [leaver, manager.person] {
            self.sit(by, sitting::Command::Join { sitting: id }).await?;
        }
        Ok(id)
    }

    async fn sit(&mut self, by: PersonId, command: sitting::Command) -> Result<(), DemoError> {
        self.send(by, None, deal::Command::Sitting(Box::new(command))).await?;
        Ok(())
    }

    async fn act(&mut self, by: PersonId, id: SittingId, act: Command) -> Result<(), DemoError> {
        self.sit(by, sitting::Command::Hand { sitting: id, act: Box::new(act) }).await
    }

    async fn write(
        &mut self,
        by: PersonId,
        id: SittingId,
        (deal, field): (DealId, Field),
        words: &str,
    ) -> Result<(), DemoError> {
        let items = sittings::items(self.tx.conn(), id).await?;
        let item = items.iter().find(|item| item.about == About::Deal(deal));
        let place = item.ok_or(Refusal::NoSuchItem)?.place;
        let typed = Typed { place, field, words: Remark::optional(words)?, version: 1 };
        self.sit(by, sitting::Command::Write { sitting: id, typed }).await
    }

    /// Both were there, said so and sign.
    async fn visited(
        &mut self,
        id: SittingId,
        deal: DealId,
        (leaver, heir): (PersonId, PersonId),
        (told, reaction): (&str, &str),
    ) -> Result<(), DemoError> {
        let today = self.clock.day(OFFSET);
        self.write(leaver, id, (deal, Field::Told), told).await?;
        self.write(heir, id, (deal, Field::Reaction), reaction).await?;
        let met = Fill::Met(Some(Name::new("採購與廠務主管")?));
        for fill in [Fill::VisitedOn(Some(today)), met] {
            self.act(heir, id, Command::Fill { deal, fill }).await?;
        }
        for by in [leaver, heir] {
            self.act(by, id, Command::Sign { deal }).await?;
        }
        Ok(())
    }

    /// The leaver called, and a visit is arranged.
    async fn called(
        &mut self,
        id: SittingId,
        deal: DealId,
        (leaver, heir): (PersonId, PersonId),
        told: &str,
    ) -> Result<(), DemoError> {
        let today = self.clock.day(OFFSET);
        self.write(leaver, id, (deal, Field::Told), told).await?;
        let aim = Name::new("交接後首次拜訪")?;
        let appointment = Fill::Appointment { day: Some(today.plus(6)), aim };
        for fill in [Fill::CalledOn(Some(today)), Fill::OnTheLine(true), appointment] {
            self.act(heir, id, Command::Fill { deal, fill }).await?;
        }
        self.act(heir, id, Command::Finish { deal }).await
    }
}

impl Hands<'_> {
    /// A customer that someone looks after since the company began.
    async fn account(&mut self, owner: PersonId, name: &str) -> Result<AccountId, DemoError> {
        let at = self.scene.founded;
        let (account, name) = (AccountId::new(self.chance.id(at)), Name::new(name)?);
        let fields = archive::fields(&mut self.chance, name.clone())?;
        let record = Record { id: account, owner: Some(owner), fields, version: 1 };
        record::insert(self.tx, &record, at).await?;
        let added = Fact::AccountAdded { account, name };
        let seq = journal::fact(self.tx, None, &added, at).await?;
        journal::made(self.tx, account, seq).await?;
        Ok(account)
    }

    async fn list(
        &mut self,
        by: PersonId,
        account: AccountId,
        stage: Stage,
        (wan, contact): (i64, Option<NewContact>),
    ) -> Result<DealId, DemoError> {
        let at = self.clock;
        let listing = Listing {
            deal: DealId::new(self.chance.id(at)),
            account: AccountPick::Known(account),
            product: Some(self.scene.market.products[self.chance.below(3)].0.id),
            source: None,
            owner: None,
            amount: Some(money(wan)?),
            expected: Some(at.day(OFFSET).plus(90)),
            status: None,
            next_step: None,
            contact,
            stage,
        };
        match self.send(by, None, deal::Command::List(Box::new(listing))).await? {
            Answer::Applied { card, .. } => Ok(card.deal.id),
            _ => Err(none()),
        }
    }

    /// Someone not known yet. No subscriber's number begins with four noughts: these ring nowhere.
    fn met(&mut self, name: &str) -> Result<NewContact, DemoError> {
        let id = ContactId::new(self.chance.id(self.clock));
        let phone = Phone::new(&format!("06-0000-{:04}", self.chance.between(0, 9_999)))?;
        Ok(NewContact { id, name: Name::new(name)?, phone: Some(phone) })
    }
}

fn stage(number: u8) -> Result<Stage, DemoError> {
    Stage::new(number).map_err(|_| none())
}

/// In ten thousands.
fn money(wan: i64) -> Result<Money, DemoError> {
    Ok(Money::new(wan * 1_000_000, Currency::new("TWD")?)?)
}

fn refused(refused: HandoverRefused) -> DemoError {
    match refused {
        HandoverRefused::Refused(refusal) => refusal.into(),
        HandoverRefused::Store(error) => error.into(),
    }
}

fn none() -> DemoError {
    StoreError::unreadable("the demo's handover").into()
}
