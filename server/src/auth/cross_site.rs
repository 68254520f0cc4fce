//! No other site changes anything in a person's name: every change shows where it comes from.
//!
//! Two proofs that stand alone: the browser's word that the page is ours (`Origin`, or
//! `Sec-Fetch-Site` where a browser leaves `Origin` out), and a header of our own, which a page of
//! another site cannot send without a preflight that is never answered. OWASP ASVS 5.0 §3.5.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use nakano_shared::auth::api::{CHANGE_HEADER, CHANGE_HEADER_VALUE};
use url::Url;

use crate::{
    app::App,
    limits,
    problem::{self, Problem},
};

/// Layer around every room: lets reads through, and changes that come from our own pages.
pub(crate) async fn refuse_other_sites(
    State(app): State<App>,
    request: Request,
    next: Next,
) -> Response {
    let is_read =
        matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS | Method::TRACE);
    if !is_read
        && limits::is_api(request.uri().path())
        && let Err(problem) = judge(request.headers(), &app.origin)
    {
        return problem.into_response();
    }
    next.run(request).await
}

/// What browsers send as `Origin` from pages at this public address: lower case, and no port where
/// it is the usual one.
pub(crate) fn origin_of(public_url: &str) -> String {
    let parsed = Url::parse(public_url).map(|url| url.origin().ascii_serialization());
    parsed.unwrap_or_else(|_| public_url.to_owned())
}

/// Whether a change with these headers comes from `origin`.
fn judge(headers: &HeaderMap, origin: &str) -> Result<(), Problem> {
    let one = |name: &str| {
        let mut values = headers.get_all(name).iter();
        let value = values.next().map(|value| value.to_str().unwrap_or_default());
        // Said twice is said by somebody in between: as wrong as a wrong one.
        if values.next().is_some() { Some("") } else { value }
    };
    let fetch_site = one("sec-fetch-site");
    let ours = match (one(header::ORIGIN.as_str()), fetch_site) {
        (Some(named), None | Some("same-origin")) => named == origin,
        (None, site) => site == Some("same-origin"),
        (Some(_), Some(_)) => false,
    };
    if !ours {
        return Err(problem::request::CROSS_SITE);
    }
    if one(CHANGE_HEADER) != Some(CHANGE_HEADER_VALUE) {
        return Err(problem::request::NO_APP_HEADER);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = "https://pocket.example.jp";

    #[test]
    fn an_origin_is_written_as_browsers_write_it() {
        for (public_url, want) in [
            ("http://localhost:8080", "http://localhost:8080"),
            ("https://Pocket.example.jp:443", OURS),
            ("http://192.0.2.1:80", "http://192.0.2.1"),
            ("https://[::1]:8443", "https://[::1]:8443"),
        ] {
            assert_eq!(origin_of(public_url), want, "{public_url}");
        }
    }

    #[test]
    fn a_change_comes_from_our_own_page_or_not_at_all() {
        let cross = Err("request/cross-site");
        for (headers, want) in [
            (&[("origin", OURS), ("x-nakano", "1")][..], Ok(())),
            (&[("origin", OURS), ("sec-fetch-site", "same-origin"), ("x-nakano", "1")], Ok(())),
            (&[("sec-fetch-site", "same-origin"), ("x-nakano", "1")], Ok(())),
            (&[("origin", OURS)], Err("request/no-app-header")),
            (&[("origin", OURS), ("x-nakano", "0")], Err("request/no-app-header")),
            (
                &[("origin", OURS), ("x-nakano", "1"), ("x-nakano", "1")],
                Err("request/no-app-header"),
            ),
            (&[("x-nakano", "1")], cross),
            (&[("origin", "null"), ("x-nakano", "1")], cross),
            (&[("origin", "http://pocket.example.jp"), ("x-nakano", "1")], cross),
            (&[("origin", "https://pocket.example.jp.evil.example"), ("x-nakano", "1")], cross),
            (&[("origin", "https://pocket.example.jp:8443"), ("x-nakano", "1")], cross),
            (&[("origin", OURS), ("origin", "https://evil.example"), ("x-nakano", "1")], cross),
            (&[("origin", OURS), ("sec-fetch-site", "cross-site"), ("x-nakano", "1")], cross),
            (&[("sec-fetch-site", "same-site"), ("x-nakano", "1")], cross),
            (&[("sec-fetch-site", "none"), ("x-nakano", "1")], cross),
        ] {
            let mut map = HeaderMap::new();
            for (name, value) in headers {
                map.append(*name, value.parse().unwrap());
            }
            let got = judge(&map, OURS).map_err(|problem| problem.code);
            assert_eq!(got, want, "{headers:?}");
        }
    }
}
