//! Names of the rooms of the vault in which changes are kept, one an account.

use nakano_shared::{auth::PersonId, export::record::RESERVED};

/// The room for the changes of a person.
pub(crate) fn of(person: PersonId) -> String {
    format!("{RESERVED}{person}")
}

/// Whose changes are in a room; `None` for any other room.
pub(crate) fn person(room: &str) -> Option<PersonId> {
    room.strip_prefix(RESERVED)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_room_of_changes_has_a_person() {
        let somebody = PersonId::random([1; 16]);
        assert_eq!(person(&of(somebody)), Some(somebody));
        for other in ["sync-meta", "sync-", "bills", ""] {
            assert_eq!(person(other), None, "{other}");
        }
    }
}
