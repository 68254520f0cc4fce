//! The key that signs the content: from the environment for a release, else the development key.

use p256::{
    ecdsa::{Signature, SigningKey, signature::Signer as _},
    pkcs8::DecodePrivateKey as _,
};

use crate::{failure::Failure, files, places::Places};

/// Holds the PEM text (PKCS#8, P-256) of the key of a real release.
const VARIABLE: &str = "NAKANO_CONTENT_KEY";

/// The development key, which everyone has.
const DEVELOPMENT: &str = "content/keys/development.pem";

/// Signs content. Its public half goes into the app.
pub(super) struct Key(SigningKey);

impl Key {
    /// Reads the key and leaves its public half in `target/content-public-key.hex`.
    pub(super) fn load(places: &Places) -> Result<Self, Failure> {
        let (name, pem) = match std::env::var(VARIABLE) {
            Ok(pem) => (VARIABLE.into(), pem),
            Err(_) => (places.at(DEVELOPMENT), files::text(&places.at(DEVELOPMENT))?),
        };
        let key = Self::from_pem(&pem).map_err(|why| Failure::source(name, why))?;
        files::write_if_changed(
            &places.at("target/content-public-key.hex"),
            key.public_hex().as_bytes(),
        )?;
        Ok(key)
    }

    pub(super) fn from_pem(pem: &str) -> Result<Self, String> {
        SigningKey::from_pkcs8_pem(pem).map(Self).map_err(|error| error.to_string())
    }

    /// The public key as 65 bytes of uncompressed SEC1, in hexadecimal.
    pub(super) fn public_hex(&self) -> String {
        files::hex(self.0.verifying_key().to_encoded_point(false).as_bytes())
    }

    /// `r || s`, 64 bytes. The same text gives the same signature (RFC 6979).
    pub(super) fn sign(&self, text: &str) -> Vec<u8> {
        let signature: Signature = self.0.sign(text.as_bytes());
        signature.to_bytes().to_vec()
    }
}
