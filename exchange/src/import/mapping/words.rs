//! Words of a file, found however they are spelt: case, width and spaces do not matter.

use std::collections::{BTreeMap, HashMap};

use domain::text::fold;

/// A table of words, folded.
#[derive(Clone, Debug)]
pub struct Words<T>(HashMap<String, T>);

impl<T: Clone> Words<T> {
    pub fn new(words: &BTreeMap<String, T>) -> Self {
        Self(words.iter().map(|(word, meaning)| (fold(word), meaning.clone())).collect())
    }

    pub fn get(&self, word: &str) -> Option<&T> {
        self.0.get(&fold(word))
    }
}
