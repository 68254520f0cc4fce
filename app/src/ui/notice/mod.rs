//! Something to know before going on, in the flow of the page.
//!
//! A notice that comes while the page is open is said by screen readers: at the next pause
//! (`role="status"`), or at once when something failed (`role="alert"`). One that was there from
//! the beginning is read in its place.

use leptos::prelude::*;

/// How heavy it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    /// Good to know.
    Information,
    /// It worked.
    Success,
    /// Needs care.
    Warning,
    /// It did not work.
    Failure,
}

impl Weight {
    const fn class(self) -> &'static str {
        match self {
            Self::Information => "notice",
            Self::Success => "notice notice-ok",
            Self::Warning => "notice notice-warn",
            Self::Failure => "notice notice-error",
        }
    }

    const fn role(self) -> &'static str {
        match self {
            Self::Failure => "alert",
            Self::Information | Self::Success | Self::Warning => "status",
        }
    }
}

/// A notice.
#[component]
pub(crate) fn Notice(
    /// How heavy it is.
    weight: Weight,
    /// Whether it comes while the page is open.
    #[prop(optional)]
    comes: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <div class=weight.class() role=comes.then(|| weight.role())>
            {children()}
        </div>
    }
}
