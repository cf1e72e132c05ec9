//! Accounts as cells: what their list shows of them.

use domain::account::Listed;
use exchange::export::Cell;

use crate::desk::Desk;
use crate::words::Words;

pub fn head(words: Words, desk: &Desk) -> Vec<String> {
    let open = format!("{} ({})", words.export_accounts_open(), desk.currency.code());
    [
        words.account_name(),
        words.account_class(),
        words.account_industry(),
        words.account_region(),
        words.account_owner(),
        words.export_accounts_deals(),
        &open,
        words.account_sort_changed(),
    ]
    .map(str::to_owned)
    .to_vec()
}

pub fn row(account: &Listed, desk: &Desk) -> Vec<Cell> {
    let text = |text: Option<String>| text.map_or(Cell::Empty, Cell::Text);
    let owner = account.owner.and_then(|id| desk.person(id));
    vec![
        Cell::Text(account.name.to_string()),
        text(account.class.map(|class| class.letter().to_owned())),
        text(account.industry.as_ref().map(ToString::to_string)),
        text(account.region.as_ref().map(ToString::to_string)),
        text(owner.map(ToString::to_string)),
        Cell::Count(i64::from(account.deals)),
        Cell::Amount(account.open.0, desk.currency.digits()),
        Cell::Day(account.changed_at.day(desk.offset)),
    ]
}
