//! Components of the screens: one folder each, with its style beside it.
//!
//! What a component promises to the keyboard and to a screen reader stands in its own `//!`.
//! `/ui` shows all of them in builds for development and tests.
//!
//! One rule for what residents get: a component that no page uses yet stands below under
//! `cfg(ui_examples)`; whoever first uses it moves its line up. Texts of such components are named
//! at the end, so that their keys need not come and go with them.

pub(crate) mod announcer;
pub(crate) mod button;
pub(crate) mod checkbox;
pub(crate) mod dialog;
pub(crate) mod disclosure;
pub(crate) mod field;
pub(crate) mod icon;
pub(crate) mod loaded;
pub(crate) mod page;
pub(crate) mod print_button;
pub(crate) mod qr;
pub(crate) mod radio;
pub(crate) mod ruby_text;
pub(crate) mod select;
pub(crate) mod speak_button;
pub(crate) mod tab_bar;
pub(crate) mod text_field;

#[cfg(ui_examples)]
pub(crate) mod card;
#[cfg(ui_examples)]
pub(crate) mod chip;
#[cfg(ui_examples)]
pub(crate) mod date_field;
#[cfg(ui_examples)]
pub(crate) mod emergency_banner;
#[cfg(ui_examples)]
pub(crate) mod error_summary;
#[cfg(ui_examples)]
mod examples;
#[cfg(ui_examples)]
pub(crate) mod list;
#[cfg(ui_examples)]
pub(crate) mod notice;
#[cfg(ui_examples)]
pub(crate) mod progress;
#[cfg(ui_examples)]
pub(crate) mod step_list;
#[cfg(ui_examples)]
pub(crate) mod table;
#[cfg(ui_examples)]
pub(crate) mod tabs;

/// Texts of the components above that residents do not get yet.
#[cfg(not(ui_examples))]
const _: [crate::i18n::Key; 10] = {
    use crate::i18n::keys;
    [
        keys::UI_ERROR_SUMMARY,
        keys::UI_DATE_YEAR,
        keys::UI_DATE_MONTH,
        keys::UI_DATE_DAY,
        keys::UI_DATE_MISSING,
        keys::UI_DATE_NOT_FIGURES,
        keys::UI_DATE_SHORT_YEAR,
        keys::UI_DATE_NO_SUCH_DAY,
        keys::UI_STEP_DONE,
        keys::UI_STEP_NOW,
    ]
};

// The examples page is no part of what residents get.
#[cfg(not(ui_examples))]
pub(crate) use crate::home::NotFoundPage as ExamplesPage;
#[cfg(ui_examples)]
pub(crate) use examples::ExamplesPage;
