//! Work that one tab does for all of them (Web Locks).

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

use super::{call, js};

/// Waits until no other tab holds `name`, and holds it for as long as this page lives. Where the
/// browser knows no locks it comes back at once: the work itself must bear being done twice.
pub(crate) async fn hold(name: &str) {
    let locks = js::get(&js::window().navigator(), "locks");
    let (sender, receiver) = futures_channel::oneshot::channel::<()>();
    let held = Closure::once_into_js(move |_lock: JsValue| {
        // Nobody waits any more when the page is being left.
        let _ = sender.send(());
        // Held until this promise settles, which it never does.
        js_sys::Promise::new(&mut |_, _| {})
    });
    let arguments = [JsValue::from_str(name), held.unchecked_into()];
    if call::call(&locks, "request", &arguments).is_ok() {
        // The sender is dropped only with the page.
        let _ = receiver.await;
    }
}
