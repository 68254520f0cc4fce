//! Puts the manual's source files together and refuses a manual that points at nothing.
//!
//! The files are edited by hand; every id they mention is checked here once, when the bundle is
//! made, so that no screen has to handle a card whose form does not exist.

use std::collections::HashSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::manual::{
    Chapter, Criterion, FirstHour, Form, Item, Manual, Phase, Rule, Squad, Term, WardChapter,
};
use crate::kernel::{date::Date, language::Localized};

/// `book.json`: what the manual has once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Book {
    /// Layout of [`Manual`].
    pub schema: u32,
    /// Edition people see, such as `2026.11`.
    pub version: String,
    /// Day of the edition.
    pub date: Date,
    /// SPDX identifier of the text.
    pub licence: String,
    /// Title of the manual.
    pub title: Localized,
    /// Says that this is not the ward's official manual.
    pub notice: Localized,
    /// When a shelter is opened.
    pub criteria: Vec<Criterion>,
    /// Preparedness to closing, in order.
    pub phases: Vec<Phase>,
    /// Who does it.
    pub squads: Vec<Squad>,
    /// Planning figures.
    pub rules: Vec<Rule>,
    /// Hard words.
    pub glossary: Vec<Term>,
}

/// The source files of a manual, parsed.
#[derive(Debug, Clone, PartialEq)]
pub struct ManualParts {
    /// `book.json`
    pub book: Book,
    /// `chapters.json`
    pub chapters: Vec<Chapter>,
    /// `forms.json`
    pub forms: Vec<Form>,
    /// `first_hour.json`
    pub first_hour: FirstHour,
    /// `items_*.json`, one after the other.
    pub items: Vec<Item>,
    /// The ward's own chapters, see [`super::ward_text`]; usually none.
    pub ward_chapters: Vec<WardChapter>,
}

/// What has an id of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Part {
    /// 局面
    Phase,
    /// 班
    Squad,
    /// 章
    Chapter,
    /// 手順カード
    Card,
    /// 様式
    Form,
}

/// Why the parts are not a manual.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ManualError {
    /// Two parts of one kind have the same id.
    Duplicate {
        /// Their kind.
        part: Part,
        /// The id.
        id: String,
    },
    /// A part names another that does not exist.
    Missing {
        /// Id of the card or chapter that names it.
        named_by: String,
        /// What it names.
        part: Part,
        /// The id that does not exist.
        id: String,
    },
    /// A card that no chapter lists, so that the reader of the book never meets it.
    CardInNoChapter {
        /// Its id.
        id: String,
    },
    /// Nothing of this kind at all.
    None {
        /// The kind.
        part: Part,
    },
}

impl fmt::Display for ManualError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Duplicate { part, id } => write!(f, "{part} {id} exists twice"),
            Self::Missing { named_by, part, id } => {
                write!(f, "{named_by} names {part} {id}, which does not exist")
            }
            Self::CardInNoChapter { id } => write!(f, "card {id} is in no chapter"),
            Self::None { part } => write!(f, "there is not a single {part}"),
        }
    }
}

impl std::error::Error for ManualError {}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Phase => "phase",
            Self::Squad => "squad",
            Self::Chapter => "chapter",
            Self::Card => "card",
            Self::Form => "form",
        })
    }
}

/// Makes the manual. Cards are put in the order of the phases, keeping the order of the files
/// within a phase.
///
/// # Errors
/// The first [`ManualError`] found.
pub fn assemble(parts: ManualParts) -> Result<Manual, ManualError> {
    let ManualParts { book, chapters, forms, first_hour, mut items, ward_chapters } = parts;
    let phases = ids(Part::Phase, book.phases.iter().map(|phase| phase.id.as_str()))?;
    let squads = ids(Part::Squad, book.squads.iter().map(|squad| squad.id.as_str()))?;
    let form_ids = ids(Part::Form, forms.iter().map(|form| form.id.as_str()))?;
    let cards = ids(Part::Card, items.iter().map(|item| item.id.as_str()))?;
    ids(Part::Chapter, chapters.iter().map(|chapter| chapter.id.as_str()))?;

    for item in &items {
        named(&phases, &item.id, Part::Phase, [&item.phase])?;
        named(&squads, &item.id, Part::Squad, [&item.squad])?;
        named(&form_ids, &item.id, Part::Form, &item.form)?;
    }
    for chapter in &chapters {
        named(&cards, &chapter.id, Part::Card, &chapter.items)?;
        named(&form_ids, &chapter.id, Part::Form, &chapter.forms)?;
    }
    let read: HashSet<&String> = chapters.iter().flat_map(|chapter| &chapter.items).collect();
    if let Some(item) = items.iter().find(|item| !read.contains(&item.id)) {
        return Err(ManualError::CardInNoChapter { id: item.id.clone() });
    }

    items.sort_by_key(|item| book.phases.iter().position(|phase| phase.id == item.phase));
    Ok(Manual {
        schema: book.schema,
        version: book.version,
        date: book.date,
        licence: book.licence,
        title: book.title,
        notice: book.notice,
        criteria: book.criteria,
        phases: book.phases,
        squads: book.squads,
        chapters,
        items,
        forms,
        rules: book.rules,
        glossary: book.glossary,
        first_hour,
        ward_chapters,
    })
}

/// The ids of one kind: at least one, none twice.
fn ids<'part>(
    part: Part,
    all: impl Iterator<Item = &'part str>,
) -> Result<HashSet<&'part str>, ManualError> {
    let mut seen = HashSet::new();
    for id in all {
        if !seen.insert(id) {
            return Err(ManualError::Duplicate { part, id: id.to_owned() });
        }
    }
    if seen.is_empty() { Err(ManualError::None { part }) } else { Ok(seen) }
}

/// Whether all these ids exist.
fn named<'part>(
    known: &HashSet<&str>,
    named_by: &str,
    part: Part,
    ids: impl IntoIterator<Item = &'part String>,
) -> Result<(), ManualError> {
    match ids.into_iter().find(|id| !known.contains(id.as_str())) {
        Some(id) => {
            Err(ManualError::Missing { named_by: named_by.to_owned(), part, id: id.clone() })
        }
        None => Ok(()),
    }
}
