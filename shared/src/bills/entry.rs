//! eL番号 typed by hand: 34 digits in four groups, for slips no camera can read.
//!
//! There is no checksum over them, so a wrong digit inside a group cannot be seen here. This is not
//! a ペイジー番号, which looks alike; the two are told apart by the labels on the form.

use super::bill::{BillSource, Slip};
use super::number::{CaseKey, ConfirmNo, ItemCode, OrgCode};
use super::payload::is_invisible;
use super::warning;
use crate::kernel::text::digits_as_typed;

/// One of the four groups, in the order they are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// 収納機関番号, 5 digits.
    Org,
    /// 納付番号, 20 digits.
    Key,
    /// 確認番号, 6 digits.
    Confirm,
    /// 納付区分, 3 digits.
    Item,
}

impl Group {
    /// All groups as they are printed.
    pub const ALL: [Self; 4] = [Self::Org, Self::Key, Self::Confirm, Self::Item];

    /// How many digits the group has.
    pub const fn digits(self) -> usize {
        match self {
            Self::Org => 5,
            Self::Key => 20,
            Self::Confirm => 6,
            Self::Item => 3,
        }
    }
}

/// How far a group is, for checking while it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupState {
    /// Nothing typed yet.
    Empty,
    /// Digits are missing.
    Short {
        /// How many more.
        missing: usize,
    },
    /// As long as it must be.
    Complete,
    /// Too many digits.
    Long {
        /// How many too many.
        extra: usize,
    },
    /// Something that is neither a digit nor a space, hyphen or slash between digits.
    NonDigit {
        /// Its place in the text as typed, counted from 0 in characters.
        pos: usize,
    },
}

/// The first group that is not complete.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryError {
    /// Which group.
    pub group: Group,
    /// What is wrong with it; never [`GroupState::Complete`].
    pub state: GroupState,
}

impl std::fmt::Display for EntryError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}: {:?}", self.group, self.state)
    }
}

impl std::error::Error for EntryError {}

/// The four groups as a person typed them: full-width digits, hyphens and spaces are fine.
#[derive(Clone, Copy, Default)]
pub struct Typed<'text> {
    /// 収納機関番号
    pub org: &'text str,
    /// 納付番号
    pub key: &'text str,
    /// 確認番号
    pub confirm: &'text str,
    /// 納付区分
    pub item: &'text str,
}

impl<'text> Typed<'text> {
    /// What was typed into a group.
    pub const fn get(&self, group: Group) -> &'text str {
        match group {
            Group::Org => self.org,
            Group::Key => self.key,
            Group::Confirm => self.confirm,
            Group::Item => self.item,
        }
    }
}

/// How far one group is.
pub fn check_group(group: Group, typed: &str) -> GroupState {
    match non_digit(typed) {
        Some(pos) => GroupState::NonDigit { pos },
        None => of_length(group, digits_of(typed).len()),
    }
}

/// How far each group is when all are typed into one field, the digits filling them in order.
/// Digits beyond the 34th make the last group too long.
pub fn check_line(typed: &str) -> [(Group, GroupState); 4] {
    let bad = non_digit(typed);
    // Only what stands before a wrong character is known to be digits.
    let known: String = typed.chars().take(bad.unwrap_or(usize::MAX)).collect();
    let mut left = digits_of(&known).len();
    let mut states = Group::ALL.map(|group| {
        let here = if group == Group::Item { left } else { left.min(group.digits()) };
        left -= here;
        (group, of_length(group, here))
    });
    if let Some(pos) = bad {
        let [.., last] = &states;
        let group = states.iter().find(|at| at.1 != GroupState::Complete).unwrap_or(last).0;
        states =
            states.map(|at| if at.0 == group { (group, GroupState::NonDigit { pos }) } else { at });
    }
    states
}

/// Reads the four groups. Amount and dates stay unknown: サイトで金額を確認.
///
/// # Errors
/// [`EntryError`] for the first group that is not complete.
pub fn parse(typed: &Typed<'_>) -> Result<Slip, EntryError> {
    let read = |group: Group| match check_group(group, typed.get(group)) {
        GroupState::Complete => Ok(digits_of(typed.get(group))),
        state => Err(EntryError { group, state }),
    };
    slip(&[read(Group::Org)?, read(Group::Key)?, read(Group::Confirm)?, read(Group::Item)?])
}

/// Reads all 34 digits from one text, such as a pasted line.
///
/// # Errors
/// [`EntryError`] for the first group that is not complete.
pub fn parse_line(text: &str) -> Result<Slip, EntryError> {
    for (group, state) in check_line(text) {
        if state != GroupState::Complete {
            return Err(EntryError { group, state });
        }
    }
    let digits = digits_of(text);
    let mut rest = digits.as_str();
    slip(&Group::ALL.map(|group| {
        let (head, tail) = rest.split_at_checked(group.digits()).unwrap_or((rest, ""));
        rest = tail;
        head.to_owned()
    }))
}

/// The slip of four complete groups.
fn slip([org, key, confirm, item]: &[String; 4]) -> Result<Slip, EntryError> {
    // Never used: a complete group is made of digits only.
    let refused = |group: Group| move |_| EntryError { group, state: GroupState::Empty };
    let org_code = OrgCode::parse(org).map_err(refused(Group::Org))?;
    let case_key = CaseKey::parse(key).map_err(refused(Group::Key))?;
    let confirm_no = ConfirmNo::parse(confirm).map_err(refused(Group::Confirm))?;
    let item_code = ItemCode::parse(item).map_err(refused(Group::Item))?;
    Ok(Slip {
        org_code: Some(org_code),
        item_code: Some(item_code),
        case_key: Some(case_key),
        confirm_no: Some(confirm_no),
        warnings: warning::on_codes(org_code, item_code),
        ..Slip::blank(BillSource::Manual, &[org.as_str(), key, confirm, item].concat())
    })
}

fn of_length(group: Group, length: usize) -> GroupState {
    match (length, group.digits()) {
        (0, _) => GroupState::Empty,
        (length, wanted) if length < wanted => GroupState::Short { missing: wanted - length },
        (length, wanted) if length > wanted => GroupState::Long { extra: length - wanted },
        _ => GroupState::Complete,
    }
}

/// Place of the first character that is neither a digit nor a separator.
fn non_digit(typed: &str) -> Option<usize> {
    typed.chars().position(|letter| {
        let digit = || digits_of(letter.encode_utf8(&mut [0; 4]));
        !letter.is_ascii_digit() && digit().bytes().any(|byte| !byte.is_ascii_digit())
    })
}

/// What was typed, without width, separators and what comes along with pasted text.
fn digits_of(typed: &str) -> String {
    digits_as_typed(typed).replace(is_invisible, "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use GroupState::{Complete, Empty, Long, NonDigit, Short};

    #[test]
    fn each_group_says_how_far_it_is() {
        for (group, typed, want) in [
            (Group::Org, "", Empty),
            (Group::Org, " - ", Empty),
            (Group::Org, "131", Short { missing: 2 }),
            (Group::Org, "１３１１４", Complete),
            (Group::Org, "131140", Long { extra: 1 }),
            (Group::Key, "00000-20269 99900ー00001", Complete),
            (Group::Confirm, "12345", Short { missing: 1 }),
            (Group::Confirm, "12 34a6", NonDigit { pos: 5 }),
            (Group::Item, "九九九", NonDigit { pos: 0 }),
            (Group::Item, "\u{FEFF}999", Complete),
        ] {
            assert_eq!(check_group(group, typed), want, "{group:?} {typed:?}");
        }
    }

    const SOME: &str = "13114/00000202699990000001";

    #[test]
    fn one_line_fills_the_groups_in_order() {
        for (typed, want) in [
            ("", [Empty, Empty, Empty, Empty]),
            ("1311", [Short { missing: 1 }, Empty, Empty, Empty]),
            ("13114/00000", [Complete, Short { missing: 15 }, Empty, Empty]),
            ("13114/0000O", [Complete, NonDigit { pos: 10 }, Empty, Empty]),
            (&format!("{SOME}/12345 x"), [Complete, Complete, NonDigit { pos: 33 }, Empty]),
            (&format!("{SOME}/123456/99"), [Complete, Complete, Complete, Short { missing: 1 }]),
            (&format!("{SOME}/123456/999"), [Complete; 4]),
            (&format!("{SOME}/123456/9990"), [Complete, Complete, Complete, Long { extra: 1 }]),
            (&format!("{SOME}/123456/999x"), [Complete, Complete, Complete, NonDigit { pos: 37 }]),
        ] {
            assert_eq!(check_line(typed).map(|(_, state)| state), want, "{typed:?}");
        }
    }
}
