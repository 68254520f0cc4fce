//! How long a file of the site may be kept by those who have it.

use axum::http::{HeaderName, HeaderValue, header};

/// Length of a SHA-256 in hexadecimal digits.
const HASH_DIGITS: usize = 64;

/// How long a file may be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kept {
    /// Its name changes with its content.
    Forever,
    /// Its name stays, so it is asked for again each time.
    AskAgain,
}

impl Kept {
    /// By the path alone: `/assets/…` and `/content/<sha256>.json` are named by their content.
    pub(super) fn of(path: &str) -> Self {
        let by_hash = path
            .strip_prefix("/content/")
            .and_then(|name| name.strip_suffix(".json"))
            .is_some_and(|name| {
                name.len() == HASH_DIGITS && name.bytes().all(|byte| byte.is_ascii_hexdigit())
            });
        if by_hash || path.starts_with("/assets/") { Self::Forever } else { Self::AskAgain }
    }

    pub(super) fn cache_control(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            Self::Forever => "public, max-age=31536000, immutable",
            Self::AskAgain => "no-cache",
        })
    }

    /// Headers the file service may see. A file that is asked for again is compared by its content,
    /// not by its date, and so always read whole.
    pub(super) fn headers_passed_on(self) -> Vec<HeaderName> {
        let whole = vec![header::ACCEPT_ENCODING];
        let conditional = [
            header::IF_NONE_MATCH,
            header::IF_MATCH,
            header::IF_MODIFIED_SINCE,
            header::IF_UNMODIFIED_SINCE,
            header::RANGE,
            header::IF_RANGE,
        ];
        match self {
            Self::Forever => whole.into_iter().chain(conditional).collect(),
            Self::AskAgain => whole,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use nakano_shared::kernel::content;

    #[test]
    fn only_what_is_named_by_its_content_is_kept() {
        let hash = "0a".repeat(32);
        for (path, want) in [
            ("/assets/app-1a2b3c.wasm", Kept::Forever),
            (&format!("/content/{hash}.json"), Kept::Forever),
            (&format!("/content/{hash}x.json"), Kept::AskAgain),
            (content::MANIFEST_PATH, Kept::AskAgain),
            ("/index.html", Kept::AskAgain),
            ("/sw.js", Kept::AskAgain),
            ("/release.json", Kept::AskAgain),
            ("/manifest.webmanifest", Kept::AskAgain),
        ] {
            assert_eq!(Kept::of(path), want, "{path}");
        }
    }
}
