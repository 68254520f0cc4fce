//! Erasing what is personal on this device: the bills with their key, and the settings.

use leptos::prelude::*;

use crate::{
    i18n::{keys, tr},
    platform::{device_settings, page, vault},
    preferences,
    ui::{
        announcer::Announce,
        button::{Button, Emphasis},
        dialog::Dialog,
    },
};

/// The card and its question.
#[component]
pub(super) fn EraseCard() -> impl IntoView {
    let announce = Announce::expect();
    let open = RwSignal::new(false);
    let erase = move || {
        open.set(false);
        leptos::task::spawn_local(async move {
            if vault::erase().await.is_err() {
                announce.say(tr(keys::OFFLINE_ERASE_FAILED));
                return;
            }
            device_settings::remove(preferences::RECORD);
            announce.say(tr(keys::OFFLINE_ERASED));
            // Everything in memory goes with the page.
            page::reload();
        });
    };
    view! {
        <section class="card">
            <h2>{tr(keys::OFFLINE_ERASE_TITLE)}</h2>
            <p>{tr(keys::OFFLINE_ERASE_TEXT)}</p>
            <Button on_press=move || open.set(true) emphasis=Emphasis::Danger>
                {tr(keys::OFFLINE_ERASE_BUTTON)}
            </Button>
        </section>
        <Dialog
            id="offline-erase"
            title=tr(keys::OFFLINE_ERASE_TITLE)
            open
            on_close=Callback::new(move |()| open.set(false))
        >
            <p>{tr(keys::OFFLINE_ERASE_SURE)}</p>
            <div class="dialog-actions">
                <Button on_press=move || open.set(false)>{tr(keys::APP_CANCEL)}</Button>
                <Button on_press=erase emphasis=Emphasis::Danger>{tr(keys::OFFLINE_ERASE_YES)}</Button>
            </div>
        </Dialog>
    }
}
