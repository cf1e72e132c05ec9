//! The public practice set of 8,800 opportunities, counted from its files by other means than
//! the import's own.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use domain::deal::{LostReason, Standing};
use domain::funnel::Place as At;
use domain::org::Role;

use super::program::{Place, Told};

const MAPPING: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../exchange/mappings/crm-sales-opportunities.toml");

/// Rep, place: how many, and what they come to in cents.
type Sums = BTreeMap<(String, u8), (u32, i64)>;

/// The folder of the set; says so where it is absent.
fn set() -> Option<PathBuf> {
    let data = std::env::var_os("LOUDOU_DATA").map(PathBuf::from);
    let data =
        data.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data"));
    let folder = data.join("crm-sales-opportunities");
    let there = folder.join("sales_pipeline.csv").is_file();
    if !there {
        eprintln!("skipped: the public practice set is absent (LOUDOU_DATA)");
    }
    there.then_some(folder)
}

fn lines(folder: &Path, file: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(folder.join(file)).unwrap();
    assert!(!text.contains('"'), "no quotes, so commas are only separators");
    text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

/// What the files hold, by rep and stage: won by what was ordered, open by list price.
fn expected(folder: &Path, keep: impl Fn(&[String]) -> bool) -> Sums {
    let prices: BTreeMap<String, i64> = lines(folder, "products.csv")
        .into_iter()
        .map(|row| (row[0].replace(' ', ""), row[2].parse::<i64>().unwrap() * 100))
        .collect();
    let mut sums = Sums::new();
    for row in lines(folder, "sales_pipeline.csv").iter().filter(|row| keep(row)) {
        let (place, cents) = match row[4].as_str() {
            "Prospecting" => (1, prices[&row[2].replace(' ', "")]),
            "Engaging" => (4, prices[&row[2].replace(' ', "")]),
            "Won" => (9, row[7].parse::<i64>().unwrap() * 100),
            "Lost" => (10, 0),
            other => panic!("{other}"),
        };
        let sum = sums.entry((row[1].clone(), place)).or_default();
        *sum = (sum.0 + 1, sum.1 + cents);
    }
    sums
}

fn held(told: &Told) -> Sums {
    let mut sums = Sums::new();
    for card in told.cards.values() {
        let (place, minor) = match &card.deal.position.standing {
            Standing::Open { stage } => (stage.number(), card.deal.amount.unwrap().minor()),
            Standing::Won { value, .. } => (9, value.minor()),
            Standing::Lost { .. } => (10, card.deal.amount.map_or(0, |amount| amount.minor())),
            Standing::Parked { .. } => (11, 0),
        };
        let sum = sums.entry((told.owner(card).to_owned(), place)).or_default();
        *sum = (sum.0 + 1, sum.1 + minor);
    }
    sums
}

#[tokio::test]
async fn the_public_set_comes_in_whole_and_only_once() {
    let Some(folder) = set() else { return };
    let place = Place::new();
    let first = place.import(Path::new(MAPPING), &folder, &[]).well();
    assert_eq!((first.count("taken"), first.count("refused")), (8_800, 0), "{}", first.out);
    let told = place.told().await;
    assert_eq!(held(&told), expected(&folder, |_| true));
    people_and_teams(&told, &folder);
    words_and_dates(&told, &folder);
    let unnamed = told.cards.values().filter(|card| card.account.as_str().starts_with("Unnamed ("));
    assert_eq!(unnamed.count(), 1_425);

    let second = place.import(Path::new(MAPPING), &folder, &[]).well();
    assert_eq!((second.count("taken"), second.count("changed")), (0, 0));
    assert_eq!(second.count("unchanged"), 8_800);
    assert!(second.out.contains("people 0, teams 0, accounts 0, products 0"), "{}", second.out);
    let again = place.told().await;
    assert_eq!(again.cards, told.cards);
    // Only that the import ran.
    assert_eq!(again.last_seq, told.last_seq + 1);
}

fn people_and_teams(told: &Told, folder: &Path) {
    let with = |role| told.org.people().filter(move |person| person.roles.contains(&role)).count();
    assert_eq!((with(Role::Rep), with(Role::Manager)), (35, 6));
    assert_eq!(told.org.teams().filter(|team| team.parent.is_none()).count(), 3);
    for row in lines(folder, "sales_teams.csv") {
        let rep = told.org.people().find(|person| person.name.as_str() == row[0]).unwrap();
        let team = told.org.team(rep.team.unwrap()).unwrap();
        let manager = told.org.person(team.manager.unwrap()).unwrap();
        let office = told.org.team(team.parent.unwrap()).unwrap();
        assert_eq!((manager.name.as_str(), office.name.as_str()), (&*row[1], &*row[2]));
    }
}

fn words_and_dates(told: &Told, folder: &Path) {
    let mut claimed: Vec<Option<String>> =
        told.cards.values().map(|card| card.deal.claimed.map(|day| day.iso())).collect();
    let mut closed: Vec<String> = Vec::new();
    for card in told.cards.values() {
        match &card.deal.position.standing {
            Standing::Won { on, .. } => closed.push(on.iso()),
            Standing::Lost { on, reason, note, .. } => {
                closed.push(on.iso());
                assert!(*reason == LostReason::Other && note.is_some());
            }
            Standing::Open { .. } | Standing::Parked { .. } => {}
        }
        assert_ne!(card.product.as_ref().map(|name| name.as_str()), Some("GTXPro"));
    }
    let column =
        |at: usize| lines(folder, "sales_pipeline.csv").into_iter().map(move |row| row[at].clone());
    let mut engaged: Vec<Option<String>> =
        column(5).map(|day| Some(day).filter(|day| !day.is_empty())).collect();
    let mut ended: Vec<String> = column(6).filter(|day| !day.is_empty()).collect();
    for list in [&mut claimed, &mut engaged] {
        list.sort();
    }
    closed.sort();
    ended.sort();
    assert_eq!((claimed, closed), (engaged, ended));
    let places: BTreeMap<At, usize> =
        told.cards.values().fold(BTreeMap::new(), |mut count, card| {
            *count.entry(card.deal.position.place()).or_default() += 1;
            count
        });
    assert_eq!(places.values().sum::<usize>(), 8_800);
}

#[tokio::test]
async fn rows_without_an_account_are_refused_by_line_where_the_mapping_says_so() {
    let Some(folder) = set() else { return };
    let place = Place::new();
    let text = std::fs::read_to_string(MAPPING).unwrap();
    let strict = text.replace("missing = \"unnamed\"", "missing = \"refuse\"");
    assert_ne!(strict, text);
    let mapping = place.file("strict.toml", strict);

    let dry = place.import(&mapping, &folder, &["--dry-run"]).well();
    assert_eq!((dry.count("taken"), dry.refused().len()), (7_375, 1_425));
    assert!(dry.out.contains("dry run") && !place.db().exists());

    let real = place.import(&mapping, &folder, &[]).well();
    let blank: Vec<String> = lines(&folder, "sales_pipeline.csv")
        .iter()
        .zip(2..)
        .filter(|(row, _)| row[3].is_empty())
        .map(|(_, line): (_, usize)| format!("sales_pipeline.csv:{line}: no account is named"))
        .collect();
    assert_eq!(real.refused(), blank);
    let told = place.told().await;
    assert_eq!(held(&told), expected(&folder, |row| !row[3].is_empty()));
}
