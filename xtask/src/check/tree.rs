//! The text files of the checkout, read once for all rules.

use std::{collections::BTreeMap, fs, path::Path};

use crate::{failure::Failure, files, places::Places};

/// Folders that are made, not written.
const MADE: [&str; 9] = [
    "target",
    "node_modules",
    ".git",
    "dist",
    "var",
    "test-results",
    "playwright-report",
    "corpus",
    "artifacts",
];

/// Files by path in the checkout. What is not UTF-8 is not text and not here.
#[derive(Debug, Default)]
pub(super) struct Tree(BTreeMap<String, String>);

impl Tree {
    /// Reads the checkout.
    pub(super) fn read(places: &Places) -> Result<Self, Failure> {
        let mut tree = Self::default();
        tree.read_folder(places.root(), places.root())?;
        Ok(tree)
    }

    fn read_folder(&mut self, folder: &Path, root: &Path) -> Result<(), Failure> {
        for entry in fs::read_dir(folder).map_err(Failure::at(folder))? {
            let path = entry.map_err(Failure::at(folder))?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if path.is_dir() {
                if !MADE.contains(&name.as_ref()) {
                    self.read_folder(&path, root)?;
                }
            } else if let Ok(text) = String::from_utf8(files::bytes(&path)?) {
                self.0.insert(files::relative(&path, root), text);
            }
        }
        Ok(())
    }

    /// All files in the order of their paths.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The files below a folder, named with its slash, that end in something.
    pub(super) fn below<'a>(
        &'a self,
        folder: &'a str,
        end: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.iter().filter(move |(path, _)| path.starts_with(folder) && path.ends_with(end))
    }
}

#[cfg(test)]
impl Tree {
    /// A tree for a test.
    pub(super) fn of(files: &[(&str, &str)]) -> Self {
        Self(files.iter().map(|(path, text)| ((*path).into(), (*text).into())).collect())
    }
}

/// The lines of a Rust file without its comments, so that prose may name what code may not.
pub(super) fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().filter_map(|(index, line)| {
        let code = line.split("//").next().unwrap_or_default();
        (!code.trim().is_empty()).then_some((index, code))
    })
}

/// Whether a word stands in a line on its own, and not as a part of a longer one.
pub(super) fn has_word(line: &str, word: &str) -> bool {
    let is_letter = |letter: char| letter.is_alphanumeric() || letter == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        let after = line.get(at + word.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(is_letter) && !after.is_some_and(is_letter)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_only_whole() {
        for (line, word, want) in [
            ("use sqlx::Any;", "sqlx", true),
            ("use my_sqlx::Any;", "sqlx", false),
            ("use sqlx_core;", "sqlx", false),
            ("crate::bills::x", "crate::bills", true),
            ("", "sqlx", false),
        ] {
            assert_eq!(has_word(line, word), want, "{line}");
        }
    }

    #[test]
    fn comments_are_not_code() {
        let lines: Vec<_> = code_lines("//! sqlx\nlet a = 1; // sqlx\n\nb\n").collect();
        assert_eq!(lines, [(1, "let a = 1; "), (3, "b")]);
    }
}
