//! A sentence of the screens before it is said: which one, and what fills its places.
//!
//! Views decide phrases, so that tests compare the decision and not its wording.

use crate::i18n::{Key, tr_with};

/// A text with its places filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    key: Key,
    places: Vec<(&'static str, String)>,
}

impl Phrase {
    /// A text without places.
    pub(super) const fn of(key: Key) -> Self {
        Self { key, places: Vec::new() }
    }

    /// A text with one place, a number or a code.
    pub(super) fn with(key: Key, place: &'static str, value: impl ToString) -> Self {
        Self { key, places: vec![(place, value.to_string())] }
    }

    /// Fills one more place.
    pub(super) fn and(mut self, place: &'static str, value: impl ToString) -> Self {
        self.places.push((place, value.to_string()));
        self
    }

    /// The sentence in the person's language.
    pub(super) fn say(&self) -> String {
        let places: Vec<_> =
            self.places.iter().map(|(name, value)| (*name, value.as_str())).collect();
        tr_with(self.key, &places)
    }
}
