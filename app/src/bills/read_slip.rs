//! A slip that was just read or typed: looked at, then saved at the person's word.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use nakano_shared::bills::Slip;

use super::{
    book::{Book, Saved},
    notices::{OverlapNotice, VaultFailure},
    saving::{self, Standing},
    slip_card::{HEADING, SlipCard},
};
use crate::{
    i18n::{Key, keys, tr},
    platform::{page, vault::VaultError},
    ui::{
        announcer::Announce,
        button::{Button, Emphasis},
    },
};

/// The slip, how it stands to the saved ones, and saving it. `on_again` goes back to reading.
#[component]
pub(super) fn ReadSlipView(
    slip: Slip,
    again: Key,
    on_again: impl Fn() + Send + 'static,
) -> impl IntoView {
    let book = Book::expect();
    // The finding is told where the eyes are: at the head of the slip.
    request_animation_frame(|| {
        page::scroll_to_top();
        page::focus(HEADING);
    });
    let standing = {
        let slip = slip.clone();
        Memo::new(move |_| book.with(|shelf| saving::standing(&slip, &shelf.bills)))
    };
    let known = move || matches!(standing.get(), Standing::Known(_));
    let what = move || match standing.get() {
        Standing::New => keys::BILLS_NOT_SAVED,
        Standing::Known(_) => keys::BILLS_KNOWN,
        Standing::Completes(..) => keys::BILLS_COMPLETES,
        Standing::OtherCode(..) => keys::BILLS_OTHER_CODE,
    };
    let button = move || if known() { keys::BILLS_OPEN_SAVED } else { keys::BILLS_SAVE };
    let failure = RwSignal::new(None::<VaultError>);
    let busy = RwSignal::new(false);
    let save = saver(slip.clone(), failure, busy);
    view! {
        <p class="notice" role="status">{move || tr(what())}</p>
        <SlipCard slip=slip.clone()/>
        <OverlapNotice slip/>
        <VaultFailure error=failure/>
        <Button on_press=on_again>{tr(again)}</Button>
        <div class="actions">
            <Button on_press=save emphasis=Emphasis::Main busy>{move || tr(button())}</Button>
        </div>
    }
    .into_any()
}

/// Saves the slip and opens the bill it has become. Saving one that is known only opens it.
fn saver(
    slip: Slip,
    failure: RwSignal<Option<VaultError>>,
    busy: RwSignal<bool>,
) -> impl Fn() + 'static {
    let book = Book::expect();
    let announce = Announce::expect();
    let navigate = use_navigate();
    move || {
        let (slip, navigate) = (slip.clone(), navigate.clone());
        busy.set(true);
        failure.set(None);
        leptos::task::spawn_local(async move {
            match book.save(slip).await {
                Ok(saved) => {
                    announce.say(tr(done(&saved)));
                    // The page with the unsaved slip is no place to come back to.
                    let replace = NavigateOptions { replace: true, ..NavigateOptions::default() };
                    navigate(&format!("/bills/bill/{}", saved.id()), replace);
                }
                Err(error) => {
                    failure.try_set(Some(error));
                }
            }
            busy.try_set(false);
        });
    }
}

const fn done(saved: &Saved) -> Key {
    match saved {
        Saved::New(_) => keys::BILLS_SAVED,
        Saved::Known(_) => keys::BILLS_KNOWN,
        Saved::Completed(_) => keys::BILLS_SAVED_COMPLETED,
        Saved::Merged(_) => keys::BILLS_SAVED_MERGED,
    }
}
