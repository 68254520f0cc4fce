//! The surroundings of one shelter as a still picture, north up.

use leptos::prelude::*;
use nakano_shared::shelter::{
    map::Map,
    place::{Directory, Place},
    projection::Plane,
};

use super::{
    map_drawing::land,
    map_sheet::{MapSheet, Written},
    map_view::Rect,
    place_name,
};
use crate::i18n::{self, keys, tr, tr_with};

/// Width and height of the picture, in metres.
const ACROSS_M: f64 = 1_400.0;

/// Names up to this level are written. A picture 330 px wide has 0.24 pixels a metre, which is more
/// than this level asks for, so that no two names touch.
const LEVEL_MAX: usize = 2;

/// Height of its letters in metres of the sheet; the style has the same.
const LETTERS_M: f64 = 50.0;

/// A still map around a shelter.
#[component]
pub(super) fn SmallMap<'map>(
    map: &'map Map,
    directory: &'map Directory,
    place: &'map Place,
) -> impl IntoView + use<> {
    let language = i18n::language();
    let sheet = MapSheet::of(map, directory, language, 1.0);
    let (x, y) = Plane::of_map(map).to_metres(place.position);
    let seen = Rect::square((x, y), ACROSS_M);
    let seen_box = format!("{:.0} {:.0} {:.0} {:.0}", seen.left, seen.top, seen.width, seen.height);
    let is_seen = |name: &&Written| seen.meets(&Rect::square(name.at, 0.0));
    let others = sheet.places.iter().filter(|mark| mark.id != place.id).map(|mark| &mark.label);
    let others = others.filter(is_seen).map(other).collect_view();
    let stations = sheet.stations.iter().filter(is_seen).map(station).collect_view();
    let towns = sheet.names.iter().filter(is_seen).map(town).collect_view();
    let name = place_name::of_place(place, language).main;
    let label = tr_with(keys::SHELTER_MAP_AROUND, &[("place", name)]);
    view! {
        <figure class="shelter-small-map">
            <svg viewBox=seen_box role="img" aria-label=label>
                {land(&sheet)}
                {towns}
                {others}
                {stations}
                <circle class="shelter-small-here" cx=round(x) cy=round(y) r="30"/>
            </svg>
            <figcaption class="mute">{tr(keys::SHELTER_MAP_NORTH)}</figcaption>
        </figure>
    }
    .into_any()
}

fn other(place: &Written) -> AnyView {
    let (x, y) = place.at;
    view! {
        <circle class="shelter-small-other" cx=round(x) cy=round(y) r="18"/>
        {written("shelter-small-place", place, LETTERS_M + 16.0)}
    }
    .into_any()
}

fn station(station: &Written) -> AnyView {
    let (x, y) = station.at;
    view! {
        <rect
            class="shelter-map-station"
            x=round(x - 16.0)
            y=round(y - 16.0)
            width="32"
            height="32"
        />
        {written("shelter-small-station", station, LETTERS_M + 12.0)}
    }
    .into_any()
}

fn town(town: &Written) -> Option<AnyView> {
    written("shelter-small-town", town, LETTERS_M / 3.0)
}

/// A name so far below its point; nothing for one without room.
fn written(class: &'static str, name: &Written, below: f64) -> Option<AnyView> {
    name.level.filter(|level| *level <= LEVEL_MAX)?;
    let (x, y) = name.at;
    let text = name.text.clone();
    Some(
        view! {
            <text class=class x=round(x) y=round(y + below) text-anchor="middle">{text}</text>
        }
        .into_any(),
    )
}

fn round(metres: f64) -> String {
    format!("{metres:.0}")
}
