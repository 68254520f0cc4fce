//! Buttons: at least 44 px high, 56 px for the main action of a page.
//!
//! A real `<button>`: the keyboard and screen readers need nothing more. A button that is busy
//! stays focusable and says so by `aria-busy`; a second tap does nothing.

use leptos::{ev::MouseEvent, prelude::*};

/// How loud a button is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Emphasis {
    /// The one next step of the page.
    Main,
    /// Any other.
    #[default]
    Plain,
    /// Takes something away.
    Danger,
}

impl Emphasis {
    const fn class(self) -> &'static str {
        match self {
            Self::Main => "button main",
            Self::Plain => "button",
            Self::Danger => "button danger",
        }
    }
}

/// A button with a word on it.
#[component]
pub(crate) fn Button(
    /// What happens.
    on_press: impl Fn() + 'static,
    /// How loud it is.
    #[prop(optional)]
    emphasis: Emphasis,
    /// While true, taps do nothing.
    #[prop(into, optional)]
    busy: Signal<bool>,
    children: Children,
) -> impl IntoView {
    let press = move |_: MouseEvent| {
        if !busy.get_untracked() {
            on_press();
        }
    };
    view! {
        <button
            type="button"
            class=emphasis.class()
            aria-busy=move || busy.get().then_some("true")
            on:click=press
        >
            {children()}
        </button>
    }
}
