//! The offline copy of the app: what the service worker holds, and taking over a new one.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

use super::{boot, js, page};

/// Where the offline copy stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReleaseState {
    /// Being looked at.
    Starting,
    /// Being downloaded.
    Installing,
    /// Complete and in use.
    Ready,
    /// A newer one is complete and waits for the person's word.
    Waiting,
    /// Could not be installed; what was there before goes on.
    Failed(InstallFailure),
    /// This browser keeps nothing.
    Unsupported,
}

/// Why an installation came to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InstallFailure {
    /// The device has no room.
    Quota,
    /// A file of the release is not there, or is not what the release says.
    Broken,
    /// The network was cut.
    Network,
}

/// The state as last heard.
pub(crate) fn state() -> ReleaseState {
    let (state, reason) = boot::release();
    match state.as_str() {
        "installing" => ReleaseState::Installing,
        "ready" => ReleaseState::Ready,
        "waiting" => ReleaseState::Waiting,
        "unsupported" => ReleaseState::Unsupported,
        "failed" => ReleaseState::Failed(match reason.as_str() {
            "quota" => InstallFailure::Quota,
            "missing" | "changed" => InstallFailure::Broken,
            _ => InstallFailure::Network,
        }),
        _ => ReleaseState::Starting,
    }
}

/// Calls back whenever the state changes.
pub(crate) fn on_change(act: impl FnMut() + 'static) {
    page::on_window_event("nakano-release", act);
}

/// Calls back when the browser offers to install the app.
pub(crate) fn on_installable(act: impl FnMut() + 'static) {
    page::on_window_event("nakano-installable", act);
}

/// Lets the waiting release take over; the page is then loaded anew by `boot.js`.
pub(crate) async fn take_over() {
    let container = js::window().navigator().service_worker();
    let Ok(registration) = js::settled(container.get_registration().into()).await else { return };
    let Ok(registration) = registration.dyn_into::<web_sys::ServiceWorkerRegistration>() else {
        return;
    };
    match registration.waiting() {
        Some(worker) => {
            // Posting a plain object cannot fail to be cloned.
            let _ = worker.post_message(&js::object(&[("kind", "take-over".into())]));
        }
        // Another tab has said the word already.
        None => page::reload(),
    }
}

/// How many files of the running release are missing after the worker has tried to fetch them;
/// `None` when no worker is in charge of this page.
pub(crate) async fn missing_files() -> Option<u32> {
    // Not in every browser, and not in a private window.
    if js::get(&js::window().navigator(), "serviceWorker").is_undefined() {
        return None;
    }
    let worker = js::window().navigator().service_worker().controller()?;
    let (sender, receiver) = futures_channel::oneshot::channel();
    let channel = web_sys::MessageChannel::new().ok()?;
    let on_answer = Closure::once(move |event: web_sys::MessageEvent| {
        // Nobody waits any more when the page has moved on.
        let _ = sender.send(js::get(&event.data(), "missing").as_f64());
    });
    channel.port1().set_onmessage(Some(on_answer.as_ref().unchecked_ref()));
    let question = js::object(&[("kind", "check".into())]);
    let ports = Array::of1(&channel.port2());
    worker.post_message_with_transferable(&question, &ports).ok()?;
    let missing = receiver.await.ok()??;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small count")]
    Some(missing as u32)
}

/// Whether the browser can ask the person to install now.
pub(crate) fn is_installable() -> bool {
    boot::install_prompt().is_some()
}

/// Shows the browser's own install prompt.
pub(crate) async fn install() {
    let Some(prompt) = boot::install_prompt() else { return };
    boot::forget_install_prompt();
    if let Ok(show) = js::get(&prompt, "prompt").dyn_into::<js_sys::Function>()
        && let Ok(shown) = show.call0(&prompt)
    {
        // What the person chose shows in how the app is opened next time.
        let _: Result<JsValue, JsValue> = js::settled(shown).await;
    }
}
