//! Names by content: `/assets/app.css` becomes `/assets/app-<hash>.css` wherever it is named.
//!
//! A file is renamed after all files it names, since their names are part of its content.

use std::collections::BTreeMap;

use super::site::{Site, is_text};
use crate::{failure::Failure, files};

/// Where files with a name by content lie. Everything else keeps its name.
const ASSETS: &str = "/assets/";

/// Hex digits of the hash in a name: 64 bits, far beyond any chance of two files meeting.
const HASH_DIGITS: usize = 16;

/// Old name to new name.
pub(super) type Renamed = BTreeMap<String, String>;

/// Renames every asset, rewrites every reference, and returns what became of each name.
///
/// # Errors
/// When a file names an asset that nothing makes, or two assets name each other.
pub(super) fn rename(site: &mut Site) -> Result<Renamed, Failure> {
    let mut waiting: Vec<String> =
        site.iter().map(|(url, _)| url.to_owned()).filter(|url| url.starts_with(ASSETS)).collect();
    let all = waiting.clone();
    let mut renamed = Renamed::new();
    while !waiting.is_empty() {
        let before = waiting.len();
        let mut later = Vec::new();
        for url in waiting {
            let named = references(site, &url);
            if let Some(unknown) = named.iter().find(|name| !all.contains(name)) {
                return Err(Failure::source(url, format!("names {unknown}, which nothing makes")));
            }
            if named.iter().all(|name| *name == url || renamed.contains_key(name)) {
                let content = rewritten(site, &url, &renamed);
                let new = hashed_name(&url, &content);
                site.take(&url);
                site.replace(&new, content);
                renamed.insert(url, new);
            } else {
                later.push(url);
            }
        }
        if later.len() == before {
            return Err(Failure::source(later.join(", "), "these assets name each other"));
        }
        waiting = later;
    }
    rewrite_pages(site, &renamed)?;
    Ok(renamed)
}

fn rewrite_pages(site: &mut Site, renamed: &Renamed) -> Result<(), Failure> {
    let pages: Vec<String> = site
        .iter()
        .map(|(url, _)| url.to_owned())
        .filter(|url| !url.starts_with(ASSETS) && is_text(url))
        .collect();
    for url in pages {
        if let Some(unknown) = references(site, &url).iter().find(|it| !renamed.contains_key(*it)) {
            return Err(Failure::source(url, format!("names {unknown}, which nothing makes")));
        }
        let content = rewritten(site, &url, renamed);
        site.replace(&url, content);
    }
    Ok(())
}

/// The assets a text file names, in order.
fn references(site: &Site, url: &str) -> Vec<String> {
    let Some(content) = site.get(url).filter(|_| is_text(url)) else { return Vec::new() };
    let text = String::from_utf8_lossy(content);
    let mut pieces = text.split(ASSETS);
    pieces.next();
    // `/assets/` with nothing after it is a folder in prose or a rule, not a file.
    pieces
        .map(name_at_start)
        .filter(|name| !name.is_empty())
        .map(|name| format!("{ASSETS}{name}"))
        .collect()
}

/// The file name at the start of a text.
fn name_at_start(text: &str) -> &str {
    let end = text.find(|letter: char| !is_name_letter(letter)).unwrap_or(text.len());
    text.get(..end).unwrap_or_default().trim_end_matches('.')
}

fn is_name_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_' | '.' | '/')
}

fn rewritten(site: &Site, url: &str, renamed: &Renamed) -> Vec<u8> {
    let content = site.get(url).unwrap_or_default();
    if !is_text(url) {
        return content.to_vec();
    }
    let text = String::from_utf8_lossy(content);
    let mut out = String::with_capacity(text.len());
    let mut pieces = text.split(ASSETS);
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let name = name_at_start(piece);
        let old = format!("{ASSETS}{name}");
        out.push_str(renamed.get(&old).unwrap_or(&old));
        out.push_str(piece.strip_prefix(name).unwrap_or(piece));
    }
    out.into_bytes()
}

/// `/assets/a.b.css` with its hash before the last dot.
fn hashed_name(url: &str, content: &[u8]) -> String {
    let hash: String = files::sha256(content).chars().take(HASH_DIGITS).collect();
    match url.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{hash}.{extension}"),
        None => format!("{url}-{hash}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(files: &[(&str, &str)]) -> Site {
        let mut site = Site::default();
        for (url, text) in files {
            site.add(url, text.as_bytes().to_vec()).unwrap();
        }
        site
    }

    fn text(site: &Site, url: &str) -> String {
        String::from_utf8(site.get(url).unwrap().to_vec()).unwrap()
    }

    #[test]
    fn a_page_names_its_assets_by_their_content_and_theirs_too() {
        let mut site = site(&[
            ("/index.html", "<link href=\"/assets/app.css\"><script src=\"/assets/boot.js\">"),
            ("/assets/boot.js", "import('/assets/a.js')"),
            ("/assets/a.js", "fetch('/assets/a.wasm')"),
            ("/assets/a.wasm", "/assets/left-alone"),
            ("/assets/app.css", "p{}"),
        ]);
        let renamed = rename(&mut site).unwrap();
        let page = text(&site, "/index.html");
        for (old, new) in &renamed {
            assert!(!page.contains(old), "{old} is still named");
            assert!(site.get(old).is_none());
            assert_eq!(new.len(), old.len() + 17);
        }
        assert!(page.contains(&renamed["/assets/boot.js"]));
        assert!(text(&site, &renamed["/assets/boot.js"]).contains(&renamed["/assets/a.js"]));
        assert_eq!(text(&site, &renamed["/assets/a.wasm"]), "/assets/left-alone");
    }

    #[test]
    fn a_changed_leaf_renames_all_that_stand_on_it() {
        let make = |leaf: &str| {
            let files = [("/assets/a.js", "import '/assets/b.js'"), ("/assets/b.js", leaf)];
            rename(&mut site(&files)).unwrap()["/assets/a.js"].clone()
        };
        assert_eq!(make("1"), make("1"));
        assert_ne!(make("1"), make("2"));
    }

    #[test]
    fn a_name_that_begins_another_is_not_taken_for_it() {
        let mut site = site(&[
            ("/index.html", "/assets/a.js /assets/a.json. /assets/"),
            ("/assets/a.js", "1"),
            ("/assets/a.json", "2"),
        ]);
        let renamed = rename(&mut site).unwrap();
        let want = format!("{} {}. /assets/", renamed["/assets/a.js"], renamed["/assets/a.json"]);
        assert_eq!(text(&site, "/index.html"), want);
    }

    #[test]
    fn names_that_lead_nowhere_or_in_a_circle_are_refused() {
        for files in [
            vec![("/index.html", "/assets/none.js")],
            vec![("/assets/a.js", "/assets/none.js")],
            vec![("/assets/a.js", "/assets/b.js"), ("/assets/b.js", "/assets/a.js")],
        ] {
            assert!(rename(&mut site(&files)).is_err(), "{files:?}");
        }
    }
}
