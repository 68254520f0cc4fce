//! HTML as text: escaping, and readings as `<ruby>`.

use nakano_shared::kernel::ruby::segments;

/// A page being written.
pub(super) struct Html(String);

impl Html {
    /// Begins a page up to the end of its head.
    pub(super) fn new(lang: &str, title: &str) -> Self {
        let title = escape(title);
        Self(format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <title>{title} - なかのポケット</title>\n\
             <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <meta name=\"format-detection\" content=\"telephone=no\">\n\
             <link rel=\"stylesheet\" href=\"/assets/app.css\">\n\
             <link rel=\"icon\" href=\"/icons/icon.svg\" type=\"image/svg+xml\">\n</head>\n"
        ))
    }

    /// HTML as it stands.
    pub(super) fn raw(&mut self, html: &str) {
        self.0.push_str(html);
    }

    /// An element with plain text in it.
    pub(super) fn element(&mut self, name: &str, text: &str) {
        self.raw(&format!("<{name}>{}</{name}>\n", escape(text)));
    }

    /// An element whose text carries readings.
    pub(super) fn marked(&mut self, name: &str, text: &str) {
        self.raw(&format!("<{name}>{}</{name}>\n", ruby(text)));
    }

    /// The page.
    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// Text as HTML text or attribute value.
pub(super) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Text with readings as HTML.
pub(super) fn ruby(text: &str) -> String {
    let piece = |base: &str, reading: Option<&str>| match reading {
        Some(reading) => read_as(base, reading),
        None => escape(base),
    };
    segments(text).iter().map(|segment| piece(segment.base, segment.reading)).collect()
}

/// A text with its reading over it; without a reading, the text.
pub(super) fn read_as(base: &str, reading: &str) -> String {
    let base = escape(base);
    if reading.is_empty() {
        base
    } else {
        format!("<ruby>{base}<rp>（</rp><rt>{}</rt><rp>）</rp></ruby>", escape(reading))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_become_ruby_and_marks_of_html_become_text() {
        for (text, want) in [
            ("火を消す", "火を消す"),
            ("{火|ひ}だ", "<ruby>火<rp>（</rp><rt>ひ</rt><rp>）</rp></ruby>だ"),
            ("a < b & \"c\"", "a &lt; b &amp; &quot;c&quot;"),
        ] {
            assert_eq!(ruby(text), want, "{text}");
        }
    }
}
