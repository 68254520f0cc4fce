//! The one loud thing: shown while something is happening, on top of a page.
//!
//! A region named by its heading, so that a screen reader finds it among the landmarks. One that
//! comes while the page is open is an alert and is said at once. Never shown for news.

use leptos::prelude::*;

use super::icon::{Icon, IconName};

/// The banner.
#[component]
pub(crate) fn EmergencyBanner(
    /// What is happening.
    #[prop(into)]
    title: String,
    /// The page that says what to do.
    href: &'static str,
    /// The words on the way there.
    #[prop(into)]
    action: String,
    /// Whether it comes while the page is open.
    #[prop(optional)]
    comes: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <section
            class="emergency-banner"
            role=if comes { "alert" } else { "region" }
            aria-labelledby="emergency-banner-title"
        >
            <h2 id="emergency-banner-title">
                <Icon name=IconName::Warning/>
                <span>{title}</span>
            </h2>
            {children()}
            <a class="button main" href=href>{action}</a>
        </section>
    }
}
