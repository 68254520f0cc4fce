//! Which request paths can name a file of the site at all, and which can be a link inside the app.
//!
//! A file name is made of few letters and never hides: what is not in this list is not looked up,
//! so there is nothing to climb out with.

/// Endings of files that stand for another file and are not asked for by name.
const COMPRESSED_ENDINGS: [&str; 2] = [".br", ".gz"];

/// What in a segment, written plainly or percent-encoded, is a sign of climbing or hiding.
const REFUSED: [&str; 5] = ["\\", "%5c", "%2f", "%2e", "%00"];

/// A request path that may be looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct SitePath<'uri>(&'uri str);

impl<'uri> SitePath<'uri> {
    /// Refuses paths that climb, hide or have empty parts.
    pub(super) fn parse(path: &'uri str) -> Option<Self> {
        let inside = path.strip_prefix('/')?;
        let lower = inside.to_ascii_lowercase();
        if REFUSED.iter().any(|sign| lower.contains(sign)) {
            return None;
        }
        let mut segments = inside.split('/');
        let last = segments.next_back().unwrap_or_default();
        let open = |segment: &str| !segment.is_empty() && !segment.starts_with('.');
        (segments.all(open) && (last.is_empty() || open(last))).then_some(Self(path))
    }

    /// The file this path names; a path that ends in `/` names the page of its folder.
    pub(super) fn file(self) -> Option<String> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte);
        if !self.0.bytes().all(plain) {
            return None;
        }
        if COMPRESSED_ENDINGS.iter().any(|ending| self.0.ends_with(ending)) {
            return None;
        }
        if self.0.ends_with('/') {
            return Some(format!("{}index.html", self.0));
        }
        Some(self.0.to_owned())
    }

    /// Whether it can be a link inside the app: its last part has no ending.
    pub(super) fn may_be_page(self) -> bool {
        !self.0.rsplit('/').next().unwrap_or_default().contains('.')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_a_file_a_page_or_nothing() {
        for (path, file, page) in [
            ("/", Some("/index.html"), true),
            ("/sw.js", Some("/sw.js"), false),
            ("/emergency/", Some("/emergency/index.html"), true),
            ("/emergency", Some("/emergency"), true),
            ("/assets/app-1a2b.wasm", Some("/assets/app-1a2b.wasm"), false),
            ("/index.html.br", None, false),
            ("/shelter/%E5%8D%97%E5%8F%B0", None, true),
        ] {
            let parsed = SitePath::parse(path).unwrap();
            assert_eq!(parsed.file().as_deref(), file, "{path}");
            assert_eq!(parsed.may_be_page(), page, "{path}");
        }
    }

    #[test]
    fn a_path_that_climbs_or_hides_is_refused() {
        for path in [
            "",
            "*",
            "/../etc/passwd",
            "/assets/../../etc/passwd",
            "/..",
            "/%2e%2e/etc/passwd",
            "/..%2Fetc/passwd",
            "/a%5c..%5cb",
            "/a\\b",
            "/.env",
            "/.git/config",
            "//example.org/",
            "/a//b",
            "/a%00.html",
        ] {
            assert_eq!(SitePath::parse(path), None, "{path:?}");
        }
    }
}
