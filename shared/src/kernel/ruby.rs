//! Readings over kanji: `{避難所|ひなんじょ}をひらく`.
//!
//! The markup lives in content only. A text without markup is valid, and a stray brace is shown as
//! it stands: a typing error in a manual must never hide a sentence.

/// A piece of text, with its reading where the source gives one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Segment<'text> {
    /// What is printed on the line.
    pub base: &'text str,
    /// What is printed above it, in hiragana.
    pub reading: Option<&'text str>,
}

/// Splits marked-up text into segments, in order.
pub fn segments(text: &str) -> Vec<Segment<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((before, base, reading, after)) = next_ruby(rest) {
        if !before.is_empty() {
            found.push(Segment { base: before, reading: None });
        }
        found.push(Segment { base, reading: Some(reading) });
        rest = after;
    }
    if !rest.is_empty() {
        found.push(Segment { base: rest, reading: None });
    }
    found
}

/// The text as printed, without readings.
pub fn plain(text: &str) -> String {
    segments(text).iter().map(|segment| segment.base).collect()
}

/// The text as read aloud: readings in place of the kanji they stand over.
pub fn reading(text: &str) -> String {
    segments(text).iter().map(|segment| segment.reading.unwrap_or(segment.base)).collect()
}

fn next_ruby(text: &str) -> Option<(&str, &str, &str, &str)> {
    let (before, inside) = text.split_once('{')?;
    let (ruby, after) = inside.split_once('}')?;
    let (base, reading) = ruby.split_once('|')?;
    let well_formed = !base.is_empty() && !reading.is_empty() && !base.contains('{');
    well_formed.then_some((before, base, reading, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_are_split_shown_and_spoken() {
        let text = "{避難所|ひなんじょ}を{開|ひら}く";
        assert_eq!(plain(text), "避難所を開く");
        assert_eq!(reading(text), "ひなんじょをひらく");
        assert_eq!(segments(text).len(), 4);
    }

    #[test]
    fn text_without_or_with_broken_markup_is_shown_as_it_stands() {
        for text in ["", "ただの文", "{開|}く", "{|かな}", "{開く", "開|く}", "{a{b|c}"]
        {
            assert_eq!(plain(text), text, "{text:?}");
        }
    }
}
