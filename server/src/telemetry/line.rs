//! How a log line looks: JSON for machines, pairs for a terminal, Japan's time in both.

use serde_json::{Map, Value};

use nakano_shared::kernel::date::{Date, JST_OFFSET_MS};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// What every line begins with.
pub(super) struct Head {
    pub(super) utc_ms: i64,
    pub(super) level: &'static str,
    pub(super) target: &'static str,
}

pub(super) fn json(head: &Head, fields: Vec<(&'static str, Value)>) -> String {
    let head = [
        ("at", japan_time(head.utc_ms)),
        ("level", head.level.to_owned()),
        ("target", head.target.to_owned()),
    ];
    let head = head.into_iter().map(|(name, value)| (name.to_owned(), Value::from(value)));
    let fields = fields.into_iter().map(|(name, value)| (name.to_owned(), value));
    Value::Object(head.chain(fields).collect::<Map<_, _>>()).to_string()
}

pub(super) fn text(head: &Head, fields: &[(&'static str, Value)]) -> String {
    let pairs = fields.iter().map(|(name, value)| format!(" {name}={value}"));
    let pairs: String = pairs.collect();
    format!("{} {:5} {}{pairs}", japan_time(head.utc_ms), head.level, head.target)
}

/// `2026-11-22T09:30:00.000+09:00`: the operator's own clock, unmistakable all the same.
fn japan_time(utc_ms: i64) -> String {
    let day = Date::in_japan(utc_ms);
    let ms = utc_ms.saturating_add(JST_OFFSET_MS).rem_euclid(DAY_MS);
    let (hour, minute) = (ms / 3_600_000, ms / 60_000 % 60);
    let (second, milli) = (ms / 1000 % 60, ms % 1000);
    format!("{day}T{hour:02}:{minute:02}:{second:02}.{milli:03}+09:00")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_the_time_of_japan_and_is_one_line() {
        let head =
            Head { utc_ms: 1_809_097_199_999, level: "INFO", target: "nakano_server::answer" };
        let fields = vec![("event", Value::from("a\nb")), ("status", Value::from(200))];
        let want = "2027-04-30T23:59:59.999+09:00 INFO  nakano_server::answer \
            event=\"a\\nb\" status=200";
        assert_eq!(text(&head, &fields), want);
        let line = json(&head, fields);
        let read: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(read["at"], "2027-04-30T23:59:59.999+09:00");
        assert_eq!(read["event"], "a\nb");
        assert!(!line.contains('\n'));
    }
}
