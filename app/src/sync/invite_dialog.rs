//! Inviting one more: as what, then the link and its QR code, told once. The secret stands behind
//! the `#` of the link and nowhere else on this device.

use leptos::prelude::*;
use nakano_shared::sync::{Role, SpaceId, api::Invitation};

use super::{family_client, family_failure, family_item::Open};
use crate::{
    auth::{Failure, FailureNotice},
    i18n::{Key, format, keys, tr, tr_with},
    platform::{clipboard, clock, page},
    ui::{
        button::{Button, Emphasis},
        dialog::Dialog,
        field::Choice,
        qr::Qr,
        radio::RadioGroup,
    },
};

/// The page that takes an invitation.
const JOIN: &str = "/sync/join";

/// The question and, after it, the invitation.
#[component]
pub(super) fn InviteDialog(space: SpaceId, open: RwSignal<Open>) -> impl IntoView {
    let invitation = RwSignal::new(None::<Invitation>);
    let role = RwSignal::new(Role::Member);
    let (busy, failure) = (RwSignal::new(false), RwSignal::new(None::<Failure>));
    let make = move || {
        busy.set(true);
        failure.set(None);
        leptos::task::spawn_local(async move {
            match family_client::invite(space, role.get_untracked()).await {
                Ok(told) => {
                    invitation.try_set(Some(told));
                }
                Err(why) => {
                    failure.try_set(Some(why));
                }
            }
            busy.try_set(false);
        });
    };
    let close = move || open.set(Open::Nothing);
    view! {
        <Dialog
            id="sync-invite"
            title=tr(keys::SYNC_INVITE)
            open=Signal::stored(true)
            on_close=Callback::new(move |()| close())
        >
            {move || match invitation.get() {
                Some(invitation) => view! { <Made invitation/> }.into_any(),
                None => view! { <AsWhat role/> }.into_any(),
            }}
            <FailureNotice failure sentence=family_failure::sentence/>
            <div class="dialog-actions">
                {move || {
                    let is_made = invitation.with(Option::is_some);
                    let word = if is_made { keys::APP_CLOSE } else { keys::APP_CANCEL };
                    view! { <Button on_press=close>{tr(word)}</Button> }
                }}
                <Show when=move || invitation.with(Option::is_none)>
                    <Button on_press=make emphasis=Emphasis::Main busy>{tr(keys::SYNC_INVITE_MAKE)}</Button>
                </Show>
            </div>
        </Dialog>
    }
}

#[component]
fn AsWhat(role: RwSignal<Role>) -> impl IntoView {
    let choice = |role: Role, label: Key, note: Key| Choice {
        value: role.word().to_owned(),
        label: tr(label).to_owned(),
        note: Some(tr(note).to_owned()),
    };
    let choices = vec![
        choice(Role::Member, keys::SYNC_ROLE_MEMBER, keys::SYNC_INVITE_MEMBER_MEANS),
        choice(Role::Reader, keys::SYNC_ROLE_READER, keys::SYNC_INVITE_READER_MEANS),
    ];
    let choose = move |word: String| {
        if let Some(chosen) = Role::of_word(&word) {
            role.set(chosen);
        }
    };
    view! {
        <RadioGroup
            id="sync-invite-as"
            label=tr(keys::SYNC_INVITE_AS)
            choices
            value=Signal::derive(move || role.get().word().to_owned())
            on_change=Callback::new(choose)
        />
    }
}

#[component]
fn Made(invitation: Invitation) -> impl IntoView {
    let link = format!("{}{JOIN}#{}", page::origin(), invitation.secret.as_str());
    let until = format::moment(invitation.expires_at_ms, clock::today());
    // Said here: what is announced below the dialog is not heard while it is open.
    let said = RwSignal::new(None::<Key>);
    let copy = {
        let link = link.clone();
        move || {
            let link = link.clone();
            leptos::task::spawn_local(async move {
                let copied = clipboard::write(&link).await;
                said.try_set(Some(if copied {
                    keys::SYNC_INVITE_COPIED
                } else {
                    keys::SYNC_INVITE_COPY_REFUSED
                }));
            });
        }
    };
    view! {
        <p>{tr(keys::SYNC_INVITE_ONCE)}</p>
        <Qr text=link.clone() alternative=tr(keys::SYNC_INVITE_QR)/>
        <p class="sync-link"><code>{link}</code></p>
        <p class="mute">{tr_with(keys::SYNC_INVITE_UNTIL, &[("when", &until)])}</p>
        <Button on_press=copy>{tr(keys::SYNC_INVITE_COPY)}</Button>
        <p role="status">{move || said.get().map(tr)}</p>
    }
}
