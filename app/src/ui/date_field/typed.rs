//! What a person has typed as a date, and what it means. Nothing typed is changed or lost.

use nakano_shared::kernel::{date::Date, text::digits_as_typed};

use crate::i18n::{Key, keys};

/// The three fields as they stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct DateTyped {
    /// 西暦の年
    pub(crate) year: String,
    /// 月
    pub(crate) month: String,
    /// 日
    pub(crate) day: String,
}

/// Why it is not a day yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DateProblem {
    /// One of the three is empty.
    Missing,
    /// Something else than figures.
    NotFigures,
    /// A year of less than four figures, such as 8 for 令和8年.
    ShortYear,
    /// Not in the calendar, such as 31 June.
    NoSuchDay,
}

impl DateProblem {
    /// The sentence for the person.
    pub(crate) const fn sentence(self) -> Key {
        match self {
            Self::Missing => keys::UI_DATE_MISSING,
            Self::NotFigures => keys::UI_DATE_NOT_FIGURES,
            Self::ShortYear => keys::UI_DATE_SHORT_YEAR,
            Self::NoSuchDay => keys::UI_DATE_NO_SUCH_DAY,
        }
    }
}

impl DateTyped {
    /// A day already known.
    pub(crate) fn of(date: Date) -> Self {
        Self {
            year: date.year().to_string(),
            month: date.month().to_string(),
            day: date.day().to_string(),
        }
    }

    /// The day, full-width figures and spaces taken as meant.
    ///
    /// # Errors
    /// The first [`DateProblem`] from year to day.
    pub(crate) fn read(&self) -> Result<Date, DateProblem> {
        let texts = [&self.year, &self.month, &self.day].map(|text| digits_as_typed(text));
        if texts.iter().any(String::is_empty) {
            return Err(DateProblem::Missing);
        }
        if !texts.iter().all(|text| text.bytes().all(|byte| byte.is_ascii_digit())) {
            return Err(DateProblem::NotFigures);
        }
        let [year, month, day] = texts;
        if year.len() < 4 {
            return Err(DateProblem::ShortYear);
        }
        let year = year.parse().map_err(|_| DateProblem::NoSuchDay)?;
        let month = month.parse().map_err(|_| DateProblem::NoSuchDay)?;
        let day = day.parse().map_err(|_| DateProblem::NoSuchDay)?;
        Date::new(year, month, day).map_err(|_| DateProblem::NoSuchDay)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(year: &str, month: &str, day: &str) -> Result<String, DateProblem> {
        let typed = DateTyped { year: year.into(), month: month.into(), day: day.into() };
        typed.read().map(|date| date.to_string())
    }

    #[test]
    fn three_fields_are_a_day_or_say_why_not() {
        for ((year, month, day), want) in [
            (("2026", "11", "22"), Ok("2026-11-22")),
            (("２０２６", "１", "０９"), Ok("2026-01-09")),
            ((" 2026 ", "2", "28"), Ok("2026-02-28")),
            (("", "2", "28"), Err(DateProblem::Missing)),
            (("2026", " ", "28"), Err(DateProblem::Missing)),
            (("令和8", "2", "28"), Err(DateProblem::NotFigures)),
            (("8", "2", "28"), Err(DateProblem::ShortYear)),
            (("2026", "2", "29"), Err(DateProblem::NoSuchDay)),
            (("2026", "13", "1"), Err(DateProblem::NoSuchDay)),
            (("99999999", "1", "1"), Err(DateProblem::NoSuchDay)),
            (("2026", "300", "1"), Err(DateProblem::NoSuchDay)),
        ] {
            assert_eq!(read(year, month, day), want.map(str::to_owned), "{year} {month} {day}");
        }
    }

    #[test]
    fn a_known_day_is_typed_as_it_is_read() {
        let date = Date::new(2026, 2, 3).unwrap();
        assert_eq!(DateTyped::of(date).read(), Ok(date));
    }
}
