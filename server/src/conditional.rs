//! Answers with an ETag made from their bytes, and 304 for who has those bytes already.
//!
//! The tag is of the content, not of a file's date: a site rolled back to older files, or copied
//! with its dates, is seen by every device. `If-Modified-Since` is therefore not looked at.

use std::fmt::Write as _;

use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, Response, StatusCode, header},
};
use sha2::{Digest, Sha256};

/// Bytes of SHA-256 kept in a tag; 128 bits leave no chance for two bodies to meet.
const TAG_BYTES: usize = 16;

/// The strong entity tag of a body, with its quotes.
fn entity_tag(body: &[u8]) -> String {
    let mut tag = String::with_capacity(TAG_BYTES * 2 + 2);
    tag.push('"');
    for byte in Sha256::digest(body).iter().take(TAG_BYTES) {
        // Writing to a String cannot fail.
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push('"');
    tag
}

/// Whether `If-None-Match` names the tag; compared weakly, as RFC 9110 §13.1.2 asks, since a proxy
/// that compresses marks a tag as weak.
fn is_known(request: &HeaderMap, tag: &str) -> bool {
    let named = |candidate: &str| {
        let candidate = candidate.trim();
        candidate == "*" || candidate.strip_prefix("W/").unwrap_or(candidate) == tag
    };
    request
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .any(|value| value.split(',').any(named))
}

/// Gives `answer` a tag and the body, or turns it into 304 without a body.
pub(crate) fn answer(request: &HeaderMap, mut answer: Response<()>, body: Bytes) -> Response<Body> {
    let tag = entity_tag(&body);
    let known = is_known(request, &tag);
    if let Ok(value) = HeaderValue::from_str(&tag) {
        answer.headers_mut().insert(header::ETAG, value);
    }
    if known {
        *answer.status_mut() = StatusCode::NOT_MODIFIED;
        for name in [header::CONTENT_TYPE, header::CONTENT_LENGTH, header::CONTENT_ENCODING] {
            answer.headers_mut().remove(name);
        }
        return answer.map(|()| Body::empty());
    }
    answer.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    answer.map(|()| Body::from(body))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_known_by_its_tag_however_the_header_is_written() {
        let tag = entity_tag(b"body");
        for (header, want) in [
            (tag.clone(), true),
            (format!("W/{tag}"), true),
            (format!("\"other\", {tag}"), true),
            ("*".to_owned(), true),
            ("\"other\"".to_owned(), false),
            (String::new(), false),
        ] {
            let mut request = HeaderMap::new();
            request.insert(header::IF_NONE_MATCH, header.parse().unwrap());
            assert_eq!(is_known(&request, &tag), want, "{header:?}");
        }
        assert!(!is_known(&HeaderMap::new(), &tag));
        assert_ne!(entity_tag(b"body"), entity_tag(b"bodz"));
    }
}
