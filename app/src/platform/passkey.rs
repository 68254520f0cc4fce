//! Passkeys (WebAuthn level 3): the browser asks for the finger, the face or the PIN.
//!
//! The server's options and the browser's answers are JSON with base64url; browsers before 2025
//! know only bytes, so both are turned here and not by `toJSON`.

use js_sys::{ArrayBuffer, Uint8Array};
use serde_json::{Map, Value};
use wasm_bindgen::{JsCast, JsValue};

use super::{
    call, js,
    signature::{from_base64, to_base64},
};

/// Why there is no passkey to send.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PasskeyError {
    /// The browser knows no passkeys.
    Unsupported,
    /// The person closed the question, or did not answer in time; also what a browser says when
    /// there is no passkey for this app.
    Cancelled,
    /// This device holds a passkey of the account already.
    AlreadyHere,
    /// The browser's answer is not one.
    Failed,
}

/// What of an option is bytes: a path of names.
const BYTES_OF_OPTIONS: [&[&str]; 2] = [&["challenge"], &["user", "id"]];

/// Lists of options whose items carry an `id` of bytes.
const LISTS_OF_OPTIONS: [&str; 2] = ["excludeCredentials", "allowCredentials"];

/// What of an answer is bytes.
const BYTES_OF_ANSWER: [&str; 5] =
    ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];

/// Whether the browser knows passkeys.
pub(crate) fn is_supported() -> bool {
    js::get(js::window().as_ref(), "PublicKeyCredential").is_function()
        && js::get(&container(), "create").is_function()
}

/// Makes a passkey as the server asks for it.
pub(crate) async fn create(options: &Value) -> Result<Value, PasskeyError> {
    ask("create", options).await
}

/// Shows a passkey as the server asks for it.
pub(crate) async fn show(options: &Value) -> Result<Value, PasskeyError> {
    ask("get", options).await
}

fn container() -> JsValue {
    js::get(&js::window().navigator(), "credentials")
}

async fn ask(method: &str, options: &Value) -> Result<Value, PasskeyError> {
    if !is_supported() {
        return Err(PasskeyError::Unsupported);
    }
    let options = browser_options(options).ok_or(PasskeyError::Failed)?;
    let credential = call::called(&container(), method, &[options]).await.map_err(why)?;
    answer(&credential).ok_or(PasskeyError::Failed)
}

fn why(error: JsValue) -> PasskeyError {
    match js::error_name(&error).as_str() {
        "NotAllowedError" | "AbortError" => PasskeyError::Cancelled,
        "InvalidStateError" => PasskeyError::AlreadyHere,
        "NotSupportedError" | "SecurityError" => PasskeyError::Unsupported,
        _ => PasskeyError::Failed,
    }
}

/// The options with bytes where the browser wants them.
fn browser_options(options: &Value) -> Option<JsValue> {
    let options = js_sys::JSON::parse(&options.to_string()).ok()?;
    let public_key = js::get(&options, "publicKey");
    for path in BYTES_OF_OPTIONS {
        let (name, parents) = path.split_last()?;
        let parent = parents.iter().fold(public_key.clone(), |parent, name| js::get(&parent, name));
        to_bytes(&parent, name)?;
    }
    for list in LISTS_OF_OPTIONS {
        for item in call::items(&js::get(&public_key, list)) {
            to_bytes(&item, "id")?;
        }
    }
    Some(options)
}

/// Turns a property from base64url to bytes; one that is not there stays so.
fn to_bytes(object: &JsValue, name: &str) -> Option<()> {
    if let Some(text) = js::text(object, name) {
        js::set(object, name, &Uint8Array::from(from_base64url(&text)?.as_slice()));
    }
    Some(())
}

/// The browser's answer as `toJSON` of WebAuthn level 3 would give it.
fn answer(credential: &JsValue) -> Option<Value> {
    let response = js::get(credential, "response");
    let mut given = Map::new();
    for name in BYTES_OF_ANSWER {
        if let Some(bytes) = bytes(&js::get(&response, name)) {
            given.insert(name.into(), to_base64url(&bytes).into());
        }
    }
    if let Ok(transports) = call::call(&response, "getTransports", &[]) {
        let names = call::items(&transports).iter().filter_map(JsValue::as_string).collect();
        given.insert("transports".into(), Value::Array(names_of(names)));
    }
    let id = to_base64url(&bytes(&js::get(credential, "rawId"))?);
    let mut whole = Map::new();
    whole.insert("id".into(), id.clone().into());
    whole.insert("rawId".into(), id.into());
    whole.insert("type".into(), js::text(credential, "type")?.into());
    whole.insert("response".into(), Value::Object(given));
    // What an extension gives (a key for this device) never leaves it.
    whole.insert("extensions".into(), Value::Object(Map::new()));
    Some(Value::Object(whole))
}

fn names_of(names: Vec<String>) -> Vec<Value> {
    names.into_iter().map(Value::String).collect()
}

fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    value.is_instance_of::<ArrayBuffer>().then(|| Uint8Array::new(value).to_vec())
}

fn to_base64url(bytes: &[u8]) -> String {
    to_base64(bytes).trim_end_matches('=').replace('+', "-").replace('/', "_")
}

fn from_base64url(text: &str) -> Option<Vec<u8>> {
    from_base64(&text.replace('-', "+").replace('_', "/"))
}
