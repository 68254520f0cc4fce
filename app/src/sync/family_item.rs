//! One family in the list: its people, inviting one more, and going out of it.

use leptos::prelude::*;
use nakano_shared::{auth::PersonId, sync::SpaceId};

use super::{
    family::Family, family_client, family_failure, hub::Hub, invite_dialog::InviteDialog,
    member_item::MemberItem,
};
use crate::{
    auth::{Again, Failure, FailureNotice},
    i18n::{keys, tr},
    ui::{
        announcer::Announce,
        button::{Button, Emphasis},
        dialog::Dialog,
    },
};

/// What is open at the item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Open {
    Nothing,
    Invitation,
    Leaving,
    /// Taking this member out.
    Removal(PersonId),
}

/// The item.
#[component]
pub(super) fn FamilyItem(
    me: PersonId,
    family: Family,
    name: String,
    again: Again,
) -> impl IntoView {
    let open = RwSignal::new(Open::Nothing);
    let Family { space, role, members } = family;
    let may_manage = role.may_manage();
    let is_last = members.len() == 1;
    let members = members
        .into_iter()
        .map(|member| view! { <MemberItem me space member may_manage open again/> });
    view! {
        <li class="card">
            <h2>{name}</h2>
            <ul class="sync-members" role="list">{members.collect_view()}</ul>
            {may_manage.then(|| view! {
                <Button on_press=move || open.set(Open::Invitation) emphasis=Emphasis::Main>
                    {tr(keys::SYNC_INVITE)}
                </Button>
            })}
            <Button on_press=move || open.set(Open::Leaving) emphasis=Emphasis::Danger>
                {tr(keys::SYNC_LEAVE)}
            </Button>
            {move || match open.get() {
                Open::Nothing | Open::Removal(_) => ().into_any(),
                Open::Invitation => view! { <InviteDialog space open/> }.into_any(),
                Open::Leaving => view! { <LeaveDialog space is_last open again/> }.into_any(),
            }}
        </li>
    }
}

#[component]
fn LeaveDialog(space: SpaceId, is_last: bool, open: RwSignal<Open>, again: Again) -> impl IntoView {
    let (hub, announce) = (Hub::expect(), Announce::expect());
    let (busy, failure) = (RwSignal::new(false), RwSignal::new(None::<Failure>));
    let leave = move || {
        busy.set(true);
        failure.set(None);
        leptos::task::spawn_local(async move {
            match family_client::leave(space).await {
                Ok(()) => {
                    announce.say(tr(keys::SYNC_LEFT));
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
            id="sync-leave"
            title=tr(keys::SYNC_LEAVE_TITLE)
            open=Signal::stored(true)
            on_close=Callback::new(move |()| open.set(Open::Nothing))
        >
            <p>{tr(if is_last { keys::SYNC_LEAVE_LAST } else { keys::SYNC_LEAVE_MEANS })}</p>
            <FailureNotice failure sentence=family_failure::sentence/>
            <div class="dialog-actions">
                <Button on_press=move || open.set(Open::Nothing)>{tr(keys::APP_CANCEL)}</Button>
                <Button on_press=leave emphasis=Emphasis::Danger busy>{tr(keys::SYNC_LEAVE)}</Button>
            </div>
        </Dialog>
    }
}
