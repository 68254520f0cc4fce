//! Chromium, and the npm packages of `end2end/` exactly as its lock file has them.

use std::process::Command;

use super::debian;
use crate::{child, failure::Failure, files, places::Places};

pub(super) fn ensure(places: &Places) -> Result<(), Failure> {
    debian::ensure(&debian::BROWSER)?;
    let lock = files::bytes(&places.at("end2end/package-lock.json"))?;
    let hash = files::sha256(&lock);
    let stamp = places.at("end2end/node_modules/.installed");
    if files::text(&stamp).is_ok_and(|installed| installed == hash) {
        return Ok(());
    }
    eprintln!("setup: npm packages of end2end/");
    child::run(
        Command::new("npm")
            .args(["ci", "--no-audit", "--no-fund", "--loglevel=error"])
            .current_dir(places.at("end2end"))
            // The browser is Debian's.
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
    )
    .map_err(|failure| Failure::Tool {
        tool: "the npm packages of end2end/".into(),
        how: format!("{failure}; get them with `npm ci` in end2end/"),
    })?;
    files::write(&stamp, hash.as_bytes())
}
