//! Names that say nothing: random identifiers from the browser's own generator.

use super::{call::call, js};

/// A new random identifier, a UUID of version 4; `None` outside a secure context.
pub(crate) fn id() -> Option<String> {
    call(&js::get(&js::window(), "crypto"), "randomUUID", &[]).ok()?.as_string()
}
