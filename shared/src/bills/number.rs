//! The numbers printed on a slip, each its own type so that one cannot stand for another.
//!
//! eL番号 is 収納機関番号 + 納付番号 + 確認番号 + 納付区分; the eL-QR carries the same four.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::digits::{Digits, DigitsError};

/// Defines a code of a fixed number of digits.
macro_rules! number {
    ($(#[$meta:meta])* $name:ident, $digits:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Digits<$digits>);

        impl $name {
            /// Takes exactly this many ASCII digits.
            ///
            /// # Errors
            /// [`DigitsError`] for anything else.
            pub fn parse(text: &str) -> Result<Self, DigitsError> {
                Digits::parse(text).map(Self)
            }

            /// The digits, leading zeros kept.
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }
    };
}

number! {
    /// Who receives the money (収納機関番号, 共通納税機関コード), 5 digits.
    #[derive(Debug)]
    OrgCode, 5
}

number! {
    /// Tax office (税務事務所コード), 3 digits.
    #[derive(Debug)]
    OfficeCode, 3
}

number! {
    /// What is paid (納付区分, 税目・料金番号), 3 digits.
    #[derive(Debug)]
    ItemCode, 3
}

number! {
    /// Which case (納付番号, 案件特定キー), 20 digits.
    #[derive(Debug)]
    CaseKey, 20
}

number! {
    /// 確認番号, 6 digits. Together with the case key it opens the bill on the payment site, so it
    /// is shown to its owner only and its `Debug` hides it.
    ConfirmNo, 6
}

impl fmt::Debug for ConfirmNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ConfirmNo(hidden)")
    }
}

/// 中野区: its JIS code without the check digit. To be confirmed on a real slip of the ward.
const NAKANO: &str = "13114";

impl OrgCode {
    /// Whether this is Nakano ward itself.
    pub fn is_nakano(self) -> bool {
        self.as_str() == NAKANO
    }
}

/// A kind of tax whose item code is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaxItem {
    /// 自動車税（種別割）
    AutomobileTax,
}

impl ItemCode {
    /// What the code stands for; `None` is shown as 「公金（コード nnn）」.
    ///
    /// The table of codes is not public. 127 follows from car-tax slips that carry it.
    pub fn meaning(self) -> Option<TaxItem> {
        match self.as_str() {
            "127" => Some(TaxItem::AutomobileTax),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_confirmation_number_is_never_printed_by_debug() {
        let number = ConfirmNo::parse("123456").unwrap();
        assert!(!format!("{number:?} {:?}", Some(number)).contains("123456"));
        assert_eq!(number.as_str(), "123456");
    }

    #[test]
    fn codes_travel_as_text_and_are_checked_on_arrival() {
        let code: OrgCode = serde_json::from_str("\"01100\"").unwrap();
        assert_eq!(serde_json::to_string(&code).unwrap(), "\"01100\"");
        assert!(serde_json::from_str::<OrgCode>("\"1100\"").is_err());
    }

    #[test]
    fn only_what_is_known_has_a_name() {
        let item = |code| ItemCode::parse(code).unwrap().meaning();
        assert_eq!(item("127"), Some(TaxItem::AutomobileTax));
        assert_eq!(item("999"), None);
        assert!(OrgCode::parse("13114").unwrap().is_nakano());
        assert!(!OrgCode::parse("13000").unwrap().is_nakano());
    }
}
