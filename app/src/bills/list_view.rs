//! The list of bills: what is next stands on top, what can no longer be paid at the end.

use nakano_shared::{bills::State, kernel::date::Date};

use super::bill::Bill;

/// A bill with its state today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) bill: Bill,
    pub(super) state: State,
}

/// The list as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ListView {
    /// What can still be paid, the next thing first.
    pub(super) open: Vec<Entry>,
    /// What can no longer be paid with its slip, the latest first.
    pub(super) expired: Vec<Entry>,
    /// What the open ones come to.
    pub(super) total: Total,
}

/// What the open bills come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Total {
    /// How many there are.
    pub(super) count: usize,
    /// Sum of the known amounts, in yen.
    pub(super) yen: u64,
    /// How many say no amount.
    pub(super) without_amount: usize,
}

impl ListView {
    /// The list of these bills on a day.
    pub(super) fn of(bills: &[Bill], today: Date) -> Self {
        let mut entries: Vec<Entry> = bills
            .iter()
            .map(|bill| Entry { bill: bill.clone(), state: State::of(&bill.slip, today) })
            .collect();
        entries.sort_by_cached_key(|entry| {
            (urgency(entry.state), entry.bill.saved_at_ms, entry.bill.id.clone())
        });
        let (open, expired): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|entry| entry.state.is_payable());
        let total = total(&open);
        Self { open, expired, total }
    }
}

/// Lower is more urgent: passed but payable, then by days left, then without dates, then expired.
fn urgency(state: State) -> (u8, i64) {
    match state {
        State::OverduePayable { days_left } => (0, days_left),
        State::DueSoon { days_left } | State::Due { days_left } => (1, days_left),
        State::Unknown => (2, 0),
        State::Expired { days_ago } => (3, days_ago),
    }
}

fn total(open: &[Entry]) -> Total {
    open.iter().fold(Total { count: open.len(), ..Total::default() }, |total, entry| {
        match entry.bill.slip.amount_yen {
            // Eleven digits each: a phone has no room for as many as would overflow.
            Some(yen) => Total { yen: total.yen.saturating_add(yen), ..total },
            None => Total { without_amount: total.without_amount + 1, ..total },
        }
    })
}

#[cfg(test)]
mod tests {
    use nakano_shared::bills::Slip;

    use super::*;
    use crate::bills::samples::{t01, typed};

    fn date(digits: &str) -> Date {
        Date::from_digits(digits).unwrap()
    }

    fn bills() -> Vec<Bill> {
        let dated = |due, pay_by, yen| Slip {
            due: Some(date(due)),
            pay_by: Some(date(pay_by)),
            amount_yen: Some(yen),
            ..t01()
        };
        [
            ("long gone", dated("20250630", "20250930", 1)),
            ("later", dated("20270101", "20270430", 10)),
            ("no dates", typed()),
            ("just gone", dated("20260630", "20260901", 1)),
            ("soon", dated("20261125", "20270430", 100)),
            ("late, long to go", dated("20260630", "20270430", 1000)),
            ("late, nearly over", dated("20260630", "20261123", 10_000)),
        ]
        .into_iter()
        .map(|(id, slip)| Bill::new(id.into(), slip, 0))
        .collect()
    }

    #[test]
    fn what_is_next_stands_on_top() {
        let view = ListView::of(&bills(), date("20261122"));
        let ids = |entries: &[Entry]| {
            entries.iter().map(|entry| entry.bill.id.clone()).collect::<Vec<_>>()
        };
        assert_eq!(
            ids(&view.open),
            ["late, nearly over", "late, long to go", "soon", "later", "no dates"]
        );
        assert_eq!(ids(&view.expired), ["just gone", "long gone"]);
        assert_eq!(view.total, Total { count: 5, yen: 11_110, without_amount: 1 });
    }

    #[test]
    fn an_empty_book_comes_to_nothing() {
        let view = ListView::of(&[], date("20261122"));
        assert_eq!(view.total, Total::default());
        assert!(view.open.is_empty() && view.expired.is_empty());
    }
}
