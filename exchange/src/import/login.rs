//! Logins for people whom a file names: something they can guess, and nobody else's.

use domain::text::{Login, fold};

/// `Moses Frase` becomes `moses.frase`; a name without spaces stays as it is. Where that is
/// taken a number follows.
pub fn login(name: &str, taken: impl Fn(&Login) -> bool) -> Option<Login> {
    let folded = fold(name);
    let plain: String = folded
        .split_whitespace()
        .map(|word| word.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect::<String>())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(".");
    let plain: String = plain.chars().take(Login::MAX - 4).collect();
    if plain.is_empty() {
        return None;
    }
    let numbered = (2..1_000).map(|number| format!("{plain}.{number}"));
    std::iter::once(plain.clone())
        .chain(numbered)
        .filter_map(|text| Login::new(&text).ok())
        .find(|login| !taken(login))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(name: &str) -> Option<String> {
        login(name, |_| false).map(String::from)
    }

    #[test]
    fn a_name_makes_a_login() {
        assert_eq!(of("Moses Frase").as_deref(), Some("moses.frase"));
        assert_eq!(of("Mei-Mei Johns").as_deref(), Some("mei-mei.johns"));
        assert_eq!(of(" O'Neil,  Ann ").as_deref(), Some("oneil.ann"));
        assert_eq!(of("林雅婷").as_deref(), Some("林雅婷"));
        assert_eq!(of("…"), None);
    }

    #[test]
    fn who_comes_second_gets_a_number() {
        let taken = ["carl.lin", "carl.lin.2"];
        let next = login("Carl Lin", |login| taken.contains(&login.as_str()));
        assert_eq!(next.map(String::from).as_deref(), Some("carl.lin.3"));
    }

    proptest! {
        #[test]
        fn every_login_can_be_typed_again(name in "\\PC{0,80}") {
            if let Some(made) = of(&name) {
                prop_assert_eq!(Login::new(&made).map(String::from), Ok(made));
            }
        }
    }
}
