//! What taking a file would do to what is here: nothing here is lost without a later one of the same
//! name, and what becomes of each entry is counted.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{account_change::AccountChange, document::Export, record::Record};
use crate::{auth::PersonId, sync::ChangeId};

/// What becomes of an entry of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// There is none of this name here: it is taken.
    New,
    /// The one here was saved earlier: it is replaced.
    Newer,
    /// The one here says the same.
    Same,
    /// The one here is another and not older: it stays.
    Kept,
}

/// How many entries met which fate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// See [`Fate::New`].
    pub new: usize,
    /// See [`Fate::Newer`].
    pub newer: usize,
    /// See [`Fate::Same`].
    pub same: usize,
    /// See [`Fate::Kept`].
    pub kept: usize,
}

impl Counts {
    /// Counts one more.
    pub fn add(&mut self, fate: Fate) {
        *match fate {
            Fate::New => &mut self.new,
            Fate::Newer => &mut self.newer,
            Fate::Same => &mut self.same,
            Fate::Kept => &mut self.kept,
        } += 1;
    }
}

/// What is to be written, and why not the rest.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Records to be written, each name once.
    pub records: Vec<Record>,
    /// Changes to be written, each once.
    pub changes: Vec<AccountChange>,
    /// What becomes of the records of the file.
    pub record_counts: Counts,
    /// What becomes of the changes of the file.
    pub change_counts: Counts,
}

impl Plan {
    /// The plan of taking `file` where `here` is what the device holds.
    pub fn of(here: &Export, file: &Export) -> Self {
        let (records, record_counts) = records(&here.records, &file.records);
        let (changes, change_counts) = changes(&here.changes, &file.changes);
        Self { records, changes, record_counts, change_counts }
    }
}

fn records(here: &[Record], file: &[Record]) -> (Vec<Record>, Counts) {
    let mut standing: BTreeMap<_, &Record> = here.iter().map(|it| (name(it), it)).collect();
    let mut taken = BTreeMap::new();
    let mut counts = Counts::default();
    for record in file {
        let fate = fate(standing.get(&name(record)).copied(), record);
        counts.add(fate);
        if matches!(fate, Fate::New | Fate::Newer) {
            standing.insert(name(record), record);
            taken.insert(name(record), record.clone());
        }
    }
    (taken.into_values().collect(), counts)
}

fn name(record: &Record) -> (&str, &str) {
    (record.room(), record.id())
}

fn fate(here: Option<&Record>, file: &Record) -> Fate {
    match here {
        None => Fate::New,
        Some(here) if says_the_same(here.json(), file.json()) => Fate::Same,
        // Whether one is newer is known only where both say when they were saved.
        Some(here) => match (here.saved_at_ms(), file.saved_at_ms()) {
            (Some(here), Some(file)) if here < file => Fate::Newer,
            _ => Fate::Kept,
        },
    }
}

fn says_the_same(one: &str, other: &str) -> bool {
    let value = |text: &str| serde_json::from_str::<Value>(text).ok();
    one == other || value(one).is_some_and(|it| value(other) == Some(it))
}

/// A change is never altered, so one of a known name is known whatever the file says it is.
fn changes(here: &[AccountChange], file: &[AccountChange]) -> (Vec<AccountChange>, Counts) {
    let mut known: BTreeMap<(PersonId, ChangeId), &AccountChange> =
        here.iter().map(|it| ((it.account(), it.id()), it)).collect();
    let mut taken = Vec::new();
    let mut counts = Counts::default();
    for change in file {
        let name = (change.account(), change.id());
        counts.add(match known.get(&name) {
            None => Fate::New,
            Some(here) if here.signed().payload == change.signed().payload => Fate::Same,
            Some(_) => Fate::Kept,
        });
        known.entry(name).or_insert_with(|| {
            taken.push(change.clone());
            change
        });
    }
    (taken, counts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(id: &str, json: &str) -> Record {
        Record::new("bills".into(), id.into(), json.into()).unwrap()
    }

    fn export(records: Vec<Record>) -> Export {
        Export { records, ..Export::default() }
    }

    #[test]
    fn what_is_here_stays_unless_a_later_one_comes() {
        let at = |ms: i64| format!(r#"{{"saved_at_ms":{ms},"note":"{ms}"}}"#);
        for (here, file, want) in [
            (None, at(5), Fate::New),
            (Some(at(5)), at(5), Fate::Same),
            (Some(at(5)), r#"{ "note": "5", "saved_at_ms": 5 }"#.into(), Fate::Same),
            (Some(at(5)), at(6), Fate::Newer),
            (Some(at(6)), at(5), Fate::Kept),
            (Some(at(5)), r#"{"saved_at_ms":5,"note":"other"}"#.into(), Fate::Kept),
            (Some("{}".into()), at(5), Fate::Kept),
            (Some(at(5)), "{}".into(), Fate::Kept),
        ] {
            let here = here.map(|json| record("1", &json)).into_iter().collect();
            let plan = Plan::of(&export(here), &export(vec![record("1", &file)]));
            let mut counts = Counts::default();
            counts.add(want);
            assert_eq!(plan.record_counts, counts, "{file}");
            let takes = matches!(want, Fate::New | Fate::Newer);
            assert_eq!(plan.records.len(), usize::from(takes), "{file}");
        }
    }

    #[test]
    fn a_name_twice_in_a_file_is_written_once() {
        let file = [r#"{"saved_at_ms":1}"#, r#"{"saved_at_ms":2}"#, r#"{"saved_at_ms":0}"#];
        let plan = Plan::of(
            &Export::default(),
            &export(file.iter().map(|json| record("1", json)).collect()),
        );
        assert_eq!(plan.records, [record("1", file[1])]);
        assert_eq!(plan.record_counts, Counts { new: 1, newer: 1, same: 0, kept: 1 });
    }
}
