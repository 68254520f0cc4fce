//! Codes that spreadsheet programs damage: they take them for numbers and drop the zeros in front.

use csv::StringRecord;

use super::columns::{CITY_CODE, Columns, Edition, PUBLISHER_CODE};

/// Digits of 全国地方公共団体コード with its check digit.
const CODE_DIGITS: usize = 6;

/// Digits of a postal code.
const POSTAL_DIGITS: usize = 7;

/// The six-digit municipality code that a cell means, or `None`. A zero in front that was lost, and
/// a check digit that was never written, are added; where both could be meant, the zero was lost.
pub(super) fn municipality(cell: &str) -> Option<String> {
    let padded = format!("0{cell}");
    let candidates = match cell.len() {
        CODE_DIGITS => vec![cell.to_owned()],
        5 => vec![padded, with_check_digit(cell)?],
        4 => vec![with_check_digit(&padded)?],
        _ => Vec::new(),
    };
    candidates.into_iter().find(|code| is_municipality(code))
}

fn is_municipality(code: &str) -> bool {
    let prefecture = code.get(..2).and_then(|digits| digits.parse::<u8>().ok());
    let body = code.get(..CODE_DIGITS - 1).and_then(with_check_digit);
    prefecture.is_some_and(|number| (1..=47).contains(&number)) && body.as_deref() == Some(code)
}

/// Weights 6 to 2 from the left; eleven minus the remainder by eleven, last digit kept (総務省
/// 全国地方公共団体コード 仕様).
fn with_check_digit(five: &str) -> Option<String> {
    let digits: Option<Vec<u32>> = five.chars().map(|letter| letter.to_digit(10)).collect();
    let sum: u32 = digits?.iter().zip([6, 5, 4, 3, 2]).map(|(digit, weight)| digit * weight).sum();
    Some(format!("{five}{}", (11 - sum % 11) % 10))
}

/// The seven digits of a postal code, or `None`; a zero in front that was lost is added.
pub(super) fn postal(cell: &str) -> Option<String> {
    let digits: String = cell.chars().filter(|letter| !matches!(letter, '-' | '〒')).collect();
    let decimal = digits.bytes().all(|byte| byte.is_ascii_digit());
    match digits.len() {
        POSTAL_DIGITS if decimal => Some(digits),
        // Up to two zeros stand in front, as in 001-0010 of 札幌; a number begins with none.
        5 | 6 if decimal && digits == cell && !cell.starts_with('0') => {
            Some(format!("{digits:0>POSTAL_DIGITS$}"))
        }
        _ => None,
    }
}

/// Whether a cell is a number that a spreadsheet has rounded, such as `1.31E+11`.
pub(super) fn is_rounded(cell: &str) -> bool {
    let Some((mantissa, exponent)) = cell.split_once(['E', 'e']) else { return false };
    let numeric = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    !mantissa.is_empty()
        && numeric(mantissa)
        && exponent.strip_prefix('+').is_some_and(|digits| !digits.is_empty() && numeric(digits))
}

/// How the ids of a file that consist of digits are padded. Ids are free in form, so zeros are put
/// back only on evidence.
pub(super) struct IdPadding {
    /// Length of all-digit ids, where the longest of them begin with a zero.
    width: Option<usize>,
}

impl IdPadding {
    /// Looks at all ids of a file.
    pub(super) fn learn(columns: &Columns, rows: &[StringRecord]) -> Self {
        if columns.edition == Edition::Recommended {
            return Self { width: None };
        }
        let column = columns.edition.id_column();
        let ids = || rows.iter().map(|row| columns.cell(row, column)).filter(|id| is_digits(id));
        let longest = ids().map(str::len).max();
        let padded = ids().any(|id| id.starts_with('0') && Some(id.len()) == longest);
        Self { width: longest.filter(|_| padded) }
    }

    /// The id with its zeros. `code` is the municipality's, already repaired.
    pub(super) fn repair(&self, id: &str, code: Option<&str>) -> String {
        if !is_digits(id) {
            return id.to_owned();
        }
        if let Some(width) = self.width {
            return format!("{id:0>width$}");
        }
        // Ids that begin with the municipality's code show themselves when the zero is lost.
        let padded = format!("0{id}");
        match code.and_then(|code| code.get(..CODE_DIGITS - 1)) {
            Some(code) if code.starts_with('0') && padded.starts_with(code) => padded,
            _ => id.to_owned(),
        }
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Columns that hold a municipality code, the one for ids first.
pub(super) const CODE_COLUMNS: [&str; 3] = [CITY_CODE, PUBLISHER_CODE, super::columns::SITE_CODE];
