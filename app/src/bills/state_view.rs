//! The state of a slip in a word, with its sign: how loud it is and what it says.

use nakano_shared::{bills::State, kernel::date::Date};

use super::phrase::Phrase;
use crate::{i18n::keys, ui::icon::IconName};

/// How loud a state is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// Nothing to hurry for.
    Calm,
    /// Look at it soon.
    Soon,
    /// Something has passed.
    Late,
}

impl Tone {
    /// Classes of the chip.
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Calm => "chip chip-room",
            Self::Soon => "chip chip-warn",
            Self::Late => "chip chip-error",
        }
    }

    /// The sign beside the word.
    pub(super) const fn icon(self) -> IconName {
        match self {
            Self::Calm => IconName::Bill,
            Self::Soon | Self::Late => IconName::Warning,
        }
    }
}

/// How loud the state is.
pub(super) const fn tone(state: State) -> Tone {
    match state {
        State::Unknown | State::Due { .. } => Tone::Calm,
        State::DueSoon { .. } => Tone::Soon,
        State::OverduePayable { .. } | State::Expired { .. } => Tone::Late,
    }
}

/// The state of 納期限 and 支払期限 today.
pub(super) fn phrase(due: Option<Date>, pay_by: Option<Date>, today: Date) -> Phrase {
    // Whether the days are counted to 納期限. A barcode has none, and the earlier date counts.
    let by_due = due.is_some_and(|due| pay_by.is_none_or(|pay_by| due <= pay_by));
    match State::of_dates(due, pay_by, today) {
        State::Unknown => Phrase::of(keys::BILLS_STATE_UNKNOWN),
        State::DueSoon { days_left: 0 } if by_due => Phrase::of(keys::BILLS_STATE_DUE_TODAY),
        State::DueSoon { days_left: 0 } => Phrase::of(keys::BILLS_STATE_PAY_BY_TODAY),
        State::DueSoon { days_left: 1 } if by_due => Phrase::of(keys::BILLS_STATE_DUE_TOMORROW),
        State::DueSoon { days_left: 1 } => Phrase::of(keys::BILLS_STATE_PAY_BY_TOMORROW),
        State::Due { days_left } | State::DueSoon { days_left } if by_due => {
            Phrase::with(keys::BILLS_STATE_DUE, "days", days_left)
        }
        State::Due { days_left } | State::DueSoon { days_left } => {
            Phrase::with(keys::BILLS_STATE_PAY_BY, "days", days_left)
        }
        State::OverduePayable { days_left: 0 } => Phrase::of(keys::BILLS_STATE_OVERDUE_TODAY),
        State::OverduePayable { days_left: 1 } => Phrase::of(keys::BILLS_STATE_OVERDUE_TOMORROW),
        State::OverduePayable { days_left } => {
            Phrase::with(keys::BILLS_STATE_OVERDUE, "days", days_left)
        }
        State::Expired { .. } => Phrase::of(keys::BILLS_STATE_EXPIRED),
    }
}

#[cfg(test)]
mod tests {
    use nakano_shared::bills::Slip;

    use super::*;
    use crate::bills::samples::{g1, t01, typed};

    #[test]
    fn a_state_is_told_by_the_date_that_counts() {
        let date = |digits| Date::from_digits(digits).unwrap();
        let days = |key, days: u32| Phrase::with(key, "days", days);
        let swapped = Slip { due: Some(date("20260630")), pay_by: Some(date("20260529")), ..t01() };
        for (slip, today, want, loud) in [
            (t01(), "20260501", days(keys::BILLS_STATE_DUE, 60), Tone::Calm),
            (t01(), "20260624", days(keys::BILLS_STATE_DUE, 6), Tone::Soon),
            (t01(), "20260629", Phrase::of(keys::BILLS_STATE_DUE_TOMORROW), Tone::Soon),
            (t01(), "20260630", Phrase::of(keys::BILLS_STATE_DUE_TODAY), Tone::Soon),
            (t01(), "20260701", days(keys::BILLS_STATE_OVERDUE, 303), Tone::Late),
            (t01(), "20270429", Phrase::of(keys::BILLS_STATE_OVERDUE_TOMORROW), Tone::Late),
            (t01(), "20270430", Phrase::of(keys::BILLS_STATE_OVERDUE_TODAY), Tone::Late),
            (t01(), "20270501", Phrase::of(keys::BILLS_STATE_EXPIRED), Tone::Late),
            (g1(), "20270401", days(keys::BILLS_STATE_PAY_BY, 29), Tone::Calm),
            (g1(), "20270429", Phrase::of(keys::BILLS_STATE_PAY_BY_TOMORROW), Tone::Soon),
            (g1(), "20270430", Phrase::of(keys::BILLS_STATE_PAY_BY_TODAY), Tone::Soon),
            (typed(), "20270430", Phrase::of(keys::BILLS_STATE_UNKNOWN), Tone::Calm),
            (swapped, "20260527", days(keys::BILLS_STATE_PAY_BY, 2), Tone::Soon),
        ] {
            assert_eq!(phrase(slip.due, slip.pay_by, date(today)), want, "{slip:?} {today}");
            assert_eq!(tone(State::of(&slip, date(today))), loud, "{slip:?} {today}");
        }
    }
}
