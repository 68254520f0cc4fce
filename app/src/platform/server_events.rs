//! The server's hints that there is something new (server-sent events). Losing one loses nothing.

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

use super::js;

/// Calls back on each hint of `path` while the page lives; the browser connects again by itself.
pub(crate) fn on_hint(path: &str, act: impl FnMut() + 'static) {
    let Ok(constructor) =
        js::get(js::window().as_ref(), "EventSource").dyn_into::<js_sys::Function>()
    else {
        return; // what hints would tell is also asked for from time to time
    };
    let arguments = js_sys::Array::of1(&JsValue::from_str(path));
    let Ok(source) = js_sys::Reflect::construct(&constructor, &arguments) else { return };
    let listener = Closure::<dyn FnMut()>::new(act);
    let target: &web_sys::EventTarget = source.unchecked_ref();
    // Fails for malformed names only.
    let _ = target.add_event_listener_with_callback("message", listener.as_ref().unchecked_ref());
    listener.forget();
}
