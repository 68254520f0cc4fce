//! Hashes and signatures by the browser's own cryptography.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

use super::js;

fn subtle() -> Option<web_sys::SubtleCrypto> {
    js::window().crypto().ok().map(|crypto| crypto.subtle())
}

/// SHA-256 as 64 lower-case hexadecimal digits; `None` outside a secure context.
pub(crate) async fn sha256_hex(bytes: &[u8]) -> Option<String> {
    let digest = subtle()?.digest_with_str_and_u8_array("SHA-256", bytes).ok()?;
    let digest = js::settled(digest.into()).await.ok()?;
    Some(hex(&Uint8Array::new(&digest).to_vec()))
}

/// Whether `signature` (64 bytes, `r || s`) was made over `message` by the P-256 key whose
/// uncompressed point is `public_key` (65 bytes).
pub(crate) async fn is_signed_by(public_key: &[u8], signature: &[u8], message: &[u8]) -> bool {
    match Verifier::new(public_key).await {
        Some(verifier) => verifier.accepts(signature, message).await,
        None => false,
    }
}

/// Checks signatures of one P-256 key.
#[derive(Debug, Clone)]
pub(crate) struct Verifier(web_sys::CryptoKey);

impl Verifier {
    /// Of a key's uncompressed point (65 bytes); `None` when it is not one.
    pub(crate) async fn new(public_key: &[u8]) -> Option<Self> {
        let curve = js::object(&[("name", "ECDSA".into()), ("namedCurve", "P-256".into())]);
        let usages = js_sys::Array::of1(&JsValue::from_str("verify"));
        let key = subtle()?
            .import_key_with_object(
                "raw",
                Uint8Array::from(public_key).unchecked_ref(),
                curve.unchecked_ref(),
                false,
                &usages,
            )
            .ok()?;
        js::settled(key.into()).await.ok()?.dyn_into().ok().map(Self)
    }

    /// Whether the signature (64 bytes, `r || s`) is the key's over the message.
    pub(crate) async fn accepts(&self, signature: &[u8], message: &[u8]) -> bool {
        self.begin(signature, message).good().await
    }

    /// Begins to check: the browser does it beside this thread, so many can be begun before the
    /// first is waited for.
    pub(crate) fn begin(&self, signature: &[u8], message: &[u8]) -> Verdict {
        let algorithm = js::object(&[("name", "ECDSA".into()), ("hash", "SHA-256".into())]);
        Verdict(subtle().and_then(|subtle| {
            subtle
                .verify_with_object_and_u8_array_and_u8_array(
                    algorithm.unchecked_ref(),
                    &self.0,
                    signature,
                    message,
                )
                .ok()
        }))
    }
}

/// A check under way; `None` when the browser refused to begin it.
pub(crate) struct Verdict(Option<js_sys::Promise>);

impl Verdict {
    /// Waits for it. What could not be checked is not good.
    pub(crate) async fn good(self) -> bool {
        let Some(promise) = self.0 else { return false };
        js::settled(promise.into()).await.is_ok_and(|good| good.is_truthy())
    }
}

fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] =
        ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let digit = |value: u8| DIGITS.get(usize::from(value)).copied().unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Bytes written as hexadecimal digits; `None` when they are not.
pub(crate) fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> =
        text.chars().map(|digit| digit.to_digit(16)?.try_into().ok()).collect::<Option<_>>()?;
    if !digits.len().is_multiple_of(2) {
        return None;
    }
    Some(
        digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect(),
    )
}

/// Bytes written as base64; `None` when they are not.
pub(crate) fn from_base64(text: &str) -> Option<Vec<u8>> {
    let binary = js::window().atob(text).ok()?;
    binary.chars().map(|letter| u8::try_from(u32::from(letter)).ok()).collect()
}

/// Bytes as base64 with padding.
pub(crate) fn to_base64(bytes: &[u8]) -> String {
    let letters: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    // Letters up to 255 are always taken.
    js::window().btoa(&letters).unwrap_or_default()
}
