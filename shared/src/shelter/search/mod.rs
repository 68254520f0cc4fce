//! Full-text search over the manual and the places, with no network and in all languages at once.
//!
//! The index is made with the bundle ([`Index::build`]) and holds the folded texts themselves: at
//! this size a scan is quicker than unpacking an inverted index, and any part of a word is found.
//! It is not made for more than a few hundred kilobytes.

mod build;
mod doc;
mod query;
mod words;

use serde::{Deserialize, Serialize};

use self::{
    doc::Doc,
    query::{Piece, Term},
};

/// The search index, one file of the bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Index {
    /// Layout of this record.
    pub schema: u32,
    docs: Vec<Doc>,
}

/// What a hit leads to. The order decides between hits of the same score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HitKind {
    /// Action card; the id is that of the [`super::manual::Item`].
    Card,
    /// The id is that of the [`super::manual::Chapter`].
    Chapter,
    /// Designated shelter; the id is that of the [`super::place::Place`].
    Place,
    /// The id is that of the [`super::place::Town`].
    Town,
    /// The id is that of the [`super::manual::Form`].
    Form,
    /// Hard word; the id is the Japanese word of the [`super::manual::Term`] without readings.
    Term,
}

impl HitKind {
    /// Hundredths by which a match counts: whoever searches in a shelter wants to know what to do,
    /// then to read about it, then where, then the paper.
    const fn percent(self) -> u32 {
        match self {
            Self::Card => 100,
            Self::Chapter | Self::Place => 90,
            Self::Form | Self::Term => 80,
            Self::Town => 75,
        }
    }

    /// Whether people see the id, as on a card's corner, and may type it.
    const fn has_printed_id(self) -> bool {
        matches!(self, Self::Card | Self::Chapter | Self::Form)
    }
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: HitKind,
    /// Its id, see [`HitKind`].
    pub id: String,
    /// How well it fits; only for comparing hits of one search.
    pub score: u32,
}

/// A term found as a whole counts this much; parts of it count parts of this.
const WHOLE: u32 = 1000;

/// Shortest start of an id that is taken for one, in letters: `P2`.
const ID_LETTERS_MIN: usize = 2;

/// What one document has of a term or of the query.
#[derive(Clone, Copy, Default)]
struct Tally {
    /// [`WHOLE`] for each term that is there.
    coverage: u32,
    /// How prominently they are there, rare words more than common ones.
    weight: u32,
}

impl Index {
    /// The best `limit` hits, best first. Terms are separated by spaces and must all be there; when
    /// no document has them all, those that have most of them are taken. A term that is nowhere as
    /// a whole is looked for by its words, and these by their pairs of letters. The id of a card, a
    /// chapter or a form finds it, and the start of an id all that begin so.
    pub fn search(&self, query: &str, limit: usize) -> Vec<Hit> {
        let mut found = self.by_id(query.trim());
        if found.is_empty() {
            found = self.by_terms(&query::terms(query));
        }
        // The sort is stable: what is equal stays in the order of the manual.
        found.sort_by_key(|(doc, weight)| (std::cmp::Reverse(*weight), doc.kind));
        let hit = |(doc, score): (&Doc, u32)| Hit { kind: doc.kind, id: doc.id.clone(), score };
        found.into_iter().take(limit).map(hit).collect()
    }

    fn by_id(&self, typed: &str) -> Vec<(&Doc, u32)> {
        let begins =
            |id: &str| id.get(..typed.len()).is_some_and(|start| start.eq_ignore_ascii_case(typed));
        let printed = self.docs.iter().filter(|doc| doc.kind.has_printed_id());
        printed
            .filter(|doc| typed.len() >= ID_LETTERS_MIN && begins(&doc.id))
            .map(|doc| (doc, if doc.id.len() == typed.len() { 2 } else { 1 }))
            .collect()
    }

    fn by_terms(&self, terms: &[Term]) -> Vec<(&Doc, u32)> {
        let mut tallies = vec![Tally::default(); self.docs.len()];
        let mut all = 0;
        for term in terms {
            for (tally, more) in tallies.iter_mut().zip(self.tally(term)) {
                tally.coverage += more.coverage;
                tally.weight += more.weight;
            }
            all += WHOLE;
        }
        let best = tallies.iter().map(|tally| tally.coverage).max().unwrap_or(0);
        let enough = if best == all { all } else { best.div_ceil(2) };
        let docs = self.docs.iter().zip(tallies);
        docs.filter(|(_, tally)| tally.weight > 0 && tally.coverage >= enough)
            .map(|(doc, tally)| (doc, tally.weight))
            .collect()
    }

    /// A term in every document: as it stands, or else by its words.
    fn tally(&self, term: &Term) -> Vec<Tally> {
        let mut tallies = self.find(&Piece::Text(&term.whole));
        let nowhere = tallies.iter().all(|tally| tally.weight == 0);
        let words: &[String] = match term.words.as_slice() {
            [_, _, ..] => &term.words,
            _ if nowhere => std::slice::from_ref(&term.whole),
            _ => &[],
        };
        let count = u32::try_from(words.len()).unwrap_or(u32::MAX).max(1);
        let mut by_words = vec![Tally::default(); self.docs.len()];
        for word in words {
            for (tally, more) in by_words.iter_mut().zip(self.find_word(word)) {
                tally.coverage += more.coverage;
                tally.weight += more.weight / count;
            }
        }
        for (tally, words) in tallies.iter_mut().zip(by_words) {
            if tally.weight == 0 {
                *tally = Tally { coverage: words.coverage / count, weight: words.weight };
            }
        }
        tallies
    }

    /// A word in every document, or what may stand for it when none has it.
    fn find_word(&self, word: &str) -> Vec<Tally> {
        let pieces = std::iter::once(Piece::Text(word)).chain(query::fallbacks(word));
        for piece in pieces {
            let tallies = self.find(&piece);
            if tallies.iter().any(|tally| tally.weight > 0) {
                return tallies;
            }
        }
        vec![Tally::default(); self.docs.len()]
    }

    fn find(&self, piece: &Piece<'_>) -> Vec<Tally> {
        let of_doc = |doc: &Doc| {
            let (coverage, weight) = match piece {
                Piece::Text(text) => (WHOLE, doc.weight(text)),
                Piece::Pairs(pairs) => doc.weight_of_pairs(pairs),
            };
            let coverage = if weight == 0 { 0 } else { coverage };
            Tally { coverage, weight: weight * doc.kind.percent() / 100 }
        };
        let mut tallies: Vec<Tally> = self.docs.iter().map(of_doc).collect();
        let having = tallies.iter().filter(|tally| tally.weight > 0).count().max(1);
        // What stands in half the manual says little about what is meant: 1 there, 9 in one place.
        let rarity = (tallies.len() / having).max(1).ilog2() + 1;
        for tally in &mut tallies {
            tally.weight *= rarity;
        }
        tallies
    }
}
