//! How far something has come.
//!
//! A real `<progress>` named by its label; the same is said in words beside it. While the end is
//! not known the bar shows movement only, and stands still where no movement is wanted. Nothing is
//! announced at each step: say the end by the announcer.

use leptos::prelude::*;

/// A progress bar.
#[component]
pub(crate) fn Progress(
    /// Unique on the page.
    id: &'static str,
    /// What is going on.
    #[prop(into)]
    label: String,
    /// Steps done, none while that is not known.
    #[prop(into)]
    done: Signal<Option<u32>>,
    /// Steps in all.
    #[prop(into)]
    all: Signal<u32>,
) -> impl IntoView {
    let words = move || done.get().map(|done| format!("{done} / {}", all.get()));
    view! {
        <div class="progress">
            <div class="progress-words">
                <label for=id>{label}</label>
                <span>{words}</span>
            </div>
            <progress
                id=id
                max=move || all.get().to_string()
                value=move || done.get().map(|done| done.to_string())
            ></progress>
        </div>
    }
}
