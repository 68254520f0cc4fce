//! The ways without a camera: a picture file, the clipboard, typing the digits.

use leptos::{ev, prelude::*};

use super::looking::{Looking, Said};
use crate::{
    i18n::{keys, tr},
    platform::{clipboard, picture},
    ui::{
        button::Button,
        icon::{Icon, IconName},
    },
};

/// Id of the file control, named by its label.
const FILE: &str = "bills-file";
/// Id of the field one can paste into where the browser does not give the clipboard.
const PASTE: &str = "bills-paste";

/// The ways.
#[component]
pub(super) fn OtherWays() -> impl IntoView {
    let looking = Looking::expect();
    let listener = window_event_listener(ev::paste, move |event| {
        if let Some(pasted) = clipboard::of_event(&event) {
            leptos::task::spawn_local(looking.take_pasted(pasted));
        }
    });
    on_cleanup(move || listener.remove());
    let paste = move || leptos::task::spawn_local(looking.paste());
    view! {
        <h2>{tr(keys::BILLS_SCAN_OTHER_WAYS)}</h2>
        <div class="bills-ways">
            <input
                id=FILE
                class="visually-hidden"
                type="file"
                accept="image/*"
                on:change=move |event| {
                    if let Some(file) = picture::chosen(&event) {
                        leptos::task::spawn_local(looking.look_at(file));
                    }
                }
            />
            <label class="button" for=FILE>
                <Icon name=IconName::Picture/>
                {tr(keys::BILLS_SCAN_FILE)}
            </label>
            <Button on_press=paste>
                <Icon name=IconName::Form/>
                {tr(keys::BILLS_SCAN_PASTE)}
            </Button>
            <a class="button" href="/bills/entry">
                <Icon name=IconName::Keypad/>
                {tr(keys::BILLS_SCAN_TYPE)}
            </a>
        </div>
        <Show when=move || looking.said() == Said::PasteRefused>
            <PasteField/>
        </Show>
    }
}

/// A place to paste into by hand.
#[component]
fn PasteField() -> impl IntoView {
    let looking = Looking::expect();
    let text = RwSignal::new(String::new());
    let read = move || looking.read_text(&text.get_untracked());
    view! {
        <div class="field">
            <label class="field-label" for=PASTE>{tr(keys::BILLS_PASTE_FIELD)}</label>
            <textarea
                id=PASTE
                autocomplete="off"
                spellcheck="false"
                on:input=move |event| text.set(event_target_value(&event))
            ></textarea>
            <Button on_press=read>{tr(keys::BILLS_PASTE_READ)}</Button>
        </div>
    }
}
