//! Small settings that must be there before anything else: localStorage, no personal data.

use super::js;

fn storage() -> Option<web_sys::Storage> {
    js::window().local_storage().ok().flatten()
}

/// The setting's text; `None` when it was never written or the browser keeps nothing.
pub(crate) fn read(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// Keeps a setting; `false` when the browser refuses (private mode, full).
pub(crate) fn write(name: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(name, value).is_ok())
}

/// Forgets a setting.
pub(crate) fn remove(name: &str) {
    if let Some(storage) = storage() {
        // Removing fails only where nothing was kept.
        let _ = storage.remove_item(name);
    }
}
