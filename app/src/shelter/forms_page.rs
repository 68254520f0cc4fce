//! `/shelter/forms`: all forms.

use leptos::prelude::*;
use nakano_shared::shelter::{files, manual::Manual};

use super::card_list::form_list;
use crate::{
    i18n::{keys, tr},
    ui::{
        loaded::loaded,
        page::{Page, Room},
    },
};

/// The forms.
#[component]
pub(crate) fn FormsPage() -> impl IntoView {
    let body = loaded::<Manual>(files::MANUAL, |manual| form_list(&manual.forms));
    view! {
        <Page title=tr(keys::SHELTER_FORMS).to_owned() room=Room::Shelter back="/shelter">
            <p>{tr(keys::SHELTER_FORMS_LEAD)}</p>
            <p class="no-print">
                <a class="button" href="/shelter/print?what=forms">{tr(keys::SHELTER_FORMS_PRINT)}</a>
            </p>
            {body}
        </Page>
    }
}
