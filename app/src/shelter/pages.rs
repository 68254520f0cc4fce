//! The pages of this room and their addresses: the entrance to its program.

#![expect(
    clippy::unnecessary_wraps,
    reason = "fetching the program can fail, drawing the page cannot"
)]

use leptos::{
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};

use super::{
    card_page::CardPage, chapter_page::ChapterPage, form_page::FormPage, forms_page::FormsPage,
    manual_page::ManualPage, map_page::MapPage, near_page::NearPage, phase_page::PhasePage,
    place_page::PlacePage, places_page::PlacesPage, print_page::PrintPage, search_page::SearchPage,
    shelter_page::ShelterPage,
};
use crate::home::NotFoundPage;

/// The page below `/shelter`. `load` fetches the program that holds it and draws nothing.
#[wasm_split(shelter, wasm_split_path = ::leptos::wasm_split, fallible, preload(load))]
pub(crate) fn page(address: Vec<String>) -> Result<AnyView, SplitLoaderError> {
    let address: Vec<&str> = address.iter().map(String::as_str).collect();
    Ok(match *address {
        [] => ShelterPage().into_any(),
        ["manual"] => ManualPage().into_any(),
        ["manual", id] => view! { <ChapterPage id/> }.into_any(),
        ["phase", id] => view! { <PhasePage id/> }.into_any(),
        ["card", id] => view! { <CardPage id/> }.into_any(),
        ["forms"] => FormsPage().into_any(),
        ["form", id] => view! { <FormPage id/> }.into_any(),
        ["search"] => SearchPage().into_any(),
        ["places"] => PlacesPage().into_any(),
        ["place", id] => view! { <PlacePage id/> }.into_any(),
        ["near"] => NearPage().into_any(),
        ["map"] => MapPage().into_any(),
        ["print"] => PrintPage().into_any(),
        _ => NotFoundPage().into_any(),
    })
}
