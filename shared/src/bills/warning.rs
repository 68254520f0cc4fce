//! What a person should know about a slip that is valid all the same. Nothing here refuses.
//!
//! How a slip stands to other slips is in `check`.

use serde::{Deserialize, Serialize};

use super::bill::Slip;
use super::number::{ItemCode, OrgCode};
use super::state::State;
use crate::kernel::date::Date;

/// Highest instalment that is taken as one (第1期 to 第12期): no local tax is split into more than
/// months. The table of 期別コード is not public.
pub const INSTALMENT_MAX: u8 = 12;

/// Something to tell about a slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Warning {
    /// 支払期限 lies before 納期限. Not an error until more real slips have been seen.
    DateOrder,
    /// 納期限 has passed, the code is still taken; 延滞金 may be added.
    OverduePayable,
    /// The money does not go to Nakano: a former home, or a tax of the prefecture.
    OtherMunicipality,
    /// The slip uses something this program does not know.
    UnknownExtension {
        /// Where.
        part: Extension,
    },
    /// Above [`super::gs1::STORE_LIMIT_YEN`]: a convenience store will refuse it.
    OverStoreLimit,
}

/// Where a slip goes beyond what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Extension {
    /// A reserved area is not all zeros.
    Reserved,
    /// 税目・料金番号 is not in the table.
    Item,
    /// 期別コード is above [`INSTALMENT_MAX`].
    Period,
}

/// How loudly a warning is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Good to know.
    Info,
    /// Look before paying.
    Warning,
}

impl Warning {
    /// How loudly it is said.
    pub const fn level(self) -> Level {
        match self {
            Self::DateOrder | Self::OverduePayable => Level::Warning,
            Self::OtherMunicipality | Self::UnknownExtension { .. } | Self::OverStoreLimit => {
                Level::Info
            }
        }
    }
}

/// All there is to tell about a slip on a day in Japan.
pub fn on_day(slip: &Slip, today: Date) -> Vec<Warning> {
    let overdue = matches!(State::of(slip, today), State::OverduePayable { .. });
    let daily = overdue.then_some(Warning::OverduePayable);
    slip.warnings.iter().copied().chain(daily).collect()
}

/// What the codes of an eL番号 alone tell.
pub(super) fn on_codes(org: OrgCode, item: ItemCode) -> Vec<Warning> {
    let other = (!org.is_nakano()).then_some(Warning::OtherMunicipality);
    let unknown = Warning::UnknownExtension { part: Extension::Item };
    let unknown = item.meaning().is_none().then_some(unknown);
    other.into_iter().chain(unknown).collect()
}
