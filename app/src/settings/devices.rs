//! Where one is signed in, and how to end it there.

use domain::day::Millis;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::{Device, sign_out_device, sign_out_others};
use crate::format::use_format;
use crate::problem::Problem;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::words::{Words, use_words};

#[component]
pub fn Devices(devices: Vec<Device>, now: Millis, offset: i32) -> impl IntoView {
    let words = use_words();
    let devices = RwSignal::new(devices);
    let wrong = RwSignal::new(None::<Problem>);
    let busy = RwSignal::new(false);
    let take = move |answer: Result<Vec<Device>, Problem>| {
        busy.set(false);
        match answer {
            Ok(left) => {
                wrong.set(None);
                devices.set(left);
            }
            Err(problem) => wrong.set(Some(problem)),
        }
    };
    let end = Callback::new(move |key: String| {
        busy.set(true);
        spawn_local(async move { take(sign_out_device(key).await) });
    });
    let end_others = move |_| {
        busy.set(true);
        spawn_local(async move { take(sign_out_others().await) });
    };
    let others = move || devices.with(|devices| devices.iter().any(|device| !device.here));
    let rows = move || {
        let rows = devices.get().into_iter().map(|device| row(device, now, offset, end, busy));
        rows.collect_view()
    };
    view! {
        <section class="panel" aria-labelledby="devices">
            <header>
                <h2 id="devices">{words.settings_devices()}</h2>
                <p>{words.settings_devices_text()}</p>
            </header>
            <Refused wrong=wrong.into() />
            <ul class="devices">{rows}</ul>
            {move || {
                others()
                    .then(|| {
                        view! {
                            <div class="buttons">
                                <button
                                    class="button"
                                    type="button"
                                    aria-busy=move || busy.get().then_some("true")
                                    on:click=end_others
                                >
                                    {words.settings_devices_sign_out_others()}
                                </button>
                            </div>
                        }
                    })
            }}
        </section>
    }
}

fn called(device: &Device, words: Words) -> String {
    match (&device.browser, &device.system) {
        (Some(browser), Some(system)) => words.settings_device(browser, system),
        (Some(one), None) | (None, Some(one)) => one.clone(),
        (None, None) => words.settings_device_unknown().to_owned(),
    }
}

fn row(
    device: Device,
    now: Millis,
    offset: i32,
    end: Callback<String>,
    busy: RwSignal<bool>,
) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let name = called(&device, words);
    let moment = |at: Millis| write.moment(at, now, offset);
    let times: Vec<String> = [
        device.seen.map(|at| words.settings_device_seen(&moment(at))),
        device.since.map(|at| words.settings_device_since(&moment(at))),
    ]
    .into_iter()
    .flatten()
    .collect();
    let label = words.settings_device_sign_out(&name);
    let key = StoredValue::new(device.key.clone());
    view! {
        <li class="device">
            <Icon name="i-device" />
            <p>
                <b>{name}</b>
                <span class="device-times">{times.join(" · ")}</span>
            </p>
            {if device.here {
                view! { <span class="mark is-good"><span>{words.settings_device_here()}</span></span> }
                    .into_any()
            } else {
                view! {
                    <button
                        class="button"
                        type="button"
                        aria-label=label
                        aria-busy=move || busy.get().then_some("true")
                        on:click=move |_| end.run(key.get_value())
                    >
                        {words.settings_sign_out()}
                    </button>
                }
                    .into_any()
            }}
        </li>
    }
}
