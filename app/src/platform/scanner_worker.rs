//! The line to the scanner's worker: pictures there, their codes back.
//!
//! The page fetches the worker's program and hands it over, so that it comes from the release's
//! cache like every other file. Messages are those of `scanner/worker.js`.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    mem,
    rc::Rc,
};

use futures_channel::oneshot;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

use super::{
    boot,
    call::items,
    content_cache, js,
    pause::pause,
    picture::Picture,
    scanner::{Effort, ScanFailure},
};

/// How long a picture may take, in milliseconds. A thorough look at a large photograph on a slow
/// phone takes seconds; beyond this the worker hangs.
const PATIENCE_MS: i32 = 20_000;

/// Number under which the page waits for the worker to be ready; pictures count from 1.
const READY: u32 = 0;

type Answer = Result<Vec<String>, ScanFailure>;
type Waiting = Rc<RefCell<BTreeMap<u32, oneshot::Sender<Answer>>>>;

/// A running worker. Dropping it ends it.
pub(super) struct ScanWorker {
    worker: web_sys::Worker,
    waiting: Waiting,
    last_id: Cell<u32>,
    _on_message: Closure<dyn FnMut(web_sys::MessageEvent)>,
    _on_error: Closure<dyn FnMut(JsValue)>,
}

impl ScanWorker {
    /// Starts the worker, gives it its program and waits until it can look at pictures.
    pub(super) async fn start() -> Result<Self, ScanFailure> {
        let (script, program) = boot::scanner_urls().ok_or(ScanFailure::NotHere)?;
        let program = content_cache::fetch(&program).await.map_err(|_| ScanFailure::NotHere)?;
        let worker = web_sys::Worker::new(&script).map_err(|_| ScanFailure::NotHere)?;
        let waiting = Waiting::default();
        let on_message = Closure::new({
            let waiting = waiting.clone();
            move |event: web_sys::MessageEvent| heard(&waiting, &event.data())
        });
        let on_error = Closure::new({
            let waiting = waiting.clone();
            move |_: JsValue| answer(&waiting, None, Err(ScanFailure::Stopped))
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        let bytes = Uint8Array::from(program.as_slice()).buffer();
        let message = js::object(&[("kind", "init".into()), ("wasm", bytes.clone().into())]);
        worker
            .post_message_with_transfer(&message, &Array::of1(&bytes))
            .map_err(|_| ScanFailure::Stopped)?;
        let last_id = Cell::new(READY);
        let started =
            Self { worker, waiting, last_id, _on_message: on_message, _on_error: on_error };
        started.answered(READY).await?;
        Ok(started)
    }

    /// Texts of the codes in the picture, which is handed over and gone afterwards.
    pub(super) async fn scan(&self, picture: Picture, effort: Effort) -> Answer {
        let id = self.last_id.get().wrapping_add(1);
        self.last_id.set(id);
        let message = js::object(&[
            ("kind", "scan".into()),
            ("id", id.into()),
            ("image", picture.0.clone().into()),
            ("effort", if effort == Effort::Quick { "quick" } else { "thorough" }.into()),
        ]);
        self.worker
            .post_message_with_transfer(&message, &Array::of1(&picture.0))
            .map_err(|_| ScanFailure::Stopped)?;
        self.answered(id).await
    }

    /// Waits for the answer to `id`. Messages come in later tasks, so nothing is missed between
    /// asking and waiting.
    async fn answered(&self, id: u32) -> Answer {
        let (sender, receiver) = oneshot::channel();
        self.waiting.borrow_mut().insert(id, sender);
        let waiting = self.waiting.clone();
        leptos::task::spawn_local(async move {
            pause(PATIENCE_MS).await;
            answer(&waiting, Some(id), Err(ScanFailure::Stopped));
        });
        receiver.await.unwrap_or(Err(ScanFailure::Stopped))
    }
}

impl Drop for ScanWorker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

fn heard(waiting: &Waiting, message: &JsValue) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the number this side has sent"
    )]
    let id = js::get(message, "id").as_f64().map(|id| id as u32);
    let text = |name| js::text(message, name).unwrap_or_default();
    match (text("kind").as_str(), text("reason").as_str()) {
        ("ready", _) => answer(waiting, Some(READY), Ok(Vec::new())),
        ("codes", _) => {
            let codes = items(&js::get(message, "codes"));
            let texts = codes.iter().filter_map(|code| js::text(code, "text")).collect();
            answer(waiting, id, Ok(texts));
        }
        // There is nothing in such a picture, and nothing wrong with the worker.
        ("failed", "empty" | "too-large") => answer(waiting, id, Ok(Vec::new())),
        _ => answer(waiting, id, Err(ScanFailure::Stopped)),
    }
}

/// Answers whoever waits for `id`; without one, everybody.
fn answer(waiting: &Waiting, id: Option<u32>, codes: Answer) {
    let senders: Vec<_> = match id {
        Some(id) => waiting.borrow_mut().remove(&id).into_iter().collect(),
        None => mem::take(&mut *waiting.borrow_mut()).into_values().collect(),
    };
    for sender in senders {
        // The page may have moved on; then nobody waits.
        let _ = sender.send(codes.clone());
    }
}
