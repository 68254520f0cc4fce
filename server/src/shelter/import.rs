//! `nakano-server import shelters`: from a file of open data to the list, with a report by row.
//!
//! What a row means is decided in `nakano_shared::shelter::open_data`; here is which rows are ours,
//! and what the operator is told.

use std::{collections::BTreeSet, fmt, io::Write};

use nakano_shared::{
    kernel::date::Date,
    shelter::open_data::{self, Edition, FILE_BYTES_MAX, FileError, ProblemKind, RowProblem},
};

use super::{
    decode::{Decoded, NotText, decode},
    service::{self, Outcome},
    store::Entry,
};
use crate::{
    clock::Clock,
    db::{Db, StoreError},
};

/// 中野区, with its check digit.
pub const NAKANO: &str = "131148";

/// Largest file that is read, in bytes.
pub const BYTES_MAX: usize = FILE_BYTES_MAX;

/// Digits of a municipality code without its check digit, as common ids carry them.
const CODE_BODY_DIGITS: usize = 5;

/// A list to import.
#[derive(Debug)]
pub struct Source<'file> {
    /// The file as it is.
    pub bytes: &'file [u8],
    /// Whose list it is: 全国地方公共団体コード, six digits.
    pub municipality_code: &'file str,
    /// Day of the list as its publisher states it.
    pub source_date: Option<Date>,
}

/// Why nothing was stored.
#[derive(Debug)]
pub enum ImportError {
    /// Larger than [`BYTES_MAX`].
    TooLarge {
        /// Bytes of the file.
        bytes: usize,
    },
    /// Not text.
    NotText(NotText),
    /// Not such a list.
    File(FileError),
    /// Not one row could be taken; the list is as before.
    NoRows,
    /// The database refused.
    Store(StoreError),
    /// The report could not be written.
    Report(std::io::Error),
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => {
                write!(f, "the file has {bytes} bytes, at most {BYTES_MAX} are taken")
            }
            Self::NotText(cause) => cause.fmt(f),
            Self::File(cause) => cause.fmt(f),
            Self::NoRows => f.write_str("no row could be taken; the stored list is as before"),
            Self::Store(cause) => cause.fmt(f),
            Self::Report(cause) => write!(f, "the report could not be written: {cause}"),
        }
    }
}

impl std::error::Error for ImportError {}

impl From<std::io::Error> for ImportError {
    fn from(cause: std::io::Error) -> Self {
        Self::Report(cause)
    }
}

/// Reads a list, stores what can be taken in one transaction, and writes the report to `out`.
///
/// # Errors
/// An [`ImportError`]; the stored list is as before then.
pub async fn import(
    db: &Db,
    clock: &dyn Clock,
    source: &Source<'_>,
    out: &mut (dyn Write + Send),
) -> Result<Outcome, ImportError> {
    if source.bytes.len() > BYTES_MAX {
        return Err(ImportError::TooLarge { bytes: source.bytes.len() });
    }
    let Decoded { text, encoding } = decode(source.bytes).map_err(ImportError::NotText)?;
    let list = open_data::import(&text).map_err(ImportError::File)?;
    writeln!(out, "read as {encoding}, {}", edition_name(list.edition))?;
    report_rows(&list, out)?;

    let (entries, others) = ours(list, source);
    for id in &others {
        writeln!(out, "left out: {id} belongs to another municipality")?;
    }
    if entries.is_empty() {
        return Err(ImportError::NoRows);
    }
    let outcome = service::replace(db, clock, source.municipality_code, entries)
        .await
        .map_err(ImportError::Store)?;
    let Outcome { stored, removed } = outcome;
    let code = source.municipality_code;
    writeln!(out, "stored {stored} places of {code} in place of {removed}")?;
    Ok(outcome)
}

const fn edition_name(edition: Edition) -> &'static str {
    match edition {
        Edition::Standard => "自治体標準オープンデータセット",
        Edition::Recommended => "推奨データセット (2017–22)",
    }
}

fn report_rows(list: &open_data::Import, out: &mut (dyn Write + Send)) -> std::io::Result<()> {
    for repair in &list.repaired {
        let open_data::Repair { line, column, before, after } = repair;
        writeln!(out, "line {line}: {column}: \"{before}\" repaired to {after}")?;
    }
    let mut lines_left_out = BTreeSet::new();
    for problem in &list.problems {
        let RowProblem { line, column, kind } = problem;
        let left_out = leaves_row_out(problem, list.edition);
        let effect = if left_out { "row left out" } else { "row taken without it" };
        let colon = if column.is_empty() { "" } else { ": " };
        writeln!(out, "line {line}: {column}{colon}{kind}; {effect}")?;
        if left_out {
            lines_left_out.insert(line);
        }
    }
    let (taken, left_out) = (list.places.len(), lines_left_out.len());
    writeln!(
        out,
        "rows: {taken} read, {left_out} left out; cells repaired: {}",
        list.repaired.len()
    )
}

/// As each variant of [`ProblemKind`] says; the address is the one cell that may be empty.
fn leaves_row_out(problem: &RowProblem, edition: Edition) -> bool {
    match problem.kind {
        ProblemKind::CellCount { .. }
        | ProblemKind::NotDegrees { .. }
        | ProblemKind::OutsideJapan { .. }
        | ProblemKind::DigitsLost { .. }
        | ProblemKind::DuplicateId { .. } => true,
        ProblemKind::Empty => !matches!(problem.column, "所在地_連結表記" | "住所"),
        ProblemKind::NotACode { .. } => edition == Edition::Recommended,
        ProblemKind::NotAPostalCode { .. }
        | ProblemKind::NotAFlag { .. }
        | ProblemKind::NotACapacity { .. } => false,
    }
}

/// The rows of this municipality, and the ids of those that say they are another's.
fn ours(list: open_data::Import, source: &Source<'_>) -> (Vec<Entry>, Vec<String>) {
    let body = source.municipality_code.get(..CODE_BODY_DIGITS);
    let (ours, others): (Vec<_>, Vec<_>) = list
        .places
        .into_iter()
        .partition(|place| code_body_of(&place.id).is_none_or(|code| Some(code) == body));
    let entries = ours.into_iter().map(|place| Entry {
        emergency_only: list.emergency_only.contains(&place.id),
        source_date: source.source_date,
        place,
    });
    (entries.collect(), others.into_iter().map(|place| place.id).collect())
}

/// The five digits of the municipality in an id: 国土地理院's common id `E13114…`, or the id that is
/// made for the old edition, `NO-131148-…`. Other ids say nothing.
fn code_body_of(id: &str) -> Option<&str> {
    let rest = id.strip_prefix("NO-").or_else(|| id.strip_prefix('E'))?;
    let code = rest.get(..CODE_BODY_DIGITS)?;
    code.bytes().all(|byte| byte.is_ascii_digit()).then_some(code)
}
