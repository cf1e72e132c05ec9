//! Where the time goes: planned and spent beside the guide.

use domain::agenda::{Time, Work, parts};
use leptos::prelude::*;

use super::hours::minutes;
use super::written::Written;
use crate::format::percent;
use crate::words::{Words, use_words};

fn work_word(words: Words, work: Work) -> &'static str {
    match work {
        Work::Sales => words.agenda_sales(),
        Work::People => words.agenda_people(),
        Work::Marketing => words.agenda_marketing(),
        Work::Administration => words.agenda_administration(),
        Work::Finance => words.agenda_finance(),
    }
}

#[component]
pub fn TimeTable(written: Written) -> impl IntoView {
    let words = use_words();
    // What is no number counts for nothing till it is set right.
    let shares = Memo::new(move |_| {
        let time = written.time.map(|fields| {
            let [planned, spent] = fields.map(|field| field.with(|text| minutes(text)));
            Time { planned: planned.unwrap_or(0), spent: spent.unwrap_or(0) }
        });
        parts(&time).map(|part| (part.planned, part.spent))
    });
    let rows = Work::ALL.into_iter().enumerate().map(|(at, work)| {
        let [planned, spent] = written.time[at];
        let name = work_word(words, work);
        let share =
            move |of: fn((u16, u16)) -> u16| move || percent(i64::from(of(shares.get()[at])));
        view! {
            <tr>
                <th scope="row">{name}</th>
                <td class="num">{percent(i64::from(work.guide()))}</td>
                <td>
                    <Hours value=planned label=words.agenda_planned_of(name) />
                </td>
                <td class="num">{share(|(planned, _)| planned)}</td>
                <td>
                    <Hours value=spent label=words.agenda_spent_of(name) />
                </td>
                <td class="num">{share(|(_, spent)| spent)}</td>
            </tr>
        }
    });
    view! {
        <section class="panel agenda-time">
            <header>
                <h2 id="agenda-time">{words.agenda_time()}</h2>
                <p>{words.agenda_time_text()}</p>
            </header>
            <div class="agenda-scroll" tabindex="0" role="region" aria-labelledby="agenda-time">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{words.agenda_work()}</th>
                            <th scope="col">{words.agenda_guide()}</th>
                            <th scope="col" colspan="2">{words.agenda_planned()}</th>
                            <th scope="col" colspan="2">{words.agenda_spent()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Hours(value: RwSignal<String>, #[prop(into)] label: String) -> impl IntoView {
    let wrong = move || value.with(|text| minutes(text).is_none());
    view! {
        <input
            class="agenda-hours"
            type="text"
            inputmode="decimal"
            autocomplete="off"
            aria-label=label
            aria-invalid=move || wrong().then_some("true")
            prop:value=move || value.get()
            on:input:target=move |event| value.set(event.target().value())
        />
    }
}
