//! The chain of hashes over the lines of the audit log. Pure.
//!
//! A line's hash covers the hash of the line before and the hash of its own content. Content is
//! salted and hashed apart, so that it can be erased with the person it speaks of: what is left says
//! that a line was there and nothing more, and every later line still holds.

use nakano_shared::{auth::PersonId, kernel::hex::hex};
use sha2::{Digest as _, Sha256};

use crate::random::{self, NoRandom, Random};

/// Bytes of a salt; without it, an erased line could be guessed by trying persons and deeds.
const SALT_BYTES: usize = 16;

/// What the first line of a chain follows.
pub(super) const BEGINNING: &str = "";

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// Whose data.
    pub subject: PersonId,
    /// Who; `None` for the operator or the server itself.
    pub actor: Option<PersonId>,
    /// As what, such as `resident` or `counter_clerk`.
    pub actor_role: String,
    /// What was done, `room.verb`.
    pub deed: String,
    /// When, UTC milliseconds.
    pub at_ms: i64,
}

/// A line before it has its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Hexadecimal.
    pub salt: String,
    /// What it says.
    pub content: Content,
}

impl Entry {
    /// Salts what a line says.
    ///
    /// # Errors
    /// As the source of chance.
    pub fn draw(random: &dyn Random, content: Content) -> Result<Self, NoRandom> {
        Ok(Self { salt: hex(&random::draw::<SALT_BYTES>(random)?), content })
    }

    /// In which of the 256 chains it belongs.
    pub(super) fn chain(&self) -> i64 {
        let [first, ..] = self.content.subject.bytes();
        i64::from(first)
    }

    /// SHA-256 of salt and content. Lengths go before the parts, so that no two contents read alike.
    pub(super) fn content_hash(&self) -> String {
        let Content { subject, actor, actor_role, deed, at_ms } = &self.content;
        let actor = actor.map(|actor| actor.to_string()).unwrap_or_default();
        let mut hash = Sha256::new();
        for part in [&self.salt, &subject.to_string(), &actor, actor_role, deed, &at_ms.to_string()]
        {
            hash.update(part.len().to_be_bytes());
            hash.update(part);
        }
        hex(&hash.finalize())
    }
}

/// The hash of a line that follows another.
pub(super) fn line_hash(before: &str, content_hash: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(before);
    hash.update(content_hash);
    hex(&hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_of_a_line_is_in_its_hash() {
        let subject = PersonId::from_bytes([7; 16]);
        let content = Content {
            subject,
            actor: Some(subject),
            actor_role: "resident".into(),
            deed: "auth.signed-in".into(),
            at_ms: 1,
        };
        let entry = Entry { salt: "00".into(), content };
        let change = |change: fn(&mut Entry)| {
            let mut other = entry.clone();
            change(&mut other);
            other.content_hash()
        };
        let hashes = [
            entry.content_hash(),
            change(|it| it.salt = "01".into()),
            change(|it| it.content.subject = PersonId::from_bytes([8; 16])),
            change(|it| it.content.actor = None),
            change(|it| it.content.actor_role = "residentauth".into()),
            change(|it| it.content.deed = ".signed-in".into()),
            change(|it| it.content.at_ms = 2),
        ];
        for (at, hash) in hashes.iter().enumerate() {
            assert!(!hashes[..at].contains(hash), "{at}");
        }
        assert_eq!(entry.chain(), 7);
        assert_ne!(line_hash(BEGINNING, &hashes[0]), line_hash(&hashes[1], &hashes[0]));
    }
}
