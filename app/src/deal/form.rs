//! The fields of a deal, to be set right. What is typed stays till it is kept or let go.

use domain::board::Card;
use domain::deal::{AccountPick, Command, Edit};
use domain::id::AccountId;
use leptos::prelude::*;
use uuid::Uuid;

use crate::duplicate::AccountDuplicates;
use crate::fields::{
    Typed, TypedMoney, currencies, next_step, owner_options, product_options, source_options,
    status_options,
};
use crate::live::Feed;
use crate::live::unfinished::{self, Form as Unfinished};
use crate::ui::ask::{Chips, Select};
use crate::ui::field::Field;
use crate::ui::money_field::MoneyField;
use crate::words::use_words;

#[component]
pub fn Form(card: Option<Card>, editing: RwSignal<bool>) -> impl IntoView {
    card.map(|card| view! { <Fields card editing /> })
}

#[component]
fn Fields(card: Card, editing: RwSignal<bool>) -> impl IntoView {
    let feed = expect_context::<Feed>();
    let words = use_words();
    let deal = card.deal.clone();
    let id = |id: Option<String>| id.unwrap_or_default();
    let account = Typed::new(card.account.to_string());
    let product = Typed::new(id(deal.product.map(|id| id.to_string())));
    let amount = feed.desk(|desk| TypedMoney::new(deal.amount, desk));
    let expected = Typed::new(id(deal.expected.map(|day| day.iso())));
    let status = Typed::new(deal.status.map(|status| status.word()).unwrap_or_default());
    let source = Typed::new(id(deal.source.map(|id| id.to_string())));
    let owner = Typed::new(deal.owner.to_string());
    let step = Typed::new(id(deal.next_step.as_ref().map(|step| step.what.to_string())));
    let due = Typed::new(id(deal.next_step.as_ref().map(|step| step.due.iso())));
    let passes = feed.desk(|desk| desk.me.passes_deals());
    let (me, unfinished) = (feed.me(), Unfinished::Deal(deal.id));
    let typed = [account, product, amount.amount, expected, status, source, owner, step, due];
    let typed = typed.into_iter().map(|typed| typed.value).chain([amount.currency]);
    unfinished::follow(me, unfinished, typed.collect());
    let before = StoredValue::new(card);
    let save = move || -> Option<()> {
        let card = before.get_value();
        let deal = &card.deal;
        let name = account.name(words, words.deal_account());
        let money = feed.desk(|desk| amount.read(words, words.deal_amount(), desk));
        let day = expected.day(words);
        let next = next_step(words, step, due);
        let (name, money, day, next) = (name?, money?, day?, next?);
        let mut edits = Vec::new();
        let renamed = (name != card.account).then_some(name);
        if let Some(name) = renamed.clone() {
            let id = AccountId::new(Uuid::now_v7());
            edits.push(Edit::Account(AccountPick::Named { id, name }));
        }
        let wanted = [
            Some(Edit::Product(product.pick())).filter(|_| product.pick() != deal.product),
            Some(Edit::Amount(money)).filter(|_| money != deal.amount),
            Some(Edit::Expected(day)).filter(|_| day != deal.expected),
            Some(Edit::Status(status.status())).filter(|_| status.status() != deal.status),
            Some(Edit::Source(source.pick())).filter(|_| source.pick() != deal.source),
            owner.pick().filter(|owner| *owner != deal.owner).map(Edit::Owner),
            (next != deal.next_step).then_some(Edit::NextStep(next)),
        ];
        edits.extend(wanted.into_iter().flatten());
        if !edits.is_empty() {
            let account = renamed.or_else(|| Some(card.account.clone()));
            feed.send(Command::Edit { deal: deal.id, edits }, Some(card), account);
        }
        unfinished::forget(me, unfinished);
        editing.set(false);
        Some(())
    };
    let cancel = move |_| {
        unfinished::forget(me, unfinished);
        editing.set(false);
    };
    let (products, sources, owners) = feed.desk(|desk| {
        let products = product_options(words, desk, deal.product);
        (products, source_options(words, desk, deal.source), owner_options(desk))
    });
    view! {
        <div class="sheet-body">
            <form
                class="fields"
                id="deal-edit"
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    save();
                }
            >
                <Field
                    id="deal-step"
                    label=words.deal_next_step()
                    value=step.value
                    hint=words.deal_next_step_hint()
                    error=step.error()
                    focus=true
                />
                <Field
                    id="deal-due"
                    label=words.deal_next_due()
                    value=due.value
                    kind="date"
                    error=due.error()
                />
                <div class="fields is-pair">
                    <MoneyField
                        id="deal-amount"
                        label=words.deal_amount()
                        value=amount.amount.value
                        currency=amount.currency
                        currencies=feed.desk(currencies)
                        hint=words.deal_amount_hint()
                        error=amount.amount.error()
                    />
                    <Field
                        id="deal-expected"
                        label=words.deal_expected()
                        value=expected.value
                        kind="date"
                        error=expected.error()
                    />
                </div>
                <Chips
                    name="deal-status"
                    legend=words.deal_status()
                    options=status_options(words)
                    value=status.value
                />
                <Field
                    id="deal-account"
                    label=words.deal_account()
                    value=account.value
                    error=account.error()
                />
                <AccountDuplicates
                    typed=account.value
                    except=Some(deal.account)
                    take=Callback::new(|_| ())
                />
                <Select id="deal-product" label=words.deal_product() options=products value=product.value />
                <Select id="deal-source" label=words.deal_source() options=sources value=source.value />
                {passes
                    .then(|| {
                        view! {
                            <Select
                                id="deal-owner"
                                label=words.deal_owner()
                                options=owners
                                value=owner.value
                            />
                        }
                    })}
            </form>
        </div>
        <footer class="sheet-foot buttons">
            <button class="button" type="button" on:click=cancel>
                {words.ui_cancel()}
            </button>
            <button class="button is-primary" type="submit" form="deal-edit">
                {words.ui_save()}
            </button>
        </footer>
    }
}
