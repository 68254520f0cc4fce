//! `/shelter/near`: the nearest shelters, from the device's position or a chosen town.
//!
//! The position is asked for at the person's word only. It stays in memory for this visit and
//! never gets into storage, an address or a request.

use std::sync::Arc;

use leptos::prelude::*;
use nakano_shared::shelter::{
    files,
    place::{Directory, Position},
};

use super::{
    place_name,
    start::Start,
    town_select::{TownSelect, chosen_town},
    ways::Ways,
};
use crate::{
    i18n::{self, Key, keys, tr, tr_with},
    platform::position::{self, PositionRefusal},
    ui::{
        announcer::Announce,
        button::{Button, Emphasis},
        loaded::loaded,
        page::{Page, Room},
    },
};

/// What came of asking for the position.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Asked {
    Not,
    Waiting,
    Found(Position),
    Refused(PositionRefusal),
}

/// Nearest shelters.
#[component]
pub(crate) fn NearPage() -> impl IntoView {
    let asked = RwSignal::new(match Start::known() {
        Some(Start::Here(position)) => Asked::Found(position),
        _ => Asked::Not,
    });
    let body = loaded::<Directory>(files::PLACES, move |directory| {
        view! {
            <TownSelect directory=&directory/>
            <Nearest directory asked/>
        }
        .into_any()
    });
    view! {
        <Page title=tr(keys::SHELTER_NEAR).to_owned() room=Room::Shelter back="/shelter">
            <p>{tr(keys::SHELTER_NEAR_LEAD)}</p>
            <PositionButton asked/>
            <h2>{tr(keys::SHELTER_NEAR_TOWN)}</h2>
            {body}
        </Page>
    }
}

#[component]
fn PositionButton(asked: RwSignal<Asked>) -> impl IntoView {
    let announce = Announce::expect();
    let ask = move || {
        asked.set(Asked::Waiting);
        leptos::task::spawn_local(async move {
            let answer = match position::current().await {
                Ok(position) => {
                    Start::Here(position).remember();
                    announce.say(tr(keys::SHELTER_POSITION_FOUND));
                    Asked::Found(position)
                }
                Err(refusal) => Asked::Refused(refusal),
            };
            // The page may have been left meanwhile.
            asked.try_set(answer);
        });
    };
    let busy = Signal::derive(move || asked.get() == Asked::Waiting);
    let refused = move || match asked.get() {
        Asked::Refused(refusal) => Some(tr(sentence(refusal))),
        _ => None,
    };
    view! {
        <Button on_press=ask emphasis=Emphasis::Main busy>{tr(keys::SHELTER_POSITION_ASK)}</Button>
        <p class="mute">{tr(keys::SHELTER_POSITION_PRIVACY)}</p>
        <div role="alert">
            {move || refused().map(|text| view! { <p class="notice notice-warn">{text}</p> })}
        </div>
    }
}

/// What is said when there is no position.
const fn sentence(refusal: PositionRefusal) -> Key {
    match refusal {
        PositionRefusal::Denied => keys::SHELTER_POSITION_DENIED,
        PositionRefusal::NotFound => keys::SHELTER_POSITION_NOT_FOUND,
        PositionRefusal::Unsupported => keys::SHELTER_POSITION_UNSUPPORTED,
    }
}

/// The shelters: from the town in the address, otherwise from the position.
#[component]
fn Nearest(directory: Arc<Directory>, asked: RwSignal<Asked>) -> impl IntoView {
    let town = chosen_town();
    move || {
        let town = town.with(|town| directory.town(town).cloned());
        let from_town = town.as_ref().map(|town| {
            let name = place_name::of_town(town, i18n::language()).main.to_owned();
            (tr_with(keys::SHELTER_NEAR_FROM, &[("town", &name)]), town.position)
        });
        let from_here = match asked.get() {
            Asked::Found(position) => Some((tr(keys::SHELTER_NEAR_HERE).to_owned(), position)),
            _ => None,
        };
        from_town.or(from_here).map(|(heading, start)| {
            view! {
                <h2>{heading}</h2>
                <Ways directory=&directory start/>
                <p class="mute">{tr(keys::SHELTER_STRAIGHT)}</p>
            }
        })
    }
}
