//! `/auth/passkeys`: the ways in: list, one more, a name, and taking one away.

use leptos::prelude::*;
use nakano_shared::auth::api::Passkeys;

use super::{
    client,
    failure::{Failure, FailureNotice},
    fetched::{Again, fetched},
    passkey_item::PasskeyItem,
};
use crate::{
    i18n::{keys, tr},
    ui::{
        announcer::Announce,
        button::{Button, Emphasis},
        page::{Page, Room},
    },
};

/// The passkeys.
#[component]
pub(super) fn PasskeysPage() -> impl IntoView {
    view! {
        <Page title=tr(keys::AUTH_PASSKEYS).to_owned() room=Room::Common back="/auth">
            <p>{tr(keys::AUTH_PASSKEY_MEANS)}</p>
            {fetched("/api/auth/passkeys", |list: Passkeys, again| view! { <List list again/> }.into_any())}
        </Page>
    }
}

#[component]
fn List(list: Passkeys, again: Again) -> impl IntoView {
    let is_last = list.passkeys.len() == 1;
    let items =
        list.passkeys.into_iter().map(|passkey| view! { <PasskeyItem passkey is_last again/> });
    view! {
        {is_last.then(|| view! { <p class="notice notice-warn">{tr(keys::AUTH_PASSKEY_ONLY_ONE)}</p> })}
        <ul class="stack auth-items" role="list">{items.collect_view()}</ul>
        <Add again/>
    }
}

#[component]
fn Add(again: Again) -> impl IntoView {
    let announce = Announce::expect();
    let (busy, failure) = (RwSignal::new(false), RwSignal::new(None::<Failure>));
    let add = move || {
        busy.set(true);
        failure.set(None);
        leptos::task::spawn_local(async move {
            match client::add_passkey().await {
                Ok(()) => {
                    announce.say(tr(keys::AUTH_PASSKEY_ADDED));
                    again.ask();
                }
                Err(why) => {
                    failure.try_set(Some(why));
                }
            }
            busy.try_set(false);
        });
    };
    view! {
        <FailureNotice failure/>
        <Button on_press=add emphasis=Emphasis::Main busy>{tr(keys::AUTH_PASSKEY_ADD)}</Button>
        <p class="mute">{tr(keys::AUTH_PASSKEY_ADD_NOTE)}</p>
    }
}
