//! Who may do what, over everything that can be asked of the server. A way in that these tables
//! do not know fails the test: whoever adds one says here who may use it.

mod accounts;
mod addresses;
mod bodies;
mod coaching;
mod deals;
mod files;
mod handovers;
mod house;
mod own;
mod rows;
mod sight;
mod together;
mod visits;

use std::collections::BTreeSet;

use axum::http::Method;
use domain::board::Card;
use domain::op::Answer;
use leptos::server_fn::axum::server_fn_paths;
use serde_json::Value;

use crate::deals::{done, listing};
use crate::house::{House, PASSWORD};
use crate::visitor::Visitor;

use addresses::ADDRESSES;
use bodies::*;
use rows::*;

/// Who asks. Mei is a rep of the north and owns the deal in question; Nora leads the north, Sam
/// the south, where Lin is a rep.
const WHO: [&str; 9] = ["boss", "nora", "mei", "lin", "sam", "eva", "odo", "mia", ""];

/// What comes of it: done, refused by a rule, or a status.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Then {
    Done,
    /// Asked and answered, with a refusal inside.
    Refused,
    Status(u16),
}

/// How a function is asked, about Mei's deal where it is about one.
enum Ask {
    Json(fn(&House, &Card) -> Value),
    Form(&'static [(&'static str, &'static str)]),
}

use Ask::{Form, Json};
use Then::{Done, Refused, Status};

/// A function, how it is asked, and what comes of it for each of [`WHO`].
type Function = (&'static str, Ask, [Then; 9]);

fn functions() -> impl Iterator<Item = &'static Function> {
    let tables = [
        accounts::FUNCTIONS,
        visits::FUNCTIONS,
        coaching::FUNCTIONS,
        handovers::FUNCTIONS,
        together::FUNCTIONS,
        files::FUNCTIONS,
        house::FUNCTIONS,
        own::FUNCTIONS,
        deals::FUNCTIONS,
    ];
    tables.into_iter().flatten()
}

async fn visitor(house: &House, who: &str) -> Visitor {
    if who.is_empty() { house.visitor() } else { house.signed_in(who).await }
}

#[tokio::test]
async fn every_function_is_for_those_it_is_for() {
    let known: BTreeSet<&str> = functions().map(|(path, ..)| *path).collect();
    let there: BTreeSet<&str> = server_fn_paths().map(|(path, _)| path).collect();
    assert_eq!(there, known, "a function that the table does not know, or knows in vain");
    assert!(
        server_fn_paths().all(|(_, method)| method == Method::POST),
        "a GET slips past the check of origins"
    );
    let house = House::company().await;
    let mut mei = house.signed_in("mei").await;
    for (at, who) in WHO.iter().enumerate() {
        let mut visitor = visitor(&house, who).await;
        for (path, ask, expected) in functions() {
            // Some of them end the session.
            if !who.is_empty() && visitor.json("/api/settings", &()).await.status != 200 {
                visitor.sign_in(who, PASSWORD).await;
            }
            let card = new_card(&mut mei, &house).await;
            let answer = match ask {
                Json(body) => visitor.json(path, &body(&house, &card)).await,
                Form(fields) => visitor.form(path, fields).await,
            };
            let refused = matches!(serde_json::from_str(&answer.text), Ok(Answer::Refused { .. }));
            let came = match answer.status.as_u16() {
                200 if refused => Refused,
                200 => Done,
                status => Status(status),
            };
            assert_eq!(came, expected[at], "{path} by {who:?}: {}", answer.text);
            if who.is_empty() {
                visitor.cookies.clear();
            }
        }
        // The name that they took is free for the next.
        visitor.form("/api/set_name", &[("name", *who)]).await;
    }
}

/// A deal that nobody has touched since Mei listed it.
async fn new_card(mei: &mut Visitor, house: &House) -> Card {
    if mei.json("/api/settings", &()).await.status != 200 {
        *mei = house.signed_in("mei").await;
    }
    done(mei, listing("恆泰")).await
}

#[tokio::test]
async fn every_address_is_for_those_it_is_for() {
    let known: BTreeSet<&str> = ADDRESSES.iter().map(|(route, ..)| *route).collect();
    let mut there = BTreeSet::new();
    there.extend(quoted(include_str!("../../src/router.rs"), ".route(\""));
    there.extend(app::pages::addresses());
    assert_eq!(there, known, "an address that the table does not know, or knows in vain");
    let house = House::company().await;
    for (at, who) in WHO.iter().enumerate() {
        let mut visitor = visitor(&house, who).await;
        for (_, path, expected) in ADDRESSES {
            let status = match *path {
                "/live" => {
                    visitor.live(None, None).await.map_or_else(|no| no.status.as_u16(), |_| 200)
                }
                path => visitor.get(path).await.status.as_u16(),
            };
            let came = if status == 200 { Done } else { Status(status) };
            assert_eq!(came, expected[at], "{path} by {who:?}");
        }
    }
}

/// What stands between `before` and the next quote, wherever it does.
fn quoted<'a>(source: &'a str, before: &str) -> Vec<&'a str> {
    source.split(before).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}
