//! `/sync`: the families of the person: who is in them, one more, inviting, leaving.

use leptos::prelude::*;

use super::{
    family,
    family_client::{self, Families},
    family_failure,
    family_item::FamilyItem,
    hub::Hub,
};
use crate::{
    auth::{Again, Failure, FailureNotice, asked},
    i18n::{keys, tr},
    ui::{
        announcer::Announce,
        button::{Button, Emphasis},
        page::{Page, Room},
    },
};

/// The families.
#[component]
pub(super) fn FamiliesPage() -> impl IntoView {
    view! {
        <Page title=tr(keys::SYNC_TITLE).to_owned() room=Room::Common back="/auth">
            <p>{tr(keys::SYNC_TEXT)}</p>
            {asked(family_client::families, |families, again| {
                view! { <List families again/> }.into_any()
            })}
        </Page>
    }
}

#[component]
fn List(families: Families, again: Again) -> impl IntoView {
    let Families { me, families } = families;
    let is_empty = families.is_empty();
    let names: Vec<String> =
        families.iter().map(|one| family::name(&families, one.space)).collect();
    let items = families.into_iter().zip(names);
    let items = items.map(|(family, name)| view! { <FamilyItem me family name again/> });
    let items = items.collect_view();
    view! {
        {if is_empty {
            view! { <p class="notice">{tr(keys::SYNC_EMPTY)}</p> }.into_any()
        } else {
            view! {
                <p class="mute">{tr(keys::SYNC_NAMES)}</p>
                <ul class="stack sync-items" role="list">{items}</ul>
            }
            .into_any()
        }}
        <Create is_first=is_empty again/>
    }
}

#[component]
fn Create(is_first: bool, again: Again) -> impl IntoView {
    let (hub, announce) = (Hub::expect(), Announce::expect());
    let (busy, failure) = (RwSignal::new(false), RwSignal::new(None::<Failure>));
    let create = move || {
        busy.set(true);
        failure.set(None);
        leptos::task::spawn_local(async move {
            match family_client::create().await {
                Ok(()) => {
                    announce.say(tr(keys::SYNC_CREATED));
                    hub.ring();
                    again.ask();
                }
                Err(why) => {
                    failure.try_set(Some(why));
                }
            }
            busy.try_set(false);
        });
    };
    let emphasis = if is_first { Emphasis::Main } else { Emphasis::Plain };
    view! {
        <FailureNotice failure sentence=family_failure::sentence/>
        <Button on_press=create emphasis busy>{tr(keys::SYNC_CREATE)}</Button>
    }
}
