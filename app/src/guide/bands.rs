//! The three bands: what each says about the buyer, and what it makes of an amount.

use domain::funnel::{Band, Funnel};
use leptos::prelude::*;

use crate::format;
use crate::words::use_words;

fn class(band: Band) -> &'static str {
    match band {
        Band::Top => "guide-band is-top",
        Band::Middle => "guide-band is-middle",
        Band::Bottom => "guide-band is-bottom",
    }
}

/// Keeps F2: the bands with the company's own rates and borders.
#[component]
pub fn Bands(funnel: Funnel) -> impl IntoView {
    let words = use_words();
    let rows = Band::ALL.map(|band| {
        let rate = format::percent(i64::from(funnel.band_rate(band).per_mille()));
        let numbers: Vec<String> =
            funnel.stages(band).map(|stage| stage.number().to_string()).collect();
        view! {
            <li class=class(band)>
                <b class="guide-rate">{rate}</b>
                <div>
                    <h3>{words.band(band)}</h3>
                    <p>{words.band_means(band)}</p>
                    <p class="muted small">{words.guide_band_stages(&numbers.join(" · "))}</p>
                </div>
            </li>
        }
    });
    view! { <ul class="guide-bands">{rows.into_iter().collect_view()}</ul> }
}
