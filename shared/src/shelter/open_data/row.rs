//! One row to one place.

use csv::StringRecord;

use super::{
    cell,
    code::{self, CODE_COLUMNS, IdPadding},
    columns::{
        ADDRESS, ADDRESS_PARTS, BUILDING, CAPACITY, Columns, ENGLISH, Edition, HAZARDS, KANA,
        LATITUDE, LONGITUDE, NAME, NEIGHBOURHOODS, NOTE, OLD_ADDRESS, OLD_BUILDING, POSTAL_CODE,
    },
    report::{ProblemKind, RowReport},
};
use crate::{
    kernel::text::fold,
    shelter::place::{Place, Position},
};

/// A row while it is read.
struct Row<'file, 'report, 'row> {
    columns: &'file Columns,
    record: &'file StringRecord,
    report: &'row mut RowReport<'report>,
}

/// The place of a row, or `None` when the row is left out; why is in the report.
pub(super) fn read(
    columns: &Columns,
    padding: &IdPadding,
    record: &StringRecord,
    report: &mut RowReport<'_>,
) -> Option<Place> {
    let surplus = record.iter().skip(columns.count).any(|cell| !cell.trim().is_empty());
    if record.len() < columns.count || surplus {
        let kind = ProblemKind::CellCount { expected: columns.count, found: record.len() };
        report.problem("", kind);
        return None;
    }
    let mut row = Row { columns, record, report };
    // Each cell is read before any is given up, so that a row's problems are all seen at once.
    let code = row.codes();
    row.postal_code();
    let id = row.id(padding, code.as_deref());
    let name = row.filled(NAME);
    let lat = row.degrees(LATITUDE, cell::latitude);
    let lon = row.degrees(LONGITUDE, cell::longitude);
    let address = row.address();
    let capacity = row.capacity();
    let hazards = row.hazards();
    let (kind, note) = kind_and_note(row.cell(NOTE));
    Some(Place {
        id: id?,
        name: name?.to_owned(),
        kana: fold(row.cell(KANA)),
        en: row.cell(ENGLISH).to_owned(),
        address,
        position: Position { lat: lat?, lon: lon? },
        kind,
        note,
        capacity,
        hazards,
        neighbourhoods: row.cell(NEIGHBOURHOODS).to_owned(),
    })
}

impl<'file> Row<'file, '_, '_> {
    fn cell(&self, column: &str) -> &'file str {
        self.columns.cell(self.record, column)
    }

    fn filled(&mut self, column: &'static str) -> Option<&'file str> {
        let cell = self.cell(column);
        if cell.is_empty() {
            self.report.problem(column, ProblemKind::Empty);
        }
        (!cell.is_empty()).then_some(cell)
    }

    /// Checks and repairs every code of the row; gives the first.
    fn codes(&mut self) -> Option<String> {
        let mut first = None;
        for column in CODE_COLUMNS {
            let cell = self.cell(column);
            match code::municipality(cell) {
                Some(code) => {
                    if code != cell {
                        self.report.repaired(column, cell, &code);
                    }
                    first = first.or(Some(code));
                }
                None if cell.is_empty() => {}
                None => {
                    let found = cell.to_owned();
                    self.report.problem(column, ProblemKind::NotACode { found });
                }
            }
        }
        first
    }

    fn postal_code(&mut self) {
        let cell = self.cell(POSTAL_CODE);
        match code::postal(cell) {
            // 1650026 and 165-0026 are both correct; only lost digits are a repair.
            Some(code) if cell.chars().filter(char::is_ascii_digit).count() < code.len() => {
                self.report.repaired(POSTAL_CODE, cell, &code);
            }
            None if !cell.is_empty() => {
                let found = cell.to_owned();
                self.report.problem(POSTAL_CODE, ProblemKind::NotAPostalCode { found });
            }
            _ => {}
        }
    }

    /// The id: in the old edition `NO-<code>-<number>`, as the number is the municipality's own.
    fn id(&mut self, padding: &IdPadding, code: Option<&str>) -> Option<String> {
        let column = self.columns.edition.id_column();
        let cell = self.filled(column)?;
        if code::is_rounded(cell) {
            self.report.problem(column, ProblemKind::DigitsLost { found: cell.to_owned() });
            return None;
        }
        if self.columns.edition == Edition::Recommended {
            if code.is_none() && self.cell(CODE_COLUMNS[0]).is_empty() {
                self.report.problem(CODE_COLUMNS[0], ProblemKind::Empty);
            }
            return Some(format!("NO-{}-{cell}", code?));
        }
        let id = padding.repair(cell, code);
        if id != cell {
            self.report.repaired(column, cell, &id);
        }
        Some(id)
    }

    fn degrees(
        &mut self,
        column: &'static str,
        read: fn(&str) -> Result<f64, ProblemKind>,
    ) -> Option<f64> {
        read(self.cell(column)).map_err(|kind| self.report.problem(column, kind)).ok()
    }

    /// The address in one line with the building's name, which the standard keeps apart.
    fn address(&mut self) -> String {
        let (column, whole, building) = match self.columns.edition {
            Edition::Standard => (ADDRESS, self.cell(ADDRESS), self.cell(BUILDING)),
            Edition::Recommended => (OLD_ADDRESS, self.cell(OLD_ADDRESS), self.cell(OLD_BUILDING)),
        };
        let parts = || ADDRESS_PARTS.map(|part| self.cell(part)).concat();
        let mut address = if whole.is_empty() { parts() } else { whole.to_owned() };
        if address.is_empty() {
            self.report.problem(column, ProblemKind::Empty);
        } else if !address.ends_with(building) {
            address.push(' ');
            address.push_str(building);
        }
        address
    }

    fn capacity(&mut self) -> Option<u32> {
        let read = cell::capacity(self.cell(CAPACITY));
        read.map_err(|kind| self.report.problem(CAPACITY, kind)).ok().flatten()
    }

    fn hazards(&mut self) -> Option<Vec<crate::shelter::place::Hazard>> {
        let read = cell::hazards(HAZARDS.map(|column| self.cell(column)));
        read.map_err(|(at, kind)| self.report.problem(HAZARDS[at], kind)).ok().flatten()
    }
}

/// Parts the remark `施設種別:学校;建替え工事中` into kind and the rest. The dataset has no column
/// for the kind of building; this is how this project's own list carries it.
fn kind_and_note(remark: &str) -> (String, String) {
    match remark.strip_prefix("施設種別:") {
        Some(rest) => {
            let (kind, note) = rest.split_once(';').unwrap_or((rest, ""));
            (kind.trim().to_owned(), note.trim().to_owned())
        }
        None => (String::new(), remark.to_owned()),
    }
}
