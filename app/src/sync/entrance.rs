//! The entrance to the engine's program, which only devices with an account load.

#![expect(
    clippy::unnecessary_wraps,
    reason = "fetching the program can fail, starting the engine cannot"
)]

use leptos::wasm_split::{SplitLoaderError, wasm_split};

use super::{hub::Hub, rounds};

/// Begins to sync, for as long as the page lives.
#[wasm_split(sync, wasm_split_path = ::leptos::wasm_split, fallible)]
pub(super) fn begin(hub: Hub) -> Result<(), SplitLoaderError> {
    leptos::task::spawn_local(rounds::run(hub, hub.book));
    Ok(())
}
