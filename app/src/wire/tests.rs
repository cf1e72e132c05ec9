//! The reader agrees with `serde_json`.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::reader::read;

/// Every shape that a type can have.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Shape {
    Bare,
    Held(Box<Shape>),
    Pair(i64, Option<String>),
    Named {
        total: i128,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        rows: Vec<Shape>,
        by_number: BTreeMap<u8, bool>,
        id: uuid::Uuid,
    },
    Whole(Inner),
    Unit(()),
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
struct Even(u16);

impl TryFrom<u16> for Even {
    type Error = String;

    fn try_from(number: u16) -> Result<Self, String> {
        if number.is_multiple_of(2) { Ok(Self(number)) } else { Err(format!("{number} is odd")) }
    }
}

impl From<Even> for u16 {
    fn from(even: Even) -> Self {
        even.0
    }
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
struct Inner {
    text: String,
    sign: char,
    share: f64,
    small: [i8; 2],
    even: Even,
    either: Result<u32, Option<bool>>,
}

fn inner() -> impl Strategy<Value = Inner> {
    let either = prop_oneof![any::<u32>().prop_map(Ok), any::<Option<bool>>().prop_map(Err)];
    let share = (-1_000_000i32..1_000_000).prop_map(|n| f64::from(n) / 8.0);
    (any::<String>(), any::<char>(), share, any::<[i8; 2]>(), any::<u16>(), either).prop_map(
        |(text, sign, share, small, half, either)| Inner {
            text,
            sign,
            share,
            small,
            even: Even(half & !1),
            either,
        },
    )
}

fn shape() -> impl Strategy<Value = Shape> {
    let leaf = prop_oneof![
        Just(Shape::Bare),
        Just(Shape::Unit(())),
        (any::<i64>(), any::<Option<String>>()).prop_map(|(n, text)| Shape::Pair(n, text)),
        inner().prop_map(Shape::Whole),
    ];
    leaf.prop_recursive(4, 32, 4, |shape| {
        let named = (
            any::<i128>(),
            prop::collection::vec(shape.clone(), 0..4),
            prop::collection::btree_map(any::<u8>(), any::<bool>(), 0..4),
            any::<u128>(),
        );
        prop_oneof![
            shape.prop_map(|shape| Shape::Held(Box::new(shape))),
            named.prop_map(|(total, rows, by_number, id)| Shape::Named {
                total,
                rows,
                by_number,
                id: uuid::Uuid::from_u128(id),
            }),
        ]
    })
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1_000i32..1_000).prop_map(|n| Value::from(f64::from(n) / 4.0)),
        any::<String>().prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 64, 6, |value| {
        prop_oneof![
            prop::collection::vec(value.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(any::<String>(), value, 0..6)
                .prop_map(|map| Value::from(map.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// Every character as it is written for those who cannot write it.
fn escaped(text: &str) -> String {
    let units = text.encode_utf16().map(|unit| format!("\\u{unit:04X}"));
    format!("\"{}\"", units.collect::<String>())
}

proptest! {
    #[test]
    fn every_shape_comes_back(shape in shape()) {
        let text = serde_json::to_string(&shape).unwrap();
        prop_assert_eq!(read::<Shape>(&text).unwrap(), shape.clone());
        let spread = serde_json::to_string_pretty(&shape).unwrap();
        prop_assert_eq!(read::<Shape>(&spread).unwrap(), shape);
    }

    #[test]
    fn what_says_by_itself_what_it_is_comes_back(value in any_json()) {
        prop_assert_eq!(read::<Value>(&value.to_string()).unwrap(), value);
    }

    #[test]
    fn a_text_is_the_same_however_it_is_written(text in any::<String>()) {
        prop_assert_eq!(read::<String>(&escaped(&text)).unwrap(), text);
    }

    #[test]
    fn what_is_unknown_is_passed_over(value in any_json(), pair in any::<(u8, u8)>()) {
        #[derive(Deserialize)]
        struct Known { pair: (u8, u8) }
        let text = json!({ "a": value, "pair": pair, "z": value }).to_string();
        prop_assert_eq!(read::<Known>(&text).unwrap().pair, pair);
    }

    #[test]
    fn what_is_broken_is_refused_or_read_as_serde_json_reads_it(
        shape in shape(), at in any::<prop::sample::Index>(), byte in 0x20u8..0x7f,
    ) {
        let mut text = serde_json::to_string(&shape).unwrap();
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let at = places[at.index(places.len())];
        prop_assert!(read::<Shape>(&text[..at]).is_err(), "cut off");
        let next = text[at..].chars().next().unwrap().len_utf8();
        text.replace_range(at..at + next, &char::from(byte).to_string());
        if let (Ok(ours), Ok(theirs)) = (read::<Shape>(&text), serde_json::from_str::<Shape>(&text)) {
            prop_assert_eq!(ours, theirs);
        }
    }
}

#[test]
fn what_is_no_value_is_refused() {
    for text in [
        "",
        " ",
        "{",
        "}",
        "[1,]",
        "[1 2]",
        "{\"a\"}",
        "{\"a\":1,}",
        "{1:2}",
        "\"a",
        "tru",
        "nulll",
        "1 2",
        "\"\\x\"",
        "\"\\ud800\"",
        "\"\\ud800\\u0041\"",
        "\"\\u12\"",
        "\"a\nb\"",
        "-",
        "[[]",
        "\u{feff}1",
    ] {
        assert!(read::<Value>(text).is_err(), "{text}");
    }
}

#[test]
fn what_is_of_another_type_is_refused() {
    assert!(read::<Shape>("\"unheard\"").is_err());
    assert!(read::<Shape>("\"held\"").is_err(), "something is missing");
    assert!(read::<Shape>("{\"bare\":1}").is_err(), "something is too much");
    assert!(read::<Shape>("{\"unit\":null,\"bare\":null}").is_err(), "two at once");
    assert!(read::<Even>("3").is_err());
    assert!(read::<u8>("256").is_err());
    assert!(read::<[i8; 2]>("[1,2,3]").is_err());
    assert!(read::<(u8, u8)>("[1]").is_err());
}

#[test]
fn what_has_no_end_of_depth_is_refused() {
    assert!(read::<Value>(&"[".repeat(100_000)).is_err());
    assert!(read::<Value>(&format!("{}{}", "[".repeat(100), "]".repeat(100))).is_ok());
}

#[test]
fn notes_by_step_are_read_as_they_were_written() {
    use domain::text::Note;
    use domain::visit::{Notes, Step};
    let note = |text: &str| Note::new(text).unwrap();
    let notes = Notes::from([(Step::Prepare, note("樣品")), (Step::SumUp, note("週五前\n報價"))]);
    assert_eq!(read::<Notes>(&serde_json::to_string(&notes).unwrap()).unwrap(), notes);
}
