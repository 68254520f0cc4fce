//! `/shelter/map`: the ward with its shelters; `?place=…` marks one and looks at it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use nakano_shared::shelter::{files, map::Map, place::Directory};

use super::{
    address::parameter,
    attribution::Attribution,
    map_sheet::MapSheet,
    map_surface::{MapSurface, Surface},
    place_name,
};
use crate::{
    i18n::{self, keys, tr},
    platform::surface::rem,
    ui::{
        button::Button,
        loaded::loaded,
        page::{Page, Room},
    },
};

/// The browser's own size of `1rem`, in CSS pixels, to which the letters of the map were measured.
const USUAL_REM: f64 = 16.0;

/// The map.
#[component]
pub(crate) fn MapPage() -> impl IntoView {
    let chosen = parameter("place");
    let body = loaded::<Map>(files::MAP, move |map| {
        loaded::<Directory>(files::PLACES, move |directory| {
            let letters = rem() / USUAL_REM;
            let sheet = MapSheet::of(&map, &directory, i18n::language(), letters);
            let surface = Surface::new(Arc::new(sheet), chosen);
            view! { <MapBody surface directory chosen/> }.into_any()
        })
        .into_any()
    });
    view! {
        <Page title=tr(keys::SHELTER_MAP).to_owned() room=Room::Shelter back="/shelter">
            {body}
        </Page>
    }
}

#[component]
fn MapBody(surface: Surface, directory: Arc<Directory>, chosen: Memo<String>) -> impl IntoView {
    let navigate = StoredValue::new_local(use_navigate());
    let choose = move |id: String| {
        let options = NavigateOptions { replace: true, scroll: false, ..Default::default() };
        navigate.with_value(|navigate| navigate(&format!("/shelter/map?place={id}"), options));
    };
    Effect::new(move |_| {
        chosen.track();
        surface.look_at_chosen();
    });
    let shown = directory.clone();
    view! {
        <div class="shelter-wide shelter-map-beside">
            <div class="shelter-map-frame"><MapSurface surface choose/></div>
            <div class="stack">
                <MapButtons surface/>
                <div role="status">{move || chosen_card(&shown, &chosen.get())}</div>
                <p id="shelter-map-help" class="mute no-print">{tr(keys::SHELTER_MAP_HELP)}</p>
                <p class="no-print">
                    <a class="button" href="/shelter/places">{tr(keys::SHELTER_LIST_SEE)}</a>
                </p>
            </div>
        </div>
        <Attribution directory=&directory/>
    }
}

#[component]
fn MapButtons(surface: Surface) -> impl IntoView {
    view! {
        <div class="shelter-map-buttons no-print">
            <Button on_press=move || surface.step(true)>{tr(keys::SHELTER_MAP_NEARER)}</Button>
            <Button on_press=move || surface.step(false)>{tr(keys::SHELTER_MAP_FARTHER)}</Button>
            <Button on_press=move || surface.whole()>{tr(keys::SHELTER_MAP_WHOLE)}</Button>
        </div>
    }
}

/// The marked shelter, and the way to its page.
fn chosen_card(directory: &Directory, id: &str) -> Option<AnyView> {
    let place = directory.place(id)?;
    let name = place_name::of_place(place, i18n::language());
    let card = view! {
        <a class="card next" href=format!("/shelter/place/{}", place.id)>
            <b lang=name.foreign.then_some("ja")>{name.main.to_owned()}</b>
            <span class="mute" lang="ja">{place.address.clone()}</span>
            <span class="shelter-more">{tr(keys::SHELTER_PLACE_OPEN)}</span>
        </a>
    };
    Some(card.into_any())
}
