//! Every file opens with a comment that says what it is.

use super::{Finding, Tree};
use crate::places::Places;

/// Extension, and how a file of that kind may open.
const OPENINGS: [(&str, &[&str]); 8] = [
    (".rs", &["//!"]),
    (".js", &["//", "/*"]),
    (".mjs", &["//", "/*"]),
    (".ts", &["//", "/*"]),
    (".css", &["/*"]),
    (".toml", &["#"]),
    (".sql", &["--"]),
    (".yml", &["#"]),
];

pub(super) fn look(_: &Places, tree: &Tree) -> Vec<Finding> {
    tree.iter().filter_map(|(path, text)| opening(path, text)).collect()
}

fn opening(path: &str, text: &str) -> Option<Finding> {
    let (_, ways) = OPENINGS.iter().find(|(end, _)| path.ends_with(end))?;
    let opens = ways.iter().any(|way| text.starts_with(way));
    // A crate says what it is in its description.
    let described = path.ends_with("Cargo.toml") && text.contains("\ndescription = \"");
    (!opens && !described).then(|| Finding::of(path, format!("does not open with {}", ways[0])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_opens_with_a_comment_of_its_kind() {
        for (path, text, ok) in [
            ("a.rs", "//! What it is.\n", true),
            ("a.rs", "// Not a document comment.\n", false),
            ("a.rs", "use x;\n", false),
            ("a.css", "/* What it is. */", true),
            ("a.css", "p {}", false),
            ("a.mjs", "// What it is.", true),
            ("a.toml", "# What it is.", true),
            ("a.toml", "[x]", false),
            ("shared/Cargo.toml", "[package]\ndescription = \"What it is.\"\n", true),
            ("server/Cargo.toml", "[package]\n", false),
            ("a.svg", "<svg>", true),
        ] {
            assert_eq!(opening(path, text).is_none(), ok, "{path} {text}");
        }
    }
}
