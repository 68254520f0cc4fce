//! The manual from its files, with the ward's own chapters where the ward has given some.

use std::path::Path;

use nakano_shared::shelter::{
    assemble::{ManualParts, assemble},
    manual::{Item, Manual, WardChapter},
    ward_text,
};

use super::json;
use crate::{failure::Failure, files, places::Places};

const FOLDER: &str = "content/shelter/manual";

/// A folder for each shelter, named by its common id, or `all`; Markdown in the order of the names.
const WARD: &str = "content/shelter/ward";

pub(super) fn read(places: &Places) -> Result<Manual, Failure> {
    let parts = ManualParts {
        book: json(places, &format!("{FOLDER}/book.json"))?,
        chapters: json(places, &format!("{FOLDER}/chapters.json"))?,
        forms: json(places, &format!("{FOLDER}/forms.json"))?,
        first_hour: json(places, &format!("{FOLDER}/first_hour.json"))?,
        items: items(places)?,
        ward_chapters: ward_chapters(places)?,
    };
    assemble(parts).map_err(|error| Failure::source(places.at(FOLDER), error))
}

/// The cards of all `items_*.json`, in the order of the files' names.
fn items(places: &Places) -> Result<Vec<Item>, Failure> {
    let mut all = Vec::new();
    for path in files::below(&places.at(FOLDER))? {
        let name = files::relative(&path, places.root());
        if name.contains("/items_") && files::has_extension(&path, "json") {
            all.extend(json::<Vec<Item>>(places, &name)?);
        }
    }
    Ok(all)
}

fn ward_chapters(places: &Places) -> Result<Vec<WardChapter>, Failure> {
    let mut all = Vec::new();
    let top = places.at(WARD);
    for path in files::below(&top)? {
        if !files::has_extension(&path, "md") {
            continue;
        }
        let place = place_of(&path, &top).ok_or_else(|| {
            Failure::source(&path, "is not in a folder `all` or of a shelter's id")
        })?;
        let text = files::text(&path)?;
        let chapters = ward_text::chapters(&text, (place != "all").then_some(place.as_str()))
            .map_err(|error| Failure::source(&path, error))?;
        all.extend(chapters);
    }
    Ok(all)
}

/// The folder's name of `<top>/<place>/<file>`.
fn place_of(path: &Path, top: &Path) -> Option<String> {
    let inside = files::relative(path, top);
    let (place, file) = inside.split_once('/')?;
    (!file.contains('/')).then(|| place.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ward_text_belongs_to_the_folder_it_lies_in() {
        for (path, want) in [
            ("/w/all/1.md", Some("all")),
            ("/w/E1311400001111/a.md", Some("E1311400001111")),
            ("/w/a.md", None),
            ("/w/a/b/c.md", None),
        ] {
            assert_eq!(place_of(Path::new(path), Path::new("/w")).as_deref(), want, "{path}");
        }
    }
}
