//! The rules once more as WebAssembly, where `usize` has 32 bits and no file can be read.
//!
//! Only what could differ from this machine: sizes, floats, sorting, the real content. Run by
//! `cargo xtask test`.
#![cfg(target_arch = "wasm32")]

use nakano_shared::{
    bills::elqr,
    kernel::{date::Date, text::fold},
    shelter::{open_data, place::Position, projection::Plane},
};
use wasm_bindgen_test::wasm_bindgen_test;

const SLIPS: &str = include_str!("../src/bills/vectors.txt");
const PLACES: &str = include_str!("../../content/shelter/places.csv");

#[wasm_bindgen_test]
fn words_fold_alike() {
    assert_eq!(fold("ﾄｲﾚ　ペット"), fold("トイレ ﾍﾟｯﾄ"));
}

#[wasm_bindgen_test]
fn a_slip_of_the_table_is_read() {
    let payload = SLIPS.lines().find_map(|line| line.strip_prefix("T01 ")).unwrap();
    assert!(elqr::parse(payload).is_ok());
}

#[wasm_bindgen_test]
fn all_shelters_of_the_list_are_read() {
    let import = open_data::import(PLACES).unwrap();
    assert_eq!((import.places.len(), import.problems.len()), (62, 0));
}

#[wasm_bindgen_test]
fn a_day_long_ago_and_one_far_ahead_are_days_in_japan() {
    for (utc_ms, day) in [(0, "1970-01-01"), (253_402_182_000_000, "9999-12-31")] {
        assert_eq!(Date::in_japan(utc_ms).to_string(), day);
    }
}

#[wasm_bindgen_test]
fn metres_and_back_is_where_one_was() {
    let corner = |lat, lon| Position { lat, lon };
    let plane = Plane::between(corner(35.74, 139.62), corner(35.67, 139.70));
    let (east, south) = plane.to_metres(corner(35.7, 139.66));
    let back = plane.to_position(east, south);
    assert!((back.lat - 35.7).abs() < 1e-7 && (back.lon - 139.66).abs() < 1e-7);
}
