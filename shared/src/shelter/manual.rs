//! The shelter manual as published content: chapters, phases, squads, cards and forms.

use serde::{Deserialize, Serialize};

use crate::kernel::{date::Date, language::Localized};

/// The whole manual, one file of the bundle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manual {
    /// Layout of this record.
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
    /// When a shelter is opened (開設の基準).
    pub criteria: Vec<Criterion>,
    /// Preparedness to closing, P0 to P5.
    pub phases: Vec<Phase>,
    /// Who does it (班).
    pub squads: Vec<Squad>,
    /// Chapters in reading order.
    pub chapters: Vec<Chapter>,
    /// Action cards in the order of the phases.
    pub items: Vec<Item>,
    /// Forms (様式).
    pub forms: Vec<Form>,
    /// Figures to plan space, toilets and water by.
    pub rules: Vec<Rule>,
    /// Hard words.
    pub glossary: Vec<Term>,
    /// The first hour, also shipped as a static page.
    pub first_hour: FirstHour,
    /// Chapters the ward has given for single shelters or for all; empty until it does.
    #[serde(default)]
    pub ward_chapters: Vec<WardChapter>,
}

/// One reason to open a shelter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// The criterion.
    pub text: Localized,
    /// Where it is published.
    pub source: String,
}

/// A stretch of time in the life of a shelter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phase {
    /// `P0` to `P5`.
    pub id: String,
    /// Name, such as 初動.
    pub name: Localized,
    /// From when until when.
    pub window: Localized,
}

/// A squad of the shelter (班).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Squad {
    /// `ALL`, `HQ`, `GEN`, …
    pub id: String,
    /// Name, such as 総務班.
    pub name: Localized,
    /// What it does, in a sentence.
    pub job: Localized,
    /// People it needs at least.
    pub min_people: u8,
}

/// A chapter: prose, then its cards and forms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chapter {
    /// `C1` to `C16`.
    pub id: String,
    /// Title.
    pub name: Localized,
    /// One line of what is in it.
    pub summary: Localized,
    /// Paragraphs.
    pub body: Vec<Localized>,
    /// Ids of [`Item`]s in reading order.
    pub items: Vec<String>,
    /// Ids of [`Form`]s.
    pub forms: Vec<String>,
}

/// An action card: one thing to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Such as `P1-HQ-01`.
    pub id: String,
    /// Id of its [`Phase`].
    pub phase: String,
    /// Id of its [`Squad`].
    pub squad: String,
    /// By when.
    pub due: Due,
    /// What the person who did it leaves behind.
    pub evidence: Option<Evidence>,
    /// Id of the [`Form`] to fill in.
    pub form: Option<String>,
    /// Title of the card.
    pub title: Localized,
    /// The whole instruction.
    pub text: Localized,
    /// How, in two to four steps.
    pub steps: Vec<Localized>,
    /// Words people may search by that are not in the texts.
    #[serde(default)]
    pub keywords: String,
}

/// By when a card is done. `text` is for people, the rest for clocks of the shelter desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// As people say it: 発災から30分以内.
    pub text: Localized,
    /// What the time counts from; absent for repeated work.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Anchor>,
    /// Minutes after the anchor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// Days after the anchor, negative for before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<i32>,
    /// How often, in the outline's words: `daily`, `weekly`, `年1回`, `as-needed`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeat: Option<String>,
    /// Time of day of daily work, `08:00`, or times a day, `2回`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
}

/// What a due time counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// 発災
    Onset,
    /// 開設
    Opened,
    /// 閉鎖
    Closing,
}

/// What is kept as a sign that a card was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// Name and time.
    Sign,
    /// A count.
    Number,
    /// A picture.
    Photo,
    /// A note.
    Text,
}

/// A form (様式): the same on the screen and on paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// Such as `F-CARD`.
    pub id: String,
    /// Title.
    pub name: Localized,
    /// When and by whom it is filled in.
    pub purpose: Localized,
    /// What is written in it.
    pub fields: Vec<Field>,
    /// Blank lines on the printed sheet; 1 for a form of one record.
    pub rows: u8,
}

/// One entry of a form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Label.
    pub name: Localized,
    /// Answers to tick; empty for free writing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub choices: Vec<Localized>,
    /// Columns when the entry is a small table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<Localized>,
}

/// A planning figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// What is counted.
    pub name: Localized,
    /// The figure.
    pub value: f64,
    /// Its unit.
    pub unit: Localized,
    /// Where it is from.
    pub source: String,
    /// How binding it is.
    pub kind: RuleKind,
}

/// How far a figure may be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuleKind {
    /// From a published guideline.
    Guideline,
    /// A planning value without a verified source.
    Planning,
}

/// A hard word and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The word.
    pub term: Localized,
    /// Its meaning.
    pub meaning: Localized,
}

/// The first hour after a quake, for everyone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstHour {
    /// Title of the page.
    pub title: Localized,
    /// The one sentence above the steps.
    pub lead: Localized,
    /// Steps in order.
    pub steps: Vec<FirstHourStep>,
    /// Nationwide numbers.
    pub phones: Vec<Phone>,
}

/// One step of the first hour.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstHourStep {
    /// What to do.
    pub title: Localized,
    /// How.
    pub text: Localized,
}

/// A number to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phone {
    /// Whom one reaches.
    pub name: Localized,
    /// Digits.
    pub number: String,
    /// When to call.
    pub note: Localized,
}

/// A chapter of the ward's own manual, for one shelter or for all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WardChapter {
    /// Id of the [`super::place::Place`]; absent when it holds for every shelter.
    pub place: Option<String>,
    /// Title as the ward wrote it.
    pub title: String,
    /// Paragraphs as the ward wrote them, plain text.
    pub paragraphs: Vec<String>,
}

impl Manual {
    /// The card with this id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The form with this id.
    pub fn form(&self, id: &str) -> Option<&Form> {
        self.forms.iter().find(|form| form.id == id)
    }

    /// The chapter with this id.
    pub fn chapter(&self, id: &str) -> Option<&Chapter> {
        self.chapters.iter().find(|chapter| chapter.id == id)
    }

    /// The phase with this id.
    pub fn phase(&self, id: &str) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.id == id)
    }

    /// The squad with this id.
    pub fn squad(&self, id: &str) -> Option<&Squad> {
        self.squads.iter().find(|squad| squad.id == id)
    }

    /// The cards of a phase, in order.
    pub fn items_of_phase<'manual>(
        &'manual self,
        phase: &'manual str,
    ) -> impl Iterator<Item = &'manual Item> {
        self.items.iter().filter(move |item| item.phase == phase)
    }
}
