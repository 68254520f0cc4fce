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
    /// Whether a mark is at the point, with the name below it; otherwise the name is on the point.
    pub(super) marked: bool,
}

impl Label {
    /// The part of the screen it takes.
    fn place(&self, scale: f64, letters: f64) -> Rect {
        let (x, y) = (self.at.0 * scale, self.at.1 * scale);
        let width = width(&self.text) * letters;
        let height = LINE_PX * letters;
        let top = if self.marked { y + MARK_PX / 2.0 } else { y - height / 2.0 };
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
        let marks: Vec<Point> =
            labels.iter().filter(|label| label.marked).map(|label| label.at).collect();
        let mut taken: Vec<Rect> = labels
            .iter()
            .zip(&found)
            .filter(|(_, shown)| shown.is_some())
            .map(|(label, _)| label.place(scale, letters))
            .collect();
        for (label, shown) in labels.iter().zip(&mut found) {
            let place = label.place(scale, letters);
            if shown.is_none() && fits(label, &place, &taken, &marks, scale) {
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
    !taken.iter().any(|other| place.meets(other)) && !marks.iter().any(covers_mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(x: f64, text: &str, marked: bool) -> Label {
        Label { at: (x, 0.0), text: text.into(), marked }
    }

    #[test]
    fn names_appear_as_soon_as_there_is_room_for_them() {
        // Six wide letters take 72 px: 1,440 m at the coarsest level, 120 m at the finest.
        let name = "桃園第二小学";
        for (labels, want) in [
            (vec![label(0.0, name, true)], vec![Some(0)]),
            (vec![label(0.0, name, true), label(2000.0, name, true)], vec![Some(0), Some(0)]),
            (vec![label(0.0, name, true), label(500.0, name, true)], vec![Some(1), Some(2)]),
            (vec![label(0.0, name, true), label(90.0, name, true)], vec![Some(4), None]),
            (vec![label(0.0, name, true), label(0.0, "x", true)], vec![Some(0), None]),
            (vec![label(0.0, "中野", false), label(100.0, "x", true)], vec![Some(3), Some(0)]),
            (vec![], vec![]),
        ] {
            assert_eq!(levels(&labels, 1.0), want, "{labels:?}");
        }
    }

    #[test]
    fn larger_letters_need_more_room() {
        let labels = [label(0.0, "桃園第二小学", true), label(1000.0, "桃園第二小学", true)];
        assert_eq!(levels(&labels, 1.0), [Some(0), Some(1)]);
        assert_eq!(levels(&labels, 2.0), [Some(1), Some(2)]);
    }
}
