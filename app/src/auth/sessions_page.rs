//! `/auth/sessions`: where the account is open, and closing it there.

use leptos::prelude::*;
use nakano_shared::auth::api::{SessionRow, Sessions};

use super::{
    client,
    device_name::device_name,
    failure::{Failure, FailureNotice},
    fetched::{Again, fetched},
};
use crate::{
    i18n::{format, keys, tr, tr_with},
    platform::clock,
    ui::{
        announcer::Announce,
        button::{Button, Emphasis},
        page::{Page, Room},
    },
};

/// The sessions.
#[component]
pub(super) fn SessionsPage() -> impl IntoView {
    view! {
        <Page title=tr(keys::AUTH_SESSIONS).to_owned() room=Room::Common back="/auth">
            <p>{tr(keys::AUTH_SESSIONS_TEXT)}</p>
            {fetched("/api/auth/sessions", |list: Sessions, again| view! { <List list again/> }.into_any())}
        </Page>
    }
}

#[component]
fn List(list: Sessions, again: Again) -> impl IntoView {
    let (busy, failure) = (RwSignal::new(false), RwSignal::new(None::<Failure>));
    let announce = Announce::expect();
    let has_others = list.sessions.len() > 1;
    let end_others = move || {
        busy.set(true);
        failure.set(None);
        leptos::task::spawn_local(async move {
            match client::end_other_sessions().await {
                Ok(ended) => {
                    announce
                        .say(tr_with(keys::AUTH_SESSIONS_ENDED, &[("count", &ended.to_string())]));
                    again.ask();
                }
                Err(why) => {
                    failure.try_set(Some(why));
                }
            }
            busy.try_set(false);
        });
    };
    let items = list.sessions.into_iter().map(|session| view! { <Item session again failure/> });
    view! {
        <FailureNotice failure/>
        <ul class="stack auth-items" role="list">{items.collect_view()}</ul>
        {has_others.then(|| view! {
            <Button on_press=end_others emphasis=Emphasis::Danger busy>{tr(keys::AUTH_END_OTHERS)}</Button>
        })}
    }
}

#[component]
fn Item(session: SessionRow, again: Again, failure: RwSignal<Option<Failure>>) -> impl IntoView {
    let busy = RwSignal::new(false);
    let today = clock::today();
    let id = session.session;
    let end = move || {
        busy.set(true);
        failure.set(None);
        leptos::task::spawn_local(async move {
            match client::end_session(id).await {
                Ok(()) => again.ask(),
                Err(why) => {
                    failure.try_set(Some(why));
                }
            }
            busy.try_set(false);
        });
    };
    let name = device_name(session.device);
    let label = tr_with(keys::AUTH_END_AT, &[("device", &name)]);
    view! {
        <li class="card">
            <h2>{name}</h2>
            {session.this.then(|| view! { <p class="chip chip-ok">{tr(keys::AUTH_SESSION_THIS)}</p> })}
            <dl class="facts">
                <div>
                    <dt>{tr(keys::AUTH_SIGNED_IN_AT)}</dt>
                    <dd>{format::moment(session.signed_in_at_ms, today)}</dd>
                </div>
                <div>
                    <dt>{tr(keys::AUTH_SEEN_AT)}</dt>
                    <dd>{format::moment(session.last_seen_at_ms, today)}</dd>
                </div>
            </dl>
            {(!session.this).then(|| view! { <Button on_press=end busy>{label}</Button> })}
        </li>
    }
}
