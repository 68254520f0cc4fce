//! Any text as a convenience-store barcode: never a panic, and what is read reads again alike.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nakano_shared::bills::gs1;

fuzz_target!(|text: &str| {
    if let Ok(slip) = gs1::parse(text) {
        assert!(gs1::is_candidate(text));
        assert_eq!(gs1::parse(slip.raw.as_str()), Ok(slip));
    }
});
