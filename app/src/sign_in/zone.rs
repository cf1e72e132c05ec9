//! Currency and time zone: chosen from lists, begun with what the browser tells.

use leptos::html::Select;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::choices::{CURRENCIES, ZONES, currency_of, zone_of};
use crate::problem::Field;
use crate::ui::field::{Said, described};
use crate::ui::icon::Icon;
use crate::ui::input::Wrong;
use crate::words::{use_lang, use_words};

#[component]
pub fn MoneyAndZone(wrong: Wrong) -> impl IntoView {
    let words = use_words();
    let first_zone = zone_of(use_lang());
    let first_money = currency_of(first_zone);
    let (money, zone) = (NodeRef::<Select>::new(), NodeRef::<Select>::new());
    // A zone of the browser's that is not on the list.
    let own = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        let (Some(money), Some(zone), Some(here)) = (money.get(), zone.get(), detected()) else {
            return;
        };
        // Whoever chose something before the program had loaded keeps it.
        if zone.value() != first_zone || money.value() != first_money {
            return;
        }
        money.set_value(currency_of(&here));
        if !ZONES.contains(&here.as_str()) {
            own.set(Some(here.clone()));
        }
        request_animation_frame(move || zone.set_value(&here));
    });
    let moneys = CURRENCIES
        .map(|code| view! { <option value=code selected=code == first_money>{code}</option> });
    let zones = ZONES.map(|name| view! { <option value=name selected=name == first_zone>{name.replace('_', " ")}</option> });
    view! {
        <div class="fields is-pair">
            <Choice id="currency" label=words.first_visit_currency() field=Field::Currency node=money wrong>
                {moneys.into_iter().collect_view()}
            </Choice>
            <Choice
                id="zone"
                label=words.first_visit_time_zone()
                hint=words.first_visit_time_zone_hint()
                field=Field::Zone
                node=zone
                wrong
            >
                {zones.into_iter().collect_view()}
                {move || own.get().map(|name| view! { <option value=name.clone()>{name.replace('_', " ")}</option> })}
            </Choice>
        </div>
    }
}

/// A list to choose one from; its id is its name in the form.
#[component]
fn Choice(
    id: &'static str,
    label: &'static str,
    #[prop(optional, into)] hint: Option<String>,
    field: Field,
    node: NodeRef<Select>,
    wrong: Wrong,
    children: Children,
) -> impl IntoView {
    let words = use_words();
    let error = Signal::derive(move || {
        wrong
            .get()
            .filter(|problem| problem.field() == Some(field))
            .map(|problem| problem.say(words))
    });
    let hinted = hint.is_some();
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <div class="select">
                <select
                    id=id
                    name=id
                    node_ref=node
                    aria-invalid=move || error.get().map(|_| "true")
                    aria-describedby=move || described(id, hinted, error.get().is_some())
                >
                    {children()}
                </select>
                <Icon name="i-down" />
            </div>
            <Said id=id hint=hint error=error />
        </div>
    }
}

/// The zone that the browser runs in.
fn detected() -> Option<String> {
    let format = js_sys::Intl::DateTimeFormat::new(&js_sys::Array::new(), &js_sys::Object::new());
    let zone = js_sys::Reflect::get(&format.resolved_options(), &JsValue::from_str("timeZone"));
    zone.ok()?.as_string().filter(|zone| !zone.is_empty())
}
