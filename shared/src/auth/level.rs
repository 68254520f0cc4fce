//! Assurance levels: how sure the ward is of who somebody is (architecture §6).

use serde::{Deserialize, Serialize};

/// How sure; each level opens what the ones before it open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// No account, or one that waits for a passkey.
    L0,
    /// A passkey: the same person as last time.
    L1,
    /// Seen at the counter with a document.
    L2,
    /// My Number card through デジタル認証アプリ.
    L3,
}

impl Level {
    /// Every level, from the least sure.
    pub const ALL: [Self; 4] = [Self::L0, Self::L1, Self::L2, Self::L3];

    /// 0 to 3.
    pub const fn number(self) -> u8 {
        match self {
            Self::L0 => 0,
            Self::L1 => 1,
            Self::L2 => 2,
            Self::L3 => 3,
        }
    }

    /// The level of a number, if there is one.
    pub fn from_number(number: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|level| i64::from(level.number()) == number)
    }
}
