//! What customers bought after they were handed over, beside the same days of the year before.

use domain::handover::{Customers, GUIDE, Sold, Telling};
use domain::money::Currency;
use leptos::prelude::*;

use super::Shown;
use crate::format::{Format, count, percent, use_format};
use crate::words::{Words, use_words};

#[component]
pub fn KeptPart(shown: Shown) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    view! {
        <section class="panel hand-kept" aria-labelledby="hand-kept">
            <header>
                <h2 id="hand-kept">{words.handover_kept()}</h2>
                <p>{words.handover_kept_guide(&count(GUIDE.0.into()), &count(GUIDE.1.into()))}</p>
            </header>
            {move || {
                shown
                    .after
                    .with(|after| {
                        let (kept, currency) = (&after.watch.kept, after.desk.currency);
                        let told = told(words, kept.telling());
                        let some = !kept.customers.is_empty();
                        let table = some
                            .then(|| {
                                let whole = (words.handover_kept_all().to_owned(), None);
                                let rows = kept.customers.iter().map(|one| row(one, currency, write));
                                view! {
                                    <p class="muted small" id="hand-kept-span">
                                        {words.handover_kept_span(i64::from(kept.days))}
                                    </p>
                                    <div
                                        class="hand-scroll"
                                        tabindex="0"
                                        role="region"
                                        aria-labelledby="hand-kept-span"
                                    >
                                        <table>
                                            <thead>
                                                <tr>
                                                    <th scope="col">{words.handover_kept_customer()}</th>
                                                    <th scope="col">{words.handover_kept_before()}</th>
                                                    <th scope="col">{words.handover_kept_after()}</th>
                                                </tr>
                                            </thead>
                                            <tbody>{rows.collect_view()}</tbody>
                                            <tfoot>
                                                {line(whole, (kept.before, kept.after), currency, write)}
                                            </tfoot>
                                        </table>
                                    </div>
                                }
                            });
                        view! {
                            {told}
                            {table}
                        }
                    })
            }}
        </section>
    }
}

/// Keeps H7: no more than can be told.
fn told(words: Words, telling: Telling) -> AnyView {
    let plain = |text: String| view! { <p data-kept>{text}</p> }.into_any();
    match telling {
        Telling::TooEarly(days) => plain(words.handover_kept_early(i64::from(days))),
        Telling::NothingBefore => plain(words.handover_kept_nothing().to_owned()),
        Telling::TooFew => plain(words.handover_kept_few().to_owned()),
        Telling::Share(share) => {
            let (class, text) = match 100_u16.saturating_sub(share) {
                fall if fall < GUIDE.0 => ("mark is-good", words.handover_kept_better()),
                fall if fall <= GUIDE.1 => ("mark", words.handover_kept_usual()),
                _ => ("mark is-late", words.handover_kept_worse()),
            };
            let share = words.handover_kept_share(&percent(i64::from(share) * 10));
            view! {
                <p class="hand-share" data-kept>
                    <b>{share}</b>
                    <span class=class><span>{text}</span></span>
                </p>
            }
            .into_any()
        }
    }
}

fn row(one: &Customers, currency: Currency, write: Format) -> impl IntoView + use<> {
    let to = format!("/accounts/{}", one.account);
    line((one.name.to_string(), Some(to)), (one.before, one.after), currency, write)
}

fn line(
    (name, to): (String, Option<String>),
    (before, after): (Sold, Sold),
    currency: Currency,
    write: Format,
) -> impl IntoView + use<> {
    let sold = move |sold: Sold| {
        let words = write.words();
        view! {
            <td class="num">
                {write.total_short(sold.worth, currency)}
                <span class="muted small">{words.handover_kept_orders(i64::from(sold.orders))}</span>
            </td>
        }
    };
    let name = match to {
        Some(to) => view! { <a href=to>{name}</a> }.into_any(),
        None => name.into_any(),
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            {sold(before)}
            {sold(after)}
        </tr>
    }
}
