//! The layers of the map as SVG. Everything inside `.shelter-map-sheet` is in metres; marks and
//! names undo the scale by a custom property, so that they keep their size on the screen.

use leptos::prelude::*;

use super::{
    map_sheet::{MapSheet, Mark, Written},
    map_view::Point,
};

/// Land, borders, railways, stations, names of towns: all that is not pressed.
pub(super) fn ground(sheet: &MapSheet) -> AnyView {
    view! {
        <g aria-hidden="true">
            <path class="shelter-map-ward" d=sheet.outline.clone()/>
            <path class="shelter-map-towns" d=sheet.towns.clone()/>
            <path class="shelter-map-railways" d=sheet.railways.clone()/>
            <path class="shelter-map-outline" d=sheet.outline.clone()/>
            {sheet.names.iter().filter_map(name).collect_view()}
            {sheet.stations.iter().map(station).collect_view()}
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

fn station(station: &Written) -> AnyView {
    let text = shown_from("shelter-map-station-name", station.level).map(|class| {
        view! { <text class=class text-anchor="middle" y="1.5em">{station.text.clone()}</text> }
    });
    view! {
        <g transform=to(station.at)>
            <g class="shelter-map-fixed">
                <rect class="shelter-map-station" x="-5" y="-5" width="10" height="10" rx="2"/>
                {text}
            </g>
        </g>
    }
    .into_any()
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

/// Attribute that moves to a point of the sheet.
pub(super) fn to((x, y): Point) -> String {
    format!("translate({x:.0} {y:.0})")
}

/// Classes of a name; `None` for one that is never written.
fn shown_from(class: &str, level: Option<usize>) -> Option<String> {
    level.map(|level| format!("{class} shelter-map-from-{level}"))
}
