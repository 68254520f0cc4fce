//! The cards of one phase, for everyone or for one squad.

use nakano_shared::shelter::manual::{Item, Manual, Phase, Squad};

/// What the page of a phase shows.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PhaseView<'manual> {
    /// The phase.
    pub(super) phase: &'manual Phase,
    /// Its cards, in order; only those of `chosen` when a squad is chosen.
    pub(super) cards: Vec<&'manual Item>,
    /// All squads and how many cards of the phase each has.
    pub(super) squads: Vec<(&'manual Squad, usize)>,
    /// The squad the cards are for.
    pub(super) chosen: Option<&'manual Squad>,
    /// Cards of the phase for all squads.
    pub(super) total: usize,
}

impl<'manual> PhaseView<'manual> {
    /// The phase with this id; `None` when there is none. An unknown squad is no choice.
    pub(super) fn of(manual: &'manual Manual, phase: &'manual str, squad: &str) -> Option<Self> {
        let all: Vec<&Item> = manual.items_of_phase(phase).collect();
        let count = |id: &str| all.iter().filter(|item| item.squad == id).count();
        let chosen = manual.squad(squad);
        Some(Self {
            phase: manual.phase(phase)?,
            squads: manual.squads.iter().map(|squad| (squad, count(&squad.id))).collect(),
            total: all.len(),
            cards: of_squad(all, chosen),
            chosen,
        })
    }
}

/// Leaves out the cards of other squads.
pub(super) fn of_squad<'manual>(
    mut cards: Vec<&'manual Item>,
    squad: Option<&Squad>,
) -> Vec<&'manual Item> {
    cards.retain(|item| squad.is_none_or(|squad| squad.id == item.squad));
    cards
}

/// Address of a card; `squad` is kept so that the next card is one of the same squad.
pub(super) fn card_href(card: &str, squad: Option<&Squad>) -> String {
    match squad {
        Some(squad) => format!("/shelter/card/{card}?squad={}", squad.id),
        None => format!("/shelter/card/{card}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelter::samples;

    #[test]
    fn a_phase_shows_its_cards_in_order_for_all_or_one_squad() {
        let manual = samples::manual();
        for (phase, squad, want) in [
            ("P1", "", Some((vec!["P1-HQ-01", "P1-FAC-01", "P1-HQ-02"], None, 3))),
            ("P1", "HQ", Some((vec!["P1-HQ-01", "P1-HQ-02"], Some("HQ"), 3))),
            ("P1", "ALL", Some((vec![], Some("ALL"), 3))),
            ("P1", "nobody", Some((vec!["P1-HQ-01", "P1-FAC-01", "P1-HQ-02"], None, 3))),
            ("P9", "", None),
        ] {
            let got = PhaseView::of(&manual, phase, squad).map(|view| {
                let cards: Vec<_> = view.cards.iter().map(|item| item.id.as_str()).collect();
                (cards, view.chosen.map(|squad| squad.id.as_str()), view.total)
            });
            assert_eq!(got, want, "{phase} {squad}");
        }
    }

    #[test]
    fn every_squad_is_offered_with_its_count() {
        let manual = samples::manual();
        let view = PhaseView::of(&manual, "P1", "HQ").unwrap();
        let counts: Vec<_> =
            view.squads.iter().map(|(squad, count)| (squad.id.as_str(), *count)).collect();
        assert_eq!(counts, [("ALL", 0), ("HQ", 2), ("FAC", 1)]);
    }

    #[test]
    fn the_squad_travels_with_the_card() {
        let manual = samples::manual();
        assert_eq!(card_href("P1-HQ-01", None), "/shelter/card/P1-HQ-01");
        let squad = manual.squad("HQ");
        assert_eq!(card_href("P1-HQ-01", squad), "/shelter/card/P1-HQ-01?squad=HQ");
    }
}
