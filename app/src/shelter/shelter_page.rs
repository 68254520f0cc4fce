//! `/shelter`: the front of the room. The search and the first hour on top, then places, then the
//! manual.

use leptos::{ev::SubmitEvent, prelude::*};
use leptos_router::{hooks::use_navigate, location::Url};
use nakano_shared::shelter::{
    files,
    manual::{Manual, Phase},
};

use super::manual_page::Edition;
use crate::{
    i18n::{Key, keys, tr, tr_with},
    ui::{
        icon::{Icon, IconName},
        loaded::loaded,
        page::{Page, Room},
        ruby_text::RubyText,
        text_field::{TextField, TextKind},
    },
};

/// The room's front.
#[component]
pub(crate) fn ShelterPage() -> impl IntoView {
    let body = loaded::<Manual>(files::MANUAL, |manual| {
        view! {
            {phases(&manual)}
            <h2>{tr(keys::SHELTER_READ)}</h2>
            <ul class="list">
                <Door href="/shelter/manual" icon=IconName::Book name=keys::SHELTER_MANUAL
                    count=manual.chapters.len()/>
                <Door href="/shelter/forms" icon=IconName::Form name=keys::SHELTER_FORMS
                    count=manual.forms.len()/>
                <Door href="/shelter/print" icon=IconName::Printer name=keys::SHELTER_PRINT/>
            </ul>
            <Edition manual=&manual/>
        }
        .into_any()
    });
    view! {
        <Page title=tr(keys::SHELTER_TITLE).to_owned() room=Room::Shelter>
            <SearchDoor/>
            <a class="shelter-first" href="/shelter/phase/P1">
                <Icon name=IconName::Warning/>
                <span>
                    <b>{tr(keys::SHELTER_FIRST)}</b>
                    <small>{tr(keys::SHELTER_FIRST_NOTE)}</small>
                </span>
                <Icon name=IconName::Forward/>
            </a>
            <a class="shelter-home-hour" href="/emergency/" rel="external">
                {tr(keys::SHELTER_FIRST_HOME)}
            </a>
            <h2>{tr(keys::SHELTER_GO)}</h2>
            <div class="tiles shelter-go">
                <Tile href="/shelter/near" icon=IconName::Compass name=keys::SHELTER_NEAR
                    note=keys::SHELTER_NEAR_NOTE/>
                <Tile href="/shelter/map" icon=IconName::Map name=keys::SHELTER_MAP
                    note=keys::SHELTER_MAP_NOTE/>
                <Tile href="/shelter/places" icon=IconName::Pin name=keys::SHELTER_PLACES
                    note=keys::SHELTER_PLACES_NOTE/>
            </div>
            <h2>{tr(keys::SHELTER_DO)}</h2>
            {body}
        </Page>
    }
}

/// The search, which opens its own page with what was typed.
#[component]
fn SearchDoor() -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let navigate = use_navigate();
    let open = move |submit: SubmitEvent| {
        submit.prevent_default();
        let query = typed.with_untracked(|typed| Url::escape(typed));
        navigate(&format!("/shelter/search?q={query}"), leptos_router::NavigateOptions::default());
    };
    view! {
        <form class="shelter-search shelter-search-door" role="search" on:submit=open>
            <TextField
                id="shelter-q"
                label=tr(keys::SHELTER_SEARCH_LABEL)
                kind=TextKind::Search
                value=typed
                on_change=move |text| typed.set(text)
            />
            <button type="submit" class="button main">
                <Icon name=IconName::Search/>
                {tr(keys::SHELTER_SEARCH_GO)}
            </button>
        </form>
    }
}

#[component]
fn Tile(href: &'static str, icon: IconName, name: Key, note: Key) -> impl IntoView {
    view! {
        <a class="tile" href=href>
            <Icon name=icon/>
            <span>{tr(name)}</span>
            <small>{tr(note)}</small>
        </a>
    }
}

/// A line that opens a part of the room.
#[component]
fn Door(
    href: &'static str,
    icon: IconName,
    name: Key,
    /// How many there are behind it.
    #[prop(optional)]
    count: Option<usize>,
) -> impl IntoView {
    view! {
        <li>
            <a href=href>
                <Icon name=icon/>
                <span><b>{tr(name)}</b></span>
                {count.map(|count| view! { <span class="list-aside">{count}</span> })}
                <Icon name=IconName::Forward/>
            </a>
        </li>
    }
}

fn phases(manual: &Manual) -> AnyView {
    let tile = |phase: &Phase| {
        let count = manual.items_of_phase(&phase.id).count().to_string();
        view! {
            <li>
                <a class="tile shelter-phase" href=format!("/shelter/phase/{}", phase.id)>
                    <span><RubyText text=&phase.name/></span>
                    <small><RubyText text=&phase.window/></small>
                    <small class="num">{tr_with(keys::SHELTER_CARDS_COUNT, &[("count", &count)])}</small>
                </a>
            </li>
        }
        .into_any()
    };
    view! {
        <ol class="tiles shelter-phases" role="list">
            {manual.phases.iter().map(tile).collect_view()}
        </ol>
    }
    .into_any()
}
