//! Texts of the app in one language, packed for the way: values in the order of their keys.

use std::collections::BTreeMap;

use crate::{failure::Failure, files, places::Places};

/// Names of the folders below `app/locales/`.
pub(crate) const CODES: [&str; 3] = ["ja", "ja-easy", "en"];

/// Hex digits of the fingerprint. The app refuses a packed file whose keys are not its own.
const FINGERPRINT_DIGITS: usize = 16;

/// The texts of one language by key, from its files, one a room.
pub(crate) fn read(places: &Places, code: &str) -> Result<BTreeMap<String, String>, Failure> {
    let mut texts = BTreeMap::new();
    for path in files::below(&places.at("app/locales").join(code))? {
        let file = parse(&files::text(&path)?).map_err(|why| Failure::source(&path, why))?;
        texts.extend(file);
    }
    Ok(texts)
}

fn parse(source: &str) -> Result<BTreeMap<String, String>, String> {
    serde_json::from_str(source).map_err(|error| error.to_string())
}

/// Packs `{"key": "text"}` to `["fingerprint", "text", …]`, sorted by key in byte order.
pub(super) fn pack(texts: &BTreeMap<String, String>) -> String {
    let keys: Vec<&str> = texts.keys().map(String::as_str).collect();
    let fingerprint: String =
        files::sha256(keys.join("\n").as_bytes()).chars().take(FINGERPRINT_DIGITS).collect();
    let values = std::iter::once(fingerprint).chain(texts.values().cloned());
    values.collect::<serde_json::Value>().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_packed_in_byte_order_of_their_keys_after_the_fingerprint() {
        // SHA-256 of "a-b\nb\nz" begins like this; app/build.rs computes the same.
        let fingerprint: String = files::sha256(b"a-b\nb\nz").chars().take(16).collect();
        let packed = pack(&parse(r#"{"z": "最後", "a-b": "first", "b": ""}"#).unwrap());
        assert_eq!(packed, format!(r#"["{fingerprint}","first","","最後"]"#));
    }

    #[test]
    fn what_is_not_a_flat_map_of_texts_is_refused() {
        for source in ["[]", r#"{"a": 1}"#, r#"{"a": {"b": "c"}}"#, "{"] {
            assert!(parse(source).is_err(), "{source}");
        }
    }
}
