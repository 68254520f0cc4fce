//! A server without a socket, over a scratch site and a scratch SQLite file.

use std::{fs, path::Path, sync::Arc, time::Duration};

use axum::{
    Router,
    body::{Body, Bytes},
    http::{HeaderMap, Method, Request, Response, StatusCode, header},
};
use nakano_server::{
    App,
    auth::{
        self,
        session::{self, Beginning, VerifiedBy},
    },
    clock::Clock as _,
    config::{self, Config, Environment},
    db::{self, Db},
    random::{self, SystemRandom},
    router,
};
use nakano_shared::auth::{
    Device, Level, PasskeyId, PersonId,
    api::{CHANGE_HEADER, CHANGE_HEADER_VALUE},
    session::Began,
};
use tempfile::TempDir;
use tower::ServiceExt as _;

use crate::clock::ManualClock;

/// Name by content of the scratch site's one content file.
pub(crate) const CONTENT_FILE: &str =
    "/content/0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.json";

/// Files of the scratch site.
const FILES: [(&str, &str); 15] = [
    ("/index.html", "<!doctype html><title>app</title>"),
    ("/index.html.br", "index as br"),
    ("/index.html.gz", "index as gz"),
    ("/sw.js", "self.skipWaiting"),
    ("/release.json", r#"{"version":"2026.11"}"#),
    ("/manifest.webmanifest", "{}"),
    ("/emergency/index.html", "<!doctype html><title>emergency</title>"),
    ("/assets/app-1a2b.wasm", "wasm as it is"),
    ("/assets/app-1a2b.wasm.br", "wasm as br"),
    ("/assets/app-1a2b.js", "export default 1"),
    ("/assets/app-1a2b.css", "a{}"),
    (CONTENT_FILE, "{}"),
    ("/content/manifest.json", "{}"),
    ("/icon.png", "png"),
    ("/.env", "SECRET=canary"),
];

/// A server under test.
pub(crate) struct TestApp {
    router: Router,
    app: App,
    pub(crate) clock: Arc<ManualClock>,
    pub(crate) db: Db,
    pub(crate) folder: TempDir,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl TestApp {
    /// A server with default settings.
    pub(crate) async fn new() -> Self {
        Self::with(|_| {}).await
    }

    /// A server with other settings.
    pub(crate) async fn with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = TempDir::new().unwrap();
        let site = folder.path().join("site");
        for (name, content) in FILES {
            write(&site, name, content);
        }
        let database = format!("sqlite:{}", folder.path().join("nakano.db").display());
        let mut config = config::load(None, &Environment::new()).unwrap().config;
        config.database = database.parse().unwrap();
        config.site_dir = site;
        change(&mut config);
        let db = db::open(&config.database, config.database_connections).await.unwrap();
        let clock = Arc::new(ManualClock::default());
        let app = App::new(config, db.clone(), Arc::clone(&clock) as _, Arc::new(SystemRandom));
        Self { router: router::build(app.clone()), app, clock, db, folder }
    }

    /// The same server around other rooms.
    pub(crate) fn around(&self, rooms: Router<App>) -> Router {
        router::within_limits(rooms, self.app.clone())
    }

    /// Adds or replaces a file of the site.
    pub(crate) fn write(&self, name: &str, content: &str) {
        write(&self.folder.path().join("site"), name, content);
    }

    /// Asks the server.
    pub(crate) async fn call(&self, request: Request<Body>) -> Answer {
        ask(&self.router, request).await
    }

    /// Asks the server for an answer that does not end.
    pub(crate) async fn open(&self, request: Request<Body>) -> Response<Body> {
        self.router.clone().oneshot(request).await.unwrap()
    }

    /// Ends the open event streams, as a server does that is about to stop.
    pub(crate) fn stop_streams(&self) {
        self.app.hints().stop();
    }

    /// `GET` as a script does it.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.call(request(Method::GET, path)).await
    }

    /// `GET` as a browser does it when a person follows a link.
    pub(crate) async fn visit(&self, path: &str) -> Answer {
        let accept = "text/html,application/xhtml+xml,*/*;q=0.8";
        self.call(with(request(Method::GET, path), header::ACCEPT.as_str(), accept)).await
    }
}

/// A person signed in by passkey, in one browser.
#[derive(Debug, Clone)]
pub(crate) struct Visitor {
    /// Who.
    pub(crate) person: PersonId,
    /// `name=value` of the session's cookie.
    pub(crate) cookie: String,
}

impl Visitor {
    /// Their `GET`.
    pub(crate) fn get(&self, path: &str) -> Request<Body> {
        with(request(Method::GET, path), "cookie", &self.cookie)
    }

    /// Their change, as the app sends it.
    pub(crate) fn post(&self, path: &str, body: &serde_json::Value) -> Request<Body> {
        with(change(Method::POST, path, body), "cookie", &self.cookie)
    }
}

impl TestApp {
    /// A new person with a session as a passkey begins it, past the passkey itself.
    pub(crate) async fn sign_in(&self) -> Visitor {
        let person = PersonId::random(random::draw(&SystemRandom).unwrap());
        let now_ms = self.clock.utc_ms();
        self.db
            .write(move |transaction| {
                Box::pin(async move {
                    auth::person::store::insert(transaction, person, Level::L1, now_ms).await
                })
            })
            .await
            .unwrap();
        self.sign_in_again(person, Began::Passkey).await
    }

    /// One more session of a person.
    pub(crate) async fn sign_in_again(&self, person: PersonId, began: Began) -> Visitor {
        self.sign_in_by(person, (began == Began::Passkey).then_some(true)).await
    }

    /// One more session of a person: by a passkey that cannot leave its device or one that can, or
    /// else by a recovery code.
    pub(crate) async fn sign_in_by(&self, person: PersonId, device_bound: Option<bool>) -> Visitor {
        let device = Device::of_user_agent("Mozilla/5.0 (iPhone) Safari/604.1");
        let now_ms = self.clock.utc_ms();
        let passkey = PasskeyId::random(random::draw(&SystemRandom).unwrap());
        let verified_by = device_bound.map(|device_bound| VerifiedBy { passkey, device_bound });
        let beginning =
            Beginning::draw(&SystemRandom, person, device, verified_by, now_ms).unwrap();
        let cookie = format!("nakano={}", beginning.token.secret());
        self.db
            .write(move |transaction| {
                let beginning = beginning.clone();
                Box::pin(async move { session::begin(transaction, &beginning, None).await })
            })
            .await
            .unwrap();
        Visitor { person, cookie }
    }
}

/// A change as the app sends it, without a session.
pub(crate) fn change(method: Method, path: &str, body: &serde_json::Value) -> Request<Body> {
    let request = request(method, path).map(|_| Body::from(body.to_string()));
    let request = with(request, "content-type", "application/json");
    from_app(request)
}

/// The request with what shows that it comes from the app's own pages.
pub(crate) fn from_app(request: Request<Body>) -> Request<Body> {
    let request = with(request, "origin", "http://localhost:8080");
    with(request, CHANGE_HEADER, CHANGE_HEADER_VALUE)
}

/// Asks a router.
pub(crate) async fn ask(router: &Router, request: Request<Body>) -> Answer {
    let (parts, body) = router.clone().oneshot(request).await.unwrap().into_parts();
    // An event stream does not end; who wants to read it opens it.
    let endless = parts.headers.get("content-type").is_some_and(|kind| kind == "text/event-stream");
    let body = if endless { Body::empty() } else { body };
    let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
    Answer { status: parts.status, headers: parts.headers, body }
}

/// A request without headers and body.
pub(crate) fn request(method: Method, path: &str) -> Request<Body> {
    Request::builder().method(method).uri(path).body(Body::empty()).unwrap()
}

/// The request with one header more.
pub(crate) fn with(mut request: Request<Body>, name: &'static str, value: &str) -> Request<Body> {
    request.headers_mut().append(name, value.parse().unwrap());
    request
}

impl Answer {
    /// A header as text, empty when it is not there.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The body as JSON.
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }

    /// The code of a problem, after looking at the rest of it.
    pub(crate) fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), "application/problem+json");
        assert_eq!(self.header("cache-control"), "no-store");
        let problem = self.json();
        assert_eq!(problem["status"], self.status.as_u16());
        let code = problem["code"].as_str().unwrap().to_owned();
        assert_eq!(problem["type"], format!("urn:nakano-pocket:problem:{code}"));
        code
    }

    /// Seconds of `Retry-After`.
    pub(crate) fn retry_after(&self) -> Duration {
        Duration::from_secs(self.header("retry-after").parse().unwrap())
    }
}

fn write(site: &Path, name: &str, content: &str) {
    let file = site.join(name.trim_start_matches('/'));
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, content).unwrap();
}
