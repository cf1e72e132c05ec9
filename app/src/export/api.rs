//! What the page to print asks of the server, and how a file is asked for.

use crate::wire::Json;
use domain::account;
use domain::board::{Address, Filter, Shape};
use domain::export::{FileKind, Layout, Paper, What};
use domain::table::{Heading, Sort};
use domain::text::Name;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::desk::Desk;
use crate::format::address::accounts;
use crate::problem::Problem;

/// Where a file is asked for, by POST.
pub const FILE: &str = "/api/export_file";

#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Asked {
    pub kind: FileKind,
    pub rows: Rows,
}

/// The rows that a page shows.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rows {
    Deals {
        layout: Layout,
        filter: Box<Filter>,
        sort: Sort,
        /// As the table shows them; empty for the usual ones.
        headings: Vec<Heading>,
    },
    Accounts {
        filter: account::Filter,
        order: account::Order,
    },
}

impl Rows {
    pub fn what(&self) -> What {
        match self {
            Self::Deals { layout, .. } => What::Deals(*layout),
            Self::Accounts { .. } => What::Accounts,
        }
    }

    /// Of the page that shows the same.
    pub fn address(&self) -> String {
        match self.clone() {
            Self::Deals { filter, sort, headings, .. } => table(*filter, sort, headings).write(),
            Self::Accounts { filter, order } => accounts(&filter, order, 0),
        }
    }
}

/// The table of a filter.
pub fn table(filter: Filter, sort: Sort, headings: Vec<Heading>) -> Address {
    Address { shape: Shape::Table, filter, sort, headings, ..Address::default() }
}

/// The classic page, and who reads it when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Printout {
    pub desk: Desk,
    pub company: Name,
    pub paper: Paper,
    /// The number of the entry that tells of its printing; `None` while it is only looked at.
    pub entry: Option<i64>,
}

/// The page as it would be printed now.
#[server(ReadPrintout, endpoint = "export_page", input = Json, output = Json)]
pub async fn export_page(filter: Filter, sort: Sort) -> Result<Printout, Problem> {
    super::acts::printout(&crate::acting::acting().await?, filter, sort).await
}

/// Writes down that it is printed, and answers with the page as of that moment.
#[server(PrintPage, endpoint = "export_print", input = Json, output = Json)]
pub async fn export_print(filter: Filter, sort: Sort) -> Result<Printout, Problem> {
    super::acts::print(&crate::acting::acting().await?, filter, sort).await
}
