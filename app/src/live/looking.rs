//! Faces of those who have the same before them.

use domain::id::DealId;
use leptos::prelude::*;

use super::Feed;
use crate::ui::face::Face;
use crate::words::use_words;

/// Who else has the board open; or, with a deal, who else looks at that one.
#[component]
pub fn Looking(#[prop(optional, into)] deal: Option<Signal<Option<DealId>>>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    move || {
        let here = feed.here.get();
        let there = |at: &Option<DealId>| deal.is_none_or(|deal| at.is_some() && *at == deal.get());
        let people: Vec<_> = feed.desk(|desk| {
            let known = here.iter().filter(|(id, at)| *id != desk.me.id && there(at));
            known.filter_map(|(id, _)| Some((*id, desk.person(*id)?.to_string()))).collect()
        });
        (!people.is_empty()).then(|| {
            let names: Vec<_> = people.iter().map(|(_, name)| name.as_str()).collect();
            let label = words.live_looking(&names.join(words.live_and()));
            let faces = people.iter().take(4).map(|(id, name)| {
                view! { <Face id=*id name=name.clone() silent=true /> }
            });
            view! {
                <p class="faces" role="img" aria-label=label>
                    {faces.collect_view()}
                </p>
            }
        })
    }
}
