//! How a slip stands on a day: derived each time, never stored, so that it cannot grow stale.

use super::bill::Slip;
use crate::kernel::date::Date;

/// Days before the deadline from which a slip is called due soon.
pub const DUE_SOON_DAYS: i64 = 7;

/// How a slip stands on a day in Japan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Its code says no day, or not enough of them: nothing is guessed.
    Unknown,
    /// To be paid, more than [`DUE_SOON_DAYS`] days left.
    Due {
        /// Whole days until 納期限.
        days_left: i64,
    },
    /// To be paid, 0 to [`DUE_SOON_DAYS`] days left; 0 is today, until midnight.
    DueSoon {
        /// Whole days until 納期限.
        days_left: i64,
    },
    /// 納期限 has passed, 支払期限 has not: payable, 延滞金 possible.
    OverduePayable {
        /// Whole days until 支払期限; 0 is today, until midnight.
        days_left: i64,
    },
    /// 支払期限 has passed: the code is no longer taken anywhere.
    Expired {
        /// Whole days since 支払期限, at least 1.
        days_ago: i64,
    },
}

impl State {
    /// How `slip` stands on `today`. A barcode says only 支払期限, which then counts as the deadline.
    pub fn of(slip: &Slip, today: Date) -> Self {
        Self::of_dates(slip.due, slip.pay_by, today)
    }

    /// The same from 納期限 and 支払期限 alone, as a family shares them.
    pub fn of_dates(due: Option<Date>, pay_by: Option<Date>, today: Date) -> Self {
        if let Some(pay_by) = pay_by
            && pay_by < today
        {
            return Self::Expired { days_ago: pay_by.days_until(today) };
        }
        if let Some(due) = due
            && due < today
        {
            return pay_by.map_or(Self::Unknown, |pay_by| Self::OverduePayable {
                days_left: today.days_until(pay_by),
            });
        }
        // The earlier one, should a slip have them the wrong way round.
        let Some(deadline) = due.into_iter().chain(pay_by).min() else {
            return Self::Unknown;
        };
        let days_left = today.days_until(deadline);
        if days_left > DUE_SOON_DAYS {
            Self::Due { days_left }
        } else {
            Self::DueSoon { days_left }
        }
    }

    /// Whether paying may be offered. Unknown may be: the payment site knows the dates.
    pub const fn is_payable(self) -> bool {
        !matches!(self, Self::Expired { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bills::bill::BillSource;

    #[test]
    fn a_slip_is_payable_through_its_last_day() {
        let date = |digits: &str| Date::from_digits(digits).ok();
        for (due, pay_by, today, want) in [
            ("", "", "20260715", State::Unknown),
            ("20260630", "20270430", "20260622", State::Due { days_left: 8 }),
            ("20260630", "20270430", "20260623", State::DueSoon { days_left: 7 }),
            ("20260630", "20270430", "20260630", State::DueSoon { days_left: 0 }),
            ("20260630", "20270430", "20260701", State::OverduePayable { days_left: 303 }),
            ("20260630", "20270430", "20270430", State::OverduePayable { days_left: 0 }),
            ("20260630", "20270430", "20270501", State::Expired { days_ago: 1 }),
            ("20280229", "20280229", "20280229", State::DueSoon { days_left: 0 }),
            ("20280229", "20280229", "20280301", State::Expired { days_ago: 1 }),
            // The wrong way round: the earlier one counts.
            ("20260630", "20260529", "20260528", State::DueSoon { days_left: 1 }),
            ("20260630", "20260529", "20260530", State::Expired { days_ago: 1 }),
            // A barcode.
            ("", "20270430", "20270101", State::Due { days_left: 119 }),
            ("", "20270430", "20270430", State::DueSoon { days_left: 0 }),
            ("", "20270430", "20270501", State::Expired { days_ago: 1 }),
            // Past a deadline without a last day: whether the code is still taken is not known.
            ("20260630", "", "20260630", State::DueSoon { days_left: 0 }),
            ("20260630", "", "20260701", State::Unknown),
        ] {
            let slip =
                Slip { due: date(due), pay_by: date(pay_by), ..Slip::blank(BillSource::ElQr, "") };
            let got = State::of(&slip, date(today).unwrap());
            assert_eq!(got, want, "due {due:?}, pay by {pay_by:?}, today {today}");
            assert_eq!(got.is_payable(), !matches!(want, State::Expired { .. }));
        }
    }
}
