//! Tables for spreadsheet programs: RFC 4180, UTF-8 with a byte order mark.
//!
//! Without the mark they read Japanese wrongly. A cell that they would take for a formula gets an
//! apostrophe in front: a note is written by people, and a formula can send a table elsewhere.

/// What the file begins with.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// First letters of a formula, also in full width, and what hides one.
const FORMULA_STARTS: [char; 10] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'];

/// The file of these rows. Every row ends with CR LF.
pub fn file<'row, Row>(rows: impl IntoIterator<Item = Row>) -> String
where
    Row: AsRef<[String]> + 'row,
{
    let mut out = String::from(BYTE_ORDER_MARK);
    for row in rows {
        for (place, text) in row.as_ref().iter().enumerate() {
            if place > 0 {
                out.push(',');
            }
            write_cell(&harmless(text), &mut out);
        }
        out.push_str("\r\n");
    }
    out
}

/// The text as it stands in a cell.
pub fn harmless(text: &str) -> String {
    let apostrophe = if text.starts_with(FORMULA_STARTS) { "'" } else { "" };
    format!("{apostrophe}{text}")
}

fn write_cell(text: &str, out: &mut String) {
    if text.contains(['"', ',', '\r', '\n']) {
        out.push('"');
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_where_they_must_be_and_never_formulas() {
        for (text, want) in [
            ("母の分", "母の分"),
            ("", ""),
            ("a,b", "\"a,b\""),
            ("he said \"no\"", "\"he said \"\"no\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("=1+1", "'=1+1"),
            ("-5", "'-5"),
            ("＠here", "'＠here"),
            ("=A1,\"B\"", "\"'=A1,\"\"B\"\"\""),
            ("\t=1", "'\t=1"),
            ("1=1", "1=1"),
        ] {
            let table = file([[text.to_owned(), "x".to_owned()]]);
            assert_eq!(table, format!("\u{FEFF}{want},x\r\n"));
        }
    }
}
