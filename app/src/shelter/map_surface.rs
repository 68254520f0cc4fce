//! The map one moves: drag, pinch, wheel, keys and buttons change one camera; the browser moves one
//! group, nothing is drawn anew.

use std::sync::Arc;

use leptos::{attr::custom::custom_attribute, ev, prelude::*, svg::Svg};

use super::{
    map_drawing::{chosen_name, ground, mark, names, to},
    map_gestures::{Fingers, Gesture},
    map_sheet::{MapSheet, Mark},
    map_view::{Camera, Frame, Point},
};
use crate::{
    i18n::{keys, tr},
    platform::surface::{self, Area},
};

/// What a press of + or a key does to the scale.
const STEP: f64 = 1.6;

/// What an arrow key moves, as a share of the screen.
const STRIDE: f64 = 0.2;

/// Scale for each unit of a mouse wheel, which turns by about 100 a notch.
const WHEEL: f64 = 1.002;

/// Streets around a shelter one looks at, in metres.
const AROUND_M: f64 = 1_200.0;

/// The map's state; all parts are handles and copied freely.
#[derive(Clone, Copy)]
pub(super) struct Surface {
    sheet: StoredValue<Arc<MapSheet>>,
    frame: StoredValue<Option<Frame>>,
    area: StoredValue<Area>,
    fingers: StoredValue<Fingers>,
    camera: RwSignal<Option<Camera>>,
    /// Id of the shelter that is marked; empty for none.
    chosen: Memo<String>,
}

impl Surface {
    /// A map that follows `chosen`.
    pub(super) fn new(sheet: Arc<MapSheet>, chosen: Memo<String>) -> Self {
        Self {
            sheet: StoredValue::new(sheet),
            frame: StoredValue::new(None),
            area: StoredValue::new(Area::default()),
            fingers: StoredValue::new(Fingers::default()),
            camera: RwSignal::new(None),
            chosen,
        }
    }

    /// Larger or smaller by one step.
    pub(super) fn step(self, nearer: bool) {
        let factor = if nearer { STEP } else { 1.0 / STEP };
        self.change(|frame, camera| frame.zoomed_in_middle(camera, factor));
    }

    /// The whole ward.
    pub(super) fn whole(self) {
        self.change(|frame, _| frame.whole());
    }

    /// Brings the chosen shelter onto the screen when it is not there.
    pub(super) fn look_at_chosen(self) {
        if let Some(at) = self.chosen_at() {
            self.change(|frame, camera| {
                if frame.shows(camera, at) { camera } else { frame.centred(at, camera.scale) }
            });
        }
    }

    /// The shelter closest to the middle of the screen.
    fn in_middle(self) -> Option<String> {
        let frame = self.frame.get_value()?;
        let middle = frame.looked_at(self.camera.get_untracked()?);
        self.sheet.with_value(|sheet| sheet.closest(middle).map(|mark| mark.id.clone()))
    }

    fn chosen_at(self) -> Option<Point> {
        untrack(|| self.with_chosen(|mark| mark.label.at))
    }

    /// Something of the chosen shelter; followed by the view that asks.
    fn with_chosen<T>(self, take: impl FnOnce(&Mark) -> T) -> Option<T> {
        let chosen = self.chosen.get();
        self.sheet.with_value(|sheet| sheet.places.iter().find(|mark| mark.id == chosen).map(take))
    }

    fn change(self, next: impl FnOnce(&Frame, Camera) -> Camera) {
        let (frame, camera) = (self.frame.get_value(), self.camera.get_untracked());
        if let (Some(frame), Some(camera)) = (frame, camera) {
            let after = next(&frame, camera);
            if after != camera {
                self.camera.set(Some(after));
            }
        }
    }

    /// Takes the size of the screen; the first time, looks at the chosen shelter or at everything.
    fn measure(self, area: Area) {
        self.area.set_value(area);
        let sheet = self.sheet.with_value(|sheet| sheet.ward);
        let frame = Frame { sheet, screen: (area.width, area.height) };
        let before = self.frame.get_value();
        self.frame.set_value(Some(frame));
        let camera = match (before, self.camera.get_untracked()) {
            (Some(before), Some(camera)) => frame.resized(camera, &before),
            _ => self.chosen_at().map_or(frame.whole(), |at| frame.around(at, AROUND_M)),
        };
        self.camera.set(Some(camera));
    }

    fn point(self, event: &ev::MouseEvent) -> Point {
        let area = self.area.get_value();
        (f64::from(event.client_x()) - area.left, f64::from(event.client_y()) - area.top)
    }

    fn touch(self, event: &ev::PointerEvent) {
        let at = self.point(event);
        self.fingers.update_value(|fingers| fingers.touch(event.pointer_id(), at));
    }

    /// Follows a finger; true once it moves the map.
    fn slide(self, event: &ev::PointerEvent) -> bool {
        let at = self.point(event);
        let gesture = self.fingers.try_update_value(|f| f.slide(event.pointer_id(), at)).flatten();
        match gesture {
            Some(Gesture::Push(by)) => self.change(|frame, camera| frame.pushed(camera, by)),
            Some(Gesture::Pinch(from, to)) => {
                self.change(|frame, camera| frame.pinched(camera, from, to));
            }
            None => return false,
        }
        true
    }

    /// Zooms at the pointer; at the end of the scale the page scrolls on.
    fn wheel(self, event: &ev::WheelEvent) {
        let at = self.point(event);
        let factor = WHEEL.powf(-event.delta_y());
        let before = self.camera.get_untracked();
        self.change(|frame, camera| frame.zoomed(camera, factor, at));
        if self.camera.get_untracked() != before {
            event.prevent_default();
        }
    }

    /// Moves and zooms by keys; Enter gives the shelter in the middle.
    fn key(self, event: &ev::KeyboardEvent) -> Option<String> {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return None;
        }
        let push = |x: f64, y: f64| {
            self.change(|frame, camera| {
                let (width, height) = frame.screen;
                frame.pushed(camera, (x * width * STRIDE, y * height * STRIDE))
            });
        };
        match event.key().as_str() {
            "ArrowLeft" => push(1.0, 0.0),
            "ArrowRight" => push(-1.0, 0.0),
            "ArrowUp" => push(0.0, 1.0),
            "ArrowDown" => push(0.0, -1.0),
            "+" | "=" | ";" => self.step(true),
            "-" => self.step(false),
            "0" => self.whole(),
            "Enter" => {
                event.prevent_default();
                return self.in_middle();
            }
            _ => return None,
        }
        event.prevent_default();
        None
    }
}

/// The map. `choose` is called with the id of a shelter that was tapped or entered.
#[component]
pub(super) fn MapSurface(
    surface: Surface,
    choose: impl Fn(String) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let svg = NodeRef::<Svg>::new();
    svg.on_load(move |svg| surface.measure(surface::area(&svg)));
    let measure = move || {
        if let Some(svg) = svg.get_untracked() {
            surface.measure(surface::area(&svg));
        }
    };
    let resized = window_event_listener(ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    let down = move |event: ev::PointerEvent| {
        measure();
        surface.touch(&event);
    };
    let slide = move |event: ev::PointerEvent| {
        if surface.slide(&event)
            && let Some(svg) = svg.get_untracked()
        {
            surface::hold(&svg, &event);
        }
    };
    let up = move |event: ev::PointerEvent| {
        surface.fingers.update_value(|fingers| fingers.lift(event.pointer_id()));
    };
    let key = move |event: ev::KeyboardEvent| {
        if let Some(id) = surface.key(&event) {
            choose(id);
        }
    };
    let level = Memo::new(move |_| surface.camera.get().map_or(0, Camera::level));
    let unscale = move || surface.camera.get().map_or(1.0, |camera| 1.0 / camera.scale).to_string();
    let transform = move || surface.camera.get().map(Camera::transform);
    view! {
        <svg
            node_ref=svg
            class=move || format!("shelter-map shelter-map-level-{}", level.get())
            style=("--shelter-map-unscale", unscale)
            role="group"
            aria-label=tr(keys::SHELTER_MAP)
            aria-describedby="shelter-map-help"
            tabindex="0"
            on:pointerdown=down
            on:pointermove=slide
            on:pointerup=up
            on:pointercancel=up
            on:wheel=move |event| { measure(); surface.wheel(&event); }
            on:keydown=key
        >
            <g class="shelter-map-sheet" transform=transform>
                {surface.sheet.with_value(|sheet| ground(sheet))}
                {marks(surface, choose)}
                {surface.sheet.with_value(|sheet| names(sheet))}
                {move || surface.with_chosen(chosen_name)}
            </g>
        </svg>
    }
}

fn marks(surface: Surface, choose: impl Fn(String) + Copy + Send + Sync + 'static) -> AnyView {
    let marks = surface.sheet.with_value(|sheet| sheet.places.clone());
    marks.iter().map(|mark| shelter(surface, mark, choose)).collect_view().into_any()
}

/// A shelter: a link that marks it. Not a stop of the tab key, since 62 stops are a wall; Enter on
/// the map and the list lead to the same.
fn shelter(
    surface: Surface,
    place: &Mark,
    choose: impl Fn(String) + Send + Sync + 'static,
) -> AnyView {
    let id = place.id.clone();
    let own = place.id.clone();
    let chosen = Memo::new(move |_| surface.chosen.with(|chosen| *chosen == own));
    let press = move |event: ev::MouseEvent| {
        if event.ctrl_key() || event.meta_key() || event.shift_key() {
            return;
        }
        event.prevent_default();
        if !surface.fingers.with_value(Fingers::have_moved) {
            choose(id.clone());
        }
    };
    view! {
        <g transform=to(place.label.at) class:shelter-map-chosen=chosen>
            <a
                {..custom_attribute("href", format!("/shelter/map?place={}", place.id))}
                aria-label=place.name.clone()
                aria-current=move || chosen.get().then_some("true")
                tabindex="-1"
                draggable="false"
                on:click=press
            >
                {mark(place)}
            </a>
        </g>
    }
    .into_any()
}
