//! The live stream: everyone hears what they may see, in order, nothing twice, nothing skipped.

use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::board::Card;
use domain::id::DealId;
use domain::journal::Event;
use domain::policy::Sight;
use serde_json::{Value, json};
use store::journal;

use crate::deals::{done, listing, moving, passing};
use crate::house::{House, NOW, PEOPLE};
use crate::visitor::Visitor;

/// Lists, moves and passes a few deals, so that sights are crossed in every way.
async fn a_busy_morning(house: &House) {
    let mut boss = house.signed_in("boss").await;
    let mut mei = house.signed_in("mei").await;
    let mut lin = house.signed_in("lin").await;
    let card = done(&mut mei, listing("恆泰")).await;
    let card = done(&mut mei, moving(&card, 3)).await;
    done(&mut lin, listing("大同")).await;
    let card = done(&mut boss, passing(&card, house.people["lin"])).await;
    let card = done(&mut lin, moving(&card, 5)).await;
    done(&mut boss, passing(&card, house.people["boss"])).await;
    done(&mut boss, listing("聯發")).await;
}

/// What someone with this sight is to hear, by the journal.
async fn by_the_journal(house: &House, sight: &Sight, after: i64) -> Vec<Event> {
    let heard = journal::since(&house.store, after, 1000).await.unwrap();
    let seen = |card: &Card| sight.takes_in(card.deal.owner);
    let events = heard.into_iter().map(|heard| Event {
        seq: heard.entry.seq,
        at: heard.entry.at,
        by: heard.entry.by,
        op: heard.op,
        before: heard.before.filter(seen).map(Box::new),
        after: Some(heard.after).filter(seen).map(Box::new),
    });
    events.filter(|event| event.before.is_some() || event.after.is_some()).collect()
}

async fn last(house: &House) -> i64 {
    journal::last_seq(&house.store).await.unwrap()
}

#[tokio::test]
async fn every_role_hears_live_exactly_what_it_may_see() {
    let house = House::company().await;
    let start = last(&house).await;
    let mut open = Vec::new();
    for (login, ..) in PEOPLE {
        let stream = house.signed_in(login).await.live(Some(start), None).await.ok().unwrap();
        open.push((login, stream));
    }
    a_busy_morning(&house).await;
    let mut heard_by = Vec::new();
    for (login, mut stream) in open {
        let moves = stream.moves_until_quiet().await;
        let events: Vec<Event> =
            moves.iter().map(|heard| serde_json::from_str(&heard.data).unwrap()).collect();
        let sight = house.store.org().actor(house.people[login]).unwrap().sight;
        assert_eq!(events, by_the_journal(&house, &sight, start).await, "{login}");
        assert!(moves.iter().zip(&events).all(|(heard, event)| heard.id == event.seq));
        heard_by.push((login, events.len()));
    }
    let counts = [
        ("boss", 7),
        ("nora", 3),
        ("mei", 3),
        ("lin", 4),
        ("sam", 4),
        ("eva", 0),
        ("odo", 0),
        ("mia", 0),
    ];
    assert_eq!(heard_by, counts);
}

#[tokio::test]
async fn what_leaves_ones_sight_is_told_as_gone() {
    let house = House::company().await;
    let start = last(&house).await;
    a_busy_morning(&house).await;
    let mut mei = house.signed_in("mei").await.live(Some(start), None).await.ok().unwrap();
    let moves = mei.moves_until_quiet().await;
    let gone = moves.last().unwrap().json();
    assert!(gone["after"].is_null() && gone["before"].is_object(), "{gone}");
}

#[tokio::test]
async fn who_comes_back_hears_what_was_missed_and_the_last_id_goes_before_the_address() {
    let house = House::company().await;
    let start = last(&house).await;
    a_busy_morning(&house).await;
    let mut boss = house.signed_in("boss").await;
    let all = boss.live(Some(start), None).await.ok().unwrap().moves_until_quiet().await;
    let from_third =
        boss.live(Some(start), Some(all[2].id)).await.ok().unwrap().moves_until_quiet().await;
    assert_eq!(from_third, all[3..]);
    let nothing =
        boss.live(Some(last(&house).await), None).await.ok().unwrap().moves_until_quiet().await;
    assert_eq!(nothing, []);
    let from_now = boss.live(None, None).await.ok().unwrap().moves_until_quiet().await;
    assert_eq!(from_now, []);
}

#[tokio::test]
async fn who_missed_too_much_is_told_to_read_anew() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let start = last(&house).await;
    for n in 0..501 {
        done(&mut mei, listing(&format!("account {n}"))).await;
    }
    let end = last(&house).await;
    let mut stream = mei.live(Some(start), None).await.ok().unwrap();
    assert_eq!(stream.next_of("reset").await.id, end);
    done(&mut mei, listing("after all")).await;
    assert_eq!(stream.next_of("move").await.id, end + 1, "and hears on from there");
    let mut stream = mei.live(Some(end + 1_000_000), None).await.ok().unwrap();
    assert_eq!(stream.next_of("reset").await.id, end + 1, "a number of another database");
}

#[tokio::test]
async fn who_is_given_another_team_is_told_to_read_anew_and_hears_of_it_from_then_on() {
    let house = House::company().await;
    let mut lin = house.signed_in("lin").await;
    let mut nora = house.signed_in("nora").await.live(None, None).await.ok().unwrap();
    nora.next_of("here").await;
    house.lead(house.teams["south"], house.people["nora"]).await;
    nora.next_of("reset").await;
    done(&mut lin, listing("大同")).await;
    assert!(nora.next_of("move").await.json()["after"].is_object());
}

#[tokio::test]
async fn the_first_word_is_the_companys_day() {
    let house = House::company().await;
    let mut stream = house.signed_in("mia").await.live(None, None).await.ok().unwrap();
    let beat = stream.next_of("beat").await;
    let company = Option::clone(&house.store.company()).unwrap();
    let today = store::clock::today(&company, app::acting::now());
    assert_eq!(beat.data, today.0.to_string());
}

#[tokio::test]
async fn one_hears_who_is_here_too_and_when_they_leave() {
    let house = House::company().await;
    let here = |names: &[&str]| {
        let mut ids: Vec<_> = names.iter().map(|name| house.people[name]).collect();
        ids.sort_unstable();
        json!(ids.into_iter().map(|id| (id, None::<DealId>)).collect::<Vec<_>>())
    };
    let mut mei = house.signed_in("mei").await.live(None, None).await.ok().unwrap();
    assert_eq!(mei.next_of("here").await.json(), here(&[]));
    let nora = house.signed_in("nora").await.live(None, None).await.ok().unwrap();
    assert_eq!(mei.next_of("here").await.json(), here(&["nora"]));
    let _lin = house.signed_in("lin").await.live(None, None).await.ok().unwrap();
    let _boss = house.signed_in("boss").await.live(None, None).await.ok().unwrap();
    assert_eq!(
        mei.next_of("here").await.json(),
        here(&["nora", "boss"]),
        "other teams stay unseen"
    );
    drop(nora);
    assert_eq!(mei.next_of("here").await.json(), here(&["boss"]));
}

#[tokio::test]
async fn t7_a_renamed_account_is_told_to_those_who_see_its_deals() {
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    let card = done(&mut mei, listing("恆泰紡織")).await;
    let start = last(&house).await;
    let mut nora = house.signed_in("nora").await.live(None, None).await.ok().unwrap();
    let mut lin = house.signed_in("lin").await.live(None, None).await.ok().unwrap();
    nora.next_of("here").await;
    lin.next_of("here").await;
    let by = house.store.org().actor(house.people["mei"]).unwrap();
    let fields = domain::account::Fields::named(domain::text::Name::new("恆泰").unwrap());
    let (account, owner) = (card.deal.account, Some(by.person));
    let saved = store::account::save(&house.store, &by, account, 1, owner, fields, NOW).await;
    saved.unwrap();
    let told = nora.next_of("move").await.json();
    assert_eq!((&told["after"]["account"], &told["op"]), (&"恆泰".into(), &Value::Null));
    let missed = mei.live(Some(start), None).await.ok().unwrap().moves_until_quiet().await;
    assert_eq!(missed[0].json()["after"]["account"], "恆泰");
    assert_eq!(lin.moves_until_quiet().await, []);
}

#[tokio::test]
async fn a_stranger_hears_nothing() {
    let house = House::company().await;
    let refused = house.visitor().live(Some(0), None).await.err().unwrap();
    assert_eq!(refused.status, 401);
}

#[tokio::test]
async fn the_stream_ends_soon_after_the_session_does() {
    let house = House::company().await;
    ends_within_five_seconds(&house, house.signed_in("mei").await, async {
        house.sign_out("mei").await;
    })
    .await;
    ends_within_five_seconds(&house, house.signed_in("lin").await, house.switch_off("lin")).await;
}

#[tokio::test]
async fn the_stream_ends_with_the_server() {
    let house = House::company().await;
    let mei = house.signed_in("mei").await;
    ends_within_five_seconds(&house, mei, async { house.stop.cancel() }).await;
}

async fn ends_within_five_seconds(
    house: &House,
    mut visitor: Visitor,
    end: impl Future<Output = ()>,
) {
    let mut stream = visitor.live(Some(last(house).await), None).await.ok().unwrap();
    stream.next_of("here").await;
    end.await;
    let since = Instant::now();
    while stream.next().await.is_some() {}
    assert!(since.elapsed() < Duration::from_secs(5), "{:?}", since.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn moves_made_at_once_by_many_reach_everyone_in_one_order() {
    let house = Arc::new(House::company().await);
    let start = last(&house).await;
    let mut boss = house.signed_in("boss").await.live(Some(start), None).await.ok().unwrap();
    let mut sam = house.signed_in("sam").await.live(Some(start), None).await.ok().unwrap();
    let crowd = (0..8).map(|n| {
        let house = Arc::clone(&house);
        tokio::spawn(async move {
            let mut rep = house.signed_in(if n % 2 == 0 { "mei" } else { "lin" }).await;
            for k in 0..10 {
                done(&mut rep, listing(&format!("account {n} {k}"))).await;
            }
        })
    });
    for one in crowd.collect::<Vec<_>>() {
        one.await.unwrap();
    }
    let all: Vec<i64> = boss.moves_until_quiet().await.iter().map(|heard| heard.id).collect();
    assert_eq!(all.len(), 80);
    assert!(all.is_sorted_by(|a, b| a < b));
    assert_eq!(sam.moves_until_quiet().await.len(), 40);
}
