//! The server's hints that there is something new (server-sent events). Losing one loses nothing.

use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

use super::js;

/// `EventSource.CLOSED`: the browser has given up, as it does after a refusal.
const CLOSED: f64 = 2.0;

/// A stream of hints, opened when asked for and opened again when it was given up.
pub(crate) struct ServerEvents {
    path: &'static str,
    names: &'static [&'static str],
    source: JsValue,
    listener: Closure<dyn FnMut()>,
}

impl ServerEvents {
    /// A stream of `path` that is not open yet; `act` is called at each event of these names.
    pub(crate) fn new(
        path: &'static str,
        names: &'static [&'static str],
        act: impl FnMut() + 'static,
    ) -> Self {
        Self { path, names, source: JsValue::UNDEFINED, listener: Closure::new(act) }
    }

    /// Opens the stream unless it is open. A browser without it asks from time to time all the same.
    pub(crate) fn open(&mut self) {
        let state = js::get(&self.source, "readyState").as_f64();
        if state.is_some_and(|state| state < CLOSED) {
            return;
        }
        let window = js::window();
        let Ok(constructor) =
            js::get(window.as_ref(), "EventSource").dyn_into::<js_sys::Function>()
        else {
            return;
        };
        let arguments = js_sys::Array::of1(&JsValue::from_str(self.path));
        let Ok(source) = js_sys::Reflect::construct(&constructor, &arguments) else { return };
        let target: &web_sys::EventTarget = source.unchecked_ref();
        for name in self.names {
            // Fails for malformed names only.
            let _ = target
                .add_event_listener_with_callback(name, self.listener.as_ref().unchecked_ref());
        }
        self.source = source;
    }

    /// Closes the stream.
    pub(crate) fn close(&mut self) {
        // There is nothing to close where nothing was opened.
        let _ = super::call::call(&self.source, "close", &[]);
        self.source = JsValue::UNDEFINED;
    }
}
