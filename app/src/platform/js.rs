//! Small steps between Rust and JavaScript values.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The window. The program runs in a page and nowhere else.
pub(super) fn window() -> web_sys::Window {
    #[expect(clippy::expect_used, reason = "the program is started by a page, so there is one")]
    web_sys::window().expect("a page has a window")
}

/// The document of the page.
pub(super) fn document() -> web_sys::Document {
    #[expect(clippy::expect_used, reason = "a window of a page always has its document")]
    window().document().expect("a page has a document")
}

/// A property, or `undefined` when there is none.
pub(super) fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
}

/// A property that is text.
pub(super) fn text(object: &JsValue, name: &str) -> Option<String> {
    get(object, name).as_string()
}

/// Sets a property of a plain object.
pub(super) fn set(object: &JsValue, name: &str, value: &JsValue) {
    // Fails only for frozen objects and proxies; the objects given here are fresh.
    let _ = Reflect::set(object, &JsValue::from_str(name), value);
}

/// A plain object from pairs.
pub(super) fn object(pairs: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in pairs {
        set(&object, name, value);
    }
    object.into()
}

/// Waits for a promise that is a property or a return value.
pub(super) async fn settled(promise: JsValue) -> Result<JsValue, JsValue> {
    match promise.dyn_into::<Promise>() {
        Ok(promise) => JsFuture::from(promise).await,
        Err(value) => Ok(value),
    }
}

/// Name of an exception, such as `QuotaExceededError`.
pub(super) fn error_name(error: &JsValue) -> String {
    text(error, "name").unwrap_or_default()
}
