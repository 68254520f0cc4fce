//! One line to type into.
//!
//! `<input>` with a visible label. Figures bring up the number keys (`inputmode`) and stay text, so
//! that full-width digits and hyphens are taken as typed and put right by the parser, not refused
//! by the browser.

use leptos::prelude::*;

use super::field::{Error, Hint, Words, described_by, invalid};

/// What is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum TextKind {
    /// Words.
    #[default]
    Words,
    /// Figures, with or without hyphens.
    #[cfg_attr(not(ui_examples), expect(dead_code, reason = "no page asks in this way yet"))]
    Digits,
    /// Something looked for; phones show a magnifying glass on the key.
    Search,
}

impl TextKind {
    const fn input_mode(self) -> &'static str {
        match self {
            Self::Words => "text",
            Self::Digits => "numeric",
            Self::Search => "search",
        }
    }

    const fn input_type(self) -> &'static str {
        match self {
            Self::Search => "search",
            Self::Words | Self::Digits => "text",
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Digits => "text-field-digits",
            Self::Words | Self::Search => "",
        }
    }
}

/// A text field.
#[component]
pub(crate) fn TextField(
    /// Unique on the page.
    id: &'static str,
    /// The name of the field.
    #[prop(into)]
    label: String,
    /// What is in it.
    #[prop(into)]
    value: Signal<String>,
    /// Called with the whole text at each keystroke.
    #[prop(into)]
    on_change: Callback<String>,
    /// What is typed.
    #[prop(optional)]
    kind: TextKind,
    /// How to fill it.
    #[prop(into, optional)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(into, optional)]
    error: Signal<Option<String>>,
    /// Whether it must be filled.
    #[prop(optional)]
    required: bool,
    /// Token of the HTML standard, such as `name`.
    #[prop(optional)]
    autocomplete: Option<&'static str>,
) -> impl IntoView {
    let described_by = described_by(id, hint.is_some(), error);
    view! {
        <div class="field">
            <label class="field-label" for=id><Words label required/></label>
            <Hint id hint/>
            <Error id error/>
            <input
                id=id
                class=kind.class()
                type=kind.input_type()
                inputmode=kind.input_mode()
                autocomplete=autocomplete.unwrap_or("off")
                aria-required=required.then_some("true")
                aria-invalid=invalid(error)
                aria-describedby=described_by
                prop:value=value
                on:input=move |event| on_change.run(event_target_value(&event))
            />
        </div>
    }
}
