//! No line of Rust is longer than a screen, and nothing is left for later in any file.

use std::path::Path;

use super::{Finding, Tree};
use crate::{files, places::Places};

/// Longest line of Rust, in letters. rustfmt keeps code within 100; markup in `view!` and texts of
/// tests, which it leaves as they are, may be a little longer.
const LETTERS_MAX: usize = 120;

/// Marks of unfinished work, and of looking for a fault, in two parts so that this file has none.
const LEFT: [[&str; 2]; 4] = [["TO", "DO"], ["FIX", "ME"], ["db", "g!("], ["debugg", "er;"]];

/// Files of code, by their ends.
const CODE: [&str; 9] = [".rs", ".js", ".mjs", ".ts", ".css", ".html", ".sql", ".toml", ".ci/run"];

pub(super) fn look(_: &Places, tree: &Tree) -> Vec<Finding> {
    let code = tree.iter().filter(|(path, _)| CODE.iter().any(|end| path.ends_with(end)));
    code.flat_map(|(path, text)| lines(path, text)).collect()
}

fn lines(path: &str, text: &str) -> Vec<Finding> {
    let is_rust = files::has_extension(Path::new(path), "rs");
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let letters = line.chars().count();
        if is_rust && letters > LETTERS_MAX {
            found.push(Finding::at(
                path,
                index,
                format!("{letters} letters, at most {LETTERS_MAX}"),
            ));
        }
        for mark in LEFT.map(|parts| parts.concat()) {
            if line.contains(&mark) {
                found.push(Finding::at(path, index, format!("{mark} is left")));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_and_marks_are_found_with_their_line() {
        let long = "a".repeat(121);
        let mark = LEFT[0].concat();
        for (path, text, want) in [
            ("a.rs", "a\nb\n".to_owned(), vec![]),
            ("a.rs", format!("a\n{long}\n"), vec![2]),
            ("a.rs", "避".repeat(120), vec![]),
            ("a.css", long.clone(), vec![]),
            ("a.css", format!("/* {mark} */"), vec![1]),
        ] {
            let got: Vec<usize> = lines(path, &text).iter().map(|finding| finding.line).collect();
            assert_eq!(got, want, "{path} {text}");
        }
    }
}
