//! The slip (納付書) as one read gives it. Not its life: handing over, paying and proof are not here.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::gs1::Barcode;
use super::number::{CaseKey, ConfirmNo, ItemCode, OfficeCode, OrgCode};
use super::warning::Warning;
use crate::kernel::date::Date;

/// Where a slip was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BillSource {
    /// 地方税統一QRコード, 255 digits: says everything.
    ElQr,
    /// Convenience-store barcode (GS1-128), 44 digits: amount and last day, no eL番号.
    Gs1,
    /// eL番号 typed by hand, 34 digits: neither amount nor dates.
    Manual,
}

/// What one slip says. Kept on the device, encrypted; never sent whole and never logged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slip {
    /// Where it was read from.
    pub source: BillSource,
    /// The digits as read, from which the code can be drawn again.
    pub raw: Raw,
    /// 収納機関番号
    pub org_code: Option<OrgCode>,
    /// 税務事務所コード
    pub office_code: Option<OfficeCode>,
    /// 納付区分
    pub item_code: Option<ItemCode>,
    /// 納付番号
    pub case_key: Option<CaseKey>,
    /// 確認番号
    pub confirm_no: Option<ConfirmNo>,
    /// The convenience-store barcode, when that was read too.
    pub barcode: Option<Barcode>,
    /// Amount in yen, 1 to `99_999_999_999`; `None` after hand entry: サイトで金額を確認.
    pub amount_yen: Option<u64>,
    /// 賦課年度: the fiscal year in which the tax was assessed.
    pub levy_year: Option<u16>,
    /// 課税年度: the fiscal year the tax is for.
    pub tax_year: Option<u16>,
    /// 期別コード, 0 to 99; 0 is the whole year (全期).
    pub period: Option<u8>,
    /// 納期限: the day until which nothing is added. A holiday is already taken into account.
    pub due: Option<Date>,
    /// 支払期限: the last day the code is taken, through 23:59:59 in Japan.
    pub pay_by: Option<Date>,
    /// What the reader noticed; see [`super::warning::on_day`] for what depends on the day.
    #[serde(default)]
    pub warnings: Vec<Warning>,
}

impl Slip {
    /// A slip of which nothing is known yet but its digits.
    pub(super) fn blank(source: BillSource, raw: &str) -> Self {
        Self {
            source,
            raw: Raw(raw.to_owned()),
            org_code: None,
            office_code: None,
            item_code: None,
            case_key: None,
            confirm_no: None,
            barcode: None,
            amount_yen: None,
            levy_year: None,
            tax_year: None,
            period: None,
            due: None,
            pay_by: None,
            warnings: Vec::new(),
        }
    }
}

/// The digits of a code. They contain the 確認番号, so `Debug` tells only how many there are.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Raw(String);

impl Raw {
    /// The digits, for drawing the code again.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Raw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Raw({} digits)", self.0.len())
    }
}
