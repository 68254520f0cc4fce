//! What is only gathered, not compiled: the script, the style sheet, the texts, the public files.

use super::{locale, site::Site, style};
use crate::{failure::Failure, files, places::Places};

/// Puts everything of `style/`, `app/locales/` and `public/` and the boot script into the site.
pub(super) fn lay(places: &Places, site: &mut Site) -> Result<(), Failure> {
    site.add("/assets/boot.js", files::bytes(&places.at("app/boot.js"))?)?;
    site.add("/assets/app.css", style::sheet(places)?.into_bytes())?;
    for code in locale::CODES {
        let texts = locale::pack(&locale::read(places, code)?);
        site.add(&format!("/assets/locale-{code}.json"), texts.into_bytes())?;
    }
    site.add_folder("/", &places.at("public"))
}
