//! What was found, ready to be listed: hits of the index joined with what they lead to.

use nakano_shared::{
    kernel::ruby,
    shelter::{
        manual::{Chapter, Form, Item, Manual, Term},
        place::{Directory, Place, Town},
        search::{Hit, HitKind},
    },
};

use crate::i18n::{Key, keys};

/// Most hits shown; whoever needs more types another word.
pub(super) const HITS_MAX: usize = 20;

/// Something found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Found<'content> {
    /// An action card.
    Card(&'content Item),
    /// A chapter.
    Chapter(&'content Chapter),
    /// A form.
    Form(&'content Form),
    /// A hard word, explained on the spot.
    Term(&'content Term),
    /// A shelter.
    Place(&'content Place),
    /// A town, leading to the shelters near it.
    Town(&'content Town),
}

impl<'content> Found<'content> {
    /// What each hit leads to. A hit whose target is not in this manual is left out: the index of
    /// another edition may be on the device for a moment.
    pub(super) fn all(
        hits: &[Hit],
        manual: &'content Manual,
        directory: &'content Directory,
    ) -> Vec<Self> {
        hits.iter().filter_map(|hit| Self::of(hit, manual, directory)).collect()
    }

    fn of(hit: &Hit, manual: &'content Manual, directory: &'content Directory) -> Option<Self> {
        let id = hit.id.as_str();
        match hit.kind {
            HitKind::Card => manual.item(id).map(Self::Card),
            HitKind::Chapter => manual.chapter(id).map(Self::Chapter),
            HitKind::Form => manual.form(id).map(Self::Form),
            HitKind::Term => {
                let mut terms = manual.glossary.iter();
                terms.find(|term| ruby::plain(&term.term.ja) == id).map(Self::Term)
            }
            HitKind::Place => directory.place(id).map(Self::Place),
            HitKind::Town => directory.town(id).map(Self::Town),
        }
    }

    /// What it is, in a word.
    pub(super) const fn kind(self) -> Key {
        match self {
            Self::Card(_) => keys::SHELTER_KIND_CARD,
            Self::Chapter(_) => keys::SHELTER_KIND_CHAPTER,
            Self::Form(_) => keys::SHELTER_KIND_FORM,
            Self::Term(_) => keys::SHELTER_KIND_TERM,
            Self::Place(_) => keys::SHELTER_KIND_PLACE,
            Self::Town(_) => keys::SHELTER_KIND_TOWN,
        }
    }

    /// Where it leads; a word is explained where it stands.
    pub(super) fn href(self) -> Option<String> {
        match self {
            Self::Card(card) => Some(format!("/shelter/card/{}", card.id)),
            Self::Chapter(chapter) => Some(format!("/shelter/manual/{}", chapter.id)),
            Self::Form(form) => Some(format!("/shelter/form/{}", form.id)),
            Self::Term(_) => None,
            Self::Place(place) => Some(format!("/shelter/place/{}", place.id)),
            Self::Town(town) => Some(format!("/shelter/near?town={}", town.id)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelter::samples;

    #[test]
    fn every_hit_leads_to_what_it_found_and_a_stale_one_is_left_out() {
        let mut manual = samples::manual();
        let term = Term { term: samples::text("{避難|ひなん}"), meaning: samples::text("") };
        manual.glossary.push(term);
        let directory = samples::directory();
        for (kind, id, want) in [
            (HitKind::Card, "P1-HQ-01", Some(Some("/shelter/card/P1-HQ-01"))),
            (HitKind::Chapter, "C2", Some(Some("/shelter/manual/C2"))),
            (HitKind::Form, "F-KEY", Some(Some("/shelter/form/F-KEY"))),
            (HitKind::Term, "避難", Some(None)),
            (HitKind::Place, "E2", Some(Some("/shelter/place/E2"))),
            (HitKind::Town, "13114001001", Some(Some("/shelter/near?town=13114001001"))),
            (HitKind::Card, "P9-HQ-01", None),
            (HitKind::Place, "P1-HQ-01", None),
        ] {
            let hit = Hit { kind, id: id.to_owned(), score: 1 };
            let found = Found::all(&[hit], &manual, &directory);
            let got = found.first().map(|found| found.href());
            assert_eq!(got, want.map(|href| href.map(str::to_owned)), "{kind:?} {id}");
        }
    }
}
