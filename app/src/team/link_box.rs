//! A one-time link, handed over by who made it: copied, shared, or photographed across a table.

use domain::org::LinkKind;
use leptos::html::Input;
use leptos::prelude::*;

use super::api::{Made, Picture};
use crate::format::use_format;
use crate::ui::hand_over::{can_share, copy, share};
use crate::ui::icon::Icon;
use crate::words::use_words;

#[component]
pub fn LinkBox(name: String, made: Made) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let Made { url, kind, expires, now, offset, picture } = made;
    let until = write.moment(expires, now, offset);
    let text = match kind {
        LinkKind::Invitation => words.team_link_invitation(&name, &until),
        LinkKind::Reset => words.team_link_reset(&name, &until),
    };
    let field = NodeRef::<Input>::new();
    let copied = RwSignal::new(false);
    let shares = RwSignal::new(false);
    Effect::new(move |_| shares.set(can_share()));
    let shown = url.clone();
    let link = StoredValue::new(url);
    let copy_it = move |_| {
        if let Some(field) = field.get_untracked() {
            field.select();
        }
        copied.set(link.with_value(|url| copy(url)));
    };
    view! {
        <div class="link-box">
            <p>{text}</p>
            <div class="field">
                <label for="link-url">{words.team_link()}</label>
                <input id="link-url" class="input" readonly=true value=shown node_ref=field />
            </div>
            <div class="buttons">
                <span role="status">{move || copied.get().then(|| words.team_link_copied())}</span>
                {move || {
                    shares
                        .get()
                        .then(|| {
                            let share_it = move |_| {
                                link.with_value(|url| share(words.ui_app(), url));
                            };
                            view! {
                                <button class="button" type="button" on:click=share_it>
                                    <Icon name="i-share" />
                                    {words.team_link_share()}
                                </button>
                            }
                        })
                }}
                <button class="button is-primary" type="button" on:click=copy_it>
                    <Icon name="i-copy" />
                    {words.team_link_copy()}
                </button>
            </div>
            {picture.map(|picture| drawn(picture, words.team_link_picture()))}
        </div>
    }
}

fn drawn(picture: Picture, said: &'static str) -> impl IntoView {
    // Four modules of quiet on each side, as readers of such pictures want.
    let view_box = format!("-4 -4 {0} {0}", picture.size + 8);
    view! {
        <figure class="qr">
            <svg viewBox=view_box role="img" aria-label=said>
                <path d=picture.path></path>
            </svg>
            <figcaption>{said}</figcaption>
        </figure>
    }
}
