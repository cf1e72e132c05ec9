//! Listeners that leptos has no word for: on the document, or with options.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{AddEventListenerOptions, Event, EventTarget};

/// Calls `take` for every event of a kind until the owner goes. Not passive, so that `take`
/// may prevent what the browser would do.
pub fn listen(target: &EventTarget, kind: &'static str, take: impl FnMut(Event) + 'static) {
    let options = AddEventListenerOptions::new();
    options.set_passive(false);
    listen_by(target, kind, &options, take);
}

/// Calls `take` for every event of a kind before anyone else hears of it, until the owner goes.
pub fn overhear(target: &EventTarget, kind: &'static str, take: impl FnMut(Event) + 'static) {
    let options = AddEventListenerOptions::new();
    options.set_passive(true);
    options.set_capture(true);
    listen_by(target, kind, &options, take);
}

fn listen_by(
    target: &EventTarget,
    kind: &'static str,
    options: &AddEventListenerOptions,
    take: impl FnMut(Event) + 'static,
) {
    let capture = options.get_capture().unwrap_or_default();
    let listener = Closure::<dyn FnMut(Event)>::new(take);
    let function: &js_sys::Function = listener.as_ref().unchecked_ref();
    let added = target
        .add_event_listener_with_callback_and_add_event_listener_options(kind, function, options);
    if added.is_err() {
        return;
    }
    let kept = StoredValue::new_local((target.clone(), listener));
    on_cleanup(move || {
        kept.try_update_value(|(target, listener)| {
            let function: &js_sys::Function = listener.as_ref().unchecked_ref();
            let _ = target.remove_event_listener_with_callback_and_bool(kind, function, capture);
        });
    });
}
