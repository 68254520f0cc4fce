//! `/auth/recovery`: ten codes on paper for the day every device is gone.

use leptos::prelude::*;
use nakano_shared::auth::api::CodesLeft;

use super::{
    client,
    failure::{Failure, FailureNotice},
    fetched::{Again, fetched},
};
use crate::{
    i18n::{keys, tr, tr_with},
    ui::{
        button::{Button, Emphasis},
        page::{Page, Room},
        print_button::PrintButton,
    },
};

/// The codes that are left, and new ones.
#[component]
pub(super) fn RecoveryPage() -> impl IntoView {
    view! {
        <Page title=tr(keys::AUTH_CODES).to_owned() room=Room::Common back="/auth">
            <p>{tr(keys::AUTH_CODES_TEXT)}</p>
            {fetched("/api/auth/recovery", |left: CodesLeft, again| view! { <Codes left again/> }.into_any())}
        </Page>
    }
}

#[component]
fn Codes(left: CodesLeft, again: Again) -> impl IntoView {
    // Shown once; the server keeps only what checks them.
    let shown = RwSignal::new(Vec::<String>::new());
    let (busy, failure) = (RwSignal::new(false), RwSignal::new(None::<Failure>));
    let make = move || {
        busy.set(true);
        failure.set(None);
        leptos::task::spawn_local(async move {
            match client::make_recovery_codes().await {
                Ok(codes) => {
                    shown.try_set(codes);
                }
                Err(why) => {
                    failure.try_set(Some(why));
                }
            }
            busy.try_set(false);
        });
    };
    view! {
        {move || {
            let codes = shown.get();
            if codes.is_empty() {
                let left = tr_with(keys::AUTH_CODES_LEFT, &[("count", &left.left.to_string())]);
                view! {
                    <p class="notice">{left}</p>
                    <FailureNotice failure/>
                    <Button on_press=make emphasis=Emphasis::Main busy>{tr(keys::AUTH_CODES_MAKE)}</Button>
                    <p class="mute">{tr(keys::AUTH_CODES_REPLACES)}</p>
                }
                .into_any()
            } else {
                view! { <Fresh codes again/> }.into_any()
            }
        }}
    }
}

#[component]
fn Fresh(codes: Vec<String>, again: Again) -> impl IntoView {
    let items = codes.into_iter().map(|code| view! { <li><code>{code}</code></li> });
    view! {
        <section class="card" role="status">
            <h2>{tr(keys::AUTH_CODES_FRESH)}</h2>
            <p>{tr(keys::AUTH_CODES_ONCE)}</p>
            <ol class="auth-codes">{items.collect_view()}</ol>
            <PrintButton/>
        </section>
        <Button on_press=move || again.ask()>{tr(keys::AUTH_CODES_WRITTEN)}</Button>
    }
}
