//! Asking for a file, and giving it to the browser to keep. What the server refuses comes back
//! as an answer like any other, and the page says it.

use std::time::Duration;

use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlAnchorElement, Request, RequestInit, Response, Url};

use super::api::{Asked, FILE};
use crate::problem::Problem;

/// How long a browser may take to begin keeping what it was given.
const KEPT: Duration = Duration::from_secs(60);

/// A file on its way, as the page tells of it.
#[derive(Clone, Copy)]
pub struct Taking {
    pub busy: RwSignal<bool>,
    pub wrong: RwSignal<Option<Problem>>,
    /// The name of the file that came.
    pub done: RwSignal<Option<String>>,
}

impl Taking {
    pub fn new() -> Self {
        Self { busy: RwSignal::new(false), wrong: RwSignal::new(None), done: RwSignal::new(None) }
    }

    /// Nothing is asked for while something is on its way.
    pub fn take(self, asked: Asked) {
        self.ask(async move { fetched(&asked).await }, move |name| self.done.set(Some(name)));
    }

    /// Waits for an answer, and tells of a refusal.
    pub fn ask<T: 'static>(
        self,
        answer: impl Future<Output = Result<T, Problem>> + 'static,
        done: impl FnOnce(T) + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.wrong.set(None);
        self.done.set(None);
        spawn_local(async move {
            let answer = answer.await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(answer) => done(answer),
                Err(problem) => self.wrong.set(Some(problem)),
            }
        });
    }
}

/// Fetches a file and has the browser keep it; answers with its name.
async fn fetched(asked: &Asked) -> Result<String, Problem> {
    let body = serde_json::to_string(asked).map_err(|_| Problem::Failed)?;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(&JsValue::from_str(&body));
    let failed = |_: JsValue| Problem::Failed;
    let lost = |_: JsValue| Problem::Unreachable;
    let request = Request::new_with_str_and_init(FILE, &init).map_err(failed)?;
    request.headers().set("content-type", "application/json").map_err(failed)?;
    let answer = JsFuture::from(window().fetch_with_request(&request)).await.map_err(lost)?;
    let answer: Response = answer.dyn_into().map_err(failed)?;
    if !answer.ok() {
        let text = JsFuture::from(answer.text().map_err(failed)?).await.map_err(lost)?;
        let text = text.as_string().unwrap_or_default();
        return Err(crate::wire::read(&text).unwrap_or(Problem::Failed));
    }
    let told = answer.headers().get("content-disposition").map_err(failed)?;
    let name = named(&told.unwrap_or_default());
    let blob = JsFuture::from(answer.blob().map_err(failed)?).await.map_err(lost)?;
    let blob: Blob = blob.dyn_into().map_err(failed)?;
    keep(&blob, &name).map_err(failed)?;
    Ok(name)
}

/// The name in `filename*=UTF-8''…`.
fn named(disposition: &str) -> String {
    let escaped = disposition.rsplit_once("''").map_or("", |(_, name)| name);
    js_sys::decode_uri_component(escaped).map(String::from).unwrap_or_default()
}

fn keep(blob: &Blob, name: &str) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    set_timeout(
        move || {
            let _ = Url::revoke_object_url(&address);
        },
        KEPT,
    );
    Ok(())
}
