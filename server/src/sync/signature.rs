//! Signatures of devices: ECDSA P-256 with SHA-256, as WebCrypto makes them.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use nakano_shared::sync::device::{PUBLIC_KEY_LETTERS, SIGNATURE_LETTERS};
use ring::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};

/// Bytes of an uncompressed point.
const POINT_BYTES: usize = 65;

/// Bytes of `r || s`.
const SIGNATURE_BYTES: usize = 64;

/// Whether `signature` was made over `message` by the holder of `public_key`, both in base64. What
/// is not even a key or a signature is no.
pub(super) fn is_signed_by(public_key: &str, message: &[u8], signature: &str) -> bool {
    let point: Option<[u8; POINT_BYTES]> = decode(public_key, PUBLIC_KEY_LETTERS);
    let signature: Option<[u8; SIGNATURE_BYTES]> = decode(signature, SIGNATURE_LETTERS);
    let (Some(point), Some(signature)) = (point, signature) else { return false };
    UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, point).verify(message, &signature).is_ok()
}

fn decode<const BYTES: usize>(text: &str, letters: usize) -> Option<[u8; BYTES]> {
    if text.len() != letters {
        return None;
    }
    BASE64_STANDARD.decode(text).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ring::{
        rand::SystemRandom,
        signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _},
    };

    #[test]
    fn only_the_holder_of_the_key_signs() {
        let random = SystemRandom::new();
        let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let document = EcdsaKeyPair::generate_pkcs8(algorithm, &random).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), &random).unwrap();
        let key = BASE64_STANDARD.encode(pair.public_key().as_ref());
        let signed = pair.sign(&random, b"text").unwrap();
        let signature = BASE64_STANDARD.encode(signed.as_ref());
        assert_eq!((key.len(), signature.len()), (PUBLIC_KEY_LETTERS, SIGNATURE_LETTERS));
        assert!(is_signed_by(&key, b"text", &signature));
        let zeros = |bytes: usize| BASE64_STANDARD.encode(vec![0; bytes]);
        for (key, message, signature) in [
            (key.as_str(), &b"texT"[..], signature.as_str()),
            (&key, b"text", &zeros(64)),
            (&key, b"text", ""),
            (&key, b"text", signature.trim_end_matches('=')),
            (&key, b"text", &"!".repeat(88)),
            (&zeros(65), b"text", &signature),
            (&zeros(33), b"text", &signature),
            ("", b"text", &signature),
        ] {
            assert!(!is_signed_by(key, message, signature), "{key} {signature}");
        }
    }
}
