//! What may be taken: the same rules before a device signs, when the server stores, and when another
//! device reads. A server that keeps to them protects nobody from one that does not.

use serde_json::Value;

use super::{
    body::{Body, Edit},
    change::{Change, Signed, VERSION},
    error::Refusal,
    limits::{DEPTH_MAX, FIELDS_MAX, NAME_LETTERS_MAX, OVER_MAX, TEXT_CHARS_MAX, WHOLE_MAX},
};
use crate::kernel::{my_number, uuid::Uuid};

/// What a room says about its own kinds. Kinds it does not know are taken: a newer app writes them.
#[derive(Debug, Clone, Copy)]
pub struct RoomRules {
    /// The room.
    pub room: &'static str,
    /// Whether it takes this edit of this kind.
    pub takes: fn(kind: &str, edit: &Edit) -> bool,
}

/// Reads a change and holds it against every rule that needs neither key nor clock.
///
/// # Errors
/// The first [`Refusal`], in the order of the checks.
pub fn check(signed: &Signed, rooms: &[RoomRules]) -> Result<Change, Refusal> {
    let change = signed.read()?;
    for name in [&change.room, &change.kind] {
        check_name(name)?;
    }
    let whole: Value = serde_json::from_str(&signed.payload).map_err(|_| Refusal::NotAChange)?;
    if change.version == VERSION {
        let body = known(&change, &whole)?;
        check_edit(&body.edit)?;
        if body.over.len() > OVER_MAX || body.over.contains(&change.id) {
            return Err(Refusal::BadOver);
        }
        let rules = rooms.iter().find(|rules| rules.room == change.room);
        if rules.is_some_and(|rules| !(rules.takes)(&change.kind, &body.edit)) {
            return Err(Refusal::RoomRefuses);
        }
    }
    // Of a newer version too: whatever its form is, it is text and it is stored. Two levels are
    // those of the change around the value and of the body.
    check_value(&whole, DEPTH_MAX + 2, change.version == VERSION)?;
    Ok(change)
}

/// The body of version 1, of which there is nothing but what this program knows.
fn known(change: &Change, whole: &Value) -> Result<Body, Refusal> {
    const FIELDS: usize = 9;
    if whole.as_object().map(serde_json::Map::len) != Some(FIELDS) {
        return Err(Refusal::NotAChange);
    }
    change.known_body().map_err(|_| Refusal::BadBody)
}

fn check_name(name: &str) -> Result<(), Refusal> {
    let letters = name.bytes().all(|it| matches!(it, b'a'..=b'z' | b'0'..=b'9' | b'_'));
    let begins = name.starts_with(|first: char| first.is_ascii_lowercase());
    if letters && begins && name.len() <= NAME_LETTERS_MAX { Ok(()) } else { Err(Refusal::BadName) }
}

fn check_edit(edit: &Edit) -> Result<(), Refusal> {
    let Edit::Set(fields) = edit else { return Ok(()) };
    if fields.is_empty() || fields.len() > FIELDS_MAX {
        return Err(Refusal::BadFieldCount);
    }
    fields.keys().try_for_each(|name| check_name(name))
}

fn check_value(value: &Value, levels: usize, whole_numbers: bool) -> Result<(), Refusal> {
    let inner = || levels.checked_sub(1).ok_or(Refusal::TooDeep);
    match value {
        Value::Null | Value::Bool(_) => Ok(()),
        Value::Number(number) => {
            let fits = number.as_i64().is_some_and(|it| (-WHOLE_MAX..=WHOLE_MAX).contains(&it));
            if fits || !whole_numbers { Ok(()) } else { Err(Refusal::NumberNotWhole) }
        }
        Value::String(text) => check_text(text),
        Value::Array(parts) => {
            let levels = inner()?;
            parts.iter().try_for_each(|part| check_value(part, levels, whole_numbers))
        }
        Value::Object(fields) => {
            let levels = inner()?;
            fields.iter().try_for_each(|(name, part)| {
                check_text(name)?;
                check_value(part, levels, whole_numbers)
            })
        }
    }
}

fn check_text(text: &str) -> Result<(), Refusal> {
    // The last twelve digits of a name may look like a number of a person by chance.
    let is_name = |text: &str| text.parse::<Uuid>().is_ok();
    if text.chars().count() > TEXT_CHARS_MAX {
        return Err(Refusal::TextTooLong);
    }
    if !is_name(text.rsplit(':').next().unwrap_or(text)) && my_number::is_in(text) {
        return Err(Refusal::MyNumber);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sync::samples;
    use serde_json::json;

    const RULES: [RoomRules; 1] = [RoomRules {
        room: "bills",
        takes: |kind, edit| kind != "bill" || *edit != Edit::Deleted(true),
    }];

    fn judge(change: &Change) -> Result<(), Refusal> {
        let payload = serde_json::to_string(change).unwrap();
        check(&Signed { payload, signature: String::new() }, &RULES).map(|read| {
            assert_eq!(read, *change);
        })
    }

    fn nested(levels: usize) -> Value {
        (0..levels).fold(json!(1), |inner, _| json!([inner]))
    }

    #[test]
    fn each_rule_has_its_refusal() {
        let fields = |count: usize| -> Value {
            let fields = (0..count).map(|at| (format!("f{at}"), json!(at)));
            json!({"set": fields.collect::<serde_json::Map<_, _>>()})
        };
        let over = |count: usize| -> Value {
            json!({"deleted": false, "over": vec![samples::change_id(9); count]})
        };
        let long = "あ".repeat(TEXT_CHARS_MAX);
        for (body, want) in [
            (json!({"set": {"title": "<script>alert(1)</script>"}}), Ok(())),
            (json!({"set": {"title": long}}), Ok(())),
            (json!({"set": {"title": format!("{long}。")}}), Err(Refusal::TextTooLong)),
            (json!({"set": {"title": "1234 5678 9018"}}), Err(Refusal::MyNumber)),
            (json!({"record": [{"１２３４５６７８９０１８": 1}]}), Err(Refusal::MyNumber)),
            (json!({"set": {"bill": "019a0000-0000-7000-8000-123456789018"}}), Ok(())),
            (json!({"set": {"Title": "a"}}), Err(Refusal::BadName)),
            (json!({"set": {"": "a"}}), Err(Refusal::BadName)),
            (json!({"set": {}}), Err(Refusal::BadFieldCount)),
            (fields(FIELDS_MAX), Ok(())),
            (fields(FIELDS_MAX + 1), Err(Refusal::BadFieldCount)),
            (over(OVER_MAX), Ok(())),
            (over(OVER_MAX + 1), Err(Refusal::BadOver)),
            (json!({"deleted": false, "over": [samples::change_id(1)]}), Err(Refusal::BadOver)),
            (json!({"set": {"amount_yen": 1.5}}), Err(Refusal::NumberNotWhole)),
            (json!({"set": {"amount_yen": WHOLE_MAX}}), Ok(())),
            (json!({"set": {"amount_yen": WHOLE_MAX + 1}}), Err(Refusal::NumberNotWhole)),
            (json!({"set": {"amount_yen": u64::MAX}}), Err(Refusal::NumberNotWhole)),
            (json!({"record": nested(DEPTH_MAX)}), Ok(())),
            (json!({"record": nested(DEPTH_MAX + 1)}), Err(Refusal::TooDeep)),
            (json!({"paint": "red"}), Err(Refusal::BadBody)),
            (json!({"deleted": true}), Err(Refusal::RoomRefuses)),
        ] {
            assert_eq!(judge(&samples::change(1, body.clone())), want, "{body}");
        }
    }

    #[test]
    fn names_are_names_and_other_rooms_have_their_own_rules() {
        let good = samples::change(1, json!({"deleted": true}));
        let longest = "a".repeat(NAME_LETTERS_MAX);
        for (room, kind, want) in [
            ("handbook", "bill", Ok(())),
            ("bills", "reminder", Ok(())),
            ("bills", longest.as_str(), Ok(())),
            ("bills", &format!("{longest}a"), Err(Refusal::BadName)),
            ("", "bill", Err(Refusal::BadName)),
            ("9", "bill", Err(Refusal::BadName)),
            ("bills", "納付", Err(Refusal::BadName)),
            ("bills", "a b", Err(Refusal::BadName)),
        ] {
            let change = Change { room: room.into(), kind: kind.into(), ..good.clone() };
            assert_eq!(judge(&change), want, "{room} {kind}");
        }
    }

    #[test]
    fn a_newer_version_is_taken_unread_but_not_with_a_number_of_a_person() {
        let newer = |body| Change { version: VERSION + 1, ..samples::change(1, body) };
        assert_eq!(judge(&newer(json!({"paint": 1.5}))), Ok(()));
        assert_eq!(judge(&newer(json!(["123456789018"]))), Err(Refusal::MyNumber));
        let payload = |change: &Change, extra: &str| {
            let text = serde_json::to_string(change).unwrap();
            Signed { payload: text.replacen('{', extra, 1), signature: String::new() }
        };
        let extra = r#"{"note":"a","#;
        assert!(check(&payload(&newer(json!(1)), extra), &RULES).is_ok());
        let known = samples::change(1, json!({"deleted": false}));
        assert_eq!(check(&payload(&known, extra), &RULES), Err(Refusal::NotAChange));
    }
}
