//! Names of persons and of what is theirs here. They say nothing about anybody: what opens something
//! or stands for somebody is random, and only notices are named in the order of time.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::kernel::{
    id::names,
    uuid::{NotUuid, UUID_BYTES, Uuid},
};

names!(
    /// Something a person is told; sorts by when it happened.
    NoticeId,
);

macro_rules! name {
    ($(#[doc = $doc:literal] $name:ident),+ $(,)?) => {$(
        #[doc = $doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new one from random bytes.
            pub const fn random(bytes: [u8; UUID_BYTES]) -> Self {
                Self(Uuid::random(bytes))
            }

            /// One that is known already.
            pub const fn from_bytes(bytes: [u8; UUID_BYTES]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }

            /// Its bytes.
            pub const fn bytes(self) -> [u8; UUID_BYTES] {
                self.0.bytes()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = NotUuid;

            fn from_str(text: &str) -> Result<Self, NotUuid> {
                text.parse().map(Self)
            }
        }
    )+};
}

name!(
    /// A person with an account; also the user handle of their passkeys.
    PersonId,
    /// One sign-in on one device.
    SessionId,
    /// A passkey of a person.
    PasskeyId,
    /// A challenge that was given out.
    CeremonyId,
    /// A role that was granted.
    GrantId,
);
