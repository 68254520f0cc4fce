//! Dates and numbers as people of each language read them.

use nakano_shared::kernel::{date::Date, language::Language};

use super::{keys, language, tr, tr_with};

const MINUTE_MS: i64 = 60_000;
const DAY_MINUTES: i64 = 24 * 60;

/// Japan is nine hours ahead of UTC, summer and winter.
const JAPAN_AHEAD_MS: i64 = 9 * 60 * MINUTE_MS;

/// A day with its weekday: `11月30日（月）`, `Mon 30 Nov`; with the year when it is not this one.
pub(crate) fn day(date: Date, today: Date) -> String {
    let weekday = weekday(date);
    let with_year = date.year() != today.year();
    match (language(), with_year) {
        (Language::En, false) => format!("{weekday} {} {}", date.day(), month_name(date)),
        (Language::En, true) => {
            format!("{weekday} {} {} {}", date.day(), month_name(date), date.year())
        }
        (_, false) => format!("{}月{}日（{weekday}）", date.month(), date.day()),
        (_, true) => {
            format!("{}年{}月{}日（{weekday}）", date.year(), date.month(), date.day())
        }
    }
}

/// A moment by the clock of Japan: `11月30日（月） 14:06`, from milliseconds since 1970 UTC.
pub(crate) fn moment(at_ms: i64, today: Date) -> String {
    let minutes = (at_ms + JAPAN_AHEAD_MS).div_euclid(MINUTE_MS).rem_euclid(DAY_MINUTES);
    format!("{} {:02}:{:02}", day(Date::in_japan(at_ms), today), minutes / 60, minutes % 60)
}

fn weekday(date: Date) -> &'static str {
    let days = tr(keys::FORMAT_WEEKDAYS);
    days.split(',').nth(usize::from(date.weekday())).unwrap_or("")
}

fn month_name(date: Date) -> &'static str {
    const NAMES: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    NAMES.get(usize::from(date.month()) - 1).copied().unwrap_or("")
}

/// A number with groups of three: `99,999,999,999`.
pub(crate) fn number(value: u64) -> String {
    let digits = value.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// An amount in yen: `12,300円`, `¥12,300`.
pub(crate) fn yen(value: u64) -> String {
    tr_with(keys::FORMAT_YEN, &[("amount", &number(value))])
}

/// A walk as the crow flies: `320m`, `1.2km`.
pub(crate) fn metres(value: u32) -> String {
    if value < 1000 {
        format!("{value}m")
    } else {
        format!("{}.{}km", value / 1000, value % 1000 / 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_three() {
        for (value, want) in
            [(0, "0"), (999, "999"), (1000, "1,000"), (99_999_999_999, "99,999,999,999")]
        {
            assert_eq!(number(value), want);
        }
    }

    #[test]
    fn a_walk_is_told_in_metres_then_kilometres() {
        for (value, want) in [(0, "0m"), (999, "999m"), (1000, "1.0km"), (1290, "1.2km")] {
            assert_eq!(metres(value), want);
        }
    }
}
