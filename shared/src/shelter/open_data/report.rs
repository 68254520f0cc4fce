//! What an import brings: places, what was wrong, and what was put right.

use std::fmt;

use super::{FILE_BYTES_MAX, columns::Edition};
use crate::shelter::place::Place;

/// Outcome of an import.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// Which edition of the columns the file has.
    pub edition: Edition,
    /// Places in the order of the file.
    pub places: Vec<Place>,
    /// Ids of those places that the file says are no 指定避難所 (指定避難所との重複 is empty or 0
    /// while other rows have it): safe at the moment of danger, but nobody stays the night.
    pub emergency_only: Vec<String>,
    /// What could not be read, in the order of the file.
    pub problems: Vec<RowProblem>,
    /// What was put right, in the order of the file.
    pub repaired: Vec<Repair>,
}

/// Why a file is not taken at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileError {
    /// More than [`FILE_BYTES_MAX`].
    TooLarge {
        /// Size of the text.
        bytes: usize,
    },
    /// Not a single line.
    Empty,
    /// The first line has neither the column `ID` nor `NO`: this is another list.
    UnknownHeader,
    /// A column without which no place can be made.
    MissingColumn {
        /// Its name in the standard.
        column: &'static str,
    },
    /// Two columns of the same name.
    DuplicateColumn {
        /// Its name in the standard.
        column: &'static str,
    },
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => {
                write!(f, "the file has {bytes} bytes, at most {FILE_BYTES_MAX} are taken")
            }
            Self::Empty => f.write_str("the file is empty"),
            Self::UnknownHeader => f.write_str(
                "the first line is not that of 指定緊急避難場所一覧: it has no column ID or NO",
            ),
            Self::MissingColumn { column } => write!(f, "the column {column} is missing"),
            Self::DuplicateColumn { column } => write!(f, "the column {column} is there twice"),
        }
    }
}

impl std::error::Error for FileError {}

/// Something wrong with one row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// Line of the file where the row begins, from 1; the header is usually line 1.
    pub line: u64,
    /// Name of the column in the standard; empty when it is the row as a whole.
    pub column: &'static str,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// What is wrong with a row. The text found is carried as it stood in the cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ProblemKind {
    /// More or fewer cells than the header: values may stand in the wrong column. Row left out.
    CellCount {
        /// Cells of the header.
        expected: usize,
        /// Cells of the row.
        found: usize,
    },
    /// Nothing in a cell that must be filled. Row left out, except for a missing address.
    Empty,
    /// Not a decimal number of degrees. Row left out.
    NotDegrees {
        /// The cell.
        found: String,
    },
    /// Not in Japan; often latitude and longitude changed places. Row left out.
    OutsideJapan {
        /// The cell.
        found: String,
    },
    /// A spreadsheet has turned the id into a rounded number such as `1.31E+11`. Row left out.
    DigitsLost {
        /// The cell.
        found: String,
    },
    /// The id stands in a row before. This row is left out.
    DuplicateId {
        /// The id.
        id: String,
        /// Line of the first row that has it.
        first_line: u64,
    },
    /// Not a code of a municipality (six digits, the last a check digit). In the old edition, whose
    /// ids are built from it, the row is left out.
    NotACode {
        /// The cell.
        found: String,
    },
    /// Not a postal code of seven digits. The row is taken.
    NotAPostalCode {
        /// The cell.
        found: String,
    },
    /// Not a flag (empty, 0, 1 or a mark such as 〇). The row is taken, its hazards as 未公表: a
    /// list that leaves one out would say that the place is not safe there.
    NotAFlag {
        /// The cell.
        found: String,
    },
    /// Not a positive whole number of people. The row is taken, its capacity as 未公表.
    NotACapacity {
        /// The cell.
        found: String,
    },
}

/// Something that was put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// Line of the file where the row begins, from 1.
    pub line: u64,
    /// Name of the column in the standard.
    pub column: &'static str,
    /// The cell as it stood.
    pub before: String,
    /// What was read.
    pub after: String,
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CellCount { expected, found } => {
                write!(f, "{found} cells where the header has {expected}")
            }
            Self::Empty => f.write_str("nothing in a cell that must be filled"),
            Self::NotDegrees { found } => write!(f, "\"{found}\" is not a number of degrees"),
            Self::OutsideJapan { found } => write!(f, "{found} degrees are not in Japan"),
            Self::DigitsLost { found } => {
                write!(f, "\"{found}\" has lost digits in a spreadsheet program")
            }
            Self::DuplicateId { id, first_line } => {
                write!(f, "the id {id} stands in line {first_line} already")
            }
            Self::NotACode { found } => write!(f, "\"{found}\" is not a municipality code"),
            Self::NotAPostalCode { found } => write!(f, "\"{found}\" is not a postal code"),
            Self::NotAFlag { found } => write!(f, "\"{found}\" is neither empty, 0 nor 1"),
            Self::NotACapacity { found } => write!(f, "\"{found}\" is not a number of people"),
        }
    }
}

/// Collects problems and repairs while rows are read.
#[derive(Default)]
pub(super) struct Report {
    pub(super) problems: Vec<RowProblem>,
    pub(super) repaired: Vec<Repair>,
}

/// The report of one row.
pub(super) struct RowReport<'report> {
    report: &'report mut Report,
    line: u64,
}

impl Report {
    pub(super) fn row(&mut self, line: u64) -> RowReport<'_> {
        RowReport { report: self, line }
    }
}

impl RowReport<'_> {
    pub(super) fn problem(&mut self, column: &'static str, kind: ProblemKind) {
        self.report.problems.push(RowProblem { line: self.line, column, kind });
    }

    pub(super) fn repaired(&mut self, column: &'static str, before: &str, after: &str) {
        let (before, after) = (before.to_owned(), after.to_owned());
        self.report.repaired.push(Repair { line: self.line, column, before, after });
    }
}
