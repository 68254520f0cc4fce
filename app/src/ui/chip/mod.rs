//! A state in a word.
//!
//! The sign and the word say it; the colour only repeats it. Not a control: a chip that can be
//! pressed is a link or a button of the same class.

use leptos::prelude::*;

use super::icon::{Icon, IconName};

/// What kind of state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// As it should be.
    Good,
    /// Soon too late, or incomplete.
    Warning,
    /// Wrong, or too late.
    Wrong,
    /// Neither good nor bad.
    Plain,
}

impl State {
    const fn class(self) -> &'static str {
        match self {
            Self::Good => "chip chip-ok",
            Self::Warning => "chip chip-warn",
            Self::Wrong => "chip chip-error",
            Self::Plain => "chip",
        }
    }

    const fn icon(self) -> Option<IconName> {
        match self {
            Self::Good => Some(IconName::Tick),
            Self::Warning | Self::Wrong => Some(IconName::Warning),
            Self::Plain => None,
        }
    }
}

/// A chip.
#[component]
pub(crate) fn Chip(
    /// What kind of state.
    state: State,
    /// The word.
    #[prop(into)]
    word: Signal<String>,
) -> impl IntoView {
    view! {
        <span class=state.class()>
            {state.icon().map(|name| view! { <Icon name/> })}
            <span>{word}</span>
        </span>
    }
}
