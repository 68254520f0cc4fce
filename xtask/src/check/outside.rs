//! Nothing points outside the checkout: no path to what lies beside it, no folder of one machine.

use std::path::{Component, Path, PathBuf};

use super::{Finding, Tree};
use crate::{files, places::Places};

/// Folders of people and machines, in two parts so that this file names none.
const HOMES: [[&str; 2]; 3] = [["/ho", "me/"], ["/ro", "ot/"], ["/Us", "ers/"]];

pub(super) fn look(places: &Places, tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in tree.iter().filter(|(path, _)| !path.ends_with("-lock.json")) {
        for (index, line) in text.lines().enumerate() {
            if let Some(home) = HOMES.map(|it| it.concat()).iter().find(|it| names_home(line, it)) {
                found.push(Finding::at(path, index, format!("names a folder in {home}")));
            }
            let outside = climbs(line).find(|climb| leaves(path, climb, places.root()));
            if let Some(climb) = outside {
                found.push(Finding::at(path, index, format!("{climb} is outside the checkout")));
            }
        }
    }
    found
}

/// Whether a line has an absolute path into a home, and not a URL or a longer path.
fn names_home(line: &str, home: &str) -> bool {
    line.match_indices(home).any(|(at, _)| {
        let before = line.get(..at).and_then(|text| text.chars().next_back());
        let after = line.get(at + home.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(|it| it.is_alphanumeric() || matches!(it, '.' | '-' | '_' | '}'))
            && after.is_some_and(char::is_alphanumeric)
    })
}

/// The paths in a line that begin by climbing.
fn climbs(line: &str) -> impl Iterator<Item = &str> {
    let is_letter = |letter: char| letter.is_alphanumeric() || "./_-".contains(letter);
    line.split(move |letter| !is_letter(letter)).filter(|word| word.starts_with("../"))
}

/// Whether a path, seen from its file, is outside the checkout and there. In prose a path may be
/// meant from the top instead.
fn leaves(file: &str, climb: &str, root: &Path) -> bool {
    let folder = Path::new(file).parent().unwrap_or(Path::new(""));
    let outside =
        |from: &Path| resolved(&from.join(climb)).is_none() && root.join(from).join(climb).exists();
    let is_prose = files::has_extension(Path::new(file), "md");
    let is_here = root.join(folder).join(climb).exists();
    outside(folder) || (is_prose && !is_here && outside(Path::new("")))
}

/// A relative path without its `..`; nothing when it climbs above its start.
fn resolved(path: &Path) -> Option<PathBuf> {
    let mut parts = Vec::new();
    for part in path.components() {
        match part {
            Component::Normal(name) => parts.push(name),
            Component::ParentDir => {
                parts.pop()?;
            }
            _ => {}
        }
    }
    Some(parts.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_into_a_home_is_found_and_a_url_is_not() {
        let home = HOMES[0].concat();
        for (line, want) in [
            (format!("cd {home}hana/x"), true),
            (format!("\"{home}hana\""), true),
            (format!("https://example.jp{home}page"), false),
            (format!("\"{home}\""), false),
        ] {
            assert_eq!(names_home(&line, &home), want, "{line}");
        }
    }

    #[test]
    fn climbing_paths_are_resolved_within_the_checkout() {
        for (path, want) in [
            ("a/b/../c", Some("a/c")),
            ("a/../../b", None),
            ("../b", None),
            ("a/b/../../c", Some("c")),
        ] {
            assert_eq!(resolved(Path::new(path)), want.map(PathBuf::from), "{path}");
        }
        let found: Vec<&str> = climbs("see `../x/y.md` and (a/../b), ../z.").collect();
        assert_eq!(found, ["../x/y.md", "../z."]);
    }
}
