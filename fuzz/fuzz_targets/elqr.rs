//! Any text as an eL-QR: never a panic, and what is read is a candidate and reads again alike.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nakano_shared::bills::{elqr, recognise};

fuzz_target!(|text: &str| {
    recognise(text);
    if let Ok(slip) = elqr::parse(text) {
        assert!(elqr::is_candidate(text));
        assert_eq!(elqr::parse(slip.raw.as_str()), Ok(slip));
    }
});
