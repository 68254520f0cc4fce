//! `/auth/recover`: in by a code from paper, when every device with a passkey is gone.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use nakano_shared::auth::recovery_code::RecoveryCode;

use super::{
    client,
    failure::{Failure, FailureNotice},
};
use crate::{
    i18n::{keys, tr},
    sync::Hub,
    ui::{
        button::{Button, Emphasis},
        page::{Page, Room},
        text_field::TextField,
    },
};

/// The field for the code.
#[component]
pub(super) fn RecoverPage() -> impl IntoView {
    let code = RwSignal::new(String::new());
    let error = RwSignal::new(None::<String>);
    let (busy, failure) = (RwSignal::new(false), RwSignal::new(None::<Failure>));
    let hub = Hub::expect();
    let navigate = StoredValue::new_local(use_navigate());
    let recover = move || {
        let typed = code.get_untracked();
        if RecoveryCode::read(&typed).is_err() {
            error.set(Some(tr(keys::AUTH_CODE_FORM).to_owned()));
            return;
        }
        busy.set(true);
        failure.set(None);
        leptos::task::spawn_local(async move {
            match client::recover(typed).await {
                Ok(()) => {
                    hub.signed_in();
                    navigate
                        .try_with_value(|navigate| navigate("/auth", NavigateOptions::default()));
                }
                Err(why) => {
                    failure.try_set(Some(why));
                }
            }
            busy.try_set(false);
        });
    };
    view! {
        <Page title=tr(keys::AUTH_RECOVER).to_owned() room=Room::Common back="/auth">
            <p>{tr(keys::AUTH_RECOVER_TEXT)}</p>
            <TextField
                id="auth-code"
                label=tr(keys::AUTH_CODE)
                hint=tr(keys::AUTH_CODE_HINT)
                value=code
                on_change=Callback::new(move |typed| { code.set(typed); error.set(None); })
                error=error
            />
            <FailureNotice failure/>
            <Button on_press=recover emphasis=Emphasis::Main busy>{tr(keys::AUTH_RECOVER_GO)}</Button>
        </Page>
    }
}
