//! Handing a text over: copied, or given to another program of the device.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

fn member(of: &JsValue, name: &str) -> Option<JsValue> {
    js_sys::Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined())
}

fn call(of: &JsValue, name: &str, argument: &JsValue) -> Option<js_sys::Promise> {
    let function: js_sys::Function = member(of, name)?.dyn_into().ok()?;
    function.call1(of, argument).ok()?.dyn_into().ok()
}

fn navigator() -> JsValue {
    window().navigator().into()
}

/// Puts a text where it can be pasted from; `false` where the browser allows it to nobody, as
/// on pages that did not come over HTTPS.
pub fn copy(text: &str) -> bool {
    let Some(clipboard) = member(&navigator(), "clipboard") else { return false };
    let Some(done) = call(&clipboard, "writeText", &text.into()) else { return false };
    quietly(&done);
    true
}

/// Whether the device has a sheet of programs to give something to.
pub fn can_share() -> bool {
    member(&navigator(), "share").is_some()
}

pub fn share(title: &str, url: &str) {
    let what = js_sys::Object::new();
    for (name, value) in [("title", title), ("url", url)] {
        let _ = js_sys::Reflect::set(&what, &name.into(), &value.into());
    }
    if let Some(done) = call(&navigator(), "share", &what) {
        quietly(&done);
    }
}

/// Who changes their mind at the device's own sheet has made no mistake.
fn quietly(promise: &js_sys::Promise) {
    let nothing = wasm_bindgen::closure::Closure::once_into_js(|_: JsValue| {});
    if let Some(nothing) = nothing.dyn_ref::<js_sys::Function>() {
        let _ = call_catch(promise, nothing);
    }
}

fn call_catch(promise: &js_sys::Promise, nothing: &js_sys::Function) -> Option<JsValue> {
    let catch: js_sys::Function = member(promise, "catch")?.dyn_into().ok()?;
    catch.call1(promise, nothing).ok()
}
