//! What every change carries, and the body of one that says nothing.

use serde::{Deserialize, Serialize};

/// The cookie is not readable by scripts; this header on every change is what another site cannot
/// send either (a custom header makes a browser ask first, and the answer is no).
pub const CHANGE_HEADER: &str = "x-nakano";

/// The only value of [`CHANGE_HEADER`].
pub const CHANGE_HEADER_VALUE: &str = "1";

/// Body of a start that needs to know nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}
