//! The document: what a device held at a moment, as one text.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::Value;

use super::{
    account_change::{self, AccountChange},
    error::{Fault, NotTaken},
    limits::{CHANGES_MAX, FILE_BYTES_MAX, RECORDS_MAX},
    record::{self, Record},
};
use crate::sync::State;

/// The word that tells such a file from any other.
pub const FORMAT: &str = "nakano-pocket-export";

/// The version this program writes, and the newest it reads.
pub const VERSION: u32 = 1;

/// Everything of a device that goes into a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Export {
    /// When, UTC milliseconds since 1970, by the device's clock.
    pub exported_at_ms: i64,
    /// What the rooms keep.
    pub records: Vec<Record>,
    /// What the accounts of the device have written and received.
    pub changes: Vec<AccountChange>,
}

/// What was read of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// What can be taken.
    pub export: Export,
    /// Why each of the other entries cannot, in their order, records first.
    pub faults: Vec<Fault>,
}

/// What every version has.
#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

/// Version 1. Entries are looked at one by one, so that a damaged one costs only itself.
#[derive(Deserialize)]
struct Body {
    exported_at_ms: i64,
    records: Vec<Value>,
    changes: Vec<Value>,
}

impl Export {
    /// The text of the file.
    ///
    /// # Errors
    /// [`NotTaken::TooLarge`] when it could not be read again.
    pub fn write(&self) -> Result<String, NotTaken> {
        #[derive(Serialize)]
        struct Written<'it> {
            format: &'static str,
            version: u32,
            exported_at_ms: i64,
            records: &'it [Record],
            changes: &'it [AccountChange],
        }
        if self.records.len() > RECORDS_MAX || self.changes.len() > CHANGES_MAX {
            return Err(NotTaken::TooLarge);
        }
        let written = Written {
            format: FORMAT,
            version: VERSION,
            exported_at_ms: self.exported_at_ms,
            records: &self.records,
            changes: &self.changes,
        };
        // All of it is text and numbers, so writing does not fail.
        let text = serde_json::to_string(&written).map_err(|_| NotTaken::Damaged)?;
        if text.len() > FILE_BYTES_MAX { Err(NotTaken::TooLarge) } else { Ok(text) }
    }

    /// What all changes together come to. Two devices that hold the same changes have the same
    /// [`State::hash`].
    pub fn state(&self) -> State {
        State::of(self.changes.iter().map(AccountChange::change))
    }
}

impl Reading {
    /// Reads any text.
    ///
    /// # Errors
    /// [`NotTaken`]; a single damaged entry is not among the reasons but in [`Reading::faults`].
    pub fn of(text: &str) -> Result<Self, NotTaken> {
        if text.len() > FILE_BYTES_MAX {
            return Err(NotTaken::TooLarge);
        }
        let head: Head = serde_json::from_str(text).map_err(|_| NotTaken::NotAnExport)?;
        if head.format != FORMAT {
            return Err(NotTaken::NotAnExport);
        }
        if head.version > VERSION {
            return Err(NotTaken::Newer);
        }
        if head.version < VERSION {
            return Err(NotTaken::Damaged);
        }
        let body: Body = serde_json::from_str(text).map_err(|_| NotTaken::Damaged)?;
        if body.records.len() > RECORDS_MAX || body.changes.len() > CHANGES_MAX {
            return Err(NotTaken::TooLarge);
        }
        let mut faults = Vec::new();
        let records = taken(body.records, record::Record::of_raw, &mut faults);
        let changes = taken(body.changes, account_change::AccountChange::of_raw, &mut faults);
        Ok(Self {
            export: Export { exported_at_ms: body.exported_at_ms, records, changes },
            faults,
        })
    }
}

/// The entries that are what they should be; why not, of the others.
fn taken<Raw: DeserializeOwned, Entry>(
    entries: Vec<Value>,
    look: fn(Raw) -> Result<Entry, Fault>,
    faults: &mut Vec<Fault>,
) -> Vec<Entry> {
    let mut good = Vec::with_capacity(entries.len());
    for entry in entries {
        match serde_json::from_value(entry).map_err(|_| Fault::Form).and_then(look) {
            Ok(entry) => good.push(entry),
            Err(fault) => faults.push(fault),
        }
    }
    good
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_file_is_read_or_refused_by_name() {
        let whole = json!({
            "format": FORMAT, "version": 1, "exported_at_ms": 5, "records": [], "changes": [],
        });
        let with = |name: &str, value: Value| {
            let mut other = whole.clone();
            other[name] = value;
            other.to_string()
        };
        let text = whole.to_string();
        for (text, want) in [
            (text.clone(), Ok(())),
            (with("added_later", json!({})), Ok(())),
            (String::new(), Err(NotTaken::NotAnExport)),
            ("PK\u{3}\u{4}".into(), Err(NotTaken::NotAnExport)),
            ("[]".into(), Err(NotTaken::NotAnExport)),
            (text.replace('}', ""), Err(NotTaken::NotAnExport)),
            (with("format", json!("another")), Err(NotTaken::NotAnExport)),
            (with("version", json!("1")), Err(NotTaken::NotAnExport)),
            (with("version", json!(2)), Err(NotTaken::Newer)),
            (with("version", json!(0)), Err(NotTaken::Damaged)),
            (with("records", json!({})), Err(NotTaken::Damaged)),
            (with("exported_at_ms", json!(1.5)), Err(NotTaken::Damaged)),
            (with("records", json!(vec![0; RECORDS_MAX + 1])), Err(NotTaken::TooLarge)),
            (" ".repeat(FILE_BYTES_MAX + 1), Err(NotTaken::TooLarge)),
        ] {
            assert_eq!(Reading::of(&text).map(|_| ()), want, "{text:.80}");
        }
        let newer = json!({"format": FORMAT, "version": 2, "records": "of another form"});
        assert_eq!(Reading::of(&newer.to_string()), Err(NotTaken::Newer));
    }

    #[test]
    fn a_damaged_entry_costs_only_itself() {
        let text = json!({
            "format": FORMAT, "version": 1, "exported_at_ms": 5,
            "records": [
                {"room": "bills", "id": "1", "json": "{}", "added_later": 1},
                {"room": "bills", "id": "2"},
                {"room": "sync-meta", "id": "owners", "json": "{}"},
                7,
                {"room": "of-tomorrow", "id": "3", "json": "[1.50]"},
            ],
            "changes": [{"account": "nobody", "payload": "", "signature": ""}],
        });
        let reading = Reading::of(&text.to_string()).unwrap();
        let ids: Vec<_> = reading.export.records.iter().map(Record::id).collect();
        assert_eq!(ids, ["1", "3"]);
        assert_eq!(reading.export.records[1].json(), "[1.50]", "as it came");
        assert_eq!(reading.faults, [Fault::Form, Fault::Reserved, Fault::Form, Fault::Form]);
    }
}
