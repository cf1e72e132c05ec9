//! Time is counted: whether the customers can be covered at all, and what to cut where not.

use domain::account::Class;
use domain::org::Role;
use domain::visit::{Cut, Load, Pace, Rhythm, WEEKS};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::api::set_rhythm;
use super::weekly::Weekly;
use crate::problem::Problem;
use crate::ui::field::Field;
use crate::ui::icon::Icon;
use crate::ui::input::Refused;
use crate::words::{Words, use_words};

/// Minutes of a quarter as hours a week, to a tenth.
fn hours(minutes: u64) -> String {
    let week = u64::from(WEEKS) * 60;
    let tenths = (minutes * 10 + week / 2) / week;
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[component]
pub fn Time(weekly: Weekly) -> impl IntoView {
    let words = use_words();
    let counted = Memo::new(move |_| weekly.week.with(|week| (week.load.clone(), week.rhythm)));
    let sets = weekly.feed.desk(|desk| desk.me.roles.contains(&Role::Administrator));
    view! {
        <section class="visit-side" aria-labelledby="visit-hours">
            <h2 id="visit-hours">{words.visit_hours()}</h2>
            {move || {
                let (load, rhythm) = counted.get();
                view! { <Counted load rhythm /> }
            }}
            {sets.then(|| view! { <Guide weekly rhythm=counted.get_untracked().1 /> })}
        </section>
    }
}

#[component]
fn Counted(load: Load, rhythm: Rhythm) -> impl IntoView {
    let words = use_words();
    let (needed, had) = (hours(load.needed), hours(load.had));
    let fits = load.fits();
    let says = if fits {
        words.visit_covered(&needed, &had)
    } else {
        words.visit_uncovered(&needed, &had)
    };
    let rows = Class::ALL.into_iter().zip(load.accounts).zip(load.minutes);
    let rows = rows.map(|((class, accounts), minutes)| {
        view! {
            <tr>
                <th scope="row">{class.letter()}</th>
                <td class="num">{accounts}</td>
                <td class="num">{rhythm.pace(class).visits}</td>
                <td class="num">{hours(minutes)}</td>
            </tr>
        }
    });
    let cuts = load.cuts.iter().map(|one| {
        let saves = words.visit_saves(&hours(one.saves));
        view! {
            <li>
                {said(one.cut, words)}
                <span class="muted">{format!(" · {saves}")}</span>
            </li>
        }
    });
    let lacking = (load.lacking > 0).then(|| {
        let text = words.visit_lacking(&hours(load.lacking));
        view! { <p class="visit-why is-late">{text}</p> }
    });
    let cut = (!load.cuts.is_empty()).then(|| {
        view! {
            <h3>{words.visit_cut()}</h3>
            <ol class="visit-cuts">{cuts.collect_view()}</ol>
        }
    });
    view! {
        <div class="visit-time">
            <p class="visit-covers" class:is-late=!fits>
                <Icon name=if fits { "i-check" } else { "i-late" } />
                <span>{says}</span>
            </p>
            <table>
                <thead>
                    <tr>
                        <th scope="col">{words.visit_class()}</th>
                        <th scope="col">{words.visit_customers()}</th>
                        <th scope="col">{words.visit_a_quarter()}</th>
                        <th scope="col">{words.visit_hours_a_week()}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
            {cut}
            {lacking}
        </div>
    }
}

fn said(cut: Cut, words: Words) -> &'static str {
    match cut {
        Cut::PhoneC => words.visit_cut_phone_c(),
        Cut::PhoneB => words.visit_cut_phone_b(),
        Cut::FewerC => words.visit_cut_fewer_c(),
        Cut::FewerB => words.visit_cut_fewer_b(),
        Cut::Shorter => words.visit_cut_shorter(),
        Cut::LessTravel => words.visit_cut_less_travel(),
    }
}

/// The company's guide, as an administrator sets it.
#[component]
fn Guide(weekly: Weekly, rhythm: Rhythm) -> impl IntoView {
    let words = use_words();
    let wrong = RwSignal::new(None::<Problem>);
    let saved = RwSignal::new(false);
    let Rhythm { a, b, c, travel, week } = rhythm;
    let fields = [
        ("visit-a", words.visit_class_visits("A"), a.visits),
        ("visit-a-minutes", words.visit_class_minutes("A"), a.minutes),
        ("visit-b", words.visit_class_visits("B"), b.visits),
        ("visit-b-minutes", words.visit_class_minutes("B"), b.minutes),
        ("visit-c", words.visit_class_visits("C"), c.visits),
        ("visit-c-minutes", words.visit_class_minutes("C"), c.minutes),
        ("visit-travel", words.visit_travel().to_owned(), travel),
        ("visit-hours-had", words.visit_hours_had().to_owned(), week / 60),
    ];
    let values = fields.each_ref().map(|(_, _, value)| RwSignal::new(value.to_string()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        // What is no number counts for none, and is refused as such.
        let typed = values.map(|value| value.with_untracked(|text| number(text)));
        let [Some(av), Some(am), Some(bv), Some(bm), Some(cv), Some(cm), Some(travel), Some(hours)] =
            typed
        else {
            return wrong.set(Some(domain::deal::Refusal::NoSuchRhythm.into()));
        };
        let pace = |visits, minutes| Pace { visits, minutes };
        let week = hours.saturating_mul(60);
        let to = Rhythm { a: pace(av, am), b: pace(bv, bm), c: pace(cv, cm), travel, week };
        spawn_local(async move {
            match set_rhythm(to).await {
                Ok(()) => {
                    wrong.set(None);
                    saved.set(true);
                    weekly.anew();
                }
                Err(problem) => wrong.set(Some(problem)),
            }
        });
    };
    let fields = fields.into_iter().zip(values).map(|((id, label, _), value)| {
        view! { <Field id=id label=label value=value kind="number" /> }
    });
    view! {
        <details class="more">
            <summary>
                {words.visit_guide()}
                <Icon name="i-down" />
            </summary>
            <form class="fields" id="visit-guide" novalidate on:submit=submit>
                <Refused wrong=wrong.into() />
                <div class="fields is-pair">{fields.collect_view()}</div>
                <div class="buttons">
                    <span role="status">{move || saved.get().then(|| words.ui_saved())}</span>
                    <button class="button is-primary" type="submit">
                        {words.ui_save()}
                    </button>
                </div>
            </form>
        </details>
    }
}

fn number(text: &str) -> Option<u16> {
    text.trim().parse().ok()
}
