//! Spaces: who shares what. A space is a name and its members; what is in it, its changes say.
//!
//! What is only mine goes to my own space and what is the family's to the family's, so nothing has
//! to be filtered where it is given out.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    auth::PersonId,
    kernel::uuid::{UUID_BYTES, Uuid},
};

/// Sorts of spaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpaceKind {
    /// One person's own, on all their devices.
    Person,
    /// People who have invited each other.
    Family,
    /// The staff of one shelter; members come and go by their grants, not by invitation.
    Shelter,
}

impl SpaceKind {
    /// Every sort.
    pub const ALL: [Self; 3] = [Self::Person, Self::Family, Self::Shelter];

    const fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Family => "family",
            Self::Shelter => "shelter",
        }
    }
}

/// Name of a space: `family:` and a UUID. It says nothing of its members but, for their own space,
/// to those who know a person's number already.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SpaceId {
    kind: SpaceKind,
    id: Uuid,
}

/// The text is not the name of a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotSpace;

impl SpaceId {
    /// A new one, from random bytes.
    pub const fn new(kind: SpaceKind, random: [u8; UUID_BYTES]) -> Self {
        Self { kind, id: Uuid::random(random) }
    }

    /// A person's own space.
    pub const fn of_person(person: PersonId) -> Self {
        Self { kind: SpaceKind::Person, id: Uuid::from_bytes(person.bytes()) }
    }

    /// What sort it is.
    pub const fn kind(self) -> SpaceKind {
        self.kind
    }
}

impl fmt::Display for SpaceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind.word(), self.id)
    }
}

impl std::str::FromStr for SpaceId {
    type Err = NotSpace;

    fn from_str(text: &str) -> Result<Self, NotSpace> {
        let (word, id) = text.split_once(':').ok_or(NotSpace)?;
        let kind = SpaceKind::ALL.into_iter().find(|kind| kind.word() == word).ok_or(NotSpace)?;
        Ok(Self { kind, id: id.parse().map_err(|_| NotSpace)? })
    }
}

impl From<SpaceId> for String {
    fn from(space: SpaceId) -> Self {
        space.to_string()
    }
}

impl TryFrom<String> for SpaceId {
    type Error = NotSpace;

    fn try_from(text: String) -> Result<Self, NotSpace> {
        text.parse()
    }
}

impl fmt::Display for NotSpace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the name of a space")
    }
}

impl std::error::Error for NotSpace {}

/// What a member may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Reads, writes, invites and removes.
    Owner,
    /// Reads and writes.
    Member,
    /// Reads.
    Reader,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 3] = [Self::Owner, Self::Member, Self::Reader];

    /// The word in the API and in the database.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Member => "member",
            Self::Reader => "reader",
        }
    }

    /// The role of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// Whether changes are taken from them.
    pub const fn may_write(self) -> bool {
        matches!(self, Self::Owner | Self::Member)
    }

    /// Whether they invite others and remove members.
    pub const fn may_manage(self) -> bool {
        matches!(self, Self::Owner)
    }
}

/// Somebody in a space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// What they may do.
    pub role: Role,
    /// Since when, UTC milliseconds.
    pub joined_at_ms: i64,
}

/// What becomes of a family when somebody goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Departure {
    /// The others go on.
    Stays,
    /// The last owner went: the one who has been there longest becomes one. Nobody is ever kept in
    /// a family because there is no other owner.
    PassesTo(PersonId),
    /// Nobody is left: what the server holds of it is erased.
    Ends,
}

impl Departure {
    /// When `leaver` leaves these members.
    pub fn of(members: &[Member], leaver: PersonId) -> Self {
        let others = || members.iter().filter(|member| member.person != leaver);
        if others().any(|member| member.role == Role::Owner) {
            return Self::Stays;
        }
        let rank =
            |member: &&Member| (!member.role.may_write(), member.joined_at_ms, member.person);
        others().min_by_key(rank).map_or(Self::Ends, |heir| Self::PassesTo(heir.person))
    }
}

/// For whom a person writes something down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Only me: my own space.
    OnlyMe,
    /// The family's space.
    Family,
}

impl Audience {
    /// The space for it; `None` when it is for a family and there is none.
    pub fn space(self, me: PersonId, family: Option<SpaceId>) -> Option<SpaceId> {
        match self {
            Self::OnlyMe => Some(SpaceId::of_person(me)),
            Self::Family => family,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(number: u8) -> PersonId {
        PersonId::random([number; UUID_BYTES])
    }

    #[test]
    fn a_name_is_read_in_its_one_way() {
        let space = SpaceId::new(SpaceKind::Family, [0x11; 16]);
        assert_eq!(space.to_string(), "family:11111111-1111-4111-9111-111111111111");
        assert_eq!(space.to_string().parse(), Ok(space));
        assert_eq!(SpaceId::of_person(person(1)).to_string(), format!("person:{}", person(1)));
        for wrong in ["", "family:", "family", "planet:11111111-1111-4111-9111-111111111111"] {
            assert_eq!(wrong.parse::<SpaceId>(), Err(NotSpace), "{wrong}");
        }
    }

    #[test]
    fn somebody_is_always_there_to_invite() {
        let member =
            |number, role, joined_at_ms| Member { person: person(number), role, joined_at_ms };
        let owner = member(1, Role::Owner, 10);
        let (early, late) = (member(2, Role::Member, 20), member(3, Role::Member, 30));
        let reader = member(4, Role::Reader, 5);
        for (members, want) in [
            (vec![owner, early, late], Departure::PassesTo(person(2))),
            (vec![owner, late, early, reader], Departure::PassesTo(person(2))),
            (vec![owner, reader], Departure::PassesTo(person(4))),
            (vec![owner, member(2, Role::Owner, 20)], Departure::Stays),
            (vec![owner], Departure::Ends),
        ] {
            assert_eq!(Departure::of(&members, person(1)), want);
        }
        assert_eq!(Departure::of(&[owner, early], person(2)), Departure::Stays);
    }

    #[test]
    fn what_is_only_mine_is_not_in_the_family() {
        let family = SpaceId::new(SpaceKind::Family, [9; 16]);
        let mine = Audience::OnlyMe.space(person(1), Some(family));
        assert_eq!(mine, Some(SpaceId::of_person(person(1))));
        assert_eq!(Audience::Family.space(person(1), Some(family)), Some(family));
        assert_eq!(Audience::Family.space(person(1), None), None);
    }
}
