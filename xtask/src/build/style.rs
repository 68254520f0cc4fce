//! The one style sheet: tokens, base, every component, print, in that order, without comments.

use crate::{failure::Failure, files, places::Places};

/// Gathers the sheet.
pub(super) fn sheet(places: &Places) -> Result<String, Failure> {
    let mut sources = vec![places.at("style/tokens.css"), places.at("style/base.css")];
    let app = files::below(&places.at("app/src"))?;
    sources.extend(app.into_iter().filter(|path| files::has_extension(path, "css")));
    sources.push(places.at("style/print.css"));
    let mut sheet = String::new();
    for source in sources {
        sheet.push_str(&tighten(&files::text(&source)?));
    }
    Ok(sheet)
}

/// Leaves out comments, indentation and empty lines; what is inside quotes stays as it is.
fn tighten(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    for line in without_comments(css).lines() {
        let line = line.trim();
        if !line.is_empty() {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}

fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut quote: Option<char> = None;
    let mut letters = css.chars().peekable();
    while let Some(letter) = letters.next() {
        if quote.is_none() && letter == '/' && letters.peek() == Some(&'*') {
            skip_comment(&mut letters);
            continue;
        }
        out.push(letter);
        match (quote, letter) {
            (None, '"' | '\'') => quote = Some(letter),
            (Some(_), '\\') => out.extend(letters.next()),
            (Some(open), _) if open == letter => quote = None,
            _ => {}
        }
    }
    out
}

fn skip_comment(letters: &mut impl Iterator<Item = char>) {
    let mut star = false;
    for letter in letters.skip(1) {
        if star && letter == '/' {
            return;
        }
        star = letter == '*';
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_quoted_text_stays() {
        for (css, want) in [
            ("/* a */ p { color: red }\n", "p { color: red }\n"),
            ("a/**/b", "ab\n"),
            ("/***/x/* ** */y", "xy\n"),
            ("p::before { content: '/* no */' }", "p::before { content: '/* no */' }\n"),
            (r#"q { quotes: "\"/*" "*/" }"#, "q { quotes: \"\\\"/*\" \"*/\" }\n"),
            ("  a,\n\n    b {}\n", "a,\nb {}\n"),
            ("/* never closed", ""),
        ] {
            assert_eq!(tighten(css), want, "{css}");
        }
    }
}
