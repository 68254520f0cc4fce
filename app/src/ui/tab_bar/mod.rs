//! The rooms at the bottom, where the thumb is.
//!
//! A `nav` of links; the present room carries `aria-current="page"`. Not printed.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use crate::{
    i18n::{Key, keys, tr},
    ui::icon::{Icon, IconName},
};

const TABS: [(&str, Key, IconName); 4] = [
    ("/", keys::APP_TAB_HOME, IconName::Home),
    ("/bills", keys::APP_TAB_BILLS, IconName::Bill),
    ("/shelter", keys::APP_TAB_SHELTER, IconName::Shelter),
    ("/preferences", keys::APP_TAB_PREFERENCES, IconName::Preferences),
];

/// The bar of rooms.
#[component]
pub(crate) fn TabBar() -> impl IntoView {
    let path = use_location().pathname;
    let tab = move |(href, word, icon): (&'static str, Key, IconName)| {
        let current = move || path.with(|path| is_within(path, href)).then_some("page");
        view! {
            <a href=href aria-current=current>
                <Icon name=icon/>
                <span>{tr(word)}</span>
            </a>
        }
    };
    view! {
        <nav class="tab-bar" aria-label=tr(keys::APP_TABS)>{TABS.map(tab).collect_view()}</nav>
    }
}

fn is_within(path: &str, room: &str) -> bool {
    path == room || room != "/" && path.strip_prefix(room).is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_belongs_to_its_room_only() {
        for (path, room, want) in [
            ("/", "/", true),
            ("/bills", "/", false),
            ("/bills/scan", "/bills", true),
            ("/billsx", "/bills", false),
        ] {
            assert_eq!(is_within(path, room), want, "{path} {room}");
        }
    }
}
