//! A field: label, input, hint, and beside it what is wrong and what to do.

use leptos::html::Input;
use leptos::prelude::*;

use super::icon::Icon;
use crate::format::count;

/// Ids of what is said about a field, for assistive technology.
pub fn described(id: &str, hint: bool, error: bool) -> Option<String> {
    match (hint, error) {
        (false, false) => None,
        (true, false) => Some(format!("{id}-hint")),
        (false, true) => Some(format!("{id}-error")),
        (true, true) => Some(format!("{id}-hint {id}-error")),
    }
}

/// Hint and error under a field.
#[component]
pub fn Said(
    id: &'static str,
    hint: Option<String>,
    error: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        {hint.map(|hint| view! { <p class="field-hint" id=format!("{id}-hint")>{hint}</p> })}
        {move || {
            error
                .get()
                .map(|error| {
                    view! {
                        <p class="field-error" id=format!("{id}-error") role="alert">
                            <Icon name="i-warning" />
                            <span>{error}</span>
                        </p>
                    }
                })
        }}
    }
}

/// One line of text. What is typed stays, whatever is refused.
#[component]
pub fn Field(
    id: &'static str,
    #[prop(into)] label: String,
    value: RwSignal<String>,
    /// `text`, `tel`, `date` …
    #[prop(optional)]
    kind: Option<&'static str>,
    /// A currency before the amount.
    #[prop(optional, into)]
    unit: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    /// The id of a datalist with offers.
    #[prop(optional)]
    list: Option<&'static str>,
    #[prop(optional)] focus: bool,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    Effect::new(move |_| {
        if let Some(input) = input.get().filter(|_| focus) {
            let _ = input.focus();
        }
    });
    let hinted = hint.is_some();
    let mode = unit.as_ref().map(|_| "decimal");
    let box_ = view! {
        <input
            id=id
            type=kind.unwrap_or("text")
            inputmode=mode
            autocomplete="off"
            list=list
            autofocus=focus
            node_ref=input
            prop:value=move || value.get()
            aria-invalid=move || error.get().map(|_| "true")
            aria-describedby=move || described(id, hinted, error.get().is_some())
            on:input:target=move |event| value.set(event.target().value())
        />
    };
    let box_ = match unit {
        Some(unit) => {
            view! { <div class="money"><span aria-hidden="true">{unit}</span>{box_}</div> }
                .into_any()
        }
        None => box_.into_any(),
    };
    view! {
        <div class="field">
            <label for=id>{label}</label>
            {box_}
            <Said id=id hint=hint error=error />
        </div>
    }
}

/// An amount as it stands in a box to be typed over: `4,500,000` or `80.50`.
pub fn plain_amount(minor: i64, digits: u32) -> String {
    let unit = 10i64.pow(digits);
    let (whole, part) = (count(minor / unit), minor % unit);
    if part == 0 { whole } else { format!("{whole}.{part:0width$}", width = digits as usize) }
}

#[cfg(test)]
mod tests {
    use super::plain_amount;

    #[test]
    fn an_amount_to_type_over_has_no_currency() {
        assert_eq!(plain_amount(450_000_000, 2), "4,500,000");
        assert_eq!(plain_amount(8_050, 2), "80.50");
        assert_eq!(plain_amount(80, 0), "80");
    }
}
