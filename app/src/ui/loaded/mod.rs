//! A part of a page that needs a file of the content: waiting, not here, damaged, and there.
//!
//! The waiting text is in a `role="status"`; a failure is a `role="alert"` with what to do next.

use std::sync::Arc;

use leptos::prelude::*;
use serde::de::DeserializeOwned;

use crate::{
    content::{Bundle, Content, ReadError, Refusal},
    i18n::{Key, keys, tr},
    ui::button::{Button, Emphasis},
};

/// Shows `view` with the file `name` of the content.
pub(crate) fn loaded<T>(
    name: &'static str,
    view: impl Fn(Arc<T>) -> AnyView + Send + Sync + 'static,
) -> impl IntoView
where
    T: DeserializeOwned + Send + Sync + 'static,
{
    let content = Content::expect();
    let file = RwSignal::new(None::<Result<Arc<T>, ReadError>>);
    Effect::new(move |before: Option<Option<Bundle>>| {
        let state = content.state();
        let failed = file.with_untracked(|file| matches!(file, Some(Err(_))));
        let is_news = before.flatten() != state.bundle;
        // Read again when another bundle is in use, or when what was missing may have arrived.
        if is_news || failed || !(state.bundle.is_some() || state.busy) {
            leptos::task::spawn_local(async move {
                let read = content.read::<T>(name).await;
                // The page may have been left meanwhile.
                file.try_set(Some(read));
            });
        }
        state.bundle
    });
    move || match file.get() {
        None => view! { <Waiting/> }.into_any(),
        Some(Ok(value)) => view(value),
        Some(Err(error)) => view! { <NotThere error/> }.into_any(),
    }
}

#[component]
fn Waiting() -> impl IntoView {
    view! { <p class="waiting" role="status">{tr(keys::APP_LOADING)}</p> }
}

#[component]
fn NotThere(error: ReadError) -> impl IntoView {
    let content = Content::expect();
    let busy = Signal::derive(move || content.state().busy);
    let again = move || leptos::task::spawn_local(content.refresh());
    view! {
        <div class="notice" role="alert">
            <p>{tr(what_happened(error))}</p>
            {move || content.state().refusal.map(|refusal| view! { <p>{tr(why(&refusal))}</p> })}
            <Button on_press=again emphasis=Emphasis::Main busy>{tr(keys::APP_TRY_AGAIN)}</Button>
            <p><a href="/emergency/" rel="external">{tr(keys::APP_EMERGENCY_PAGE)}</a></p>
        </div>
    }
}

fn what_happened(error: ReadError) -> Key {
    match error {
        ReadError::NotHere => keys::CONTENT_NOT_HERE,
        ReadError::Damaged => keys::CONTENT_DAMAGED,
        ReadError::NewerApp => keys::CONTENT_NEWER_APP,
    }
}

/// What is said of a bundle that was not taken.
pub(crate) fn why(refusal: &Refusal) -> Key {
    match refusal {
        Refusal::Offline => keys::CONTENT_REFUSED_OFFLINE,
        Refusal::Incomplete => keys::CONTENT_REFUSED_INCOMPLETE,
        Refusal::Signature => keys::CONTENT_REFUSED_SIGNATURE,
        Refusal::Hash => keys::CONTENT_REFUSED_HASH,
        Refusal::Malformed => keys::CONTENT_REFUSED_MALFORMED,
        Refusal::NewerApp => keys::CONTENT_NEWER_APP,
        Refusal::Rollback => keys::CONTENT_REFUSED_ROLLBACK,
        Refusal::Quota => keys::CONTENT_REFUSED_QUOTA,
    }
}
