//! A part of a page that needs an answer of the server: waiting, not to be had, not signed in, there.

use leptos::prelude::*;
use serde::de::DeserializeOwned;

use super::{failure::Failure, sign_in_card::SignInCard};
use crate::{
    i18n::{keys, tr},
    platform::http,
    sync::Hub,
    ui::button::{Button, Emphasis},
};

/// Asks again, after something has changed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Again(RwSignal<u32>);

impl Again {
    /// Asks the server again.
    pub(crate) fn ask(self) {
        // The page may have been left meanwhile.
        self.0.try_update(|times| *times += 1);
    }
}

/// Shows `view` with the answer of `path`. What is shown stays until a newer answer is there.
pub(crate) fn fetched<T>(
    path: &'static str,
    view: impl Fn(T, Again) -> AnyView + Send + Sync + 'static,
) -> impl IntoView
where
    T: DeserializeOwned + Clone + Send + Sync + 'static,
{
    asked(move || async move { Ok(http::get(path).await?) }, view)
}

/// As [`fetched`], for what takes more than one request.
pub(crate) fn asked<T, F>(
    ask: impl Fn() -> F + 'static,
    view: impl Fn(T, Again) -> AnyView + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    F: Future<Output = Result<T, Failure>> + 'static,
{
    let again = Again(RwSignal::new(0));
    let answer = RwSignal::new(None::<Result<T, Failure>>);
    Effect::new(move |_| {
        again.0.track();
        let asking = ask();
        leptos::task::spawn_local(async move {
            // A device on which nobody has signed in need not ask to be refused.
            let got = if Hub::has_account() { asking.await } else { Err(Failure::signed_out()) };
            answer.try_set(Some(got));
        });
    });
    move || match answer.get() {
        None => view! { <p class="waiting" role="status">{tr(keys::APP_LOADING)}</p> }.into_any(),
        Some(Ok(value)) => view(value, again),
        Some(Err(failure)) if failure == Failure::signed_out() => {
            view! { <SignInCard on_signed_in=move || again.ask()/> }.into_any()
        }
        Some(Err(failure)) => view! { <NotThere failure again/> }.into_any(),
    }
}

#[component]
fn NotThere(failure: Failure, again: Again) -> impl IntoView {
    // Signed in by a recovery code: the account's page has the one thing to do.
    let to_account = failure.is("auth/passkey-needed");
    view! {
        <div class="notice" role="alert">
            <p>{tr(failure.sentence())}</p>
            {to_account.then(|| view! { <p><a href="/auth">{tr(keys::AUTH_TITLE)}</a></p> })}
            <Button on_press=move || again.ask() emphasis=Emphasis::Main>{tr(keys::APP_TRY_AGAIN)}</Button>
        </div>
    }
}
