//! Where one is on a way of several steps.
//!
//! A real `<ol>`; the present step carries `aria-current="step"`, and done and present are said in
//! words besides number, tick and colour. Not a navigation: no step is a link.

use leptos::prelude::*;

use super::icon::{Icon, IconName};
use crate::i18n::{keys, tr};

/// Where a step stands to the present one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stand {
    Done,
    Now,
    Coming,
}

impl Stand {
    fn of(step: usize, now: usize) -> Self {
        match step.cmp(&now) {
            std::cmp::Ordering::Less => Self::Done,
            std::cmp::Ordering::Equal => Self::Now,
            std::cmp::Ordering::Greater => Self::Coming,
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Done => "step-list-done",
            Self::Now => "step-list-now",
            Self::Coming => "step-list-coming",
        }
    }

    fn word(self) -> Option<&'static str> {
        match self {
            Self::Done => Some(tr(keys::UI_STEP_DONE)),
            Self::Now => Some(tr(keys::UI_STEP_NOW)),
            Self::Coming => None,
        }
    }
}

/// The steps.
#[component]
pub(crate) fn StepList(
    /// Their names in order.
    steps: Vec<String>,
    /// The present one, counted from 0; the number of steps when all are done.
    #[prop(into)]
    now: Signal<usize>,
) -> impl IntoView {
    let step = move |(at, title): (usize, String)| {
        let stand = move || Stand::of(at, now.get());
        let sign = move || match stand() {
            Stand::Done => view! { <Icon name=IconName::Tick/> }.into_any(),
            Stand::Now | Stand::Coming => (at + 1).to_string().into_any(),
        };
        let word = move || {
            stand().word().map(|word| view! { <span class="step-list-state">{word}</span> })
        };
        view! {
            <li
                class=move || stand().class()
                aria-current=move || (stand() == Stand::Now).then_some("step")
            >
                <span class="step-list-sign" aria-hidden="true">{sign}</span>
                <span class="step-list-title">{title}{word}</span>
            </li>
        }
    };
    let steps = steps.into_iter().enumerate().map(step).collect_view();
    view! { <ol class="step-list" role="list">{steps}</ol> }
}
