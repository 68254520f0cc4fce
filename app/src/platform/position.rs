//! Where the person is, asked once at their word; never kept.

use std::{cell::RefCell, rc::Rc};

use futures_channel::oneshot;
use nakano_shared::shelter::place::Position;
use wasm_bindgen::{JsCast, prelude::Closure};

use super::js;

/// How long the device may look for a position, in milliseconds.
const TIMEOUT_MS: u32 = 15_000;
/// A position this old, in milliseconds, is good enough for walking to a shelter.
const MAXIMUM_AGE_MS: u32 = 60_000;

/// Why there is no position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PositionRefusal {
    /// The person or the device's settings said no.
    Denied,
    /// Neither satellites nor stations were found in time.
    NotFound,
    /// The browser has no such thing.
    Unsupported,
}

/// Asks the device where it is.
pub(crate) async fn current() -> Result<Position, PositionRefusal> {
    let geolocation =
        js::window().navigator().geolocation().map_err(|_| PositionRefusal::Unsupported)?;
    let (sender, receiver) = oneshot::channel();
    let sender = Rc::new(RefCell::new(Some(sender)));
    let answer = move |result| {
        if let Some(sender) = sender.borrow_mut().take() {
            // The page may have gone meanwhile; then nobody waits.
            let _ = sender.send(result);
        }
    };
    let found = answer.clone();
    let on_found = Closure::once(move |position: web_sys::Position| {
        let at = position.coords();
        found(Ok(Position { lat: at.latitude(), lon: at.longitude() }));
    });
    let on_refused = Closure::once(move |error: web_sys::PositionError| {
        let denied = error.code() == web_sys::PositionError::PERMISSION_DENIED;
        answer(Err(if denied { PositionRefusal::Denied } else { PositionRefusal::NotFound }));
    });
    let options = web_sys::PositionOptions::new();
    options.set_enable_high_accuracy(true);
    options.set_timeout(TIMEOUT_MS);
    options.set_maximum_age(MAXIMUM_AGE_MS);
    geolocation
        .get_current_position_with_error_callback_and_options(
            on_found.as_ref().unchecked_ref(),
            Some(on_refused.as_ref().unchecked_ref()),
            &options,
        )
        .map_err(|_| PositionRefusal::Unsupported)?;
    receiver.await.unwrap_or(Err(PositionRefusal::NotFound))
}
