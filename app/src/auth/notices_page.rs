//! `/auth/notices`: what has happened to the account, whoever did it.

use leptos::prelude::*;
use nakano_shared::auth::{
    NoticeKind,
    api::{NoticeRow, Notices},
};

use super::{
    client,
    device_name::device_name,
    failure::{Failure, FailureNotice},
    fetched::{Again, fetched},
};
use crate::{
    i18n::{Key, format, keys, tr},
    platform::clock,
    ui::{
        button::Button,
        page::{Page, Room},
    },
};

/// The notices.
#[component]
pub(super) fn NoticesPage() -> impl IntoView {
    view! {
        <Page title=tr(keys::AUTH_NOTICES).to_owned() room=Room::Common back="/auth">
            <p>{tr(keys::AUTH_NOTICES_TEXT)}</p>
            {fetched("/api/auth/notices", |list: Notices, again| view! { <List list again/> }.into_any())}
        </Page>
    }
}

#[component]
fn List(list: Notices, again: Again) -> impl IntoView {
    let (busy, failure) = (RwSignal::new(false), RwSignal::new(None::<Failure>));
    let newest = list.notices.iter().filter(|notice| !notice.seen).map(|notice| notice.at_ms).max();
    let see = move |until_ms: i64| {
        busy.set(true);
        failure.set(None);
        leptos::task::spawn_local(async move {
            match client::see_notices(until_ms).await {
                Ok(()) => again.ask(),
                Err(why) => {
                    failure.try_set(Some(why));
                }
            }
            busy.try_set(false);
        });
    };
    let items = list.notices.into_iter().map(|notice| view! { <Item notice/> });
    view! {
        <ul class="stack auth-items" role="list">{items.collect_view()}</ul>
        <FailureNotice failure/>
        {newest.map(|until| view! {
            <Button on_press=move || see(until) busy>{tr(keys::AUTH_NOTICES_SEEN)}</Button>
        })}
        <p class="mute">{tr(keys::AUTH_NOTICES_NOT_YOU)}</p>
        <p><a class="button" href="/auth/sessions">{tr(keys::AUTH_SESSIONS)}</a></p>
    }
}

#[component]
fn Item(notice: NoticeRow) -> impl IntoView {
    let today = clock::today();
    view! {
        <li class="card">
            {(!notice.seen).then(|| view! { <p class="chip chip-info">{tr(keys::AUTH_NOTICE_NEW)}</p> })}
            <h2>{tr(happening(notice.kind))}</h2>
            <p class="mute">
                {format::moment(notice.at_ms, today)} "　" {device_name(notice.device)}
            </p>
        </li>
    }
}

/// What has happened, in words.
pub(super) fn happening(kind: NoticeKind) -> Key {
    match kind {
        NoticeKind::AccountMade => keys::AUTH_NOTICE_ACCOUNT_MADE,
        NoticeKind::SignedIn => keys::AUTH_NOTICE_SIGNED_IN,
        NoticeKind::PasskeyAdded => keys::AUTH_NOTICE_PASSKEY_ADDED,
        NoticeKind::PasskeyRemoved => keys::AUTH_NOTICE_PASSKEY_REMOVED,
        NoticeKind::PasskeyCopied => keys::AUTH_NOTICE_PASSKEY_COPIED,
        NoticeKind::RecoveryCodesMade => keys::AUTH_NOTICE_CODES_MADE,
        NoticeKind::RecoveryCodeUsed => keys::AUTH_NOTICE_CODE_USED,
        NoticeKind::RoleGranted => keys::AUTH_NOTICE_ROLE_GRANTED,
        NoticeKind::RoleEnded => keys::AUTH_NOTICE_ROLE_ENDED,
    }
}
