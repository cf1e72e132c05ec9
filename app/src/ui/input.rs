//! A field of a plain form. The browser holds what is typed, before and after the program has
//! loaded, so that nothing is lost; what is wrong is told beside the field, and focus goes there.

use leptos::html::Input as InputElement;
use leptos::prelude::*;

use super::field::{Said, described};
use crate::problem::{Field, Problem};

/// What the last answer said was wrong, if anything.
pub type Wrong = Signal<Option<Problem>>;

/// How a browser is to help with a field.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    Login,
    /// A password one has.
    Password,
    /// A password one makes up.
    NewPassword,
    Number,
}

impl Kind {
    fn is_secret(self) -> bool {
        matches!(self, Self::Password | Self::NewPassword)
    }

    fn autocomplete(self, given: Option<&'static str>) -> &'static str {
        match self {
            Self::Login => "username",
            Self::Password => "current-password",
            Self::NewPassword => "new-password",
            Self::Text | Self::Number => given.unwrap_or("off"),
        }
    }
}

#[component]
pub fn Input(
    id: &'static str,
    name: &'static str,
    #[prop(into)] label: String,
    kind: Kind,
    #[prop(optional)] autocomplete: Option<&'static str>,
    /// What stands in it at first.
    #[prop(optional, into)]
    value: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
    /// The field as problems name it, and the last problem.
    #[prop(optional)]
    wrong: Option<(Field, Wrong)>,
    /// Whether a secret may be read.
    #[prop(optional, into)]
    shown: Signal<bool>,
) -> impl IntoView {
    let words = crate::words::use_words();
    let node = NodeRef::<InputElement>::new();
    let error = Signal::derive(move || {
        let (field, wrong) = wrong?;
        wrong
            .get()
            .filter(|problem| problem.field() == Some(field))
            .map(|problem| problem.say(words))
    });
    Effect::new(move |_| {
        if let (true, Some(input)) = (error.get().is_some(), node.get()) {
            let _ = input.focus();
        }
    });
    let hinted = hint.is_some();
    let plain = kind == Kind::Login;
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                name=name
                type=move || if kind.is_secret() && !shown.get() { "password" } else { "text" }
                inputmode=(kind == Kind::Number).then_some("decimal")
                autocomplete=kind.autocomplete(autocomplete)
                autocapitalize=plain.then_some("none")
                spellcheck=(plain || kind.is_secret()).then_some("false")
                required=true
                value=value
                node_ref=node
                aria-invalid=move || error.get().map(|_| "true")
                aria-describedby=move || described(id, hinted, error.get().is_some())
            />
            <Said id=id hint=hint error=error />
        </div>
    }
}

/// What is wrong with no field in particular.
#[component]
pub fn Refused(wrong: Wrong) -> impl IntoView {
    let words = crate::words::use_words();
    move || {
        let problem = wrong.get().filter(|problem| problem.field().is_none())?;
        Some(view! {
            <div class="note is-refusal" role="alert">
                <super::icon::Icon name="i-warning" />
                <p>{problem.say(words)}</p>
            </div>
        })
    }
}
