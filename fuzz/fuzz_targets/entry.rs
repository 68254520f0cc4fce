//! Any text typed as an eL番号: never a panic, and the live check agrees with the reading.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nakano_shared::bills::entry::{GroupState, Typed, check_line, parse, parse_line};

fuzz_target!(|text: &str| {
    let complete = check_line(text).iter().all(|(_, state)| *state == GroupState::Complete);
    assert_eq!(parse_line(text).is_ok(), complete);
    let _ = parse(&Typed { org: text, key: text, confirm: text, item: text });
});
