//! Files of text: one that the person gives, one that they take away.

use js_sys::Array;
use wasm_bindgen::JsCast;

use super::{call::called, js, pause::pause};

/// How long the browser may take to begin to write a file, in milliseconds.
const SAVE_MS: i32 = 60_000;

/// Why a file was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileError {
    /// Larger than asked for.
    TooLarge,
    /// It is gone, or the browser may not read it.
    Unreadable,
}

/// The browser cannot write files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotSaved;

/// A file that the person has chosen.
pub(crate) struct TextFile(web_sys::File);

/// The file a person has chosen in an `<input type="file">`, which is emptied so that the same file
/// can be chosen again.
pub(crate) fn chosen(event: &web_sys::Event) -> Option<TextFile> {
    let input: web_sys::HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(TextFile(file))
}

impl TextFile {
    /// Its text, read as UTF-8; what is not UTF-8 becomes replacement characters.
    pub(crate) async fn text(&self, bytes_max: u32) -> Result<String, FileError> {
        if self.0.size() > f64::from(bytes_max) {
            return Err(FileError::TooLarge);
        }
        let text = called(&self.0, "text", &[]).await.map_err(|_| FileError::Unreadable)?;
        text.as_string().ok_or(FileError::Unreadable)
    }
}

/// Gives the person a file to keep. Where it goes, the browser asks or knows.
pub(crate) fn save(name: &str, kind: &str, text: &str) -> Result<(), NotSaved> {
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let blob =
        web_sys::Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)
            .map_err(|_| NotSaved)?;
    let link: web_sys::HtmlAnchorElement = js::document()
        .create_element("a")
        .ok()
        .and_then(|link| link.dyn_into().ok())
        .ok_or(NotSaved)?;
    let url = web_sys::Url::create_object_url_with_blob(&blob).map_err(|_| NotSaved)?;
    link.set_href(&url);
    link.set_download(name);
    // Never on the page, so that no router takes it for a step inside the app.
    link.click();
    wasm_bindgen_futures::spawn_local(async move {
        pause(SAVE_MS).await;
        // Fails for malformed addresses only.
        let _ = web_sys::Url::revoke_object_url(&url);
    });
    Ok(())
}
