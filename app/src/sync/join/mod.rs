//! How the bills of this device and the space's bills come to the same: rules only.

use std::collections::BTreeMap;

use nakano_shared::{
    bills::family_bill::FamilyBill,
    sync::{Edit, EntityId},
};
use serde_json::Value;

/// What is to be done.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Step {
    /// Write a change of this bill.
    Write(EntityId, Edit),
    /// Take this note over into the bill of this device.
    TakeNote(EntityId, String),
    /// Take the bill of this device away: it was taken away elsewhere.
    TakeAway(EntityId),
}

/// How the space has a bill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Known {
    /// It has it.
    There(Box<FamilyBill>),
    /// It was taken away.
    Deleted,
}

/// The steps that bring both together. `local` is this device's book, `agreed` the bills it has
/// shared with the note both had then, `known` what the space has.
pub(super) fn steps(
    local: &BTreeMap<EntityId, FamilyBill>,
    agreed: &BTreeMap<EntityId, String>,
    known: &BTreeMap<EntityId, Known>,
) -> Vec<Step> {
    let mut steps = Vec::new();
    for (id, bill) in local {
        match (agreed.get(id), known.get(id)) {
            // Never shared, or the space has lost it with its changes: said whole.
            (None, _) | (Some(_), None) => steps.push(Step::Write(*id, bill.edit())),
            (Some(_), Some(Known::Deleted)) => steps.push(Step::TakeAway(*id)),
            (Some(note), Some(Known::There(there))) => {
                steps.extend(difference(*id, bill, there, note));
            }
        }
    }
    let gone = agreed.keys().filter(|id| !local.contains_key(id));
    steps.extend(gone.filter_map(|id| match known.get(id) {
        Some(Known::There(_)) => Some(Step::Write(*id, Edit::Deleted(true))),
        _ => None,
    }));
    steps
}

/// A note is written on either side; what the slip says is this device's alone.
fn difference(id: EntityId, here: &FamilyBill, there: &FamilyBill, agreed: &str) -> Vec<Step> {
    let note = |bill: &FamilyBill| bill.note.clone().unwrap_or_default();
    let mut fields = BTreeMap::new();
    let mut steps = Vec::new();
    if note(here) != agreed && note(here) != note(there) {
        fields.insert("note".to_owned(), Value::from(note(here)));
    } else if note(there) != note(here) {
        steps.push(Step::TakeNote(id, note(there)));
    }
    let slip = |bill: &FamilyBill| (bill.amount_yen, bill.due, bill.pay_by, bill.period);
    if slip(here) != slip(there) {
        let Edit::Set(all) = here.edit() else { return steps };
        let of_slip = ["amount_yen", "due", "pay_by", "period"];
        fields.extend(all.into_iter().filter(|(name, _)| of_slip.contains(&name.as_str())));
    }
    if !fields.is_empty() {
        steps.push(Step::Write(id, Edit::Set(fields)));
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u8) -> EntityId {
        EntityId::new(i64::from(number), [number; 10])
    }

    fn bill(note: &str, yen: u64) -> FamilyBill {
        FamilyBill { note: Some(note.into()), amount_yen: Some(yen), ..FamilyBill::default() }
    }

    fn run(local: &[(u8, FamilyBill)], agreed: &[(u8, &str)], known: &[(u8, Known)]) -> Vec<Step> {
        steps(
            &local.iter().map(|(number, bill)| (id(*number), bill.clone())).collect(),
            &agreed.iter().map(|(number, note)| (id(*number), (*note).to_owned())).collect(),
            &known.iter().map(|(number, known)| (id(*number), known.clone())).collect(),
        )
    }

    fn there(note: &str, yen: u64) -> Known {
        Known::There(Box::new(bill(note, yen)))
    }

    fn set(fields: &[(&str, Value)]) -> Edit {
        Edit::Set(fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect())
    }

    #[test]
    fn what_is_new_here_is_said_whole_and_once() {
        let new = run(&[(1, bill("a", 5))], &[], &[]);
        assert_eq!(new, [Step::Write(id(1), bill("a", 5).edit())]);
        assert_eq!(run(&[(1, bill("a", 5))], &[(1, "a")], &[(1, there("a", 5))]), []);
    }

    #[test]
    fn a_note_goes_the_way_it_was_written() {
        let here = run(&[(1, bill("new", 5))], &[(1, "old")], &[(1, there("old", 5))]);
        assert_eq!(here, [Step::Write(id(1), set(&[("note", "new".into())]))]);
        let elsewhere = run(&[(1, bill("old", 5))], &[(1, "old")], &[(1, there("new", 5))]);
        assert_eq!(elsewhere, [Step::TakeNote(id(1), "new".into())]);
        let both = run(&[(1, bill("mine", 5))], &[(1, "old")], &[(1, there("theirs", 5))]);
        assert_eq!(
            both,
            [Step::Write(id(1), set(&[("note", "mine".into())]))],
            "a conflict to show"
        );
    }

    #[test]
    fn a_second_read_of_the_slip_completes_the_bill() {
        let step = run(&[(1, bill("a", 7))], &[(1, "a")], &[(1, there("a", 5))]);
        assert_eq!(step, [Step::Write(id(1), set(&[("amount_yen", 7.into())]))]);
    }

    #[test]
    fn taking_away_goes_both_ways_and_is_not_repeated() {
        let here = run(&[], &[(1, "a")], &[(1, there("a", 5))]);
        assert_eq!(here, [Step::Write(id(1), Edit::Deleted(true))]);
        assert_eq!(run(&[], &[(1, "a")], &[(1, Known::Deleted)]), []);
        let elsewhere = run(&[(1, bill("a", 5))], &[(1, "a")], &[(1, Known::Deleted)]);
        assert_eq!(elsewhere, [Step::TakeAway(id(1))]);
        assert_eq!(run(&[], &[], &[(1, there("a", 5))]), [], "another device's bill is left alone");
    }
}
