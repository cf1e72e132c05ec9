//! The HTML around every page. Only the server draws it.

mod sprite;

use leptos::nonce::use_nonce;
use leptos::prelude::*;

use crate::App;
use crate::format::NumberStyle;
use crate::reader::Reader;
use crate::words::{Lang, Words};

/// What the document's head needs to know about this request and this build.
#[derive(Clone, Debug)]
pub struct Head {
    pub lang: Lang,
    /// `light` or `dark` when the person chose one, else the system decides.
    pub theme: Option<&'static str>,
    pub reader: Reader,
    /// Addresses of this build's files.
    pub style: Vec<String>,
    pub icon: String,
    /// For tablets that put it among their programs.
    pub home_icon: String,
    pub manifest: String,
    pub start: String,
    pub program: String,
    /// Of the part of the program that the page needs besides.
    pub part: Vec<String>,
    pub words: String,
}

/// The whole document. Everything the browser will need is named in the head,
/// so that it downloads side by side.
pub fn shell(head: Head) -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html
            lang=head.lang.tag()
            data-theme=head.theme
            data-numbers=head.reader.numbers.map(NumberStyle::word)
            data-over=head.reader.over.word()
            data-leaving=head.reader.leaving.then_some("")
            data-person=head.reader.person.map(|person| person.to_string())
        >
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>"漏斗 Loudou"</title>
                {head
                    .style
                    .into_iter()
                    .map(|href| view! { <link rel="stylesheet" href=href /> })
                    .collect_view()}
                <link rel="icon" type="image/svg+xml" href=head.icon />
                <link rel="apple-touch-icon" href=head.home_icon />
                <link rel="manifest" href=head.manifest />
                <link
                    id="program"
                    rel="preload"
                    r#as="fetch"
                    r#type="application/wasm"
                    crossorigin="anonymous"
                    href=head.program
                />
                {head
                    .part
                    .into_iter()
                    .map(|href| {
                        view! {
                            <link
                                rel="preload"
                                r#as="fetch"
                                r#type="application/wasm"
                                crossorigin="anonymous"
                                href=href
                            />
                        }
                    })
                    .collect_view()}
                <link
                    id="words"
                    rel="preload"
                    r#as="fetch"
                    r#type="application/json"
                    crossorigin="anonymous"
                    href=head.words
                />
                <script type="module" src=head.start nonce=use_nonce()></script>
            </head>
            <body>
                // First in the body: there the program takes over.
                <App words=Words::of(head.lang) reader=head.reader />
                <noscript>
                    <p class="offline">{Words::of(head.lang).page_no_script()}</p>
                </noscript>
                <sprite::Sprite />
            </body>
        </html>
    }
}
