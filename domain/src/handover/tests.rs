//! Rules of a handover, as cases and as properties over whatever people do in whichever order.

use std::collections::BTreeSet;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::id::ProductId;
use crate::text::Name;

const NOW: Millis = Millis(1_790_000_000_000);
const LEAVER: PersonId = PersonId::new(Uuid::from_u128(1));
const HEIR: PersonId = PersonId::new(Uuid::from_u128(2));
const OTHER: PersonId = PersonId::new(Uuid::from_u128(3));
const LEADER: PersonId = PersonId::new(Uuid::from_u128(9));

fn deal(n: u128) -> DealId {
    DealId::new(Uuid::from_u128(n))
}

const TODAY: Day = Day(20_790);

fn note(text: &str) -> Note {
    Note::new(text).unwrap()
}

fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

fn item(n: u128, band: Band) -> Item {
    let (record, written) = (Record::default(), BTreeSet::new());
    Item { deal: deal(n), band, heir: HEIR, record, written, state: State::Open }
}

/// Deal 1 at 75%, 2 at 50%, 3 at 25%.
fn handover() -> Handover {
    let items = vec![item(1, Band::Bottom), item(2, Band::Middle), item(3, Band::Top)];
    let last_day = Day(20_800);
    let (leaver, sudden, beyond, keepers) = (LEAVER, false, 0, BTreeSet::from([HEIR]));
    let (unlocked, closed_at) = (None, None);
    Handover { leaver, sudden, last_day, items, beyond, keepers, unlocked, closed_at }
}

/// All that may be filled in.
fn fills() -> Vec<Fill> {
    vec![
        Fill::Appointment { day: Some(Day(20_795)), aim: name("Handing over") },
        Fill::VisitedOn(Some(Day(20_790))),
        Fill::Met(Some(name("Mr Liu"))),
        Fill::CalledOn(Some(Day(20_790))),
        Fill::OnTheLine(true),
        Fill::Offered(true),
    ]
}

/// The handover with words in every field of a deal, and all filled in but what is left out.
fn full(mut handover: Handover, n: u128, but: &[usize]) -> Handover {
    for (_, fill) in fills().into_iter().enumerate().filter(|(at, _)| !but.contains(at)) {
        handover = by(&handover, HEIR, Command::Fill { deal: deal(n), fill }).unwrap();
    }
    write(handover, n)
}

/// With words in every field, as a sitting has them.
fn write(mut handover: Handover, n: u128) -> Handover {
    let item = handover.items.iter_mut().find(|item| item.deal == deal(n)).unwrap();
    item.written.extend(FIELDS);
    handover
}

fn by(handover: &Handover, who: PersonId, command: Command) -> Result<Handover, Refused> {
    decide(handover, &command, At { by: who, leads: who == LEADER, now: NOW, today: TODAY })
}

/// Does them all, each by who may.
fn settle(handover: Handover, n: u128) -> Handover {
    let mut handover = full(handover, n, &[]);
    if handover.item(deal(n)).unwrap().way() != Way::JointVisit {
        return by(&handover, HEIR, Command::Finish { deal: deal(n) }).unwrap();
    }
    for who in [LEAVER, HEIR] {
        handover = by(&handover, who, Command::Sign { deal: deal(n) }).unwrap();
    }
    handover
}

#[test]
fn h2_a_joint_visit_wants_day_people_what_was_said_and_both_signatures() {
    use Lack::{HeirSignature, LeaverSignature, PeopleMet, Reaction, Told, VisitDay};
    let mut handover = handover();
    let finish = Command::Finish { deal: deal(1) };
    let all = [VisitDay, PeopleMet, Told, Reaction, LeaverSignature, HeirSignature];
    assert_eq!(handover.items[0].lacks(false), all);
    assert_eq!(by(&handover, HEIR, finish.clone()), Err(Refused::Lacking(VisitDay)));
    handover = full(handover, 1, &[]);
    handover = by(&handover, HEIR, Command::Sign { deal: deal(1) }).unwrap();
    assert_eq!(by(&handover, HEIR, finish), Err(Refused::Lacking(LeaverSignature)));
    assert_eq!(by(&handover, OTHER, Command::Sign { deal: deal(1) }), Err(Refused::NotYours));
    assert_eq!(by(&handover, LEADER, Command::Sign { deal: deal(1) }), Err(Refused::NotYours));
    let before = handover.owner(&handover.items[0]);
    // The last signature is the last thing wanted.
    handover = by(&handover, LEAVER, Command::Sign { deal: deal(1) }).unwrap();
    let after = handover.owner(&handover.items[0]);
    assert_eq!((before, after), (LEAVER, HEIR), "H4: passes when done");
}

#[test]
fn v4_what_is_to_do_now_is_the_leavers_and_the_heirs_and_not_what_is_locked() {
    let mut handover = handover();
    handover.items[1].heir = OTHER;
    let to_do = |handover: &Handover, who: PersonId| -> Vec<DealId> {
        handover.to_do(who).map(|item| item.deal).collect()
    };
    assert_eq!(to_do(&handover, LEAVER), [deal(1), deal(2)], "the third waits for the rest");
    assert_eq!(to_do(&handover, HEIR), [deal(1)]);
    assert_eq!(to_do(&handover, LEADER), [], "who leads it does none of it");
    let settled = settle(settle(self::handover(), 1), 2);
    assert_eq!(to_do(&settled, HEIR), [deal(3)]);
    let sudden = Handover { sudden: true, ..handover.clone() };
    assert_eq!(to_do(&sudden, LEAVER), [], "done without them");
    let closed = Handover { closed_at: Some(NOW), ..handover };
    assert_eq!(to_do(&closed, HEIR), []);
}

#[test]
fn h2_a_visit_is_not_done_by_signatures_alone() {
    let mut handover = full(handover(), 1, &[1]);
    for who in [LEAVER, HEIR] {
        handover = by(&handover, who, Command::Sign { deal: deal(1) }).unwrap();
    }
    assert!(!handover.items[0].is_settled());
    let fill = Fill::VisitedOn(Some(TODAY.plus(1)));
    let ahead = by(&handover, HEIR, Command::Fill { deal: deal(1), fill });
    assert_eq!(ahead, Err(Refused::Ahead));
    let fill = Fill::VisitedOn(Some(TODAY));
    handover = by(&handover, HEIR, Command::Fill { deal: deal(1), fill }).unwrap();
    assert!(by(&handover, HEIR, Command::Finish { deal: deal(1) }).unwrap().items[0].is_settled());
}

#[test]
fn h2_a_call_wants_its_day_its_words_the_heir_on_the_line_and_an_appointment() {
    use Lack::{Appointment, Call, OnTheLine, Told};
    let handover = handover();
    assert_eq!(handover.items[1].lacks(false), [Call, Told, OnTheLine, Appointment]);
    let called = full(handover, 2, &[0]);
    let finished = by(&called, HEIR, Command::Finish { deal: deal(2) });
    assert_eq!(finished, Err(Refused::Lacking(Appointment)));
}

#[test]
fn t7_only_who_hands_over_takes_over_or_leads_writes_what_was_done() {
    let handover = handover();
    let fill = || Command::Fill { deal: deal(1), fill: Fill::OnTheLine(true) };
    assert_eq!(by(&handover, OTHER, fill()), Err(Refused::NotYours));
    assert_eq!(by(&handover, OTHER, Command::Finish { deal: deal(1) }), Err(Refused::NotYours));
    for who in [LEAVER, HEIR, LEADER] {
        assert!(by(&handover, who, fill()).is_ok());
    }
}

#[test]
fn h2_what_waits_is_locked_till_every_visit_and_call_is_settled() {
    let handover = handover();
    let fill = || Command::Fill { deal: deal(3), fill: Fill::Offered(true) };
    assert_eq!(by(&handover, HEIR, fill()), Err(Refused::Locked));
    let one = settle(handover, 1);
    assert_eq!(by(&one, HEIR, fill()), Err(Refused::Locked), "the call is not done yet");
    let both = settle(one, 2);
    assert!(by(&both, HEIR, fill()).is_ok());
    // Who does not read of the rest waits for it all the same.
    let beyond = Handover { beyond: 1, ..both };
    assert_eq!(by(&beyond, HEIR, fill()), Err(Refused::Locked));
}

#[test]
fn t7_an_heir_reads_of_what_comes_to_them_and_waits_for_the_rest() {
    let mut all = handover();
    all.items[1].heir = OTHER;
    let seen = all.clone().seen_by(HEIR, false);
    let deals: Vec<DealId> = seen.items.iter().map(|item| item.deal).collect();
    assert_eq!((deals, seen.beyond), (vec![deal(1), deal(3)], 1));
    assert!(seen.keepers.is_empty(), "to whom the rest goes is none of theirs");
    assert_eq!(all.clone().seen_by(LEAVER, false), all);
    assert_eq!(all.clone().seen_by(LEADER, true), all);
    assert!(settle(seen, 1).is_first_open());
}

#[test]
fn what_is_told_of_makes_the_same_handover() {
    let before = handover();
    let after = by(&before, HEIR, Command::Sign { deal: deal(1) }).unwrap();
    let news = News::between(&before, &after);
    assert_eq!((news.items.len(), news.anew), (1, false));
    let mut heard = before.clone();
    heard.hear(news);
    assert_eq!(heard, after);
    let given = by(&before, LEADER, Command::Give { deal: deal(1), heir: OTHER }).unwrap();
    assert!(News::between(&before, &given).anew);
}

#[test]
fn h1_nothing_is_left_out_and_nothing_else_is_named() {
    let account = |n: u128| crate::id::AccountId::new(Uuid::from_u128(n));
    let customers = BTreeSet::from([account(1), account(2)]);
    let whole = Heirs::from([(account(1), HEIR), (account(2), OTHER)]);
    assert!(is_whole(&customers, &whole));
    assert!(!is_whole(&customers, &Heirs::from([(account(1), HEIR)])));
    assert!(!is_whole(&BTreeSet::from([account(1)]), &whole));
}

#[test]
fn what_is_late_is_late_by_its_way() {
    let handover = handover();
    let late = |today: i32| -> Vec<bool> {
        handover.items.iter().map(|item| handover.is_late(item, Day(today))).collect()
    };
    assert_eq!(late(20_793), [false, false, false]);
    assert_eq!(late(20_794), [true, false, false]);
    assert_eq!(late(20_798), [true, true, false]);
    assert_eq!(late(20_801), [true, true, true]);
}

#[test]
fn after_a_sudden_leave_days_count_on_from_the_last_one() {
    let handover = Handover { sudden: true, ..handover() };
    let late = |days: i32| -> usize {
        let today = handover.last_day.plus(days);
        handover.items.iter().filter(|item| handover.is_late(item, today)).count()
    };
    assert_eq!([late(0), late(7), late(8), late(11), late(15)], [0, 0, 1, 2, 3]);
}

#[test]
fn h2_unlocking_earlier_takes_who_leads_and_a_reason() {
    let handover = handover();
    let unlock = Command::Unlock { reason: note("The customer asked") };
    assert_eq!(by(&handover, HEIR, unlock.clone()), Err(Refused::NotLeading));
    let unlocked = by(&handover, LEADER, unlock).unwrap();
    assert_eq!(unlocked.unlocked.as_ref().map(|one| one.by), Some(LEADER));
    assert!(settle(unlocked, 3).items[2].is_settled());
}

#[test]
fn h4_it_closes_when_all_is_done_or_written_off_with_a_reason() {
    let mut handover = settle(settle(handover(), 1), 2);
    assert_eq!(by(&handover, LEADER, Command::Close), Err(Refused::NotThrough));
    let off = Command::WriteOff { deal: deal(3), reason: note("Bankrupt") };
    assert_eq!(by(&handover, HEIR, off.clone()), Err(Refused::NotLeading));
    handover = by(&handover, LEADER, off).unwrap();
    assert_eq!(by(&handover, HEIR, Command::Close), Err(Refused::NotLeading));
    handover = by(&handover, LEADER, Command::Close).unwrap();
    let again = Command::TakeBack { deal: deal(1) };
    assert_eq!(by(&handover, LEADER, again), Err(Refused::Closed));
}

#[test]
fn a_mistake_is_taken_back_and_the_deal_goes_back() {
    let handover = settle(handover(), 1);
    let back = by(&handover, LEADER, Command::TakeBack { deal: deal(1) }).unwrap();
    assert_eq!(back.owner(&back.items[0]), LEAVER);
    assert!(back.items[0].record.signed_by_heir.is_some(), "what was done stays");
    let again = by(&back, LEADER, Command::TakeBack { deal: deal(1) });
    assert_eq!(again, Err(Refused::NotSettled));
    assert!(by(&back, HEIR, Command::Finish { deal: deal(1) }).is_ok());
}

#[test]
fn when_the_band_changes_the_way_follows_and_what_was_done_stays() {
    let mut risen = full(handover(), 2, &[]);
    risen.items[1].band = Band::Bottom;
    assert_eq!(risen.items[1].lacks(false), [Lack::LeaverSignature, Lack::HeirSignature]);
    let mut done = settle(handover(), 1);
    done.items[0].follow(Band::Top);
    assert!(done.items[0].is_settled());
    assert_eq!(done.items[0].way(), Way::JointVisit, "what was done is told as it was done");
    let mut back = by(&done, LEADER, Command::TakeBack { deal: deal(1) }).unwrap();
    back.items[0].follow(Band::Top);
    assert_eq!(back.items[0].way(), Way::Later);
}

#[test]
fn after_a_sudden_leave_nobody_waits_for_the_leavers_signature() {
    let handover = Handover { sudden: true, ..handover() };
    let visited = full(handover.clone(), 1, &[]);
    let visited = by(&visited, HEIR, Command::Sign { deal: deal(1) }).unwrap();
    assert!(visited.items[0].is_settled());
    // Nor was the heir put on a line that nobody called from.
    let called = full(handover, 2, &[4]);
    assert!(by(&called, HEIR, Command::Finish { deal: deal(2) }).is_ok());
}

#[test]
fn another_heir_is_not_bound_by_what_the_first_one_signed() {
    let signed = by(&handover(), HEIR, Command::Sign { deal: deal(1) }).unwrap();
    let give = |heir| Command::Give { deal: deal(1), heir };
    assert_eq!(by(&signed, LEADER, give(LEAVER)), Err(Refused::NotToLeaver));
    let given = by(&signed, LEADER, give(OTHER)).unwrap();
    assert_eq!(given.items[0].record.signed_by_heir, None);
    assert_eq!(by(&given, HEIR, Command::Sign { deal: deal(1) }), Err(Refused::NotYours));
    let same = by(&signed, LEADER, give(HEIR)).unwrap();
    assert_eq!(same, signed);
}

#[test]
fn an_heir_who_leaves_too_gives_away_all_that_is_open() {
    let begun = settle(handover(), 1);
    let all = |heir| Command::GiveAll { from: HEIR, heir };
    assert_eq!(by(&begun, HEIR, all(OTHER)), Err(Refused::NotLeading));
    assert_eq!(by(&begun, LEADER, all(LEAVER)), Err(Refused::NotToLeaver));
    let given = by(&begun, LEADER, all(OTHER)).unwrap();
    let heirs: Vec<PersonId> = given.items.iter().map(|item| item.heir).collect();
    assert_eq!(heirs, [HEIR, OTHER, OTHER], "what passed is theirs already");
    assert_eq!(given.keepers, BTreeSet::from([OTHER]), "customers go with it");
    let awaited: BTreeSet<PersonId> = given.awaited().collect();
    assert_eq!(awaited, BTreeSet::from([OTHER]), "nothing waits for the first any more");
}

#[test]
fn h6_how_much_rests_on_how_few() {
    let share = |n: u128, worth| Share { person: PersonId::new(Uuid::from_u128(n)), worth };
    let found = concentration([share(1, 10), share(2, 60), share(3, 20), share(4, 10)]);
    let first: Vec<u16> = found.shares.iter().map(|(_, part)| *part).collect();
    assert_eq!((first, found.fewest), (vec![600, 200, 100, 100], 2));
    assert_eq!(concentration([share(1, 75), share(2, 25)]).fewest, 1, "just as much is enough");
    assert_eq!(concentration([share(1, 74), share(2, 26)]).fewest, 2);
    assert_eq!(concentration([share(1, 0), share(2, 0)]).fewest, 0);
    assert_eq!(concentration([]).fewest, 0);
}

#[test]
fn h7_who_knows_the_industry_comes_first_then_products_region_and_load() {
    let known = |industry: &str, region: &str, products: &[u128]| Known {
        industries: BTreeSet::from([name(industry)]),
        regions: BTreeSet::from([name(region)]),
        products: products.iter().map(|n| ProductId::new(Uuid::from_u128(*n))).collect(),
    };
    let who =
        |n: u128, known, load| Candidate { person: PersonId::new(Uuid::from_u128(n)), known, load };
    let account = known("textile", "north", &[1, 2]);
    let candidates = [
        who(1, known("steel", "south", &[]), 1),
        who(2, known("steel", "north", &[1, 2]), 1),
        who(3, known("textile", "south", &[]), 90),
        who(4, known("steel", "north", &[1]), 1),
        who(5, known("steel", "south", &[7]), 0),
    ];
    let order: Vec<u128> =
        by_fit(&account, &candidates).iter().map(|(who, _)| who.uuid().as_u128()).collect();
    assert_eq!(order, [3, 2, 4, 5, 1]);
}

#[test]
fn h7_what_is_suggested_for_one_customer_counts_for_the_next() {
    let fit = |industry, load| Fit { industry, region: false, products: 0, load };
    let customer = |n: u128, open, fits: &[(PersonId, Fit)]| Customer {
        account: crate::id::AccountId::new(Uuid::from_u128(n)),
        name: name("A"),
        industry: None,
        region: None,
        open,
        others: 0,
        worth: 0,
        fits: fits.to_vec(),
    };
    let both = [(HEIR, fit(false, 0)), (OTHER, fit(false, 2))];
    let knows = [(HEIR, fit(true, 0)), (OTHER, fit(false, 2))];
    let mut customers = [
        customer(1, 3, &both),
        customer(2, 0, &both),
        customer(3, 0, &both),
        customer(4, 9, &knows),
    ];
    spread(&mut customers);
    let first = customers.each_ref().map(|one| one.fits[0].0);
    assert_eq!(first, [HEIR, OTHER, HEIR, HEIR], "3 to 2, then 3 to 3; who knows them comes first");
    assert!(customers.iter().all(|one| one.fits.len() == 2));
}

fn command() -> impl Strategy<Value = Command> {
    let deal = || (1u128..5).prop_map(deal);
    let person = || prop::sample::select(vec![LEAVER, HEIR, OTHER]);
    let reason = || Just(note("So it is"));
    prop_oneof![
        4 => (deal(), prop::sample::select(fills()))
            .prop_map(|(deal, fill)| Command::Fill { deal, fill }),
        1 => deal().prop_map(|deal| Command::Fill { deal, fill: Fill::VisitedOn(None) }),
        3 => deal().prop_map(|deal| Command::Sign { deal }),
        3 => deal().prop_map(|deal| Command::Finish { deal }),
        1 => (deal(), reason()).prop_map(|(deal, reason)| Command::WriteOff { deal, reason }),
        1 => deal().prop_map(|deal| Command::TakeBack { deal }),
        1 => reason().prop_map(|reason| Command::Unlock { reason }),
        1 => (deal(), person()).prop_map(|(deal, heir)| Command::Give { deal, heir }),
        1 => (person(), person()).prop_map(|(from, heir)| Command::GiveAll { from, heir }),
        1 => Just(Command::Close),
    ]
}

proptest! {
    /// Keeps H1, H2 and H4: whatever is done in whichever order, every deal has one owner, the
    /// leaver till its item is settled and the heir from then on; nothing is left out; what waits
    /// is done only when it may be; and it closes only when all is settled.
    #[test]
    fn h4_no_sequence_leaves_a_deal_without_an_owner(
        steps in prop::collection::vec((0usize..4, command()), 0..80),
        words in prop::collection::vec(1u128..4, 0..4),
    ) {
        let mut now = words.into_iter().fold(handover(), write);
        let deals: Vec<DealId> = now.items.iter().map(|item| item.deal).collect();
        for (who, command) in steps {
            let who = [LEAVER, HEIR, OTHER, LEADER][who];
            let Ok(after) = by(&now, who, command.clone()) else { continue };
            let there: Vec<DealId> = after.items.iter().map(|item| item.deal).collect();
            prop_assert_eq!(&there, &deals, "nothing is left out");
            for (before, item) in now.items.iter().zip(&after.items) {
                prop_assert!(item.heir != LEAVER);
                let owner = after.owner(item);
                prop_assert_eq!(owner, if item.is_settled() { item.heir } else { LEAVER });
                let finished = !matches!(command, Command::WriteOff { .. });
                if finished && !before.is_settled() && item.is_settled() {
                    prop_assert!(item.lacks(false).is_empty());
                    prop_assert!(!now.is_locked(before));
                }
            }
            if after.closed_at.is_some() {
                prop_assert!(after.is_through());
            }
            prop_assert!(now.closed_at.is_none(), "nothing comes after closing");
            now = after;
        }
    }

    /// Keeps H6: with one fewer it is less than three quarters.
    #[test]
    fn h6_the_fewest_are_the_fewest(worths in prop::collection::vec(0i128..1_000_000, 0..20)) {
        let people = (1u128..).map(|n| PersonId::new(Uuid::from_u128(n)));
        let shares = people.zip(&worths).map(|(person, worth)| Share { person, worth: *worth });
        let found = concentration(shares);
        let mut sorted = worths.clone();
        sorted.sort_unstable_by(|one, other| other.cmp(one));
        let total: i128 = sorted.iter().sum();
        let sum = |many: usize| sorted.iter().take(many).sum::<i128>();
        prop_assert!(sum(found.fewest) * 1_000 >= total * 750);
        if found.fewest > 0 {
            prop_assert!(sum(found.fewest - 1) * 1_000 < total * 750);
        }
    }
}
