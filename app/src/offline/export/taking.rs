//! A file that was read and may be taken: what is in it, and what becomes of it here. Decides; keeps
//! nothing.

use nakano_shared::{
    export::{Counts, Export, NotTaken, Plan, Reading},
    kernel::date::Date,
};

use super::device;
use crate::bills::{
    book,
    taken::{Judgement, judge},
};

/// What a file holds, before the person is asked.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Offer {
    reading: Reading,
    /// When it was written, in Japan.
    pub(super) written: Date,
    /// How many bills.
    pub(super) bills: usize,
    /// The days on which the first and the last of them were saved.
    pub(super) saved: Option<(Date, Date)>,
    /// How many entries of other sorts.
    pub(super) others: usize,
    /// How many entries cannot be read and are not taken.
    pub(super) damaged: usize,
}

/// What taking it does.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Taking {
    /// What is to be written.
    pub(super) plan: Plan,
    /// What becomes of all entries that can be read.
    pub(super) counts: Counts,
}

impl Offer {
    /// Looks at a file.
    pub(super) fn of(text: &str) -> Result<Self, NotTaken> {
        let mut reading = Reading::of(text)?;
        let all = reading.export.records.len();
        reading.export.records.retain(|record| {
            record.room() != book::ROOM
                || judge(record.id(), record.json(), &[]) != Judgement::Damaged
        });
        let damaged = reading.faults.len() + all - reading.export.records.len();
        let bills = device::bills(&reading.export);
        let days = bills.iter().map(|bill| Date::in_japan(bill.saved_at_ms));
        let entries = reading.export.records.len() + reading.export.changes.len();
        Ok(Self {
            written: Date::in_japan(reading.export.exported_at_ms),
            bills: bills.len(),
            saved: days.clone().min().zip(days.max()),
            others: entries - bills.len(),
            damaged,
            reading,
        })
    }

    /// What taking it does where `here` is what the device holds.
    pub(super) fn taking(&self, here: &Export) -> Taking {
        let book = device::bills(here);
        let mut file = self.reading.export.clone();
        file.records.retain(|record| {
            record.room() != book::ROOM
                || judge(record.id(), record.json(), &book) != Judgement::Known
        });
        let known = self.reading.export.records.len() - file.records.len();
        let plan = Plan::of(here, &file);
        let (records, changes) = (plan.record_counts, plan.change_counts);
        let counts = Counts {
            new: records.new + changes.new,
            newer: records.newer + changes.newer,
            same: records.same + changes.same + known,
            kept: records.kept + changes.kept,
        };
        Taking { plan, counts }
    }
}

#[cfg(test)]
mod tests {
    use nakano_shared::export::Record;

    use super::*;
    use crate::bills::samples::record;

    const ONE: &str = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";
    const TWO: &str = "517f22e2-79b0-4cc3-98c4-dc0c0c07398f";
    const DAY_MS: i64 = 24 * 60 * 60 * 1000;

    fn bill(id: &str, saved_at_ms: i64, note: &str) -> Record {
        Record::new(book::ROOM.into(), id.into(), record(id, saved_at_ms, note)).unwrap()
    }

    fn export(records: Vec<Record>) -> Export {
        Export { exported_at_ms: 3 * DAY_MS, records, changes: Vec::new() }
    }

    #[test]
    fn an_offer_says_what_is_in_the_file() {
        let damaged = Record::new(book::ROOM.into(), "x".into(), "{}".into()).unwrap();
        let other = Record::new("of-tomorrow".into(), "x".into(), "{}".into()).unwrap();
        let file = export(vec![bill(ONE, DAY_MS, ""), bill(TWO, 0, ""), damaged, other]);
        let offer = Offer::of(&file.write().unwrap()).unwrap();
        let day = |text: &str| Date::from_digits(text).unwrap();
        assert_eq!(offer.written, day("19700104"));
        assert_eq!((offer.bills, offer.others, offer.damaged), (2, 1, 1));
        assert_eq!(offer.saved, Some((day("19700101"), day("19700102"))));
        assert_eq!(Offer::of("rubbish"), Err(NotTaken::NotAnExport));
    }

    #[test]
    fn the_same_slip_under_another_name_is_here_already() {
        for (here, file, want) in [
            (vec![], vec![bill(ONE, 5, "a")], Counts { new: 1, ..Counts::default() }),
            (
                vec![bill(ONE, 5, "a")],
                vec![bill(ONE, 5, "a")],
                Counts { same: 1, ..Counts::default() },
            ),
            (
                vec![bill(TWO, 5, "a")],
                vec![bill(ONE, 6, "")],
                Counts { same: 1, ..Counts::default() },
            ),
            (
                vec![bill(TWO, 5, "a")],
                vec![bill(ONE, 6, "b")],
                Counts { new: 1, ..Counts::default() },
            ),
            (
                vec![bill(ONE, 5, "a")],
                vec![bill(ONE, 6, "b")],
                Counts { newer: 1, ..Counts::default() },
            ),
            (
                vec![bill(ONE, 5, "a")],
                vec![bill(ONE, 5, "b")],
                Counts { kept: 1, ..Counts::default() },
            ),
        ] {
            let offer = Offer::of(&export(file).write().unwrap()).unwrap();
            let taking = offer.taking(&export(here));
            assert_eq!(taking.counts, want);
            assert_eq!(taking.plan.records.len(), want.new + want.newer);
        }
    }
}
