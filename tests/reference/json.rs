//! Looking things up in the documents, which are valid.

use serde_json::Value;

use super::exact::{R, exact, int};

/// What stands there, written plainly or with its origin; `null` where nothing does.
pub(crate) fn value<'a>(of: &'a Value, key: &str) -> &'a Value {
    let own = &of[key];
    own.get("value").unwrap_or(own)
}

/// The text that stands there.
pub(crate) fn text<'a>(of: &'a Value, key: &str) -> Option<&'a str> {
    value(of, key).as_str()
}

/// The id or word that must stand there.
pub(crate) fn word<'a>(of: &'a Value, key: &str) -> &'a str {
    text(of, key).unwrap_or_else(|| panic!("`{key}` is missing in {of}"))
}

/// A decimal or whole number; nothing where nothing, `null` or `"none"` stands.
pub(crate) fn number(of: &Value, key: &str) -> Option<R> {
    match value(of, key) {
        Value::String(text) if text == "none" => None,
        Value::String(text) => Some(exact(text)),
        Value::Number(whole) => Some(int(whole.as_i64().expect("a whole number"))),
        _ => None,
    }
}

pub(crate) fn flag(of: &Value, key: &str) -> bool {
    value(of, key).as_bool().unwrap_or(false)
}

pub(crate) fn list<'a>(of: &'a Value, key: &str) -> Vec<&'a Value> {
    of[key].as_array().into_iter().flatten().collect()
}

/// A list of ids or words.
pub(crate) fn words<'a>(of: &'a Value, key: &str) -> Vec<&'a str> {
    list(of, key).into_iter().filter_map(Value::as_str).collect()
}

/// The entry of a list with this id.
pub(crate) fn entry<'a>(of: &'a Value, key: &str, id: &str) -> &'a Value {
    let found = list(of, key).into_iter().find(|own| own["id"] == id);
    found.unwrap_or_else(|| panic!("`{key}` has no `{id}`"))
}
