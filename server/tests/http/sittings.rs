//! Sittings from outside: who reads what of them, who hears what as it happens, and that paper
//! leaves with an entry.

use std::time::Duration;

use app::live::sitting::api::{Candidates, Listed, Opened};
use domain::board::Card;
use domain::deal::{Command as Any, Refusal};
use domain::export::{Kind, What};
use domain::id::SittingId;
use domain::op::{Answer, Op};
use domain::sitting::{About, Command, Event, Field, Head, Typed};
use domain::text::Remark;
use serde_json::{Value, json};
use store::journal::{Fact, of_person};
use uuid::Uuid;

use crate::deals::{done, listing, op, passing};
use crate::house::House;
use crate::visitor::{Stream, Visitor};

/// Mei of the north, Nora who leads her, and two deals of the north's.
struct Walk {
    house: House,
    nora: Visitor,
    mei: Visitor,
    /// Mei's.
    card: Card,
    id: SittingId,
}

impl Walk {
    /// Opened by Nora with Mei and the administrator; the second deal is Nora's own.
    async fn new() -> Self {
        let house = House::company().await;
        let mut mei = house.signed_in("mei").await;
        let mut nora = house.signed_in("nora").await;
        let card = done(&mut mei, listing("永豐")).await;
        done(&mut nora, listing("北辰")).await;
        let id = SittingId::new(Uuid::now_v7());
        let people = [house.people["mei"], house.people["boss"]];
        let asked = json!({ "id": id, "people": people, "filter": {} });
        let answer = nora.json("/api/sitting_open", &asked).await;
        assert_eq!(answer.status, 200, "{}", answer.text);
        Self { house, nora, mei, card, id }
    }

    async fn place(&mut self) -> u16 {
        let opened = read(&mut self.nora, self.id).await;
        let mut items = opened.sitting.items.into_iter();
        items.find(|item| item.about == About::Deal(self.card.deal.id)).unwrap().place
    }
}

fn write(id: SittingId, place: u16, words: &str, version: u32) -> Op {
    let words = Remark::optional(words).unwrap();
    let typed = Typed { place, field: Field::Notes, words, version };
    op(None, Any::Sitting(Box::new(Command::Write { sitting: id, typed })))
}

async fn read(by: &mut Visitor, id: SittingId) -> Opened {
    by.json("/api/sitting", &json!({ "sitting": id })).await.json()
}

async fn send(by: &mut Visitor, op: &Op) -> Answer {
    by.json("/api/ops", &json!({ "op": op })).await.json()
}

/// What comes of sittings on a line till it is quiet.
async fn heard(stream: &mut Stream) -> Vec<Event> {
    let mut events = Vec::new();
    while let Ok(Some(one)) = tokio::time::timeout(Duration::from_millis(400), stream.next()).await
    {
        if one.kind == "sit" {
            events.push(serde_json::from_str(&one.data).unwrap());
        }
    }
    events
}

fn typing(id: SittingId, place: u16, words: &str) -> Value {
    json!({ "sitting": id, "place": place, "field": "notes", "words": words })
}

#[tokio::test]
async fn t7_a_sitting_is_read_by_who_was_invited_and_each_by_their_own_sight() {
    let mut walk = Walk::new().await;
    for (who, deals) in [("nora", 2), ("boss", 2), ("mei", 1)] {
        let mut visitor = walk.house.signed_in(who).await;
        let opened = read(&mut visitor, walk.id).await;
        assert_eq!((opened.cards.len(), opened.sitting.items.len()), (deals, deals), "{who}");
        for path in ["", "/print"] {
            let page = visitor.get(&format!("/walks/{}{path}", walk.id)).await;
            assert_eq!(page.status, 200, "{who}");
            assert_eq!(page.text.contains("北辰"), who != "mei", "{who} {path}");
            assert!(page.text.contains("永豐"), "{who} {path}");
        }
        let (_, listed): (Value, Vec<Listed>) =
            visitor.json("/api/sitting_list", &json!({})).await.json();
        assert_eq!(listed.iter().map(|one| one.items).collect::<Vec<_>>(), [deals as u32]);
    }
    let place = walk.place().await;
    for who in ["lin", "sam", "eva", "odo", "mia"] {
        let mut visitor = walk.house.signed_in(who).await;
        for (path, asked) in [
            ("/api/sitting", json!({ "sitting": walk.id })),
            ("/api/sitting_print", json!({ "sitting": walk.id })),
            ("/api/sitting_typing", typing(walk.id, place, "x")),
        ] {
            assert_eq!(visitor.json(path, &asked).await.status, 404, "{path} by {who}");
        }
        for path in ["", "/print"] {
            let page = visitor.get(&format!("/walks/{}{path}", walk.id)).await;
            assert_eq!(page.status, 404, "{who}");
        }
        let refused = Answer::Refused { refusal: Refusal::NoSuchSitting };
        assert_eq!(send(&mut visitor, &write(walk.id, place, "x", 1)).await, refused, "{who}");
        let waiting: Vec<Head> = visitor.json("/api/sitting_waiting", &json!({})).await.json();
        assert_eq!(waiting, [], "{who}");
    }
}

#[tokio::test]
async fn t7_the_line_of_who_takes_no_part_or_does_not_see_the_deal_says_nothing_of_it() {
    let mut walk = Walk::new().await;
    let place = walk.place().await;
    let mut lines = Vec::new();
    for who in ["nora", "mei", "boss", "lin", "sam", "mia", "eva"] {
        let mut visitor = walk.house.signed_in(who).await;
        lines.push((who, visitor.live(None, None).await.ok().unwrap()));
    }
    // About Mei's deal, which all who take part see; then about Nora's own, which Mei does not.
    let typed = walk.mei.json("/api/sitting_typing", &typing(walk.id, place, "明天")).await;
    assert_eq!(typed.status, 200, "{}", typed.text);
    send(&mut walk.mei, &write(walk.id, place, "明天打電話", 1)).await;
    let other = 1 - place;
    let typed = walk.nora.json("/api/sitting_typing", &typing(walk.id, other, "secret")).await;
    assert_eq!(typed.status, 200, "{}", typed.text);
    send(&mut walk.nora, &write(walk.id, other, "secret words", 1)).await;
    for (who, mut line) in lines {
        let events = heard(&mut line).await;
        let told = serde_json::to_string(&events).unwrap();
        let takes_part = ["nora", "mei", "boss"].contains(&who);
        assert_eq!(!events.is_empty(), takes_part, "{who}: {told}");
        assert_eq!(told.contains("明天打電話"), takes_part, "{who}");
        assert_eq!(told.contains("secret"), takes_part && who != "mei", "{who}: {told}");
    }
}

#[tokio::test]
async fn t7_a_deal_that_passed_to_another_is_told_and_shown_no_more() {
    let mut walk = Walk::new().await;
    let place = walk.place().await;
    let mut boss = walk.house.signed_in("boss").await;
    done(&mut boss, passing(&walk.card, walk.house.people["lin"])).await;
    let mut line = walk.mei.live(None, None).await.ok().unwrap();
    send(&mut boss, &write(walk.id, place, "it is Lin's now", 1)).await;
    let events = heard(&mut line).await;
    assert!(!serde_json::to_string(&events).unwrap().contains("Lin"), "{events:?}");
    assert_eq!(read(&mut walk.mei, walk.id).await.cards, []);
    let page = walk.mei.get(&format!("/walks/{}/print", walk.id)).await.text;
    assert!(!page.contains("永豐") && !page.contains("Lin's now"));
    let refused = Answer::Refused { refusal: Refusal::NoSuchItem };
    assert_eq!(send(&mut walk.mei, &write(walk.id, place, "mine", 1)).await, refused);
}

#[tokio::test]
async fn who_is_invited_is_called_once_and_till_they_come() {
    let mut walk = Walk::new().await;
    let waiting = async |visitor: &mut Visitor| -> Vec<Head> {
        visitor.json("/api/sitting_waiting", &json!({})).await.json()
    };
    assert_eq!(waiting(&mut walk.mei).await.len(), 1);
    assert_eq!(waiting(&mut walk.nora).await, []);
    let join = op(None, Any::Sitting(Box::new(Command::Join { sitting: walk.id })));
    assert_eq!(send(&mut walk.mei, &join).await, Answer::Sat { kept: None });
    assert_eq!(send(&mut walk.mei, &join).await, Answer::Sat { kept: None });
    assert_eq!(waiting(&mut walk.mei).await, []);
}

#[tokio::test]
async fn t7_candidates_are_those_who_see_any_of_the_deals() {
    let walk = Walk::new().await;
    let mut candidates = Vec::new();
    for who in ["boss", "nora", "mei", "lin"] {
        let mut visitor = walk.house.signed_in(who).await;
        let answer = visitor.json("/api/sitting_candidates", &json!({ "filter": {} })).await;
        let Candidates { deals, people } = answer.json();
        candidates.push((who, deals, people.len()));
    }
    assert_eq!(candidates, [("boss", 2, 2), ("nora", 2, 2), ("mei", 1, 2), ("lin", 0, 0)]);
    let people = [walk.house.people["sam"]];
    let asked = json!({ "id": Uuid::now_v7(), "people": people, "filter": {} });
    let answer = walk.house.signed_in("nora").await.json("/api/sitting_open", &asked).await;
    assert_eq!(answer.status, 422, "{}", answer.text);
}

#[tokio::test]
async fn a_walk_on_paper_leaves_with_an_entry_of_who_printed_what() {
    let mut walk = Walk::new().await;
    let place = walk.place().await;
    send(&mut walk.mei, &write(walk.id, place, "</p><script>alert(1)</script>", 1)).await;
    let page = walk.mei.get(&format!("/walks/{}/print", walk.id)).await.text;
    assert!(!page.contains("<script>alert"), "what people wrote is text");
    let taken = async |house: &House| -> Vec<Fact> {
        let told = of_person(&house.store, house.people["mei"], 100).await.unwrap();
        let facts = told.into_iter().map(|told| told.fact);
        facts.filter(|fact| matches!(fact, Fact::Exported { .. })).collect()
    };
    assert_eq!(taken(&walk.house).await, [], "looking at it takes nothing out");
    let asked = json!({ "sitting": walk.id });
    let printed: Opened = walk.mei.json("/api/sitting_print", &asked).await.json();
    assert!(printed.entry.is_some() && printed.cards.len() == 1);
    let address = format!("/walks/{}/print", walk.id);
    let fact = Fact::Exported { kind: Kind::Print, what: What::Sitting, address, count: 1 };
    assert_eq!(taken(&walk.house).await, [fact]);
}
