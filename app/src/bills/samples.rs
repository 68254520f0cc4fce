//! Synthetic slips for the tests of the views: fictive keys, right checksums, no real bill.

use nakano_shared::bills::{Recognised, Slip, recognise, recognise_pasted};

use super::bill::Bill;

/// 12,300 yen, 第1期, due 2026-06-30, payable until 2027-04-30.
pub(super) const T01: &str = concat!(
    "0002010102122796000513800018300000000000000000001230021380009990000000",
    "0000020269999000000112345601311400000000005411000000123006226202620260",
    "1202606302027043080850000000000000000000000000000000000000000000000000",
    "000000000000000000000000000000000000630551260",
);

/// 51,000 yen, 全期, the same tax and year as [`T01`].
pub(super) const T02: &str = concat!(
    "0002010102122796000513800018300000000000000000005100021380009990000000",
    "0000020269999000000212345601311400000000005411000000510006226202620260",
    "0202606302027043080850000000000000000000000000000000000000000000000000",
    "000000000000000000000000000000000000630561999",
);

/// 99,999,999,999 yen.
const T03: &str = concat!(
    "0002010102122796000513800018300000000000009999999999921380009990000000",
    "0000020269999000000312345601311400000000005411999999999996226202620260",
    "1202606302027043080850000000000000000000000000000000000000000000000000",
    "000000000000000000000000000000000000630560026",
);

/// The barcode of the slip of [`T01`].
pub(super) const G1: &str = "91999999833262026999900000010027043000123003";

/// The eL番号 of [`T01`].
pub(super) const TYPED: &str = "13114 00000202699990000001 123456 999";

fn read(recognised: Recognised) -> Slip {
    match recognised {
        Recognised::Slip(Ok(slip)) => slip,
        other => panic!("{other:?}"),
    }
}

pub(super) fn t01() -> Slip {
    read(recognise(T01))
}

pub(super) fn t02() -> Slip {
    read(recognise(T02))
}

pub(super) fn t03() -> Slip {
    read(recognise(T03))
}

pub(super) fn g1() -> Slip {
    read(recognise(G1))
}

pub(super) fn typed() -> Slip {
    read(recognise_pasted(TYPED))
}

/// The record of a saved [`T01`].
pub(crate) fn record(id: &str, saved_at_ms: i64, note: &str) -> String {
    Bill::new(id.into(), t01(), saved_at_ms).with_note(note.into()).to_record().unwrap()
}
