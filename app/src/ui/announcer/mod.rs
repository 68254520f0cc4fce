//! The app's one voice for screen readers, and the short note everyone sees.
//!
//! `role="status"`: said when the reader pauses, never in the middle of a sentence. The note stays
//! until the next one or until it is closed; nothing important is said only here.

use leptos::prelude::*;

use crate::i18n::{keys, tr};

/// Says something in a sentence.
#[derive(Clone, Copy)]
pub(crate) struct Announce(RwSignal<String>);

impl Announce {
    /// Puts it into the context.
    pub(crate) fn provide() {
        provide_context(Self(RwSignal::new(String::new())));
    }

    /// From the context.
    pub(crate) fn expect() -> Self {
        expect_context()
    }

    /// Says it.
    pub(crate) fn say(self, sentence: impl Into<String>) {
        self.0.set(sentence.into());
    }
}

/// The place where it is said.
#[component]
pub(crate) fn Announcer() -> impl IntoView {
    let said = Announce::expect().0;
    view! {
        <div class="toast-region" role="status" aria-live="polite">
            <Show when=move || said.with(|said| !said.is_empty())>
                <div class="toast">
                    <p>{said}</p>
                    <button
                        type="button"
                        class="toast-close"
                        on:click=move |_| said.set(String::new())
                    >
                        {tr(keys::APP_CLOSE)}
                    </button>
                </div>
            </Show>
        </div>
    }
}
