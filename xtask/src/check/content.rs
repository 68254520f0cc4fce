//! The content holds together, is there in every language, and every kanji in it has its reading.

use nakano_shared::kernel::ruby::segments;
use serde_json::Value;

use super::{Finding, Tree};
use crate::{content::Library, failure::Failure, places::Places};

/// Where findings are said to be: the manual is put together from several files.
const PATH: &str = "content/shelter/manual";

pub(super) fn look(places: &Places, _: &Tree) -> Vec<Finding> {
    findings(places).unwrap_or_else(Finding::unreadable)
}

fn findings(places: &Places) -> Result<Vec<Finding>, Failure> {
    let library = Library::read(places)?;
    let manual =
        serde_json::to_value(&library.manual).map_err(|error| Failure::source(PATH, error))?;
    let mut found = Vec::new();
    texts(&manual, "", &mut found);
    Ok(found)
}

/// Looks at every text in all languages, wherever it stands; `path` says where, by ids.
fn texts(value: &Value, path: &str, found: &mut Vec<Finding>) {
    match value {
        Value::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                let name = value.get("id").and_then(Value::as_str);
                let name = name.map_or_else(|| index.to_string(), str::to_owned);
                texts(value, &format!("{path}/{name}"), found);
            }
        }
        Value::Object(fields) => {
            let text = |language: &str| fields.get(language).and_then(Value::as_str);
            if let (Some(ja), Some(easy), Some(en)) = (text("ja"), text("easy"), text("en")) {
                let wrong = [("ja", marked(ja)), ("easy", marked(easy)), ("en", plain(en))];
                found.extend(wrong.into_iter().filter_map(|(language, what)| {
                    Some(Finding::of(PATH, format!("{path} {language} {}", what?)))
                }));
            } else {
                for (name, value) in fields {
                    texts(value, &format!("{path}/{name}"), found);
                }
            }
        }
        _ => {}
    }
}

/// What is wrong with a Japanese text, if anything.
fn marked(text: &str) -> Option<String> {
    if text.trim().is_empty() {
        return Some("is empty".into());
    }
    for segment in segments(text) {
        let (base, reading) = (segment.base, segment.reading);
        if base.contains(['{', '}', '|']) {
            return Some(format!("has a stray mark in {base}"));
        }
        match reading {
            None if base.contains(is_kanji) => return Some(format!("has no reading for {base}")),
            Some(reading) if !reading.chars().all(is_kana) => {
                return Some(format!("has a reading that is not kana: {reading}"));
            }
            _ => {}
        }
    }
    None
}

/// What is wrong with an English text, if anything.
fn plain(text: &str) -> Option<String> {
    if text.trim().is_empty() {
        Some("is empty".into())
    } else {
        text.contains(['{', '}', '|']).then(|| format!("has a stray mark in {text}"))
    }
}

/// CJK ideographs of the planes in use, and 々.
fn is_kanji(letter: char) -> bool {
    let blocks = ['\u{3400}'..='\u{4DBF}', '\u{4E00}'..='\u{9FFF}', '\u{F900}'..='\u{FAFF}'];
    letter == '々' || blocks.iter().any(|block| block.contains(&letter))
}

fn is_kana(letter: char) -> bool {
    matches!(letter, 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー' | '・' | ' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_japanese_text_has_kana_over_every_kanji() {
        for (text, ok) in [
            ("{避難所|ひなんじょ}を{開|ひら}く", true),
            ("ひらがなとカタカナ、123。", true),
            ("避難所をひらく", false),
            ("{避難所|hinanjo}をひらく", false),
            ("{避難所|ひなんじょをひらく", false),
            ("{人々|ひとびと}", true),
            ("人々", false),
            (" ", false),
        ] {
            assert_eq!(marked(text).is_none(), ok, "{text}");
        }
    }

    #[test]
    fn a_finding_says_where_the_text_is() {
        let manual = serde_json::json!({
            "items": [{"id": "P1-A", "title": {"ja": "開く", "easy": "あける", "en": ""}}]
        });
        let mut found = Vec::new();
        texts(&manual, "", &mut found);
        let said: Vec<&str> = found.iter().map(|finding| finding.what.as_str()).collect();
        assert_eq!(
            said,
            ["/items/P1-A/title ja has no reading for 開く", "/items/P1-A/title en is empty"]
        );
    }
}
