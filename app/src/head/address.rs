//! The address as a signal, and going to another one.

use domain::board::{Address, Shape};
use domain::id::DealId;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};

/// As read for all that is drawn below whoever provides it.
#[derive(Clone, Copy)]
struct Known(Memo<Address>);

/// What the address chooses, read once for all that is drawn below; it follows the address.
pub fn provide_address() -> Signal<Address> {
    let address = read_address();
    let known = Memo::new(move |_| address.get());
    provide_context(Known(known));
    known.into()
}

/// What the address chooses; it follows the address.
pub fn use_address() -> Signal<Address> {
    use_context::<Known>().map_or_else(read_address, |Known(address)| address.into())
}

fn read_address() -> Signal<Address> {
    let (path, params) = (use_location().pathname, use_query_map());
    let read = move || {
        let table = path.with(|path| path == Shape::Table.path());
        let shape = if table { Shape::Table } else { Shape::Board };
        params.with(|params| Address::read(shape, |key| params.get(key)))
    };
    Signal::derive(read)
}

/// The address of what is shown, for what is drawn of many deals: read once, and not anew for
/// each of them whenever one opens.
#[derive(Clone, Copy)]
pub struct Beside {
    /// As it is written while no deal is open.
    pub written: Memo<String>,
    pub opened: Memo<Option<DealId>>,
}

impl Beside {
    /// For who draws them to provide.
    pub fn new(address: Signal<Address>) -> Self {
        let written =
            Memo::new(move |_| address.with(|now| Address { deal: None, ..now.clone() }.write()));
        Self { written, opened: Memo::new(move |_| address.with(|now| now.deal)) }
    }

    /// Where a deal opens beside what is shown.
    pub fn address_of(self, deal: DealId) -> String {
        self.written.with(|written| Address::beside(written, deal))
    }
}

/// Goes to another address, without leaving a trail in the history.
pub fn go() -> impl Fn(Address) + Clone {
    let navigate = use_navigate();
    move |address: Address| {
        let options = NavigateOptions { replace: true, scroll: false, ..Default::default() };
        navigate(&address.write(), options);
    }
}
