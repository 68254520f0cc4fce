//! The directory: shelters from the open-data list, towns from the census, names of our own.

use nakano_shared::shelter::{
    open_data,
    place::{Directory, Place, Position, Town},
};
use serde::Deserialize;

use super::{
    geo::{Feature, Layer},
    json,
    names::{self, Names},
};
use crate::{failure::Failure, files, places::Places};

/// The list of 指定緊急避難場所 in the standard's columns.
const LIST: &str = "content/shelter/places.csv";

/// Layout of [`Directory`].
const SCHEMA: u32 = 1;

/// `content/shelter/sources.json`
#[derive(Debug, Deserialize)]
struct Sources {
    source_date: String,
    attribution: Vec<String>,
}

pub(super) fn directory(
    places: &Places,
    names: &Names,
    towns: &Layer,
) -> Result<Directory, Failure> {
    let sources: Sources = json(places, "content/shelter/sources.json")?;
    let mut towns: Vec<Town> =
        towns.features.iter().filter_map(|feature| town(feature, names)).collect();
    towns.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(Directory {
        schema: SCHEMA,
        source_date: sources.source_date,
        attribution: sources.attribution,
        places: shelters(places, names)?,
        towns,
    })
}

/// The shelters of our own list, in which nothing may be wrong.
fn shelters(places: &Places, names: &Names) -> Result<Vec<Place>, Failure> {
    let path = places.at(LIST);
    let import =
        open_data::import(&files::text(&path)?).map_err(|error| Failure::source(&path, error))?;
    if let Some(problem) = import.problems.first() {
        let why = format!("line {}, {}: {}", problem.line, problem.column, problem.kind);
        return Err(Failure::source(path, why));
    }
    let with_name = |mut place: Place| {
        let name = names::of(&names.places, &place.id);
        if place.kana.is_empty() {
            place.kana = name.kana;
        }
        if place.en.is_empty() {
            place.en = name.en;
        }
        place
    };
    Ok(import.places.into_iter().map(with_name).collect())
}

fn town(feature: &Feature, names: &Names) -> Option<Town> {
    let properties = &feature.properties;
    let id = properties.key_code.clone()?;
    let name = names::of(&names.towns, &id);
    Some(Town {
        id,
        name: properties.name.clone()?,
        kana: name.kana,
        en: name.en,
        position: Position { lat: properties.lat?, lon: properties.lng? },
    })
}
