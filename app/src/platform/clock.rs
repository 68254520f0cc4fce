//! The device's clock. Rules take the time as an argument; this is where it comes from.

use nakano_shared::kernel::date::Date;

/// Milliseconds since 1970 UTC, as the device believes.
pub(crate) fn now_ms() -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds fit until year 292,278,994")]
    let now = js_sys::Date::now() as i64;
    now
}

/// Today in Japan, wherever the device is.
pub(crate) fn today() -> Date {
    Date::in_japan(now_ms())
}
