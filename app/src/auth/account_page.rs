//! `/auth`: the account at a glance, or the way to one.

use leptos::prelude::*;
use nakano_shared::auth::api::Me;

use super::{
    client,
    failure::{Failure, FailureNotice},
    fetched::{Again, fetched},
};
use crate::{
    i18n::{Key, keys, tr},
    sync::{Hub, Standing},
    ui::{
        button::{Button, Emphasis},
        icon::{Icon, IconName},
        page::{Page, Room},
    },
};

/// The account.
#[component]
pub(super) fn AccountPage() -> impl IntoView {
    view! {
        <Page title=tr(keys::AUTH_TITLE).to_owned() room=Room::Common back="/preferences">
            {fetched("/api/auth/me", |me: Me, again| {
                if me.passkey_needed {
                    view! { <PasskeyFirst again/> }.into_any()
                } else {
                    view! { <Account again/> }.into_any()
                }
            })}
        </Page>
    }
}

/// Runs something of the client and asks the server again how things stand.
fn runner<F>(
    act: impl Fn() -> F + Copy + 'static,
    again: Again,
    busy: RwSignal<bool>,
    failure: RwSignal<Option<Failure>>,
) -> impl Fn() + Copy + 'static
where
    F: Future<Output = Result<(), Failure>> + 'static,
{
    move || {
        busy.set(true);
        failure.set(None);
        leptos::task::spawn_local(async move {
            let outcome = act().await;
            busy.try_set(false);
            match outcome {
                Ok(()) => again.ask(),
                Err(why) => {
                    failure.try_set(Some(why));
                }
            }
        });
    }
}

#[component]
fn Account(again: Again) -> impl IntoView {
    let (busy, failure) = (RwSignal::new(false), RwSignal::new(None));
    let hub = Hub::expect();
    let leave = move || async move {
        client::sign_out().await?;
        hub.signed_out();
        Ok(())
    };
    let sign_out = runner(leave, again, busy, failure);
    let verify = move || async move {
        client::verify().await?;
        hub.ring();
        Ok(())
    };
    let verify = runner(verify, again, busy, failure);
    let link = |href: &'static str, name: Key, note: Key| {
        view! {
            <li>
                <a href=href>
                    <span>{tr(name)}<small>{tr(note)}</small></span>
                    <Icon name=IconName::Forward/>
                </a>
            </li>
        }
    };
    view! {
        <p class="notice notice-ok" role="status">{tr(keys::AUTH_SIGNED_IN)}</p>
        <ul class="list">
            {link("/sync", keys::SYNC_TITLE, keys::SYNC_NOTE)}
            {link("/auth/passkeys", keys::AUTH_PASSKEYS, keys::AUTH_PASSKEYS_NOTE)}
            {link("/auth/sessions", keys::AUTH_SESSIONS, keys::AUTH_SESSIONS_NOTE)}
            {link("/auth/recovery", keys::AUTH_CODES, keys::AUTH_CODES_NOTE)}
            {link("/auth/notices", keys::AUTH_NOTICES, keys::AUTH_NOTICES_NOTE)}
            {link("/auth/audit", keys::AUTH_AUDIT, keys::AUTH_AUDIT_NOTE)}
        </ul>
        <FailureNotice failure/>
        <Show when=move || hub.standing() == Standing::VerifyAgain>
            <p class="notice notice-warn">{tr(keys::AUTH_VERIFY_DEVICE)}</p>
            <Button on_press=verify emphasis=Emphasis::Main busy>{tr(keys::AUTH_VERIFY)}</Button>
        </Show>
        <Button on_press=sign_out busy>{tr(keys::AUTH_SIGN_OUT)}</Button>
        <p class="mute">{tr(keys::AUTH_SIGN_OUT_KEEPS)}</p>
        <p><a href="/auth/remove">{tr(keys::AUTH_ERASE)}</a></p>
    }
}

/// Signed in by a recovery code: one thing to do.
#[component]
fn PasskeyFirst(again: Again) -> impl IntoView {
    let (busy, failure) = (RwSignal::new(false), RwSignal::new(None));
    let add = runner(client::add_passkey, again, busy, failure);
    view! {
        <p class="notice">{tr(keys::AUTH_FAILED_PASSKEY_NEEDED)}</p>
        <FailureNotice failure/>
        <Button on_press=add emphasis=Emphasis::Main busy>{tr(keys::AUTH_PASSKEY_ADD)}</Button>
    }
}
