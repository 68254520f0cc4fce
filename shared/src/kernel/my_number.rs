//! 個人番号 (My Number): recognised so that it can be refused. It is never stored and never read.
//!
//! The check digit is that of 行政手続における特定の個人を識別するための番号の利用等に関する法律の
//! 規定による通知カード及び個人番号カード並びに情報提供ネットワークシステムによる特定個人情報の
//! 提供等に関する省令 (平成26年総務省令第85号) 第5条. One number of twelve digits in eleven passes
//! it by chance; such a number is refused too, and the person writes it another way.

use super::text;

/// Digits of a number, the last of them for checking.
const DIGITS: usize = 12;

/// Whether a text has such a number in it, in one piece or in groups of one length
/// (`1234 5678 9012`), in any width of digit.
pub fn is_in(text: &str) -> bool {
    let groups = groups(text);
    (0..groups.len()).any(|first| {
        let mut number = String::new();
        for group in &groups[first..] {
            let joined = number.is_empty() || group.follows;
            if !joined || group.digits.len() != groups[first].digits.len() {
                return false;
            }
            number.push_str(&group.digits);
            if number.len() >= DIGITS {
                return has_check_digit(&number);
            }
        }
        false
    })
}

/// Digits without a gap.
struct Group {
    digits: String,
    /// Whether only a hyphen or a space is between it and the group before.
    follows: bool,
}

fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    // Letters since the last digit, up to the second, which is one too many already.
    let mut between = 2;
    let mut separated = true;
    for letter in text.chars().map(text::narrow) {
        if letter.is_ascii_digit() {
            match groups.last_mut() {
                Some(group) if between == 0 => group.digits.push(letter),
                _ => {
                    let follows = separated && between == 1;
                    groups.push(Group { digits: letter.into(), follows });
                }
            }
            (between, separated) = (0, true);
        } else {
            between = (between + 1).min(2);
            separated &= text::is_group_separator(letter);
        }
    }
    groups
}

/// 検査用数字: 11 − (Σ Pn × Qn mod 11), and 0 where the remainder is 0 or 1. Pn is the n-th of the
/// eleven other digits from the right; Qn is n + 1 up to the sixth and n − 5 after it.
fn has_check_digit(number: &str) -> bool {
    let digits: Vec<u32> = number.chars().filter_map(|digit| digit.to_digit(10)).collect();
    let Some((check, others)) = digits.split_last() else { return false };
    if digits.len() != DIGITS {
        return false;
    }
    let weights = (1_u32..=11).map(|n| if n <= 6 { n + 1 } else { n - 5 });
    let sum: u32 = others.iter().rev().zip(weights).map(|(digit, weight)| digit * weight).sum();
    let remainder = sum % 11;
    *check == if remainder <= 1 { 0 } else { 11 - remainder }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_however_it_is_written() {
        // Made-up digits with their right check digit: 123456789018.
        for (text, want) in [
            ("123456789018", true),
            ("番号は１２３４５６７８９０１８です", true),
            ("1234 5678 9018", true),
            ("1234-5678-9018。", true),
            ("123-456-789-018", true),
            ("2026 1234-5678-9018", true),
            ("123456789019", false),
            ("1234 5678 9019", false),
            ("0123456789018", false),
            ("1234567890180", false),
            ("12345 6789018", false),
            ("1234  5678  9018", false),
            ("1234a5678a9018", false),
            ("03-1234-5678", false),
            ("", false),
        ] {
            assert_eq!(is_in(text), want, "{text}");
        }
    }

    #[test]
    fn one_digit_wrong_is_another_number() {
        for place in 0..11 {
            let mut digits = "123456789018".to_owned().into_bytes();
            digits[place] = b'0' + (digits[place] - b'0' + 1) % 10;
            let text = String::from_utf8(digits).unwrap();
            assert!(!is_in(&text), "{text}");
        }
        assert!(is_in("000000000000"), "a remainder of 0 is checked by 0");
    }
}
