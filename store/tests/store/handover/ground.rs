//! Bo of the north leaves; Mei leads the handover to Chen, and to Dora who comes for it.

use std::collections::BTreeMap;

use domain::board::Card;
use domain::day::Day;
use domain::deal::{self, Destination, Edit, NextStep, Refusal};
use domain::handover::{Command, Fill, Handover, Heirs, Item, Refused};
use domain::id::{DealId, SittingId};
use domain::op::{Answer, Op};
use domain::org::Role;
use domain::sitting::{self, About, Field, Typed};
use domain::text::Remark;
use store::handover::{HandoverRefused, NewHandover};

use crate::world::*;

pub fn today() -> Day {
    NOW.day(8 * 60)
}

/// Bo's deals by the name of their account.
pub struct Scene {
    pub world: World,
    pub deals: BTreeMap<&'static str, Card>,
}

impl Scene {
    /// Two at 75% (甲, 乙), one at 50% (丙), one at 25% (丁); 甲 has one that was won, 乙 one
    /// that is parked.
    pub async fn new() -> Self {
        let mut world = World::new().await;
        let dora = new_person("dora", &[Role::Rep], Some(world.teams["north"]));
        let dora = store::person::add(&world.store, None, dora, NOW).await.unwrap();
        world.people.insert("dora", dora);
        let mut deals = BTreeMap::new();
        for (name, stage, amount) in
            [("甲", 8, 900), ("乙", 7, 500), ("丙", 4, 700), ("丁", 1, 300)]
        {
            deals.insert(name, world.listed("bo", name, stage, amount).await);
        }
        let step = NextStep { what: name("約試機"), due: today().plus(3) };
        let set = edit(&deals["甲"], vec![Edit::NextStep(Some(step))]);
        deals.insert("甲", done(world.send("bo", set).await));
        let won = world.listed("bo", "甲", 8, 100).await;
        let to = Destination::Won { value: Some(money(100)), on: Some(today()) };
        deals.insert("甲 won", done(world.send("bo", move_to(&won, to)).await));
        let parked = world.listed("bo", "乙", 2, 200).await;
        let parked = world.send("bo", move_to(&parked, Destination::Parked { note: None })).await;
        deals.insert("乙 parked", done(parked));
        Self { world, deals }
    }

    pub fn id(&self, name: &str) -> DealId {
        self.deals[name].deal.id
    }

    /// 甲 and 丙 to Chen, the others to Dora.
    pub fn heirs(&self) -> Heirs {
        let heir =
            |name| self.world.people[if name == "甲" || name == "丙" { "chen" } else { "dora" }];
        let named =
            ["甲", "乙", "丙", "丁"].map(|name| (self.deals[name].deal.account, heir(name)));
        named.into_iter().collect()
    }

    pub fn new_handover(&self) -> NewHandover {
        let (id, leaver) = (SittingId::new(fresh()), self.world.people["bo"]);
        let last_day = today().plus(20);
        NewHandover { id, leaver, sudden: false, last_day, heirs: self.heirs() }
    }

    pub async fn open(&self) -> SittingId {
        self.open_as("mei", self.new_handover()).await.unwrap()
    }

    pub async fn open_as(
        &self,
        login: &str,
        new: NewHandover,
    ) -> Result<SittingId, HandoverRefused> {
        store::handover::open(&self.world.store, &self.world.actor(login), new, NOW).await
    }

    pub async fn sat(&self, login: &str, id: SittingId) -> Option<store::sitting::Opened> {
        let actor = self.world.actor(login);
        store::sitting::read(&self.world.store, &actor, id).await.unwrap()
    }

    pub async fn read(&self, login: &str, id: SittingId) -> Handover {
        self.sat(login, id).await.unwrap().handover.unwrap()
    }

    pub async fn item(&self, id: SittingId, name: &str) -> Item {
        self.read("mei", id).await.item(self.id(name)).unwrap().clone()
    }

    pub async fn act(&self, login: &str, id: SittingId, act: Command) -> Answer {
        self.world.send(login, hand(id, act)).await
    }

    /// Has it done, or breaks off.
    pub async fn done(&self, login: &str, id: SittingId, act: Command) {
        let answer = self.act(login, id, act).await;
        assert_eq!(answer, Answer::Sat { kept: None });
    }

    pub async fn refused(&self, login: &str, id: SittingId, act: Command) -> Refusal {
        match self.act(login, id, act).await {
            Answer::Refused { refusal } => refusal,
            other => panic!("not refused: {other:?}"),
        }
    }

    pub async fn write(&self, login: &str, id: SittingId, name: &str, field: Field, words: &str) {
        let opened = self.sat("mei", id).await.unwrap();
        let about = About::Deal(self.id(name));
        let item = opened.sitting.items.iter().find(|item| item.about == about).unwrap();
        let stands = opened.sitting.entry(item.place, field, self.world.people[login]);
        let version = stands.map_or(1, |entry| entry.version + 1);
        let words = Remark::optional(words).unwrap();
        let typed = Typed { place: item.place, field, words, version };
        let command = sitting::Command::Write { sitting: id, typed };
        let written = op(None, deal::Command::Sitting(Box::new(command)));
        assert_eq!(self.world.send(login, written).await, Answer::Sat { kept: None });
    }

    pub async fn fill(&self, login: &str, id: SittingId, name: &str, fill: Fill) {
        self.done(login, id, Command::Fill { deal: self.id(name), fill }).await;
    }

    /// All that its way wants but the signatures and the last word.
    pub async fn prepare(&self, id: SittingId, name: &str) {
        self.write("bo", id, name, Field::Told, "已告訴劉總工").await;
        let heir = self.heir(name);
        self.write(heir, id, name, Field::Reaction, "他關心試機").await;
        let aim = crate::world::name("交接拜訪");
        for fill in [
            Fill::VisitedOn(Some(today())),
            Fill::Met(Some(crate::world::name("劉總工"))),
            Fill::CalledOn(Some(today())),
            Fill::OnTheLine(true),
            Fill::Appointment { day: Some(today().plus(4)), aim },
        ] {
            self.fill(heir, id, name, fill).await;
        }
    }

    pub fn heir(&self, name: &str) -> &'static str {
        if name == "甲" || name == "丙" { "chen" } else { "dora" }
    }

    /// Done, each by who may.
    pub async fn settle(&self, id: SittingId, name: &str) {
        self.prepare(id, name).await;
        let (deal, heir) = (self.id(name), self.heir(name));
        if name == "甲" || name == "乙" {
            self.done("bo", id, Command::Sign { deal }).await;
            self.done(heir, id, Command::Sign { deal }).await;
        } else {
            self.done(heir, id, Command::Finish { deal }).await;
        }
    }

    pub async fn card(&self, name: &str) -> Card {
        let ada = self.world.actor("ada");
        store::deal::card(&self.world.store, &ada, self.id(name)).await.unwrap().unwrap()
    }

    pub async fn owner(&self, name: &str) -> &'static str {
        self.login(self.card(name).await.deal.owner)
    }

    /// Who looks after the account of a deal.
    pub async fn keeper(&self, name: &str) -> &'static str {
        let ada = self.world.actor("ada");
        let account = self.deals[name].deal.account;
        let opened = store::account::open(&self.world.store, &ada, account).await;
        self.login(opened.unwrap().unwrap().record.owner.unwrap())
    }

    pub fn login(&self, person: domain::id::PersonId) -> &'static str {
        self.world.people.iter().find(|(_, id)| **id == person).unwrap().0
    }
}

pub fn hand(id: SittingId, act: Command) -> Op {
    let command = sitting::Command::Hand { sitting: id, act: Box::new(act) };
    op(None, deal::Command::Sitting(Box::new(command)))
}

pub fn because(refused: Refused) -> Refusal {
    Refusal::Handover(refused)
}
