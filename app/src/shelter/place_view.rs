//! What is published about a shelter, and what is not.

use nakano_shared::shelter::place::{Hazard, Place};

use crate::i18n::{Key, keys};

/// Facts of a shelter; `None` is 未公表 and shown as that.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PlaceView<'place> {
    /// School, centre and so on; `None` when even the name does not tell, and then not shown.
    pub(super) kind: Option<&'place str>,
    /// People it is planned for.
    pub(super) capacity: Option<u32>,
    /// Hazards it is meant for; empty is a published "none".
    pub(super) hazards: Option<&'place [Hazard]>,
    /// Neighbourhoods it is for.
    pub(super) neighbourhoods: Option<&'place str>,
}

impl<'place> PlaceView<'place> {
    /// The facts of this shelter.
    pub(super) fn of(place: &'place Place) -> Self {
        let given = |text: &'place str| (!text.is_empty()).then_some(text);
        Self {
            kind: given(&place.kind),
            capacity: place.capacity,
            hazards: place.hazards.as_deref(),
            neighbourhoods: given(&place.neighbourhoods),
        }
    }
}

/// A kind of building in the person's language; `None` for one that has no text of its own.
pub(super) fn kind_word(kind: &str) -> Option<Key> {
    Some(match kind {
        "学校" => keys::SHELTER_KIND_SCHOOL,
        "区民活動センター" => keys::SHELTER_KIND_COMMUNITY,
        "福祉施設(すこやか福祉センター)" => keys::SHELTER_KIND_WELFARE,
        "その他公共施設" => keys::SHELTER_KIND_PUBLIC,
        _ => return None,
    })
}

/// A hazard in a word.
pub(super) const fn hazard_word(hazard: Hazard) -> Key {
    match hazard {
        Hazard::Flood => keys::SHELTER_HAZARD_FLOOD,
        Hazard::Landslide => keys::SHELTER_HAZARD_LANDSLIDE,
        Hazard::StormSurge => keys::SHELTER_HAZARD_STORM_SURGE,
        Hazard::Earthquake => keys::SHELTER_HAZARD_EARTHQUAKE,
        Hazard::Tsunami => keys::SHELTER_HAZARD_TSUNAMI,
        Hazard::LargeFire => keys::SHELTER_HAZARD_LARGE_FIRE,
        Hazard::InlandFlood => keys::SHELTER_HAZARD_INLAND_FLOOD,
        Hazard::Volcano => keys::SHELTER_HAZARD_VOLCANO,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelter::samples;

    #[test]
    fn what_is_not_published_is_none_and_never_zero() {
        let mut place = samples::directory().places.remove(0);
        let unpublished =
            PlaceView { kind: Some("学校"), capacity: None, hazards: None, neighbourhoods: None };
        assert_eq!(PlaceView::of(&place), unpublished);
        place.capacity = Some(0);
        place.hazards = Some(Vec::new());
        place.neighbourhoods = "丸山町会".into();
        place.kind.clear();
        let published = PlaceView {
            kind: None,
            capacity: Some(0),
            hazards: Some(&[]),
            neighbourhoods: Some("丸山町会"),
        };
        assert_eq!(PlaceView::of(&place), published);
    }

    #[test]
    fn every_hazard_has_a_word_of_its_own() {
        for (at, one) in Hazard::ALL.into_iter().enumerate() {
            for other in &Hazard::ALL[at + 1..] {
                assert_ne!(hazard_word(one), hazard_word(*other), "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn an_unknown_kind_of_building_is_shown_as_it_is_written() {
        assert_eq!(kind_word("学校"), Some(keys::SHELTER_KIND_SCHOOL));
        assert_eq!(kind_word("神社"), None);
    }
}
