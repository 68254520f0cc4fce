//! The table of synthetic slips, T01 to T20, G1 and G2: what each must give, as of 2026-07-15.

use super::*;
use crate::kernel::date::Date;
use Relation::{Duplicate, SameSlipOtherCode, Unrelated, WholeYearOverlap};

const VECTORS: &str = include_str!("vectors.txt");

/// What every slip of the table tells: its item code 999 is in no table.
const ITEM: Warning = Warning::UnknownExtension { part: Extension::Item };

fn payload(name: &str) -> &'static str {
    let lines = VECTORS.lines().filter_map(|line| line.split_once(' '));
    lines.filter(|(found, _)| *found == name).map(|(_, digits)| digits).next().unwrap()
}

fn slip(name: &str) -> Slip {
    if name.starts_with('G') { gs1::parse(payload(name)) } else { elqr::parse(payload(name)) }
        .unwrap()
}

fn typed() -> Slip {
    entry::parse_line("13114 / 00000-20269-99900-00001 / 123456 / 999").unwrap()
}

fn day(digits: &str) -> Date {
    Date::from_digits(digits).unwrap()
}

#[test]
fn every_valid_vector_gives_amount_period_state_and_warnings() {
    let overdue = State::OverduePayable { days_left: 289 };
    for (name, today, amount, period, state, more) in [
        ("T01", "20260715", 12_300, 1, overdue, vec![Warning::OverduePayable]),
        ("T01", "20260630", 12_300, 1, State::DueSoon { days_left: 0 }, vec![]),
        ("T01", "20260601", 12_300, 1, State::Due { days_left: 29 }, vec![]),
        ("T02", "20260715", 51_000, 0, overdue, vec![Warning::OverduePayable]),
        ("T03", "20260715", 99_999_999_999, 1, overdue, vec![Warning::OverduePayable]),
        ("T04", "20260715", 1, 1, overdue, vec![Warning::OverduePayable]),
        ("T05", "20260715", 12_300, 1, State::Due { days_left: 594 }, vec![]),
        ("T05", "20280229", 12_300, 1, State::DueSoon { days_left: 0 }, vec![]),
        // T06
        (
            "T01",
            "20270430",
            12_300,
            1,
            State::OverduePayable { days_left: 0 },
            vec![Warning::OverduePayable],
        ),
        ("T01", "20270501", 12_300, 1, State::Expired { days_ago: 1 }, vec![]),
        ("T07", "20260715", 12_300, 1, overdue, vec![Warning::OverduePayable]),
        ("T14", "20260715", 12_300, 1, State::Expired { days_ago: 47 }, vec![Warning::DateOrder]),
    ] {
        let slip = slip(name);
        let today = day(today);
        let warnings = [vec![ITEM], more].concat();
        assert_eq!((slip.amount_yen, slip.period), (Some(amount), Some(period)), "{name}");
        assert_eq!(State::of(&slip, today), state, "{name} on {today}");
        assert_eq!(warning::on_day(&slip, today), warnings, "{name} on {today}");
        assert_eq!(slip.raw.as_str(), payload(name));
    }
}

#[test]
fn every_invalid_vector_is_refused_by_its_name() {
    for (name, want) in [
        ("T08", SlipError::BadChecksum),
        ("T09", SlipError::BadChecksum),
        ("T10", SlipError::BadLength { got: 254 }),
        ("T11", SlipError::AmountMismatch),
        ("T12", SlipError::WrongAgency),
        ("T13", SlipError::BadDate { field: DateField::Due }),
        ("T15", SlipError::ZeroAmount),
        ("T16", SlipError::BadStructure { tag: 1 }),
    ] {
        assert_eq!(elqr::parse(payload(name)), Err(want), "{name}");
    }
    assert_eq!(gs1::parse(payload("G2")), Err(SlipError::BadChecksum));
}

#[test]
fn every_vector_is_in_the_table_and_is_a_candidate() {
    let names: Vec<_> = VECTORS.lines().filter(|line| !line.starts_with('#')).collect();
    assert_eq!(names.len(), 17);
    for line in names {
        let (name, digits) = line.split_once(' ').unwrap();
        assert_eq!(elqr::is_candidate(digits), name.starts_with('T'), "{name}");
        assert_eq!(gs1::is_candidate(digits), name.starts_with('G'), "{name}");
    }
}

#[test]
fn t01_says_everything_that_is_on_the_slip() {
    let slip = slip("T01");
    assert_eq!(slip.source, BillSource::ElQr);
    assert_eq!(slip.org_code.unwrap().as_str(), "13114");
    assert_eq!(slip.office_code.unwrap().as_str(), "000");
    assert_eq!(slip.item_code.unwrap().as_str(), "999");
    assert_eq!(slip.case_key.unwrap().as_str(), "00000202699990000001");
    assert_eq!(slip.confirm_no.unwrap().as_str(), "123456");
    assert_eq!((slip.levy_year, slip.tax_year), (Some(2026), Some(2026)));
    assert_eq!((slip.due, slip.pay_by), (Some(day("20260630")), Some(day("20270430"))));
    assert_eq!(slip.barcode, None);
}

#[test]
fn t04_keeps_the_leading_zeros_of_its_numbers() {
    let slip = slip("T04");
    assert_eq!(slip.confirm_no.unwrap().as_str(), "000001");
    assert_eq!(slip.case_key.unwrap().as_str(), "00000202699990000004");
}

#[test]
fn t06_is_payable_until_midnight_in_japan() {
    let end_of_last_day_ms = 1_809_097_199_000; // 2027-04-30T14:59:59Z
    for (utc_ms, payable) in [(end_of_last_day_ms, true), (end_of_last_day_ms + 1000, false)] {
        let state = State::of(&slip("T01"), Date::in_japan(utc_ms));
        assert_eq!(state.is_payable(), payable, "{utc_ms}");
    }
}

#[test]
fn slips_are_compared_with_those_already_saved() {
    let typed = typed();
    for (new, saved, want) in [
        (slip("T02"), slip("T01"), WholeYearOverlap),
        (slip("T02"), slip("T05"), WholeYearOverlap),
        (slip("T01"), slip("T01"), Duplicate),        // T17
        (slip("G1"), slip("T01"), SameSlipOtherCode), // T18
        (slip("G1"), slip("G1"), Duplicate),
        (slip("G1"), slip("T03"), Unrelated),
        (slip("G1"), slip("T04"), Unrelated),
        (slip("G1"), slip("T07"), Unrelated),
        (slip("T01"), slip("T07"), Unrelated),
        (typed.clone(), slip("T01"), Duplicate), // T20
        (typed.clone(), slip("T02"), Unrelated),
        (typed, slip("G1"), SameSlipOtherCode),
    ] {
        let rows = format!("{:?} {:?}", new.case_key, saved.case_key);
        assert_eq!(compare(&new, &saved), want, "{rows}");
        assert_eq!(compare(&saved, &new), want, "{rows}, the other way round");
    }
    let saved = [slip("T07"), slip("T01"), slip("G1")];
    let found = compare_all(&slip("T01"), &saved);
    assert_eq!(found, [(1, Duplicate), (2, SameSlipOtherCode)]);
}

#[test]
fn t18_a_barcode_and_an_el_qr_become_one_slip() {
    let (el, barcode) = (slip("T01"), slip("G1"));
    let merged = merge(&el, &barcode);
    assert_eq!(merged, merge(&barcode, &el));
    assert_eq!(merged, Slip { barcode: barcode.barcode, ..el.clone() });
    for again in [&el, &barcode] {
        assert_eq!(compare(again, &merged), Duplicate);
        assert_eq!(merge(&merged, again), merged);
    }
    let with_prefix = format!("]C1{}", payload("G1"));
    assert_eq!(gs1::parse(&with_prefix), Ok(barcode));
}

#[test]
fn barcodes_that_only_look_alike_are_not_merged() {
    let (el, barcode) = (slip("T01"), slip("G1"));
    let key = |digits: &str| Some(CaseKey::parse(digits).unwrap());
    for (changed, why) in [
        (Slip { amount_yen: Some(12_301), ..el.clone() }, "another amount"),
        (Slip { pay_by: el.due, ..el.clone() }, "another last day"),
        (Slip { case_key: key("00000000000000000000"), ..el.clone() }, "a key of zeros"),
        (Slip { case_key: key("00000000000000000001"), ..el.clone() }, "a key found by chance"),
    ] {
        assert_eq!(compare(&barcode, &changed), Unrelated, "{why}");
    }
}

#[test]
fn t19_other_codes_are_named_and_never_panic() {
    let jpqr = "00020101021126680019jp.or.paymentsjapan0113000000000000102040001030600000104060000\
                015204581253033925802JP5911NAKANO TEST6006NAKANO6107164850164170002JA0107\
                中野テスト食堂6304D475";
    let wide: String = payload("T01")
        .chars()
        .filter_map(|digit| char::from_u32(u32::from(digit) + 0xFEE0))
        .collect();
    let url = "https://www.city.tokyo-nakano.lg.jp/";
    for (text, want) in [
        (url, SlipError::NotABill { is: OtherCode::Url }),
        (jpqr, SlipError::NotABill { is: OtherCode::Jpqr }),
        (&wide, SlipError::NonDigit { pos: 0 }),
        (&"あ".repeat(255), SlipError::NonDigit { pos: 0 }),
    ] {
        assert_eq!(elqr::parse(text), Err(want), "{text:?}");
    }
    let named: Vec<_> = [url, jpqr, &wide, "4901234567894"].map(recognise).into();
    let other = |code| Recognised::Other(code);
    assert_eq!(
        named,
        [OtherCode::Url, OtherCode::Jpqr, OtherCode::Text, OtherCode::Text].map(other)
    );
}

#[test]
fn t20_typed_numbers_are_the_same_slip_without_amount_and_dates() {
    let slip = typed();
    assert_eq!(slip.source, BillSource::Manual);
    assert_eq!((slip.amount_yen, slip.due, slip.pay_by), (None, None, None));
    assert_eq!(State::of(&slip, day("20260715")), State::Unknown);
    assert_eq!(fingerprint(&slip), fingerprint(&self::slip("T01")));
    let groups = entry::Typed {
        org: "１３１１４",
        key: "00000－20269－99900－00001",
        confirm: "123 456",
        item: "999",
    };
    assert_eq!(entry::parse(&groups), Ok(slip.clone()));
    // Scanned later: the amount is known from then on.
    assert_eq!(merge(&slip, &self::slip("T01")), self::slip("T01"));
}

#[test]
fn a_picture_full_of_codes_gives_the_el_qr() {
    let url = "https://www.city.tokyo-nakano.lg.jp/";
    for (codes, want) in [
        (vec![url, payload("G1"), payload("T01")], Some(2)),
        (vec![url, payload("T08"), payload("G1")], Some(2)),
        (vec![url, payload("T10")], Some(1)),
        (vec![payload("T01"), payload("T02")], Some(0)),
        (vec![url, "text"], None),
        (vec![], None),
    ] {
        assert_eq!(choose(codes.iter().copied()), want, "{codes:?}");
    }
}

#[test]
fn pasted_text_is_recognised_with_its_flaws() {
    let broken_line = payload("T01").replacen("630", "630\n", 1);
    let Recognised::Slip(broken) = recognise_pasted(&broken_line) else { panic!("not a slip") };
    assert!(matches!(broken, Err(SlipError::NonDigit { .. })), "{broken:?}");
    let number = "13114 00000202699990000001 123456 999";
    assert_eq!(recognise_pasted(number), Recognised::Slip(Ok(typed())));
    assert_eq!(recognise(number), Recognised::Other(OtherCode::Text));
}

#[test]
fn a_slip_of_another_place_or_layout_is_told_not_refused() {
    let warnings = |number: &str| entry::parse_line(number).unwrap().warnings;
    assert_eq!(warnings("4400000000202699990000001123456127"), [Warning::OtherMunicipality]);
    assert_eq!(warnings("1311400000202699990000001123456127"), []);
    // Tag 80 and the period, with the checksum put right.
    let changed =
        payload("T01").replacen("80850", "80851", 1).replacen("2026202601", "2026202613", 1);
    let body = changed.get(..250).unwrap();
    let slip = elqr::parse(&format!("{body}{:05}", crc::crc16(body.as_bytes()))).unwrap();
    let unknown = [Extension::Item, Extension::Period, Extension::Reserved];
    assert_eq!(slip.warnings, unknown.map(|part| Warning::UnknownExtension { part }));
}

#[test]
fn a_slip_comes_back_from_the_device_as_it_was_and_hides_its_secrets() {
    for slip in [slip("T01"), slip("G1"), typed(), merge(&slip("T14"), &slip("G1"))] {
        let stored = serde_json::to_string(&slip).unwrap();
        assert_eq!(serde_json::from_str::<Slip>(&stored).unwrap(), slip);
        let printed = format!("{slip:?}");
        assert!(!printed.contains("123456"), "{printed}");
        assert!(!printed.contains(slip.raw.as_str()), "{printed}");
    }
}
