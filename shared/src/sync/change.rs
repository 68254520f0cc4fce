//! One change, and how it travels: its text as the device wrote it, with a signature over exactly
//! those bytes. Nobody has to write the JSON again to check it, so there is no canonical JSON, and
//! what a newer program put into it goes on unharmed.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    body::{Body, NotBody},
    error::Refusal,
    hlc::Hlc,
    id::{ChangeId, DeviceId, EntityId},
    limits::PAYLOAD_BYTES_MAX,
    space::SpaceId,
};

/// The version of changes that this program writes, and the newest it reads. A change of another
/// version is kept and passed on unread.
pub const VERSION: u32 = 1;

/// One thing that somebody wrote about one entity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// Its name, given by the device.
    pub id: ChangeId,
    /// Form of `body`; all other fields are the same in every version.
    pub version: u32,
    /// Who shares it.
    pub space: SpaceId,
    /// The feature it belongs to, such as `bills`.
    pub room: String,
    /// What sort of entity, such as `bill`.
    pub kind: String,
    /// Which entity.
    pub entity: EntityId,
    /// When, by the device's hybrid clock.
    pub hlc: Hlc,
    /// Which device wrote and signed it.
    pub device: DeviceId,
    /// What is done; see [`Body`] for version 1.
    pub body: Value,
}

/// A change as it travels and as it is stored, byte for byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Signed {
    /// JSON text of a [`Change`]; the signature is over exactly these UTF-8 bytes.
    pub payload: String,
    /// Base64 (standard alphabet, padded) of the 64-byte `r || s`, ECDSA P-256 with SHA-256.
    pub signature: String,
}

impl Signed {
    /// What the payload says. That the device really wrote it is not known before
    /// [`Signed::checked`].
    ///
    /// # Errors
    /// [`Refusal::TooLarge`] or [`Refusal::NotAChange`].
    pub fn read(&self) -> Result<Change, Refusal> {
        if self.payload.len() > PAYLOAD_BYTES_MAX {
            return Err(Refusal::TooLarge);
        }
        serde_json::from_str(&self.payload).map_err(|_| Refusal::NotAChange)
    }

    /// The change, if `is_genuine` says that the signature of its device fits. The key is looked up
    /// by [`Change::device`]; the caller has WebCrypto or a library, this crate has neither.
    ///
    /// # Errors
    /// As [`Signed::read`], or [`Refusal::BadSignature`].
    pub fn checked(
        &self,
        is_genuine: impl FnOnce(&Change, &[u8], &str) -> bool,
    ) -> Result<Change, Refusal> {
        let change = self.read()?;
        if is_genuine(&change, self.payload.as_bytes(), &self.signature) {
            Ok(change)
        } else {
            Err(Refusal::BadSignature)
        }
    }
}

impl Change {
    /// The text to sign.
    ///
    /// # Errors
    /// [`Refusal::TooLarge`] when it would be refused everywhere for its size.
    pub fn payload(&self) -> Result<String, Refusal> {
        let payload = serde_json::to_string(self).map_err(|_| Refusal::NotAChange)?;
        if payload.len() > PAYLOAD_BYTES_MAX { Err(Refusal::TooLarge) } else { Ok(payload) }
    }

    /// The body, when this program knows its version and its form.
    ///
    /// # Errors
    /// [`NotBody`] otherwise; the change is kept all the same.
    pub fn known_body(&self) -> Result<Body, NotBody> {
        if self.version == VERSION { Body::read(&self.body) } else { Err(NotBody) }
    }

    /// The same edit written anew, after its stamp was refused: another name, another stamp, and the
    /// refused change replaced wherever it may have got to by another way.
    ///
    /// # Errors
    /// [`NotBody`] when this program cannot read the body.
    pub fn written_anew(&self, id: ChangeId, hlc: Hlc) -> Result<Self, NotBody> {
        let mut body = self.known_body()?;
        body.over.push(self.id);
        Ok(Self { id, hlc, body: body.write()?, ..self.clone() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::samples;
    use serde_json::json;

    #[test]
    fn a_change_comes_back_as_it_was_signed() {
        let change = samples::change(1, json!({"set": {"title": "<b>住民税</b>"}}));
        let payload = change.payload().unwrap();
        let signed = Signed { payload, signature: "s".into() };
        assert_eq!(signed.read().as_ref(), Ok(&change));
        let seen = signed.checked(|claimed, bytes, signature| {
            claimed.device == change.device
                && bytes == signed.payload.as_bytes()
                && signature == "s"
        });
        assert_eq!(seen.as_ref(), Ok(&change));
        assert_eq!(signed.checked(|_, _, _| false), Err(Refusal::BadSignature));
    }

    #[test]
    fn a_newer_change_is_read_as_far_as_all_versions_agree() {
        let newer = Change {
            version: VERSION + 1,
            ..samples::change(1, json!({"form": "of tomorrow", "n": 1.5}))
        };
        let mut payload = serde_json::to_value(&newer).unwrap();
        payload["added"] = json!(true);
        let signed = Signed { payload: payload.to_string(), signature: String::new() };
        assert_eq!(signed.read(), Ok(newer.clone()));
        assert_eq!(newer.known_body(), Err(NotBody));
    }

    #[test]
    fn what_is_no_change_is_refused_by_name() {
        let good = samples::change(1, json!({"deleted": true})).payload().unwrap();
        for (payload, want) in [
            (String::new(), Refusal::NotAChange),
            ("null".into(), Refusal::NotAChange),
            (good.replace("\"version\":1", "\"version\":-1"), Refusal::NotAChange),
            (good.replace("person:", "planet:"), Refusal::NotAChange),
            (good.replace("\"hlc\":\"0", "\"hlc\":\"x"), Refusal::NotAChange),
            (good.replace('}', ""), Refusal::NotAChange),
            ("[".repeat(PAYLOAD_BYTES_MAX), Refusal::NotAChange),
            (format!("{good}{}", " ".repeat(PAYLOAD_BYTES_MAX)), Refusal::TooLarge),
        ] {
            let signed = Signed { payload, signature: String::new() };
            assert_eq!(signed.read(), Err(want));
        }
    }

    #[test]
    fn a_change_written_anew_replaces_itself() {
        let change = samples::change(1, json!({"set": {"title": "a"}}));
        let anew = change.written_anew(samples::change_id(2), Hlc::at(5)).unwrap();
        assert_eq!(anew.known_body().unwrap().over, [change.id]);
        assert_eq!(
            (anew.id, anew.hlc, anew.entity),
            (samples::change_id(2), Hlc::at(5), change.entity)
        );
    }
}
