//! One document of the index: folded texts in four fields, and how much a word in them weighs.

use serde::{Deserialize, Serialize};

use super::{HitKind, WHOLE};

/// Something that can be found. The short names keep the file small.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Doc {
    /// What it is.
    #[serde(rename = "k")]
    pub(super) kind: HitKind,
    /// Its id.
    #[serde(rename = "i")]
    pub(super) id: String,
    /// Folded texts: name, keywords, text, body. In the name every line is one spelling; elsewhere
    /// words stand apart, and a word that a field before has is left out.
    #[serde(rename = "f")]
    pub(super) fields: [String; 4],
}

/// Place of each field in [`Doc::fields`].
pub(super) const NAME: usize = 0;
pub(super) const KEYWORDS: usize = 1;
pub(super) const TEXT: usize = 2;
pub(super) const BODY: usize = 3;

/// What a match in each field weighs. A name says what the document is about, keywords are chosen
/// by hand, a text may mention anything.
const WEIGHTS: [u32; 4] = [1000, 500, 200, 50];

/// Added for a match that is all of the name, and in proportion for one that is a part of it.
const NAME_SHARE: u32 = 500;

/// Latin text inside a word counts this many times less: `pet` in `carpet` is hardly ever meant.
const INSIDE_LATIN: u32 = 10;

/// Kana after kana may be inside a word or behind a particle: がす is in さがす and in をがす.
const INSIDE_KANA: u32 = 3;

impl Doc {
    /// How prominently the document has this folded text; 0 when it does not.
    pub(super) fn weight(&self, text: &str) -> u32 {
        let lines = self.fields[NAME].lines();
        let name = lines.filter_map(|line| name_weight(line, text)).max();
        if let Some(weight) = name {
            return weight;
        }
        let rest = self.fields.iter().zip(WEIGHTS).skip(KEYWORDS);
        rest.filter_map(|(field, weight)| Some(weight / find(field, text)?)).max().unwrap_or(0)
    }

    /// Share of the pairs that are there, of [`WHOLE`], and half their mean weight. Fewer than half
    /// of them are chance and count nothing.
    pub(super) fn weight_of_pairs(&self, pairs: &[String]) -> (u32, u32) {
        let count = u32::try_from(pairs.len()).unwrap_or(u32::MAX).max(1);
        let (mut there, mut missing, mut sum) = (0, 0, 0);
        for pair in pairs {
            match self.weight(pair) {
                0 => missing += 1,
                weight => {
                    there += 1;
                    sum += weight;
                }
            }
            if missing * 2 > count {
                return (0, 0);
            }
        }
        (WHOLE * there / count, sum / count / 2)
    }

    /// Whether a word is in one of the fields up to `last` already.
    pub(super) fn has(&self, word: &str, last: usize) -> bool {
        self.fields.iter().take(last + 1).any(|field| find(field, word) == Some(1))
    }
}

fn name_weight(line: &str, text: &str) -> Option<u32> {
    let divisor = find(line, text)?;
    let length = |text: &str| u32::try_from(text.len()).unwrap_or(u32::MAX).max(1);
    let share = NAME_SHARE.saturating_mul(length(text)) / length(line);
    Some((WEIGHTS[NAME] + share) / divisor)
}

/// Whether a field has a text, and by how much less it counts for where it stands: 1 at the start
/// of a word.
fn find(field: &str, text: &str) -> Option<u32> {
    let first = text.chars().next()?;
    let (same_script, inside): (fn(char) -> bool, u32) = match first {
        letter if letter.is_ascii() => (|letter| letter.is_ascii_alphanumeric(), INSIDE_LATIN),
        letter if is_kana(letter) => (is_kana, INSIDE_KANA),
        // Kanji make words together: 水 is in 断水 and means it.
        _ => return field.contains(text).then_some(1),
    };
    let mut found = None;
    for (at, _) in field.match_indices(text) {
        let before = field.get(..at).and_then(|before| before.chars().next_back());
        if !before.is_some_and(same_script) {
            return Some(1);
        }
        found = Some(inside);
    }
    found
}

/// Folded kana, which is hiragana and the long vowel.
const fn is_kana(letter: char) -> bool {
    matches!(letter, 'ぁ'..='ゟ' | 'ー')
}
