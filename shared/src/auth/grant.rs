//! What a grant must say before it is one.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::role::Role;
use crate::kernel::date::Date;

/// Longest scope, in letters.
pub const SCOPE_LETTERS_MAX: usize = 64;

/// Longest grant, in days: somebody looks at each once a year.
pub const GRANT_DAYS_MAX: i64 = 366;

/// Where a grant holds: `shop:0042`, `shelter:minamidai`; empty is the whole ward.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Scope(String);

impl Scope {
    /// Whether it is not bound to one place.
    pub fn is_whole_ward(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<Scope> for String {
    fn from(scope: Scope) -> Self {
        scope.0
    }
}

impl TryFrom<String> for Scope {
    type Error = GrantError;

    fn try_from(text: String) -> Result<Self, GrantError> {
        let plain = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit();
        let known = text.bytes().all(|letter| plain(letter) || b":-_".contains(&letter));
        if known && text.len() <= SCOPE_LETTERS_MAX {
            Ok(Self(text))
        } else {
            Err(GrantError::Scope)
        }
    }
}

/// What is to be granted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// What.
    pub role: Role,
    /// Where.
    #[serde(default)]
    pub scope: Scope,
    /// Day of the training; staff has one.
    pub trained_on: Option<Date>,
    /// The last day.
    pub until: Date,
}

/// Why it is not granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GrantError {
    /// The scope is not letters, digits, `:`, `-` and `_`.
    Scope,
    /// The role is of one place and none is named, or the administrator's is.
    Place,
    /// Staff without a training, or with one that is yet to come.
    Training,
    /// Over already, or longer than [`GRANT_DAYS_MAX`].
    Until,
}

impl fmt::Display for GrantError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Scope => "a scope is at most 64 of a-z, 0-9, colon, hyphen and underline",
            Self::Place => "this role needs a scope, or is for the whole ward only",
            Self::Training => "this role needs the day of a training that has taken place",
            Self::Until => "a grant ends on a day from today on and within a year",
        })
    }
}

impl std::error::Error for GrantError {}

impl Terms {
    /// Whether they can be granted today, a day in Japan.
    ///
    /// # Errors
    /// The first [`GrantError`].
    pub fn check(&self, today: Date) -> Result<(), GrantError> {
        let whole = self.scope.is_whole_ward();
        if self.role.needs_scope() && whole || self.role == Role::Administrator && !whole {
            return Err(GrantError::Place);
        }
        let trained = self.trained_on.is_some_and(|day| day.days_until(today) >= 0);
        if self.role.is_staff() && !trained {
            return Err(GrantError::Training);
        }
        match today.days_until(self.until) {
            0..=GRANT_DAYS_MAX => Ok(()),
            _ => Err(GrantError::Until),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(role: Role, scope: &str, trained_on: Option<&str>, until: &str) -> Terms {
        let day = |text: &str| Date::try_from(text.to_owned()).unwrap();
        Terms {
            role,
            scope: Scope::try_from(scope.to_owned()).unwrap(),
            trained_on: trained_on.map(day),
            until: day(until),
        }
    }

    #[test]
    fn a_grant_says_where_until_when_and_after_which_training() {
        let today = Date::new(2026, 11, 22).unwrap();
        let trained = Some("2026-11-22");
        for (terms, want) in [
            (terms(Role::Administrator, "", trained, "2027-11-22"), Ok(())),
            (terms(Role::Administrator, "shop:1", trained, "2027-11-22"), Err(GrantError::Place)),
            (terms(Role::Administrator, "", None, "2027-11-22"), Err(GrantError::Training)),
            (
                terms(Role::ShelterStaff, "", Some("2026-11-23"), "2026-12-01"),
                Err(GrantError::Training),
            ),
            (terms(Role::ShelterStaff, "", Some("2026-04-01"), "2026-11-22"), Ok(())),
            (terms(Role::ShelterStaff, "", trained, "2026-11-21"), Err(GrantError::Until)),
            (terms(Role::ShelterStaff, "", trained, "2027-11-24"), Err(GrantError::Until)),
            (terms(Role::ShopClerk, "shop:0042", None, "2027-01-01"), Ok(())),
            (terms(Role::ShopClerk, "", None, "2027-01-01"), Err(GrantError::Place)),
        ] {
            assert_eq!(terms.check(today), want, "{terms:?}");
        }
    }

    #[test]
    fn a_scope_is_plain() {
        for text in ["Shop:1", "shop 1", "店", "a'b", &"a".repeat(65)] {
            assert_eq!(Scope::try_from(text.to_owned()), Err(GrantError::Scope), "{text}");
        }
    }
}
