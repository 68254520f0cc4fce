//! The columns of both editions, found by their names.
//!
//! Names are compared folded (width, case, brackets and underscores do not matter), because
//! municipalities write 建物名等(方書) and 建物名等（方書） alike.

use csv::StringRecord;

use super::report::FileError;
use crate::kernel::text::fold;

/// Which edition of the dataset a file follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edition {
    /// 自治体標準オープンデータセット, since 2022: key column `ID`.
    Standard,
    /// 推奨データセット of 2017–22: key column `NO`, unique only within the municipality.
    Recommended,
}

impl Edition {
    /// Name of the column that identifies a row.
    pub const fn id_column(self) -> &'static str {
        match self {
            Self::Standard => "ID",
            Self::Recommended => "NO",
        }
    }
}

/// Flag columns in the order of [`crate::shelter::place::Hazard::ALL`].
pub(super) const HAZARDS: [&str; 8] = [
    "災害種別_洪水",
    "災害種別_崖崩れ、土石流及び地滑り",
    "災害種別_高潮",
    "災害種別_地震",
    "災害種別_津波",
    "災害種別_大規模な火事",
    "災害種別_内水氾濫",
    "災害種別_火山現象",
];

pub(super) const NAME: &str = "名称";
pub(super) const KANA: &str = "名称_カナ";
pub(super) const ENGLISH: &str = "名称_英字";
pub(super) const LATITUDE: &str = "緯度";
pub(super) const LONGITUDE: &str = "経度";
pub(super) const PUBLISHER_CODE: &str = "全国地方公共団体コード";
pub(super) const SITE_CODE: &str = "所在地_全国地方公共団体コード";
pub(super) const CITY_CODE: &str = "市区町村コード";
pub(super) const POSTAL_CODE: &str = "郵便番号";
pub(super) const ADDRESS: &str = "所在地_連結表記";
pub(super) const ADDRESS_PARTS: [&str; 4] =
    ["所在地_都道府県", "所在地_市区町村", "所在地_町字", "所在地_番地以下"];
pub(super) const BUILDING: &str = "建物名等(方書)";
pub(super) const OLD_ADDRESS: &str = "住所";
pub(super) const OLD_BUILDING: &str = "方書";
pub(super) const DESIGNATED: &str = "指定避難所との重複";
pub(super) const CAPACITY: &str = "想定収容人数";
pub(super) const NEIGHBOURHOODS: &str = "対象となる町会・自治会";
pub(super) const NOTE: &str = "備考";

/// Another name under which a column is met in the old edition.
const ALIASES: [(&str, &str); 1] = [(CITY_CODE, "都道府県コード又は市区町村コード")];

/// Every column that is read; the others are passed over.
const KNOWN: [&str; 22] = [
    "ID",
    "NO",
    NAME,
    KANA,
    ENGLISH,
    LATITUDE,
    LONGITUDE,
    PUBLISHER_CODE,
    SITE_CODE,
    CITY_CODE,
    POSTAL_CODE,
    ADDRESS,
    ADDRESS_PARTS[0],
    ADDRESS_PARTS[1],
    ADDRESS_PARTS[2],
    ADDRESS_PARTS[3],
    BUILDING,
    OLD_ADDRESS,
    OLD_BUILDING,
    DESIGNATED,
    CAPACITY,
    NEIGHBOURHOODS,
];

/// Where each column of a file is.
#[derive(Debug)]
pub(super) struct Columns {
    pub(super) edition: Edition,
    /// Cells of the header, without empty ones at its end.
    pub(super) count: usize,
    at: Vec<(&'static str, usize)>,
}

impl Columns {
    /// Reads the header.
    pub(super) fn find(header: &StringRecord) -> Result<Self, FileError> {
        let names: Vec<String> = header.iter().map(fold).collect();
        let mut at = Vec::new();
        for column in KNOWN.into_iter().chain(HAZARDS).chain([NOTE]) {
            let spellings = ALIASES.iter().filter(|(name, _)| *name == column);
            let spellings: Vec<String> =
                spellings.map(|(_, alias)| fold(alias)).chain([fold(column)]).collect();
            let mut places = (0..names.len()).filter(|at| spellings.contains(&names[*at]));
            if let Some(place) = places.next() {
                at.push((column, place));
            }
            if places.next().is_some() {
                return Err(FileError::DuplicateColumn { column });
            }
        }
        let has = |column: &str| at.iter().any(|(name, _)| *name == column);
        let edition = match (has("ID"), has("NO")) {
            (true, _) => Edition::Standard,
            (false, true) => Edition::Recommended,
            (false, false) => return Err(FileError::UnknownHeader),
        };
        let address = match edition {
            Edition::Standard if has(ADDRESS_PARTS[1]) => ADDRESS_PARTS[1],
            Edition::Standard => ADDRESS,
            Edition::Recommended => OLD_ADDRESS,
        };
        let code = (edition == Edition::Recommended).then_some(CITY_CODE);
        let needed = [NAME, address, LATITUDE, LONGITUDE].into_iter().chain(code);
        if let Some(column) = needed.into_iter().find(|column| !has(column)) {
            return Err(FileError::MissingColumn { column });
        }
        let count = names.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1);
        Ok(Self { edition, count, at })
    }

    /// The trimmed cell of a column; empty when the file has no such column.
    pub(super) fn cell<'record>(
        &self,
        record: &'record StringRecord,
        column: &str,
    ) -> &'record str {
        let at = self.at.iter().find(|(name, _)| *name == column);
        at.and_then(|(_, at)| record.get(*at)).unwrap_or_default().trim()
    }
}
