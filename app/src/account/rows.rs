//! The rows of the list, and the way to the next of them. Cards on a phone, a table elsewhere.

use domain::account::Listed;
use leptos::prelude::*;

use super::api::PAGE;
use super::query::{self, Asked};
use crate::desk::Desk;
use crate::format::{count, use_format};
use crate::ui::face::Face;
use crate::ui::icon::Icon;
use crate::words::use_words;

#[component]
pub fn Rows(rows: Vec<Listed>, desk: StoredValue<Desk>) -> impl IntoView {
    let words = use_words();
    let heads = [
        words.account_name(),
        words.account_industry(),
        words.account_owner(),
        words.account_deals(),
        words.account_sort_changed(),
    ];
    let heads = heads.map(|head| view! { <th scope="col" role="columnheader">{head}</th> });
    let rows = rows.into_iter().map(|row| view! { <Row row desk /> });
    // Roles are named: a table that is laid out as cards would lose them.
    view! {
        <table class="account-rows" role="table" aria-label=words.account_title()>
            <thead role="rowgroup">
                <tr role="row">{heads.into_iter().collect_view()}</tr>
            </thead>
            <tbody role="rowgroup">{rows.collect_view()}</tbody>
        </table>
    }
}

#[component]
fn Row(row: Listed, desk: StoredValue<Desk>) -> impl IntoView {
    let (words, write) = (use_words(), use_format());
    let (owner, currency, now, offset) = desk.with_value(|desk| {
        let owner = row.owner.and_then(|id| Some((id, desk.person(id)?.to_string())));
        (owner, desk.currency, desk.now, desk.offset)
    });
    let trade: Vec<String> =
        [row.industry, row.region].into_iter().flatten().map(String::from).collect();
    let open = (row.deals > 0).then(|| {
        let sum = write.total_short(row.open, currency);
        let many = words.account_deals_open(i64::from(row.deals));
        view! { <b>{sum}</b><span class="muted">{many}</span> }
    });
    let class = row.class.map(|class| {
        let label = words.account_class_of(class.letter());
        let name = format!("account-class is-{}", class.word());
        view! { <span class=name role="img" aria-label=label>{class.letter()}</span> }
    });
    view! {
        <tr role="row">
            <th scope="row" role="rowheader">
                <a href=format!("/accounts/{}", row.id)>{row.name.to_string()}</a>
                {class}
            </th>
            <td role="cell" class="muted">{trade.join(" · ")}</td>
            <td role="cell">
                {match owner {
                    Some((id, name)) => {
                        view! {
                            <Face id name=name.clone() silent=true />
                            <span>{name}</span>
                        }
                            .into_any()
                    }
                    None => view! { <span class="muted">{words.account_nobody()}</span> }.into_any(),
                }}
            </td>
            <td role="cell" class="account-open">{open}</td>
            <td role="cell" class="muted">
                <time datetime=row
                    .changed_at
                    .day(offset)
                    .iso()>{write.moment(row.changed_at, now, offset)}</time>
            </td>
        </tr>
    }
}

/// Which of all these are, and the pages beside.
#[component]
pub fn Pages(asked: Asked, total: u32) -> impl IntoView {
    let words = use_words();
    let last = total.saturating_sub(1) / PAGE;
    if last == 0 {
        return view! { <p class="account-count muted">{words.account_count(i64::from(total))}</p> }
            .into_any();
    }
    let page = asked.page.min(last);
    let from = count(i64::from(page * PAGE + 1));
    let to = count(i64::from((page + 1).saturating_mul(PAGE).min(total)));
    let address = |page: u32| query::address(&Asked { page, ..asked.clone() });
    let previous = (page > 0).then(|| {
        view! {
            <a class="button" href=address(page - 1) rel="prev">{words.account_previous()}</a>
        }
    });
    let next = (page < last).then(|| {
        view! {
            <a class="button" href=address(page + 1) rel="next">
                {words.account_next()}
                <Icon name="i-next" />
            </a>
        }
    });
    view! {
        <nav class="account-pages" aria-label=words.account_pages()>
            <p class="muted">{words.account_range(&from, &to, &count(i64::from(total)))}</p>
            {previous}
            {next}
        </nav>
    }
    .into_any()
}
