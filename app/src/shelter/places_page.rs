//! `/shelter/places`: all shelters by area; narrowed down by typing, or the nearest of a town.

use std::sync::Arc;

use leptos::prelude::*;
use nakano_shared::shelter::{
    files,
    place::{Directory, Place},
};

use super::{
    attribution::Attribution,
    place_name,
    places_view::{Group, groups},
    town_select::{TownSelect, chosen_town},
    typed::typed_in_address,
    ways::Ways,
};
use crate::{
    i18n::{self, keys, tr, tr_with},
    ui::{
        icon::{Icon, IconName},
        loaded::loaded,
        page::{Page, Room},
        text_field::{TextField, TextKind},
    },
};

/// The shelters.
#[component]
pub(crate) fn PlacesPage() -> impl IntoView {
    let typed = typed_in_address("q");
    let town = chosen_town();
    let body = loaded::<Directory>(files::PLACES, move |directory| {
        let near = directory.clone();
        let nearest = move || {
            let start = town.with(|town| near.town(town).map(|town| town.position));
            start.map(|start| {
                view! {
                    <h2>{tr(keys::SHELTER_TOWN_NEAR)}</h2>
                    <Ways directory=&near start/>
                }
            })
        };
        view! {
            <TownSelect directory=&directory/>
            {nearest}
            <h2>{tr(keys::SHELTER_PLACES_ALL)}</h2>
            <Filter typed/>
            <Groups directory=directory.clone() typed/>
            <Attribution directory=&directory/>
        }
        .into_any()
    });
    view! {
        <Page title=tr(keys::SHELTER_PLACES).to_owned() room=Room::Shelter back="/shelter">
            <p>{tr(keys::SHELTER_PLACES_LEAD)}</p>
            <p class="no-print"><a class="button" href="/shelter/map">{tr(keys::SHELTER_MAP_SEE)}</a></p>
            {body}
        </Page>
    }
}

#[component]
fn Filter(typed: RwSignal<String>) -> impl IntoView {
    view! {
        <div class="no-print">
            <TextField
                id="shelter-filter"
                label=tr(keys::SHELTER_FILTER)
                kind=TextKind::Search
                value=typed
                on_change=move |text| typed.set(text)
            />
        </div>
    }
}

#[component]
fn Groups(directory: Arc<Directory>, typed: RwSignal<String>) -> impl IntoView {
    let directory = StoredValue::new(directory);
    let count = Memo::new(move |_| {
        directory.with_value(|directory| {
            let groups = typed.with(|typed| groups(directory, typed));
            groups.iter().map(|group| group.places.len()).sum::<usize>()
        })
    });
    let said = move || match count.get() {
        0 => tr(keys::SHELTER_PLACES_NONE).to_owned(),
        count => tr_with(keys::SHELTER_PLACES_COUNT, &[("count", &count.to_string())]),
    };
    let shown = move || {
        directory.with_value(|directory| {
            let groups = typed.with(|typed| groups(directory, typed));
            groups.iter().map(group).collect_view()
        })
    };
    view! {
        <p class="mute num" role="status">{said}</p>
        <div class="shelter-wide shelter-groups">{shown}</div>
    }
}

fn group(group: &Group<'_>) -> AnyView {
    let name = place_name::in_language(&group.area, &group.kana, &group.en, i18n::language());
    let (main, below) = (name.main.to_owned(), name.below.to_owned());
    let rows = group.places.iter().map(|place| row(place)).collect_view();
    view! {
        <section>
            <h3 class="shelter-area" lang=name.foreign.then_some("ja")>
                {main} <small lang="ja">{below}</small>
            </h3>
            <ul class="list shelter-list">{rows}</ul>
        </section>
    }
    .into_any()
}

fn row(place: &Place) -> AnyView {
    let name = place_name::of_place(place, i18n::language());
    let note = (!place.note.is_empty())
        .then(|| view! { <span class="chip chip-warn" lang="ja">{place.note.clone()}</span> });
    view! {
        <li>
            <a href=format!("/shelter/place/{}", place.id)>
                <span>
                    <b lang=name.foreign.then_some("ja")>{name.main.to_owned()}</b>
                    <small lang="ja">{name.below.to_owned()}</small>
                    <small lang="ja">{place.address.clone()}</small>
                    {note}
                </span>
                <Icon name=IconName::Forward/>
            </a>
        </li>
    }
    .into_any()
}
