//! Every page of the app and its address: a list, no code.
//!
//! One `match` instead of a typed route for each page: the router's own matching of twenty typed
//! routes costs more program than all else it does (docs/decisions/0004).

use leptos::prelude::*;
use leptos_router::{
    components::{FlatRoutes, Route},
    hooks::use_location,
    path,
};

use crate::{
    auth, bills,
    home::{HomePage, NotFoundPage},
    offline::OfflinePage,
    preferences::PreferencesPage,
    rooms::{Program, Rooms},
    shelter, sync,
    ui::ExamplesPage,
};

/// The page at the present address, made anew when the path changes.
#[component]
pub(crate) fn Pages() -> impl IntoView {
    view! {
        <FlatRoutes fallback=NotFoundPage>
            <Route path=path!("/*address") view=PageHere/>
        </FlatRoutes>
    }
}

#[component]
fn PageHere() -> impl IntoView {
    let path = use_location().pathname;
    let rooms = Rooms::expect();
    move || {
        let path = path.get();
        page(rooms, &path.split('/').filter(|part| !part.is_empty()).collect::<Vec<_>>())
    }
}

/// The page of the house at an address; what stands below a room's name is the room's own.
fn page(rooms: Rooms, address: &[&str]) -> AnyView {
    match *address {
        [] => HomePage().into_any(),
        ["offline"] => OfflinePage().into_any(),
        ["preferences"] => PreferencesPage().into_any(),
        ["auth", ref rest @ ..] => rooms.page(Program::Auth, || auth::page(owned(rest))),
        ["bills", ref rest @ ..] => rooms.page(Program::Bills, || bills::page(owned(rest))),
        ["shelter", ref rest @ ..] => rooms.page(Program::Shelter, || shelter::page(owned(rest))),
        ["sync", ref rest @ ..] => rooms.page(Program::Sync, || sync::page(owned(rest))),
        ["ui"] => ExamplesPage().into_any(),
        _ => NotFoundPage().into_any(),
    }
}

/// What crosses into a program of its own holds no reference.
fn owned(address: &[&str]) -> Vec<String> {
    address.iter().map(|part| (*part).to_owned()).collect()
}
