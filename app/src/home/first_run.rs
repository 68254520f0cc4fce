//! The card that leads a new person to the offline page, until they have been there or put it off.

use leptos::prelude::*;

use crate::{
    i18n::{keys, tr},
    platform::device_settings,
    ui::button::Button,
};

/// Set once the card has been answered.
const RECORD: &str = "nakano.first-run";

/// The card of the first visit.
#[component]
pub(super) fn FirstRun() -> impl IntoView {
    let answered = RwSignal::new(device_settings::read(RECORD).is_some());
    let answer = move || {
        device_settings::write(RECORD, "answered");
        answered.set(true);
    };
    view! {
        <Show when=move || !answered.get()>
            <section class="card home-first">
                <h2>{tr(keys::HOME_FIRST_TITLE)}</h2>
                <p>{tr(keys::HOME_FIRST_TEXT)}</p>
                <div class="home-first-actions">
                    <a class="button main" href="/offline" on:click=move |_| answer()>
                        {tr(keys::HOME_FIRST_OPEN)}
                    </a>
                    <Button on_press=answer>{tr(keys::HOME_FIRST_LATER)}</Button>
                </div>
            </section>
        </Show>
    }
}
