//! Fingers on the map: one pushes, two pinch, and a touch that stays where it is chooses.

use super::map_view::{Point, distance};

/// A touch that goes no farther than this, in pixels, is a tap; fingers tremble.
const TAP_PX: f64 = 8.0;

/// What the fingers did.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Gesture {
    /// Pushed the sheet by so many pixels.
    Push(Point),
    /// Went from one pair of points to another.
    Pinch([Point; 2], [Point; 2]),
}

/// The fingers on the map now; a pressed mouse is one.
#[derive(Debug, Default)]
pub(super) struct Fingers {
    down: Vec<(i32, Point)>,
    /// Where the first finger came down.
    first: Point,
    moved: bool,
}

impl Fingers {
    /// A finger came down.
    pub(super) fn touch(&mut self, id: i32, at: Point) {
        if self.down.is_empty() {
            self.first = at;
            self.moved = false;
        }
        self.down.retain(|(other, _)| *other != id);
        self.down.push((id, at));
    }

    /// A finger moved; `None` while it may still be a tap, and for one that is not down.
    pub(super) fn slide(&mut self, id: i32, to: Point) -> Option<Gesture> {
        let at = self.down.iter().position(|(other, _)| *other == id)?;
        let pinching = self.down.len() > 1;
        if !self.moved && !pinching && distance([self.first, to]) < TAP_PX {
            return None;
        }
        self.moved = true;
        let from = self.pair();
        let (_, before) = std::mem::replace(self.down.get_mut(at)?, (id, to));
        match (from, self.pair()) {
            (Some(from), Some(to)) => Some(Gesture::Pinch(from, to)),
            _ => Some(Gesture::Push((to.0 - before.0, to.1 - before.1))),
        }
    }

    /// A finger went up or was taken away by the system.
    pub(super) fn lift(&mut self, id: i32) {
        self.down.retain(|(other, _)| *other != id);
    }

    /// Whether the map was moved since the first finger came down, so that no tap is meant.
    pub(super) fn have_moved(&self) -> bool {
        self.moved
    }

    /// The first two fingers.
    fn pair(&self) -> Option<[Point; 2]> {
        match self.down.as_slice() {
            [(_, one), (_, other), ..] => Some([*one, *other]),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trembling_finger_taps_and_a_sliding_one_pushes() {
        let mut fingers = Fingers::default();
        fingers.touch(1, (100.0, 100.0));
        assert_eq!(fingers.slide(1, (103.0, 104.0)), None);
        assert!(!fingers.have_moved());
        assert_eq!(fingers.slide(1, (110.0, 100.0)), Some(Gesture::Push((10.0, 0.0))));
        assert_eq!(fingers.slide(1, (111.0, 99.0)), Some(Gesture::Push((1.0, -1.0))));
        fingers.lift(1);
        assert!(fingers.have_moved());
        fingers.touch(1, (50.0, 50.0));
        assert!(!fingers.have_moved());
    }

    #[test]
    fn two_fingers_pinch_and_the_one_that_stays_pushes() {
        let mut fingers = Fingers::default();
        fingers.touch(1, (0.0, 0.0));
        fingers.touch(2, (100.0, 0.0));
        let pinch = Gesture::Pinch([(0.0, 0.0), (100.0, 0.0)], [(0.0, 0.0), (150.0, 0.0)]);
        assert_eq!(fingers.slide(2, (150.0, 0.0)), Some(pinch));
        fingers.lift(1);
        assert_eq!(fingers.slide(2, (151.0, 2.0)), Some(Gesture::Push((1.0, 2.0))));
    }

    #[test]
    fn a_finger_that_is_not_down_does_nothing() {
        let mut fingers = Fingers::default();
        assert_eq!(fingers.slide(7, (50.0, 50.0)), None);
        fingers.lift(7);
        assert!(!fingers.have_moved());
    }
}
