//! "There is a new version": taken over at the person's word, never under their hands.

use leptos::prelude::*;

use super::Offline;
use crate::{
    i18n::{keys, tr},
    platform::release::{self, InstallFailure, ReleaseState},
    ui::button::{Button, Emphasis},
};

/// The notice, while a new release waits or could not be installed.
#[component]
pub(crate) fn UpdateNotice() -> impl IntoView {
    let offline = Offline::expect();
    move || match (offline.release.get(), offline.missing.get()) {
        (ReleaseState::Waiting, _) => Some(view! { <NewVersion/> }.into_any()),
        (ReleaseState::Failed(failure), Some(_)) => {
            let text = tr(match failure {
                InstallFailure::Quota => keys::OFFLINE_UPDATE_QUOTA,
                InstallFailure::Broken => keys::OFFLINE_UPDATE_BROKEN,
                InstallFailure::Network => keys::OFFLINE_UPDATE_NETWORK,
            });
            Some(view! { <p class="notice" role="status">{text}</p> }.into_any())
        }
        // Also a failure while nothing runs from the device yet: the mark says so already.
        _ => None,
    }
}

#[component]
fn NewVersion() -> impl IntoView {
    let take_over = || leptos::task::spawn_local(release::take_over());
    view! {
        <section class="notice" role="status">
            <p>{tr(keys::OFFLINE_NEW_VERSION)}</p>
            <Button on_press=take_over emphasis=Emphasis::Main>{tr(keys::OFFLINE_RELOAD)}</Button>
        </section>
    }
}
