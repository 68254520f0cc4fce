//! What all fields share: the label above, the hint, the error, and the ids that tie them.
//!
//! A real `<label for>`. A screen reader says label, "required", then hint and error through
//! `aria-describedby`; a field in error carries `aria-invalid`. The error also has a sign and a
//! sentence, so its colour is never the only mark. `id` is unique on its page: an error summary
//! leads there.

use leptos::prelude::*;

use crate::{
    i18n::{keys, tr},
    ui::icon::{Icon, IconName},
};

/// One thing to choose in a list or among radio buttons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choice {
    /// What the program keeps.
    pub(crate) value: String,
    /// What the person reads.
    pub(crate) label: String,
    /// A line below it, in radio buttons only.
    pub(crate) note: Option<String>,
}

impl Choice {
    /// A choice without a note.
    pub(crate) fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), note: None }
    }
}

/// The label's words and, for a field that must be filled, the word that says so.
#[component]
pub(super) fn Words(label: String, required: bool) -> impl IntoView {
    view! {
        {label}
        {required.then(|| view! { <span class="field-required">{tr(keys::UI_REQUIRED)}</span> })}
    }
}

/// How to fill the field.
#[component]
pub(super) fn Hint(id: &'static str, hint: Option<String>) -> impl IntoView {
    hint.map(|hint| view! { <p class="field-hint" id=hint_id(id)>{hint}</p> })
}

/// What is wrong, and how it is put right.
#[component]
pub(super) fn Error(id: &'static str, error: Signal<Option<String>>) -> impl IntoView {
    move || {
        error.get().map(|error| {
            view! {
                <p class="field-error" id=error_id(id)>
                    <Icon name=IconName::Warning/>
                    <span>{error}</span>
                </p>
            }
        })
    }
}

/// Value of `aria-describedby`: the ids of hint and error, as far as they are there.
pub(super) fn described_by(
    id: &'static str,
    has_hint: bool,
    error: Signal<Option<String>>,
) -> Signal<Option<String>> {
    Signal::derive(move || {
        let hint = has_hint.then(|| hint_id(id));
        let error = error.with(Option::is_some).then(|| error_id(id));
        ids(hint, error)
    })
}

/// Value of `aria-invalid`.
pub(super) fn invalid(error: Signal<Option<String>>) -> Signal<Option<&'static str>> {
    Signal::derive(move || error.with(Option::is_some).then_some("true"))
}

fn ids(hint: Option<String>, error: Option<String>) -> Option<String> {
    match (hint, error) {
        (Some(hint), Some(error)) => Some(format!("{hint} {error}")),
        (hint, error) => hint.or(error),
    }
}

fn hint_id(id: &str) -> String {
    format!("{id}-hint")
}

fn error_id(id: &str) -> String {
    format!("{id}-error")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_names_only_the_descriptions_that_are_there() {
        let hint = || Some(hint_id("name"));
        let error = || Some(error_id("name"));
        for (have, want) in [
            ((None, None), None),
            ((hint(), None), Some("name-hint")),
            ((None, error()), Some("name-error")),
            ((hint(), error()), Some("name-hint name-error")),
        ] {
            assert_eq!(ids(have.0, have.1).as_deref(), want);
        }
    }
}
