//! How much the device keeps for the app, and whether it promises to keep it.

use wasm_bindgen::JsCast;

use super::js;

fn manager() -> Option<web_sys::StorageManager> {
    let storage = js::get(&js::window().navigator(), "storage");
    (!storage.is_undefined()).then(|| storage.unchecked_into())
}

/// Asks the browser not to throw the app's data away; answers whether it promises that.
pub(crate) async fn persist() -> bool {
    ask("persist").await
}

/// Whether the browser has already promised it.
pub(crate) async fn is_persisted() -> bool {
    ask("persisted").await
}

async fn ask(method: &str) -> bool {
    let Some(manager) = manager() else { return false };
    let Ok(function) = js::get(&manager, method).dyn_into::<js_sys::Function>() else {
        return false;
    };
    match function.call0(&manager) {
        Ok(promise) => js::settled(promise).await.is_ok_and(|answer| answer.is_truthy()),
        Err(_) => false,
    }
}

/// Bytes the app uses now, as the browser estimates.
pub(crate) async fn used_bytes() -> Option<f64> {
    let estimate = manager()?.estimate().ok()?;
    js::get(&js::settled(estimate.into()).await.ok()?, "usage").as_f64()
}
