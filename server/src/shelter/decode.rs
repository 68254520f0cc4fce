//! The bytes of a list to text: UTF-8, UTF-16 with its mark, or CP932 as Japanese spreadsheets
//! save.

use std::fmt;

use encoding_rs::{Encoding, SHIFT_JIS, UTF_8};

/// A list as text, and how it was written.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text, without a byte-order mark.
    pub(super) text: String,
    /// Name for the operator.
    pub(super) encoding: &'static str,
}

/// The bytes are text in none of the encodings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotText;

impl fmt::Display for NotText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the file is text in neither UTF-8 nor CP932 (Shift_JIS)")
    }
}

impl std::error::Error for NotText {}

/// A byte-order mark decides; else what is valid UTF-8 is UTF-8, since CP932 with Japanese in it
/// practically never is; else CP932.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, NotText> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let guess = if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { SHIFT_JIS };
    let (text, encoding, broken) = marked.unwrap_or(guess).decode(bytes);
    if broken {
        return Err(NotText);
    }
    let name = if encoding == SHIFT_JIS { "CP932" } else { encoding.name() };
    Ok(Decoded { text: text.into_owned(), encoding: name })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_as_it_was_written() {
        let (cp932, _, _) = SHIFT_JIS.encode("名称,髙橋①");
        for (bytes, want) in [
            ("名称,中野".as_bytes(), Ok(("名称,中野", "UTF-8"))),
            ("\u{FEFF}名称".as_bytes(), Ok(("名称", "UTF-8"))),
            (&cp932, Ok(("名称,髙橋①", "CP932"))),
            (b"ID,NO", Ok(("ID,NO", "UTF-8"))),
            (b"\xFF\xFE\x0D\x54", Ok(("名", "UTF-16LE"))),
            (b"\x96\xBC\xFF\xFF", Err(NotText)),
            (b"\xEF\xBB\xBF\xFF", Err(NotText)),
        ] {
            let got = decode(bytes);
            let got = got.as_ref().map(|list| (list.text.as_str(), list.encoding));
            assert_eq!(got.map_err(|error| *error), want, "{bytes:?}");
        }
    }
}
