//! The pages of families and their addresses: the entrance to their program.

#![expect(
    clippy::unnecessary_wraps,
    reason = "fetching the program can fail, drawing the page cannot"
)]

use leptos::{
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};

use super::{families_page::FamiliesPage, join_page::JoinPage};
use crate::home::NotFoundPage;

/// The page below `/sync`. `load` fetches the program that holds it and draws nothing.
#[wasm_split(account, wasm_split_path = ::leptos::wasm_split, fallible, preload(load))]
pub(crate) fn page(address: Vec<String>) -> Result<AnyView, SplitLoaderError> {
    let address: Vec<&str> = address.iter().map(String::as_str).collect();
    Ok(match *address {
        [] => FamiliesPage().into_any(),
        ["join"] => JoinPage().into_any(),
        _ => NotFoundPage().into_any(),
    })
}
