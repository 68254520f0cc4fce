//! A day one knows by heart or copies from paper: year, month, day as three fields of figures.
//!
//! No calendar to page through. `<fieldset>` with `<legend>`; each field has its own visible label
//! after the box, as a date is written in Japanese. The error stands above and is told with each of
//! the three. The year carries the field's `id`, so that an error summary leads there.

mod typed;

use leptos::prelude::*;

pub(crate) use typed::DateTyped;

use super::field::{Error, Hint, Words, described_by, invalid};
use crate::i18n::{Key, keys, tr};

/// Which of the three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Year,
    Month,
    Day,
}

impl Part {
    const ALL: [Self; 3] = [Self::Year, Self::Month, Self::Day];

    const fn label(self) -> Key {
        match self {
            Self::Year => keys::UI_DATE_YEAR,
            Self::Month => keys::UI_DATE_MONTH,
            Self::Day => keys::UI_DATE_DAY,
        }
    }

    fn id(self, id: &str) -> String {
        match self {
            Self::Year => id.to_owned(),
            Self::Month => format!("{id}-month"),
            Self::Day => format!("{id}-day"),
        }
    }

    fn of(self, typed: &DateTyped) -> &String {
        match self {
            Self::Year => &typed.year,
            Self::Month => &typed.month,
            Self::Day => &typed.day,
        }
    }

    fn put(self, typed: &mut DateTyped, text: String) {
        match self {
            Self::Year => typed.year = text,
            Self::Month => typed.month = text,
            Self::Day => typed.day = text,
        }
    }
}

/// A date field.
#[component]
pub(crate) fn DateField(
    /// Unique on the page.
    id: &'static str,
    /// Which day is asked.
    #[prop(into)]
    label: String,
    /// What is typed so far, right or wrong.
    #[prop(into)]
    value: Signal<DateTyped>,
    /// Called with all three at each keystroke.
    #[prop(into)]
    on_change: Callback<DateTyped>,
    /// How to fill it.
    #[prop(into, optional)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(into, optional)]
    error: Signal<Option<String>>,
    /// Whether it must be filled.
    #[prop(optional)]
    required: bool,
) -> impl IntoView {
    let described_by = described_by(id, hint.is_some(), error);
    let part = move |part: Part| {
        view! {
            <div class="date-field-part">
                <input
                    type="text"
                    inputmode="numeric"
                    autocomplete="off"
                    id=part.id(id)
                    aria-required=required.then_some("true")
                    aria-invalid=invalid(error)
                    aria-describedby=described_by
                    prop:value=move || value.with(|typed| part.of(typed).clone())
                    on:input=move |event| {
                        let mut typed = value.get_untracked();
                        part.put(&mut typed, event_target_value(&event));
                        on_change.run(typed);
                    }
                />
                <label for=part.id(id)>{tr(part.label())}</label>
            </div>
        }
    };
    view! {
        <fieldset class="field">
            <legend class="field-label"><Words label required/></legend>
            <Hint id hint/>
            <Error id error/>
            <div class="date-field-parts">{Part::ALL.map(part).collect_view()}</div>
        </fieldset>
    }
}
