//! Above every dependency in a `Cargo.toml` stands, as a comment, what it is for.

use super::{Finding, Tree};
use crate::places::Places;

pub(super) fn look(_: &Places, tree: &Tree) -> Vec<Finding> {
    tree.below("", "Cargo.toml").flat_map(|(path, text)| reasons(path, text)).collect()
}

fn reasons(path: &str, text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut in_list = false;
    let mut before = "";
    for (index, line) in text.lines().enumerate() {
        if let Some(section) = line.strip_prefix('[') {
            let section = section.trim_end_matches(']');
            in_list = section.ends_with("dependencies");
            let one = section.rsplit_once('.').filter(|(list, _)| list.ends_with("dependencies"));
            if let Some((_, name)) = one
                && !before.starts_with('#')
                && !text.lines().nth(index + 1).is_some_and(|next| next.starts_with('#'))
            {
                found.push(Finding::at(path, index, format!("{name} has no reason above it")));
            }
        } else if in_list && is_unexplained(line, before) {
            let name = line.split('=').next().unwrap_or_default().trim();
            found.push(Finding::at(path, index, format!("{name} has no reason above it")));
        }
        before = line;
    }
    found
}

/// A dependency without a comment above. One that is taken from the workspace, or lies in it, has
/// its reason there.
fn is_unexplained(line: &str, before: &str) -> bool {
    let is_entry =
        line.starts_with(|letter: char| letter.is_ascii_alphabetic()) && line.contains('=');
    let elsewhere = line.contains("workspace = true") || line.contains("path = ");
    is_entry && !elsewhere && !before.starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dependency_without_a_reason_is_found() {
        for (text, want) in [
            ("[dependencies]\n# For dates.\ntime = \"1\"\n", 0),
            ("[dependencies]\ntime = \"1\"\n", 1),
            ("[dependencies]\nserde = { workspace = true }\nx = { path = \"x\" }\n", 0),
            ("[dev-dependencies]\na = \"1\"\n# B.\nb = \"1\"\n", 1),
            ("[dependencies]\n# A.\na = { version = \"1\", features = [\n  \"x\",\n] }\n", 0),
            ("[package]\nname = \"x\"\n", 0),
            ("[dependencies.web-sys]\n# The browser.\nversion = \"1\"\n", 0),
            ("[dependencies.web-sys]\nversion = \"1\"\n", 1),
            ("[target.'cfg(unix)'.dependencies]\nlibc = \"1\"\n", 1),
        ] {
            assert_eq!(reasons("Cargo.toml", text).len(), want, "{text}");
        }
    }
}
