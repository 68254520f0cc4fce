//! One bill as this device keeps it: what the slip says, when it was saved, the person's own note.
//!
//! Nothing derived is kept (state, days left), so that nothing can grow stale. Whether it was paid
//! is not known to this record.

use nakano_shared::{
    auth::PersonId,
    bills::{Slip, family_bill::FamilyBill},
};
use serde::{Deserialize, Serialize};

use super::slip_view;

/// Version of the record. A record with a higher one was written by a newer app and is left alone.
pub(super) const VERSION: u32 = 1;

/// Longest note, in characters.
pub(super) const NOTE_CHARS_MAX: usize = 200;

/// A saved bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Bill {
    version: u32,
    /// Random, so that it can stand in an address without telling anything of the bill.
    pub(crate) id: String,
    /// What the slip says.
    pub(crate) slip: Slip,
    /// When it was saved, in UTC milliseconds since 1970.
    pub(crate) saved_at_ms: i64,
    /// What the person wrote, at most [`NOTE_CHARS_MAX`] characters.
    pub(crate) note: String,
}

impl Bill {
    /// A bill that has not been saved before.
    pub(super) fn new(id: String, slip: Slip, saved_at_ms: i64) -> Self {
        Self { version: VERSION, id, slip, saved_at_ms, note: String::new() }
    }

    /// The same bill with what a further read has told.
    pub(super) fn with_slip(self, slip: Slip) -> Self {
        Self { slip, ..self }
    }

    /// The same bill with another note.
    pub(super) fn with_note(self, note: String) -> Self {
        Self { note, ..self }
    }

    /// What other devices of the person may know of it: never the digits of the code.
    pub(crate) fn shared(&self, owner: PersonId) -> FamilyBill {
        FamilyBill {
            title: Some(slip_view::item(&self.slip).say()),
            payee: Some(slip_view::payee(&self.slip).say()),
            note: Some(self.note.clone()),
            ..FamilyBill::of_slip(&self.slip, owner)
        }
    }

    /// The record of the vault; `None` when it is damaged or of a newer app.
    pub(crate) fn from_record(json: &str) -> Option<Self> {
        serde_json::from_str(json).ok().filter(|bill: &Self| bill.version <= VERSION)
    }

    /// The record for the vault.
    pub(super) fn to_record(&self) -> Option<String> {
        serde_json::to_string(self).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bills::samples::t01;

    #[test]
    fn a_record_comes_back_as_it_was_and_a_newer_one_is_left_alone() {
        let bill = Bill::new("id".into(), t01(), 1);
        let record = bill.to_record().unwrap();
        assert_eq!(Bill::from_record(&record), Some(bill));
        for (record, why) in [
            (record.replacen("\"version\":1", "\"version\":2", 1), "newer"),
            (record.replacen("\"13114\"", "\"1311\"", 1), "damaged"),
            (String::new(), "empty"),
        ] {
            assert_eq!(Bill::from_record(&record), None, "{why}");
        }
    }
}
