//! One of a few, all in sight.
//!
//! `<fieldset>` with `<legend>` and real radio buttons of one name: Tab goes in once, the arrow
//! keys choose, a screen reader says "2 of 3". The whole row is the target. The first button
//! carries the field's `id`, so that an error summary leads there.

use leptos::prelude::*;

use super::field::{Choice, Error, Hint, Words, described_by, invalid};

/// A group of radio buttons.
#[component]
pub(crate) fn RadioGroup(
    /// Unique on the page; also the name the buttons share.
    id: &'static str,
    /// The question.
    #[prop(into)]
    label: String,
    /// The answers.
    choices: Vec<Choice>,
    /// The value chosen; empty when none is.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the value when one is chosen.
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
    let row = move |(index, choice): (usize, Choice)| {
        let own = choice.value.clone();
        let button_id = if index == 0 { id.to_owned() } else { format!("{id}-{index}") };
        view! {
            <label class="choice">
                <input
                    type="radio"
                    id=button_id
                    name=id
                    value=choice.value
                    aria-invalid=invalid(error)
                    prop:checked=move || value.with(|value| *value == own)
                    on:change=move |event| on_change.run(event_target_value(&event))
                />
                <span>{choice.label}{choice.note.map(|note| view! { <small>{note}</small> })}</span>
            </label>
        }
    };
    view! {
        <fieldset class="field" aria-describedby=described_by>
            <legend class="field-label"><Words label required/></legend>
            <Hint id hint/>
            <Error id error/>
            <div class="choices">{choices.into_iter().enumerate().map(row).collect_view()}</div>
        </fieldset>
    }
}
