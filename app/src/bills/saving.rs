//! How a slip just read stands to the bills already saved: the guard against keeping, and paying,
//! one slip twice. Decides; keeps nothing.

use nakano_shared::{
    bills::{Relation, Slip, State, compare, merge},
    kernel::date::Date,
};

use super::bill::Bill;

/// What saving a slip would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Standing {
    /// It becomes a bill of its own.
    New,
    /// The bill with this id is the same slip and nothing new was learned.
    Known(String),
    /// The bill with this id is the same slip and now says more, such as the amount.
    Completes(String, Slip),
    /// The bill with this id is the other code of the same slip; together they are this slip.
    OtherCode(String, Slip),
}

/// How `new` stands to `bills`.
pub(super) fn standing(new: &Slip, bills: &[Bill]) -> Standing {
    let with = |wanted: Relation| bills.iter().find(|bill| compare(new, &bill.slip) == wanted);
    if let Some(same) = with(Relation::Duplicate) {
        let merged = merge(&same.slip, new);
        return if merged == same.slip {
            Standing::Known(same.id.clone())
        } else {
            Standing::Completes(same.id.clone(), merged)
        };
    }
    match with(Relation::SameSlipOtherCode) {
        Some(other) => Standing::OtherCode(other.id.clone(), merge(&other.slip, new)),
        None => Standing::New,
    }
}

/// Ids of the saved bills that ask for the same tax and year as `slip`, one for the whole year and
/// the other for an instalment, as long as both can still be paid.
pub(super) fn overlaps(slip: &Slip, bills: &[Bill], today: Date) -> Vec<String> {
    let payable = |slip: &Slip| State::of(slip, today).is_payable();
    bills
        .iter()
        .filter(|bill| payable(slip) && payable(&bill.slip))
        .filter(|bill| compare(slip, &bill.slip) == Relation::WholeYearOverlap)
        .map(|bill| bill.id.clone())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bills::samples::{g1, t01, t02, t03, typed};

    fn bill(slip: Slip) -> Bill {
        Bill::new("saved".into(), slip, 0)
    }

    #[test]
    fn a_slip_is_kept_once() {
        let id = || "saved".to_owned();
        for (new, saved, want) in [
            (t01(), vec![], Standing::New),
            (t01(), vec![t03()], Standing::New),
            (t02(), vec![t01()], Standing::New),
            (t01(), vec![t01()], Standing::Known(id())),
            (typed(), vec![t01()], Standing::Known(id())),
            (t01(), vec![typed()], Standing::Completes(id(), t01())),
            (g1(), vec![t01()], Standing::OtherCode(id(), merge(&t01(), &g1()))),
            (t01(), vec![g1()], Standing::OtherCode(id(), merge(&t01(), &g1()))),
            (g1(), vec![merge(&t01(), &g1())], Standing::Known(id())),
        ] {
            let saved: Vec<_> = saved.into_iter().map(bill).collect();
            assert_eq!(standing(&new, &saved), want, "{new:?}");
        }
    }

    #[test]
    fn a_whole_year_beside_an_instalment_is_told_from_both_sides() {
        for (slip, saved, today, want) in [
            (t02(), t01(), "20260715", 1),
            (t01(), t02(), "20260715", 1),
            (t01(), t02(), "20270501", 0),
            (t01(), t01(), "20260715", 0),
            (t01(), t03(), "20260715", 0),
        ] {
            let today = Date::from_digits(today).unwrap();
            assert_eq!(overlaps(&slip, &[bill(saved)], today).len(), want, "{slip:?} {today}");
        }
    }
}
