//! Pictures to look for codes in: from the camera, a file, the clipboard or another app.
//!
//! A picture lives in memory only and is let go as soon as it has been looked at.

use wasm_bindgen::{JsCast, JsValue};

use super::{
    call::{call, called},
    js,
};

/// Cache in which the service worker leaves what another app has shared; `sw.js` knows it too.
const SHARED: &str = "shared";
const SHARED_PICTURE: &str = "/bills/shared/picture";
const SHARED_TEXT: &str = "/bills/shared/text";

/// Most pixels a picture keeps; larger ones are made smaller. Some phones draw no canvas beyond
/// 4096 × 4096 (iOS), and a photograph of 108 million pixels would take 430 MB.
const PIXELS_MAX: f64 = 4096.0 * 4096.0;

/// The file is no picture this browser can open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotAPicture;

/// A picture ready to be looked at.
pub(crate) struct Picture(pub(super) web_sys::ImageBitmap);

impl Picture {
    /// What a video shows now.
    pub(super) async fn of_video(video: &web_sys::HtmlVideoElement) -> Option<Self> {
        Self::of(video).await.ok()
    }

    async fn of(source: &JsValue) -> Result<Self, NotAPicture> {
        let bitmap = called(&js::window(), "createImageBitmap", std::slice::from_ref(source))
            .await
            .map_err(|_| NotAPicture)?;
        Ok(Self(bitmap.dyn_into().map_err(|_| NotAPicture)?))
    }

    async fn within_limit(self) -> Result<Self, NotAPicture> {
        let (width, height) = (f64::from(self.0.width()), f64::from(self.0.height()));
        if width * height <= PIXELS_MAX {
            return Ok(self);
        }
        let scale = (PIXELS_MAX / (width * height)).sqrt();
        let size = js::object(&[
            ("resizeWidth", (width * scale).floor().into()),
            ("resizeHeight", (height * scale).floor().into()),
            ("resizeQuality", "high".into()),
        ]);
        let smaller = called(&js::window(), "createImageBitmap", &[self.0.clone().into(), size])
            .await
            .map_err(|_| NotAPicture)?;
        Ok(Self(smaller.dyn_into().map_err(|_| NotAPicture)?))
    }
}

impl Drop for Picture {
    fn drop(&mut self) {
        // Closing gives the memory back at once; one that was handed to a worker is closed already.
        self.0.close();
    }
}

/// A file that is said to be a picture.
pub(crate) struct PictureFile(pub(super) JsValue);

impl PictureFile {
    /// The picture in the file.
    pub(crate) async fn open(&self) -> Result<Picture, NotAPicture> {
        Picture::of(&self.0).await?.within_limit().await
    }
}

/// The file a person has chosen in an `<input type="file">`, which is emptied so that the same file
/// can be chosen again.
pub(crate) fn chosen(event: &web_sys::Event) -> Option<PictureFile> {
    let input: web_sys::HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(PictureFile(file.into()))
}

/// What another app has shared with this one.
pub(crate) struct Shared {
    /// The picture, when there was one.
    pub(crate) picture: Option<PictureFile>,
    /// The text, when there was one.
    pub(crate) text: Option<String>,
}

/// Takes what was shared: it is not kept after this.
pub(crate) async fn take_shared() -> Shared {
    let picture = shared(SHARED_PICTURE, "blob").await.map(PictureFile);
    let text = shared(SHARED_TEXT, "text").await.and_then(|text| text.as_string());
    let text = text.filter(|text| !text.trim().is_empty());
    let text = text.filter(|text| !text.trim().is_empty());
    drop_shared().await;
    Shared { picture, text }
}

/// Removes what was shared and never taken.
pub(crate) async fn drop_shared() {
    // Absent is as good as removed.
    let _ = called(&js::get(&js::window(), "caches"), "delete", &[SHARED.into()]).await;
}

async fn shared(path: &str, kind: &str) -> Option<JsValue> {
    let caches = js::get(&js::window(), "caches");
    let cache = called(&caches, "open", &[SHARED.into()]).await.ok()?;
    let answer = called(&cache, "match", &[path.into()]).await.ok()?;
    js::settled(call(&answer, kind, &[]).ok()?).await.ok()
}
