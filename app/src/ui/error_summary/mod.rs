//! What is to be put right, above a form that was sent.
//!
//! When it appears the focus moves to it and a screen reader says its heading; each line is a link
//! that puts the focus into its field. Set the problems when the form is sent, not while the person
//! types: the focus moves at each change.

use leptos::{ev::MouseEvent, prelude::*};

use crate::{
    i18n::{keys, tr},
    platform::page,
    ui::icon::{Icon, IconName},
};

/// Id of the summary; there is one on a page.
const SUMMARY: &str = "error-summary";

/// A field and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// Id of the field.
    pub(crate) field: &'static str,
    /// The same sentence that stands at the field.
    pub(crate) sentence: String,
}

/// The summary; nothing while there are no problems.
#[component]
pub(crate) fn ErrorSummary(
    /// What is wrong, in the order of the fields.
    #[prop(into)]
    problems: Signal<Vec<Problem>>,
) -> impl IntoView {
    Effect::new(move |_| {
        if problems.with(|problems| !problems.is_empty()) {
            request_animation_frame(|| page::focus(SUMMARY));
        }
    });
    move || {
        let problems = problems.get();
        (!problems.is_empty()).then(|| {
            view! {
                <section
                    class="error-summary"
                    id=SUMMARY
                    tabindex="-1"
                    aria-labelledby="error-summary-title"
                >
                    <h2 id="error-summary-title">
                        <Icon name=IconName::Warning/>
                        {tr(keys::UI_ERROR_SUMMARY)}
                    </h2>
                    <ul>{problems.into_iter().map(line).collect_view()}</ul>
                </section>
            }
        })
    }
}

fn line(problem: Problem) -> impl IntoView {
    let Problem { field, sentence } = problem;
    let lead = move |event: MouseEvent| {
        // Not a new place in the history, and the router has nothing to do with it.
        event.prevent_default();
        page::focus(field);
    };
    view! { <li><a href=format!("#{field}") on:click=lead>{sentence}</a></li> }
}
