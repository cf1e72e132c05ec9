//! A page whose content is read before it is drawn.

use leptos::prelude::*;

use super::closed::Closed;
use crate::missing::MissingPage;
use crate::problem::Problem;
use crate::wire::Read;

/// What `draw` makes of what was read; where there is nothing, or it cannot be read, it says so.
/// `again` is the address that tries once more.
pub fn read_page<T: Clone + Send + Sync + 'static>(
    read: Read<Result<T, Problem>>,
    again: &'static str,
    draw: impl Fn(T) -> AnyView + Copy + Send + 'static,
) -> impl IntoView {
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match read.await {
                    Ok(it) => draw(it),
                    Err(problem) => unread(problem, again),
                }
            })}
        </Suspense>
    }
}

fn unread(problem: Problem, again: &'static str) -> AnyView {
    match problem {
        Problem::NotFound => view! { <MissingPage /> }.into_any(),
        problem => view! { <Closed problem again /> }.into_any(),
    }
}
