//! Japanese text as people type it: width, kana and case folded so that the same word is the same.

/// Folds text for searching: full-width letters and digits become ASCII, half-width katakana
/// becomes full-width, katakana becomes hiragana, ASCII becomes lower case, any white space or
/// punctuation becomes one space. `ﾄｲﾚ`, `トイレ` and `といれ` fold alike.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in widen(text) {
        let letter = to_hiragana(narrow(letter)).to_ascii_lowercase();
        if letter.is_alphanumeric() || letter == 'ー' {
            folded.push(letter);
        } else if !folded.ends_with(' ') && !folded.is_empty() {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Turns full-width digits into ASCII and drops the hyphens and spaces people put between groups.
/// Everything else stays, so that a wrong letter is still seen by the parser.
pub fn digits_as_typed(text: &str) -> String {
    text.chars().map(narrow).filter(|letter| !is_group_separator(*letter)).collect()
}

/// Space or hyphen, as people put it between groups of digits.
pub(super) fn is_group_separator(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter, '-' | '‐' | '‑' | '–' | '—' | '−' | 'ー' | 'ｰ' | '－' | '/' | '・')
}

/// Full-width ASCII (U+FF01–FF5E) and the ideographic space to ASCII.
pub(super) fn narrow(letter: char) -> char {
    match letter {
        '\u{FF01}'..='\u{FF5E}' => {
            char::from_u32(u32::from(letter) - 0xFF01 + 0x21).unwrap_or(letter)
        }
        '\u{3000}' => ' ',
        _ => letter,
    }
}

fn to_hiragana(letter: char) -> char {
    match letter {
        'ァ'..='ヶ' => char::from_u32(u32::from(letter) - 0x60).unwrap_or(letter),
        _ => letter,
    }
}

/// Half-width katakana U+FF66–FF9D in code order, as full-width katakana.
const HALF_WIDTH: [char; 56] = [
    'ヲ', 'ァ', 'ィ', 'ゥ', 'ェ', 'ォ', 'ャ', 'ュ', 'ョ', 'ッ', 'ー', 'ア', 'イ', 'ウ', 'エ', 'オ',
    'カ', 'キ', 'ク', 'ケ', 'コ', 'サ', 'シ', 'ス', 'セ', 'ソ', 'タ', 'チ', 'ツ', 'テ', 'ト', 'ナ',
    'ニ', 'ヌ', 'ネ', 'ノ', 'ハ', 'ヒ', 'フ', 'ヘ', 'ホ', 'マ', 'ミ', 'ム', 'メ', 'モ', 'ヤ', 'ユ',
    'ヨ', 'ラ', 'リ', 'ル', 'レ', 'ロ', 'ワ', 'ン',
];

/// Half-width katakana to full-width, joining the voicing marks that follow it.
fn widen(text: &str) -> impl Iterator<Item = char> + '_ {
    let mut letters = text.chars().peekable();
    std::iter::from_fn(move || {
        let letter = letters.next()?;
        let Some(offset) = u32::from(letter).checked_sub(0xFF66) else { return Some(letter) };
        let Some(&wide) = HALF_WIDTH.get(offset as usize) else { return Some(letter) };
        let voiced = letters.peek().and_then(|mark| voice(wide, *mark));
        if voiced.is_some() {
            letters.next();
        }
        Some(voiced.unwrap_or(wide))
    })
}

/// The voiced form of a katakana followed by a half-width mark: カ + ﾞ is ガ, ハ + ﾟ is パ.
fn voice(base: char, mark: char) -> Option<char> {
    let step = match (base, mark) {
        ('ウ', 'ﾞ') => return Some('ヴ'),
        ('カ'..='ト' | 'ハ'..='ホ', 'ﾞ') => 1,
        ('ハ'..='ホ', 'ﾟ') => 2,
        _ => return None,
    };
    char::from_u32(u32::from(base) + step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_word_folds_alike() {
        for (typed, want) in [
            ("トイレ", "といれ"),
            ("ﾄｲﾚ", "といれ"),
            ("ﾍﾟｯﾄ　受付", "ぺっと 受付"),
            ("Ｔｏｉｌｅｔ", "toilet"),
            ("ガス", "がす"),
            ("ｶﾞｽ", "がす"),
            ("ヴァ", "ゔぁ"),
            ("  水・食べ物（２日）", "水 食べ物 2日"),
            ("タンパク", "たんぱく"),
            ("ーー", "ーー"),
            ("", ""),
            ("、。", ""),
        ] {
            assert_eq!(fold(typed), want, "{typed:?}");
        }
    }

    #[test]
    fn typed_digits_lose_width_and_grouping_only() {
        assert_eq!(digits_as_typed("１３１１４－00000 20269"), "131140000020269");
        assert_eq!(digits_as_typed("12a"), "12a");
    }
}
