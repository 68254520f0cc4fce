//! HTTP of auth: in, out, nothing decided.

pub(super) mod notices;
pub(super) mod passkeys;
pub(super) mod recovery;
pub(super) mod sessions;
