//! An address of this room that leads to nothing: said in a sentence, with a way on.

use leptos::prelude::*;

use crate::i18n::{Key, keys, tr};

/// Says what is not there and leads to the search.
#[component]
pub(super) fn Missing(
    /// The sentence.
    sentence: Key,
) -> impl IntoView {
    view! {
        <div class="notice notice-warn" role="alert">
            <p>{tr(sentence)}</p>
            <a class="button" href="/shelter/search">{tr(keys::SHELTER_SEARCH)}</a>
            <a class="button" href="/shelter">{tr(keys::SHELTER_TITLE)}</a>
        </div>
    }
}
