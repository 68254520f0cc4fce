//! `/sync/join#…`: somebody was invited. What joining means, signing in when nobody is, and joining.
//!
//! The secret behind the `#` leaves the address as soon as the page is here.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use nakano_shared::{auth::api::Me, sync::invitation::Secret};

use super::{family_client, family_failure, hub::Hub};
use crate::{
    auth::{Failure, FailureNotice, fetched},
    i18n::{keys, tr},
    platform::page,
    ui::{
        button::{Button, Emphasis},
        page::{Page, Room},
    },
};

/// How far it is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Standing {
    /// Opened without a link.
    NoLink,
    /// What stood behind the `#` is no secret.
    Broken,
    /// To be decided by the person.
    Invited(Secret),
    Joined,
}

/// The invitation.
#[component]
pub(super) fn JoinPage() -> impl IntoView {
    let standing = RwSignal::new(invited().unwrap_or(Standing::NoLink));
    // Another link may be put into the address while the page is open, which does not load it anew.
    let hash = use_location().hash;
    Effect::new(move |_| {
        hash.track();
        if let Some(newer) = invited() {
            standing.set(newer);
        }
    });
    view! {
        <Page title=tr(keys::SYNC_JOIN_TITLE).to_owned() room=Room::Common back="/sync">
            {move || match standing.get() {
                Standing::NoLink => view! { <p class="notice">{tr(keys::SYNC_JOIN_NO_LINK)}</p> }.into_any(),
                Standing::Broken => view! { <p class="notice">{tr(keys::SYNC_JOIN_BROKEN)}</p> }.into_any(),
                Standing::Invited(secret) => view! { <Invited secret standing/> }.into_any(),
                Standing::Joined => view! {
                    <p class="notice notice-ok" role="status">{tr(keys::SYNC_JOINED)}</p>
                    <p><a href="/sync">{tr(keys::SYNC_TO_FAMILIES)}</a></p>
                }
                .into_any(),
            }}
        </Page>
    }
}

/// What stands behind the `#`, taken from there.
fn invited() -> Option<Standing> {
    let secret = Secret::try_from(page::take_fragment()?);
    Some(secret.map_or(Standing::Broken, Standing::Invited))
}

#[component]
fn Invited(secret: Secret, standing: RwSignal<Standing>) -> impl IntoView {
    view! {
        <section class="card">
            <h2>{tr(keys::SYNC_JOIN_TEXT)}</h2>
            <ul>
                <li>{tr(keys::SYNC_JOIN_SEE)}</li>
                <li>{tr(keys::SYNC_JOIN_KEEP)}</li>
                <li>{tr(keys::SYNC_JOIN_LEAVE)}</li>
            </ul>
            <p>{tr(keys::SYNC_JOIN_KNOWN)}</p>
        </section>
        {fetched("/api/auth/me", move |_: Me, _| {
            view! { <Join secret=secret.clone() standing/> }.into_any()
        })}
    }
}

#[component]
fn Join(secret: Secret, standing: RwSignal<Standing>) -> impl IntoView {
    let hub = Hub::expect();
    let (busy, failure) = (RwSignal::new(false), RwSignal::new(None::<Failure>));
    let join = move || {
        busy.set(true);
        failure.set(None);
        let secret = secret.clone();
        leptos::task::spawn_local(async move {
            match family_client::accept(secret).await {
                Ok(()) => {
                    hub.ring();
                    standing.try_set(Standing::Joined);
                }
                Err(why) => {
                    failure.try_set(Some(why));
                }
            }
            busy.try_set(false);
        });
    };
    view! {
        <FailureNotice failure sentence=family_failure::sentence/>
        <Button on_press=join emphasis=Emphasis::Main busy>{tr(keys::SYNC_JOIN_GO)}</Button>
        <p><a href="/sync">{tr(keys::SYNC_TO_FAMILIES)}</a></p>
    }
}
