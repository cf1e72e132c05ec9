//! What its author may do about an activity: set it right, or take it back.

use domain::activity::{Activity, Command, Content};
use domain::id::ActivityId;
use domain::text::Remark;
use leptos::prelude::*;

use super::api::Row;
use crate::live::Feed;
use crate::live::draft::{self, Draft, For};
use crate::ui::icon::Icon;
use crate::ui::text_area::TextArea;
use crate::words::use_words;

/// The ways, behind one button.
#[component]
pub fn Options(activity: Activity, editing: RwSignal<Option<ActivityId>>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let open = RwSignal::new(false);
    let sure = RwSignal::new(false);
    let id = activity.id;
    let withdraw = move |_| {
        if sure.get_untracked() {
            feed.write(Command::Withdraw { activity: id }, None, None);
        } else {
            sure.set(true);
        }
    };
    view! {
        <button
            class="button is-quiet is-round act-options"
            type="button"
            aria-label=words.activity_options()
            aria-expanded=move || open.get().to_string()
            on:click=move |_| {
                open.update(|open| *open = !*open);
                sure.set(false);
            }
        >
            <Icon name="i-more" />
        </button>
        {move || {
            open.get()
                .then(|| {
                    view! {
                        <div class="act-choices">
                            {move || {
                                sure.get()
                                    .then(|| view! { <p class="muted small">{words.activity_withdraw_sure()}</p> })
                            }}
                            <div class="buttons">
                                <button
                                    class="button"
                                    type="button"
                                    on:click=move |_| editing.set(Some(id))
                                >
                                    <Icon name="i-edit" />
                                    {words.ui_edit()}
                                </button>
                                <button
                                    class="button"
                                    class:is-danger=move || sure.get()
                                    type="button"
                                    on:click=withdraw
                                >
                                    {words.activity_withdraw()}
                                </button>
                            </div>
                        </div>
                    }
                })
        }}
    }
}

/// Sets the words right. What is typed is kept on the tablet as the words of a new one are.
#[component]
pub fn Correct(row: Row, editing: RwSignal<Option<ActivityId>>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let activity = row.activity;
    let (me, what) = (feed.me(), For::Activity(activity.id));
    let told = activity.told.words().map(ToString::to_string).unwrap_or_default();
    let value = RwSignal::new(draft::read(me, what).map_or(told.clone(), |draft| draft.words));
    let wrong = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        let typed = value.get();
        let changed = typed != told;
        let words = if changed { typed } else { String::new() };
        draft::keep(me, what, &Draft { words, ..Draft::default() });
    });
    let close = move || {
        draft::keep(me, what, &Draft::default());
        editing.set(None);
    };
    let before = StoredValue::new(activity);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let activity = before.get_value();
        let text = match value.with_untracked(|text| Remark::optional(text)) {
            Ok(text) => text,
            Err(refused) => {
                return wrong.set(Some(words.text_refused(words.activity_words(), refused)));
            }
        };
        if text.is_none() && activity.kind.wants_words() {
            return wrong.set(Some(words.refusal_words_wanted().to_owned()));
        }
        if text.as_ref() != activity.told.words() {
            let Activity { id, kind, contact, happened, version, .. } = activity;
            let content = Content { kind, contact, happened: Some(happened), words: text };
            feed.write(Command::Correct { activity: id, content }, Some(version), None);
        }
        close();
    };
    view! {
        <form class="act-correct fields" novalidate on:submit=save>
            <TextArea
                id="act-correct"
                label=words.activity_words()
                value
                error=Signal::derive(move || wrong.get())
                focus=true
            />
            <div class="buttons">
                <button class="button" type="button" on:click=move |_| close()>
                    {words.ui_cancel()}
                </button>
                <button class="button is-primary" type="submit">
                    {words.ui_save()}
                </button>
            </div>
        </form>
    }
}
