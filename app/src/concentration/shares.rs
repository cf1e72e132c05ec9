//! What rests on whom: a table with a bar beside each share.

use domain::handover::Rests;
use domain::money::Total;
use leptos::prelude::*;

use super::api::Weighed;
use crate::format::{percent, use_format};
use crate::words::use_words;

#[component]
pub fn Shares(weighed: Weighed) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let currency = weighed.currency;
    let share = move |sum: Total, part: u16| {
        view! {
            <td class="num">{write.total_short(sum, currency)}</td>
            <td class="num concentration-share">
                <span>{percent(i64::from(part))}</span>
                <meter min="0" max="1000" value=part.to_string() aria-hidden="true"></meter>
            </td>
        }
    };
    let row = |one: &Rests| {
        view! {
            <tr>
                <th scope="row">{weighed.name(one.person)}</th>
                {share(one.won, one.won_part)}
                {share(one.weighs, one.weighs_part)}
                <td class="num">{one.alone.to_string()}</td>
            </tr>
        }
    };
    let rows = weighed.resting.people.iter().map(row).collect_view();
    view! {
        <section class="panel">
            <h2 id="shares">{words.concentration_shares()}</h2>
            <div
                class="concentration-scroll"
                tabindex="0"
                role="region"
                aria-labelledby="shares"
            >
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{words.concentration_person()}</th>
                            <th scope="col" colspan="2">{words.concentration_won()}</th>
                            <th scope="col" colspan="2">{words.concentration_weighs()}</th>
                            <th scope="col">{words.concentration_alone_count()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}
