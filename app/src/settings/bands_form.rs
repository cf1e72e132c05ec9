//! The bands, as an administrator sets them: last stage, success rate, days until stuck.

use domain::funnel::{Band, Funnel, Stage};
use leptos::form::ActionForm;
use leptos::prelude::*;

use super::api::SetFunnel;
use super::typed::percent;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::words::use_words;

/// The ids of a band's fields: last stage, rate, days; the form sends them as parts of `bands`.
const NAMES: [(&str, &str, &str); 3] = [
    ("top_until", "top_rate", "top_days"),
    ("middle_until", "middle_rate", "middle_days"),
    ("", "bottom_rate", "bottom_days"),
];

fn part(id: &str) -> String {
    format!("bands[{id}]")
}

#[component]
pub fn Bands(funnel: Funnel) -> impl IntoView {
    let words = use_words();
    let action = ServerAction::<SetFunnel>::new();
    let wrong = Signal::derive(move || action.value().get().and_then(Result::err));
    let done = move || matches!(action.value().get(), Some(Ok(())));
    view! {
        <ActionForm action attr:class="panel" attr:aria-labelledby="bands">
            <header>
                <h2 id="bands">{words.settings_bands()}</h2>
                <p>{words.settings_bands_text()}</p>
            </header>
            <Refused wrong />
            <div class="band-rows">
                {Band::ALL.map(|band| view! { <Row band funnel /> }).into_iter().collect_view()}
            </div>
            <div class="buttons">
                <span role="status">{move || done().then(|| words.ui_saved())}</span>
                <button
                    class="button is-primary"
                    type="submit"
                    aria-busy=move || action.pending().get().then_some("true")
                >
                    {words.ui_save()}
                </button>
            </div>
        </ActionForm>
    }
}

#[component]
fn Row(band: Band, funnel: Funnel) -> impl IntoView {
    let words = use_words();
    let (until, rate, days) = NAMES[band.index()];
    let name = words.band(band);
    let class = match band {
        Band::Top => "band-row is-top",
        Band::Middle => "band-row is-middle",
        Band::Bottom => "band-row is-bottom",
    };
    let border = funnel.borders().get(band.index()).copied();
    view! {
        <div class=class>
            <p>
                {name}
                <span class="muted">{words.band_means(band)}</span>
            </p>
            {match border {
                Some(last) => view! { <LastStage id=until label=words.settings_band_last_stage(name) last /> }.into_any(),
                None => view! { <span></span> }.into_any(),
            }}
            <div class="field">
                <label for=rate>{words.settings_band_rate(name)}</label>
                <div class="rate">
                    <input
                        id=rate
                        name=part(rate)
                        inputmode="decimal"
                        autocomplete="off"
                        required=true
                        value=percent(funnel.band_rate(band))
                    />
                    <span aria-hidden="true">"%"</span>
                </div>
            </div>
            <div class="field">
                <label for=days>{words.settings_band_stuck_days(name)}</label>
                <input
                    id=days
                    name=part(days)
                    inputmode="numeric"
                    autocomplete="off"
                    required=true
                    value=funnel.stuck_days(band).to_string()
                />
            </div>
        </div>
    }
}

#[component]
fn LastStage(id: &'static str, label: String, last: Stage) -> impl IntoView {
    let words = use_words();
    let stages = Stage::ALL.into_iter().take(Stage::COUNT - 1).map(|stage| {
        let number = stage.number().to_string();
        let text = format!("{number} {}", words.stage_short(stage));
        view! { <option value=number selected=stage == last>{text}</option> }
    });
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <div class="select">
                <select id=id name=part(id) autocomplete="off">
                    {stages.collect_view()}
                </select>
                <Icon name="i-down" />
            </div>
        </div>
    }
}
