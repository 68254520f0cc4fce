//! The importer of 指定緊急避難場所一覧 against files in both editions, with the mistakes of
//! spreadsheets in them.

use nakano_shared::shelter::{
    open_data::{Edition, FileError, Import, ProblemKind, import},
    place::Hazard,
};
use proptest::prelude::*;

const STANDARD: &str = include_str!("data/shelter/standard.csv");
const RECOMMENDED: &str = include_str!("data/shelter/recommended.csv");

fn ids(import: &Import) -> Vec<&str> {
    import.places.iter().map(|place| place.id.as_str()).collect()
}

/// Problems as one writes them in a table: line, column, kind.
fn problems(import: &Import) -> Vec<(u64, &str, ProblemKind)> {
    import
        .problems
        .iter()
        .map(|problem| (problem.line, problem.column, problem.kind.clone()))
        .collect()
}

fn repairs(import: &Import) -> Vec<(u64, &str, &str, &str)> {
    import
        .repaired
        .iter()
        .map(|repair| (repair.line, repair.column, repair.before.as_str(), repair.after.as_str()))
        .collect()
}

fn found(text: &str) -> String {
    text.to_owned()
}

#[test]
fn the_standard_edition_is_read_row_by_row() {
    let import = import(STANDARD).unwrap();
    assert_eq!(import.edition, Edition::Standard);
    assert_eq!(
        ids(&import),
        ["0110000001", "0110000002", "0110000010", "0110000011", "0110000012"]
    );
    assert_eq!(import.emergency_only, ["0110000002"]);

    let first = &import.places[0];
    assert_eq!(first.name, "ひだまり小学校");
    assert_eq!(first.kana, "ひだまりしょうがっこう");
    assert_eq!(first.en, "Hidamari Elementary School");
    assert_eq!(first.address, "北海道札幌市中央区北一条西1-1 体育館");
    assert!((first.position.lat - 43.0621).abs() < 1e-9);
    assert_eq!(first.capacity, Some(1200));
    let safe = vec![Hazard::Flood, Hazard::Earthquake, Hazard::LargeFire];
    assert_eq!(first.hazards, Some(safe));
    assert_eq!(first.neighbourhoods, "北一条町会;西町会");
    assert_eq!(first.note, "二階を使う\n正門から入る");

    let second = &import.places[1];
    assert_eq!(second.address, "北海道札幌市中央区北二条西2-2");
    assert_eq!((second.capacity, &second.hazards), (None, &None), "empty is 未公表");

    assert_eq!(import.places[3].hazards, Some(Vec::new()), "eight zeros are none, not 未公表");
    let last = &import.places[4];
    assert_eq!((last.kind.as_str(), last.note.as_str()), ("学校", "建替え工事中"));
    assert_eq!(last.capacity, Some(300));
    assert_eq!(last.hazards, Some(Hazard::ALL.to_vec()));
}

#[test]
fn every_problem_of_the_standard_edition_names_its_line_and_column() {
    let import = import(STANDARD).unwrap();
    // The remark of the first row has a line break, so that the second row is line 4.
    assert_eq!(
        problems(&import),
        [
            (5, "", ProblemKind::CellCount { expected: 39, found: 10 }),
            (6, "緯度", ProblemKind::Empty),
            (7, "緯度", ProblemKind::OutsideJapan { found: found("141.35") }),
            (7, "経度", ProblemKind::OutsideJapan { found: found("43.06") }),
            (8, "緯度", ProblemKind::NotDegrees { found: found("北緯43度") }),
            (9, "ID", ProblemKind::DuplicateId { id: found("0110000001"), first_line: 2 }),
            (10, "ID", ProblemKind::DigitsLost { found: found("1.1E+08") }),
            (11, "名称", ProblemKind::Empty),
            (12, "郵便番号", ProblemKind::NotAPostalCode { found: found("06000") }),
            (12, "想定収容人数", ProblemKind::NotACapacity { found: found("未定") }),
            (
                12,
                "災害種別_崖崩れ、土石流及び地滑り",
                ProblemKind::NotAFlag { found: found("はい") }
            ),
            (13, "全国地方公共団体コード", ProblemKind::NotACode { found: found("131149") }),
            (13, "郵便番号", ProblemKind::NotAPostalCode { found: found("〒1") }),
            (13, "想定収容人数", ProblemKind::NotACapacity { found: found("0") }),
        ]
    );
    assert_eq!(import.places[2].hazards, None, "an unreadable flag makes all of them 未公表");
}

#[test]
fn lost_zeros_are_put_back_and_reported() {
    assert_eq!(
        repairs(&import(STANDARD).unwrap()),
        [
            (4, "市区町村コード", "11002", "011002"),
            (4, "全国地方公共団体コード", "11002", "011002"),
            (4, "所在地_全国地方公共団体コード", "11002", "011002"),
            (4, "郵便番号", "600002", "0600002"),
            (4, "ID", "110000002", "0110000002"),
        ]
    );
    assert_eq!(
        repairs(&import(RECOMMENDED).unwrap()),
        [
            (3, "市区町村コード", "13114", "131148"),
            (4, "市区町村コード", "41009", "041009"),
            (5, "市区町村コード", "1100", "011002"),
        ]
    );
}

#[test]
fn the_recommended_edition_builds_its_ids_from_code_and_number() {
    let import = import(RECOMMENDED).unwrap();
    assert_eq!(import.edition, Edition::Recommended);
    assert_eq!(
        ids(&import),
        ["NO-131148-1", "NO-131148-2", "NO-041009-3", "NO-011002-4", "NO-131148-8"]
    );
    assert_eq!(
        problems(&import),
        [
            (6, "NO", ProblemKind::DuplicateId { id: found("NO-131148-1"), first_line: 2 }),
            (7, "市区町村コード", ProblemKind::Empty),
            (8, "市区町村コード", ProblemKind::NotACode { found: found("131147") }),
            (9, "住所", ProblemKind::Empty),
        ]
    );
    assert_eq!(import.places[0].address, "東京都中野区中央一丁目1番 体育館");
    assert_eq!(import.places[0].capacity, Some(810));
    assert_eq!(import.emergency_only, ["NO-131148-2"]);
}

#[test]
fn ids_get_zeros_only_on_evidence() {
    for (all, want) in [
        (["0001", "2", "0003"], ["0001", "0002", "0003"]),
        (["9", "10", "11"], ["9", "10", "11"]),
        (["E1311400001111", "2", "0003"], ["E1311400001111", "0002", "0003"]),
        (["01", "2", "100"], ["01", "2", "100"]),
    ] {
        let rows = all.map(|id| format!("{id},名,東京都,35.7,139.7")).join("\n");
        let import = import(&format!("ID,名称,所在地_連結表記,緯度,経度\n{rows}")).unwrap();
        assert_eq!(ids(&import), want, "{all:?}");
    }
}

#[test]
fn columns_are_found_by_name_in_any_order_among_others() {
    for header in [
        "ID,名称,所在地_連結表記,緯度,経度",
        "\u{FEFF}ID,名称,所在地_連結表記,緯度,経度",
        "ＩＤ, 名称 ,所在地＿連結表記,緯度,経度",
    ] {
        let read = import(&format!("{header}\nA1,中央小,中央1-1,35.7,139.7\n")).unwrap();
        assert_eq!((read.places.len(), read.problems.len()), (1, 0), "{header}");
        assert_eq!(read.places[0].address, "中央1-1");
    }
    let shuffled = "好きな色,経度,緯度,所在地_連結表記,名称,ID\n青,139.7,35.7,中央1-1,中央小,A1\n";
    assert_eq!(import(shuffled).unwrap().places[0].name, "中央小");
    let ragged = "ID,名称,所在地_連結表記,緯度,経度,,\nA1,中央小,中央1-1,35.7,139.7,,,,\n";
    assert_eq!(import(ragged).unwrap().places.len(), 1, "empty cells at the end do no harm");
}

#[test]
fn another_list_is_refused_as_a_whole() {
    for (text, want) in [
        ("", FileError::Empty),
        (" \n,,,\n", FileError::Empty),
        ("品目,数量\n水,3\n", FileError::UnknownHeader),
        ("ID,所在地_連結表記,緯度,経度\n", FileError::MissingColumn { column: "名称" }),
        ("ID,名称,緯度,経度\n", FileError::MissingColumn { column: "所在地_連結表記" }),
        ("ID,名称,所在地_連結表記,緯度\n", FileError::MissingColumn { column: "経度" }),
        ("NO,名称,住所,緯度,経度\n", FileError::MissingColumn { column: "市区町村コード" }),
        ("ID,名称,名称,所在地_連結表記,緯度,経度\n", FileError::DuplicateColumn { column: "名称" }),
    ] {
        assert_eq!(import(text), Err(want), "{text:?}");
    }
}

#[test]
fn the_wards_own_list_is_read_without_a_problem() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../content/shelter/places.csv");
    let import = import(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(import.places.len(), 62);
    assert_eq!((problems(&import), repairs(&import)), (vec![], vec![]));
    assert!(import.places.iter().all(|place| place.capacity.is_none() && place.hazards.is_none()));
    let rebuilt: Vec<&str> = import
        .places
        .iter()
        .filter(|place| place.note == "建替え工事中")
        .map(|place| place.name.as_str())
        .collect();
    assert_eq!(rebuilt, ["区立中野本郷小学校"]);
}

proptest! {
    #[test]
    fn no_text_makes_the_importer_panic(text in any::<String>()) {
        let _ = import(&text);
    }

    #[test]
    fn no_rows_make_the_importer_panic(
        rows in prop::collection::vec(
            "(1|0|E|13114|1.3E\\+8|3[0-9]\\.[0-9]|〇|人|中|\"|\n|[ -~]){0,4}",
            0..60,
        ),
        old in any::<bool>(),
    ) {
        let file = if old { RECOMMENDED } else { STANDARD };
        let header = file.lines().next().unwrap_or_default();
        let read = import(&format!("{header}\n{}", rows.join(",")));
        prop_assert!(read.is_ok());
    }

    #[test]
    fn a_row_more_never_stops_the_others(extra in "[^\"]{0,80}") {
        let places = |text: &str| import(text).map_or(0, |import| import.places.len());
        let more = format!("{STANDARD}{extra}\n");
        prop_assert!(places(&more) >= places(STANDARD));
    }
}
