//! Views of one matter, one at a time.
//!
//! The tabs pattern of the ARIA Authoring Practices: one stop for Tab, arrow keys go round and show
//! at once, Home and End go to the ends, Tab goes on into the panel. A screen reader says "tab, 1
//! of 3, selected". All panels are in the page, so that nothing typed in one is lost, and all are
//! printed.

use leptos::{ev::KeyboardEvent, prelude::*};

use crate::platform::page;

/// One tab and its panel.
pub(crate) struct Tab {
    /// The word on it.
    pub(crate) title: String,
    /// What it shows.
    pub(crate) panel: AnyView,
}

impl Tab {
    /// A tab.
    pub(crate) fn new(title: impl Into<String>, panel: AnyView) -> Self {
        Self { title: title.into(), panel }
    }
}

/// Tabs; the first one is shown first.
#[component]
pub(crate) fn Tabs(
    /// Unique on the page.
    id: &'static str,
    /// What the tabs are views of.
    #[prop(into)]
    label: String,
    /// The tabs in order.
    tabs: Vec<Tab>,
) -> impl IntoView {
    let chosen = RwSignal::new(0_usize);
    let count = tabs.len();
    let press = move |event: KeyboardEvent| {
        if let Some(next) = after_key(&event.key(), chosen.get_untracked(), count) {
            event.prevent_default();
            chosen.set(next);
            page::focus(&tab_id(id, next));
        }
    };
    let (titles, panels): (Vec<_>, Vec<_>) =
        tabs.into_iter().map(|tab| (tab.title, tab.panel)).unzip();
    let title = move |(at, title): (usize, String)| tab_button(id, at, title, chosen);
    let panel = move |(at, panel): (usize, AnyView)| tab_panel(id, at, panel, chosen);
    view! {
        <div class="tabs">
            <div class="tabs-list" role="tablist" aria-label=label on:keydown=press>
                {titles.into_iter().enumerate().map(title).collect_view()}
            </div>
            {panels.into_iter().enumerate().map(panel).collect_view()}
        </div>
    }
}

fn tab_button(
    id: &'static str,
    at: usize,
    title: String,
    chosen: RwSignal<usize>,
) -> impl IntoView {
    let is_chosen = move || chosen.get() == at;
    view! {
        <button
            type="button"
            role="tab"
            class="tabs-tab"
            id=tab_id(id, at)
            aria-controls=panel_id(id, at)
            aria-selected=move || if is_chosen() { "true" } else { "false" }
            tabindex=move || if is_chosen() { "0" } else { "-1" }
            on:click=move |_| chosen.set(at)
        >
            {title}
        </button>
    }
}

fn tab_panel(
    id: &'static str,
    at: usize,
    panel: AnyView,
    chosen: RwSignal<usize>,
) -> impl IntoView {
    view! {
        <div
            role="tabpanel"
            class="tabs-panel"
            id=panel_id(id, at)
            aria-labelledby=tab_id(id, at)
            tabindex="0"
            hidden=move || chosen.get() != at
        >
            {panel}
        </div>
    }
}

fn tab_id(id: &str, at: usize) -> String {
    format!("{id}-tab-{at}")
}

fn panel_id(id: &str, at: usize) -> String {
    format!("{id}-panel-{at}")
}

/// The tab a key leads to from `at` of `count`; none for keys that are not for tabs.
fn after_key(key: &str, at: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowRight" => Some(if at >= last { 0 } else { at + 1 }),
        "ArrowLeft" => Some(at.checked_sub(1).unwrap_or(last)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrow_keys_go_round_and_others_pass() {
        for (key, at, count, want) in [
            ("ArrowRight", 0, 3, Some(1)),
            ("ArrowRight", 2, 3, Some(0)),
            ("ArrowLeft", 0, 3, Some(2)),
            ("ArrowLeft", 2, 3, Some(1)),
            ("Home", 2, 3, Some(0)),
            ("End", 0, 3, Some(2)),
            ("ArrowRight", 0, 1, Some(0)),
            ("ArrowRight", 0, 0, None),
            ("Tab", 1, 3, None),
            ("a", 1, 3, None),
        ] {
            assert_eq!(after_key(key, at, count), want, "{key} {at}/{count}");
        }
    }
}
