//! Keeps C7: the lists that an agenda is made from.

use serde::{Deserialize, Serialize};

macro_rules! list {
    ($(#[$doc:meta])* $name:ident: $($word:ident)+) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($word),+ }

        impl $name {
            /// In the order of the method.
            pub const ALL: &[Self] = &[$(Self::$word),+];

            /// One by its place in the list, as forms name it.
            pub fn from_place(place: &str) -> Option<Self> {
                Self::ALL.get(place.parse::<usize>().ok()?).copied()
            }

            pub fn place(self) -> String {
                (self as usize).to_string()
            }
        }
    };
}

list! {
    /// What a meeting is for.
    Purpose: Training Communication Exchange Motivation ProblemSolving NewProducts
}

list! {
    /// What an item of the agenda is about.
    Content: Industry Market Competitor Product Needs Service Analysis Rehearsal Proposals Skills Process
}

list! {
    /// In which way an item is gone through.
    Form: Presentation Discussion Success Case RolePlay Suggestions
}
