//! The clipboard: writing a number the person wants to carry, reading what they want to bring.

use wasm_bindgen::JsValue;

use super::{
    call::{call, called, items},
    js,
    picture::PictureFile,
};

/// What was pasted.
pub(crate) enum Pasted {
    /// Text, as it stands.
    Text(String),
    /// A picture, such as a screenshot.
    Picture(PictureFile),
}

/// Why nothing could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PasteRefusal {
    /// The person or the browser said no, or the browser has no such thing.
    Refused,
    /// There is neither text nor a picture.
    Empty,
}

fn clipboard() -> JsValue {
    js::get(&js::window().navigator(), "clipboard")
}

/// Puts text on the clipboard; `false` when the browser refuses.
pub(crate) async fn write(text: &str) -> bool {
    called(&clipboard(), "writeText", &[text.into()]).await.is_ok()
}

/// Reads the clipboard at the person's tap: a picture before text.
pub(crate) async fn read() -> Result<Pasted, PasteRefusal> {
    match called(&clipboard(), "read", &[]).await {
        Ok(list) => {
            let list = items(&list);
            for wanted in ["image/", "text/plain"] {
                for item in &list {
                    if let Some(pasted) = of_item(item, wanted).await {
                        return Ok(pasted);
                    }
                }
            }
            Err(PasteRefusal::Empty)
        }
        // Older browsers read text only.
        Err(_) => match called(&clipboard(), "readText", &[]).await {
            Ok(text) => text_of(&text).ok_or(PasteRefusal::Empty),
            Err(_) => Err(PasteRefusal::Refused),
        },
    }
}

async fn of_item(item: &JsValue, wanted: &str) -> Option<Pasted> {
    let kinds = items(&js::get(item, "types"));
    let kind = kinds
        .into_iter()
        .find(|kind| kind.as_string().is_some_and(|kind| kind.starts_with(wanted)))?;
    let blob = called(item, "getType", &[kind]).await.ok()?;
    if wanted == "image/" {
        return Some(Pasted::Picture(PictureFile(blob)));
    }
    text_of(&called(&blob, "text", &[]).await.ok()?)
}

/// What a paste event brings.
pub(crate) fn of_event(event: &web_sys::Event) -> Option<Pasted> {
    let data = js::get(event, "clipboardData");
    let file = call(&js::get(&data, "files"), "item", &[0.into()]).ok();
    if let Some(file) = file.filter(JsValue::is_object) {
        return Some(Pasted::Picture(PictureFile(file)));
    }
    text_of(&call(&data, "getData", &["text/plain".into()]).ok()?)
}

fn text_of(text: &JsValue) -> Option<Pasted> {
    text.as_string().filter(|text| !text.trim().is_empty()).map(Pasted::Text)
}
