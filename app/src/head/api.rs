//! Saved views, each person's own.

use crate::wire::Json;
use domain::view::{View, ViewId};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

use crate::problem::Problem;

/// What a person does with one of their views.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ViewAsked {
    /// Keeps the address under a new name.
    Save {
        name: String,
        address: String,
    },
    SaveOver {
        view: ViewId,
        address: String,
    },
    Rename {
        view: ViewId,
        name: String,
    },
    /// Whether the program opens with it.
    Open {
        view: ViewId,
        opens: bool,
    },
    Remove {
        view: ViewId,
    },
}

/// The reader's views, by name.
#[server(ReadViews, endpoint = "views", input = Json, output = Json)]
pub async fn views() -> Result<Vec<View>, Problem> {
    super::views_kept::all(&crate::acting::acting().await?).await
}

/// Changes the reader's views, and answers with them as they are then.
#[server(ChangeViews, endpoint = "change_views", input = Json, output = Json)]
pub async fn change_views(asked: ViewAsked) -> Result<Vec<View>, Problem> {
    super::views_kept::change(&crate::acting::acting().await?, asked).await
}
