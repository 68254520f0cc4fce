//! How a bill from a file stands to the book: taken only when this device could have kept it itself.

use nakano_shared::{
    bills::{Slip, elqr},
    sync::EntityId,
};
use serde::Deserialize;

use super::{
    bill::{Bill, VERSION},
    note_view,
    saving::{self, Standing},
};

/// What is thought of a record of this room from a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Judgement {
    /// A bill.
    Good,
    /// A bill of a newer app, which is kept unread.
    Newer,
    /// The same slip is in the book under another name, and the file knows no more of it.
    Known,
    /// Not a bill.
    Damaged,
}

/// Judges the record `json` that a file has under `id`, where `here` is the book.
pub(crate) fn judge(id: &str, json: &str, here: &[Bill]) -> Judgement {
    #[derive(Deserialize)]
    struct Version {
        version: u32,
    }
    // The id stands in an address, so nothing but a name of ours may be one.
    if id.parse::<EntityId>().is_err() {
        return Judgement::Damaged;
    }
    let Some(bill) = Bill::from_record(json) else {
        let version = serde_json::from_str(json).map_or(0, |it: Version| it.version);
        return if version > VERSION { Judgement::Newer } else { Judgement::Damaged };
    };
    if bill.id != id || !has_digits(&bill.slip) || note_view::check(&bill.note).is_err() {
        return Judgement::Damaged;
    }
    if is_known(&bill, here) { Judgement::Known } else { Judgement::Good }
}

/// Whether what the code is drawn from could have been read from one: no reader gives anything else.
fn has_digits(slip: &Slip) -> bool {
    let raw = slip.raw.as_str();
    raw.len() <= elqr::DIGITS && raw.bytes().all(|it| it.is_ascii_digit())
}

/// Two entries for one slip would invite to pay it twice.
fn is_known(bill: &Bill, here: &[Bill]) -> bool {
    if here.iter().any(|other| other.id == bill.id) {
        return false;
    }
    let Standing::Known(id) = saving::standing(&bill.slip, here) else { return false };
    let other = here.iter().find(|other| other.id == id);
    bill.note.is_empty() || other.is_some_and(|other| other.note == bill.note)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bills::samples::{T01, t01, t02};

    const ID: &str = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";

    fn bill(id: &str, note: &str) -> Bill {
        Bill::new(id.into(), t01(), 5).with_note(note.into())
    }

    #[test]
    fn only_a_bill_that_could_be_ours_is_taken() {
        let json = |bill: Bill| bill.to_record().unwrap();
        let other = "517f22e2-79b0-4cc3-98c4-dc0c0c07398f";
        let newer = json(bill(ID, "")).replacen("\"version\":1", "\"version\":2", 1);
        let here = |note| vec![bill(other, note)];
        for (id, record, here, want) in [
            (ID, json(bill(ID, "母の分")), vec![], Judgement::Good),
            (ID, json(bill(ID, "a")), vec![bill(ID, "b")], Judgement::Good),
            (ID, newer, vec![], Judgement::Newer),
            (ID, r#"{"version":9,"of":"tomorrow"}"#.into(), vec![], Judgement::Newer),
            (ID, "{}".into(), vec![], Judgement::Damaged),
            (other, json(bill(ID, "")), vec![], Judgement::Damaged),
            ("../1", json(bill("../1", "")), vec![], Judgement::Damaged),
            (ID, json(bill(ID, "")).replacen(T01, "<b>1</b>", 1), vec![], Judgement::Damaged),
            (ID, json(bill(ID, "")).replacen(T01, &T01.repeat(2), 1), vec![], Judgement::Damaged),
            (ID, json(bill(ID, "123456789018")), vec![], Judgement::Damaged),
            (ID, json(bill(ID, "")), here("b"), Judgement::Known),
            (ID, json(bill(ID, "b")), here("b"), Judgement::Known),
            (ID, json(bill(ID, "a")), here("b"), Judgement::Good),
            (ID, json(Bill::new(ID.into(), t02(), 5)), here(""), Judgement::Good),
        ] {
            assert_eq!(judge(id, &record, &here), want, "{id} {record:.60}");
        }
    }
}
