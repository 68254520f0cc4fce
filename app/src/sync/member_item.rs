//! One person of a family: since when and as what. The server knows no name, so none is shown.

use leptos::prelude::*;
use nakano_shared::{
    auth::PersonId,
    kernel::date::Date,
    sync::{Role, SpaceId, api::MemberRow},
};

use super::{family_client, family_failure, family_item::Open, hub::Hub};
use crate::{
    auth::{Again, Failure, FailureNotice},
    i18n::{Key, format, keys, tr, tr_with},
    platform::clock,
    ui::{
        announcer::Announce,
        button::{Button, Emphasis},
        dialog::Dialog,
    },
};

/// The person.
#[component]
pub(super) fn MemberItem(
    me: PersonId,
    space: SpaceId,
    member: MemberRow,
    may_manage: bool,
    open: RwSignal<Open>,
    again: Again,
) -> impl IntoView {
    let MemberRow { person, role, joined_at_ms, .. } = member;
    let is_me = person == me;
    let joined = format::day(Date::in_japan(joined_at_ms), clock::today());
    let remove = tr_with(keys::SYNC_REMOVE_WHO, &[("day", &joined)]);
    let since = tr_with(keys::SYNC_SINCE, &[("day", &joined)]);
    view! {
        <li>
            <p>
                <b>{tr(if is_me { keys::SYNC_YOU } else { keys::SYNC_SOMEBODY })}</b>
                <small>{tr(role_word(role))} "　" {since}</small>
            </p>
            {(may_manage && !is_me).then(|| view! {
                <Button on_press=move || open.set(Open::Removal(person))>{remove}</Button>
            })}
            {move || (open.get() == Open::Removal(person)).then(|| view! {
                <RemoveDialog space person open again/>
            })}
        </li>
    }
}

fn role_word(role: Role) -> Key {
    match role {
        Role::Owner => keys::SYNC_ROLE_OWNER,
        Role::Member => keys::SYNC_ROLE_MEMBER,
        Role::Reader => keys::SYNC_ROLE_READER,
    }
}

#[component]
fn RemoveDialog(
    space: SpaceId,
    person: PersonId,
    open: RwSignal<Open>,
    again: Again,
) -> impl IntoView {
    let (hub, announce) = (Hub::expect(), Announce::expect());
    let (busy, failure) = (RwSignal::new(false), RwSignal::new(None::<Failure>));
    let remove = move || {
        busy.set(true);
        failure.set(None);
        leptos::task::spawn_local(async move {
            match family_client::remove(space, person).await {
                Ok(()) => {
                    announce.say(tr(keys::SYNC_REMOVED));
                    open.try_set(Open::Nothing);
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
    view! {
        <Dialog
            id="sync-remove"
            title=tr(keys::SYNC_REMOVE_TITLE)
            open=Signal::stored(true)
            on_close=Callback::new(move |()| open.set(Open::Nothing))
        >
            <p>{tr(keys::SYNC_REMOVE_MEANS)}</p>
            <FailureNotice failure sentence=family_failure::sentence/>
            <div class="dialog-actions">
                <Button on_press=move || open.set(Open::Nothing)>{tr(keys::APP_CANCEL)}</Button>
                <Button on_press=remove emphasis=Emphasis::Danger busy>{tr(keys::SYNC_REMOVE)}</Button>
            </div>
        </Dialog>
    }
}
