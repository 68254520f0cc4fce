//! The layers of the map as SVG. Everything inside `.shelter-map-sheet` is in metres; marks and
//! names undo the scale by a custom property, so that they keep their size on the screen.

use leptos::prelude::*;

use super::{
    map_sheet::{MapSheet, Mark, Written},
    map_view::Point,
};

/// Land, borders, railways, stations: what lies below the shelters.
pub(super) fn ground(sheet: &MapSheet) -> AnyView {
    let station = |station: &Written| {
        view! {
            <g transform=to(station.at)>
                <g class="shelter-map-fixed">
                    <rect class="shelter-map-station" x="-4" y="-4" width="8" height="8" rx="2"/>
                </g>
            </g>
        }
        .into_any()
    };
    view! {
        <g aria-hidden="true">
            {land(sheet)}
            {sheet.stations.iter().map(station).collect_view()}
        </g>
    }
    .into_any()
}

/// The lines of the map.
pub(super) fn land(sheet: &MapSheet) -> AnyView {
    view! {
        <path class="shelter-map-ward" d=sheet.outline.clone()/>
        <path class="shelter-map-towns" d=sheet.towns.clone()/>
        <path class="shelter-map-railways" d=sheet.railways.clone()/>
        <path class="shelter-map-outline" d=sheet.outline.clone()/>
    }
    .into_any()
}

/// Names of towns and stations: above the shelters, and never in the way of a finger.
pub(super) fn names(sheet: &MapSheet) -> AnyView {
    view! {
        <g class="shelter-map-names" aria-hidden="true">
            {sheet.names.iter().filter_map(name).collect_view()}
            {sheet.stations.iter().filter_map(station_name).collect_view()}
        </g>
    }
    .into_any()
}

fn name(name: &Written) -> Option<AnyView> {
    let class = shown_from("shelter-map-town", name.level)?;
    let text = name.text.clone();
    Some(
        view! {
            <g transform=to(name.at)>
                <text class=class text-anchor="middle" dominant-baseline="central">{text}</text>
            </g>
        }
        .into_any(),
    )
}

fn station_name(station: &Written) -> Option<AnyView> {
    let class = shown_from("shelter-map-station-name", station.level)?;
    let text = station.text.clone();
    Some(
        view! {
            <g transform=to(station.at)>
                <g class="shelter-map-fixed">
                    <text class=class text-anchor="middle" y="1.4em">{text}</text>
                </g>
            </g>
        }
        .into_any(),
    )
}

/// Drawing of a shelter: a pin on its point, and the name below.
pub(super) fn mark(mark: &Mark) -> AnyView {
    let text = view! {
        <text
            class=shown_from("shelter-map-place-name", mark.label.level)
                .unwrap_or_else(|| "shelter-map-place-name shelter-map-never".to_owned())
            text-anchor="middle"
            y="1.5em"
        >
            {mark.label.text.clone()}
        </text>
    };
    view! {
        <g class="shelter-map-fixed">
            <circle class="shelter-map-halo" r="22"/>
            <circle class="shelter-map-mark" r="7"/>
            {text}
        </g>
    }
    .into_any()
}

/// The name of the chosen shelter, above everything.
pub(super) fn chosen_name(mark: &Mark) -> AnyView {
    let text = mark.label.text.clone();
    view! {
        <g class="shelter-map-names" aria-hidden="true" transform=to(mark.label.at)>
            <g class="shelter-map-fixed">
                <text class="shelter-map-chosen-name" text-anchor="middle" y="1.9em">{text}</text>
            </g>
        </g>
    }
    .into_any()
}

/// Attribute that moves to a point of the sheet.
pub(super) fn to((x, y): Point) -> String {
    format!("translate({x:.0} {y:.0})")
}

/// Classes of a name; `None` for one that is never written.
fn shown_from(class: &str, level: Option<usize>) -> Option<String> {
    level.map(|level| format!("{class} shelter-map-from-{level}"))
}
