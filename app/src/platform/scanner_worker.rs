//! The line to the scanner's worker: one picture at a time, its codes back.
//!
//! The page fetches the worker's program and hands it over, so that it comes from the release's
//! cache like every other file. Messages are those of `scanner/worker.js`.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use futures_channel::oneshot;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

use super::{
    boot, content_cache, js,
    pause::pause,
    picture::Picture,
    scanner::{Effort, ScanFailure},
};

/// How long a picture may take, in milliseconds. A thorough look at a large photograph on a slow
/// phone takes seconds; beyond this the worker hangs.
const PATIENCE_MS: i32 = 20_000;

type Answer = Result<Vec<String>, ScanFailure>;
type Waiting = Rc<RefCell<Option<(u32, oneshot::Sender<Answer>)>>>;

/// A running worker. Dropping it ends it.
pub(super) struct ScanWorker {
    worker: web_sys::Worker,
    waiting: Waiting,
    last_id: Cell<u32>,
    _on_message: Closure<dyn FnMut(web_sys::MessageEvent)>,
    _on_error: Closure<dyn FnMut(JsValue)>,
}

impl ScanWorker {
    /// Starts the worker and gives it its program.
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
        let last_id = Cell::new(0);
        Ok(Self { worker, waiting, last_id, _on_message: on_message, _on_error: on_error })
    }

    /// Texts of the codes in the picture, which is handed over and gone afterwards.
    pub(super) async fn scan(&self, picture: Picture, effort: Effort) -> Answer {
        let id = self.last_id.get().wrapping_add(1);
        self.last_id.set(id);
        let (sender, receiver) = oneshot::channel();
        self.waiting.replace(Some((id, sender)));
        let message = js::object(&[
            ("kind", "scan".into()),
            ("id", id.into()),
            ("image", picture.0.clone().into()),
            ("effort", if effort == Effort::Quick { "quick" } else { "thorough" }.into()),
        ]);
        self.worker
            .post_message_with_transfer(&message, &Array::of1(&picture.0))
            .map_err(|_| ScanFailure::Stopped)?;
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
    let Some(id) = js::get(message, "id").as_f64().map(|id| id as u32) else { return };
    let codes = match js::text(message, "kind").as_deref() {
        Some("codes") => Ok(Array::from(&js::get(message, "codes"))
            .iter()
            .filter_map(|code| js::text(&code, "text"))
            .collect()),
        _ => Err(ScanFailure::Stopped),
    };
    answer(waiting, Some(id), codes);
}

/// Answers whoever waits for the picture `id`, or for any.
fn answer(waiting: &Waiting, id: Option<u32>, codes: Answer) {
    let mut slot = waiting.borrow_mut();
    if slot.as_ref().is_some_and(|(asked, _)| id.is_none_or(|id| id == *asked))
        && let Some((_, sender)) = slot.take()
    {
        // The page may have moved on; then nobody waits.
        let _ = sender.send(codes);
    }
}
