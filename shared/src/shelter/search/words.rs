//! Where one word of a Japanese sentence ends and the next begins, as far as spelling shows it.
//!
//! Not a morphological analyser: a word ends at punctuation and at a particle that stands between
//! two words written in kanji, katakana or digits. `トイレの数を数える` gives トイレ, 数, 数える.

use crate::kernel::{
    ruby::{self, Segment},
    text::fold,
};

/// Particles that end a word even when more hiragana follows: no ending of a verb begins with them.
const HARD_PARTICLES: [char; 2] = ['を', 'は'];

/// Hiragana that only join words.
const PARTICLES: [&str; 21] = [
    "を",
    "は",
    "が",
    "に",
    "で",
    "と",
    "の",
    "も",
    "へ",
    "や",
    "から",
    "まで",
    "より",
    "には",
    "では",
    "とは",
    "への",
    "との",
    "での",
    "など",
    "などの",
];

/// A word as printed and as read, both folded; the same text when it has no kanji with a reading.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Word {
    pub(super) printed: String,
    pub(super) read: String,
}

/// The words of a text with ruby markup, in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut cutter = Cutter::default();
    for segment in ruby::segments(text) {
        match segment.reading {
            Some(_) => cutter.content(segment),
            None => cutter.run(segment.base),
        }
    }
    cutter.end_word();
    cutter.done
}

#[derive(Default)]
struct Cutter {
    done: Vec<Word>,
    word: Word,
    /// Hiragana since the last content, not yet known to be an ending or a particle.
    pending: String,
}

impl Cutter {
    fn run(&mut self, text: &str) {
        for letter in text.chars() {
            let mut buffer = [0; 4];
            let base: &str = letter.encode_utf8(&mut buffer);
            if matches!(letter, 'ぁ'..='ゟ') {
                self.hiragana(letter);
            } else if letter.is_alphanumeric() {
                self.content(Segment { base, reading: None });
            } else {
                self.end_word();
            }
        }
    }

    fn hiragana(&mut self, letter: char) {
        let follows = self.pending.chars().eq(self.pending.chars().next());
        if follows && self.pending.starts_with(HARD_PARTICLES) && !self.word.printed.is_empty() {
            self.end_word();
        }
        self.pending.push(letter);
    }

    /// A piece of a word that is not hiragana.
    fn content(&mut self, segment: Segment<'_>) {
        if PARTICLES.contains(&self.pending.as_str()) {
            self.end_word();
        } else {
            self.keep_pending();
        }
        self.word.printed.push_str(segment.base);
        self.word.read.push_str(segment.reading.unwrap_or(segment.base));
    }

    fn keep_pending(&mut self) {
        self.word.printed.push_str(&self.pending);
        self.word.read.push_str(&self.pending);
        self.pending.clear();
    }

    fn end_word(&mut self) {
        if PARTICLES.contains(&self.pending.as_str()) {
            self.pending.clear();
        }
        self.keep_pending();
        let word = std::mem::take(&mut self.word);
        let word = Word { printed: fold(&word.printed), read: fold(&word.read) };
        if !word.printed.is_empty() {
            self.done.push(word);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_end_at_particles_and_punctuation_but_not_inside_compounds() {
        for (text, printed, read) in [
            ("トイレの{数|かず}を{数|かぞ}える", "といれ 数 数える", "といれ かず かぞえる"),
            ("ペットを{受|う}け{付|つ}ける", "ぺっと 受け付ける", "ぺっと うけつける"),
            ("{使|つか}い{方|かた}は、{紙|かみ}で。", "使い方 紙", "つかいかた かみ"),
            ("ﾄｲﾚの数", "といれ 数", "といれ 数"),
            ("Wi-Fi と QR", "wi fi qr", "wi fi qr"),
            ("3{人|にん}から", "3人", "3にん"),
            ("1か{所|しょ}にする", "1か所にする", "1かしょにする"),
            ("くつを ぬぐ", "くつを ぬぐ", "くつを ぬぐ"),
            ("トイレはどこにある", "といれ どこにある", "といれ どこにある"),
            ("{上|あ}がる", "上がる", "あがる"),
            ("を", "", ""),
            ("", "", ""),
        ] {
            let words = words(text);
            let joined =
                |pick: fn(&Word) -> &str| words.iter().map(pick).collect::<Vec<_>>().join(" ");
            assert_eq!(joined(|word| &word.printed), printed, "{text}");
            assert_eq!(joined(|word| &word.read), read, "{text}");
        }
    }
}
