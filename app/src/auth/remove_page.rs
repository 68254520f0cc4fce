//! `/auth/remove`: the account goes, and what stays is named with its reason.

use leptos::prelude::*;
use nakano_shared::auth::api::{Kept, Me, Removed};

use super::{
    client,
    failure::{Failure, FailureNotice},
    fetched::fetched,
};
use crate::{
    i18n::{keys, tr, tr_with},
    sync::Hub,
    ui::{
        button::{Button, Emphasis},
        checkbox::Checkbox,
        page::{Page, Room},
    },
};

/// What removing means, and the button.
#[component]
pub(super) fn RemovePage() -> impl IntoView {
    // Outside of what is asked for while signed in: afterwards nobody is.
    let removed = RwSignal::new(None::<Removed>);
    view! {
        <Page title=tr(keys::AUTH_ERASE).to_owned() room=Room::Common back="/auth">
            {move || match removed.get() {
                Some(removed) => view! { <Gone removed/> }.into_any(),
                None => fetched("/api/auth/me", move |_: Me, _| view! { <Ask removed/> }.into_any())
                    .into_any(),
            }}
        </Page>
    }
}

#[component]
fn Ask(removed: RwSignal<Option<Removed>>) -> impl IntoView {
    let hub = Hub::expect();
    let sure = RwSignal::new(false);
    let (busy, failure) = (RwSignal::new(false), RwSignal::new(None::<Failure>));
    let remove = move || {
        if !sure.get_untracked() {
            return;
        }
        busy.set(true);
        failure.set(None);
        leptos::task::spawn_local(async move {
            match client::remove_account().await {
                Ok(left) => {
                    hub.signed_out();
                    removed.try_set(Some(left));
                }
                Err(why) => {
                    failure.try_set(Some(why));
                }
            }
            busy.try_set(false);
        });
    };
    view! {
        <ul>
            <li>{tr(keys::AUTH_ERASE_SERVER)}</li>
            <li>{tr(keys::AUTH_ERASE_DEVICE)}</li>
            <li>{tr(keys::AUTH_ERASE_FINAL)}</li>
        </ul>
        <Checkbox
            id="auth-erase-sure"
            label=tr(keys::AUTH_ERASE_SURE)
            checked=sure
            on_change=move |checked| sure.set(checked)
        />
        <FailureNotice failure/>
        <Show when=move || sure.get()>
            <Button on_press=remove emphasis=Emphasis::Danger busy>{tr(keys::AUTH_ERASE_GO)}</Button>
        </Show>
    }
}

#[component]
fn Gone(removed: Removed) -> impl IntoView {
    let kept = removed.kept.into_iter().map(|kept| view! { <li>{sentence(&kept)}</li> });
    let kept = kept.collect_view();
    let is_empty = kept.is_empty();
    view! {
        <p class="notice notice-ok" role="status">{tr(keys::AUTH_ERASED)}</p>
        {if is_empty {
            view! { <p>{tr(keys::AUTH_ERASED_ALL)}</p> }.into_any()
        } else {
            view! { <p>{tr(keys::AUTH_ERASED_KEPT)}</p> <ul>{kept}</ul> }.into_any()
        }}
        <p>{tr(keys::AUTH_ERASED_DEVICE)}</p>
    }
}

/// What stays and why; a reason of a newer server is shown by its own word rather than left out.
fn sentence(kept: &Kept) -> String {
    let count = kept.records.to_string();
    let key = match (kept.what.as_str(), kept.by.as_str()) {
        ("audit-links", "audit-chain") => keys::AUTH_KEPT_LINKS,
        ("deeds-as-staff", "others-right-to-know") => keys::AUTH_KEPT_DEEDS,
        ("changes-in-shared-spaces", "shared-with-others") => keys::AUTH_KEPT_SHARED,
        (what, by) => return format!("{}: {what} ({by}) {count}", kept.room),
    };
    tr_with(key, &[("count", &count)])
}
