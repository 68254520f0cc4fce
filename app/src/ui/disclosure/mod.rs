//! More for those who want it.
//!
//! The browser's own `<details>`: Enter and Space open it, a screen reader says "collapsed" or
//! "expanded", find-in-page opens it, and paper shows it open.

use leptos::prelude::*;

use super::icon::{Icon, IconName};

/// A line that opens into more.
#[component]
pub(crate) fn Disclosure(
    /// The line; it says what is inside.
    #[prop(into)]
    summary: String,
    /// Whether it starts open.
    #[prop(optional)]
    open: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <details class="disclosure" open=open>
            <summary><span>{summary}</span><Icon name=IconName::Forward/></summary>
            <div class="disclosure-body">{children()}</div>
        </details>
    }
}
