//! Taking a bill off this device: asked once, and put back from the list if it was a mistake.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

use super::{book::Book, notices::VaultFailure};
use crate::{
    i18n::{keys, tr},
    platform::vault::VaultError,
    ui::{
        button::{Button, Emphasis},
        dialog::Dialog,
        icon::{Icon, IconName},
    },
};

/// The button and its question.
#[component]
pub(super) fn RemoveBill(id: String) -> impl IntoView {
    let open = RwSignal::new(false);
    let failure = RwSignal::new(None::<VaultError>);
    let busy = RwSignal::new(false);
    let remove = remover(id, open, failure, busy);
    view! {
        <Button on_press=move || open.set(true) emphasis=Emphasis::Danger>
            <Icon name=IconName::Bin/>
            {tr(keys::BILLS_REMOVE)}
        </Button>
        <Dialog
            id="bills-remove"
            title=tr(keys::BILLS_REMOVE_TITLE)
            open
            on_close=Callback::new(move |()| open.set(false))
        >
            <p>{tr(keys::BILLS_REMOVE_MEANS)}</p>
            <VaultFailure error=failure/>
            <div class="dialog-actions">
                <Button on_press=move || open.set(false)>{tr(keys::APP_CANCEL)}</Button>
                <Button on_press=remove emphasis=Emphasis::Danger busy>{tr(keys::BILLS_REMOVE_YES)}</Button>
            </div>
        </Dialog>
    }
}

fn remover(
    id: String,
    open: RwSignal<bool>,
    failure: RwSignal<Option<VaultError>>,
    busy: RwSignal<bool>,
) -> impl Fn() + Send + Sync + 'static {
    let book = Book::expect();
    let navigate = StoredValue::new_local(use_navigate());
    move || {
        busy.set(true);
        failure.set(None);
        let id = id.clone();
        leptos::task::spawn_local(async move {
            match book.remove(&id).await {
                Ok(()) => {
                    open.try_set(false);
                    // The page of a bill that is gone is no place to come back to.
                    let replace = NavigateOptions { replace: true, ..NavigateOptions::default() };
                    navigate.try_with_value(|navigate| navigate("/bills", replace));
                }
                Err(error) => {
                    failure.try_set(Some(error));
                }
            }
            busy.try_set(false);
        });
    }
}
