//! A bill as a space has it: what the family needs to know so that it is paid once and in time.
//!
//! The digits of the code stay on the device that read them. With them, or with 確認番号 and 納付番号,
//! a stranger could open the bill on the payment site; what stands here opens nothing.

use std::collections::BTreeMap;

use serde_json::Value;

use super::bill::Slip;
use crate::{
    auth::PersonId,
    kernel::{date::Date, text, uuid::Uuid},
    sync::{Edit, Entity, RoomRules},
};

/// Kind of the changes.
pub const KIND: &str = "bill";

/// What the room takes from any device.
pub const RULES: RoomRules = RoomRules { room: "bills", takes };

/// Longest title and payee, in characters.
pub const NAME_CHARS_MAX: usize = 60;

/// Longest note, in characters.
pub const NOTE_CHARS_MAX: usize = 200;

/// Digits in a row, grouped or not, that are not shared in any text: 納付番号 alone has 20, the
/// barcode 44 and the eL-QR 255, while a telephone number or a date with a time stays below.
pub const CODE_DIGITS_MIN: usize = 16;

/// The field that says whose bill it is.
pub const OWNER: &str = "owner";

/// Every field.
const FIELDS: [&str; 9] =
    [OWNER, "title", "payee", "amount_yen", "due", "pay_by", "period", "said_paid", "note"];

/// Largest amount in yen that a slip can name.
const AMOUNT_YEN_MAX: u64 = 99_999_999_999;

/// A bill in a space. `None` is what nobody has said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FamilyBill {
    /// Whose bill it is.
    pub owner: Option<PersonId>,
    /// What the person calls it.
    pub title: Option<String>,
    /// Who receives the money.
    pub payee: Option<String>,
    /// Amount in yen.
    pub amount_yen: Option<u64>,
    /// 納期限
    pub due: Option<Date>,
    /// 支払期限
    pub pay_by: Option<Date>,
    /// 期別コード; 0 is the whole year.
    pub period: Option<u8>,
    /// Whether somebody says that it is paid. Only the payment site knows.
    pub said_paid: Option<bool>,
    /// A note to the family.
    pub note: Option<String>,
}

impl FamilyBill {
    /// What may be shared of a slip.
    pub fn of_slip(slip: &Slip, owner: PersonId) -> Self {
        Self {
            owner: Some(owner),
            amount_yen: slip.amount_yen,
            due: slip.due,
            pay_by: slip.pay_by,
            period: slip.period,
            ..Self::default()
        }
    }

    /// The edit that says all that is known here.
    pub fn edit(&self) -> Edit {
        let text = |text: &Option<String>| text.clone().map(Value::from);
        let fields = [
            ("owner", self.owner.map(|owner| Value::from(owner.to_string()))),
            ("title", text(&self.title)),
            ("payee", text(&self.payee)),
            ("amount_yen", self.amount_yen.map(Value::from)),
            ("due", self.due.map(|day| Value::from(day.to_string()))),
            ("pay_by", self.pay_by.map(|day| Value::from(day.to_string()))),
            ("period", self.period.map(Value::from)),
            ("said_paid", self.said_paid.map(Value::from)),
            ("note", text(&self.note)),
        ];
        let known = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
        Edit::Set(known.collect())
    }

    /// The edit that takes back all that was said, when the bill goes to another space. What is then
    /// deleted is told from a bill that was removed for good by saying no owner.
    pub fn taken_back() -> Edit {
        Edit::Set(FIELDS.map(|name| (name.to_owned(), Value::Null)).into())
    }

    /// The bill as its changes have made it. A value of another form is as good as not said.
    pub fn of_entity(entity: &Entity) -> Self {
        let field = |name: &str| entity.field(name).filter(|value| is_field(name, value));
        let text = |name: &str| field(name)?.as_str().map(str::to_owned);
        let day = |name: &str| Date::try_from(text(name)?).ok();
        Self {
            owner: text("owner").and_then(|owner| owner.parse().ok()),
            title: text("title"),
            payee: text("payee"),
            amount_yen: field("amount_yen").and_then(|yen| yen.as_u64()),
            due: day("due"),
            pay_by: day("pay_by"),
            period: field("period").and_then(|it| u8::try_from(it.as_u64()?).ok()),
            said_paid: field("said_paid").and_then(|paid| paid.as_bool()),
            note: text("note"),
        }
    }
}

/// A bill has these fields and no others; a kind of tomorrow may have others, but no digits of a
/// code either.
fn takes(kind: &str, edit: &Edit) -> bool {
    match edit {
        Edit::Deleted(_) => true,
        Edit::Set(fields) if kind == KIND => {
            fields.iter().all(|(name, value)| is_field(name, value) && !has_code(value))
        }
        Edit::Record(_) if kind == KIND => false,
        Edit::Set(fields) => !fields_have_code(fields),
        Edit::Record(record) => !has_code(record),
    }
}

/// Whether the field exists and may have this value. `null` takes back what was said.
fn is_field(name: &str, value: &Value) -> bool {
    let text = |chars_max: usize| value.as_str().is_some_and(|it| it.chars().count() <= chars_max);
    let whole = |max: u64| value.as_u64().is_some_and(|number| number <= max);
    let day = || value.as_str().is_some_and(|day| Date::try_from(day.to_owned()).is_ok());
    let of_its_form = match name {
        "owner" => value.as_str().is_some_and(|owner| owner.parse::<PersonId>().is_ok()),
        "title" | "payee" => text(NAME_CHARS_MAX),
        "note" => text(NOTE_CHARS_MAX),
        "amount_yen" => whole(AMOUNT_YEN_MAX),
        "period" => whole(99),
        "due" | "pay_by" => day(),
        "said_paid" => value.is_boolean(),
        _ => return false,
    };
    of_its_form || value.is_null()
}

fn fields_have_code(fields: &BTreeMap<String, Value>) -> bool {
    fields.values().any(has_code)
}

/// Whether digits of a code stand anywhere in it.
fn has_code(value: &Value) -> bool {
    match value {
        // A name of something may be digits and hyphens by chance; nothing else looks like one.
        Value::String(text) if text.parse::<Uuid>().is_ok() => false,
        Value::String(text) => longest_digits(text) >= CODE_DIGITS_MIN,
        Value::Number(number) => longest_digits(&number.to_string()) >= CODE_DIGITS_MIN,
        Value::Array(parts) => parts.iter().any(has_code),
        Value::Object(fields) => fields.values().any(has_code),
        Value::Null | Value::Bool(_) => false,
    }
}

fn longest_digits(text: &str) -> usize {
    let typed = text::digits_as_typed(text);
    let runs = typed.split(|letter: char| !letter.is_ascii_digit());
    runs.map(str::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bills::{Recognised, recognise};
    use serde_json::json;

    const VECTORS: &str = include_str!("vectors.txt");

    fn set(fields: Value) -> Edit {
        Edit::Set(serde_json::from_value(fields).unwrap())
    }

    #[test]
    fn only_what_may_be_shared_is_taken() {
        let payload = VECTORS.lines().find_map(|line| line.strip_prefix("T01 ")).unwrap();
        let grouped = "1311 4000 0000 0000 0000";
        for (fields, want) in [
            (json!({"title": "<b>住民税</b>", "note": "祖母の分。03-1234-5678"}), true),
            (json!({"owner": PersonId::random([1; 16]).to_string()}), true),
            (json!({"amount_yen": 1000, "period": 4, "said_paid": true}), true),
            (json!({"due": "2026-06-30", "pay_by": null}), true),
            (json!({"due": "2026-06-31"}), false),
            (json!({"amount_yen": -1}), false),
            (json!({"amount_yen": "1000"}), false),
            (json!({"amount_yen": 100_000_000_000_u64}), false),
            (json!({"said_paid": 1}), false),
            (json!({"period": 100}), false),
            (json!({"owner": "母"}), false),
            (json!({"raw": "1"}), false),
            (json!({"case_key": null}), false),
            (json!({"title": "あ".repeat(NAME_CHARS_MAX + 1)}), false),
            (json!({"note": grouped}), false),
            (json!({"note": "１３１１４０００００００００００００００"}), false),
            (json!({"note": payload}), false),
        ] {
            assert_eq!(takes(KIND, &set(fields.clone())), want, "{fields}");
        }
        assert!(!takes(KIND, &Edit::Record(json!({}))));
        assert!(takes(KIND, &Edit::Deleted(true)));
        assert!(takes("reminder", &set(json!({"raw": "1"}))));
        assert!(!takes("reminder", &Edit::Record(json!([{"raw": payload}]))));
    }

    #[test]
    fn all_that_may_be_said_is_taken_back() {
        assert!(takes(KIND, &FamilyBill::taken_back()));
        let Edit::Set(taken_back) = FamilyBill::taken_back() else { panic!("fields are set") };
        let today = Date::try_from("2026-11-22".to_owned()).unwrap();
        let said = FamilyBill {
            owner: Some(PersonId::random([1; 16])),
            title: Some(String::new()),
            payee: Some(String::new()),
            amount_yen: Some(1),
            due: Some(today),
            pay_by: Some(today),
            period: Some(1),
            said_paid: Some(true),
            note: Some(String::new()),
        };
        let Edit::Set(said) = said.edit() else { panic!("fields are set") };
        assert!(taken_back.keys().eq(said.keys()));
    }

    #[test]
    fn a_slip_is_shared_without_its_digits() {
        let owner = PersonId::random([1; 16]);
        let codes = VECTORS.lines().filter_map(|line| line.split(' ').nth(1));
        let slips = codes.filter_map(|code| match recognise(code) {
            Recognised::Slip(slip) => slip.ok(),
            Recognised::Other(_) => None,
        });
        let mut shared = 0;
        for slip in slips {
            let edit = FamilyBill::of_slip(&slip, owner).edit();
            assert!(takes(KIND, &edit));
            let text = format!("{edit:?}");
            let key = slip.case_key.map_or("none".into(), |key| key.as_str().to_owned());
            let confirm = slip.confirm_no.map_or("none".into(), |no| no.as_str().to_owned());
            for secret in [key.as_str(), confirm.as_str(), slip.raw.as_str()] {
                assert!(!text.contains(secret), "{text}");
            }
            shared += 1;
        }
        assert!(shared > 1);
    }
}
