//! What is the same on many pages, drawn by the server once for all of them.

use leptos::prelude::*;

#[cfg(feature = "ssr")]
pub use kept::Once;

/// One element, drawn by `draw` from `key` and nothing else but what every page begins with. On the
/// server it is drawn anew where it was not drawn from the same key before.
#[cfg(feature = "ssr")]
pub fn once<K, V>(what: &'static str, key: impl FnOnce() -> K, draw: impl FnOnce() -> V) -> AnyView
where
    K: PartialEq + Send + 'static,
    V: IntoView + 'static,
{
    use leptos::tachys::html::InertElement;

    let Some(kept) = use_context::<std::sync::Arc<Once>>() else {
        return draw().into_any();
    };
    let key = untrack(key);
    let html = kept.get(what, &key).unwrap_or_else(|| {
        let html = draw().into_view().to_html();
        kept.keep(what, key, html.into())
    });
    InertElement::new(html.to_string()).into_any()
}

#[cfg(not(feature = "ssr"))]
pub fn once<K, V>(
    _what: &'static str,
    _key: impl FnOnce() -> K,
    draw: impl FnOnce() -> V,
) -> AnyView
where
    V: IntoView + 'static,
{
    draw().into_any()
}

#[cfg(feature = "ssr")]
mod kept {
    use std::any::Any;
    use std::collections::HashMap;
    use std::sync::{Arc, Mutex, PoisonError};

    /// How many of a kind are held at the most, of some 10 kB each; a further one takes the place
    /// of the oldest.
    const MOST: usize = 64;

    /// What a server holds. Nothing has to be forgotten: each is held with all that it was drawn
    /// from.
    #[derive(Default)]
    pub struct Once(Mutex<HashMap<&'static str, Vec<Kept>>>);

    struct Kept {
        key: Box<dyn Any + Send>,
        html: Arc<str>,
    }

    impl Once {
        pub(super) fn get<K: PartialEq + 'static>(&self, what: &str, key: &K) -> Option<Arc<str>> {
            let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let mut kept = held.get(what)?.iter().rev();
            let found = kept.find(|one| one.key.downcast_ref::<K>() == Some(key))?;
            Some(Arc::clone(&found.html))
        }

        pub(super) fn keep<K: Send + 'static>(
            &self,
            what: &'static str,
            key: K,
            html: Arc<str>,
        ) -> Arc<str> {
            let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let kind = held.entry(what).or_default();
            if kind.len() >= MOST {
                kind.remove(0);
            }
            kind.push(Kept { key: Box::new(key), html: Arc::clone(&html) });
            html
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn what_was_drawn_from_another_key_is_not_told() {
            let once = Once::default();
            assert_eq!(once.get("bar", &(1, "a")), None);
            once.keep("bar", (1, "a"), "first".into());
            assert_eq!(once.get("bar", &(1, "a")).as_deref(), Some("first"));
            assert_eq!(once.get("bar", &(2, "a")), None, "another value");
            assert_eq!(once.get("bar", &1), None, "another kind of key");
            assert_eq!(once.get("rail", &(1, "a")), None, "another element");
        }

        #[test]
        fn no_more_are_held_than_so_many_and_the_oldest_goes_first() {
            let once = Once::default();
            for key in 0..=MOST {
                once.keep("bar", key, key.to_string().into());
            }
            assert_eq!(once.get("bar", &0_usize), None);
            assert_eq!(once.get("bar", &1_usize).as_deref(), Some("1"));
            assert_eq!(once.0.lock().unwrap()["bar"].len(), MOST);
        }
    }
}
