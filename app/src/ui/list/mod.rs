//! Things one can open, a line each.
//!
//! A real `<ul>` of links: a screen reader says how many there are. `role="list"` is said again
//! because Safari forgets it where the dots are taken away.

use leptos::prelude::*;

use super::icon::{Icon, IconName};

/// The list; its children are [`LinkRow`]s or own `<li>`s.
#[component]
pub(crate) fn List(children: Children) -> impl IntoView {
    view! { <ul class="list" role="list">{children()}</ul> }
}

/// A line that leads somewhere.
#[component]
pub(crate) fn LinkRow(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// What it is.
    #[prop(into)]
    title: String,
    /// A second line, small.
    #[prop(into, optional)]
    note: Option<String>,
    /// A figure at the end of the line, such as metres.
    #[prop(into, optional)]
    aside: Option<String>,
) -> impl IntoView {
    view! {
        <li>
            <a href=href>
                <span>{title}{note.map(|note| view! { <small>{note}</small> })}</span>
                {aside.map(|aside| view! { <span class="list-aside">{aside}</span> })}
                <Icon name=IconName::Forward/>
            </a>
        </li>
    }
}
