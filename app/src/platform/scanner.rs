//! Finding codes in a picture: the browser's own detector where it knows the codes of a slip, else
//! the scanner's worker. What a code means is not decided here.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::{
    call::{called, items},
    js,
    picture::Picture,
    scanner_worker::ScanWorker,
};

/// The codes of a slip, as `BarcodeDetector` names them.
const FORMATS: [&str; 2] = ["qr_code", "code_128"];

/// How hard to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effort {
    /// A picture of many: the next one comes soon.
    Quick,
    /// The only picture there is.
    Thorough,
}

/// Why a picture could not be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ScanFailure {
    /// The scanner's program is not on this device and cannot be fetched.
    NotHere,
    /// It stopped in the middle; the next picture starts it anew.
    Stopped,
}

/// Finds codes. The worker starts with the first picture that needs it and ends when this is
/// dropped.
#[derive(Default)]
pub(crate) struct Scanner {
    native: RefCell<Native>,
    worker: RefCell<Option<Rc<ScanWorker>>>,
}

#[derive(Default, Clone)]
enum Native {
    #[default]
    NotAsked,
    There(JsValue),
    Absent,
}

impl Scanner {
    /// Texts of all codes in a frame of the camera.
    pub(crate) async fn frame(
        &self,
        picture: Picture,
        effort: Effort,
    ) -> Result<Vec<String>, ScanFailure> {
        match self.by_browser(&picture).await {
            Some(codes) => Ok(codes),
            None => self.by_worker(picture, effort).await,
        }
    }

    /// Texts of all codes in a still picture. When what the browser finds is not `enough`, the
    /// worker looks too.
    pub(crate) async fn still(
        &self,
        picture: Picture,
        enough: impl Fn(&[String]) -> bool,
    ) -> Result<Vec<String>, ScanFailure> {
        let mut codes = self.by_browser(&picture).await.unwrap_or_default();
        if enough(&codes) {
            return Ok(codes);
        }
        match self.by_worker(picture, Effort::Thorough).await {
            Ok(more) => {
                codes.extend(
                    more.into_iter().filter(|code| !codes.contains(code)).collect::<Vec<_>>(),
                );
                Ok(codes)
            }
            // What the browser has found can still be named.
            Err(_) if !codes.is_empty() => Ok(codes),
            Err(failure) => Err(failure),
        }
    }

    async fn by_browser(&self, picture: &Picture) -> Option<Vec<String>> {
        let known = self.native.borrow().clone();
        let native = match known {
            Native::There(detector) => Some(detector),
            Native::Absent => None,
            Native::NotAsked => detector().await,
        };
        let found = match &native {
            Some(detector) => called(detector, "detect", &[picture.0.clone().into()]).await.ok(),
            None => None,
        };
        // One that fails once (no service on this phone) would fail for every picture.
        let next = native.filter(|_| found.is_some()).map_or(Native::Absent, Native::There);
        self.native.replace(next);
        found.map(|codes| {
            items(&codes).iter().filter_map(|code| js::text(code, "rawValue")).collect()
        })
    }

    async fn by_worker(
        &self,
        picture: Picture,
        effort: Effort,
    ) -> Result<Vec<String>, ScanFailure> {
        let running = self.worker.borrow().clone();
        let worker = match running {
            Some(worker) => worker,
            None => Rc::new(ScanWorker::start().await?),
        };
        let found = worker.scan(picture, effort).await;
        // A program that has failed may have lost its memory; the next picture gets a new one.
        self.worker.replace(found.is_ok().then_some(worker));
        found
    }
}

/// The browser's detector, when it knows all codes of a slip.
async fn detector() -> Option<JsValue> {
    let class = js::get(&js_sys::global(), "BarcodeDetector");
    let known = items(&called(&class, "getSupportedFormats", &[]).await.ok()?);
    let is_known = |format: &str| {
        known.iter().any(|known| known.as_string().is_some_and(|known| known == format))
    };
    if !FORMATS.into_iter().all(is_known) {
        return None;
    }
    let wanted: Array = FORMATS.into_iter().map(JsValue::from_str).collect();
    let options = Array::of1(&js::object(&[("formats", wanted.into())]));
    Reflect::construct(class.dyn_ref::<Function>()?, &options).ok()
}
