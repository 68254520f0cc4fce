//! What a change does to its entity, and which earlier changes it did that in knowledge of.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{entity::Slot, id::ChangeId, json};

/// The edit of a change.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// What is done.
    pub edit: Edit,
    /// The changes whose values the writer saw and replaces: those that were current in the same
    /// slots, and for a deletion all that were current in the entity.
    pub over: Vec<ChangeId>,
}

/// The ways to say something about an entity.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// An observation, whole: a measurement, a visit. A later one over it is its correction.
    Record(Value),
    /// Fields, each on its own.
    Set(BTreeMap<String, Value>),
    /// Whether the entity is deleted: the tombstone, and its taking back.
    Deleted(bool),
}

/// The text of a body has none of the forms, or two at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotBody;

/// The JSON form: exactly one of the first three.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    record: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    set: Option<BTreeMap<String, Value>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deleted: Option<bool>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    over: Vec<ChangeId>,
}

impl Body {
    /// Reads the JSON form of version 1.
    ///
    /// # Errors
    /// [`NotBody`] for anything else.
    pub fn read(value: &Value) -> Result<Self, NotBody> {
        let form = Form::deserialize(value).map_err(|_| NotBody)?;
        let edit = match (form.record, form.set, form.deleted) {
            (Some(record), None, None) => Edit::Record(record),
            (None, Some(fields), None) => Edit::Set(fields),
            (None, None, Some(deleted)) => Edit::Deleted(deleted),
            _ => return Err(NotBody),
        };
        Ok(Self { edit, over: form.over })
    }

    /// The JSON form of version 1.
    ///
    /// # Errors
    /// [`NotBody`] for a record that is `null`, which could not be read back.
    pub fn write(self) -> Result<Value, NotBody> {
        let mut form = Form { record: None, set: None, deleted: None, over: self.over };
        match self.edit {
            Edit::Record(Value::Null) => return Err(NotBody),
            Edit::Record(record) => form.record = Some(record),
            Edit::Set(fields) => form.set = Some(fields),
            Edit::Deleted(deleted) => form.deleted = Some(deleted),
        }
        serde_json::to_value(form).map_err(|_| NotBody)
    }
}

impl Edit {
    /// The slots it writes, with the text of each value.
    pub(super) fn writes(&self) -> Vec<(Slot, String)> {
        match self {
            Self::Record(record) => vec![(Slot::Record, json::text(record))],
            Self::Set(fields) => fields
                .iter()
                .map(|(name, value)| (Slot::Field(name.clone()), json::text(value)))
                .collect(),
            Self::Deleted(deleted) => vec![(Slot::Deleted, deleted.to_string())],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_body_has_exactly_one_form_and_comes_back_as_it_was() {
        let over = ChangeId::new(0, [0; 10]);
        for (value, known) in [
            (json!({"record": {"weight_g": 3120}}), true),
            (json!({"set": {"title": "a"}, "over": [over]}), true),
            (json!({"set": {}}), true),
            (json!({"deleted": true}), true),
            (json!({"deleted": false, "over": [over]}), true),
            (json!({}), false),
            (json!({"over": []}), false),
            (json!({"record": null}), false),
            (json!({"record": 1, "deleted": true}), false),
            (json!({"deleted": "true"}), false),
            (json!({"set": [1]}), false),
            (json!({"set": {}, "also": 1}), false),
            (json!({"deleted": true, "over": ["x"]}), false),
            (json!([]), false),
            (json!(null), false),
        ] {
            let read = Body::read(&value);
            assert_eq!(read.is_ok(), known, "{value}");
            if let Ok(body) = read {
                assert_eq!(body.write(), Ok(value));
            }
        }
    }
}
