//! HTTP of auth: in, out, nothing decided.

pub(super) mod notices;
pub(super) mod passkeys;
pub(super) mod sessions;
