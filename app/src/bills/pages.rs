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
    bill_page::BillPage, bills_page::BillsPage, entry_page::EntryPage, scan::ScanPage,
    shared_page::SharedPage,
};
use crate::home::NotFoundPage;

/// The page below `/bills`. `load` fetches the program that holds it and draws nothing.
#[wasm_split(bills, wasm_split_path = ::leptos::wasm_split, fallible, preload(load))]
pub(crate) fn page(address: Vec<String>) -> Result<AnyView, SplitLoaderError> {
    let address: Vec<&str> = address.iter().map(String::as_str).collect();
    Ok(match *address {
        [] => BillsPage().into_any(),
        ["scan"] => ScanPage().into_any(),
        ["entry"] => EntryPage().into_any(),
        ["bill", id] => view! { <BillPage id/> }.into_any(),
        ["shared", id] => view! { <SharedPage id/> }.into_any(),
        _ => NotFoundPage().into_any(),
    })
}
