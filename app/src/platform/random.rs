//! Names that say nothing: random identifiers from the browser's own generator.

use super::{call::call, js};

/// A new random identifier, a UUID of version 4; `None` outside a secure context.
pub(crate) fn id() -> Option<String> {
    call(&js::get(&js::window(), "crypto"), "randomUUID", &[]).ok()?.as_string()
}

/// Random bytes; `None` where the browser has no generator.
pub(crate) fn bytes<const COUNT: usize>() -> Option<[u8; COUNT]> {
    let mut bytes = [0; COUNT];
    js::window().crypto().ok()?.get_random_values_with_u8_array(&mut bytes).ok()?;
    Some(bytes)
}
