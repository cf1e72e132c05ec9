//! Verdicts in words: what is wrong with a row, and what to do.

use domain::deal::Field;
use domain::import::{Ask, Column, Count, Verdict, Why};
use domain::money::Currency;

use crate::words::Words;

/// Why a row is not simply taken; nothing for one that is.
pub fn reason(verdict: &Verdict, words: Words, currency: Currency) -> String {
    match verdict {
        Verdict::Taken | Verdict::Same | Verdict::LeftOut => String::new(),
        Verdict::Changed { fields: changed, kept, .. } => {
            let told =
                (!changed.is_empty()).then(|| words.import_changed_fields(&fields(changed, words)));
            let stays = (!kept.is_empty()).then(|| words.import_kept_fields(&fields(kept, words)));
            told.into_iter().chain(stays).collect::<Vec<_>>().join(" ")
        }
        Verdict::Asked(ask) => asked(ask, words),
        Verdict::Refused(why) => refused(why, words, currency),
    }
}

fn asked(ask: &Ask, words: Words) -> String {
    match ask {
        Ask::LooksLike { line, exactly: true } => words.import_ask_same(i64::from(*line)),
        Ask::LooksLike { line, exactly: false } => words.import_ask_like(i64::from(*line)),
        Ask::NoContact => words.import_ask_contact().to_owned(),
        Ask::Word { text } => words.import_ask_word(text),
    }
}

fn refused(why: &Why, words: Words, currency: Currency) -> String {
    match why {
        Why::CellsTooMany => words.import_why_cells().to_owned(),
        Why::SameAsAnother => words.refusal_already_listed().to_owned(),
        Why::AccountMissing => words.refusal_field_empty(words.deal_account()),
        Why::OwnerMissing => words.import_why_owner().to_owned(),
        Why::NoWord { column: at, text } if text.is_empty() => {
            words.refusal_field_empty(column(*at, words))
        }
        Why::NoWord { column: at, text } => words.import_why_word(text, column(*at, words)),
        Why::NoDay { column: at, text, unread } => {
            words.day_unread(column(*at, words), text, *unread)
        }
        Why::NoAmount { column: at, text, unread } => {
            words.amount_unread(column(*at, words), text, currency, *unread)
        }
        Why::Text { column: at, refused } => words.text_refused(column(*at, words), *refused),
        Why::LostWithoutDay => words.import_why_lost_day().to_owned(),
        Why::StepHalf => words.import_why_step().to_owned(),
        Why::NoSuchPerson { name } => words.import_why_person(name),
        Why::PersonNotClear { name } => words.import_why_people(name),
        Why::HoldsNoDeals { name } => words.import_why_holds(name),
        Why::NoSuchProduct { name } => words.import_why_product(name),
        Why::NotYours { name } => words.import_why_not_yours(name),
        Why::AccountOfAnother { holder } => {
            words.account_of_another(holder.as_ref().map(|name| name.as_str()))
        }
        Why::Rule(refusal) => words.refusal(*refusal).to_owned(),
    }
}

/// The column that is to be looked at.
pub fn wrong_column(verdict: &Verdict) -> Option<Column> {
    let why = match verdict {
        Verdict::Refused(why) => why,
        Verdict::Asked(Ask::Word { .. }) => return Some(Column::Stage),
        Verdict::Asked(Ask::NoContact) => return Some(Column::Contact),
        _ => return None,
    };
    Some(match why {
        Why::AccountMissing | Why::AccountOfAnother { .. } => Column::Account,
        Why::NoWord { column, .. }
        | Why::NoDay { column, .. }
        | Why::NoAmount { column, .. }
        | Why::Text { column, .. } => *column,
        Why::LostWithoutDay => Column::Closed,
        Why::StepHalf => Column::NextStepDue,
        Why::OwnerMissing
        | Why::NoSuchPerson { .. }
        | Why::PersonNotClear { .. }
        | Why::HoldsNoDeals { .. }
        | Why::NotYours { .. } => Column::Owner,
        Why::NoSuchProduct { .. } => Column::Product,
        Why::CellsTooMany | Why::SameAsAnother | Why::Rule(_) => return None,
    })
}

/// A column by the name that forms give its field.
pub fn column(column: Column, words: Words) -> &'static str {
    match column {
        Column::Account => words.deal_account(),
        Column::Contact => words.deal_contact(),
        Column::Phone => words.deal_phone(),
        Column::Product => words.deal_product(),
        Column::Amount => words.deal_amount(),
        Column::Currency => words.deal_currency(),
        Column::Expected => words.deal_expected(),
        Column::Stage => words.import_column_stage(),
        Column::Status => words.deal_status(),
        Column::Source => words.deal_source(),
        Column::Owner => words.deal_owner(),
        Column::NextStep => words.deal_next_step(),
        Column::NextStepDue => words.deal_next_due(),
        Column::Claimed => words.deal_claimed(),
        Column::Closed => words.import_column_closed(),
        Column::Value => words.import_column_value(),
        Column::LostReason => words.import_column_lost_reason(),
        Column::Note => words.import_column_note(),
    }
}

/// Fields by their names, in a row.
pub fn fields(fields: &[Field], words: Words) -> String {
    let named = |field: &Field| match field {
        Field::Account => words.deal_account(),
        Field::Product => words.deal_product(),
        Field::Source => words.deal_source(),
        Field::Owner => words.deal_owner(),
        Field::Amount => words.deal_amount(),
        Field::Expected => words.deal_expected(),
        Field::Status => words.deal_status(),
        Field::NextStep => words.deal_next_step(),
        Field::Standing => words.deal_stage(),
    };
    let between = if words.lang() == crate::words::Lang::En { ", " } else { "、" };
    fields.iter().map(named).collect::<Vec<_>>().join(between)
}

pub fn kind(kind: Option<Count>, words: Words) -> &'static str {
    match kind {
        None => words.import_kind_all(),
        Some(Count::Taken) => words.import_kind_taken(),
        Some(Count::Changed) => words.import_kind_changed(),
        Some(Count::Same) => words.import_kind_same(),
        Some(Count::Asked) => words.import_kind_asked(),
        Some(Count::Refused) => words.import_kind_refused(),
        Some(Count::LeftOut) => words.import_kind_left_out(),
    }
}
