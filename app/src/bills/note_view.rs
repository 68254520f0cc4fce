//! What may stand in the note of a bill: anything short, except a My Number.

use nakano_shared::kernel::text::digits_as_typed;

use super::bill::NOTE_CHARS_MAX;

/// Digits of a My Number (個人番号).
const MY_NUMBER_DIGITS: usize = 12;

/// Why a note is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoteError {
    /// Longer than [`NOTE_CHARS_MAX`].
    TooLong,
    /// A number in it is a valid My Number, which this app never stores.
    MyNumber,
}

/// Checks a note as the person wrote it.
pub(super) fn check(note: &str) -> Result<(), NoteError> {
    if note.chars().count() > NOTE_CHARS_MAX {
        Err(NoteError::TooLong)
    } else if has_my_number(note) {
        Err(NoteError::MyNumber)
    } else {
        Ok(())
    }
}

/// Whether a run of exactly twelve digits, however grouped, has the check digit of a My Number.
fn has_my_number(note: &str) -> bool {
    digits_as_typed(note)
        .split(|letter: char| !letter.is_ascii_digit())
        .any(|run| run.len() == MY_NUMBER_DIGITS && is_my_number(run))
}

/// 総務省令第85号（平成26年）第5条: weights 2 to 7, then 2 to 6, from the right; 11 minus the
/// remainder by 11, 0 when the remainder is 0 or 1.
fn is_my_number(digits: &str) -> bool {
    let mut digits = digits.bytes().rev().map(|byte| u32::from(byte & 0x0F));
    let check = digits.next();
    let sum: u32 = digits.zip((2..=7).chain(2..=6)).map(|(digit, weight)| digit * weight).sum();
    let wanted = match sum % 11 {
        0 | 1 => 0,
        rest => 11 - rest,
    };
    check == Some(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_free_but_for_my_number_and_length() {
        let long = "あ".repeat(NOTE_CHARS_MAX);
        let longer = format!("{long}あ");
        for (note, want) in [
            ("", Ok(())),
            ("口座から引き落としの分", Ok(())),
            ("電話 03-3389-1111", Ok(())),
            (&long, Ok(())),
            (&longer, Err(NoteError::TooLong)),
            // The sample number of the ministry's own explanation.
            ("123456789018", Err(NoteError::MyNumber)),
            ("番号は１２３４ ５６７８ ９０１８です", Err(NoteError::MyNumber)),
            ("123456789019", Ok(())),
            ("1234567890180", Ok(())),
        ] {
            assert_eq!(check(note), want, "{note}");
        }
    }
}
