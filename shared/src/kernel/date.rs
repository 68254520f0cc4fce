//! Calendar dates as bills and laws use them: a day in Japan, without a clock time.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Milliseconds Japan Standard Time is ahead of UTC; Japan has had no summer time since 1951.
pub const JST_OFFSET_MS: i64 = 9 * 60 * 60 * 1000;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// A day of the proleptic Gregorian calendar, years 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// Why three numbers are not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// The text is not `YYYYMMDD` or `YYYY-MM-DD` in ASCII digits.
    Form,
    /// There is no such day in the calendar, such as 31 June.
    NoSuchDay,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "a date is written YYYY-MM-DD",
            Self::NoSuchDay => "there is no such day in the calendar",
        })
    }
}

impl std::error::Error for DateError {}

impl Date {
    /// A date from year (1..=9999), month (1..=12) and day.
    ///
    /// # Errors
    /// [`DateError::NoSuchDay`] when the calendar does not have it.
    pub const fn new(year: u16, month: u8, day: u8) -> Result<Self, DateError> {
        if year == 0 || year > 9999 || month == 0 || month > 12 {
            return Err(DateError::NoSuchDay);
        }
        if day == 0 || day > days_in_month(year, month) {
            return Err(DateError::NoSuchDay);
        }
        Ok(Self { year, month, day })
    }

    /// Reads eight digits, `20260630`.
    ///
    /// # Errors
    /// [`DateError::Form`] unless there are exactly eight ASCII digits, else as [`Date::new`].
    pub fn from_digits(text: &str) -> Result<Self, DateError> {
        if text.len() != 8 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(DateError::Form);
        }
        let number = |from: usize, to: usize| {
            text.get(from..to).and_then(|part| part.parse::<u16>().ok()).ok_or(DateError::Form)
        };
        let small = |value: u16| u8::try_from(value).map_err(|_| DateError::NoSuchDay);
        Self::new(number(0, 4)?, small(number(4, 6)?)?, small(number(6, 8)?)?)
    }

    /// Today in Japan at a moment given as UTC milliseconds since 1970.
    pub fn in_japan(utc_ms: i64) -> Self {
        Self::from_days(utc_ms.saturating_add(JST_OFFSET_MS).div_euclid(DAY_MS))
    }

    /// Year, 1 to 9999.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// Month, 1 to 12.
    pub const fn month(self) -> u8 {
        self.month
    }

    /// Day of the month, 1 to 31.
    pub const fn day(self) -> u8 {
        self.day
    }

    /// Days from `self` until `later`; negative when `later` is earlier.
    pub const fn days_until(self, later: Self) -> i64 {
        later.to_days() - self.to_days()
    }

    /// Day of the week, 0 = Sunday to 6 = Saturday.
    pub fn weekday(self) -> u8 {
        // 1970-01-01 was a Thursday.
        u8::try_from((self.to_days() + 4).rem_euclid(7)).unwrap_or(0)
    }

    /// Days since 1970-01-01. Method: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
    const fn to_days(self) -> i64 {
        let (month, day) = (self.month as i64, self.day as i64);
        let year = self.year as i64 - (month <= 2) as i64;
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    fn from_days(days: i64) -> Self {
        let shifted = days + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self {
            year: u16::try_from(year.clamp(1, 9999)).unwrap_or(1),
            month: u8::try_from(month).unwrap_or(1),
            day: u8::try_from(day).unwrap_or(1),
        }
    }
}

const fn days_in_month(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        let digits: String = text.split('-').collect();
        if text.len() == 10 { Self::from_digits(&digits) } else { Err(DateError::Form) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for (digits, want) in [
            ("20280229", Ok("2028-02-29")),
            ("20260630", Ok("2026-06-30")),
            ("20260631", Err(DateError::NoSuchDay)),
            ("20270229", Err(DateError::NoSuchDay)),
            ("19000229", Err(DateError::NoSuchDay)),
            ("00000000", Err(DateError::NoSuchDay)),
            ("2026063", Err(DateError::Form)),
            ("２０２６０６３０", Err(DateError::Form)),
        ] {
            let got = Date::from_digits(digits).map(|date| date.to_string());
            assert_eq!(got, want.map(str::to_owned), "{digits}");
        }
    }

    #[test]
    fn a_day_in_japan_ends_at_15_utc() {
        let last_ms = 1_809_097_199_999; // 2027-04-30T14:59:59.999Z
        assert_eq!(Date::in_japan(last_ms).to_string(), "2027-04-30");
        assert_eq!(Date::in_japan(last_ms + 1).to_string(), "2027-05-01");
    }

    #[test]
    fn counting_days_crosses_months_and_leap_years() {
        let date = |text: &str| Date::from_digits(text).unwrap();
        for (from, to, days) in [
            ("20260715", "20260715", 0),
            ("20260715", "20260801", 17),
            ("20280228", "20280301", 2),
            ("20270101", "20260101", -365),
        ] {
            assert_eq!(date(from).days_until(date(to)), days, "{from} {to}");
        }
        assert_eq!(date("20261122").weekday(), 0);
    }
}
