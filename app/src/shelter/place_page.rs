//! `/shelter/place/:place`: one shelter. What is not published reads 未公表, never zero.

use std::sync::Arc;

use leptos::prelude::*;
use nakano_shared::shelter::{
    files,
    manual::{Manual, WardChapter},
    map::Map,
    place::{Directory, Place},
};

use super::{
    attribution::Attribution,
    missing::Missing,
    near_view::Way,
    place_name,
    place_view::{PlaceView, hazard_word, kind_word},
    small_map::SmallMap,
    start::Start,
    ward_chapters::WardChapters,
    ways::{Arrow, NotAssigned, sentence},
};
use crate::{
    i18n::{self, format, keys, tr},
    ui::{
        loaded::loaded,
        page::{Page, Room},
    },
};

/// A shelter.
#[component]
pub(crate) fn PlacePage(#[prop(into)] id: String) -> impl IntoView {
    let title = RwSignal::new(tr(keys::SHELTER_KIND_PLACE).to_owned());
    let body = loaded::<Directory>(files::PLACES, move |directory| {
        let Some(place) = directory.place(&id) else {
            return view! { <Missing sentence=keys::SHELTER_PLACE_MISSING/> }.into_any();
        };
        title.set(place_name::of_place(place, i18n::language()).main.to_owned());
        place_body(&directory, place)
    });
    view! {
        <Page title=title room=Room::Shelter back="/shelter/places">
            {body}
        </Page>
    }
}

fn place_body(directory: &Arc<Directory>, place: &Place) -> AnyView {
    let name = place_name::of_place(place, i18n::language());
    let below = name.below.to_owned();
    let note = (!place.note.is_empty()).then(|| {
        view! {
            <p class="notice notice-warn">
                {tr(keys::SHELTER_PLACE_NOTE)} "：" <b lang="ja">{place.note.clone()}</b>
            </p>
        }
    });
    view! {
        <p class="mute" lang="ja">{below}</p>
        {note}
        <div class="columns">
            <div class="stack">
                {way(directory, place)}
                {facts(place)}
                <NotAssigned/>
            </div>
            <div class="stack">
                {map(directory.clone(), place.clone())}
                <p class="no-print">
                    <a class="button" href=format!("/shelter/map?place={}", place.id)>
                        {tr(keys::SHELTER_MAP_SEE)}
                    </a>
                </p>
            </div>
        </div>
        {wards_own(&place.id)}
        <Attribution directory=directory/>
    }
    .into_any()
}

/// How far and where to, when the person has said where they are.
fn way(directory: &Directory, place: &Place) -> Option<AnyView> {
    let start = Start::known()?;
    let way = Way::to(start.position(directory)?, place)?;
    let from = match &start {
        Start::Here(_) => tr(keys::SHELTER_FROM_HERE).to_owned(),
        Start::Town(id) => {
            let town = directory.town(id)?;
            let name = place_name::of_town(town, i18n::language()).main;
            i18n::tr_with(keys::SHELTER_FROM_TOWN, &[("town", name)])
        }
    };
    let shown = view! {
        <p class="card shelter-way">
            <Arrow degrees=way.direction.map(|(degrees, _)| degrees)/>
            <span><b class="num">{sentence(&way)}</b> <small class="mute">{from}</small></span>
        </p>
    };
    Some(shown.into_any())
}

fn facts(place: &Place) -> AnyView {
    let view = PlaceView::of(place);
    let unpublished = || tr(keys::SHELTER_UNPUBLISHED).to_owned();
    let capacity = view.capacity.map(|people| format::number(u64::from(people)));
    let hazards = view.hazards.map(|hazards| match hazards {
        [] => tr(keys::SHELTER_HAZARD_NONE).to_owned(),
        some => some.iter().map(|hazard| tr(hazard_word(*hazard))).collect::<Vec<_>>().join("・"),
    });
    let kind = view.kind.map(|kind| match kind_word(kind) {
        Some(word) => tr(word).to_owned(),
        None => kind.to_owned(),
    });
    let neighbourhoods = view.neighbourhoods.map(str::to_owned);
    let row = |name, value: Option<String>| {
        view! { <div><dt>{tr(name)}</dt><dd>{value.unwrap_or_else(unpublished)}</dd></div> }
    };
    view! {
        <dl class="facts">
            <div>
                <dt>{tr(keys::SHELTER_ADDRESS)}</dt>
                <dd lang="ja">{place.address.clone()}</dd>
            </div>
            {kind.map(|kind| row(keys::SHELTER_PLACE_KIND, Some(kind)))}
            {row(keys::SHELTER_CAPACITY, capacity)}
            {row(keys::SHELTER_HAZARDS, hazards)}
            {row(keys::SHELTER_NEIGHBOURHOODS, neighbourhoods)}
        </dl>
    }
    .into_any()
}

fn map(directory: Arc<Directory>, place: Place) -> AnyView {
    loaded::<Map>(files::MAP, move |map| {
        view! { <SmallMap map=&map directory=&directory place=&place/> }.into_any()
    })
    .into_any()
}

/// The ward's own chapters for this shelter; nothing until the ward has given some.
fn wards_own(place: &str) -> AnyView {
    let place = place.to_owned();
    loaded::<Manual>(files::MANUAL, move |manual| {
        let own = manual.ward_chapters.iter();
        let own: Vec<WardChapter> =
            own.filter(|chapter| chapter.place.as_ref() == Some(&place)).cloned().collect();
        if own.is_empty() {
            return ().into_any();
        }
        view! { <h2>{tr(keys::SHELTER_WARD_TEXT)}</h2> <WardChapters chapters=own/> }.into_any()
    })
    .into_any()
}
