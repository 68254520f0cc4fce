//! From a file of open data to the stored list.

use nakano_server::{
    clock::SystemClock,
    shelter::{
        import::{BYTES_MAX, ImportError, NAKANO, Source, import},
        store,
    },
};

use crate::engines::{Scene, on_both_engines};

on_both_engines!(
    a_list_is_taken_in_either_edition_and_encoding,
    a_file_that_is_no_list_leaves_the_stored_one,
);

const STANDARD: &str = "ID,名称,所在地_連結表記,緯度,経度\n\
    E1311400001111,緑野中学校,東京都中野区丸山1-1-19,35.723853,139.657234\n\
    E1311500001111,杉並の学校,東京都杉並区阿佐谷南1-15-1,35.699,139.636\n\
    E1311400002111,緑野小学校,東京都中野区丸山1-17-1,,139.657632\n";

const RECOMMENDED: &str = "NO,名称,住所,緯度,経度,市区町村コード\n\
    1,緑野中学校,東京都中野区丸山1-1-19,35.723853,139.657234,131148\n";

async fn read(scene: &Scene, bytes: &[u8]) -> Result<String, ImportError> {
    let source = Source { bytes, municipality_code: NAKANO, source_date: None };
    let mut report = Vec::new();
    import(&scene.db, &SystemClock::start(), &source, &mut report).await?;
    Ok(String::from_utf8(report).unwrap())
}

async fn stored(scene: &Scene) -> Vec<String> {
    let entries = store::entries(scene.db.read()).await.unwrap();
    entries.into_iter().map(|entry| entry.place.id).collect()
}

async fn a_list_is_taken_in_either_edition_and_encoding(scene: Scene) {
    let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode(STANDARD);
    let marked = format!("\u{FEFF}{STANDARD}");
    for (bytes, encoding) in
        [(STANDARD.as_bytes(), "UTF-8"), (marked.as_bytes(), "UTF-8"), (&cp932[..], "CP932")]
    {
        let report = read(&scene, bytes).await.unwrap();
        assert!(report.starts_with(&format!("read as {encoding}, ")), "{report}");
        assert!(report.contains("line 4: 緯度: nothing in a cell"), "{report}");
        assert!(report.contains("rows: 2 read, 1 left out; cells repaired: 0"), "{report}");
        assert!(report.contains("E1311500001111 belongs to another municipality"), "{report}");
        assert_eq!(stored(&scene).await, ["E1311400001111"]);
    }
    read(&scene, RECOMMENDED.as_bytes()).await.unwrap();
    assert_eq!(stored(&scene).await, ["NO-131148-1"]);
}

async fn a_file_that_is_no_list_leaves_the_stored_one(scene: Scene) {
    read(&scene, STANDARD.as_bytes()).await.unwrap();
    let others = STANDARD.replace("E13114", "E13115");
    let large = vec![b' '; BYTES_MAX + 1];
    for (bytes, want) in [
        (&large[..], "at most"),
        (b"\x96\xBC\xFF\xFF", "neither UTF-8 nor CP932"),
        (b"a,b\n1,2\n", "not that of"),
        (b"", "empty"),
        (others.as_bytes(), "no row could be taken"),
    ] {
        let error = read(&scene, bytes).await.unwrap_err().to_string();
        assert!(error.contains(want), "{error}");
        assert_eq!(stored(&scene).await, ["E1311400001111"], "{error}");
    }
}
