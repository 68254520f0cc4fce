//! Writes the site to a staging folder and swaps it in: what is served is whole, before and after.

use std::{fs, path::Path};

use super::{compress, site::Site};
use crate::{failure::Failure, files, places::Places};

/// Writes the site so that `dist` is either the old one or the new one.
pub(super) fn publish(
    places: &Places,
    site: &Site,
    compressed: bool,
    dist: &Path,
) -> Result<(), Failure> {
    let staging = dist.with_extension("staging");
    let old = dist.with_extension("old");
    files::remove(&staging)?;
    files::remove(&old)?;
    for (url, content) in site.iter() {
        let path = staging.join(url.trim_start_matches('/'));
        files::write(&path, content)?;
        if compressed {
            for (extension, form) in compress::forms(places, url, content)? {
                files::write(
                    &staging.join(format!("{}.{extension}", url.trim_start_matches('/'))),
                    &form,
                )?;
            }
        }
    }
    if dist.exists() {
        fs::rename(dist, &old).map_err(Failure::at(dist))?;
    }
    fs::rename(&staging, dist).map_err(Failure::at(dist))?;
    files::remove(&old)
}
