//! What the server does with saved views.

use domain::policy::Action;
use domain::text::Name;
use domain::view::View;
use store::view::{self, ViewChange};

use super::api::ViewAsked;
use crate::acting::Acting;
use crate::problem::{Field, Problem};

pub async fn all(at: &Acting) -> Result<Vec<View>, Problem> {
    at.actor.may(Action::OpenBoard)?;
    Ok(view::all(&at.store, at.actor.person).await?)
}

pub async fn change(at: &Acting, asked: ViewAsked) -> Result<Vec<View>, Problem> {
    at.actor.may(Action::KeepOwnSettings)?;
    let name = |name: &str| Name::new(name).map_err(Problem::text(Field::View));
    let (view, change) = match asked {
        ViewAsked::Save { name: typed, address } => {
            view::save(&at.store, at.actor.person, name(&typed)?, &address, at.now).await?;
            return all(at).await;
        }
        ViewAsked::SaveOver { view, address } => (view, ViewChange::SavedOver { address }),
        ViewAsked::Rename { view, name: typed } => {
            (view, ViewChange::Renamed { name: name(&typed)? })
        }
        ViewAsked::Open { view, opens } => (view, ViewChange::Opens(opens)),
        ViewAsked::Remove { view } => (view, ViewChange::Removed),
    };
    view::change(&at.store, at.actor.person, view, change, at.now).await?;
    all(at).await
}
