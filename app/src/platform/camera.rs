//! The camera: asked for at the person's word, shown in a `<video>`, let go when dropped.
//!
//! No picture is kept here. What a track can do beyond pictures (torch, zoom) is asked of the
//! track.

use wasm_bindgen::JsValue;

use super::{
    call::{call, called, items},
    js,
    picture::Picture,
};

/// Width asked for, in pixels: the small modules of an eL-QR want a sharp picture. A wish only.
const WIDTH_IDEAL: u32 = 1920;
/// Height asked for, in pixels.
const HEIGHT_IDEAL: u32 = 1080;
/// `HTMLMediaElement.readyState` from which there is a picture to take (HAVE_CURRENT_DATA).
const HAS_PICTURE: f64 = 2.0;
/// How long the vibration that tells of a find lasts, in milliseconds.
const FOUND_MS: u32 = 80;

/// Why there is no camera.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CameraRefusal {
    /// The person or the device's settings said no.
    Denied,
    /// The device has none, or none the browser can use.
    NoCamera,
    /// Another app holds it, or it does not start.
    Busy,
    /// The page did not come over a safe connection, where browsers give no camera.
    Insecure,
}

/// A camera that is running. Dropping it turns it off.
pub(crate) struct Camera {
    stream: JsValue,
    track: JsValue,
}

/// Whether the person has already allowed the camera, so that it may start without a tap.
pub(crate) async fn is_allowed() -> bool {
    let permissions = js::get(&js::window().navigator(), "permissions");
    let camera = js::object(&[("name", "camera".into())]);
    match called(&permissions, "query", &[camera]).await {
        Ok(status) => js::text(&status, "state").as_deref() == Some("granted"),
        // A browser that does not know the question will ask the person.
        Err(_) => false,
    }
}

/// Whether the page is in front of the person.
pub(crate) fn is_page_visible() -> bool {
    !js::document().hidden()
}

/// A short vibration, where the device has one and the person allows it.
pub(crate) fn tell_found() {
    // A refusal is nothing to tell: the screen says the same.
    let _ = call(&js::window().navigator(), "vibrate", &[FOUND_MS.into()]);
}

impl Camera {
    /// Asks for the camera at the back; the browser asks the person.
    pub(crate) async fn open() -> Result<Self, CameraRefusal> {
        let devices = js::get(&js::window().navigator(), "mediaDevices");
        if devices.is_undefined() {
            let safe = js::get(&js::window(), "isSecureContext").is_truthy();
            return Err(if safe { CameraRefusal::NoCamera } else { CameraRefusal::Insecure });
        }
        let stream =
            called(&devices, "getUserMedia", &[wishes()]).await.map_err(|error| refusal(&error))?;
        let tracks = call(&stream, "getVideoTracks", &[]).map_err(|_| CameraRefusal::NoCamera)?;
        let track = items(&tracks).into_iter().next().ok_or(CameraRefusal::NoCamera)?;
        Ok(Self { stream, track })
    }

    /// Shows what the camera sees.
    pub(crate) async fn show_in(&self, video: &web_sys::HtmlVideoElement) {
        js::set(video, "srcObject", &self.stream);
        // Refused when the element is gone again; then there is nothing to show.
        let _ = called(video, "play", &[]).await;
    }

    /// What the camera sees now; `None` before the first picture.
    pub(crate) async fn picture(&self, video: &web_sys::HtmlVideoElement) -> Option<Picture> {
        let ready = js::get(video, "readyState").as_f64().unwrap_or(0.0);
        if ready < HAS_PICTURE { None } else { Picture::of_video(video).await }
    }

    /// Whether the camera still runs: another app or the device may have taken it away.
    pub(crate) fn is_live(&self) -> bool {
        js::text(&self.track, "readyState").as_deref() == Some("live")
    }

    /// Whether there is a torch to switch.
    pub(crate) fn has_torch(&self) -> bool {
        js::get(&self.abilities(), "torch").is_truthy()
    }

    /// Switches the torch; `false` when the device refuses.
    pub(crate) async fn set_torch(&self, on: bool) -> bool {
        self.wish("torch", on.into()).await
    }

    /// The strongest enlargement, where the camera can enlarge.
    pub(crate) fn zoom_max(&self) -> Option<f64> {
        js::get(&js::get(&self.abilities(), "zoom"), "max").as_f64()
    }

    /// Enlarges by a factor within what the camera can; `false` when the device refuses.
    pub(crate) async fn set_zoom(&self, factor: f64) -> bool {
        self.wish("zoom", factor.into()).await
    }

    fn abilities(&self) -> JsValue {
        call(&self.track, "getCapabilities", &[]).unwrap_or(JsValue::UNDEFINED)
    }

    async fn wish(&self, name: &str, value: JsValue) -> bool {
        let advanced = js_sys::Array::of1(&js::object(&[(name, value)]));
        let wish = js::object(&[("advanced", advanced.into())]);
        called(&self.track, "applyConstraints", &[wish]).await.is_ok()
    }
}

impl Drop for Camera {
    fn drop(&mut self) {
        // Stopping a track that has ended already does nothing.
        let _ = call(&self.track, "stop", &[]);
    }
}

fn wishes() -> JsValue {
    let ideal = |value: JsValue| js::object(&[("ideal", value)]);
    let video = js::object(&[
        ("facingMode", ideal("environment".into())),
        ("width", ideal(WIDTH_IDEAL.into())),
        ("height", ideal(HEIGHT_IDEAL.into())),
    ]);
    js::object(&[("audio", JsValue::FALSE), ("video", video)])
}

/// The names are those of `getUserMedia` (Media Capture and Streams, 10.3).
fn refusal(error: &JsValue) -> CameraRefusal {
    match js::error_name(error).as_str() {
        "NotAllowedError" | "SecurityError" => CameraRefusal::Denied,
        "NotReadableError" | "AbortError" => CameraRefusal::Busy,
        _ => CameraRefusal::NoCamera,
    }
}
