//! Which names are written on the map at which scale: as many as fit without touching.

use super::map_view::{LEVELS, Point, Rect};

/// Height of a line of the map's letters, in pixels at the usual text size.
const LINE_PX: f64 = 16.0;

/// Width of a kanji or kana, in pixels at the usual text size.
const WIDE_PX: f64 = 12.0;

/// Mean width of a Latin letter, likewise.
const NARROW_PX: f64 = 7.0;

/// Room a shelter's mark takes, in pixels.
const MARK_PX: f64 = 16.0;

/// A name to be written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Label {
    /// The point it names, in metres.
    pub(super) at: Point,
    /// Letters.
    pub(super) text: String,
    /// What it names.
    pub(super) kind: LabelKind,
}

/// What a name is of; it decides where the name is written, and what it may cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LabelKind {
    /// A station: below its square. It tells best where one is, so it may cover a shelter's mark.
    Station,
    /// A shelter: below its mark.
    Place,
    /// A town: on its middle.
    Town,
}

impl LabelKind {
    /// The coarsest level it is written at: a single school on the map of the whole ward tells
    /// nothing.
    const fn level_min(self) -> usize {
        match self {
            Self::Station => 0,
            Self::Place | Self::Town => 1,
        }
    }
}

impl Label {
    /// The part of the screen it takes.
    fn place(&self, scale: f64, letters: f64) -> Rect {
        let (x, y) = (self.at.0 * scale, self.at.1 * scale);
        let width = width(&self.text) * letters;
        let height = LINE_PX * letters;
        let top = match self.kind {
            LabelKind::Station | LabelKind::Place => y + MARK_PX / 2.0,
            LabelKind::Town => y - height / 2.0,
        };
        Rect { left: x - width / 2.0, top, width, height }
    }
}

fn width(text: &str) -> f64 {
    text.chars().map(|letter| if letter.is_ascii() { NARROW_PX } else { WIDE_PX }).sum()
}

/// The level (index into [`LEVELS`]) from which each label is shown; `None` for one that never
/// fits. Labels come in the order of their weight: a later one makes room for an earlier one.
/// `letters` is the person's text size, 1 for the usual one.
pub(super) fn levels(labels: &[Label], letters: f64) -> Vec<Option<usize>> {
    let mut found = vec![None; labels.len()];
    for (level, scale) in LEVELS.into_iter().enumerate() {
        let marks = labels.iter().filter(|label| label.kind == LabelKind::Place);
        let marks: Vec<Point> = marks.map(|label| label.at).collect();
        let mut taken: Vec<Rect> = labels
            .iter()
            .zip(&found)
            .filter(|(_, shown)| shown.is_some())
            .map(|(label, _)| label.place(scale, letters))
            .collect();
        for (label, shown) in labels.iter().zip(&mut found) {
            let place = label.place(scale, letters);
            let early = level < label.kind.level_min();
            if shown.is_none() && !early && fits(label, &place, &taken, &marks, scale) {
                *shown = Some(level);
                taken.push(place);
            }
        }
    }
    found
}

fn fits(label: &Label, place: &Rect, taken: &[Rect], marks: &[Point], scale: f64) -> bool {
    let covers_mark = |mark: &Point| {
        *mark != label.at && place.meets(&Rect::square((mark.0 * scale, mark.1 * scale), MARK_PX))
    };
    !taken.iter().any(|other| place.meets(other))
        && (label.kind == LabelKind::Station || !marks.iter().any(covers_mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(x: f64, text: &str, kind: LabelKind) -> Label {
        Label { at: (x, 0.0), text: text.into(), kind }
    }

    #[test]
    fn names_appear_as_soon_as_there_is_room_for_them() {
        use LabelKind::{Place, Station, Town};
        // Six wide letters take 72 px: 1,440 m at the coarsest level, 120 m at the finest.
        let name = "桃園第二小学";
        for (labels, want) in [
            (vec![], vec![]),
            (vec![(0.0, name, Station)], vec![Some(0)]),
            (vec![(0.0, name, Place)], vec![Some(1)]),
            (vec![(0.0, name, Town)], vec![Some(1)]),
            (vec![(0.0, name, Station), (2000.0, name, Station)], vec![Some(0), Some(0)]),
            (vec![(0.0, name, Station), (500.0, name, Station)], vec![Some(0), Some(2)]),
            (vec![(0.0, name, Place), (90.0, name, Place)], vec![Some(4), None]),
            (vec![(0.0, name, Place), (0.0, "x", Place)], vec![Some(1), None]),
            (vec![(0.0, "中野", Town), (100.0, "x", Place)], vec![Some(3), Some(1)]),
            (vec![(0.0, "中野", Station), (100.0, "x", Place)], vec![Some(0), Some(2)]),
        ] {
            let labels: Vec<_> = labels.into_iter().map(|(x, t, kind)| label(x, t, kind)).collect();
            assert_eq!(levels(&labels, 1.0), want, "{labels:?}");
        }
    }

    #[test]
    fn larger_letters_need_more_room() {
        let station = |x| label(x, "桃園第二小学", LabelKind::Station);
        let labels = [station(0.0), station(1000.0)];
        assert_eq!(levels(&labels, 1.0), [Some(0), Some(1)]);
        assert_eq!(levels(&labels, 2.0), [Some(0), Some(2)]);
    }
}
