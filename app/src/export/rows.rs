//! What is read for a file, and the sheet that comes of it.

use domain::account::{self, Listed};
use domain::board::{Address, Card};
use domain::export::{Column, Layout};
use domain::table::Sort;
use exchange::export::{About, Sheet};
use store::export;

use super::api::{Rows, table};
use super::{account_cells, cells};
use crate::acting::Acting;
use crate::desk::Desk;
use crate::format::{Format, count};
use crate::head;
use crate::problem::Problem;
use crate::words::Words;

pub enum Read {
    Deals { layout: Layout, address: Box<Address>, cards: Vec<Card> },
    Accounts { filter: account::Filter, order: account::Order, listed: Vec<Listed> },
}

impl Read {
    /// Keeps T7: what the actor sees of it.
    pub async fn of(at: &Acting, rows: Rows) -> Result<Self, Problem> {
        Ok(match rows {
            Rows::Deals { layout, filter, sort, headings } => {
                let address = Box::new(table(*filter, sort, headings));
                let cards = export::deals(&at.store, &at.actor, &address, at.now).await?;
                Self::Deals { layout, address, cards }
            }
            Rows::Accounts { filter, order } => {
                let listed = export::accounts(&at.store, &at.actor, &filter, order).await?;
                Self::Accounts { filter, order, listed }
            }
        })
    }

    pub fn count(&self) -> u32 {
        let rows = match self {
            Self::Deals { cards, .. } => cards.len(),
            Self::Accounts { listed, .. } => listed.len(),
        };
        u32::try_from(rows).unwrap_or(u32::MAX)
    }

    pub fn sheet(self, write: Format, desk: &Desk, company: String) -> Sheet {
        let (words, of) = (write.words(), self.count());
        match self {
            Self::Deals { layout, address, cards } => {
                let columns = Column::of(layout, &address);
                let chosen = head::told(write, desk, &address.filter);
                let Sort { by, falling } = address.sort;
                let sort = format!("{} {}", words.heading(by), if falling { "↓" } else { "↑" });
                let lines = [
                    (words.board_filters(), said(chosen, words.export_all())),
                    (words.board_sort(), sort),
                    (words.export_rows(), count(i64::from(of))),
                ];
                Sheet {
                    name: words.board_title().to_owned(),
                    head: columns
                        .iter()
                        .map(|one| cells::head(*one, layout, words, desk))
                        .collect(),
                    rows: cards
                        .iter()
                        .map(|card| cells::row(&columns, card, words, desk))
                        .collect(),
                    about: about(write, desk, company, lines),
                }
            }
            Self::Accounts { filter, order, listed } => {
                let chosen = accounts_told(words, desk, &filter);
                let lines = [
                    (words.board_filters(), said(chosen, words.export_accounts_all())),
                    (words.board_sort(), words.account_order(order).to_owned()),
                    (words.account_title(), count(i64::from(of))),
                ];
                Sheet {
                    name: words.account_title().to_owned(),
                    head: account_cells::head(words, desk),
                    rows: listed.iter().map(|one| account_cells::row(one, desk)).collect(),
                    about: about(write, desk, company, lines),
                }
            }
        }
    }
}

fn about(write: Format, desk: &Desk, company: String, lines: [(&'static str, String); 3]) -> About {
    let words = write.words();
    let (who, when) = (desk.me.name.to_string(), write.day_time(desk.now, desk.offset));
    let first = [
        (words.export_company(), company.clone()),
        (words.export_by(), who.clone()),
        (words.export_when(), when.clone()),
    ];
    let lines = first.into_iter().chain(lines).map(|(label, says)| (label.to_owned(), says));
    let (title, lines) = (words.export_about().to_owned(), lines.collect());
    About { title, company, who, when, lines }
}

fn said(chosen: Vec<String>, all: &str) -> String {
    if chosen.is_empty() { all.to_owned() } else { chosen.join(" · ") }
}

/// A filter of accounts in words.
fn accounts_told(words: Words, desk: &Desk, filter: &account::Filter) -> Vec<String> {
    let owner = filter.owner.and_then(|id| desk.person(id)).map(ToString::to_string);
    let class = filter.class.map(|class| words.account_class_of(class.letter()));
    let names = [&filter.industry, &filter.region];
    let names = names.into_iter().flatten().map(ToString::to_string);
    let search = (!filter.text.is_empty()).then(|| format!("“{}”", filter.text));
    owner.into_iter().chain(class).chain(names).chain(search).collect()
}
