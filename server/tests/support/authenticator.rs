//! A passkey authenticator in software: P-256 keys, and every lie a test wants told.
//!
//! Speaks the JSON of WebAuthn level 3 on one side and writes authenticator data (§6.1) and a `none`
//! attestation (§8.7) by hand on the other.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use p256::ecdsa::{Signature, SigningKey, signature::Signer as _};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// Bits of the flags byte.
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const BACKUP_ELIGIBLE: u8 = 0x08;
const BACKED_UP: u8 = 0x10;
const ATTESTED: u8 = 0x40;

/// A device with passkeys. The fields are what it says of itself; a test may have it lie.
#[derive(Debug, Clone)]
pub(crate) struct Authenticator {
    /// Where the browser says it is.
    pub(crate) origin: String,
    /// For whom it says the passkey is.
    pub(crate) rp_id: String,
    /// Whether it says that it verified the person.
    pub(crate) verifies: bool,
    /// Whether its passkeys can be copied to other devices.
    pub(crate) syncs: bool,
    /// How often it has signed; a synchronised one always says 0.
    pub(crate) counter: u32,
    keys: Vec<Key>,
    seed: u8,
}

#[derive(Debug, Clone)]
struct Key {
    id: Vec<u8>,
    user: String,
    signing: SigningKey,
}

impl Authenticator {
    /// A telephone whose passkeys are synchronised; `seed` tells its keys from another's.
    pub(crate) fn phone(seed: u8) -> Self {
        Self {
            origin: "http://localhost:8080".to_owned(),
            rp_id: "localhost".to_owned(),
            verifies: true,
            syncs: true,
            counter: 0,
            keys: Vec::new(),
            seed,
        }
    }

    /// A security key, whose keys stay in it and which counts.
    pub(crate) fn security_key(seed: u8) -> Self {
        Self { syncs: false, counter: 1, ..Self::phone(seed) }
    }

    /// `navigator.credentials.create`, then `toJSON`.
    pub(crate) fn create(&mut self, options: &Value) -> Value {
        let asked = &options["publicKey"];
        let number = u8::try_from(self.keys.len()).unwrap() + 1;
        let mut secret = [self.seed; 32];
        secret[31] = number;
        let key = Key {
            id: vec![self.seed, number, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
            user: asked["user"]["id"].as_str().unwrap().to_owned(),
            signing: SigningKey::from_slice(&secret).unwrap(),
        };
        let mut data = self.data(ATTESTED);
        data.extend([0; 16]);
        data.extend(u16::try_from(key.id.len()).unwrap().to_be_bytes());
        data.extend(&key.id);
        data.extend(cose_key(&key.signing));
        let client = self.client_data("webauthn.create", asked);
        let answer = json!({
            "id": text(&key.id),
            "rawId": text(&key.id),
            "type": "public-key",
            "response": {
                "clientDataJSON": text(&client),
                "attestationObject": text(&attestation(&data)),
                "transports": ["internal"],
            },
            "clientExtensionResults": {},
        });
        self.keys.push(key);
        answer
    }

    /// `navigator.credentials.get`, then `toJSON`: by the newest key that is allowed.
    pub(crate) fn get(&mut self, options: &Value) -> Value {
        let asked = &options["publicKey"];
        let allowed = asked["allowCredentials"].as_array().cloned().unwrap_or_default();
        let may =
            |key: &&Key| allowed.is_empty() || allowed.iter().any(|one| one["id"] == text(&key.id));
        let key = self.keys.iter().rev().find(may).unwrap().clone();
        if !self.syncs {
            self.counter += 1;
        }
        let data = self.data(0);
        let client = self.client_data("webauthn.get", asked);
        let signed = [&data[..], &Sha256::digest(&client)].concat();
        let signature: Signature = key.signing.sign(&signed);
        json!({
            "id": text(&key.id),
            "rawId": text(&key.id),
            "type": "public-key",
            "response": {
                "clientDataJSON": text(&client),
                "authenticatorData": text(&data),
                "signature": text(signature.to_der().as_bytes()),
                "userHandle": key.user,
            },
            "clientExtensionResults": {},
        })
    }

    fn data(&self, more: u8) -> Vec<u8> {
        let verified = if self.verifies { VERIFIED } else { 0 };
        let backup = if self.syncs { BACKUP_ELIGIBLE | BACKED_UP } else { 0 };
        let mut data = Sha256::digest(&self.rp_id).to_vec();
        data.push(PRESENT | verified | backup | more);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn client_data(&self, kind: &str, asked: &Value) -> Vec<u8> {
        let data = json!({
            "type": kind,
            "challenge": asked["challenge"],
            "origin": self.origin,
            "crossOrigin": false,
        });
        data.to_string().into_bytes()
    }
}

fn text(bytes: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(bytes)
}

/// COSE (RFC 9053 §7.1.1): an EC2 key on P-256 for ES256.
fn cose_key(key: &SigningKey) -> Vec<u8> {
    let point = key.verifying_key().to_encoded_point(false);
    let mut cose = vec![0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];
    cose.extend(point.x().unwrap());
    cose.extend([0x22, 0x58, 0x20]);
    cose.extend(point.y().unwrap());
    cose
}

/// `{"fmt": "none", "attStmt": {}, "authData": data}` in CBOR.
fn attestation(data: &[u8]) -> Vec<u8> {
    let mut cbor = vec![0xa3];
    cbor.extend(b"\x63fmt\x64none\x67attStmt\xa0\x68authData\x58");
    cbor.push(u8::try_from(data.len()).unwrap());
    cbor.extend(data);
    cbor
}
