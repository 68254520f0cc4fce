//! The entrance to the program of this card.

#![expect(
    clippy::unnecessary_wraps,
    reason = "fetching the program can fail, drawing the card cannot"
)]

use leptos::{
    prelude::*,
    wasm_split::{SplitLoaderError, wasm_split},
};

use super::panel::Panel;

/// What stands in the card. `load` fetches the program that holds it and draws nothing.
#[wasm_split(account, wasm_split_path = ::leptos::wasm_split, fallible, preload(load))]
pub(crate) fn panel() -> Result<AnyView, SplitLoaderError> {
    Ok(Panel().into_any())
}
