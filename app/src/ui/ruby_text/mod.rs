//! Content text with readings over its kanji, when the person wants them.
//!
//! Screen readers read the base text; `<rp>` keeps the readings apart where ruby is not drawn.

use leptos::prelude::*;
use nakano_shared::kernel::{language::Localized, ruby};

use crate::{i18n, preferences::Chosen};

/// A text of the content in the person's language.
#[component]
pub(crate) fn RubyText<'text>(text: &'text Localized) -> impl IntoView + use<> {
    let marked = text.get(i18n::language());
    if Chosen::expect().get().furigana {
        ruby::segments(marked).into_iter().map(segment).collect_view().into_any()
    } else {
        ruby::plain(marked).into_any()
    }
}

fn segment(segment: ruby::Segment<'_>) -> AnyView {
    let base = segment.base.to_owned();
    match segment.reading.map(str::to_owned) {
        Some(reading) => {
            view! { <ruby>{base}<rp>"（"</rp><rt>{reading}</rt><rp>"）"</rp></ruby> }.into_any()
        }
        None => base.into_any(),
    }
}

/// A text of the content without readings, for titles, labels and reading aloud.
pub(crate) fn plain(text: &Localized) -> String {
    ruby::plain(text.get(i18n::language()))
}
