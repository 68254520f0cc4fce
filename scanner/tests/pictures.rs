//! Reads pictures of the synthetic bill (docs: no real slip is kept here) as a camera or a
//! screenshot would give them.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "pictures of a few hundred pixels"
)]

mod draw;

use draw::{INK, PAPER, Page, Stamp};
use nakano_scanner::{Code, Effort, PIXELS_MAX, ScanError, Symbology, scan, scan_rgba};
use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};
use qrcodegen::QrCodeEcc;

/// 255 digits of a made-up bill of 12,300 yen: the layout of eL-QR with a key that exists nowhere.
const BILL: &str = "\
    0002010102122796000513800018300000000000000000001230021380009990000000000002026999900\
    0000112345601311400000000005411000000123006226202620260120260630202704308085000000000\
    0000000000000000000000000000000000000000000000000000000000000000000000000000630551260";
const PAGE: &str = "https://www.city.tokyo-nakano.lg.jp/";
/// The same bill as the 44 digits of a convenience-store slip, and its bars (start C, FNC1, digits,
/// check, stop).
const SLIP: &str = "\x1D91999999833262026999900000010027043000123003";
const SLIP_BARS: &str = "\
    21123241113141212111314111314111314111421223212143111122222111221411314121412121\
    22222122222221222122223122121213222121232122221122322121231212231321312331112";

fn bill() -> Stamp {
    Stamp::qr(BILL, QrCodeEcc::Medium)
}

fn codes(page: &Page, effort: Effort) -> Vec<Code> {
    scan(&page.luma(), page.width as u32, page.height as u32, effort).unwrap()
}

fn contents(page: &Page, effort: Effort) -> Vec<String> {
    codes(page, effort).into_iter().map(|code| String::from_utf8(code.bytes).unwrap()).collect()
}

/// All of `expected` and nothing else is found.
fn check(name: &str, page: &Page, effort: Effort, expected: &[&str]) {
    let mut found = contents(page, effort);
    found.sort();
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(found, expected, "{name}");
}

#[test]
fn the_bill_is_drawn_as_version_6_like_the_real_ones() {
    assert_eq!(BILL.len(), 255);
    assert_eq!(Page::of(&bill(), 1.0).width, 41 + 8);
}

#[test]
fn a_bill_is_read_however_it_is_photographed() {
    let at_3 = Page::of(&bill(), 3.0);
    let at_4 = Page::of(&bill(), 4.0);
    let rows = [
        ("3 pixels a module", at_3.clone()),
        ("2 pixels a module", Page::of(&bill(), 2.0)),
        ("2.4 pixels a module, as on a page printed at 150 dpi", Page::of(&bill(), 2.4)),
        ("turned by 15 degrees", Page::blank(300, 300).stamped(&bill(), (70.0, 70.0), 3.0, 15.0)),
        ("turned by 45 degrees", Page::blank(300, 300).stamped(&bill(), (70.0, 70.0), 3.0, 45.0)),
        ("upside down", Page::blank(160, 160).stamped(&bill(), (5.0, 5.0), 3.0, 180.0)),
        ("blurred by one pixel", at_3.clone().blurred(1.0)),
        (
            "half in shade",
            at_3.clone().relit(|x, _, light| if x < 75 { light } else { light / 2.0 }),
        ),
        (
            "light falling off",
            at_3.clone().relit(|x, y, light| light * (1.0 - (x + y) as f32 / 450.0)),
        ),
        ("inverted", at_3.clone().relit(|_, _, light| PAPER + INK - light)),
        ("mirrored", at_3.clone().turned()),
        ("faint", at_3.clone().relit(|_, _, light| 120.0 + light / 6.0)),
        ("bent like a curling slip", at_4.clone().bent(6.0)),
    ];
    for (name, page) in rows {
        check(name, &page, Effort::Thorough, &[BILL]);
    }
}

#[test]
fn camera_frames_with_a_plain_view_are_read_with_quick_effort() {
    let frame = Page::blank(1280, 720).stamped(&bill(), (500.0, 250.0), 4.0, 8.0).blurred(0.8);
    check("frame", &frame, Effort::Quick, &[BILL]);
    check("small code", &Page::of(&bill(), 2.0), Effort::Quick, &[BILL]);
}

#[test]
fn every_code_of_a_letter_is_found() {
    let guide = Stamp::qr(PAGE, QrCodeEcc::Low);
    let bars = Stamp::bars(SLIP_BARS, 50.0);
    let letter = Page::blank(760, 520)
        .stamped(&guide, (30.0, 30.0), 4.0, 0.0)
        .stamped(&bill(), (500.0, 300.0), 3.0, 0.0)
        .stamped(&bars, (60.0, 200.0), 2.0, 0.0);
    let all = [BILL, PAGE, SLIP];
    check("letter", &letter, Effort::Thorough, &all);
    check("letter", &letter, Effort::Quick, &all);
}

#[test]
fn a_small_bill_beside_a_large_guide_is_found_in_a_large_photo() {
    let guide = Stamp::qr(PAGE, QrCodeEcc::Low);
    let photo = Page::blank(2400, 1600).stamped(&guide, (100.0, 100.0), 30.0, 0.0).stamped(
        &bill(),
        (1900.0, 1200.0),
        3.0,
        3.0,
    );
    check("photo", &photo, Effort::Thorough, &[BILL, PAGE]);
}

#[test]
fn the_bars_of_a_slip_are_read_lying_standing_and_upside_down() {
    let bars = Stamp::bars(SLIP_BARS, 60.0);
    let lying = Page::of(&bars, 2.0);
    let rows = [
        ("lying", lying.clone()),
        ("standing", lying.clone().turned()),
        ("upside down", lying.clone().rotated()),
        ("1.6 pixels a module", Page::of(&bars, 1.6)),
        ("tilted by 5 degrees", Page::blank(700, 260).stamped(&bars, (40.0, 60.0), 2.0, 5.0)),
        ("blurred by one pixel", lying.clone().blurred(1.0)),
        ("half in shade", lying.relit(|x, _, light| if x < 300 { light } else { light / 2.0 })),
    ];
    for (name, page) in rows {
        check(name, &page, Effort::Quick, &[SLIP]);
    }
}

#[test]
fn corners_are_where_the_code_is() {
    let page = Page::blank(400, 300).stamped(&bill(), (100.0, 80.0), 3.0, 0.0);
    let code = codes(&page, Effort::Quick).remove(0);
    assert_eq!(code.symbology, Symbology::Qr);
    let expected = [(112.0, 92.0), (235.0, 92.0), (235.0, 215.0), (112.0, 215.0)];
    for (corner, (x, y)) in code.corners.iter().zip(expected) {
        assert!((corner.x - x).abs() < 3.0 && (corner.y - y).abs() < 3.0, "{corner:?} {x} {y}");
    }
}

#[test]
fn colour_pixels_are_read_like_their_light() {
    let page = Page::of(&bill(), 3.0);
    let blue_on_yellow: Vec<u8> = page
        .luma()
        .into_iter()
        .flat_map(|light| if light < 128 { [20, 30, 120, 255] } else { [250, 240, 90, 255] })
        .collect();
    let (width, height) = (page.width as u32, page.height as u32);
    let codes = scan_rgba(&blue_on_yellow, width, height, Effort::Quick).unwrap();
    assert_eq!(codes.first().map(|code| code.bytes.as_slice()), Some(BILL.as_bytes()));
    let short = scan_rgba(&blue_on_yellow[4..], width, height, Effort::Quick);
    let found = page.width * page.height * 4 - 4;
    assert_eq!(short, Err(ScanError::WrongLength { expected: found + 4, found }));
}

#[test]
fn pictures_that_cannot_be_scanned_are_refused_by_name() {
    let side = (PIXELS_MAX as f64).sqrt() as u32 + 1;
    let rows = [
        (0, 0, 10, ScanError::Empty),
        (0, 10, 0, ScanError::Empty),
        (99, 10, 10, ScanError::WrongLength { expected: 100, found: 99 }),
        (0, 10, 10, ScanError::WrongLength { expected: 100, found: 0 }),
        (16, side, side, ScanError::TooLarge { width: side, height: side }),
        (16, u32::MAX, u32::MAX, ScanError::TooLarge { width: u32::MAX, height: u32::MAX }),
    ];
    for (length, width, height, expected) in rows {
        assert_eq!(scan(&vec![0; length], width, height, Effort::Quick), Err(expected));
    }
}

#[test]
fn a_picture_without_codes_has_none() {
    for (width, height) in [(1, 1), (1, 300), (300, 1), (64, 64), (333, 217)] {
        check("blank", &Page::blank(width, height), Effort::Thorough, &[]);
    }
}

/// Numbers without pattern, the same for the same seed.
fn noise(seed: u64) -> impl FnMut() -> u8 {
    let mut state = seed | 1;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 24) as u8
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn noise_says_nothing_and_never_panics(
        width in 1_u32..150,
        height in 1_u32..150,
        seed in any::<u64>(),
        levels in 1_u8..=255,
    ) {
        let mut next = noise(seed);
        let luma: Vec<u8> = (0..width * height).map(|_| next() / levels * levels).collect();
        let codes = scan(&luma, width, height, Effort::Thorough);
        prop_assert!(codes.is_ok_and(|codes| codes.is_empty()));
    }

    #[test]
    fn a_damaged_bill_reads_rightly_or_not_at_all(
        seed in any::<u64>(),
        spots in 0_usize..60,
        scale in 1.2_f32..3.5,
    ) {
        let page = Page::of(&bill(), scale);
        let mut next = noise(seed);
        let side = page.width as f32;
        let mut place = || f32::from(next()) / 255.0 * side;
        let spots: Vec<(f32, f32)> = (0..spots).map(|_| (place(), place())).collect();
        let spoilt = page.relit(|x, y, light| {
            let (x, y) = (x as f32, y as f32);
            let hits = |(left, top): &(f32, f32)| (x - left).abs() < 4.0 && (y - top).abs() < 4.0;
            if spots.iter().any(hits) { PAPER + INK - light } else { light }
        });
        for found in contents(&spoilt, Effort::Thorough) {
            prop_assert_eq!(found, BILL);
        }
    }
}
