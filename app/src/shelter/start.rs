//! Where the person sets out from: a town they chose, or the device's position.
//!
//! For this visit only: it is in memory, never in storage, never sent. A town may stand in an
//! address, a position never does.

use std::cell::RefCell;

use nakano_shared::shelter::place::{Directory, Position};

/// A place to set out from.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Start {
    /// Id of the town the person chose.
    Town(String),
    /// Where the device said it is.
    Here(Position),
}

thread_local! {
    static START: RefCell<Option<Start>> = const { RefCell::new(None) };
}

impl Start {
    /// The start of this visit, if the person has given one.
    pub(super) fn known() -> Option<Self> {
        START.with_borrow(Clone::clone)
    }

    /// Uses this start until the app is closed.
    pub(super) fn remember(self) {
        START.set(Some(self));
    }

    /// The point itself; `None` for a town that is not in the directory.
    pub(super) fn position(&self, directory: &Directory) -> Option<Position> {
        match self {
            Self::Town(id) => directory.town(id).map(|town| town.position),
            Self::Here(position) => Some(*position),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelter::samples;

    #[test]
    fn a_start_is_a_point_only_when_its_town_exists() {
        let directory = samples::directory();
        let here = Position { lat: 35.7, lon: 139.66 };
        let town = directory.towns[0].position;
        for (start, want) in [
            (Start::Town("13114001001".into()), Some(town)),
            (Start::Town("99".into()), None),
            (Start::Here(here), Some(here)),
        ] {
            assert_eq!(start.position(&directory), want, "{start:?}");
        }
    }

    #[test]
    fn a_start_is_known_once_it_was_given() {
        assert_eq!(Start::known(), None);
        Start::Town("13114001001".into()).remember();
        assert_eq!(Start::known(), Some(Start::Town("13114001001".into())));
    }
}
