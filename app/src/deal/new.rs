//! A new deal in three fields; the rest is there for those who know it already. One that the
//! server did not list comes back into the form as it was typed, with what is wrong.

mod fields;

use std::time::Duration;

use domain::account::Account;
use domain::deal::{AccountPick, Listing, NewContact, Refusal};
use domain::funnel::Stage;
use domain::id::{AccountId, ContactId, DealId};
use domain::text::{Name, Phone, fold};
use leptos::leptos_dom::helpers::debounce;
use leptos::prelude::*;
use leptos::task::spawn_local;
use uuid::Uuid;

use self::fields::Fields;
use super::api;
use crate::duplicate::{AccountDuplicates, PersonDuplicates};
use crate::fields::{
    Typed, currencies, next_step, owner_options, product_options, source_options, status_options,
};
use crate::live::unfinished::{self, Form as Unfinished};
use crate::live::{Feed, Left, Why};
use crate::part::{Part, part, wasm_split};
use crate::problem::Problem;
use crate::ui::ask::{Chips, Select};
use crate::ui::field::Field;
use crate::ui::icon::Icon;
use crate::ui::money_field::MoneyField;
use crate::ui::sheet::Sheet;
use crate::words::use_words;

#[component]
pub fn NewDeal(open: RwSignal<bool>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    Effect::new(move |_| {
        if feed.form.with(Option::is_some) && !open.get() {
            open.set(true);
        }
    });
    move || {
        open.get().then(|| {
            let back = feed.form.get_untracked().and_then(|op| feed.left_of(op));
            feed.form.set(None);
            part(ahead, move || listed(open, back.clone()))
        })
    }
}

#[wasm_split(sheets, fallible, wasm_split_path = leptos::wasm_split, preload(ahead))]
fn listed(open: RwSignal<bool>, back: Option<Left>) -> Part {
    Ok(view! { <Listed open back /> }.into_any())
}

#[component]
fn Listed(open: RwSignal<bool>, back: Option<Left>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    // One who holds no deals lists them for another.
    let (for_others, owners) = feed.desk(|desk| (desk.me.passes_deals(), owner_options(desk)));
    let own = feed.me().to_string();
    let mine = owners.iter().find(|(id, _)| *id == own).or(owners.first());
    let mine = mine.map(|(id, _)| id.clone()).unwrap_or_default();
    let left = back.as_ref().map(|back| back.pending.op.id);
    let problem = back.as_ref().and_then(|back| match &back.why {
        Why::Refused(problem) => Some(problem.clone()),
        _ => None,
    });
    let wrong = problem.as_ref().map(|problem| feed.desk(|desk| desk.say(problem, words)));
    let at_account = problem.as_ref().is_some_and(is_about_account);
    let typed = feed.desk(|desk| Fields::new(back, mine, desk));
    let Fields { account, known, product, amount, expected, status, source, .. } = typed;
    let Fields { contact, phone, step, due, owner, more, .. } = typed;
    if at_account {
        account.wrong.set(wrong.clone());
    }
    let wrong = wrong.filter(|_| !at_account);
    // One that came back is kept as it was sent; another is kept as it is typed.
    let me = feed.me();
    if left.is_none() {
        let typed = [account, product, amount.amount, expected, status, source, contact, phone];
        let typed = typed.into_iter().chain([step, due, owner]).map(|typed| typed.value);
        unfinished::follow(me, Unfinished::NewDeal, typed.chain([amount.currency]).collect());
    }
    let filled = |typed: Typed| typed.value.with_untracked(|text| !text.is_empty());
    let more =
        more || [expected, status, source, contact, phone, step, due].map(filled).contains(&true);
    let list = move || -> Option<()> {
        let name = account.name(words, words.deal_account());
        let amount = feed.desk(|desk| amount.read(words, words.deal_amount(), desk));
        let expected = expected.day(words);
        let next_step = next_step(words, step, due);
        let contact = person(words, contact, phone);
        let (name, amount, expected) = (name?, amount?, expected?);
        let (next_step, contact) = (next_step?, contact?);
        let listing = Listing {
            deal: DealId::new(Uuid::now_v7()),
            account: pick(&name, &known.get_untracked()),
            product: product.pick(),
            source: source.pick(),
            owner: owner.pick(),
            amount,
            expected,
            status: status.status(),
            next_step,
            contact,
            stage: Stage::FIRST,
        };
        unfinished::forget(me, Unfinished::NewDeal);
        open.set(false);
        if let Some(left) = left {
            feed.let_go(left);
        }
        feed.list(listing, name);
        Some(())
    };
    let (products, sources) =
        feed.desk(|desk| (product_options(words, desk, None), source_options(words, desk, None)));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        list();
    };
    // Thrown away; closed in any other way it is still there when it is opened again.
    let cancel = move |_| {
        unfinished::forget(me, Unfinished::NewDeal);
        open.set(false);
    };
    view! {
        <Sheet
            title=words.deal_new()
            lead=words.deal_new_hint()
            close=Callback::new(move |()| open.set(false))
        >
            <form class="sheet-form" novalidate on:submit=submit>
                <div class="sheet-body">
                    {wrong
                        .map(|wrong| {
                            view! {
                                <div class="note is-refusal" role="alert">
                                    <Icon name="i-warning" />
                                    <p>{wrong}</p>
                                </div>
                            }
                        })}
                    <AccountField account known />
                    <Select
                        id="new-product"
                        label=words.deal_product()
                        options=products
                        value=product.value
                    />
                    <MoneyField
                        id="new-amount"
                        label=words.deal_amount()
                        value=amount.amount.value
                        currency=amount.currency
                        currencies=feed.desk(currencies)
                        hint=words.deal_amount_hint()
                        error=amount.amount.error()
                    />
                    {for_others
                        .then(|| {
                            view! {
                                <Select
                                    id="new-owner"
                                    label=words.deal_owner()
                                    options=owners
                                    value=owner.value
                                />
                            }
                        })}
                    <details class="more" open=more>
                        <summary>
                            {words.deal_more()}
                            <Icon name="i-down" />
                        </summary>
                        <div class="fields">
                            <div class="fields is-pair">
                                <Field
                                    id="new-expected"
                                    label=words.deal_expected()
                                    value=expected.value
                                    kind="date"
                                    error=expected.error()
                                />
                                <Select
                                    id="new-source"
                                    label=words.deal_source()
                                    options=sources
                                    value=source.value
                                />
                            </div>
                            <Chips
                                name="new-status"
                                legend=words.deal_status()
                                options=status_options(words)
                                value=status.value
                            />
                            <div class="fields is-pair">
                                <Field
                                    id="new-contact"
                                    label=words.deal_contact()
                                    value=contact.value
                                    error=contact.error()
                                />
                                <Field
                                    id="new-phone"
                                    label=words.deal_phone()
                                    value=phone.value
                                    kind="tel"
                                    error=phone.error()
                                />
                            </div>
                            <PersonDuplicates name=contact.value phone=phone.value />
                            <div class="fields is-pair">
                                <Field
                                    id="new-step"
                                    label=words.deal_next_step()
                                    value=step.value
                                    error=step.error()
                                />
                                <Field
                                    id="new-due"
                                    label=words.deal_next_due()
                                    value=due.value
                                    kind="date"
                                    error=due.error()
                                />
                            </div>
                        </div>
                    </details>
                </div>
                <footer class="sheet-foot buttons">
                    <button class="button" type="button" on:click=cancel>
                        {words.ui_cancel()}
                    </button>
                    <button class="button is-primary" type="submit">
                        {words.deal_new_confirm()}
                    </button>
                </footer>
            </form>
        </Sheet>
    }
}

/// Whether the account's own field is the place to say it.
fn is_about_account(problem: &Problem) -> bool {
    matches!(problem, Problem::Refused(Refusal::AccountOfAnother { .. } | Refusal::NoSuchAccount))
}

/// A name that the reader knows is that account; any other is one by that name.
fn pick(name: &Name, known: &[Account]) -> AccountPick {
    let wanted = fold(name.as_str());
    match known.iter().find(|account| fold(account.name.as_str()) == wanted) {
        Some(account) => AccountPick::Known(account.id),
        None => AccountPick::Named { id: AccountId::new(Uuid::now_v7()), name: name.clone() },
    }
}

/// A contact where a name was typed; a phone alone asks whose it is.
fn person(words: crate::words::Words, name: Typed, phone: Typed) -> Option<Option<NewContact>> {
    let read = phone.value.with_untracked(|phone| Phone::optional(phone));
    let number = match read {
        Ok(number) => number,
        Err(refused) => {
            phone.wrong.set(Some(words.text_refused(words.deal_phone(), refused)));
            return None;
        }
    };
    let blank = name.value.with_untracked(|name| name.trim().is_empty());
    if blank && number.is_none() {
        return Some(None);
    }
    let name = name.name(words, words.deal_contact())?;
    Some(Some(NewContact { id: ContactId::new(Uuid::now_v7()), name, phone: number }))
}

/// The account, with those one works on offered while one types.
#[component]
fn AccountField(account: Typed, known: RwSignal<Vec<Account>>) -> impl IntoView {
    let words = use_words();
    let mut look = debounce(Duration::from_millis(150), move |typed: String| {
        spawn_local(async move {
            if let Ok(found) = api::accounts(typed.clone()).await
                && account.value.try_get_untracked().is_some_and(|now| now == typed)
            {
                known.set(found);
            }
        });
    });
    Effect::new(move |_| {
        let typed = account.value.get();
        if typed.trim().is_empty() { known.set(Vec::new()) } else { look(typed) }
    });
    view! {
        <Field
            id="new-account"
            label=words.deal_account()
            value=account.value
            hint=words.deal_account_hint()
            error=account.error()
            list="new-accounts"
            focus=true
        />
        <AccountDuplicates
            typed=account.value
            take=Callback::new(move |taken| known.update(|known| known.push(taken)))
        />
        <datalist id="new-accounts">
            <For each=move || known.get() key=|account| account.id let:account>
                <option value=account.name.to_string()></option>
            </For>
        </datalist>
    }
}
