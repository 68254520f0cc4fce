//! Which bundle is in use: a pointer in the device's settings, switched in one write.

use nakano_shared::kernel::content::Manifest;
use serde::{Deserialize, Serialize};

use crate::platform::{content_cache, device_settings};

/// The bundle in use, as JSON.
const POINTER: &str = "nakano.content";

/// A bundle on this device.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Bundle {
    /// Name of its cache: the beginning of the hash of the signed manifest.
    pub(super) name: String,
    /// What it holds.
    pub(crate) manifest: Manifest,
}

impl Bundle {
    /// A bundle whose cache has this name.
    pub(crate) fn named(name: impl Into<String>, manifest: Manifest) -> Self {
        Self { name: name.into(), manifest }
    }
}

fn pointer() -> Option<Bundle> {
    serde_json::from_str(&device_settings::read(POINTER)?).ok()
}

/// The bundle in use. `None` at first, and when the browser has thrown everything away.
pub(super) async fn current() -> Option<Bundle> {
    let bundle = pointer()?;
    content_cache::is_complete(&bundle.name).await.then_some(bundle)
}

/// How many files of the bundle are not on the device.
pub(super) async fn missing(bundle: &Bundle) -> usize {
    let mut missing = 0;
    for file in &bundle.manifest.files {
        if !content_cache::has(&bundle.name, &file.path()).await {
            missing += 1;
        }
    }
    missing
}

/// Makes `bundle` the one in use and throws away all but it and the one before; `false` when the
/// browser keeps no settings.
pub(super) async fn switch_to(bundle: &Bundle) -> bool {
    let before = pointer().map(|before| before.name);
    let Ok(text) = serde_json::to_string(bundle) else { return false };
    if !device_settings::write(POINTER, &text) {
        return false;
    }
    for name in content_cache::bundles().await {
        if name != bundle.name && Some(&name) != before.as_ref() {
            content_cache::remove(&name).await;
        }
    }
    true
}
