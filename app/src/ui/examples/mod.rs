//! `/ui`: every component in its states, for people who build pages and for the axe test.
//!
//! Not part of what residents get, so its texts are literal and in Japanese only.

mod fields;
mod overlays;
mod shown;

use leptos::prelude::*;

use super::page::{Page, Room};

/// The page.
#[component]
pub(crate) fn ExamplesPage() -> impl IntoView {
    view! {
        <Page title="部品の見本" room=Room::Common back="/">
            <p class="lead">"画面の部品と、その状態の一覧です。開発とテストのためのページです。"</p>
            {shown::examples()}
            {fields::examples()}
            {overlays::examples()}
        </Page>
    }
}

/// One component with its heading.
fn example(name: &'static str, shown: AnyView) -> AnyView {
    view! {
        <section class="stack">
            <h2>{name}</h2>
            {shown}
        </section>
    }
    .into_any()
}
