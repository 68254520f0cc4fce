//! Ways to shelters: a turned arrow, metres, the direction in a word. And what must be said beside
//! them: nearest is not assigned.

use leptos::prelude::*;
use nakano_shared::shelter::place::{Directory, Position};

use super::{
    near_view::{NearView, Way, compass_word},
    place_name,
};
use crate::{
    i18n::{self, format, keys, tr, tr_with},
    ui::icon::{Icon, IconName},
};

/// The nearest shelters from a start.
#[component]
pub(super) fn Ways<'places>(
    directory: &'places Directory,
    start: Position,
) -> impl IntoView + use<> {
    let view = NearView::from(start, &directory.places);
    let outside = view
        .outside
        .then(|| view! { <p class="notice notice-warn">{tr(keys::SHELTER_OUTSIDE)}</p> });
    let rows = view.ways.iter().map(row).collect_view();
    view! {
        {outside}
        <ol class="list shelter-list" role="list">{rows}</ol>
        <NotAssigned/>
    }
    .into_any()
}

fn row(way: &Way<'_>) -> AnyView {
    let name = place_name::of_place(way.place, i18n::language());
    view! {
        <li>
            <a href=format!("/shelter/place/{}", way.place.id)>
                <Arrow degrees=way.direction.map(|(degrees, _)| degrees)/>
                <span>
                    <b lang=name.foreign.then_some("ja")>{name.main.to_owned()}</b>
                    <small class="num">{sentence(way)}</small>
                </span>
                <Icon name=IconName::Forward/>
            </a>
        </li>
    }
    .into_any()
}

/// The way in words: `北東へ 320m`.
pub(super) fn sentence(way: &Way<'_>) -> String {
    let metres = format::metres(way.metres);
    match way.direction {
        Some((_, compass)) => {
            let places = [("direction", tr(compass_word(compass))), ("distance", &metres)];
            tr_with(keys::SHELTER_WAY, &places)
        }
        None => tr(keys::SHELTER_HERE).to_owned(),
    }
}

/// An arrow to where the shelter is, north being up; a pin where one is there already.
#[component]
pub(super) fn Arrow(degrees: Option<u16>) -> impl IntoView {
    match degrees {
        Some(degrees) => view! {
            <span class="shelter-arrow" style:transform=format!("rotate({degrees}deg)")>
                <Icon name=IconName::Compass/>
            </span>
        }
        .into_any(),
        None => view! { <span class="shelter-arrow"><Icon name=IconName::Pin/></span> }.into_any(),
    }
}

/// The sentence that stands beside every nearest shelter.
#[component]
pub(super) fn NotAssigned() -> impl IntoView {
    view! { <p class="notice">{tr(keys::SHELTER_NOT_ASSIGNED)}</p> }
}
