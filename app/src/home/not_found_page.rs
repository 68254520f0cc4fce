//! An address without a page.

use leptos::prelude::*;

use crate::{
    i18n::{keys, tr},
    ui::page::{Page, Room},
};

/// Any address that is in no list.
#[component]
pub(crate) fn NotFoundPage() -> impl IntoView {
    view! {
        <Page title=tr(keys::HOME_NOT_FOUND_TITLE).to_owned() room=Room::Common back="/">
            <p>{tr(keys::HOME_NOT_FOUND_TEXT)}</p>
            <p><a class="button main" href="/">{tr(keys::HOME_NOT_FOUND_HOME)}</a></p>
        </Page>
    }
}
