//! Files of the content bundle in the browser's Cache: one cache a bundle, marked when complete.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

use super::js;

const PREFIX: &str = "content-";
const COMPLETE: &str = "/content-complete";

/// Why bytes could not be fetched or kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FetchError {
    /// No network, or the server did not answer.
    Network,
    /// The server answered that it has no such file, or with an error.
    Refused,
    /// The device has no room.
    Quota,
}

/// Fetches a file of this origin.
pub(crate) async fn fetch(url: &str) -> Result<Vec<u8>, FetchError> {
    let answer = js::settled(js::window().fetch_with_str(url).into())
        .await
        .map_err(|_| FetchError::Network)?;
    let answer: web_sys::Response = answer.unchecked_into();
    if !answer.ok() {
        return Err(FetchError::Refused);
    }
    body(&answer).await.ok_or(FetchError::Network)
}

async fn body(answer: &web_sys::Response) -> Option<Vec<u8>> {
    let buffer = js::settled(answer.array_buffer().ok()?.into()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

fn caches() -> Option<web_sys::CacheStorage> {
    js::window().caches().ok()
}

async fn open(bundle: &str) -> Option<web_sys::Cache> {
    let cache = js::settled(caches()?.open(&format!("{PREFIX}{bundle}")).into()).await.ok()?;
    cache.dyn_into().ok()
}

/// A file of a bundle, if the device has it.
pub(crate) async fn read(bundle: &str, path: &str) -> Option<Vec<u8>> {
    body(&find(bundle, path).await?).await
}

/// Whether the device has a file of a bundle.
pub(crate) async fn has(bundle: &str, path: &str) -> bool {
    find(bundle, path).await.is_some()
}

async fn find(bundle: &str, path: &str) -> Option<web_sys::Response> {
    let cache = open(bundle).await?;
    js::settled(cache.match_with_str(path).into()).await.ok()?.dyn_into().ok()
}

/// Whether the bundle was written to its end.
pub(crate) async fn is_complete(bundle: &str) -> bool {
    has(bundle, COMPLETE).await
}

/// Keeps a file of a bundle.
pub(crate) async fn write(bundle: &str, path: &str, bytes: &[u8]) -> Result<(), FetchError> {
    let cache = open(bundle).await.ok_or(FetchError::Quota)?;
    let mut body = bytes.to_vec();
    let answer =
        web_sys::Response::new_with_opt_u8_array(Some(&mut body)).map_err(|_| FetchError::Quota)?;
    js::settled(cache.put_with_str(path, &answer).into()).await.map_err(|_| FetchError::Quota)?;
    Ok(())
}

/// Marks the bundle as whole; only then may it be switched to.
pub(crate) async fn complete(bundle: &str) -> Result<(), FetchError> {
    write(bundle, COMPLETE, b"").await
}

/// Throws a bundle away.
pub(crate) async fn remove(bundle: &str) {
    if let Some(caches) = caches() {
        // Absent is as good as removed.
        let _ = js::settled(caches.delete(&format!("{PREFIX}{bundle}")).into()).await;
    }
}

/// Names of all bundles on the device, oldest first.
pub(crate) async fn bundles() -> Vec<String> {
    let Some(caches) = caches() else { return Vec::new() };
    let Ok(keys) = js::settled(caches.keys().into()).await else { return Vec::new() };
    js_sys::Array::from(&keys)
        .iter()
        .filter_map(|name| JsValue::as_string(&name)?.strip_prefix(PREFIX).map(str::to_owned))
        .collect()
}
