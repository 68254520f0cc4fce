//! Shelters (指定避難所) and towns (町丁目) of the ward.

use serde::{Deserialize, Serialize};

/// Everything the app knows of places, one file of the bundle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Directory {
    /// Layout of this record.
    pub schema: u32,
    /// Day the shelter data was published, as its source states it.
    pub source_date: String,
    /// Lines that name the sources, as their licences ask.
    pub attribution: Vec<String>,
    /// Designated shelters.
    pub places: Vec<Place>,
    /// Towns, for choosing where one is without a position.
    pub towns: Vec<Town>,
}

/// A designated shelter (指定避難所).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Place {
    /// Common id (共通ID) of 国土地理院, such as `E1311400001111`; the key everywhere.
    pub id: String,
    /// Name.
    pub name: String,
    /// Reading in hiragana; this project's own, empty when unknown.
    #[serde(default)]
    pub kana: String,
    /// English name; this project's own, empty when unknown.
    #[serde(default)]
    pub en: String,
    /// Address in one line.
    pub address: String,
    /// Position.
    pub position: Position,
    /// Kind guessed from the name, such as 学校; empty when unknown.
    #[serde(default)]
    pub kind: String,
    /// Remark of the source, such as 建替え工事中.
    #[serde(default)]
    pub note: String,
    /// People it is planned for (想定収容人数); `None` is 未公表, never 0.
    #[serde(default)]
    pub capacity: Option<u32>,
    /// Hazards it is meant for (災害種別); `None` is 未公表, an empty list is "none".
    #[serde(default)]
    pub hazards: Option<Vec<Hazard>>,
    /// Neighbourhoods it is for (対象となる町会・自治会); empty is 未公表.
    #[serde(default)]
    pub neighbourhoods: String,
}

/// A kind of disaster a site is safe for (災害種別).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hazard {
    /// 洪水
    Flood,
    /// 崖崩れ、土石流及び地滑り
    Landslide,
    /// 高潮
    StormSurge,
    /// 地震
    Earthquake,
    /// 津波
    Tsunami,
    /// 大規模な火事
    LargeFire,
    /// 内水氾濫
    InlandFlood,
    /// 火山現象
    Volcano,
}

impl Hazard {
    /// All hazards, in the column order of the dataset.
    pub const ALL: [Self; 8] = [
        Self::Flood,
        Self::Landslide,
        Self::StormSurge,
        Self::Earthquake,
        Self::Tsunami,
        Self::LargeFire,
        Self::InlandFlood,
        Self::Volcano,
    ];
}

/// A town (町丁目) with its middle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Town {
    /// Census key, such as `13114001001`.
    pub id: String,
    /// Name, such as 南台１丁目.
    pub name: String,
    /// Reading in hiragana; this project's own.
    #[serde(default)]
    pub kana: String,
    /// English name; this project's own.
    #[serde(default)]
    pub en: String,
    /// A point inside the town.
    pub position: Position,
}

/// A point on the earth, WGS84, degrees.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Position {
    /// Latitude, north positive.
    pub lat: f64,
    /// Longitude, east positive.
    pub lon: f64,
}

impl Directory {
    /// The shelter with this id.
    pub fn place(&self, id: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.id == id)
    }

    /// The town with this id.
    pub fn town(&self, id: &str) -> Option<&Town> {
        self.towns.iter().find(|town| town.id == id)
    }
}
