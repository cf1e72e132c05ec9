//! What is written is read back, and old addresses stay valid.

use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::board::span::Relative;
use crate::board::tests::any_filter;

fn any_address() -> impl Strategy<Value = Address> {
    let headings = proptest::sample::subsequence(Heading::ALL.to_vec(), 0..=12).prop_shuffle();
    let sort = (proptest::sample::select(Heading::ALL.to_vec()), any::<bool>());
    let order = proptest::sample::select(Order::ALL.to_vec());
    let deal = proptest::option::of(any::<u128>());
    (any::<bool>(), any_filter(), order, sort, headings, deal).prop_map(
        |(table, filter, order, (by, falling), headings, deal)| Address {
            shape: if table { Shape::Table } else { Shape::Board },
            filter,
            order: if table { Order::default() } else { order },
            sort: if table { Sort { by, falling } } else { Sort::default() },
            headings: if table { chosen(headings) } else { Vec::new() },
            deal: deal.map(|id| DealId::new(Uuid::from_u128(id))),
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(address in any_address()) {
        prop_assert_eq!(Address::parse(&address.write()), Some(address.clone()));
        let without = Address { deal: None, ..address.clone() }.write();
        let opened = address.deal.map(|deal| Address::beside(&without, deal));
        prop_assert_eq!(opened.unwrap_or(without), address.write());
    }

    #[test]
    fn whatever_stands_in_the_bar_chooses_what_can_be_read(text in "\\PC{0,60}") {
        let read = Address::parse(&format!("/table?{text}"));
        let again = Address::parse(&read.clone().unwrap().write());
        prop_assert_eq!(again, read);
    }
}

#[test]
fn an_address_says_only_what_is_chosen_and_hurts_no_text() {
    let none = Address::default();
    assert_eq!(none.write(), "/");
    let deal = Some(DealId::new(Uuid::from_u128(7)));
    let open = Address { order: Order::Amount, deal, ..none.clone() };
    assert_eq!(open.write(), "/?by=amount&deal=00000000-0000-0000-0000-000000000007");
    let filter = Filter { text: " 恆&a=b ".to_owned(), ..Filter::default() };
    assert_eq!(Address { filter, ..none.clone() }.write(), "/?q=%E6%81%86%26a%3Db");
    let filter = Filter {
        bands: [Band::Middle].into(),
        places: [Place::Stage(Stage::FIRST), Place::Won].into(),
        amount: Amounts { from: Some(100_000), to: None },
        expected: Some(Span::Relative(Relative::NextQuarter)),
        marks: [MarkKind::Overdue, MarkKind::Stuck].into(),
        ..Filter::default()
    };
    let sort = Sort { by: Heading::Amount, falling: true };
    let address = Address { shape: Shape::Table, filter, sort, ..none };
    assert_eq!(
        address.write(),
        "/table?band=middle&stage=1&out=won&amount=100000..&expected=next-quarter\
         &mark=overdue,stuck&sort=-amount"
    );
}

#[test]
fn addresses_of_before_stay_valid() {
    let id = "00000000-0000-0000-0000-000000000007";
    let old = format!("/?team={id}&rep={id}&q=%E6%81%86&by=stage&deal={id}");
    assert_eq!(Address::parse(&old).unwrap().write(), old);
    assert_eq!(Address::parse("/?team=x&by=nothing").unwrap(), Address::default());
    assert_eq!(Address::parse("/settings"), None);
}

#[test]
fn a_table_is_known_by_its_accounts() {
    let read = |text: &str| Address::parse(text).unwrap();
    assert_eq!(
        read("/table?cols=amount,account,amount").shown()[..2],
        [Heading::Account, Heading::Amount]
    );
    assert_eq!(read("/table").shown(), Heading::USUAL);
    assert_eq!(
        read("/table?cols=account,product,stage,amount,expected,next,owner").write(),
        "/table"
    );
}
