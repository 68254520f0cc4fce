//! What a person typed, cut into terms, words and pairs of letters.

use super::words::words;
use crate::kernel::text::fold;

/// Letters of a query that are read; the rest is dropped, so that a pasted page stays quick.
const LETTERS_MAX: usize = 48;

/// Terms that are looked for, for the same reason.
const TERMS_MAX: usize = 8;

/// Shortest start of a Latin word that may stand for it.
const STEM_LETTERS_MIN: usize = 4;

/// Letters of a Latin ending that may be dropped: `evacuation` and `evacuate` share `evacuat`.
const ENDING_LETTERS_MAX: usize = 4;

/// One term between spaces.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// The term, folded.
    pub(super) whole: String,
    /// Its words, folded, for documents that do not have the whole.
    pub(super) words: Vec<String>,
}

/// What is looked for at a time.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'word> {
    /// A text as it stands.
    Text(&'word str),
    /// Pairs of letters, of which at least half must be there.
    Pairs(Vec<String>),
}

/// The terms of a query.
pub(super) fn terms(query: &str) -> Vec<Term> {
    let query: String = query.chars().take(LETTERS_MAX).collect();
    query
        .split(|letter: char| !letter.is_alphanumeric())
        .map(|term| Term {
            whole: fold(term),
            words: words(term).into_iter().map(|word| word.printed).collect(),
        })
        .filter(|term| !term.whole.is_empty())
        .take(TERMS_MAX)
        .collect()
}

/// What may stand for a word that is found nowhere, best first.
pub(super) fn fallbacks(word: &str) -> Vec<Piece<'_>> {
    if word.is_ascii() {
        let stems = (STEM_LETTERS_MIN..word.len()).rev().take(ENDING_LETTERS_MAX);
        return stems.filter_map(|length| word.get(..length)).map(Piece::Text).collect();
    }
    let letters: Vec<char> = word.chars().collect();
    let pairs: Vec<String> = letters.windows(2).map(|pair| pair.iter().collect()).collect();
    // A single pair is the word itself, which is already known to be nowhere.
    if pairs.len() < 2 { Vec::new() } else { vec![Piece::Pairs(pairs)] }
}
