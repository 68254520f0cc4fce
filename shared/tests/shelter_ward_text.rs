//! The ward's chapters from Markdown.

use nakano_shared::shelter::ward_text::{CHAPTERS_MAX, TEXT_BYTES_MAX, WardTextError, chapters};
use proptest::prelude::*;

/// Chapters as one writes them in a table: title, then paragraphs.
fn read(text: &str) -> Result<Vec<(String, Vec<String>)>, WardTextError> {
    let read = chapters(text, Some("E1311400001111"))?;
    assert!(read.iter().all(|chapter| chapter.place.as_deref() == Some("E1311400001111")));
    Ok(read.into_iter().map(|chapter| (chapter.title, chapter.paragraphs)).collect())
}

#[test]
fn headings_paragraphs_and_lists_become_titles_and_plain_lines() {
    for (text, want) in [
        ("# 受付\n名前を書く。", vec![("受付", vec!["名前を書く。"])]),
        ("\u{FEFF}\n# 受付\r\n\r\n名前を書く。\r\n", vec![("受付", vec!["名前を書く。"])]),
        (
            "## 受付 ##\n一行目\n二行目\n\n次の段落",
            vec![("受付", vec!["一行目二行目", "次の段落"])],
        ),
        ("# Desk\nwrite the\nname", vec![("Desk", vec!["write the name"])]),
        (
            "# 受付\n- 机\n* 椅子\n・名札\n  続き\n1. 並べる\n2) 開ける",
            vec![("受付", vec!["・机", "・椅子", "・名札続き", "1. 並べる", "2) 開ける"])],
        ),
        ("# 一\nあ\n# 二\nい", vec![("一", vec!["あ"]), ("二", vec!["い"])]),
        ("# 一\n## 節\nあ\n---\nい", vec![("一", vec!["節", "あ", "い"])]),
        ("### 一\nあ\n#番号は見出しではない", vec![("一", vec!["あ#番号は見出しではない"])]),
        ("# **重要**\n**必ず**読む", vec![("重要", vec!["必ず読む"])]),
        ("# 記入\n氏名____", vec![("記入", vec!["氏名____"])]),
    ] {
        let want: Vec<(String, Vec<String>)> = want
            .into_iter()
            .map(|(title, lines)| (title.into(), lines.into_iter().map(str::to_owned).collect()))
            .collect();
        assert_eq!(read(text), Ok(want), "{text:?}");
    }
}

#[test]
fn what_is_no_chapter_is_refused_by_name() {
    let large = "あ".repeat(TEXT_BYTES_MAX);
    let many = "# 章\n文\n".repeat(CHAPTERS_MAX + 1);
    for (text, want) in [
        ("", WardTextError::Empty),
        (" \n\n　\n", WardTextError::Empty),
        (large.as_str(), WardTextError::TooLarge { bytes: large.len() }),
        ("# 章\n%PDF\u{0}", WardTextError::NotText { line: 2 }),
        ("\n前書き\n# 章\n文", WardTextError::TextBeforeHeading { line: 2 }),
        ("文だけ", WardTextError::TextBeforeHeading { line: 1 }),
        ("# 空\n# 章\n文", WardTextError::EmptyChapter { line: 1, title: "空".into() }),
        ("#\n文", WardTextError::EmptyChapter { line: 1, title: String::new() }),
        (many.as_str(), WardTextError::TooManyChapters { chapters: CHAPTERS_MAX + 1 }),
    ] {
        assert_eq!(read(text), Err(want));
    }
}

#[test]
fn a_text_for_every_shelter_names_no_place() {
    assert_eq!(chapters("# 章\n文", None).map(|read| read[0].place.clone()), Ok(None));
}

proptest! {
    #[test]
    fn what_is_taken_is_never_empty(text in "([#*・ \n-]|1\\. |あ|a|\\PC){0,60}") {
        for chapter in chapters(&text, None).unwrap_or_default() {
            prop_assert!(!chapter.title.is_empty());
            prop_assert!(!chapter.paragraphs.is_empty());
            prop_assert!(chapter.paragraphs.iter().all(|paragraph| !paragraph.is_empty()));
        }
    }
}
