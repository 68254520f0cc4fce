//! Pictures and files that the pages, the manifest and the prose name are there.

use std::path::Path;

use super::{Finding, Tree};
use crate::{files, places::Places};

pub(super) fn look(places: &Places, tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for (path, text) in tree.iter() {
        for (index, line) in text.lines().enumerate() {
            let lost = targets(path, line).into_iter().filter(|it| !places.at(it).exists());
            found.extend(lost.map(|it| Finding::at(path, index, format!("{it} is not there"))));
        }
    }
    found
}

/// The files of the checkout that a line leads to.
fn targets(path: &str, line: &str) -> Vec<String> {
    match path {
        "app/index.html" => {
            after(line, "href=\"/icons/", '"').map(|it| public("icons", it)).collect()
        }
        "public/manifest.webmanifest" => {
            let folders = ["icons", "screenshots"];
            let named = |folder: &'static str| {
                let mark = format!("\"src\": \"/{folder}/");
                after(line, &mark, '"').map(|it| public(folder, it)).collect::<Vec<_>>()
            };
            folders.into_iter().flat_map(named).collect()
        }
        _ if files::has_extension(Path::new(path), "md") => {
            let local = |target: &&str| !target.contains("://") && !target.starts_with(['#', '/']);
            after(line, "](", ')').filter(local).filter_map(|it| beside(path, it)).collect()
        }
        _ => Vec::new(),
    }
}

fn public(folder: &str, name: &str) -> String {
    format!("public/{folder}/{name}")
}

/// What stands between a mark and the next `end`, wherever the mark stands in the line.
fn after<'a>(line: &'a str, mark: &str, end: char) -> impl Iterator<Item = &'a str> {
    let pieces: Vec<&str> = line.split(mark).skip(1).collect();
    pieces.into_iter().filter_map(move |piece| piece.split(end).next())
}

/// A link of a page of prose as a path of the checkout, without its anchor.
fn beside(path: &str, target: &str) -> Option<String> {
    let target = target.split(['#', ' ']).next().filter(|target| !target.is_empty())?;
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in target.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_read_as_paths_of_the_checkout() {
        for (path, line, want) in [
            ("docs/a.md", "see [b](b.md#x) and [c](../README.md)", vec!["docs/b.md", "README.md"]),
            ("docs/a.md", "[web](https://example.jp) [here](#here)", vec![]),
            (
                "README.md",
                "![Home](docs/screenshots/home.png \"Home\")",
                vec!["docs/screenshots/home.png"],
            ),
            ("app/index.html", "<link href=\"/icons/icon.svg\">", vec!["public/icons/icon.svg"]),
            (
                "public/manifest.webmanifest",
                "{ \"src\": \"/icons/a.png\" }",
                vec!["public/icons/a.png"],
            ),
            ("app/src/a.rs", "[b](b.md)", vec![]),
        ] {
            assert_eq!(targets(path, line), want, "{line}");
        }
    }
}
