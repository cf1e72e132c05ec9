//! What can be sold: the list that deals choose from, and a field to add to it.

use domain::account::Product;
use leptos::form::ActionForm;
use leptos::prelude::*;

use super::api::AddProduct;
use crate::problem::Field;
use crate::ui::input::{Input, Kind, Refused};
use crate::words::use_words;

#[component]
pub fn Products(products: Vec<Product>) -> impl IntoView {
    let words = use_words();
    let action = ServerAction::<AddProduct>::new();
    let wrong = Signal::derive(move || action.value().get().and_then(Result::err));
    let known = Memo::new(move |_| match action.value().get() {
        Some(Ok(products)) => products,
        _ => products.clone(),
    });
    // A name that was taken makes room for the next; one that was refused stays.
    let count = Memo::new(move |_| known.with(Vec::len));
    let field = move || {
        count.track();
        view! {
            <Input
                id="product"
                name="name"
                label=words.settings_product_new()
                kind=Kind::Text
                wrong=(Field::Product, wrong)
            />
        }
    };
    let list = move || {
        let chip = |product: Product| view! { <li class="chip">{product.name.to_string()}</li> };
        known.get().into_iter().map(chip).collect_view()
    };
    view! {
        <ActionForm action attr:class="panel" attr:aria-labelledby="products">
            <header>
                <h2 id="products">{words.settings_products()}</h2>
                <p>{words.settings_products_text()}</p>
            </header>
            <Refused wrong />
            <ul class="chips">{list}</ul>
            {field}
            <div class="buttons">
                <button
                    class="button"
                    type="submit"
                    aria-busy=move || action.pending().get().then_some("true")
                >
                    {words.ui_add()}
                </button>
            </div>
        </ActionForm>
    }
}
