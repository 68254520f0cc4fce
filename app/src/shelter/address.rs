//! Parameters of the address (`?squad=HQ`) as a page follows them.
//!
//! They are read from the location and not by `use_query_map`: all pages are one route to the
//! router, and its query of a route is late when the path changes.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The parameter `name` of the present page; empty when it is not there.
pub(super) fn parameter(name: &'static str) -> Memo<String> {
    let location = use_location();
    let own = location.pathname.get_untracked();
    Memo::new(move |before: Option<&String>| {
        let is_own = location.pathname.with(|path| *path == own);
        // The address of the next page is there before this one has gone, and means nothing to it.
        match (is_own, before) {
            (false, Some(before)) => before.clone(),
            _ => location.query.with(|query| query.get(name).unwrap_or_default()),
        }
    })
}
