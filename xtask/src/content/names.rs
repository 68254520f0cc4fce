//! Readings and English names of shelters, towns and stations: our own, no source has them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::json;
use crate::{failure::Failure, places::Places};

/// `content/shelter/place_names.json`
#[derive(Debug, Deserialize)]
pub(super) struct Names {
    /// By common id.
    pub(super) places: BTreeMap<String, Name>,
    /// By census key.
    pub(super) towns: BTreeMap<String, Name>,
    /// By Japanese name.
    pub(super) stations: BTreeMap<String, Name>,
}

/// What a place is called beside its Japanese name.
#[derive(Debug, Default, Clone, Deserialize)]
pub(super) struct Name {
    /// In hiragana.
    #[serde(default)]
    pub(super) kana: String,
    /// In English.
    #[serde(default)]
    pub(super) en: String,
}

impl Names {
    pub(super) fn read(places: &Places) -> Result<Self, Failure> {
        json(places, "content/shelter/place_names.json")
    }
}

/// The name with this key; an unnamed place has empty ones.
pub(super) fn of(names: &BTreeMap<String, Name>, key: &str) -> Name {
    names.get(key).cloned().unwrap_or_default()
}
