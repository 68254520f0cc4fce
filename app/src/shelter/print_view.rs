//! What is printed: one phase, one chapter, all cards, all forms, or everything.

use nakano_shared::shelter::manual::{Chapter, Form, Item, Manual};

/// A choice of pages, as it stands in the address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    /// The cards of a phase.
    Phase(String),
    /// A chapter with its cards and forms.
    Chapter(String),
    /// All cards.
    Cards,
    /// All forms.
    Forms,
    /// The whole manual.
    All,
}

impl What {
    /// The choice with this code; `None` for no choice or an unknown one.
    pub(super) fn from_code(code: &str) -> Option<Self> {
        match code {
            "cards" => Some(Self::Cards),
            "forms" => Some(Self::Forms),
            "all" => Some(Self::All),
            _ => match code.split_once('-')? {
                ("phase", id) => Some(Self::Phase(id.to_owned())),
                ("chapter", id) => Some(Self::Chapter(id.to_owned())),
                _ => None,
            },
        }
    }

    /// Its code in the address.
    pub(super) fn code(&self) -> String {
        match self {
            Self::Phase(id) => format!("phase-{id}"),
            Self::Chapter(id) => format!("chapter-{id}"),
            Self::Cards => "cards".to_owned(),
            Self::Forms => "forms".to_owned(),
            Self::All => "all".to_owned(),
        }
    }
}

/// What goes to paper, in this order.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct PrintView<'manual> {
    /// Chapters with their text.
    pub(super) chapters: Vec<&'manual Chapter>,
    /// Cards.
    pub(super) cards: Vec<&'manual Item>,
    /// Forms, a sheet each.
    pub(super) forms: Vec<&'manual Form>,
}

impl<'manual> PrintView<'manual> {
    /// The parts of the manual that were chosen; `None` for a phase or chapter that does not exist.
    pub(super) fn of(manual: &'manual Manual, what: &'manual What) -> Option<Self> {
        let nothing = Self::default();
        Some(match what {
            What::Phase(id) => {
                Self { cards: manual.items_of_phase(&manual.phase(id)?.id).collect(), ..nothing }
            }
            What::Chapter(id) => {
                let chapter = manual.chapter(id)?;
                Self {
                    chapters: vec![chapter],
                    cards: chapter.items.iter().filter_map(|id| manual.item(id)).collect(),
                    forms: chapter.forms.iter().filter_map(|id| manual.form(id)).collect(),
                }
            }
            What::Cards => Self { cards: manual.items.iter().collect(), ..nothing },
            What::Forms => Self { forms: manual.forms.iter().collect(), ..nothing },
            What::All => Self {
                chapters: manual.chapters.iter().collect(),
                cards: manual.items.iter().collect(),
                forms: manual.forms.iter().collect(),
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelter::samples;

    #[test]
    fn a_choice_takes_its_parts_of_the_manual_and_keeps_its_code() {
        let manual = samples::manual();
        for (code, chapters, cards, forms) in [
            ("phase-P1", 0, 3, 0),
            ("phase-P2", 0, 1, 0),
            ("chapter-C1", 1, 2, 1),
            ("cards", 0, 4, 0),
            ("forms", 0, 0, 1),
            ("all", 2, 4, 1),
        ] {
            let what = What::from_code(code).unwrap();
            assert_eq!(what.code(), code);
            let view = PrintView::of(&manual, &what).unwrap();
            let counts = (view.chapters.len(), view.cards.len(), view.forms.len());
            assert_eq!(counts, (chapters, cards, forms), "{code}");
        }
    }

    #[test]
    fn what_is_not_a_choice_prints_nothing() {
        for code in ["", "phase", "page-1", "Cards"] {
            assert_eq!(What::from_code(code), None, "{code}");
        }
        let manual = samples::manual();
        for code in ["phase-P9", "phase-", "chapter-C99"] {
            let what = What::from_code(code).unwrap();
            assert_eq!(PrintView::of(&manual, &what), None, "{code}");
        }
    }
}
