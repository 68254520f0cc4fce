//! Waiting without holding anything up.

use futures_channel::oneshot;
use wasm_bindgen::{JsCast, prelude::Closure};

use super::js;

/// Comes back after about this many milliseconds; later in a page nobody looks at.
pub(crate) async fn pause(milliseconds: i32) {
    let (sender, receiver) = oneshot::channel();
    let wake = Closure::once_into_js(move || {
        // Nobody waits any more when the task is gone.
        let _ = sender.send(());
    });
    let set = js::window()
        .set_timeout_with_callback_and_timeout_and_arguments_0(wake.unchecked_ref(), milliseconds);
    if set.is_ok() {
        // The sender is never dropped unused while the page lives.
        let _ = receiver.await;
    }
}
