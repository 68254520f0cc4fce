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
    account_page::AccountPage, audit_page::AuditPage, notices_page::NoticesPage,
    passkeys_page::PasskeysPage, recover_page::RecoverPage, recovery_page::RecoveryPage,
    remove_page::RemovePage, sessions_page::SessionsPage,
};
use crate::home::NotFoundPage;

/// The page below `/auth`. `load` fetches the program that holds it and draws nothing.
#[wasm_split(account, wasm_split_path = ::leptos::wasm_split, fallible, preload(load))]
pub(crate) fn page(address: Vec<String>) -> Result<AnyView, SplitLoaderError> {
    let address: Vec<&str> = address.iter().map(String::as_str).collect();
    Ok(match *address {
        [] => AccountPage().into_any(),
        ["passkeys"] => PasskeysPage().into_any(),
        ["sessions"] => SessionsPage().into_any(),
        ["notices"] => NoticesPage().into_any(),
        ["recovery"] => RecoveryPage().into_any(),
        ["recover"] => RecoverPage().into_any(),
        ["audit"] => AuditPage().into_any(),
        ["remove"] => RemovePage().into_any(),
        _ => NotFoundPage().into_any(),
    })
}
