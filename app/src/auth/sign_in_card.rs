//! The two ways to begin: with a passkey that is there, or with a new account.

use leptos::prelude::*;

use super::{
    client,
    failure::{Failure, FailureNotice},
};
use crate::{
    i18n::{keys, tr},
    platform::passkey,
    sync::Hub,
    ui::button::{Button, Emphasis},
};

/// What an account is for, and the buttons. Nothing is asked but the passkey.
#[component]
pub(super) fn SignInCard(on_signed_in: impl Fn() + Copy + 'static) -> impl IntoView {
    let failure = RwSignal::new(None::<Failure>);
    let busy = RwSignal::new(false);
    let hub = Hub::expect();
    let begin = move |new: bool| {
        busy.set(true);
        failure.set(None);
        leptos::task::spawn_local(async move {
            let outcome = if new { client::make_account().await } else { client::sign_in().await };
            busy.try_set(false);
            match outcome {
                Ok(_me) => {
                    hub.signed_in();
                    on_signed_in();
                }
                Err(why) => {
                    failure.try_set(Some(why));
                }
            }
        });
    };
    view! {
        <section class="card">
            <h2>{tr(keys::AUTH_OPTIONAL)}</h2>
            <p>{tr(keys::AUTH_OPTIONAL_TEXT)}</p>
            <ul>
                <li>{tr(keys::AUTH_FOR_DEVICES)}</li>
                <li>{tr(keys::AUTH_FOR_FAMILY)}</li>
                <li>{tr(keys::AUTH_FOR_NOTHING_ELSE)}</li>
            </ul>
        </section>
        <FailureNotice failure/>
        {if passkey::is_supported() {
            view! {
                <div class="auth-ways">
                    <Button on_press=move || begin(false) emphasis=Emphasis::Main busy>
                        {tr(keys::AUTH_SIGN_IN)}
                    </Button>
                    <Button on_press=move || begin(true) busy>{tr(keys::AUTH_MAKE)}</Button>
                    <p class="mute">{tr(keys::AUTH_PASSKEY_MEANS)}</p>
                    <p><a href="/auth/recover">{tr(keys::AUTH_RECOVER)}</a></p>
                </div>
            }
            .into_any()
        } else {
            view! { <p class="notice">{tr(keys::AUTH_FAILED_UNSUPPORTED)}</p> }.into_any()
        }}
    }
}
