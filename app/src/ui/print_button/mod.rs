//! Prints the page; what is printed and what is left out stands in the print styles.
//!
//! A real `<button>`; the browser's own dialogue takes over. Not printed itself.

use leptos::prelude::*;

use super::icon::{Icon, IconName};
use crate::{
    i18n::{keys, tr},
    platform::page,
};

/// The button.
#[component]
pub(crate) fn PrintButton() -> impl IntoView {
    view! {
        <button type="button" class="quiet-button" on:click=|_| page::print()>
            <Icon name=IconName::Printer/>
            {tr(keys::APP_PRINT)}
        </button>
    }
}
