//! Requests to the server of this app: JSON there and back, refusals by their code.

use nakano_shared::auth::api::{CHANGE_HEADER, CHANGE_HEADER_VALUE};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use wasm_bindgen::JsCast;

use super::js;

/// Why there is no answer to use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum HttpError {
    /// No network, or nobody answers.
    Offline,
    /// The server said no, by its stable code such as `auth/not-signed-in`.
    Refused(String),
    /// The answer is not what this app knows: the server is of another release.
    NotUnderstood,
}

/// The part of a problem (RFC 9457) that decides what a person is told.
#[derive(Deserialize)]
struct Problem {
    code: String,
}

/// Asks for something.
pub(crate) async fn get<T: DeserializeOwned>(path: &str) -> Result<T, HttpError> {
    let options = web_sys::RequestInit::new();
    options.set_cache(web_sys::RequestCache::NoStore);
    answer(path, &options).await
}

/// Changes something. Never tried again by itself: whoever asks knows whether that is safe.
pub(crate) async fn post<T: DeserializeOwned>(
    path: &str,
    body: &impl Serialize,
) -> Result<T, HttpError> {
    let text = serde_json::to_string(body).map_err(|_| HttpError::NotUnderstood)?;
    let options = web_sys::RequestInit::new();
    options.set_method("POST");
    options.set_body(&text.into());
    options.set_headers(&js::object(&[
        ("content-type", "application/json".into()),
        (CHANGE_HEADER, CHANGE_HEADER_VALUE.into()),
    ]));
    answer(path, &options).await
}

async fn answer<T: DeserializeOwned>(
    path: &str,
    options: &web_sys::RequestInit,
) -> Result<T, HttpError> {
    let sent = js::window().fetch_with_str_and_init(path, options);
    let answer = js::settled(sent.into()).await.map_err(|_| HttpError::Offline)?;
    let answer: web_sys::Response = answer.unchecked_into();
    let text = answer.text().map_err(|_| HttpError::Offline)?;
    let text = js::settled(text.into()).await.map_err(|_| HttpError::Offline)?;
    let text = text.as_string().unwrap_or_default();
    if answer.ok() {
        return serde_json::from_str(&text).map_err(|_| HttpError::NotUnderstood);
    }
    match serde_json::from_str::<Problem>(&text) {
        Ok(problem) => Err(HttpError::Refused(problem.code)),
        // A proxy between here and there answers in its own words.
        Err(_) => Err(HttpError::Offline),
    }
}
