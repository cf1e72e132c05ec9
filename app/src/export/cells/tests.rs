//! What goes out under our headings and in our words is known when it comes in again, in every
//! language.

use std::collections::BTreeMap;

use domain::account::Channel;
use domain::day::Millis;
use domain::deal::{CustomerStatus, LostReason};
use domain::funnel::{Funnel, Place};
use domain::id::PersonId;
use domain::import::{Column as In, Meaning};
use domain::rates::Rates;
use domain::text::fold;
use exchange::import::vocabulary::{lost_reasons, sources, statuses};
use exchange::import::{headings, meaning};

use super::*;
use crate::desk::Me;
use crate::words::Lang;

fn twd() -> Currency {
    Currency::new("TWD").unwrap()
}

fn desk() -> Desk {
    let id = PersonId::new(uuid::Uuid::nil());
    let me = Me { id, name: Name::new("Mei").unwrap(), roles: Default::default(), sees: None };
    let currency = twd();
    let (people, teams, products, sources) = Default::default();
    Desk {
        me,
        currency,
        rates: Rates::none(currency),
        funnel: Funnel::default(),
        now: Millis(0),
        today: Day(20_000),
        offset: 0,
        people,
        teams,
        products,
        sources,
        seq: 0,
    }
}

#[test]
fn every_heading_is_known_to_the_import_or_meant_for_people_only() {
    use Column::*;
    let read_as = |column: Column| match column {
        Account => Some(In::Account),
        Contact => Some(In::Contact),
        Phone => Some(In::Phone),
        Product => Some(In::Product),
        Stage => Some(In::Stage),
        Amount | Worth => Some(In::Amount),
        Expected => Some(In::Expected),
        Status => Some(In::Status),
        NextStep => Some(In::NextStep),
        NextStepDue => Some(In::NextStepDue),
        Source => Some(In::Source),
        Owner => Some(In::Owner),
        Listed => Some(In::Claimed),
        Closed => Some(In::Closed),
        Value => Some(In::Value),
        LostReason => Some(In::LostReason),
        // A rate says no more than the stage beside it.
        Rate | Weighted | InStage => None,
        Currency => Some(In::Currency),
    };
    for words in Lang::ALL.map(Words::of) {
        let head: Vec<String> =
            Column::EVERYTHING.map(|one| head(one, Layout::Everything, words, &desk())).to_vec();
        assert_eq!(headings::columns(&head), Column::EVERYTHING.map(read_as), "{head:?}");
        let head: Vec<String> =
            Column::CLASSIC.map(|one| super::head(one, Layout::Classic, words, &desk())).to_vec();
        let five = [In::Account, In::Contact, In::Amount, In::Expected, In::Stage].map(Some);
        assert_eq!(headings::columns(&head), five, "{head:?}");
    }
}

#[test]
fn every_word_of_ours_is_known_to_the_import() {
    let (statuses, reasons, sources) = (statuses(), lost_reasons(), sources());
    let known = |words: &BTreeMap<String, String>, said: &str| {
        let spelt = |(spelt, _): &(&String, &String)| fold(spelt) == fold(said);
        words.iter().find(spelt).map(|(_, word)| word.clone())
    };
    for words in Lang::ALL.map(Words::of) {
        for place in Place::ALL {
            let wanted = match place {
                Place::Stage(stage) => Meaning::Stage(stage),
                Place::Won => Meaning::Won,
                Place::Lost => Meaning::Lost,
                Place::Parked => Meaning::Parked,
            };
            assert_eq!(meaning(words.place(place), &Funnel::default()), Some(wanted));
        }
        for status in CustomerStatus::ALL {
            assert_eq!(known(&statuses, words.status(status)).as_deref(), Some(status.word()));
        }
        for reason in LostReason::ALL {
            assert_eq!(known(&reasons, words.lost_reason(reason)).as_deref(), Some(reason.word()));
        }
        for channel in Channel::METHOD {
            assert_eq!(known(&sources, words.channel(channel)).as_deref(), Some(channel.word()));
        }
    }
}

#[test]
fn an_amount_of_another_currency_is_no_number_of_ours() {
    let of = |code: &str| Money::new(123_450, Currency::new(code).unwrap()).ok();
    assert_eq!(money(of("TWD"), twd()), Cell::Amount(123_450, 2));
    assert_eq!(money(of("USD"), twd()), Cell::Text("USD 1234.50".to_owned()));
    assert_eq!(money(of("JPY"), twd()), Cell::Text("JPY 123450".to_owned()));
}
