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
    bills::{BillPage, BillsPage, EntryPage, ScanPage},
    home::{HomePage, NotFoundPage},
    offline::OfflinePage,
    preferences::PreferencesPage,
    shelter::{
        CardPage, ChapterPage, FormPage, FormsPage, ManualPage, MapPage, NearPage, PhasePage,
        PlacePage, PlacesPage, PrintPage, SearchPage, ShelterPage,
    },
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
    move || {
        let path = path.get();
        page(&path.split('/').filter(|part| !part.is_empty()).collect::<Vec<_>>())
    }
}

fn page(address: &[&str]) -> AnyView {
    match *address {
        [] => HomePage().into_any(),
        ["offline"] => OfflinePage().into_any(),
        ["preferences"] => PreferencesPage().into_any(),
        ["bills"] => BillsPage().into_any(),
        ["bills", "scan"] => ScanPage().into_any(),
        ["bills", "entry"] => EntryPage().into_any(),
        ["bills", "bill", id] => view! { <BillPage id/> }.into_any(),
        ["shelter"] => ShelterPage().into_any(),
        ["shelter", "manual"] => ManualPage().into_any(),
        ["shelter", "manual", id] => view! { <ChapterPage id/> }.into_any(),
        ["shelter", "phase", id] => view! { <PhasePage id/> }.into_any(),
        ["shelter", "card", id] => view! { <CardPage id/> }.into_any(),
        ["shelter", "forms"] => FormsPage().into_any(),
        ["shelter", "form", id] => view! { <FormPage id/> }.into_any(),
        ["shelter", "search"] => SearchPage().into_any(),
        ["shelter", "places"] => PlacesPage().into_any(),
        ["shelter", "place", id] => view! { <PlacePage id/> }.into_any(),
        ["shelter", "near"] => NearPage().into_any(),
        ["shelter", "map"] => MapPage().into_any(),
        ["shelter", "print"] => PrintPage().into_any(),
        ["ui"] => ExamplesPage().into_any(),
        _ => NotFoundPage().into_any(),
    }
}
