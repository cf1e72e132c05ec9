//! The sheet of paper: five columns, band by band, with who prints it and when.

use std::collections::BTreeMap;

use domain::export::{Group, Line, Part, Sums};
use domain::funnel::Band;
use domain::money::{Currency, Total};
use leptos::prelude::*;

use super::api::Printout;
use crate::format::{Format, percent, use_format};
use crate::head;
use crate::words::Words;

#[component]
pub fn PaperView(printout: Printout) -> impl IntoView {
    let write = use_format();
    let words = write.words();
    let Printout { desk, company, paper, entry } = printout;
    let (who, when) = (desk.me.name.to_string(), write.day_time(desk.now, desk.offset));
    let chosen = use_chosen(write, &desk);
    let mark = format!("{who} · {when}");
    let by = match entry {
        Some(entry) => words.export_printed(&who, &when, &entry.to_string()),
        None => words.export_looked_at(&who, &when),
    };
    let heads = [
        words.deal_account(),
        words.deal_contact(),
        words.deal_amount(),
        words.deal_expected(),
        words.export_rate(),
    ];
    let heads = heads.map(|head| view! { <th scope="col">{head}</th> }).collect_view();
    let empty = paper.groups.is_empty();
    let groups = paper.groups.into_iter().map(|group| group_view(group, write)).collect_view();
    let total = sums_row(words.export_total(), "is-total", &paper.sums, write);
    view! {
        <article class="paper" class:is-recorded=entry.is_some() aria-label=words.export_print_title()>
            <div class="paper-mark" data-mark=mark></div>
            <table>
                <thead>
                    <tr>
                        <td class="paper-head" colspan="5">
                            <p class="paper-company">{company.to_string()}</p>
                            <h2>{words.export_paper_title()}</h2>
                            <p>{chosen}</p>
                            <p>{by}</p>
                        </td>
                    </tr>
                    <tr class="paper-columns">{heads}</tr>
                </thead>
                {groups}
                <tbody>{total}</tbody>
            </table>
            {empty.then(|| view! { <p class="paper-empty">{words.board_empty_filter_title()}</p> })}
        </article>
    }
}

/// The filter in words; it is the address's, which the page was read by.
fn use_chosen(write: Format, desk: &crate::desk::Desk) -> String {
    use domain::board::{Address, Shape};
    let params = leptos_router::hooks::use_query_map();
    let filter =
        params.with_untracked(|params| Address::read(Shape::Table, |key| params.get(key)).filter);
    let chosen = head::told(write, desk, &filter);
    if chosen.is_empty() { write.words().export_all().to_owned() } else { chosen.join(" · ") }
}

fn group_view(group: Group, write: Format) -> impl IntoView {
    let words = write.words();
    let Group { part, rate, lines, sums } = group;
    let rate = percent(i64::from(rate.per_mille()));
    let name = part_word(words, part);
    let means = match part {
        Part::Band(band) => words.band_means(band),
        _ => "",
    };
    let rows = lines.into_iter().map(|line| line_view(line, &rate, write)).collect_view();
    let sum = sums_row(name, "is-sum", &sums, write);
    view! {
        <tbody class=part_class(part)>
            <tr class="paper-band">
                <th colspan="5" scope="rowgroup">
                    <b>{rate.clone()}</b>
                    <span>{name}</span>
                    <span class="paper-means">{means}</span>
                </th>
            </tr>
            {rows}
            {sum}
        </tbody>
    }
}

fn line_view(line: Line, rate: &str, write: Format) -> impl IntoView {
    let Line { account, contact, amount, expected } = line;
    view! {
        <tr>
            <th scope="row">{account.to_string()}</th>
            <td>{contact.map(String::from)}</td>
            <td class="num">{amount.map(|money| write.money_plain(money))}</td>
            <td class="num">{expected.map(|day| write.day(day))}</td>
            <td class="num">{rate.to_owned()}</td>
        </tr>
    }
}

/// Count, amounts and weighted amounts, a line for each currency.
fn sums_row(name: &str, class: &'static str, sums: &Sums, write: Format) -> impl IntoView + use<> {
    let words = write.words();
    let count = words.board_count(i64::from(sums.count));
    let amounts = told(&sums.amounts, |sum| sum, write);
    let weighted = told(&sums.weighted, |sum| words.board_weighted_sum(&sum), write);
    view! {
        <tr class=format!("paper-sums {class}")>
            <th scope="row">{name.to_owned()}</th>
            <td>{count}</td>
            <td class="num">{amounts}</td>
            <td class="num" colspan="2">{weighted}</td>
        </tr>
    }
}

fn told(
    sums: &BTreeMap<Currency, Total>,
    say: impl Fn(String) -> String,
    write: Format,
) -> Vec<AnyView> {
    let line = |(currency, total): (&Currency, &Total)| {
        let text = say(write.total_plain(*total, *currency));
        view! { <span class="paper-sum">{text}</span> }.into_any()
    };
    sums.iter().map(line).collect()
}

fn part_word(words: Words, part: Part) -> &'static str {
    match part {
        Part::Band(band) => words.band(band),
        Part::Won => words.funnel_outcome_won(),
        Part::Lost => words.funnel_outcome_lost(),
        Part::Parked => words.funnel_outcome_parked(),
    }
}

fn part_class(part: Part) -> &'static str {
    match part {
        Part::Band(Band::Top) => "is-top",
        Part::Band(Band::Middle) => "is-middle",
        Part::Band(Band::Bottom) => "is-bottom",
        Part::Won | Part::Lost | Part::Parked => "is-out",
    }
}
