//! The card of writing out and reading in: the words at once, the rest when its program is here.

use leptos::prelude::*;

use super::export;
use crate::{
    i18n::{keys, tr},
    rooms::at_once,
    ui::button::Button,
};

/// How far the program is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Program {
    Loading,
    Here,
    /// Neither on the device nor to be had from the network now.
    Missing,
}

/// The card.
#[component]
pub(super) fn ExportCard() -> impl IntoView {
    let program = RwSignal::new(Program::Loading);
    let load = move || {
        leptos::task::spawn_local(async move {
            let loaded = export::load().await;
            // The page may have been left meanwhile.
            program.try_set(if loaded.is_ok() { Program::Here } else { Program::Missing });
        });
    };
    let again = move || {
        program.set(Program::Loading);
        load();
    };
    load();
    view! {
        <section class="card">
            <h2>{tr(keys::OFFLINE_EXPORT_TITLE)}</h2>
            <p>{tr(keys::OFFLINE_EXPORT_TEXT)}</p>
            <p>{tr(keys::OFFLINE_EXPORT_PLAIN)}</p>
            {move || match program.get() {
                Program::Here => at_once(export::panel()).and_then(Result::ok),
                Program::Loading => Some(
                    view! { <p class="waiting" role="status">{tr(keys::APP_LOADING)}</p> }.into_any(),
                ),
                Program::Missing => Some(view! {
                    <p role="alert">{tr(keys::APP_ROOM_MISSING_TEXT)}</p>
                    <Button on_press=again>{tr(keys::APP_TRY_AGAIN)}</Button>
                }.into_any()),
            }}
        </section>
    }
}
