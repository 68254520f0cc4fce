//! What the client takes: the `Accept` header, as far as this server needs it (RFC 9110 §12.5.1).
//!
//! Knows two questions only: may it be JSON, and is this a person opening a page.

use axum::http::{HeaderMap, header};

/// Whether an answer in `application/json` is welcome; true without the header.
pub(crate) fn takes_json(headers: &HeaderMap) -> bool {
    takes(headers, ["application/json", "application/*"])
}

/// Whether an answer as an event stream is welcome; true without the header.
pub(crate) fn takes_event_stream(headers: &HeaderMap) -> bool {
    takes(headers, ["text/event-stream", "text/*"])
}

/// Whether the media type is welcome that these two ranges name.
fn takes(headers: &HeaderMap, [exact, family]: [&str; 2]) -> bool {
    let mut ranges = ranges(headers).peekable();
    if ranges.peek().is_none() {
        return true;
    }
    // The most specific range decides: `application/json;q=0, */*` is a no to JSON.
    ranges
        .filter_map(|(range, welcome)| {
            let specific = match range.as_str() {
                range if range == exact => 2,
                range if range == family => 1,
                "*/*" => 0,
                _ => return None,
            };
            Some((specific, welcome))
        })
        .max_by_key(|(specific, _)| *specific)
        .is_some_and(|(_, welcome)| welcome)
}

/// Whether a browser asks for a page to show, as it does when a person follows a link.
pub(crate) fn is_navigation(headers: &HeaderMap) -> bool {
    ranges(headers).any(|(range, welcome)| range == "text/html" && welcome)
}

/// Each media range in lower case and whether it is wanted at all (`q` above zero).
fn ranges(headers: &HeaderMap) -> impl Iterator<Item = (String, bool)> {
    headers
        .get_all(header::ACCEPT)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .filter_map(|range| {
            let mut parts = range.split(';').map(|part| part.trim().to_ascii_lowercase());
            let name = parts.next().filter(|name| !name.is_empty())?;
            let refused = parts.any(|part| {
                part.strip_prefix("q=").is_some_and(|q| q.parse::<f32>().is_ok_and(|q| q <= 0.0))
            });
            Some((name, !refused))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_stream_is_a_type_of_its_own() {
        for (accept, want) in [
            (None, true),
            (Some("text/event-stream"), true),
            (Some("text/*"), true),
            (Some("application/json"), false),
            (Some("text/event-stream;q=0, */*"), false),
        ] {
            let mut headers = HeaderMap::new();
            if let Some(accept) = accept {
                headers.insert(header::ACCEPT, accept.parse().unwrap());
            }
            assert_eq!(takes_event_stream(&headers), want, "{accept:?}");
        }
    }

    #[test]
    fn the_most_specific_range_decides_about_json() {
        for (accept, json, page) in [
            (None, true, false),
            (Some("*/*"), true, false),
            (Some("application/json"), true, false),
            (Some("Application/*; q=0.5"), true, false),
            (Some("text/html,application/xhtml+xml,*/*;q=0.8"), true, true),
            (Some("text/html"), false, true),
            (Some("text/html;q=0"), false, false),
            (Some("application/json;q=0, */*"), false, false),
            (Some("image/png"), false, false),
            (Some(","), true, false),
        ] {
            let mut headers = HeaderMap::new();
            if let Some(accept) = accept {
                headers.insert(header::ACCEPT, accept.parse().unwrap());
            }
            assert_eq!(takes_json(&headers), json, "{accept:?}");
            assert_eq!(is_navigation(&headers), page, "{accept:?}");
        }
    }
}
