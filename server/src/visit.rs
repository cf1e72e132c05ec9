//! A visit of a page: who comes, in which language and light, and whether another page is meant.

use app::acting::acting_in;
use app::format::NumberStyle;
use app::problem::Problem;
use app::reader::{Over, Reader};
use app::settings::api::Theme;
use app::sign_in::{local, sign_in_address};
use app::words::Lang;
use axum::http::{HeaderMap, Uri};
use domain::id::PersonId;
use domain::org::Role;
use store::person::{self, Preferences};
use tower_sessions::Session;

use crate::preferences;
use crate::state::AppState;

pub struct Visit {
    pub person: Option<PersonId>,
    pub lang: Lang,
    pub theme: Option<&'static str>,
    pub reader: Reader,
    /// The page to go to instead.
    pub elsewhere: Option<String>,
}

impl Visit {
    pub async fn of(
        state: &AppState,
        session: &Session,
        uri: &Uri,
        headers: &HeaderMap,
    ) -> Result<Self, Problem> {
        let actor = match acting_in(session, state.store.clone()).await {
            Ok(at) => Some(at.actor),
            Err(Problem::SignedOut) => None,
            Err(problem) => return Err(problem),
        };
        let person = actor.as_ref().map(|actor| actor.person);
        let kept = match person {
            Some(person) => person::preferences(&state.store, person).await?,
            None => Preferences::default(),
        };
        let theme = Theme::from_word(kept.theme.as_deref()).word();
        Ok(Self {
            person,
            lang: preferences::lang(kept.language.as_deref().and_then(Lang::from_tag), headers),
            reader: Reader {
                numbers: NumberStyle::from_word(kept.numbers.as_deref()),
                over: actor.as_ref().map(Over::of).unwrap_or_default(),
                leaving: actor.as_ref().is_some_and(|actor| actor.is(Role::Leaving)),
                person,
            },
            theme: theme.or_else(|| preferences::theme(headers)),
            elsewhere: match elsewhere(House::of(state), person, uri) {
                None => opening(state, person, uri).await?,
                some => some,
            },
        })
    }
}

/// What stands behind the door.
#[derive(Clone, Copy, PartialEq, Eq)]
enum House {
    Empty,
    Demo,
    Company,
}

impl House {
    fn of(state: &AppState) -> Self {
        match state.store.company().as_ref() {
            None => Self::Empty,
            Some(company) if company.demo => Self::Demo,
            Some(_) => Self::Company,
        }
    }
}

fn elsewhere(house: House, person: Option<PersonId>, uri: &Uri) -> Option<String> {
    let path = uri.path();
    match (house, person, path) {
        (House::Empty, _, "/welcome") => None,
        (House::Empty, ..) => Some("/welcome".to_owned()),
        // Whoever sits before the tablet: the link says who is meant.
        (_, _, "/join") => None,
        (_, _, "/welcome") | (House::Company, Some(_), "/demo") => Some("/".to_owned()),
        (_, Some(_), "/sign-in") => Some(local(&next(uri)).to_owned()),
        (House::Demo, _, "/demo") | (_, Some(_), _) | (_, None, "/sign-in") => None,
        (House::Demo, None, _) => Some("/demo".to_owned()),
        (House::Company, None, _) => {
            let wanted = uri.path_and_query().map_or(path, |wanted| wanted.as_str());
            Some(sign_in_address(wanted))
        }
    }
}

/// Who comes in by the front door is shown the view that they open with.
async fn opening(
    state: &AppState,
    person: Option<PersonId>,
    uri: &Uri,
) -> Result<Option<String>, Problem> {
    match person {
        Some(person) if uri.path() == "/" && uri.query().is_none() => {
            let view = store::view::opening(&state.store, person).await?;
            Ok(view.filter(|address| address != "/"))
        }
        _ => Ok(None),
    }
}

/// `next` of the query, as a browser writes it.
fn next(uri: &Uri) -> String {
    #[derive(serde::Deserialize)]
    struct Next {
        next: String,
    }
    let query = axum::extract::Query::<Next>::try_from_uri(uri);
    query.map(|query| query.0.next).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn from(house: House, signed_in: bool, address: &str) -> Option<String> {
        let person = signed_in.then(|| PersonId::new(uuid::Uuid::from_u128(1)));
        elsewhere(house, person, &address.parse().unwrap())
    }

    #[test]
    fn an_empty_house_has_one_page() {
        assert_eq!(from(House::Empty, false, "/funnel").as_deref(), Some("/welcome"));
        assert_eq!(from(House::Empty, false, "/welcome"), None);
    }

    #[test]
    fn a_stranger_is_asked_to_sign_in_and_comes_back() {
        let door = from(House::Company, false, "/funnel?rep=1&q=a%20b");
        assert_eq!(door.as_deref(), Some("/sign-in?next=/funnel%3Frep%3D1%26q%3Da%2520b"));
        assert_eq!(from(House::Company, false, "/sign-in"), None);
        let back = from(House::Company, true, "/sign-in?next=/funnel%3Frep%3D1");
        assert_eq!(back.as_deref(), Some("/funnel?rep=1"));
        let open = from(House::Company, true, "/sign-in?next=//evil.example");
        assert_eq!(open.as_deref(), Some("/"));
    }

    #[test]
    fn who_comes_by_a_link_is_let_through_whoever_is_signed_in() {
        for house in [House::Demo, House::Company] {
            assert_eq!(from(house, true, "/join"), None);
            assert_eq!(from(house, false, "/join"), None);
        }
        assert_eq!(from(House::Empty, false, "/join").as_deref(), Some("/welcome"));
    }

    #[test]
    fn demo_people_are_shown_in_a_demo_only() {
        assert_eq!(from(House::Demo, false, "/").as_deref(), Some("/demo"));
        assert_eq!(from(House::Demo, false, "/demo"), None);
        assert_eq!(from(House::Demo, true, "/demo"), None);
        assert_eq!(from(House::Company, false, "/demo").as_deref(), Some("/sign-in"));
        assert_eq!(from(House::Company, true, "/demo").as_deref(), Some("/"));
    }
}
