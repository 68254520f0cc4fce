//! What a slip says, in the words people use: item, payee, year, instalment, and what to look out
//! for. What the slip does not say is said to be unknown, never guessed.

use nakano_shared::{
    bills::{Extension, Level, Slip, TaxItem, Warning, warning},
    kernel::date::Date,
};

use super::phrase::Phrase;
use crate::i18n::keys;

/// First year of 令和.
const REIWA_FIRST: u16 = 2019;

/// What is paid for.
pub(super) fn item(slip: &Slip) -> Phrase {
    match slip.item_code {
        None => Phrase::of(keys::BILLS_ITEM_BARCODE),
        Some(code) => match code.meaning() {
            Some(TaxItem::AutomobileTax) => Phrase::of(keys::BILLS_ITEM_AUTOMOBILE_TAX),
            None => Phrase::with(keys::BILLS_ITEM_CODE, "code", code.as_str()),
        },
    }
}

/// Who receives the money.
pub(super) fn payee(slip: &Slip) -> Phrase {
    match slip.org_code {
        None => Phrase::of(keys::BILLS_PAYEE_UNKNOWN),
        Some(code) if code.is_nakano() => Phrase::of(keys::BILLS_PAYEE_NAKANO),
        Some(code) => Phrase::with(keys::BILLS_PAYEE_CODE, "code", code.as_str()),
    }
}

/// For which year: 課税年度, else 賦課年度.
pub(super) fn year(slip: &Slip) -> Option<Phrase> {
    slip.tax_year.or(slip.levy_year).map(of_year)
}

/// When the tax was assessed, where that is another year than the one it is for.
pub(super) fn other_levy_year(slip: &Slip) -> Option<Phrase> {
    slip.levy_year.filter(|levy| slip.tax_year.is_some_and(|tax| tax != *levy)).map(of_year)
}

/// 2026 is 令和8年度; the first year is 元年.
fn of_year(year: u16) -> Phrase {
    match year.checked_sub(REIWA_FIRST) {
        None => Phrase::with(keys::BILLS_YEAR, "year", year),
        Some(0) => Phrase::with(keys::BILLS_YEAR_REIWA, "year", year).and("reiwa", "元"),
        Some(later) => Phrase::with(keys::BILLS_YEAR_REIWA, "year", year).and("reiwa", later + 1),
    }
}

/// Which part of the year.
pub(super) fn period(slip: &Slip) -> Option<Phrase> {
    slip.period.map(|period| match period {
        0 => Phrase::of(keys::BILLS_PERIOD_WHOLE),
        1..=warning::INSTALMENT_MAX => Phrase::with(keys::BILLS_PERIOD, "number", period),
        // What a higher code means is not public.
        _ => Phrase::with(keys::BILLS_PERIOD_CODE, "code", format!("{period:02}")),
    })
}

/// What to look out for today, in sentences with how loudly they are said.
pub(super) fn warnings(slip: &Slip, today: Date) -> Vec<(Level, Phrase)> {
    let sentence = |warning| match warning {
        Warning::DateOrder => keys::BILLS_WARNING_DATE_ORDER,
        Warning::OverduePayable => keys::BILLS_WARNING_OVERDUE,
        Warning::OtherMunicipality => keys::BILLS_WARNING_OTHER_PLACE,
        Warning::OverStoreLimit => keys::BILLS_WARNING_STORE_LIMIT,
        Warning::UnknownExtension { part: Extension::Item } => keys::BILLS_WARNING_ITEM,
        Warning::UnknownExtension { part: Extension::Period } => keys::BILLS_WARNING_PERIOD,
        Warning::UnknownExtension { part: Extension::Reserved } => keys::BILLS_WARNING_RESERVED,
    };
    let said = |warning: Warning| (warning.level(), Phrase::of(sentence(warning)));
    warning::on_day(slip, today).into_iter().map(said).collect()
}

#[cfg(test)]
mod tests {
    use nakano_shared::bills::{ItemCode, OrgCode};

    use super::*;
    use crate::bills::samples::{g1, t01, t02, typed};

    #[test]
    fn what_a_slip_does_not_say_is_said_to_be_unknown() {
        let car = Slip {
            org_code: OrgCode::parse("44000").ok(),
            item_code: ItemCode::parse("127").ok(),
            ..t01()
        };
        let code = |key, code| Phrase::with(key, "code", code);
        let nakano = Phrase::of(keys::BILLS_PAYEE_NAKANO);
        for (slip, want_item, want_payee) in [
            (t01(), code(keys::BILLS_ITEM_CODE, "999"), nakano.clone()),
            (typed(), code(keys::BILLS_ITEM_CODE, "999"), nakano),
            (
                car,
                Phrase::of(keys::BILLS_ITEM_AUTOMOBILE_TAX),
                code(keys::BILLS_PAYEE_CODE, "44000"),
            ),
            (g1(), Phrase::of(keys::BILLS_ITEM_BARCODE), Phrase::of(keys::BILLS_PAYEE_UNKNOWN)),
        ] {
            assert_eq!(item(&slip), want_item, "{slip:?}");
            assert_eq!(payee(&slip), want_payee, "{slip:?}");
        }
    }

    #[test]
    fn years_are_counted_by_reiwa_from_2019() {
        let reiwa = |year, count: &str| {
            Phrase::with(keys::BILLS_YEAR_REIWA, "year", year).and("reiwa", count)
        };
        for (tax, levy, want, want_levy) in [
            (Some(2026), Some(2026), Some(reiwa(2026, "8")), None),
            (Some(2019), Some(2026), Some(reiwa(2019, "元")), Some(reiwa(2026, "8"))),
            (Some(2018), None, Some(Phrase::with(keys::BILLS_YEAR, "year", 2018)), None),
            (None, Some(2020), Some(reiwa(2020, "2")), None),
            (None, None, None, None),
        ] {
            let slip = Slip { tax_year: tax, levy_year: levy, ..t01() };
            assert_eq!(year(&slip), want, "{tax:?} {levy:?}");
            assert_eq!(other_levy_year(&slip), want_levy, "{tax:?} {levy:?}");
        }
    }

    #[test]
    fn a_period_has_a_name_where_it_is_known() {
        let odd = Slip { period: Some(13), ..t01() };
        for (slip, want) in [
            (t01(), Some(Phrase::with(keys::BILLS_PERIOD, "number", 1))),
            (t02(), Some(Phrase::of(keys::BILLS_PERIOD_WHOLE))),
            (odd, Some(Phrase::with(keys::BILLS_PERIOD_CODE, "code", "13"))),
            (g1(), None),
        ] {
            assert_eq!(period(&slip), want, "{slip:?}");
        }
    }

    #[test]
    fn every_warning_has_its_sentence() {
        let today = Date::from_digits("20260715").unwrap();
        let part = |part| Warning::UnknownExtension { part };
        let slip = Slip {
            warnings: vec![
                Warning::DateOrder,
                Warning::OtherMunicipality,
                Warning::OverStoreLimit,
                part(Extension::Item),
                part(Extension::Period),
                part(Extension::Reserved),
            ],
            ..t01()
        };
        let said = warnings(&slip, today);
        assert_eq!(said.len(), 7, "with the one that depends on the day");
        assert!(said.iter().all(|one| said.iter().filter(|other| other.1 == one.1).count() == 1));
    }
}
