//! Dealing customers out: by rule, or one by one; and what goes along with them.

use domain::handover::{Along, Customer, Fit, Heirs, Plan};
use domain::id::PersonId;
use domain::money::Total;
use leptos::prelude::*;

use super::name;
use super::new::suggested;
use crate::desk::Desk;
use crate::format::{count, use_format};
use crate::ui::icon::Icon;
use crate::words::{Words, use_words};

#[component]
pub fn Dealing(
    plan: Plan,
    desk: Desk,
    chosen: RwSignal<Heirs>,
    busy: RwSignal<bool>,
) -> impl IntoView {
    let words = use_words();
    let people: Vec<(PersonId, String)> =
        plan.heirs.iter().map(|one| (one.0, name(&desk, one.0))).collect();
    if people.is_empty() || plan.customers.is_empty() {
        let text = if people.is_empty() {
            words.handover_no_heirs()
        } else {
            words.handover_nothing_held()
        };
        return view! {
            <div class="note is-due" role="status">
                <Icon name="i-warning" />
                <p>{text}</p>
            </div>
        }
        .into_any();
    }
    let kept = StoredValue::new(plan.clone());
    let rule = move |word: String| match word.parse::<PersonId>() {
        Ok(one) => chosen.update(|heirs| heirs.values_mut().for_each(|heir| *heir = one)),
        Err(_) => chosen.set(kept.with_value(suggested)),
    };
    let options = people.iter().map(|(id, name)| {
        view! { <option value=id.to_string()>{words.handover_all_to(name)}</option> }
    });
    let rows = plan.customers.iter().map(|one| row(one, &people, &desk, chosen)).collect_view();
    let open: u32 = plan.customers.iter().map(|one| one.open).sum();
    view! {
        <section class="hand-card" aria-labelledby="hand-along">
            <h2 id="hand-along">{words.handover_takes_in()}</h2>
            <ul class="hand-along num">{along(words, open, plan.along)}</ul>
        </section>
        <section class="hand-card" aria-labelledby="hand-deal-out">
            <header class="hand-deal-head">
                <h2 id="hand-deal-out">{words.handover_deal_out()}</h2>
                <div class="field">
                <div class="select">
                    <select
                        id="handover-rule"
                        aria-label=words.handover_rule()
                        on:change:target=move |event| rule(event.target().value())
                    >
                        <option value="">{words.handover_by_fit()}</option>
                        {options.collect_view()}
                    </select>
                    <Icon name="i-down" />
                </div>
                </div>
            </header>
            <Hands plan=plan.clone() people=people.clone() chosen />
            <ul class="hand-customers">{rows}</ul>
        </section>
        <div class="hand-foot">
            <p class="muted small">{words.handover_open_warns()}</p>
            <button
                class="button is-primary"
                type="submit"
                aria-busy=move || busy.get().then_some("true")
            >
                {words.handover_open()}
            </button>
        </div>
    }
    .into_any()
}

fn along(words: Words, open: u32, along: Along) -> Vec<impl IntoView + use<>> {
    let lines = [
        (open, words.handover_along_open()),
        (along.accounts, words.nav_accounts()),
        (along.contacts, words.deal_contacts()),
        (along.parked, words.handover_along_parked()),
        (along.won, words.handover_along_won()),
        (along.lost, words.handover_along_lost()),
        (along.steps, words.handover_along_steps()),
        (along.visits, words.handover_along_visits()),
        (along.actions, words.handover_along_actions()),
    ];
    let line = |(many, label): (u32, &'static str)| {
        view! {
            <li>
                <b>{count(i64::from(many))}</b>
                <span>{label}</span>
            </li>
        }
    };
    lines.into_iter().map(line).collect()
}

/// What each would get, beside what they have already.
#[component]
fn Hands(plan: Plan, people: Vec<(PersonId, String)>, chosen: RwSignal<Heirs>) -> impl IntoView {
    let words = use_words();
    let Plan { customers, heirs: loads, .. } = plan;
    let told = move || {
        let given = |person: PersonId| {
            let theirs =
                |one: &&Customer| chosen.with(|all| all.get(&one.account) == Some(&person));
            customers.iter().filter(theirs).fold((0, 0), |sum, one| (sum.0 + 1, sum.1 + one.open))
        };
        let hand = |(person, name): &(PersonId, String)| {
            let (accounts, deals) = given(*person);
            let load = loads.iter().find(|one| one.0 == *person).map_or(0, |one| one.1);
            let number = |many: u32| count(i64::from(many));
            let text = words.handover_hand(&number(accounts), &number(deals), &number(load));
            (accounts > 0).then(|| {
                view! {
                    <li>
                        <b>{name.clone()}</b>
                        <span class="muted">{text}</span>
                    </li>
                }
            })
        };
        people.iter().filter_map(hand).collect_view()
    };
    view! { <ul class="hand-hands" aria-label=words.handover_hands()>{told}</ul> }
}

fn row(
    customer: &Customer,
    people: &[(PersonId, String)],
    desk: &Desk,
    chosen: RwSignal<Heirs>,
) -> impl IntoView + use<> {
    let (words, write) = (use_words(), use_format());
    let account = customer.account;
    let worth = write.total_short(Total(i128::from(customer.worth)), desk.currency);
    let facts = [
        customer.industry.as_ref().map(ToString::to_string),
        customer.region.as_ref().map(ToString::to_string),
        (customer.open > 0).then(|| words.account_deals_open(i64::from(customer.open))),
        (customer.open > 0).then_some(worth),
        (customer.others > 0).then(|| words.handover_others(i64::from(customer.others))),
    ];
    let facts = facts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let fits = customer.fits.clone();
    let why = move || {
        let heir = chosen.with(|all| all.get(&account).copied())?;
        let (_, fit) = fits.iter().find(|one| one.0 == heir)?;
        Some(reason(words, *fit))
    };
    let best = customer.fits.first().map(|fit| fit.0);
    let options = people.iter().map(|(id, name)| {
        let (mine, name) = (*id, name.clone());
        let text = if best == Some(mine) { words.handover_best(&name) } else { name };
        view! {
            <option
                value=mine.to_string()
                prop:selected=move || chosen.with(|all| all.get(&account) == Some(&mine))
            >
                {text}
            </option>
        }
    });
    let id = format!("heir-{account}");
    view! {
        <li>
            <label for=id.clone()>
                <b>{customer.name.to_string()}</b>
                <span class="muted small">{facts}</span>
            </label>
            <div class="field">
            <div class="select">
                <select
                    id=id
                    on:change:target=move |event| {
                        if let Ok(heir) = event.target().value().parse::<PersonId>() {
                            chosen
                                .update(|all| {
                                    all.insert(account, heir);
                                });
                        }
                    }
                >
                    {options.collect_view()}
                </select>
                <Icon name="i-down" />
            </div>
            </div>
            <p class="muted small hand-why">{why}</p>
        </li>
    }
}

/// Why someone is suggested.
fn reason(words: Words, fit: Fit) -> String {
    let parts = [
        fit.industry.then(|| words.handover_fit_industry().to_owned()),
        (fit.products > 0).then(|| words.handover_fit_products(i64::from(fit.products))),
        fit.region.then(|| words.handover_fit_region().to_owned()),
        Some(words.handover_fit_load(i64::from(fit.load))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
