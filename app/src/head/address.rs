//! The address as a signal, and going to another one.

use domain::board::{Address, Shape};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};

/// What the address chooses; it follows the address.
pub fn use_address() -> Signal<Address> {
    let (path, params) = (use_location().pathname, use_query_map());
    let read = move || {
        let table = path.with(|path| path == Shape::Table.path());
        let shape = if table { Shape::Table } else { Shape::Board };
        params.with(|params| Address::read(shape, |key| params.get(key)))
    };
    Signal::derive(read)
}

/// Goes to another address, without leaving a trail in the history.
pub fn go() -> impl Fn(Address) + Clone {
    let navigate = use_navigate();
    move |address: Address| {
        let options = NavigateOptions { replace: true, scroll: false, ..Default::default() };
        navigate(&address.write(), options);
    }
}
