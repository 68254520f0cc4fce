//! A device as a browser has it: a key of its own, with which it signs what it writes.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use nakano_shared::{
    auth::PersonId,
    sync::{
        Change, ChangeId, DeviceId, EntityId, Hlc, Signed, SpaceId, VERSION,
        api::{Push, RegisterDevice},
        device::registration_text,
    },
};
use ring::{
    rand::{SecureRandom as _, SystemRandom},
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _},
};
use serde_json::{Value, json};

/// A key, and names that nobody else gives.
pub(crate) struct TestDevice {
    pub(crate) id: DeviceId,
    pub(crate) person: PersonId,
    /// What it takes for the time, UTC milliseconds.
    pub(crate) now_ms: i64,
    pair: EcdsaKeyPair,
    random: SystemRandom,
}

impl TestDevice {
    /// A new device of a person.
    pub(crate) fn new(person: PersonId, now_ms: i64) -> Self {
        let random = SystemRandom::new();
        let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let key = EcdsaKeyPair::generate_pkcs8(algorithm, &random).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(algorithm, key.as_ref(), &random).unwrap();
        let id = DeviceId::new(now_ms, chance(&random));
        Self { id, person, now_ms, pair, random }
    }

    /// Base64 of its key.
    pub(crate) fn public_key(&self) -> String {
        BASE64_STANDARD.encode(self.pair.public_key().as_ref())
    }

    /// Base64 of its signature over a text.
    pub(crate) fn sign(&self, text: &str) -> String {
        let signature = self.pair.sign(&self.random, text.as_bytes()).unwrap();
        BASE64_STANDARD.encode(signature.as_ref())
    }

    /// What registers it.
    pub(crate) fn registration(&self) -> RegisterDevice {
        let public_key = self.public_key();
        let text = registration_text(self.person, self.id, &public_key);
        let proof = self.sign(&text);
        RegisterDevice { device: self.id, public_key, name: "わたしの電話".into(), proof }
    }

    /// A change of a new bill, which says its title.
    pub(crate) fn change(&self, space: SpaceId, title: &str) -> Change {
        self.change_with(space, json!({ "set": { "title": title } }))
    }

    /// A change of a new bill with this body.
    pub(crate) fn change_with(&self, space: SpaceId, body: Value) -> Change {
        Change {
            id: ChangeId::new(self.now_ms, chance(&self.random)),
            version: VERSION,
            space,
            room: "bills".into(),
            kind: "bill".into(),
            entity: EntityId::new(self.now_ms, chance(&self.random)),
            hlc: Hlc::at(self.now_ms),
            device: self.id,
            body,
        }
    }

    /// The change as it travels.
    pub(crate) fn signed(&self, change: &Change) -> Signed {
        let payload = serde_json::to_string(change).unwrap();
        Signed { signature: self.sign(&payload), payload }
    }

    /// A push of one change of a new bill.
    pub(crate) fn push(&self, space: SpaceId, title: &str) -> Push {
        Push { changes: vec![self.signed(&self.change(space, title))] }
    }
}

fn chance(random: &SystemRandom) -> [u8; 10] {
    let mut bytes = [0; 10];
    random.fill(&mut bytes).unwrap();
    bytes
}
