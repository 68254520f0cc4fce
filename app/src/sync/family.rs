//! The families of a person as the server tells of them: who is in them now, in a fixed order, so
//! that "family 2" stays the same one.

use nakano_shared::{
    auth::PersonId,
    sync::{
        Role, SpaceId, SpaceKind,
        api::{MemberRow, SpaceRow},
    },
};
use serde::{Deserialize, Serialize};

use crate::i18n::{keys, tr, tr_with};

/// A family of the person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Family {
    /// Its space.
    pub(crate) space: SpaceId,
    /// What the person may do in it.
    pub(crate) role: Role,
    /// Who is in it now, the longest member first.
    pub(crate) members: Vec<MemberRow>,
}

/// The families among the spaces of a person, the one they have been in longest first.
pub(super) fn families(me: PersonId, rows: &[SpaceRow]) -> Vec<Family> {
    let families = rows.iter().filter(|row| row.space.kind() == SpaceKind::Family);
    let mut families: Vec<Family> = families.map(family).collect();
    families.sort_by_key(|family| {
        let joined = family.members.iter().find(|member| member.person == me);
        (joined.map_or(i64::MAX, |member| member.joined_at_ms), family.space)
    });
    families
}

fn family(row: &SpaceRow) -> Family {
    let present = row.members.iter().filter(|member| member.left_at_ms.is_none());
    let mut members: Vec<MemberRow> = present.copied().collect();
    members.sort_by_key(|member| (member.joined_at_ms, member.person));
    Family { space: row.space, role: row.role, members }
}

/// What a family is called: it has no name on the server, so it is counted where there are several.
pub(crate) fn name(families: &[Family], space: SpaceId) -> String {
    match families.iter().position(|family| family.space == space) {
        Some(index) if families.len() > 1 => {
            tr_with(keys::SYNC_FAMILY_NUMBER, &[("number", &(index + 1).to_string())])
        }
        _ => tr(keys::SYNC_FAMILY).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(number: u8) -> PersonId {
        PersonId::random([number; 16])
    }

    fn member(number: u8, joined_at_ms: i64, left_at_ms: Option<i64>) -> MemberRow {
        MemberRow { person: person(number), role: Role::Member, joined_at_ms, left_at_ms }
    }

    fn row(space: SpaceId, members: Vec<MemberRow>) -> SpaceRow {
        SpaceRow { space, role: Role::Member, seq: 0, members, devices: Vec::new() }
    }

    #[test]
    fn families_stand_in_the_order_of_joining_with_those_who_are_in_them() {
        let space = |number| SpaceId::new(SpaceKind::Family, [number; 16]);
        let rows = [
            row(space(1), vec![member(1, 90, None), member(2, 10, None), member(3, 5, Some(6))]),
            row(SpaceId::of_person(person(1)), vec![member(1, 1, None)]),
            row(space(2), vec![member(1, 20, None)]),
        ];
        let families = families(person(1), &rows);
        let shown: Vec<_> = families.iter().map(|family| family.space).collect();
        assert_eq!(shown, [space(2), space(1)]);
        let people: Vec<_> = families[1].members.iter().map(|member| member.person).collect();
        assert_eq!(people, [person(2), person(1)]);
    }
}
