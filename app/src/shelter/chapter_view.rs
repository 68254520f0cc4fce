//! One chapter with its cards, its forms and its neighbours.

use nakano_shared::shelter::manual::{Chapter, Form, Item, Manual};

/// What the page of a chapter shows.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ChapterView<'manual> {
    /// The chapter.
    pub(super) chapter: &'manual Chapter,
    /// Its place in the book, from 1.
    pub(super) number: usize,
    /// Chapters of the book.
    pub(super) total: usize,
    /// Its cards in reading order.
    pub(super) cards: Vec<&'manual Item>,
    /// Its forms.
    pub(super) forms: Vec<&'manual Form>,
    /// The chapter before.
    pub(super) previous: Option<&'manual Chapter>,
    /// The chapter after.
    pub(super) next: Option<&'manual Chapter>,
}

impl<'manual> ChapterView<'manual> {
    /// The chapter with this id; `None` when there is none.
    pub(super) fn of(manual: &'manual Manual, id: &str) -> Option<Self> {
        let at = manual.chapters.iter().position(|chapter| chapter.id == id)?;
        let chapter = manual.chapters.get(at)?;
        Some(Self {
            chapter,
            number: at + 1,
            total: manual.chapters.len(),
            cards: chapter.items.iter().filter_map(|item| manual.item(item)).collect(),
            forms: chapter.forms.iter().filter_map(|form| manual.form(form)).collect(),
            previous: at.checked_sub(1).and_then(|before| manual.chapters.get(before)),
            next: manual.chapters.get(at + 1),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelter::samples;

    #[test]
    fn a_chapter_has_its_cards_forms_and_neighbours() {
        let manual = samples::manual();
        let id = |chapter: &Chapter| chapter.id.clone();
        for (chapter, number, cards, forms, previous, next) in
            [("C1", 1, 2, 1, None, Some("C2")), ("C2", 2, 2, 0, Some("C1"), None)]
        {
            let view = ChapterView::of(&manual, chapter).unwrap();
            assert_eq!((view.number, view.total), (number, 2), "{chapter}");
            assert_eq!((view.cards.len(), view.forms.len()), (cards, forms), "{chapter}");
            assert_eq!(view.previous.map(id).as_deref(), previous, "before {chapter}");
            assert_eq!(view.next.map(id).as_deref(), next, "after {chapter}");
        }
    }

    #[test]
    fn an_unknown_chapter_is_none() {
        assert_eq!(ChapterView::of(&samples::manual(), "C99"), None);
    }
}
