//! The content as its source files have it: read, put together and refused when it does not hold.
//!
//! The build lays it into the site, `check` reads it for its findings. The rules are those of
//! nakano-shared; here is only the reading.

mod geo;
mod manual;
mod map;
mod names;
mod places;

use nakano_shared::shelter::{manual::Manual, map::Map, place::Directory, search::Index};
use serde::de::DeserializeOwned;

use crate::{failure::Failure, files, places::Places};

/// Everything of `content/shelter/`, ready to be written.
#[derive(Debug)]
pub(crate) struct Library {
    /// 避難所運営の手引き
    pub(crate) manual: Manual,
    /// 避難所と町丁目
    pub(crate) directory: Directory,
    /// 地図
    pub(crate) map: Map,
    /// 全文検索
    pub(crate) index: Index,
}

impl Library {
    /// Reads all of it.
    ///
    /// # Errors
    /// The first file that cannot be read, or the first thing in one that points at nothing.
    pub(crate) fn read(places: &Places) -> Result<Self, Failure> {
        let names = names::Names::read(places)?;
        let towns = geo::read(places, "towns")?;
        let directory = places::directory(places, &names, &towns)?;
        let manual = manual::read(places)?;
        let map = map::draw(places, &names, &towns)?;
        let index = Index::build(&manual, &directory);
        Ok(Self { manual, directory, map, index })
    }
}

/// A JSON file of the content.
fn json<T: DeserializeOwned>(places: &Places, path: &str) -> Result<T, Failure> {
    let path = places.at(path);
    serde_json::from_str(&files::text(&path)?).map_err(|error| Failure::source(path, error))
}
