//! One card and its place among the others.

use nakano_shared::{
    kernel::language::Localized,
    shelter::manual::{Evidence, Form, Item, Manual, Phase, Squad},
};

use super::phase_view::of_squad;
use crate::i18n::{Key, keys};

/// What the page of a card shows.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct CardView<'manual> {
    /// The card.
    pub(super) card: &'manual Item,
    /// Its phase.
    pub(super) phase: &'manual Phase,
    /// Its squad.
    pub(super) squad: &'manual Squad,
    /// The form to fill in.
    pub(super) form: Option<&'manual Form>,
    /// The squad one is reading the cards of; none for all.
    pub(super) only: Option<&'manual Squad>,
    /// Its place among the cards one is reading, from 1.
    pub(super) number: usize,
    /// How many cards one is reading.
    pub(super) total: usize,
    /// The card before.
    pub(super) previous: Option<&'manual Item>,
    /// The card after.
    pub(super) next: Option<&'manual Item>,
    /// The phase after, when this is the last card of its phase.
    pub(super) next_phase: Option<&'manual Phase>,
}

impl<'manual> CardView<'manual> {
    /// The card with this id among the cards of its phase, or of its phase and `only`. A squad that
    /// is unknown or not the card's own is no restriction. `None` when there is no such card.
    pub(super) fn of(manual: &'manual Manual, id: &str, only: &str) -> Option<Self> {
        let card = manual.item(id)?;
        let only = manual.squad(only).filter(|squad| squad.id == card.squad);
        let cards = of_squad(manual.items_of_phase(&card.phase).collect(), only);
        let at = cards.iter().position(|other| other.id == card.id)?;
        let phase_at = manual.phases.iter().position(|phase| phase.id == card.phase)?;
        let last = at + 1 == cards.len();
        Some(Self {
            card,
            phase: manual.phases.get(phase_at)?,
            squad: manual.squad(&card.squad)?,
            form: card.form.as_deref().and_then(|form| manual.form(form)),
            only,
            number: at + 1,
            total: cards.len(),
            previous: at.checked_sub(1).and_then(|before| cards.get(before).copied()),
            next: cards.get(at + 1).copied(),
            next_phase: manual.phases.get(phase_at + 1).filter(|_| last),
        })
    }

    /// What is read aloud, in order.
    pub(super) fn spoken(&self) -> Vec<&'manual Localized> {
        let card = self.card;
        [&card.title, &card.text].into_iter().chain(&card.steps).collect()
    }
}

/// What is left behind when the card is done, in a word.
pub(super) const fn evidence_label(evidence: Evidence) -> Key {
    match evidence {
        Evidence::Sign => keys::SHELTER_EVIDENCE_SIGN,
        Evidence::Number => keys::SHELTER_EVIDENCE_NUMBER,
        Evidence::Photo => keys::SHELTER_EVIDENCE_PHOTO,
        Evidence::Text => keys::SHELTER_EVIDENCE_TEXT,
    }
}

/// The page above a card: the list of its phase. The arrow of a page needs an address that is
/// always there, so the six phases are named; a card of another phase leads to the manual.
pub(super) fn page_above(card: &str) -> &'static str {
    const PHASES: [(&str, &str); 6] = [
        ("P0-", "/shelter/phase/P0"),
        ("P1-", "/shelter/phase/P1"),
        ("P2-", "/shelter/phase/P2"),
        ("P3-", "/shelter/phase/P3"),
        ("P4-", "/shelter/phase/P4"),
        ("P5-", "/shelter/phase/P5"),
    ];
    let found = PHASES.into_iter().find(|(start, _)| card.starts_with(start));
    found.map_or("/shelter/manual", |(_, href)| href)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelter::samples;

    #[test]
    fn a_card_knows_its_place_in_the_phase_and_its_neighbours() {
        let manual = samples::manual();
        let id = |item: &Item| item.id.clone();
        for (card, only, number, total, previous, next, next_phase) in [
            ("P1-HQ-01", "", 1, 3, None, Some("P1-FAC-01"), None),
            ("P1-FAC-01", "", 2, 3, Some("P1-HQ-01"), Some("P1-HQ-02"), None),
            ("P1-HQ-02", "", 3, 3, Some("P1-FAC-01"), None, Some("P2")),
            ("P1-HQ-01", "HQ", 1, 2, None, Some("P1-HQ-02"), None),
            ("P1-HQ-02", "HQ", 2, 2, Some("P1-HQ-01"), None, Some("P2")),
            ("P1-FAC-01", "HQ", 2, 3, Some("P1-HQ-01"), Some("P1-HQ-02"), None),
            ("P2-FAC-01", "", 1, 1, None, None, None),
        ] {
            let view = CardView::of(&manual, card, only).unwrap();
            assert_eq!((view.number, view.total), (number, total), "{card} {only}");
            assert_eq!(view.previous.map(id).as_deref(), previous, "before {card} {only}");
            assert_eq!(view.next.map(id).as_deref(), next, "after {card} {only}");
            let phase = view.next_phase.map(|phase| phase.id.as_str());
            assert_eq!(phase, next_phase, "phase after {card} {only}");
        }
    }

    #[test]
    fn an_unknown_card_is_none() {
        assert_eq!(CardView::of(&samples::manual(), "P1-HQ-99", ""), None);
    }

    #[test]
    fn title_text_and_steps_are_read_aloud_in_order() {
        let manual = samples::manual();
        let view = CardView::of(&manual, "P1-HQ-01", "").unwrap();
        let spoken: Vec<_> = view.spoken().iter().map(|text| text.en.as_str()).collect();
        assert_eq!(spoken, ["Card P1-HQ-01", "Text of P1-HQ-01", "One", "Two"]);
    }

    #[test]
    fn the_arrow_leads_to_the_phase_of_the_card() {
        for (card, want) in [
            ("P1-HQ-01", "/shelter/phase/P1"),
            ("P5-FAC-02", "/shelter/phase/P5"),
            ("X", "/shelter/manual"),
            ("", "/shelter/manual"),
        ] {
            assert_eq!(page_above(card), want, "{card}");
        }
    }
}
