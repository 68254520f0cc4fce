//! Yes or no to one sentence.
//!
//! A real checkbox inside its label: the whole row is the target, Space turns it. Its sentence says
//! what "on" means; there is no second sentence for "off".

use leptos::prelude::*;

use super::field::{Error, described_by, invalid};

/// A checkbox.
#[component]
pub(crate) fn Checkbox(
    /// Unique on the page.
    id: &'static str,
    /// The sentence.
    #[prop(into)]
    label: String,
    /// Whether it is on.
    #[prop(into)]
    checked: Signal<bool>,
    /// Called when it is turned.
    #[prop(into)]
    on_change: Callback<bool>,
    /// A line below the sentence.
    #[prop(into, optional)]
    note: Option<String>,
    /// What is wrong with it.
    #[prop(into, optional)]
    error: Signal<Option<String>>,
) -> impl IntoView {
    view! {
        <div class="checkbox">
            <Error id error/>
            <label class="choice">
                <input
                    type="checkbox"
                    id=id
                    aria-invalid=invalid(error)
                    aria-describedby=described_by(id, false, error)
                    prop:checked=checked
                    on:change=move |event| on_change.run(event_target_checked(&event))
                />
                <span>{label}{note.map(|note| view! { <small>{note}</small> })}</span>
            </label>
        </div>
    }
}
