//! Language and text size at the top of home: two taps for someone who cannot read the rest.
//!
//! Language names stand in their own language and carry `lang`. Toggle buttons with `aria-pressed`;
//! the size button says the size it has just set.

use leptos::prelude::*;
use nakano_shared::kernel::language::Language;

use crate::{
    app::change_language,
    i18n::{self, keys, tr, tr_with},
    preferences::{Chosen, TEXT_PERCENTS},
    ui::announcer::Announce,
};

/// A language's own name for itself.
pub(crate) const fn own_name(language: Language) -> &'static str {
    match language {
        Language::Ja => "日本語",
        Language::JaEasy => "やさしい日本語",
        Language::En => "English",
    }
}

/// Changes the language, and says so when it cannot.
pub(crate) fn choose_language(chosen: Chosen, announce: Announce, language: Language) {
    leptos::task::spawn_local(async move {
        if !change_language(chosen, language).await {
            announce.say(tr(keys::PREFERENCES_LANGUAGE_FAILED));
        }
    });
}

/// The bar.
#[component]
pub(super) fn ReadingBar() -> impl IntoView {
    let (chosen, announce) = (Chosen::expect(), Announce::expect());
    let language = move |language: Language| {
        view! {
            <button
                type="button"
                class="home-language"
                lang=language.html_lang()
                aria-pressed=(i18n::language() == language).to_string()
                on:click=move |_| choose_language(chosen, announce, language)
            >
                {own_name(language)}
            </button>
        }
    };
    let bigger = move |_| {
        chosen.change(|preferences| preferences.text = next_size(preferences.text));
        announce.say(size_text(chosen));
    };
    view! {
        <div class="home-reading" role="group" aria-label=tr(keys::PREFERENCES_LANGUAGE)>
            {Language::ALL.map(language).collect_view()}
            <button type="button" class="home-size" on:click=bigger>
                {move || size_text(chosen)}
            </button>
        </div>
    }
}

fn size_text(chosen: Chosen) -> String {
    tr_with(keys::HOME_TEXT_SIZE, &[("percent", &chosen.get().text.to_string())])
}

/// The next larger size, and from the largest back to the smallest.
fn next_size(now: u16) -> u16 {
    TEXT_PERCENTS.into_iter().find(|size| *size > now).unwrap_or(TEXT_PERCENTS[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_go_round() {
        for (now, next) in [(100, 125), (125, 150), (150, 175), (175, 200), (200, 100), (7, 100)] {
            assert_eq!(next_size(now), next);
        }
    }
}
