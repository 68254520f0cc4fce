//! How far the bills of this device have come: only here, on the way, everywhere.

use leptos::prelude::*;

use crate::{
    i18n::{keys, tr, tr_with},
    sync::{Hub, Standing},
};

/// One line under the list; nothing without an account.
#[component]
pub(super) fn SyncLine() -> impl IntoView {
    let hub = Hub::expect();
    let line = move || {
        let count = hub.unsent().to_string();
        let waits = |key| Some(tr_with(key, &[("count", &count)]));
        match hub.standing() {
            Standing::Off => None,
            Standing::Working => Some(tr(keys::BILLS_SYNC_WORKING).to_owned()),
            Standing::Together if hub.refused() > 0 => {
                Some(tr_with(keys::BILLS_SYNC_REFUSED, &[("count", &hub.refused().to_string())]))
            }
            Standing::Together => Some(tr(keys::BILLS_SYNC_TOGETHER).to_owned()),
            Standing::Offline => waits(keys::BILLS_SYNC_OFFLINE),
            Standing::SignedOut => waits(keys::BILLS_SYNC_SIGNED_OUT),
            Standing::VerifyAgain => waits(keys::BILLS_SYNC_VERIFY),
            Standing::Failed => waits(keys::BILLS_SYNC_FAILED),
        }
    };
    let needs_account =
        move || matches!(hub.standing(), Standing::SignedOut | Standing::VerifyAgain);
    view! {
        <div class="bills-sync" role="status">
            {move || line().map(|line| view! { <p class="mute">{line}</p> })}
            <Show when=needs_account>
                <p><a href="/auth">{tr(keys::BILLS_SYNC_TO_ACCOUNT)}</a></p>
            </Show>
        </div>
    }
}
