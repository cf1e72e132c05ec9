//! Walks of the demo company: the deals that a rep and who leads them went through a month ago, and
//! others two weeks ago; both signed them. Said through the same doors as by people.

use domain::board::{Address, Filter, Shape};
use domain::day::Millis;
use domain::id::{DealId, PersonId, SittingId};
use domain::policy::Actor;
use domain::sitting::{About, Command, Field, Kind, Typed};
use domain::text::Remark;
use uuid::Uuid;

use super::DemoError;
use super::chance::Chance;
use super::coaching::send;
use super::scene::{Scene, actor};
use crate::StoreError;
use crate::journal::{self, Fact};
use crate::sitting::write;
use crate::writer::Tx;

/// After the talks, so that these stay the same.
const WALKS: u64 = 0x7761_6c6b;
/// Days ago, in the morning.
const HELD: [i32; 2] = [31, 15];
const DEALS: usize = 3;
const SAID: [&str; DEALS] = [
    "採購說預算在下個月的會議上討論，先把節能的數字送過去",
    "技術部還在比較兩家，約他們來看三號線",
    "窗口換人，要重新介紹一次",
];

pub(super) async fn walk(tx: &mut Tx, scene: &Scene) -> Result<(), DemoError> {
    let org = scene.cast.org();
    let mut chance = Chance::new(WALKS);
    for team in &scene.cast.teams {
        let Some(lead) = team.manager.and_then(|manager| org.actor(manager)) else { continue };
        for rep in scene.cast.reps() {
            if rep.team != Some(team.id) || rep.id == lead.person {
                continue;
            }
            let rep = actor(&org, rep)?;
            for (turn, days_ago) in HELD.into_iter().enumerate() {
                let at = scene.calendar.instant(days_ago, 9 * 60 + 30);
                let deals = listed_by(tx, rep.person, at, turn * DEALS).await?;
                if !deals.is_empty() {
                    held(tx, &mut chance, (&lead, &rep), &deals, at).await?;
                }
            }
        }
    }
    Ok(())
}

/// Some of the open deals of a person that were listed by then, the oldest first.
async fn listed_by(
    tx: &mut Tx,
    rep: PersonId,
    at: Millis,
    skip: usize,
) -> Result<Vec<DealId>, StoreError> {
    let select = sqlx::query_scalar::<_, Uuid>(
        "SELECT id FROM deal WHERE owner = $1 AND place <= 8 AND listed_at < $2
         ORDER BY listed_at, id",
    );
    let ids = select.bind(rep.uuid()).bind(at.0).fetch_all(tx.conn()).await?;
    Ok(ids.into_iter().skip(skip).take(DEALS).map(DealId::new).collect())
}

async fn held(
    tx: &mut Tx,
    chance: &mut Chance,
    (lead, rep): (&Actor, &Actor),
    deals: &[DealId],
    mut at: Millis,
) -> Result<(), DemoError> {
    let id = SittingId::new(chance.id(at));
    let items: Vec<About> = deals.iter().map(|deal| About::Deal(*deal)).collect();
    let what = (id, Kind::Walk, None);
    write::insert(tx, what, lead.person, &[rep.person], &items, at).await?;
    let filter = Filter { reps: [rep.person].into(), ..Filter::default() };
    let fact = Fact::SittingOpened {
        sitting: id,
        kind: Kind::Walk,
        people: vec![rep.person],
        address: Address { shape: Shape::Table, filter, ..Address::default() }.write(),
        items: u32::try_from(items.len()).unwrap_or(u32::MAX),
    };
    journal::fact(tx, Some(lead.person), &fact, at).await?;
    let mut said = vec![(rep, Command::Join { sitting: id })];
    let mut revision = 0;
    for (place, words) in (0u16..).zip(SAID).take(deals.len()) {
        let words = Remark::optional(words)?;
        let typed = Typed { place, field: Field::Notes, words, version: 1 };
        said.push((lead, Command::Go { sitting: id, place }));
        said.push((rep, Command::Write { sitting: id, typed }));
        revision += 1;
    }
    said.extend([lead, rep].map(|by| (by, Command::Sign { sitting: id, seen: revision })));
    for (by, command) in said {
        at = Millis(at.0 + 2 * 60_000);
        send(tx, chance, by, command, at).await?;
    }
    Ok(())
}
