//! Checking the 34 digits while they are typed: what each field says, and when all of it is a slip.

use nakano_shared::bills::{
    Slip,
    entry::{self, Group, GroupState, Typed},
};

use super::phrase::Phrase;
use crate::i18n::{Key, keys};

/// What was typed into the four fields, kept as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Fields([String; 4]);

/// How a field stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nothing wrong yet.
    Open,
    /// As it must be.
    Good,
    /// To be put right.
    Wrong,
}

impl Fields {
    /// What stands in a field.
    pub(super) fn get(&self, group: Group) -> &str {
        self.0.get(index(group)).map_or("", String::as_str)
    }

    /// Takes what was typed or pasted into a field. All 34 digits at once go where they belong.
    pub(super) fn set(&mut self, group: Group, typed: String) {
        if let Some(all) = spread(&typed) {
            *self = all;
        } else if let Some(field) = self.0.get_mut(index(group)) {
            *field = typed;
        }
    }

    /// How far a field is.
    pub(super) fn state(&self, group: Group) -> GroupState {
        entry::check_group(group, self.get(group))
    }

    /// The slip, or the fields that are not complete.
    pub(super) fn slip(&self) -> Result<Slip, Vec<Group>> {
        let [org, key, confirm, item] = &self.0;
        entry::parse(&Typed { org, key, confirm, item }).map_err(|_| {
            let open = |group: &Group| self.state(*group) != GroupState::Complete;
            Group::ALL.into_iter().filter(open).collect()
        })
    }
}

const fn index(group: Group) -> usize {
    match group {
        Group::Org => 0,
        Group::Key => 1,
        Group::Confirm => 2,
        Group::Item => 3,
    }
}

/// The four groups of a text that holds all 34 digits and nothing else.
fn spread(text: &str) -> Option<Fields> {
    let slip = entry::parse_line(text).ok()?;
    Some(Fields([
        slip.org_code?.as_str().to_owned(),
        slip.case_key?.as_str().to_owned(),
        slip.confirm_no?.as_str().to_owned(),
        slip.item_code?.as_str().to_owned(),
    ]))
}

/// Name of a field, as printed on the slip.
pub(super) const fn label(group: Group) -> Key {
    match group {
        Group::Org => keys::BILLS_NUMBER_ORG,
        Group::Key => keys::BILLS_NUMBER_KEY,
        Group::Confirm => keys::BILLS_NUMBER_CONFIRM,
        Group::Item => keys::BILLS_NUMBER_ITEM,
    }
}

/// Id of the field's control.
pub(super) const fn control_id(group: Group) -> &'static str {
    match group {
        Group::Org => "bills-entry-org",
        Group::Key => "bills-entry-key",
        Group::Confirm => "bills-entry-confirm",
        Group::Item => "bills-entry-item",
    }
}

/// Id of the line below the field.
pub(super) const fn line_id(group: Group) -> &'static str {
    match group {
        Group::Org => "bills-entry-org-line",
        Group::Key => "bills-entry-key-line",
        Group::Confirm => "bills-entry-confirm-line",
        Group::Item => "bills-entry-item-line",
    }
}

/// What is said below a field. A field that is only not finished is wrong once the person has asked
/// for the result.
pub(super) fn line(group: Group, state: GroupState, asked: bool) -> (Verdict, Phrase) {
    let unfinished = if asked { Verdict::Wrong } else { Verdict::Open };
    let digits = group.digits();
    match state {
        GroupState::Empty => (unfinished, Phrase::with(keys::BILLS_ENTRY_DIGITS, "count", digits)),
        GroupState::Short { missing: 1 } => (unfinished, Phrase::of(keys::BILLS_ENTRY_SHORT_ONE)),
        GroupState::Short { missing } => {
            (unfinished, Phrase::with(keys::BILLS_ENTRY_SHORT, "count", missing))
        }
        GroupState::Complete => {
            (Verdict::Good, Phrase::with(keys::BILLS_ENTRY_COMPLETE, "count", digits))
        }
        GroupState::Long { extra: 1 } => {
            (Verdict::Wrong, Phrase::with(keys::BILLS_ENTRY_LONG_ONE, "count", digits))
        }
        GroupState::Long { extra } => (
            Verdict::Wrong,
            Phrase::with(keys::BILLS_ENTRY_LONG, "extra", extra).and("count", digits),
        ),
        GroupState::NonDigit { pos } => {
            (Verdict::Wrong, Phrase::with(keys::BILLS_ENTRY_NON_DIGIT, "place", pos + 1))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bills::samples::{TYPED, typed};

    fn fields(texts: [&str; 4]) -> Fields {
        Fields(texts.map(str::to_owned))
    }

    #[test]
    fn all_digits_in_one_field_go_where_they_belong() {
        let whole = fields(["13114", "00000202699990000001", "123456", "999"]);
        let before = fields(["", "5", "", ""]);
        let wide = TYPED.replace(' ', "").replace('1', "１").replace('9', "９");
        for (group, text, want) in [
            (Group::Org, TYPED, whole.clone()),
            (Group::Org, &wide, whole.clone()),
            (Group::Confirm, TYPED, whole),
            (Group::Org, "131", fields(["131", "5", "", ""])),
            (Group::Org, "1311400000", fields(["1311400000", "5", "", ""])),
            (Group::Item, "９九9", fields(["", "5", "", "９九9"])),
        ] {
            let mut fields = before.clone();
            fields.set(group, text.to_owned());
            assert_eq!(fields, want, "{text}");
        }
    }

    #[test]
    fn the_slip_is_there_when_all_fields_are_complete() {
        for (texts, want) in [
            (["１３１１４", "00000-20269-99900-00001", "123 456", "999"], Ok(typed())),
            (["13114", "1", "123456", ""], Err(vec![Group::Key, Group::Item])),
            (["", "", "", ""], Err(Group::ALL.to_vec())),
            (["13114", "00000202699990000001", "12345x", "999"], Err(vec![Group::Confirm])),
        ] {
            assert_eq!(fields(texts).slip(), want, "{texts:?}");
        }
    }

    #[test]
    fn a_field_says_which_digits_are_missing_or_too_many() {
        let count = |key, count: usize| Phrase::with(key, "count", count);
        let many = Phrase::with(keys::BILLS_ENTRY_LONG, "extra", 2).and("count", 5);
        for (typed, asked, want) in [
            ("", false, (Verdict::Open, count(keys::BILLS_ENTRY_DIGITS, 5))),
            ("", true, (Verdict::Wrong, count(keys::BILLS_ENTRY_DIGITS, 5))),
            ("13", false, (Verdict::Open, count(keys::BILLS_ENTRY_SHORT, 3))),
            ("1311", true, (Verdict::Wrong, Phrase::of(keys::BILLS_ENTRY_SHORT_ONE))),
            ("13114", true, (Verdict::Good, count(keys::BILLS_ENTRY_COMPLETE, 5))),
            ("131140", false, (Verdict::Wrong, count(keys::BILLS_ENTRY_LONG_ONE, 5))),
            ("1311400", false, (Verdict::Wrong, many)),
            ("13x", false, (Verdict::Wrong, Phrase::with(keys::BILLS_ENTRY_NON_DIGIT, "place", 3))),
        ] {
            let state = entry::check_group(Group::Org, typed);
            assert_eq!(line(Group::Org, state, asked), want, "{typed}");
        }
    }
}
