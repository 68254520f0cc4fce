//! Single cells: degrees, flags, numbers of people.

use super::report::ProblemKind;
use crate::shelter::place::Hazard;

/// Latitudes of Japan with its outer islands, degrees: 沖ノ鳥島 to 択捉島.
const LATITUDES: std::ops::RangeInclusive<f64> = 20.0..=46.0;

/// Longitudes of Japan, degrees: 与那国島 to 南鳥島.
const LONGITUDES: std::ops::RangeInclusive<f64> = 122.0..=154.5;

/// A latitude in Japan.
pub(super) fn latitude(cell: &str) -> Result<f64, ProblemKind> {
    degrees(cell, &LATITUDES)
}

/// A longitude in Japan.
pub(super) fn longitude(cell: &str) -> Result<f64, ProblemKind> {
    degrees(cell, &LONGITUDES)
}

fn degrees(cell: &str, japan: &std::ops::RangeInclusive<f64>) -> Result<f64, ProblemKind> {
    if cell.is_empty() {
        return Err(ProblemKind::Empty);
    }
    let found = || cell.to_owned();
    let degrees: f64 = cell.parse().map_err(|_| ProblemKind::NotDegrees { found: found() })?;
    if !degrees.is_finite() {
        return Err(ProblemKind::NotDegrees { found: found() });
    }
    if japan.contains(&degrees) {
        Ok(degrees)
    } else {
        Err(ProblemKind::OutsideJapan { found: found() })
    }
}

/// A flag: the standard says 1, municipalities also draw circles.
pub(super) fn flag(cell: &str) -> Result<bool, ProblemKind> {
    match cell {
        "1" | "１" | "○" | "◯" | "〇" | "●" | "◎" => Ok(true),
        "" | "0" | "０" | "×" | "✕" | "-" | "－" | "―" => Ok(false),
        _ => Err(ProblemKind::NotAFlag { found: cell.to_owned() }),
    }
}

/// The hazards of eight flag cells. All empty is 未公表.
///
/// # Errors
/// The place of the first cell that is no flag, and what is wrong with it.
pub(super) fn hazards(cells: [&str; 8]) -> Result<Option<Vec<Hazard>>, (usize, ProblemKind)> {
    let mut safe = Vec::new();
    for (at, (hazard, cell)) in Hazard::ALL.into_iter().zip(cells).enumerate() {
        if flag(cell).map_err(|kind| (at, kind))? {
            safe.push(hazard);
        }
    }
    Ok(cells.iter().any(|cell| !cell.is_empty()).then_some(safe))
}

/// A number of people: `1,200` and `１２００人` are read; 0 is refused, as nobody plans for none.
pub(super) fn capacity(cell: &str) -> Result<Option<u32>, ProblemKind> {
    if cell.is_empty() {
        return Ok(None);
    }
    let digits: String = cell
        .trim_end_matches(['人', '名'])
        .chars()
        .filter(|letter| !matches!(letter, ',' | '，'))
        .map(narrow_digit)
        .collect();
    match digits.parse() {
        Ok(people) if people > 0 => Ok(Some(people)),
        _ => Err(ProblemKind::NotACapacity { found: cell.to_owned() }),
    }
}

fn narrow_digit(letter: char) -> char {
    const WIDE: [char; 10] = ['０', '１', '２', '３', '４', '５', '６', '７', '８', '９'];
    match WIDE.iter().position(|wide| *wide == letter) {
        Some(digit) => ('0'..='9').nth(digit).unwrap_or(letter),
        None => letter,
    }
}
