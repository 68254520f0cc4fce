//! `/`: the first screen.

use leptos::prelude::*;

use super::{first_run::FirstRun, reading_bar::ReadingBar};
use crate::{
    bills::NextBills,
    i18n::{Key, keys, tr},
    offline::{OfflineMark, UpdateNotice},
    ui::{
        icon::{Icon, IconName},
        page::{Page, Room},
    },
};

/// Home.
#[component]
pub(crate) fn HomePage() -> impl IntoView {
    view! {
        <Page title=tr(keys::HOME_TITLE).to_owned() room=Room::Common>
            <ReadingBar/>
            <UpdateNotice/>
            <OfflineMark/>
            <a class="home-emergency room-shelter" href="/shelter/phase/P1">
                <Icon name=IconName::Warning/>
                <span>
                    <b>{tr(keys::HOME_EMERGENCY)}</b>
                    <small>{tr(keys::HOME_EMERGENCY_NOTE)}</small>
                </span>
                <Icon name=IconName::Forward/>
            </a>
            <FirstRun/>
            <NextBills/>
            <h2>{tr(keys::HOME_OPEN)}</h2>
            <div class="home-tiles">
                <Tile
                    href="/shelter"
                    room=Room::Shelter
                    icon=IconName::Shelter
                    name=keys::HOME_TILE_SHELTER
                    note=keys::HOME_TILE_SHELTER_NOTE
                />
                <Tile
                    href="/bills/scan"
                    room=Room::Bills
                    icon=IconName::Bill
                    name=keys::HOME_TILE_BILLS
                    note=keys::HOME_TILE_BILLS_NOTE
                />
            </div>
        </Page>
    }
}

/// A room as a big tile: its colour, its drawing and its word.
#[component]
fn Tile(href: &'static str, room: Room, icon: IconName, name: Key, note: Key) -> impl IntoView {
    view! {
        <a class=format!("home-tile {}", room.class()) href=href>
            <Icon name=icon/>
            <b>{tr(name)}</b>
            <small>{tr(note)}</small>
        </a>
    }
}
