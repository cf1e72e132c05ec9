//! Rules of a handover, as cases and as properties over whatever people do in whichever order.

use std::collections::BTreeSet;

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::id::ProductId;

const NOW: Millis = Millis(1_790_000_000_000);
const LEAVER: PersonId = PersonId::new(Uuid::from_u128(1));
const HEIR: PersonId = PersonId::new(Uuid::from_u128(2));
const OTHER: PersonId = PersonId::new(Uuid::from_u128(3));
const LEADER: PersonId = PersonId::new(Uuid::from_u128(9));

fn deal(n: u128) -> DealId {
    DealId::new(Uuid::from_u128(n))
}

fn note(text: &str) -> Note {
    Note::new(text).unwrap()
}

fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

fn item(n: u128, band: Band) -> Item {
    Item { deal: deal(n), band, heir: HEIR, record: Record::default(), state: State::Open }
}

/// Deal 1 at 75%, 2 at 50%, 3 at 25%.
fn handover() -> Handover {
    let items = vec![item(1, Band::Bottom), item(2, Band::Middle), item(3, Band::Top)];
    let last_day = Day(20_800);
    Handover { leaver: LEAVER, sudden: false, last_day, items, unlocked: None, closed_at: None }
}

fn full() -> Box<Record> {
    Box::new(Record {
        visited_on: Some(Day(20_790)),
        met: Some(name("Mr Liu")),
        outcome: Some(note("He asks for the trial as promised")),
        called_on: Some(Day(20_790)),
        call: Some(note("He was told")),
        appointment: Some(Day(20_795)),
        contact: Some(note("Rang him")),
        ..Record::default()
    })
}

fn by(handover: &Handover, who: PersonId, command: Command) -> Result<Handover, Refused> {
    decide(handover, &command, (who, who == LEADER), NOW)
}

/// Does them all, each by who may.
fn settle(mut handover: Handover, n: u128) -> Handover {
    for (who, command) in [
        (HEIR, Command::Record { deal: deal(n), record: full() }),
        (LEAVER, Command::Sign { deal: deal(n) }),
        (HEIR, Command::Sign { deal: deal(n) }),
        (HEIR, Command::Finish { deal: deal(n) }),
    ] {
        handover = by(&handover, who, command).unwrap();
    }
    handover
}

#[test]
fn h2_a_joint_visit_wants_day_people_outcome_and_both_signatures() {
    use Lack::{HeirSignature, LeaverSignature, Outcome, PeopleMet, VisitDay};
    let mut handover = handover();
    let finish = Command::Finish { deal: deal(1) };
    let all = vec![VisitDay, PeopleMet, Outcome, LeaverSignature, HeirSignature];
    assert_eq!(by(&handover, HEIR, finish.clone()), Err(Refused::Lacking(all)));
    let record = Command::Record { deal: deal(1), record: full() };
    handover = by(&handover, LEAVER, record).unwrap();
    handover = by(&handover, HEIR, Command::Sign { deal: deal(1) }).unwrap();
    assert_eq!(by(&handover, HEIR, finish.clone()), Err(Refused::Lacking(vec![LeaverSignature])));
    assert_eq!(by(&handover, OTHER, Command::Sign { deal: deal(1) }), Err(Refused::NotYours));
    handover = by(&handover, LEAVER, Command::Sign { deal: deal(1) }).unwrap();
    // Words that come later leave the signatures.
    handover = by(&handover, HEIR, Command::Record { deal: deal(1), record: full() }).unwrap();
    let before = handover.owner(&handover.items[0]);
    handover = by(&handover, HEIR, finish).unwrap();
    assert_eq!(
        (before, handover.owner(&handover.items[0])),
        (LEAVER, HEIR),
        "H4: passes when done"
    );
}

#[test]
fn h2_a_call_wants_its_record_and_an_appointment() {
    let handover = handover();
    let lacks = Refused::Lacking(vec![Lack::Call, Lack::Appointment]);
    assert_eq!(by(&handover, HEIR, Command::Finish { deal: deal(2) }), Err(lacks));
    let record = Box::new(Record { appointment: None, ..*full() });
    let called = by(&handover, HEIR, Command::Record { deal: deal(2), record }).unwrap();
    let lacks = Refused::Lacking(vec![Lack::Appointment]);
    assert_eq!(by(&called, HEIR, Command::Finish { deal: deal(2) }), Err(lacks));
}

#[test]
fn h2_what_waits_is_locked_till_every_visit_and_call_is_settled() {
    let handover = handover();
    let record = || Command::Record { deal: deal(3), record: full() };
    assert_eq!(by(&handover, HEIR, record()), Err(Refused::Locked));
    let one = settle(handover, 1);
    assert_eq!(by(&one, HEIR, record()), Err(Refused::Locked), "the call is not done yet");
    assert!(by(&settle(one, 2), HEIR, record()).is_ok());
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
    let record = Command::Record { deal: deal(2), record: full() };
    let called = by(&handover(), HEIR, record).unwrap();
    let risen = Command::Moved { deal: deal(2), band: Band::Bottom };
    let risen = by(&called, LEADER, risen).unwrap();
    let lacks = vec![Lack::LeaverSignature, Lack::HeirSignature];
    assert_eq!(risen.items[1].lacks(false), lacks);
    let done = settle(handover(), 1);
    let fallen = Command::Moved { deal: deal(1), band: Band::Top };
    assert!(by(&done, LEADER, fallen).unwrap().items[0].is_settled());
}

#[test]
fn after_a_sudden_leave_nobody_waits_for_the_leavers_signature() {
    let handover = Handover { sudden: true, ..handover() };
    let record = Command::Record { deal: deal(1), record: full() };
    let handover = by(&handover, HEIR, record).unwrap();
    let handover = by(&handover, HEIR, Command::Sign { deal: deal(1) }).unwrap();
    assert!(by(&handover, HEIR, Command::Finish { deal: deal(1) }).is_ok());
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

fn command() -> impl Strategy<Value = Command> {
    let deal = || (1u128..5).prop_map(deal);
    let band = prop::sample::select(Band::ALL.to_vec());
    let heir = prop::sample::select(vec![LEAVER, HEIR, OTHER]);
    let reason = || Just(note("So it is"));
    prop_oneof![
        (deal(), any::<[bool; 7]>()).prop_map(|(deal, kept)| {
            let Record { visited_on, met, outcome, called_on, call, appointment, contact, .. } =
                *full();
            let record = Record {
                visited_on: visited_on.filter(|_| kept[0]),
                met: met.filter(|_| kept[1]),
                outcome: outcome.filter(|_| kept[2]),
                called_on: called_on.filter(|_| kept[3]),
                call: call.filter(|_| kept[4]),
                appointment: appointment.filter(|_| kept[5]),
                contact: contact.filter(|_| kept[6]),
                ..Record::default()
            };
            Command::Record { deal, record: Box::new(record) }
        }),
        deal().prop_map(|deal| Command::Record { deal, record: full() }),
        deal().prop_map(|deal| Command::Sign { deal }),
        deal().prop_map(|deal| Command::Finish { deal }),
        deal().prop_map(|deal| Command::Finish { deal }),
        (deal(), reason()).prop_map(|(deal, reason)| Command::WriteOff { deal, reason }),
        deal().prop_map(|deal| Command::TakeBack { deal }),
        reason().prop_map(|reason| Command::Unlock { reason }),
        (deal(), band).prop_map(|(deal, band)| Command::Moved { deal, band }),
        (deal(), heir).prop_map(|(deal, heir)| Command::Give { deal, heir }),
        Just(Command::Close),
    ]
}

proptest! {
    /// Keeps H1, H2 and H4: whatever is done in whichever order, every deal has one owner, the
    /// leaver till its item is settled and the heir from then on; nothing is left out; what waits
    /// is done only when it may be; and it closes only when all is settled.
    #[test]
    fn h4_no_sequence_leaves_a_deal_without_an_owner(
        steps in prop::collection::vec((0usize..4, command()), 0..80),
    ) {
        let mut now = handover();
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
                let finished = matches!(command, Command::Finish { .. });
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
