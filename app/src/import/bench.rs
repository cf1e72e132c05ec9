//! The state of the import page: what the server told last, and what is under way.

use domain::id::ImportId;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, RequestInit, Response};

use super::api::{self, Choice, Draft, Opening, Past, Shown};
use crate::problem::Problem;

#[derive(Clone, Copy)]
pub struct Bench {
    pub opening: StoredValue<Opening>,
    pub draft: RwSignal<Option<Draft>>,
    pub past: RwSignal<Vec<Past>>,
    /// What was brought in a moment ago.
    pub done: RwSignal<Option<Past>>,
    /// So many rows of so many.
    pub progress: RwSignal<Option<(u32, u32)>>,
    pub problem: RwSignal<Option<Problem>>,
    pub busy: RwSignal<bool>,
    /// The row whose cells stand open.
    pub mending: RwSignal<Option<usize>>,
    /// Counts what was asked: only the latest answer is shown.
    turn: StoredValue<u32>,
}

impl Bench {
    pub fn new(opening: Opening) -> Self {
        Self {
            draft: RwSignal::new(opening.draft.clone()),
            past: RwSignal::new(opening.past.clone()),
            opening: StoredValue::new(opening),
            done: RwSignal::new(None),
            progress: RwSignal::new(None),
            problem: RwSignal::new(None),
            busy: RwSignal::new(false),
            mending: RwSignal::new(None),
            turn: StoredValue::new(0),
        }
    }

    /// Which rows are looked at now.
    pub fn shown(self) -> Shown {
        self.draft.with(|draft| draft.as_ref().map_or_else(Shown::default, |d| d.rows.shown))
    }

    fn begin(self) -> u32 {
        self.busy.set(true);
        self.problem.set(None);
        self.turn.update_value(|turn| *turn += 1);
        self.turn.get_value()
    }

    /// Whether an answer is the one that is waited for.
    fn is_latest(self, turn: u32) -> bool {
        self.turn.try_get_value() == Some(turn)
    }

    fn end(self, problem: Option<Problem>) {
        self.busy.set(false);
        self.problem.set(problem);
    }

    pub fn upload(self, file: File) {
        let turn = self.begin();
        spawn_local(async move {
            let sent = send(file).await;
            if !self.is_latest(turn) {
                return;
            }
            match sent {
                Ok(draft) => {
                    self.done.set(None);
                    self.mending.set(None);
                    self.draft.set(Some(draft));
                    self.end(None);
                }
                Err(problem) => self.end(Some(problem)),
            }
        });
    }

    /// Keeps a choice; `then` runs once the rows stand as they are after it.
    pub fn choose(self, choice: Choice, then: impl FnOnce() + 'static) {
        let (turn, shown) = (self.begin(), self.shown());
        spawn_local(async move {
            let answer = api::import_choose(choice, shown).await;
            if !self.is_latest(turn) {
                return;
            }
            match answer {
                Ok(draft) => {
                    self.draft.set(Some(draft));
                    self.end(None);
                    then();
                }
                Err(problem) => self.end(Some(problem)),
            }
        });
    }

    /// Looks at other rows.
    pub fn look(self, shown: Shown) {
        let turn = self.begin();
        spawn_local(async move {
            let answer = api::import_rows(shown).await;
            if !self.is_latest(turn) {
                return;
            }
            match answer {
                Ok(rows) => {
                    self.mending.set(None);
                    self.draft.update(|draft| {
                        if let Some(draft) = draft {
                            draft.rows = rows;
                        }
                    });
                    self.end(None);
                }
                Err(problem) => self.end(Some(problem)),
            }
        });
    }

    pub fn discard(self) {
        let turn = self.begin();
        spawn_local(async move {
            let answer = api::import_discard().await;
            if !self.is_latest(turn) {
                return;
            }
            if answer.is_ok() {
                self.draft.set(None);
            }
            self.end(answer.err());
        });
    }

    /// Brings in, batch by batch. Broken off, it goes on where it was.
    pub fn bring(self, opening: bool) {
        let looked_at = self.draft.with_untracked(|draft| draft.as_ref().map(|draft| draft.id));
        let Some(looked_at) = looked_at else { return };
        let turn = self.begin();
        self.mending.set(None);
        spawn_local(async move {
            loop {
                let answer = api::import_bring(looked_at, opening).await;
                if !self.is_latest(turn) {
                    return;
                }
                match answer {
                    Err(Problem::FileReplaced) => return self.look_anew(turn).await,
                    Err(problem) => return self.end(Some(problem)),
                    Ok(progress) => match progress.past {
                        None => self.progress.set(Some((progress.done, progress.of))),
                        Some(past) => {
                            self.progress.set(None);
                            self.past.update(|all| all.insert(0, past.clone()));
                            self.done.set(Some(past));
                            self.draft.set(None);
                            return self.end(None);
                        }
                    },
                }
            }
        });
    }

    /// Another file has taken the place of the one on the page: it is shown, and that is said.
    async fn look_anew(self, turn: u32) {
        let answer = api::import_open().await;
        if !self.is_latest(turn) {
            return;
        }
        self.progress.set(None);
        if let Ok(opening) = answer {
            self.draft.set(opening.draft);
        }
        self.end(Some(Problem::FileReplaced));
    }

    pub fn take_back(self, run: ImportId, again: bool) {
        let turn = self.begin();
        spawn_local(async move {
            let answer = api::import_take_back(run, again).await;
            if !self.is_latest(turn) {
                return;
            }
            match answer {
                Ok(now) => {
                    let of = |past: &Past| past.run.id == run;
                    self.done.update(|done| {
                        if done.as_ref().is_some_and(of) {
                            *done = Some(now.clone());
                        }
                    });
                    self.past.update(|all| {
                        if let Some(past) = all.iter_mut().find(|past| of(past)) {
                            *past = now;
                        }
                    });
                    self.end(None);
                }
                Err(problem) => self.end(Some(problem)),
            }
        });
    }
}

/// Sends a file as it is.
async fn send(file: File) -> Result<Draft, Problem> {
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(&file);
    let name = String::from(js_sys::encode_uri_component(&file.name()));
    let address = format!("/api/import_file?name={name}");
    let lost = |_: JsValue| Problem::Unreachable;
    let sent = JsFuture::from(window().fetch_with_str_and_init(&address, &init)).await;
    let response: Response = sent.map_err(lost)?.dyn_into().map_err(lost)?;
    let text = JsFuture::from(response.text().map_err(lost)?).await.map_err(lost)?;
    let text = text.as_string().unwrap_or_default();
    if response.ok() {
        crate::wire::read(&text).map_err(|_| Problem::Failed)
    } else {
        Err(crate::wire::read(&text).unwrap_or(Problem::Failed))
    }
}

/// Puts the focus on something, once it stands there.
pub fn focus(selector: String) {
    request_animation_frame(move || {
        let found = document().query_selector(&selector).ok().flatten();
        if let Some(found) = found.and_then(|f| f.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = found.focus();
        }
    });
}
