//! What the app keeps on the device, whether it is kept for good, and erasing it.

use leptos::prelude::*;

use crate::{
    i18n::{keys, tr, tr_with},
    platform::storage,
    ui::button::Button,
};

/// Bytes in a megabyte as people count them.
const MEGABYTE: f64 = 1_000_000.0;

/// The card.
#[component]
pub(super) fn StorageCard() -> impl IntoView {
    let used = RwSignal::new(None::<f64>);
    let persisted = RwSignal::new(None::<bool>);
    leptos::task::spawn_local(async move {
        used.try_set(storage::used_bytes().await);
        persisted.try_set(Some(storage::is_persisted().await));
    });
    let ask = move || {
        leptos::task::spawn_local(async move {
            persisted.try_set(Some(storage::persist().await));
        });
    };
    view! {
        <section class="card">
            <h2>{tr(keys::OFFLINE_KEPT_TITLE)}</h2>
            <ul>
                <li>{tr(keys::OFFLINE_KEPT_APP)}</li>
                <li>{tr(keys::OFFLINE_KEPT_MANUAL)}</li>
                <li>{tr(keys::OFFLINE_KEPT_BILLS)}</li>
                <li>{tr(keys::OFFLINE_KEPT_SETTINGS)}</li>
            </ul>
            <p>{tr(keys::OFFLINE_KEPT_NOT)}</p>
            {move || used.get().map(|bytes| view! { <p class="mute">{size(bytes)}</p> })}
            <p role="status">{move || persisted.get().map(|kept| tr(if kept {
                keys::OFFLINE_PERSISTED
            } else {
                keys::OFFLINE_NOT_PERSISTED
            }))}</p>
            <Show when=move || persisted.get() == Some(false)>
                <Button on_press=ask>{tr(keys::OFFLINE_PERSIST_BUTTON)}</Button>
            </Show>
        </section>
    }
}

fn size(bytes: f64) -> String {
    let megabytes = format!("{:.1}", bytes / MEGABYTE);
    tr_with(keys::OFFLINE_USED, &[("megabytes", &megabytes)])
}
