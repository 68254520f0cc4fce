//! Reads a text aloud, and stops at the second press.
//!
//! A real `<button>` whose word says what the next press does. Not there where the device has no
//! voice for the language: a button that does nothing helps no one. One text is read at a time, and
//! leaving the page stops it. A screen reader's user reads with their own voice; the button stays
//! in their way only as one stop.

mod reader;

use leptos::prelude::*;

use super::icon::{Icon, IconName};
use crate::{
    i18n::{self, keys, tr},
    platform::speech,
};
use reader::{Reader, TextId};

/// The button.
#[component]
pub(crate) fn SpeakButton(
    /// What is read: plain text in the present language, without readings.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    let reader = Reader::of_the_app();
    let own = TextId::new();
    let on_leaving = reader.clone();
    on_cleanup(move || on_leaving.stop(own));
    move || {
        let reader = reader.clone();
        reader.follow_voices();
        speech::has_voice(i18n::language()).then(|| {
            let state = reader.clone();
            let reading = Signal::derive(move || state.is_reading(own));
            let press = move |()| {
                if reading.get_untracked() {
                    reader.stop(own);
                } else {
                    reader.read(own, &text.get_untracked());
                }
            };
            view! { <Toggle reading press=Callback::new(press)/> }
        })
    }
}

#[component]
fn Toggle(reading: Signal<bool>, press: Callback<()>) -> impl IntoView {
    let word =
        move || tr(if reading.get() { keys::APP_STOP_READING } else { keys::APP_READ_ALOUD });
    view! {
        <button
            type="button"
            class="quiet-button"
            class:speak-button-on=reading
            on:click=move |_| press.run(())
        >
            <Icon name=IconName::Speaker/>
            <span>{word}</span>
        </button>
    }
}
