//! One record of the device's vault: room, id and text, byte for byte.

use serde::{Deserialize, Serialize, de::IgnoredAny};

use super::{
    error::Fault,
    limits::{ID_BYTES_MAX, RECORD_BYTES_MAX, ROOM_LETTERS_MAX},
};

/// How the names of sync's own rooms begin. Changes travel as changes; the rest does not travel.
pub const RESERVED: &str = "sync-";

/// A record that may stand in a file and in a vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Record {
    room: String,
    id: String,
    json: String,
}

/// A record as it stands in a file, not yet looked at.
#[derive(Deserialize)]
pub(super) struct Raw {
    room: String,
    id: String,
    json: String,
}

impl Record {
    /// A record of a room.
    ///
    /// # Errors
    /// The first [`Fault`] of room, id and text.
    pub fn new(room: String, id: String, json: String) -> Result<Self, Fault> {
        check_room(&room)?;
        if id.is_empty() || id.len() > ID_BYTES_MAX || id.chars().any(char::is_control) {
            return Err(Fault::Id);
        }
        if json.len() > RECORD_BYTES_MAX {
            return Err(Fault::TooLarge);
        }
        serde_json::from_str::<IgnoredAny>(&json).map_err(|_| Fault::NotJson)?;
        Ok(Self { room, id, json })
    }

    pub(super) fn of_raw(raw: Raw) -> Result<Self, Fault> {
        Self::new(raw.room, raw.id, raw.json)
    }

    /// The room it belongs to.
    pub fn room(&self) -> &str {
        &self.room
    }

    /// Its name in the room.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Its text, which is the room's business.
    pub fn json(&self) -> &str {
        &self.json
    }

    /// When it was saved, UTC milliseconds, where the room says so in `saved_at_ms`.
    pub fn saved_at_ms(&self) -> Option<i64> {
        #[derive(Deserialize)]
        struct Stamp {
            saved_at_ms: i64,
        }
        serde_json::from_str(&self.json).ok().map(|stamp: Stamp| stamp.saved_at_ms)
    }
}

fn check_room(room: &str) -> Result<(), Fault> {
    let letter = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || b"_-".contains(&it);
    let begins = room.starts_with(|first: char| first.is_ascii_lowercase());
    if !begins || room.len() > ROOM_LETTERS_MAX || !room.bytes().all(letter) {
        Err(Fault::Room)
    } else if room.starts_with(RESERVED) {
        Err(Fault::Reserved)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_vault_could_have_is_a_record() {
        let long = "a".repeat(ID_BYTES_MAX + 1);
        let large = format!("\"{}\"", "a".repeat(RECORD_BYTES_MAX));
        for (room, id, json, want) in [
            ("bills", "1", "{}", None),
            ("room-of_2030", "any/id あ", "1.50", None),
            ("", "1", "{}", Some(Fault::Room)),
            ("Bills", "1", "{}", Some(Fault::Room)),
            ("bills/x", "1", "{}", Some(Fault::Room)),
            ("-bills", "1", "{}", Some(Fault::Room)),
            (&long, "1", "{}", Some(Fault::Room)),
            ("sync-meta", "1", "{}", Some(Fault::Reserved)),
            ("sync-", "1", "{}", Some(Fault::Reserved)),
            ("bills", "", "{}", Some(Fault::Id)),
            ("bills", "a\nb", "{}", Some(Fault::Id)),
            ("bills", &long, "{}", Some(Fault::Id)),
            ("bills", "1", &large, Some(Fault::TooLarge)),
            ("bills", "1", "{", Some(Fault::NotJson)),
            ("bills", "1", "", Some(Fault::NotJson)),
        ] {
            let got = Record::new(room.into(), id.into(), json.into());
            assert_eq!(got.err(), want, "{room} {id:.20}");
        }
    }

    #[test]
    fn a_record_says_when_it_was_saved_if_its_room_does() {
        for (json, want) in [
            (r#"{"saved_at_ms":5,"more":[]}"#, Some(5)),
            (r#"{"saved_at_ms":"5"}"#, None),
            ("{}", None),
            ("7", None),
        ] {
            let record = Record::new("bills".into(), "1".into(), json.into()).unwrap();
            assert_eq!(record.saved_at_ms(), want, "{json}");
        }
    }
}
