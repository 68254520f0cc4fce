//! One way of writing a JSON value, so that the same value is the same text on every device.
//!
//! Keys in order, no white space, whole numbers only. Signatures do not need it (they are over the
//! bytes as they came); comparing and hashing do.

use std::collections::BTreeMap;

use serde_json::Value;

/// The text of a value: keys in the order of their code points.
pub fn text(value: &Value) -> String {
    let mut out = String::new();
    write(value, &mut out);
    out
}

fn write(value: &Value, out: &mut String) {
    match value {
        Value::Array(parts) => {
            out.push('[');
            for (place, part) in parts.iter().enumerate() {
                if place > 0 {
                    out.push(',');
                }
                write(part, out);
            }
            out.push(']');
        }
        Value::Object(fields) => {
            out.push('{');
            let sorted: BTreeMap<&String, &Value> = fields.iter().collect();
            for (place, (name, part)) in sorted.into_iter().enumerate() {
                if place > 0 {
                    out.push(',');
                }
                out.push_str(&Value::from(name.as_str()).to_string());
                out.push(':');
                write(part, out);
            }
            out.push('}');
        }
        scalar => out.push_str(&scalar.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_value_is_the_same_text() {
        for (json, want) in [
            (r#"{ "b": 1, "a": [true, null, "あ\"\n"] }"#, r#"{"a":[true,null,"あ\"\n"],"b":1}"#),
            (r#"{"a":{},"A":[]}"#, r#"{"A":[],"a":{}}"#),
            ("-0", "-0.0"),
            (r#""\u0041""#, r#""A""#),
        ] {
            let value: Value = serde_json::from_str(json).unwrap();
            assert_eq!(text(&value), want, "{json}");
        }
    }
}
