//! That a sitting of another kind fits the same rows: its items the parts of a form.

use std::collections::BTreeSet;

use domain::day::Millis;
use domain::id::SittingId;
use domain::money::Currency;
use domain::org::Role;
use domain::sitting::{About, Item, Kind};
use domain::text::{Login, Name};
use uuid::Uuid;

use super::{read, write};
use crate::Store;
use crate::company::Founding;
use crate::error::StoreError;
use crate::person::NewPerson;

#[tokio::test]
async fn a_form_has_parts_where_a_walk_has_deals() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("form.db")).await.unwrap();
    let name = |text| Name::new(text).unwrap();
    let currency = Currency::new("TWD").unwrap();
    let company = domain::company::Company::new(name("C"), currency, "UTC".to_owned(), false);
    let admin = NewPerson {
        login: Login::new("ada").unwrap(),
        name: name("Ada"),
        roles: BTreeSet::from([Role::Administrator]),
        team: None,
        password_hash: None,
    };
    let founding = Founding { company, admin };
    let ada = crate::company::found(&store, founding, Millis(1)).await.unwrap();
    let id = SittingId::new(Uuid::from_u128(1));
    let parts = ["feelings", "aim", "why"].map(|part| About::Part(name(part)));
    let items = parts.clone();
    let written = store.write::<_, StoreError, _>(move |tx| {
        Box::pin(async move {
            write::insert(tx, (id, Kind::Walk, None), ada, &[], &items, Millis(2)).await
        })
    });
    let head = written.await.unwrap();
    let mut conn = store.readers().acquire().await.unwrap();
    assert_eq!(read::head(&mut conn, id).await.unwrap(), Some(head));
    let expected: Vec<Item> =
        (0..).zip(parts).map(|(place, about)| Item { place, about, reached: place == 0 }).collect();
    assert_eq!(read::items(&mut conn, id).await.unwrap(), expected);
    let (item, owner) = read::item(&mut conn, id, 2).await.unwrap().unwrap();
    assert_eq!((&item, owner), (&expected[2], None), "a part is nobody's deal");
}
