//! The built app as files: which file, how long it may be kept, and the page for every other link.
//!
//! Files come from one folder, with `.br` and `.gz` made at build time beside them; nothing is
//! compressed here. A file that changes under its name is asked for again each time and answered by
//! its content's tag; a file named by its hash is kept for a year.

mod kept;
mod path;

use std::{io, path::Path};

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, Response, StatusCode, Uri, header},
    response::IntoResponse,
};
use tower_http::services::ServeDir;

use crate::{
    accept,
    app::App,
    conditional, limits,
    problem::{self, Problem},
};
use kept::Kept;
use path::SitePath;

/// Largest file that is read whole to make its tag, in bytes; a larger one is sent without a tag.
const TAGGED_BYTES_MAX: usize = 4 * 1024 * 1024;

/// The one page that finds its own way: links inside the app all open it.
const APP_PAGE: &str = "/index.html";

/// The folder of the app.
#[derive(Clone)]
pub(crate) struct Site {
    files: ServeDir,
}

impl Site {
    pub(crate) fn new(folder: &Path) -> Self {
        let files = ServeDir::new(folder)
            .append_index_html_on_directories(false)
            .precompressed_br()
            .precompressed_gzip();
        Self { files }
    }

    /// The file, or `None` when there is none.
    async fn open(
        &self,
        path: &str,
        headers: &HeaderMap,
    ) -> Result<Option<Response<Body>>, Problem> {
        let (mut request, kept) = (Request::new(Body::empty()), Kept::of(path));
        *request.uri_mut() = path.parse::<Uri>().map_err(|_| problem::request::NOT_FOUND)?;
        for name in kept.headers_passed_on() {
            if let Some(value) = headers.get(&name) {
                request.headers_mut().insert(name, value.clone());
            }
        }
        let response = match self.files.clone().try_call(request).await {
            Ok(response) if response.status() == StatusCode::NOT_FOUND => return Ok(None),
            Ok(response) => response,
            Err(error) if is_absence(&error) => return Ok(None),
            Err(error) => return Err(unreadable(&error)),
        };
        let mut response = response.map(Body::new);
        name_charset(response.headers_mut());
        response.headers_mut().insert(header::CACHE_CONTROL, kept.cache_control());
        match kept {
            Kept::Forever => Ok(Some(response)),
            Kept::AskAgain => tag(headers, response).await.map(Some),
        }
    }
}

/// Answers everything that is not a route: files, links inside the app, and 404.
pub(crate) async fn serve(State(app): State<App>, request: Request) -> axum::response::Response {
    let is_head = request.method() == Method::HEAD;
    match find(&app.site, request).await {
        Ok(response) if is_head => response.map(|_| Body::empty()),
        Ok(response) => response,
        Err(problem) => problem.into_response(),
    }
}

async fn find(site: &Site, request: Request) -> Result<Response<Body>, Problem> {
    let uri = request.uri().path();
    if limits::is_api(uri) {
        return Err(problem::request::NOT_FOUND);
    }
    if ![Method::GET, Method::HEAD].contains(request.method()) {
        return Err(problem::request::METHOD_NOT_ALLOWED.allowing("GET,HEAD"));
    }
    let path = SitePath::parse(uri).ok_or(problem::request::NOT_FOUND)?;
    if let Some(file) = path.file()
        && let Some(response) = site.open(&file, request.headers()).await?
    {
        return Ok(response);
    }
    if !path.may_be_page() || !accept::is_navigation(request.headers()) {
        return Err(problem::request::NOT_FOUND);
    }
    site.open(APP_PAGE, request.headers()).await?.ok_or(problem::site::ABSENT)
}

/// Reads a small file whole and answers by the tag of its bytes, each encoding with its own.
async fn tag(headers: &HeaderMap, response: Response<Body>) -> Result<Response<Body>, Problem> {
    let (mut parts, body) = response.into_parts();
    for name in [header::ETAG, header::LAST_MODIFIED, header::ACCEPT_RANGES] {
        parts.headers.remove(name);
    }
    let bytes = parts.headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    let small = bytes
        .and_then(|bytes| bytes.parse::<usize>().ok())
        .is_some_and(|bytes| bytes <= TAGGED_BYTES_MAX);
    if !small {
        return Ok(Response::from_parts(parts, body));
    }
    let body = axum::body::to_bytes(body, TAGGED_BYTES_MAX)
        .await
        .map_err(|error| unreadable(&io::Error::other(error)))?;
    Ok(conditional::answer(headers, Response::from_parts(parts, ()), body))
}

/// Whether the system says that there is no such file, rather than that it cannot be read.
fn is_absence(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidFilename, InvalidInput, NotADirectory, NotFound};
    matches!(error.kind(), NotFound | NotADirectory | InvalidFilename | InvalidInput)
}

fn unreadable(error: &io::Error) -> Problem {
    tracing::error!(event = "site.unreadable", cause = format!("io {:?}", error.kind()));
    problem::server::INTERNAL
}

/// Texts are UTF-8; scripts and JSON are by their standards, the rest has to be told.
fn name_charset(headers: &mut HeaderMap) {
    let named = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .filter(|kind| kind.starts_with("text/") && !kind.contains("charset"))
        .and_then(|kind| HeaderValue::from_str(&format!("{kind}; charset=utf-8")).ok());
    if let Some(value) = named {
        headers.insert(header::CONTENT_TYPE, value);
    }
}
