//! The app's files: what is served, as what, for how long, and what never is.

use axum::http::{Method, StatusCode};

use crate::app::{CONTENT_FILE, TestApp, request, with};

const FOREVER: &str = "public, max-age=31536000, immutable";

#[tokio::test]
async fn each_file_has_its_type_and_its_time() {
    let app = TestApp::new().await;
    for (path, kind, kept) in [
        ("/", "text/html; charset=utf-8", "no-cache"),
        ("/index.html", "text/html; charset=utf-8", "no-cache"),
        ("/emergency/", "text/html; charset=utf-8", "no-cache"),
        ("/emergency/index.html", "text/html; charset=utf-8", "no-cache"),
        ("/sw.js", "text/javascript; charset=utf-8", "no-cache"),
        ("/release.json", "application/json", "no-cache"),
        ("/content/manifest.json", "application/json", "no-cache"),
        ("/manifest.webmanifest", "application/manifest+json", "no-cache"),
        ("/icon.png", "image/png", "no-cache"),
        ("/assets/app-1a2b.wasm", "application/wasm", FOREVER),
        ("/assets/app-1a2b.js", "text/javascript; charset=utf-8", FOREVER),
        ("/assets/app-1a2b.css", "text/css; charset=utf-8", FOREVER),
        (CONTENT_FILE, "application/json", FOREVER),
    ] {
        let answer = app.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.header("content-type"), kind, "{path}");
        assert_eq!(answer.header("cache-control"), kept, "{path}");
        assert_eq!(answer.header("vary"), "accept-encoding", "{path}");
        assert_eq!(answer.header("content-length"), answer.body.len().to_string(), "{path}");
    }
}

#[tokio::test]
async fn the_smallest_encoding_the_client_takes_is_sent() {
    let app = TestApp::new().await;
    for (path, accepts, encoding, body) in [
        ("/index.html", "gzip, deflate, br, zstd", "br", "index as br"),
        ("/index.html", "gzip", "gzip", "index as gz"),
        ("/index.html", "br;q=0, gzip", "gzip", "index as gz"),
        ("/index.html", "identity", "", "<!doctype html><title>app</title>"),
        ("/assets/app-1a2b.wasm", "gzip, br", "br", "wasm as br"),
        ("/assets/app-1a2b.wasm", "gzip", "", "wasm as it is"),
    ] {
        let answer = app.call(with(request(Method::GET, path), "accept-encoding", accepts)).await;
        assert_eq!(answer.header("content-encoding"), encoding, "{path} {accepts}");
        assert_eq!(answer.body, body, "{path} {accepts}");
        assert_eq!(answer.header("vary"), "accept-encoding", "{path} {accepts}");
    }
    let wasm = with(request(Method::GET, "/assets/app-1a2b.wasm"), "accept-encoding", "br");
    assert_eq!(app.call(wasm).await.header("content-type"), "application/wasm");
}

#[tokio::test]
async fn who_has_the_file_is_told_so_and_only_as_long_as_its_content_is_the_same() {
    let app = TestApp::new().await;
    for path in ["/index.html", "/sw.js", "/assets/app-1a2b.wasm", CONTENT_FILE, "/shelter/map"] {
        let tag = app.visit(path).await.header("etag").to_owned();
        assert!(tag.starts_with('"') && tag.ends_with('"'), "{path} {tag}");
        let again = |tag: &str| {
            with(with(request(Method::GET, path), "accept", "text/html"), "if-none-match", tag)
        };
        let known = app.call(again(&tag)).await;
        assert_eq!(known.status, StatusCode::NOT_MODIFIED, "{path}");
        assert_eq!(known.header("etag"), tag, "{path}");
        assert!(known.body.is_empty(), "{path}");
        assert_eq!(app.call(again("\"other\"")).await.status, StatusCode::OK, "{path}");
        let tag_of_br = app.call(with(again("\"\""), "accept-encoding", "br")).await;
        let coded = tag_of_br.header("content-encoding") == "br";
        assert_eq!(tag_of_br.header("etag") != tag, coded, "one tag an encoding, {path}");
    }
    let old = app.get("/sw.js").await.header("etag").to_owned();
    // A rollback with the older file's date: the date must not say "you have it".
    app.write("/sw.js", "self.skipWaitinG");
    let request = with(request(Method::GET, "/sw.js"), "if-none-match", &old);
    let request = with(request, "if-modified-since", "Fri, 31 Dec 2100 23:59:59 GMT");
    assert_eq!(app.call(request).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_link_inside_the_app_opens_the_app_and_a_missing_file_does_not() {
    let app = TestApp::new().await;
    for (path, page) in [
        ("/shelter", true),
        ("/shelter/manual/P1-HQ-01", true),
        ("/shelter/%E5%8D%97%E5%8F%B0", true),
        ("/shelter/?q=%E3%83%88", true),
        ("/emergency", true),
        ("/missing.js", false),
        ("/assets/app-9z.wasm", false),
        ("/content/missing.json", false),
        ("/api", false),
        ("/api/", false),
        ("/api/nothing", false),
    ] {
        let visit = app.visit(path).await;
        if page {
            assert_eq!(visit.status, StatusCode::OK, "{path}");
            assert_eq!(visit.body, "<!doctype html><title>app</title>", "{path}");
            assert_eq!(visit.header("cache-control"), "no-cache", "{path}");
        } else {
            assert_eq!(visit.status, StatusCode::NOT_FOUND, "{path}");
            assert_eq!(visit.problem(), "request/not-found", "{path}");
        }
        assert_eq!(app.get(path).await.problem(), "request/not-found", "a script, {path}");
    }
}

#[tokio::test]
async fn nothing_outside_the_site_and_nothing_hidden_is_served() {
    let app = TestApp::new().await;
    for path in [
        "/.env",
        "/%2eenv",
        "/%2Eenv",
        "/../nakano.db",
        "/assets/../../nakano.db",
        "/..%2fnakano.db",
        "/%2e%2e/nakano.db",
        "/%252e%252e/nakano.db",
        "/..%5cnakano.db",
        "//etc/passwd",
        "/index.html.br",
        "/index.html.gz",
        "/index.html%00.js",
        "/index%2ehtml",
    ] {
        for answer in [app.get(path).await, app.visit(path).await] {
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
            assert_eq!(answer.problem(), "request/not-found", "{path}");
        }
    }
}

#[tokio::test]
async fn head_tells_what_get_would_send() {
    let app = TestApp::new().await;
    for path in ["/index.html", "/assets/app-1a2b.wasm", "/missing.js", "/api/health"] {
        let (get, head) = (app.get(path).await, app.call(request(Method::HEAD, path)).await);
        assert_eq!(head.status, get.status, "{path}");
        for name in ["content-type", "content-length", "etag", "cache-control"] {
            assert_eq!(head.header(name), get.header(name), "{path} {name}");
        }
    }
    assert!(app.call(request(Method::HEAD, "/index.html")).await.body.is_empty());
}

#[tokio::test]
async fn files_are_read_and_nothing_else() {
    let app = TestApp::new().await;
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::OPTIONS] {
        let answer = app.call(request(method.clone(), "/index.html")).await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
        assert_eq!(answer.problem(), "request/method-not-allowed", "{method}");
        assert_eq!(answer.header("allow"), "GET,HEAD", "{method}");
    }
}

#[tokio::test]
async fn a_part_of_a_file_that_stays_can_be_asked_for() {
    let app = TestApp::new().await;
    let wasm = request(Method::GET, "/assets/app-1a2b.wasm");
    let answer = app.call(with(wasm, "range", "bytes=0-3")).await;
    assert_eq!(answer.status, StatusCode::PARTIAL_CONTENT);
    assert_eq!(answer.body, "wasm");
    let page = app.call(with(request(Method::GET, "/index.html"), "range", "bytes=0-3")).await;
    assert_eq!(page.status, StatusCode::OK, "what may change is sent whole");
}

#[tokio::test]
async fn without_a_built_app_a_visitor_is_told_so() {
    let app = TestApp::with(|config| config.site_dir = "no-such-folder".into()).await;
    let answer = app.visit("/").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.problem(), "site/absent");
}
