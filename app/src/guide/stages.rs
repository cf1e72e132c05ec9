//! The seller's eight stages beside the buyer's.

use domain::funnel::{Funnel, Stage};
use leptos::prelude::*;

use crate::words::{Words, use_words};

/// Keeps P1: what the buyer does while we are at a stage.
fn buyer(words: Words, stage: Stage) -> &'static str {
    match stage.number() {
        1 => words.guide_buyer_1(),
        2 => words.guide_buyer_2(),
        3 => words.guide_buyer_3(),
        4 => words.guide_buyer_4(),
        5 => words.guide_buyer_5(),
        6 => words.guide_buyer_6(),
        7 => words.guide_buyer_7(),
        _ => words.guide_buyer_8(),
    }
}

#[component]
pub fn Stages(funnel: Funnel) -> impl IntoView {
    let words = use_words();
    let rows = Stage::ALL.map(|stage| {
        let band = ["is-top", "is-middle", "is-bottom"][funnel.band(stage).index()];
        view! {
            <tr class=band>
                <th scope="row">
                    <span class="step">{stage.number().to_string()}</span>
                    {words.stage(stage)}
                </th>
                <td>{buyer(words, stage)}</td>
            </tr>
        }
    });
    view! {
        <table class="guide-stages">
            <thead>
                <tr>
                    <th scope="col">{words.guide_seller()}</th>
                    <th scope="col">{words.guide_buyer()}</th>
                </tr>
            </thead>
            <tbody>{rows.into_iter().collect_view()}</tbody>
        </table>
    }
}
