//! The streets around one shelter as a still picture, north up.

use leptos::prelude::*;
use nakano_shared::shelter::{
    map::{Line, Map},
    place::{Directory, Place},
    projection::Plane,
};

use super::{
    map_sheet::{lines, rings},
    map_view::{Point, Rect},
    place_name,
};
use crate::i18n::{self, keys, tr, tr_with};

/// Width and height of the picture, in metres.
const ACROSS_M: f64 = 1_000.0;

/// Height of its letters, in metres of the sheet: 14 px when the picture is 360 px wide.
const LETTERS_M: f64 = 38.0;

/// A still map around a shelter.
#[component]
pub(super) fn SmallMap<'map>(
    map: &'map Map,
    directory: &'map Directory,
    place: &'map Place,
) -> impl IntoView + use<> {
    let sheet = Plane::of_map(map);
    let middle = sheet.to_metres(place.position);
    let seen = Rect::square(middle, ACROSS_M);
    let box_of_view =
        format!("{:.0} {:.0} {:.0} {:.0}", seen.left, seen.top, seen.width, seen.height);
    let near = |line: &&Line| Rect::around([*line]).is_some_and(|part| part.meets(&seen));
    let towns = rings(map.towns.iter().flat_map(|town| &town.rings).filter(near));
    let railways = lines(map.railways.iter().map(|railway| &railway.line).filter(near));
    let others = directory.places.iter().filter(|other| other.id != place.id);
    let others = others.map(|other| sheet.to_metres(other.position));
    let others = others.filter(|at| seen.meets(&Rect::square(*at, 0.0))).map(dot).collect_view();
    let name = place_name::of_place(place, i18n::language()).main;
    let label = tr_with(keys::SHELTER_MAP_AROUND, &[("place", name)]);
    view! {
        <figure class="shelter-small-map">
            <svg viewBox=box_of_view role="img" aria-label=label>
                <path class="shelter-map-ward" d=rings(&map.ward)/>
                <path class="shelter-map-towns" d=towns/>
                <path class="shelter-map-railways" d=railways/>
                <path class="shelter-map-outline" d=rings(&map.ward)/>
                {stations(map, &seen)}
                {others}
                <circle class="shelter-small-here" cx=round(middle.0) cy=round(middle.1) r="26"/>
            </svg>
            <figcaption class="mute">{tr(keys::SHELTER_MAP_NORTH)}</figcaption>
        </figure>
    }
    .into_any()
}

fn dot((x, y): Point) -> AnyView {
    view! { <circle class="shelter-small-other" cx=round(x) cy=round(y) r="12"/> }.into_any()
}

/// The stations in the picture, each name once.
fn stations(map: &Map, seen: &Rect) -> AnyView {
    let mut written: Vec<&str> = Vec::new();
    let mut drawn = Vec::new();
    for station in &map.stations {
        let [x, y] = station.at.map(f64::from);
        if !seen.meets(&Rect::square((x, y), 0.0)) || written.contains(&&*station.name) {
            continue;
        }
        written.push(&station.name);
        let name = place_name::in_language(&station.name, "", &station.en, i18n::language()).main;
        let name = name.to_owned();
        drawn.push(view! {
            <rect class="shelter-map-station" x=round(x - 14.0) y=round(y - 14.0) width="28" height="28"/>
            <text class="shelter-small-station" x=round(x) y=round(y + 16.0 + LETTERS_M) text-anchor="middle">
                {name}
            </text>
        });
    }
    drawn.into_iter().collect_view().into_any()
}

fn round(metres: f64) -> String {
    format!("{metres:.0}")
}
