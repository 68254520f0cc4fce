//! Chapters the ward itself has given, as it wrote them: Japanese, without readings.

use leptos::prelude::*;
use nakano_shared::shelter::manual::WardChapter;

use crate::ui::icon::{Icon, IconName};

/// The chapters, each to be opened.
#[component]
pub(super) fn WardChapters(chapters: Vec<WardChapter>) -> impl IntoView {
    let chapter = |chapter: WardChapter| {
        let paragraphs = chapter.paragraphs.into_iter();
        view! {
            <details class="disclosure" lang="ja">
                <summary><span>{chapter.title}</span><Icon name=IconName::Forward/></summary>
                <div class="disclosure-body">
                    {paragraphs.map(|text| view! { <p>{text}</p> }).collect_view()}
                </div>
            </details>
        }
        .into_any()
    };
    view! { <div class="stack">{chapters.into_iter().map(chapter).collect_view()}</div> }.into_any()
}
