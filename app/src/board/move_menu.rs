//! “Move to…”: every place by name, for those who do not drag.

use domain::board::Card;
use domain::funnel::{Band, Place};
use leptos::prelude::*;

use super::carry::use_carry;
use super::strip;
use crate::live::Feed;
use crate::part::{Part, part, wasm_split};
use crate::ui::icon::Icon;
use crate::ui::sheet::Sheet;
use crate::words::use_words;

#[component]
pub fn MoveMenu() -> impl IntoView {
    let carry = use_carry();
    move || carry.choose.get().map(|card| part(ahead, move || menu(card.clone())))
}

#[wasm_split(sheets, fallible, wasm_split_path = leptos::wasm_split, preload(ahead))]
fn menu(card: Card) -> Part {
    Ok(view! { <Menu card /> }.into_any())
}

#[component]
fn Menu(card: Card) -> impl IntoView {
    let carry = use_carry();
    let feed = expect_context::<Feed>();
    let words = use_words();
    let funnel = feed.desk(|desk| desk.funnel);
    let here = card.deal.position.place();
    let title = words.move_to_title(card.account.as_str());
    let lead = card.product.as_ref().map(ToString::to_string).unwrap_or_default();
    let card = StoredValue::new(card);
    let go = move |to: Place| {
        carry.choose.set(None);
        carry.move_card(card.get_value(), to, false);
    };
    let bands = Band::ALL.map(|band| {
        let id = format!("move-{}", strip::anchor(band));
        let labelled = id.clone();
        let stages = funnel.stages(band).map(|stage| {
            let place = Place::Stage(stage);
            let current = place == here;
            view! {
                <li>
                    <button
                        class="move"
                        type="button"
                        data-to=stage.number().to_string()
                        aria-current=current.then_some("true")
                        aria-disabled=current.then_some("true")
                        on:click=move |_| if !current { go(place) }
                    >
                        <span class="step">{stage.number().to_string()}</span>
                        <span>{words.stage(stage)}</span>
                        {current.then(|| view! { <span class="muted">{words.move_here()}</span> })}
                    </button>
                </li>
            }
        });
        view! {
            <section class=strip::class(band) aria-labelledby=labelled>
                <h3 id=id>
                    <span class="mark is-band">{format!("{}%", strip::percent(&funnel, band))}</span>
                    {words.band(band)}
                </h3>
                <ul>{stages.collect_view()}</ul>
            </section>
        }
    });
    let ways = [(Place::Won, "won", "i-won"), (Place::Lost, "lost", "i-lost")]
        .into_iter()
        .chain([(Place::Parked, "parked", "i-parked")])
        .map(move |(place, word, icon)| {
            view! {
                <button class="button" type="button" data-to=word on:click=move |_| go(place)>
                    <Icon name=icon />
                    {words.place(place)}
                </button>
            }
        });
    view! {
        <Sheet title lead close=Callback::new(move |()| carry.choose.set(None))>
            <div class="sheet-body">
                <div class="moves">
                    {bands.into_iter().collect_view()}
                    <section class="ways" aria-labelledby="move-out">
                        <h3 id="move-out">{words.board_outcomes()}</h3>
                        {ways.collect_view()}
                    </section>
                </div>
            </div>
        </Sheet>
    }
}
