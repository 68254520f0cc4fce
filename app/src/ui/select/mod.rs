//! One of many: the browser's own list, which every phone and screen reader knows.
//!
//! `<select>` with a visible label. Up to five choices read better as radio buttons.

use leptos::prelude::*;

use super::field::{Choice, Error, Hint, Words, described_by, invalid};

/// A list to choose from.
#[component]
pub(crate) fn Select(
    /// Unique on the page.
    id: &'static str,
    /// The name of the field.
    #[prop(into)]
    label: String,
    /// What there is; give one with an empty value for "not chosen yet".
    choices: Vec<Choice>,
    /// The value chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value when another one is chosen.
    #[prop(into)]
    on_change: Callback<String>,
    /// How to choose.
    #[prop(into, optional)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(into, optional)]
    error: Signal<Option<String>>,
    /// Whether one must be chosen.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let described_by = described_by(id, hint.is_some(), error);
    let option = move |choice: Choice| {
        let own = choice.value.clone();
        let selected = move || value.with(|value| *value == own);
        view! { <option value=choice.value prop:selected=selected>{choice.label}</option> }
    };
    view! {
        <div class="field">
            <label class="field-label" for=id><Words label required/></label>
            <Hint id hint/>
            <Error id error/>
            <select
                id=id
                aria-required=required.then_some("true")
                aria-invalid=invalid(error)
                aria-describedby=described_by
                on:change=move |event| on_change.run(event_target_value(&event))
            >
                {choices.into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}
