//! Where the map lies on the screen: moving, zooming and pinching as arithmetic.
//!
//! Metres of the sheet on one side, CSS pixels of the screen on the other; nothing here knows of
//! elements or events.

/// A point; x to the east or right, y to the south or down.
pub(super) type Point = (f64, f64);

/// Nearest one comes, in pixels per metre: 360 px show 240 m, a few houses around a school.
const SCALE_MAX: f64 = 1.5;

/// Room around the ward when all of it is shown, as a share of the screen.
const MARGIN: f64 = 0.04;

/// Pixels per metre from which labels of each level may be shown, coarsest first.
pub(super) const LEVELS: [f64; 5] = [0.05, 0.09, 0.16, 0.3, 0.6];

/// A part of the plane.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    /// Left edge.
    pub(super) left: f64,
    /// Upper edge.
    pub(super) top: f64,
    /// Width, never negative.
    pub(super) width: f64,
    /// Height, never negative.
    pub(super) height: f64,
}

impl Rect {
    /// The smallest part that holds all lines of x, y, x, y, …; `None` without a point.
    pub(super) fn around<'line>(lines: impl IntoIterator<Item = &'line Vec<i32>>) -> Option<Self> {
        let mut points = lines.into_iter().flat_map(|line| line.chunks_exact(2)).map(|pair| {
            let [x, y] = [pair[0], pair[1]].map(f64::from);
            (x, y)
        });
        let first = points.next()?;
        let (low, high) = points.fold((first, first), |(low, high), (x, y)| {
            ((low.0.min(x), low.1.min(y)), (high.0.max(x), high.1.max(y)))
        });
        Some(Self { left: low.0, top: low.1, width: high.0 - low.0, height: high.1 - low.1 })
    }

    /// The square of this width and height around a point.
    pub(super) fn square(middle: Point, side: f64) -> Self {
        Self { left: middle.0 - side / 2.0, top: middle.1 - side / 2.0, width: side, height: side }
    }

    /// Whether the two have a point in common.
    pub(super) fn meets(&self, other: &Self) -> bool {
        self.left <= other.left + other.width
            && other.left <= self.left + self.width
            && self.top <= other.top + other.height
            && other.top <= self.top + self.height
    }
}

/// The sheet and the screen it is seen on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    /// The part of the sheet that counts as all of it, in metres.
    pub(super) sheet: Rect,
    /// Width and height of the screen in pixels.
    pub(super) screen: Point,
}

/// How the sheet lies on the screen: `pixel = metre * scale + offset`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Camera {
    /// Pixels per metre.
    pub(super) scale: f64,
    /// Offset to the right, in pixels.
    pub(super) x: f64,
    /// Offset down, in pixels.
    pub(super) y: f64,
}

impl Camera {
    /// Value of the attribute `transform`.
    pub(super) fn transform(self) -> String {
        format!("translate({:.1} {:.1}) scale({:.5})", self.x, self.y, self.scale)
    }

    /// Where a point of the sheet is on the screen.
    pub(super) fn on_screen(self, (x, y): Point) -> Point {
        (x * self.scale + self.x, y * self.scale + self.y)
    }

    /// The point of the sheet at a point of the screen.
    pub(super) fn on_sheet(self, (x, y): Point) -> Point {
        ((x - self.x) / self.scale, (y - self.y) / self.scale)
    }

    /// Index into [`LEVELS`].
    pub(super) fn level(self) -> usize {
        LEVELS.iter().rposition(|from| *from <= self.scale).unwrap_or(0)
    }
}

impl Frame {
    /// All of the sheet, in the middle.
    pub(super) fn whole(&self) -> Camera {
        let Rect { left, top, width, height } = self.sheet;
        let middle = (left + width / 2.0, top + height / 2.0);
        self.centred(middle, self.scale_min())
    }

    /// The surroundings of a point, `across` metres of them.
    pub(super) fn around(&self, middle: Point, across: f64) -> Camera {
        let (width, height) = self.screen;
        self.centred(middle, width.min(height) / across)
    }

    /// The sheet pushed by so many pixels.
    pub(super) fn pushed(&self, camera: Camera, (right, down): Point) -> Camera {
        self.kept(Camera { x: camera.x + right, y: camera.y + down, ..camera })
    }

    /// Zoomed by a factor; the point of the sheet under `at` stays there.
    pub(super) fn zoomed(&self, camera: Camera, factor: f64, at: Point) -> Camera {
        let scale = self.possible(camera.scale * factor);
        let (x, y) = camera.on_sheet(at);
        self.kept(Camera { scale, x: at.0 - x * scale, y: at.1 - y * scale })
    }

    /// Zoomed by a factor in the middle of the screen.
    pub(super) fn zoomed_in_middle(&self, camera: Camera, factor: f64) -> Camera {
        self.zoomed(camera, factor, self.middle())
    }

    /// Two fingers went from one pair of points to another: what was between them stays there.
    pub(super) fn pinched(&self, camera: Camera, from: [Point; 2], to: [Point; 2]) -> Camera {
        let factor = distance(to) / distance(from).max(1.0);
        let zoomed = self.zoomed(camera, factor, between(from));
        let ((old_x, old_y), (x, y)) = (between(from), between(to));
        self.pushed(zoomed, (x - old_x, y - old_y))
    }

    /// The same middle and scale on a screen of another size.
    pub(super) fn resized(&self, camera: Camera, before: &Self) -> Camera {
        let was_whole = camera.scale <= before.scale_min();
        if was_whole {
            return self.whole();
        }
        self.centred(camera.on_sheet(before.middle()), camera.scale)
    }

    /// Whether a point of the sheet is on the screen and not at its very edge.
    pub(super) fn shows(&self, camera: Camera, point: Point) -> bool {
        let (x, y) = camera.on_screen(point);
        let (width, height) = self.screen;
        let inside = |at: f64, size: f64| at > size * MARGIN && at < size * (1.0 - MARGIN);
        inside(x, width) && inside(y, height)
    }

    /// The point of the sheet in the middle of the screen.
    pub(super) fn looked_at(&self, camera: Camera) -> Point {
        camera.on_sheet(self.middle())
    }

    /// A camera with this point in the middle of the screen.
    pub(super) fn centred(&self, (x, y): Point, scale: f64) -> Camera {
        let scale = self.possible(scale);
        let middle = self.middle();
        self.kept(Camera { scale, x: middle.0 - x * scale, y: middle.1 - y * scale })
    }

    fn middle(&self) -> Point {
        (self.screen.0 / 2.0, self.screen.1 / 2.0)
    }

    fn scale_min(&self) -> f64 {
        let room = 1.0 - 2.0 * MARGIN;
        let fits = |screen: f64, sheet: f64| screen.max(1.0) * room / sheet.max(1.0);
        fits(self.screen.0, self.sheet.width).min(fits(self.screen.1, self.sheet.height))
    }

    fn possible(&self, scale: f64) -> f64 {
        let least = self.scale_min();
        scale.clamp(least, least.max(SCALE_MAX))
    }

    /// The middle of the screen stays on the sheet, so that nobody gets lost beside it.
    fn kept(&self, camera: Camera) -> Camera {
        let (x, y) = self.looked_at(camera);
        let Rect { left, top, width, height } = self.sheet;
        let (nearest_x, nearest_y) = (x.clamp(left, left + width), y.clamp(top, top + height));
        Camera {
            x: camera.x + (x - nearest_x) * camera.scale,
            y: camera.y + (y - nearest_y) * camera.scale,
            ..camera
        }
    }
}

/// Pixels or metres between two points.
pub(super) fn distance([one, other]: [Point; 2]) -> f64 {
    (one.0 - other.0).hypot(one.1 - other.1)
}

fn between([one, other]: [Point; 2]) -> Point {
    (f64::midpoint(one.0, other.0), f64::midpoint(one.1, other.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A ward of 4 by 5 km, not at the origin, on a phone.
    const FRAME: Frame = Frame {
        sheet: Rect { left: 1000.0, top: 500.0, width: 4000.0, height: 5000.0 },
        screen: (360.0, 400.0),
    };

    fn close(one: Point, other: Point) -> bool {
        distance([one, other]) < 0.01
    }

    #[test]
    fn the_whole_ward_fits_with_its_middle_in_the_middle() {
        let camera = FRAME.whole();
        assert!(close(FRAME.looked_at(camera), (3000.0, 3000.0)));
        for corner in [(1000.0, 500.0), (5000.0, 5500.0)] {
            let (x, y) = camera.on_screen(corner);
            assert!((0.0..=360.0).contains(&x) && (0.0..=400.0).contains(&y), "{corner:?}");
        }
        assert_eq!(camera.level(), 0);
    }

    #[test]
    fn zooming_keeps_the_point_under_the_finger() {
        for (factor, at) in [(2.0, (10.0, 20.0)), (8.0, (180.0, 200.0)), (1.1, (200.0, 300.0))] {
            let before = FRAME.around((3000.0, 3000.0), 2000.0);
            let after = FRAME.zoomed(before, factor, at);
            assert!(close(before.on_sheet(at), after.on_sheet(at)), "{factor} {at:?}");
            assert!(after.scale > before.scale, "{factor} {at:?}");
        }
    }

    #[test]
    fn zooming_ends_at_the_whole_ward_and_at_a_few_houses() {
        let near = FRAME.zoomed_in_middle(FRAME.whole(), 1e9);
        assert!((near.scale - SCALE_MAX).abs() < 1e-9 && near.level() == LEVELS.len() - 1);
        let far = FRAME.zoomed_in_middle(near, 1e-9);
        assert!((far.scale - FRAME.whole().scale).abs() < 1e-9);
    }

    #[test]
    fn the_middle_of_the_screen_never_leaves_the_ward() {
        let start = FRAME.around((3000.0, 3000.0), 1000.0);
        for (push, want) in [
            ((1e6, 0.0), (1000.0, 3000.0)),
            ((-1e6, 0.0), (5000.0, 3000.0)),
            ((0.0, 1e6), (3000.0, 500.0)),
            ((0.0, -1e6), (3000.0, 5500.0)),
            ((36.0, -72.0), (2900.0, 3200.0)),
        ] {
            let looked_at = FRAME.looked_at(FRAME.pushed(start, push));
            assert!(close(looked_at, want), "{push:?} leads to {looked_at:?}");
        }
    }

    #[test]
    fn what_is_between_two_fingers_stays_there() {
        let start = FRAME.around((3000.0, 3000.0), 2000.0);
        for (from, to, factor) in [
            ([(100.0, 200.0), (200.0, 200.0)], [(50.0, 200.0), (250.0, 200.0)], 2.0),
            ([(100.0, 100.0), (200.0, 200.0)], [(130.0, 130.0), (230.0, 230.0)], 1.0),
            ([(50.0, 200.0), (250.0, 200.0)], [(90.0, 210.0), (240.0, 210.0)], 0.75),
        ] {
            let after = FRAME.pinched(start, from, to);
            assert!((after.scale / start.scale - factor).abs() < 1e-9, "{from:?} {to:?}");
            let (held, holds) = (start.on_sheet(between(from)), after.on_sheet(between(to)));
            assert!(close(held, holds), "{from:?} {to:?}");
        }
    }

    #[test]
    fn fingers_on_one_point_do_no_harm() {
        let start = FRAME.whole();
        let after = FRAME.pinched(start, [(9.0, 9.0); 2], [(9.0, 9.0); 2]);
        assert!(after.scale.is_finite() && after.x.is_finite() && after.y.is_finite());
    }

    #[test]
    fn another_screen_shows_the_same_middle() {
        let turned = Frame { screen: (700.0, 300.0), ..FRAME };
        let camera = FRAME.around((2000.0, 2500.0), 800.0);
        let after = turned.resized(camera, &FRAME);
        assert!(close(turned.looked_at(after), (2000.0, 2500.0)));
        assert_eq!(turned.resized(FRAME.whole(), &FRAME), turned.whole());
    }

    #[test]
    fn a_screen_without_size_does_no_harm() {
        let camera = Frame { screen: (0.0, 0.0), ..FRAME }.whole();
        assert!(camera.scale > 0.0 && camera.x.is_finite());
    }

    #[test]
    fn the_level_follows_the_scale() {
        for (scale, want) in [(0.01, 0), (0.05, 0), (0.09, 1), (0.2, 2), (0.3, 3), (1.5, 4)] {
            assert_eq!(Camera { scale, x: 0.0, y: 0.0 }.level(), want, "{scale}");
        }
    }

    #[test]
    fn lines_have_a_smallest_part_around_them() {
        let lines = [vec![1, 2, 5, -3], vec![4, 9]];
        let want = Rect { left: 1.0, top: -3.0, width: 4.0, height: 12.0 };
        assert_eq!(Rect::around(&lines), Some(want));
        assert_eq!(Rect::around(&[vec![], vec![7]]), None);
        assert!(want.meets(&Rect::square((5.0, 5.0), 1.0)));
        assert!(!want.meets(&Rect::square((7.0, 5.0), 1.0)));
    }
}
