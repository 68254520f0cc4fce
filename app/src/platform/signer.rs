//! What this device signs with: an ECDSA P-256 key that cannot leave the browser.

use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

use super::{
    js,
    signature::to_base64,
    vault::{Vault, VaultError},
};

/// The device's key, ready to sign.
pub(crate) struct Signer {
    subtle: web_sys::SubtleCrypto,
    key: web_sys::CryptoKey,
    public_key: String,
}

impl Signer {
    /// The key of this device; made and kept the first time.
    pub(crate) async fn of(vault: &Vault) -> Result<Self, VaultError> {
        let subtle = js::window().crypto().map_err(|_| VaultError::Unavailable)?.subtle();
        let keys = vault.signing_keys().await?;
        let public = js::get(&keys, "publicKey");
        let point =
            subtle.export_key("raw", public.unchecked_ref()).map_err(|_| VaultError::Unreadable)?;
        let point = js::settled(point.into()).await.map_err(|_| VaultError::Unreadable)?;
        let public_key = to_base64(&Uint8Array::new(&point).to_vec());
        Ok(Self { subtle, key: js::get(&keys, "privateKey").unchecked_into(), public_key })
    }

    /// Base64 of the uncompressed point of the public half.
    pub(crate) fn public_key(&self) -> &str {
        &self.public_key
    }

    /// Base64 of the signature (64 bytes, `r || s`) over a text; `None` when the browser refuses.
    pub(crate) async fn sign(&self, text: &str) -> Option<String> {
        let algorithm =
            js::object(&[("name", "ECDSA".into()), ("hash", JsValue::from_str("SHA-256"))]);
        let signed = self
            .subtle
            .sign_with_object_and_u8_array(algorithm.unchecked_ref(), &self.key, text.as_bytes())
            .ok()?;
        let signed = js::settled(signed.into()).await.ok()?;
        Some(to_base64(&Uint8Array::new(&signed).to_vec()))
    }
}
