//! HTTP of auth: in, out, nothing decided.

pub(super) mod account;
pub(super) mod grants;
pub(super) mod notices;
pub(super) mod passkeys;
pub(super) mod recovery;
pub(super) mod sessions;
