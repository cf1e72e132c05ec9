//! The table, and every filter: the store's answer is the lens's.

use std::collections::BTreeSet;

use domain::account::{Class, Fields};
use domain::board::{Amounts, Board, Card, Filter, MarkKind, Order, Relative, Span, Tally};
use domain::day::Millis;
use domain::deal::{LostReason, NextStep, Opening, Position, Standing, Way};
use domain::funnel::{Band, Place, Stage};
use domain::id::{DealId, ProductId, SourceId};
use domain::money::Total;
use domain::table::{Heading, Sort, Table};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::strategy::ValueTree as _;
use store::StoreError;

use crate::world::*;

const DAY: i64 = 86_400_000;

/// What deals may differ in; few values, so that filters find and miss alike.
#[derive(Clone, Debug)]
struct Made {
    rep: &'static str,
    product: Option<bool>,
    source: Option<usize>,
    place: usize,
    amount: Option<i64>,
    /// In dollars, where 32.5 yuan of the company are one.
    dollars: bool,
    expected: Option<i32>,
    due: Option<i32>,
    age: i64,
    account: &'static str,
}

fn made() -> impl Strategy<Value = Made> {
    let keys = (
        select(vec!["bo", "chen", "dan"]),
        proptest::option::of(any::<bool>()),
        proptest::option::of(0usize..3),
        0usize..11,
        (proptest::option::of(0i64..4), any::<bool>()),
    );
    let days = (
        proptest::option::of(-100i32..100),
        proptest::option::of(-1i32..2),
        0i64..130,
        select(vec!["恆泰紡織", "Acme", "大同"]),
    );
    (keys, days).prop_map(|(keys, days)| {
        let (rep, product, source, place, (amount, dollars)) = keys;
        let (expected, due, age, account) = days;
        Made { rep, product, source, place, amount, dollars, expected, due, age, account }
    })
}

/// A filter whose people, products and sources are named by number.
#[derive(Clone, Debug)]
struct Sought {
    north: bool,
    reps: Vec<&'static str>,
    product: Option<bool>,
    sources: Vec<usize>,
    filter: Filter,
}

fn span() -> impl Strategy<Value = Option<Span>> {
    let day = || proptest::option::of((-100i32..100).prop_map(|days| NOW.day(480).plus(days)));
    let relative = select(Relative::ALL.to_vec()).prop_map(Span::Relative);
    let between = (day(), day()).prop_map(|(from, to)| Span::Between { from, to });
    proptest::option::weighted(0.4, prop_oneof![relative, between])
}

fn rarely<T: Clone + std::fmt::Debug + 'static>(all: Vec<T>) -> impl Strategy<Value = Vec<T>> {
    let most = all.len();
    prop_oneof![2 => Just(Vec::new()), 1 => subsequence(all, 1..=most)]
}

fn sought() -> impl Strategy<Value = Sought> {
    let bound = || proptest::option::weighted(0.3, 0u64..4);
    let expected = prop_oneof![4 => span(), 1 => Just(Some(Span::Missing))];
    let ids = (
        proptest::bool::weighted(0.3),
        rarely(vec!["bo", "chen", "dan"]),
        proptest::option::weighted(0.2, any::<bool>()),
        rarely(vec![0, 1, 2]),
    );
    let text = select(vec!["", "", "", "acme", "泰", "zzz"]);
    let sets = (
        rarely(Band::ALL.to_vec()),
        rarely(Place::ALL.to_vec()),
        rarely(MarkKind::ALL.to_vec()),
        rarely(Class::ALL.to_vec()),
    );
    (ids, sets, bound(), bound(), expected, span(), text).prop_map(
        |(
            (north, reps, product, sources),
            (bands, places, marks, classes),
            from,
            to,
            expected,
            listed,
            text,
        )| {
            let filter = Filter {
                bands: bands.into_iter().collect(),
                places: places.into_iter().collect(),
                marks: marks.into_iter().collect(),
                classes: classes.into_iter().collect(),
                amount: Amounts { from, to },
                expected,
                listed,
                text: text.to_owned(),
                ..Filter::default()
            };
            Sought { north, reps, product, sources, filter }
        },
    )
}

struct Shop {
    world: World,
    products: [ProductId; 2],
    sources: Vec<SourceId>,
}

impl Shop {
    async fn new() -> Self {
        let world = World::new().await;
        let work = world.store.write(|tx| {
            Box::pin(async move {
                let one = store::product::insert(tx, None, name("GTX"), NOW).await?;
                let two = store::product::insert(tx, None, name("Pumps"), NOW).await?;
                Ok::<_, StoreError>([one, two])
            })
        });
        let products = work.await.unwrap();
        rate(&world, "USD", 0, "32.5").await;
        for (account, class) in [("恆泰紡織", Some(Class::A)), ("Acme", Some(Class::B))] {
            let fields = Fields { class, ..Fields::named(name(account)) };
            let ada = world.actor("ada");
            store::account::create(&world.store, &ada, None, fields, NOW).await.unwrap();
        }
        let directory = store::directory::read(&world.store).await.unwrap();
        let sources = directory.sources.iter().map(|source| source.id).take(3).collect();
        Self { world, products, sources }
    }

    async fn list(&self, all: &[Made]) {
        let today = NOW.day(480);
        for one in all {
            let since = Millis(NOW.0 - one.age * DAY);
            let place = Place::ALL[one.place];
            let standing = match place {
                Place::Stage(stage) => Standing::Open { stage },
                Place::Won => {
                    let value = if one.dollars { dollars(300) } else { money(300) };
                    Standing::Won { from: stage(7), value, on: today }
                }
                Place::Lost => {
                    let (from, reason) = (stage(2), LostReason::Price);
                    Standing::Lost { from, reason, note: None, on: today }
                }
                Place::Parked => Standing::Parked { from: stage(3), note: None },
            };
            let next_step =
                one.due.map(|days| NextStep { what: name("call"), due: today.plus(days) });
            let owner = self.world.people[one.rep];
            let (product, source) = (one.product, one.source);
            let (product, source) =
                (product.map(|b| self.products[usize::from(b)]), source.map(|n| self.sources[n]));
            let money = if one.dollars { dollars } else { money };
            let (amount, expected) = (one.amount, one.expected);
            let label = name(one.account);
            let work = self.world.store.write(move |tx| {
                Box::pin(async move {
                    let account = store::account::insert(tx, None, label, NOW).await?;
                    let opening = Opening {
                        id: DealId::new(fresh()),
                        account,
                        product,
                        source,
                        owner,
                        amount: amount.map(|n| money(n * 100)),
                        expected: expected.map(|days| today.plus(days)),
                        status: None,
                        next_step,
                        position: Position { standing, since, band_since: since },
                        at: since,
                        way: Way::Typed,
                    };
                    store::bulk::list(tx, None, opening, &[]).await?;
                    Ok::<_, StoreError>(())
                })
            });
            work.await.unwrap();
        }
    }

    fn filter(&self, sought: &Sought) -> Filter {
        Filter {
            team: sought.north.then(|| self.world.teams["north"]),
            reps: sought.reps.iter().map(|rep| self.world.people[rep]).collect(),
            products: sought.product.iter().map(|b| self.products[usize::from(*b)]).collect(),
            sources: sought.sources.iter().map(|n| self.sources[*n]).collect(),
            ..sought.filter.clone()
        }
    }

    async fn table(&self, filter: &Filter, sort: Sort, window: (u32, u32)) -> Table {
        let ada = self.world.actor("ada");
        store::table::page(&self.world.store, &ada, filter, sort, window, NOW).await.unwrap()
    }

    async fn board(&self, filter: &Filter) -> Board {
        let ada = self.world.actor("ada");
        let read = store::board::page(&self.world.store, &ada, filter, Order::Amount, 100, NOW);
        read.await.unwrap()
    }

    /// Every deal, wherever it stands.
    async fn everything(&self) -> Vec<Card> {
        let all = Filter { places: Place::ALL.into(), ..Filter::default() };
        self.table(&all, Sort::default(), (0, u32::MAX)).await.rows
    }
}

fn ids(cards: impl Iterator<Item = Card>) -> BTreeSet<DealId> {
    cards.map(|card| card.deal.id).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn the_store_takes_in_what_the_lens_takes_in(
        deals in proptest::collection::vec(made(), 25),
        filters in proptest::collection::vec(sought(), 14),
    ) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let shop = Shop::new().await;
            shop.list(&deals).await;
            let everything = shop.everything().await;
            prop_assert_eq!(everything.len(), deals.len());
            for sought in &filters {
                let filter = shop.filter(sought);
                let board = shop.board(&filter).await;
                let seen: Vec<&Card> =
                    everything.iter().filter(|card| board.lens.takes_in(card)).collect();
                for stage in Stage::ALL {
                    let column = board.column(stage).unwrap();
                    let here: Vec<Card> = seen
                        .iter()
                        .filter(|card| card.deal.position.place() == Place::Stage(stage))
                        .map(|card| (*card).clone())
                        .collect();
                    let mut tally = Tally::default();
                    here.iter().for_each(|card| tally.add(card));
                    prop_assert_eq!(column.tally, tally, "{:?}", filter);
                    prop_assert_eq!(ids(column.rows.iter().cloned()), ids(here.into_iter()));
                }
                for place in [Place::Won, Place::Lost, Place::Parked] {
                    let mut tally = Tally::default();
                    let here = seen.iter().filter(|card| card.deal.position.place() == place);
                    here.for_each(|card| tally.add(card));
                    prop_assert_eq!(board.outcome(place), Some(&tally), "{:?}", filter);
                }
                let table = shop.table(&filter, Sort::default(), (0, 100)).await;
                let open = filter.bands.is_empty() && filter.places.is_empty();
                let shown = seen.iter().filter(|card| {
                    !open || card.deal.position.place().stage().is_some()
                });
                let shown: BTreeSet<DealId> = shown.map(|card| card.deal.id).collect();
                prop_assert_eq!(ids(table.rows.iter().cloned()), shown, "{:?}", filter);
                prop_assert_eq!(table.tally.count as usize, table.rows.len());
            }
            Ok(())
        })?;
    }
}

#[tokio::test]
async fn rows_are_sorted_by_any_heading_and_read_in_pieces() {
    let shop = Shop::new().await;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let deals = proptest::collection::vec(made(), 60).new_tree(&mut runner).unwrap().current();
    shop.list(&deals).await;
    let all = Filter { places: Place::ALL.into(), ..Filter::default() };
    for by in Heading::ALL {
        for falling in [false, true] {
            let sort = Sort { by, falling };
            let whole = shop.table(&all, sort, (0, 100)).await;
            assert_eq!(whole.rows.len(), 60);
            let mut pieces = Vec::new();
            for from in [0, 25, 50] {
                pieces.extend(shop.table(&all, sort, (from, 25)).await.rows);
            }
            assert_eq!(pieces, whole.rows, "{sort:?}");
            let key = |card: &Card| match by {
                Heading::Amount => card.worth(),
                Heading::Expected => card.deal.expected.map(|day| i64::from(day.0)),
                Heading::NextStep => card.deal.next_step.as_ref().map(|step| step.due.0.into()),
                Heading::Listed => Some(card.deal.listed_at.0),
                Heading::InStage => Some(card.deal.position.since.0),
                _ => Some(0),
            };
            let keys: Vec<Option<i64>> = whole.rows.iter().map(key).collect();
            let valued: Vec<i64> = keys.iter().copied().flatten().collect();
            assert!(keys[..valued.len()].iter().all(Option::is_some), "none stands last: {sort:?}");
            let sorted = valued
                .windows(2)
                .all(|two| if falling { two[0] >= two[1] } else { two[0] <= two[1] });
            assert!(sorted, "{sort:?}: {valued:?}");
        }
    }
}

#[tokio::test]
async fn f3_the_sums_are_of_the_whole_filter_and_weighed_by_place() {
    let shop = Shop::new().await;
    for (at, amount) in [(1, 1_000), (7, 1_000), (8, 3_000)] {
        shop.world.listed("bo", "A", at, amount).await;
    }
    let table = shop.table(&Filter::default(), Sort::default(), (1, 1)).await;
    assert_eq!((table.tally.count, table.rows.len(), table.from), (3, 1, 1));
    assert_eq!(table.tally.amount, Total(5_000));
    assert_eq!(table.weighted, Total(250 + 750 + 2_250));
}

#[tokio::test]
async fn t7_a_table_shows_who_sees_and_counts_for_marketing() {
    let world = World::new().await;
    for (login, account) in [("bo", "A"), ("chen", "B"), ("dan", "C")] {
        world.listed(login, account, 3, 100).await;
    }
    for (login, counted, read) in
        [("bo", 1, 1), ("mei", 2, 2), ("ada", 3, 3), ("mia", 3, 0), ("sam", 0, 0)]
    {
        let actor = world.actor(login);
        let filter = Filter::default();
        let read_all =
            store::table::page(&world.store, &actor, &filter, Sort::default(), (0, 50), NOW);
        let table = read_all.await.unwrap();
        assert_eq!((table.tally.count, table.rows.len()), (counted, read), "{login}");
        assert!(table.rows.iter().all(|card| actor.sight.takes_in(card.deal.owner)));
    }
}
