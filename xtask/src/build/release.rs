//! The release: the list of files a device keeps to work with no network, in `release.json` and in
//! the service worker.

use serde::Serialize;

use super::site::Site;
use crate::{failure::Failure, files};

/// What `sw.js` has where the release belongs.
const PLACEHOLDER: &str = "/*RELEASE*/null";

/// Hex digits of a release's version.
const VERSION_DIGITS: usize = 16;

/// Files by the hundred would make an all-or-nothing install fail on a bad line.
const FILES_MAX: usize = 200;

#[derive(Debug, Serialize)]
struct Release {
    version: String,
    files: Vec<ReleaseFile>,
}

#[derive(Debug, Serialize)]
struct ReleaseFile {
    url: String,
    sha256: String,
    bytes: usize,
}

/// Adds `release.json` and writes the same list into the service worker.
pub(super) fn lay(site: &mut Site) -> Result<(), Failure> {
    let release = release_of(site);
    if release.files.len() > FILES_MAX {
        let why = format!("{} files are more than {FILES_MAX}", release.files.len());
        return Err(Failure::source("release.json", why));
    }
    let json =
        serde_json::to_string(&release).map_err(|error| Failure::source("release.json", error))?;
    if let Some(worker) = site.get("/sw.js") {
        let text = String::from_utf8_lossy(worker);
        if text.matches(PLACEHOLDER).count() != 1 {
            return Err(Failure::source("public/sw.js", format!("has no single {PLACEHOLDER}")));
        }
        let filled = text.replace(PLACEHOLDER, &json);
        site.replace("/sw.js", filled.into_bytes());
    }
    site.add("/release.json", json.into_bytes())
}

fn release_of(site: &Site) -> Release {
    let kept = site.iter().filter(|(url, _)| is_kept(url));
    let files: Vec<ReleaseFile> = kept
        .map(|(url, content)| ReleaseFile {
            url: as_asked_for(url),
            sha256: files::sha256(content),
            bytes: content.len(),
        })
        .collect();
    let all: Vec<String> =
        files.iter().map(|file| format!("{} {}", file.url, file.sha256)).collect();
    let version = files::sha256(all.join("\n").as_bytes()).chars().take(VERSION_DIGITS).collect();
    Release { version, files }
}

/// Whether a device needs the file when it has no network. Content has its own manifest, the
/// service worker keeps itself, screenshots are for the install dialog, robots.txt for robots.
fn is_kept(url: &str) -> bool {
    let elsewhere = ["/content/", "/screenshots/"].iter().any(|folder| url.starts_with(folder));
    !elsewhere && !matches!(url, "/sw.js" | "/release.json" | "/robots.txt")
}

/// The URL under which a browser asks for a file.
fn as_asked_for(url: &str) -> String {
    url.strip_suffix("index.html").unwrap_or(url).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(worker: &str) -> Site {
        let mut site = Site::default();
        for (url, text) in [
            ("/index.html", "page"),
            ("/assets/a-0.js", "1"),
            ("/emergency/index.html", "now"),
            ("/content/manifest.json", "{}"),
            ("/screenshots/a.png", ""),
            ("/robots.txt", ""),
            ("/sw.js", worker),
        ] {
            site.add(url, text.into()).unwrap();
        }
        site
    }

    #[test]
    fn a_release_lists_what_a_device_needs_and_nothing_else() {
        let urls: Vec<String> =
            release_of(&site("")).files.into_iter().map(|file| file.url).collect();
        assert_eq!(urls, ["/assets/a-0.js", "/emergency/", "/"]);
    }

    #[test]
    fn the_service_worker_holds_the_list() {
        let mut site = site("const RELEASE = /*RELEASE*/null;");
        lay(&mut site).unwrap();
        let list = String::from_utf8(site.get("/release.json").unwrap().to_vec()).unwrap();
        let worker = String::from_utf8(site.get("/sw.js").unwrap().to_vec()).unwrap();
        assert_eq!(worker, format!("const RELEASE = {list};"));
    }

    #[test]
    fn a_worker_without_a_place_for_the_list_is_refused() {
        assert!(lay(&mut site("const RELEASE = null;")).is_err());
    }
}
