//! Import of 指定緊急避難場所一覧, the open-data CSV every municipality publishes.
//!
//! Both editions are read: 自治体標準オープンデータセット with 39 columns, and the 推奨データセット of
//! 2017–22 with 26. Columns are recognised by name, in any order, among others. What a spreadsheet
//! program does to such files is repaired and reported; a row that cannot be read is reported and
//! never stops the others. Decoding bytes is the caller's work, and so is saving.

mod cell;
mod code;
mod columns;
mod report;
mod row;

use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};

pub use self::{
    columns::Edition,
    report::{FileError, Import, ProblemKind, Repair, RowProblem},
};
use self::{
    columns::{Columns, DESIGNATED},
    report::Report,
};
use super::place::Place;

/// Largest file taken, in bytes: twenty times the list of the whole prefecture.
pub const FILE_BYTES_MAX: usize = 16 * 1024 * 1024;

/// Reads a whole list. A leading byte-order mark is dropped.
///
/// # Errors
/// [`FileError`] when the file as a whole is not such a list; nothing is imported then. What is
/// wrong with single rows is in [`Import::problems`].
pub fn import(text: &str) -> Result<Import, FileError> {
    if text.len() > FILE_BYTES_MAX {
        return Err(FileError::TooLarge { bytes: text.len() });
    }
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut records = reader.records().map_while(Result::ok).filter(|record| !is_blank(record));
    let header = records.next().ok_or(FileError::Empty)?;
    let columns = Columns::find(&header)?;
    let rows: Vec<StringRecord> = records.collect();

    let mut report = Report::default();
    let padding = code::IdPadding::learn(&columns, &rows);
    let says_designated = rows.iter().any(|row| !columns.cell(row, DESIGNATED).is_empty());
    let mut import = Import::new(columns.edition);
    let mut lines: HashMap<String, u64> = HashMap::new();
    for record in &rows {
        let line = record.position().map_or(0, csv::Position::line);
        let Some(place) = row::read(&columns, &padding, record, &mut report.row(line)) else {
            continue;
        };
        if let Some(first_line) = lines.get(&place.id) {
            let kind = ProblemKind::DuplicateId { id: place.id, first_line: *first_line };
            report.row(line).problem(columns.edition.id_column(), kind);
            continue;
        }
        lines.insert(place.id.clone(), line);
        if says_designated && cell::flag(columns.cell(record, DESIGNATED)) == Ok(false) {
            import.emergency_only.push(place.id.clone());
        }
        import.places.push(place);
    }
    import.problems = report.problems;
    import.repaired = report.repaired;
    Ok(import)
}

/// A line of nothing but commas, which spreadsheets leave below the list.
fn is_blank(record: &StringRecord) -> bool {
    record.iter().all(|cell| cell.trim().is_empty())
}

impl Import {
    fn new(edition: Edition) -> Self {
        Self {
            edition,
            places: Vec::<Place>::new(),
            emergency_only: Vec::new(),
            problems: Vec::new(),
            repaired: Vec::new(),
        }
    }
}
