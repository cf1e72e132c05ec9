//! Parts of the program that travel by themselves, each when it is first wanted: what the first
//! board does without. The server has them all.

use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;
pub use leptos::wasm_split::{SplitLoaderError, wasm_split};

use crate::problem::Problem;
use crate::words::use_words;

/// What a part draws.
pub type Part = Result<AnyView, SplitLoaderError>;
/// Whether a part has come.
pub type Ahead = Result<(), SplitLoaderError>;
pub type Coming = Pin<Box<dyn Future<Output = Ahead>>>;
pub type Drawing = Pin<Box<dyn Future<Output = Part>>>;
/// What a part asks or does.
pub type Doing<T> = Result<Pin<Box<dyn Future<Output = Result<T, Problem>>>>, SplitLoaderError>;

/// Waits for a part and for what it does; where it cannot come, there is no line.
pub async fn done<T>(part: impl Future<Output = Doing<T>>) -> Result<T, Problem> {
    match part.await {
        Ok(doing) => doing.await,
        Err(_) => Err(Problem::Unreachable),
    }
}

/// Draws a part: at once where it is there, else as soon as `ahead` has got it. Where it cannot
/// come, that is said, and one tries again.
pub fn part<A, D>(
    ahead: impl Fn() -> A + Send + 'static,
    draw: impl Fn() -> D + Send + 'static,
) -> AnyView
where
    A: Future<Output = Ahead> + 'static,
    D: Future<Output = Part> + 'static,
{
    let draw = move || now(pin!(draw()));
    drawn(Box::new(move || Box::pin(ahead())), Box::new(draw))
}

fn drawn(
    ahead: Box<dyn Fn() -> Coming + Send>,
    draw: Box<dyn Fn() -> Option<AnyView> + Send>,
) -> AnyView {
    if let Some(view) = draw() {
        return view;
    }
    let came = RwSignal::new(None::<bool>);
    let get = StoredValue::new_local(move || {
        let coming = ahead();
        spawn_local(async move {
            let there = coming.await.is_ok();
            // Who wanted it may be gone meanwhile.
            let _ = came.try_set(Some(there));
        });
    });
    get.with_value(|get| get());
    let again = Callback::new(move |()| get.with_value(|get| get()));
    let view = move || match came.get() {
        None => None,
        Some(true) => untrack(&draw),
        Some(false) => Some(view! { <Missing again /> }.into_any()),
    };
    view.into_any()
}

/// What is drawn without waiting.
fn now(coming: Pin<&mut impl Future<Output = Part>>) -> Option<AnyView> {
    match coming.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(Ok(view)) => Some(view),
        _ => None,
    }
}

#[component]
fn Missing(again: Callback<()>) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="toast" role="alert">
            <p>{words.refusal_unreachable()}</p>
            <button class="button" type="button" on:click=move |_| again.run(())>
                {words.ui_retry()}
            </button>
        </div>
    }
}
