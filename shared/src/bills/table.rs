//! The saved bills as a table for a spreadsheet program.
//!
//! Without 確認番号 and the digits of the code: a table is handed on, and with them a stranger could
//! open the bill on the payment site. 納付番号 is grouped as on the screen; in one piece a spreadsheet
//! would make a number of it and lose its last digits.

use super::bill::{BillSource, Slip};
use crate::{export::csv, kernel::date::Date};

/// The columns, in Japanese and with the name that programs go by.
pub const COLUMNS: [&str; 12] = [
    "保存日 saved",
    "金額（円） amount_yen",
    "納期限 due",
    "支払期限 pay_by",
    "課税年度 tax_year",
    "賦課年度 levy_year",
    "期別 period",
    "納付区分 item",
    "収納機関番号 payee",
    "納付番号 key",
    "読み取り元 source",
    "メモ note",
];

/// Digits of a group of 納付番号.
const GROUP_DIGITS: usize = 5;

/// One saved bill.
#[derive(Debug, Clone, Copy)]
pub struct Row<'it> {
    /// What the slip says.
    pub slip: &'it Slip,
    /// When it was saved, UTC milliseconds.
    pub saved_at_ms: i64,
    /// What the person wrote.
    pub note: &'it str,
}

/// The table of these bills, with a row of names first. What is not known is an empty cell.
pub fn table<'it>(rows: impl IntoIterator<Item = Row<'it>>) -> String {
    let names = COLUMNS.map(str::to_owned);
    csv::file(std::iter::once(names).chain(rows.into_iter().map(cells)))
}

fn cells(row: Row<'_>) -> [String; 12] {
    let Row { slip, saved_at_ms, note } = row;
    [
        Date::in_japan(saved_at_ms).to_string(),
        text(slip.amount_yen),
        text(slip.due),
        text(slip.pay_by),
        text(slip.tax_year),
        text(slip.levy_year),
        text(slip.period),
        slip.item_code.map_or_else(String::new, |code| code.as_str().to_owned()),
        slip.org_code.map_or_else(String::new, |code| code.as_str().to_owned()),
        slip.case_key.map_or_else(String::new, |key| grouped(key.as_str())),
        source(slip.source).to_owned(),
        note.to_owned(),
    ]
}

fn text(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

fn grouped(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / GROUP_DIGITS);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && place.is_multiple_of(GROUP_DIGITS) {
            grouped.push(' ');
        }
        grouped.push(digit);
    }
    grouped
}

const fn source(source: BillSource) -> &'static str {
    match source {
        BillSource::ElQr => "eL-QR",
        BillSource::Gs1 => "GS1-128",
        BillSource::Manual => "eL番号",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bills::{Recognised, entry, recognise};

    const VECTORS: &str = include_str!("vectors.txt");

    fn slip(name: &str) -> Slip {
        let payload = VECTORS.lines().find_map(|line| line.strip_prefix(name)).unwrap().trim();
        match recognise(payload) {
            Recognised::Slip(slip) => slip.unwrap(),
            Recognised::Other(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_table_has_a_row_a_bill_and_no_secret() {
        let read = slip("T01 ");
        let typed = entry::parse_line("13114/00000202699990000001/123456/999").unwrap();
        let row = |slip, note| Row { slip, saved_at_ms: 0, note };
        let table = table([row(&read, "=母,父"), row(&typed, "")]);
        let lines: Vec<&str> = table.trim_end().split("\r\n").collect();
        assert_eq!(lines[0], format!("\u{FEFF}{}", COLUMNS.join(",")));
        assert_eq!(
            lines[1..],
            [
                "1970-01-01,12300,2026-06-30,2027-04-30,2026,2026,1,999,13114,\
                 00000 20269 99900 00001,eL-QR,\"'=母,父\"",
                "1970-01-01,,,,,,,999,13114,00000 20269 99900 00001,eL番号,",
            ]
        );
        assert!(!table.contains("123456"));
    }
}
