//! The convenience-store barcode (GS1-128, 料金代理収納), 44 digits. It carries no eL番号 that could
//! be read without knowing the issuer; what it shares with the eL-QR is compared in `check`.
//!
//! Layout: GS1 Japan, 料金代理収納用 GS1-128 ガイドライン 6th edition.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::bill::{BillSource, Slip};
use super::digits::Digits;
use super::error::{DateField, SlipError};
use super::payload::{digits, strip};
use super::warning::Warning;
use crate::kernel::date::Date;

/// Length of a barcode in digits.
pub const DIGITS: usize = 44;

/// Most a convenience store takes for one slip, in yen; slips above it should carry no barcode.
pub const STORE_LIMIT_YEN: u64 = 300_000;

/// Application identifier of 料金代理収納.
const APPLICATION: &str = "91";

/// 支払期限 of a slip that has none.
const NO_DATE: &str = "999999";

/// A number this close to 44 digits that begins with 91 is a damaged copy, not another code.
const CANDIDATE_DIGITS: std::ops::RangeInclusive<usize> = 40..=48;

/// Whether a text is meant to be such a barcode, damaged or not.
pub fn is_candidate(text: &str) -> bool {
    let text = strip(text);
    CANDIDATE_DIGITS.contains(&text.len())
        && text.starts_with(APPLICATION)
        && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads a barcode; `]C1`, FNC1 and white space around it are ignored.
///
/// # Errors
/// The first of the checks that fails, in the order of [`SlipError`]'s variants.
pub fn parse(text: &str) -> Result<Slip, SlipError> {
    let payload = digits(text, DIGITS)?;
    let barcode = Barcode::parse(payload)?;
    let amount: u64 = barcode.amount().parse().map_err(|_| SlipError::BadStructure { tag: 91 })?;
    if amount == 0 {
        return Err(SlipError::ZeroAmount);
    }
    let pay_by = match barcode.pay_by() {
        NO_DATE => None,
        // Two digits of the year: the layout is younger than 2000.
        short => Some(
            Date::from_digits(&format!("20{short}"))
                .map_err(|_| SlipError::BadDate { field: DateField::PayBy })?,
        ),
    };
    let warnings = if amount > STORE_LIMIT_YEN { vec![Warning::OverStoreLimit] } else { vec![] };
    Ok(Slip {
        barcode: Some(barcode),
        amount_yen: Some(amount),
        pay_by,
        warnings,
        ..Slip::blank(BillSource::Gs1, payload)
    })
}

/// A barcode whose application identifier and check digit hold.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Barcode(Digits<DIGITS>);

impl Barcode {
    /// Takes 44 ASCII digits.
    ///
    /// # Errors
    /// [`SlipError::BadLength`], [`SlipError::BadStructure`] or [`SlipError::BadChecksum`].
    pub fn parse(text: &str) -> Result<Self, SlipError> {
        let digits = Digits::parse(text).map_err(|_| SlipError::BadLength { got: text.len() })?;
        if !text.starts_with(APPLICATION) {
            return Err(SlipError::BadStructure { tag: 91 });
        }
        if !weighted_sum(text).is_multiple_of(10) {
            return Err(SlipError::BadChecksum);
        }
        Ok(Self(digits))
    }

    /// All 44 digits, for drawing the barcode again.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Who issued the slip (請求書発行企業コード), 6 digits.
    pub fn company(&self) -> &str {
        self.part(2, 8)
    }

    /// The issuer's own 21 digits (自由使用欄), padded with zeros on the right.
    pub fn free_field(&self) -> &str {
        self.part(8, 29)
    }

    /// What makes it this slip and no other: company, free field, 再発行区分, last day, amount.
    pub(super) fn identity(&self) -> [&str; 5] {
        [self.company(), self.free_field(), self.part(29, 30), self.pay_by(), self.amount()]
    }

    /// 支払期限, YYMMDD.
    fn pay_by(&self) -> &str {
        self.part(30, 36)
    }

    fn amount(&self) -> &str {
        self.part(37, 43)
    }

    fn part(&self, from: usize, to: usize) -> &str {
        self.as_str().get(from..to).unwrap_or_default()
    }
}

/// GS1 modulus 10: weights 1, 3, 1, 3, … from the right, the check digit included with weight 1.
fn weighted_sum(digits: &str) -> u32 {
    let weights = [1, 3].into_iter().cycle();
    digits.bytes().rev().zip(weights).map(|(byte, weight)| u32::from(byte & 0x0F) * weight).sum()
}

impl fmt::Debug for Barcode {
    /// The issuer may have put anything into the free field, so it is not printed.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Barcode(company {})", self.company())
    }
}

impl From<Barcode> for String {
    fn from(barcode: Barcode) -> Self {
        barcode.as_str().to_owned()
    }
}

impl TryFrom<String> for Barcode {
    type Error = SlipError;

    fn try_from(text: String) -> Result<Self, SlipError> {
        Self::parse(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 44 digits with the right check digit.
    fn barcode(company: &str, pay_by: &str, amount: &str) -> String {
        let body = format!("91{company}0000000000000000000000{pay_by}0{amount}");
        (0..10)
            .map(|digit| format!("{body}{digit}"))
            .find(|all| weighted_sum(all).is_multiple_of(10))
            .unwrap()
    }

    #[test]
    fn amounts_and_days_are_read_or_refused() {
        let date = |digits| Some(Date::from_digits(digits).unwrap());
        for (pay_by, amount, want) in [
            ("270430", "012300", Ok((Some(12_300), date("20270430"), vec![]))),
            ("999999", "000001", Ok((Some(1), None, vec![]))),
            ("270430", "300000", Ok((Some(300_000), date("20270430"), vec![]))),
            (
                "270430",
                "300001",
                Ok((Some(300_001), date("20270430"), vec![Warning::OverStoreLimit])),
            ),
            ("270430", "000000", Err(SlipError::ZeroAmount)),
            ("270431", "012300", Err(SlipError::BadDate { field: DateField::PayBy })),
            ("000000", "012300", Err(SlipError::BadDate { field: DateField::PayBy })),
        ] {
            let got = parse(&barcode("999999", pay_by, amount));
            let got = got.map(|slip| (slip.amount_yen, slip.pay_by, slip.warnings));
            assert_eq!(got, want, "{pay_by} {amount}");
        }
    }

    #[test]
    fn another_application_identifier_is_named_before_the_checksum() {
        let other = barcode("999999", "270430", "012300").replacen("91", "92", 1);
        assert_eq!(parse(&other), Err(SlipError::BadStructure { tag: 91 }));
    }

    #[test]
    fn a_stored_barcode_is_checked_when_it_comes_back() {
        let good = barcode("999999", "270430", "012300");
        let stored = serde_json::to_string(&Barcode::parse(&good).unwrap()).unwrap();
        assert_eq!(stored, format!("{good:?}"));
        assert!(serde_json::from_str::<Barcode>(&stored.replacen('9', "8", 1)).is_err());
    }
}
