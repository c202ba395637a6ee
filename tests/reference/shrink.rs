//! Makes two documents smaller while something stays true of them.

use serde_json::Value;

/// Takes away list entries and keys, one after the other, as long as the pair stays interesting.
pub(crate) fn shrink(pair: &mut [Value; 2], interesting: &dyn Fn(&[Value; 2]) -> bool) {
    loop {
        let mut smaller = false;
        for document in 0..2 {
            let mut places = Vec::new();
            all_places(&pair[document], String::new(), &mut places);
            // From the end: entries further down move up when one is taken away.
            for place in places.into_iter().rev() {
                let mut tried = pair.clone();
                if take(&mut tried[document], &place) && interesting(&tried) {
                    *pair = tried;
                    smaller = true;
                }
            }
        }
        if !smaller {
            return;
        }
    }
}

fn all_places(value: &Value, at: String, all: &mut Vec<String>) {
    match value {
        Value::Object(entries) => {
            for (key, inner) in entries {
                all.push(format!("{at}/{key}"));
                all_places(inner, format!("{at}/{key}"), all);
            }
        }
        Value::Array(entries) => {
            for (index, inner) in entries.iter().enumerate() {
                all.push(format!("{at}/{index}"));
                all_places(inner, format!("{at}/{index}"), all);
            }
        }
        _ => {}
    }
}

fn take(document: &mut Value, place: &str) -> bool {
    let Some((parent, last)) = place.rsplit_once('/') else { return false };
    match document.pointer_mut(parent) {
        Some(Value::Object(entries)) => entries.remove(last).is_some(),
        Some(Value::Array(entries)) => match last.parse::<usize>() {
            Ok(index) if index < entries.len() => {
                entries.remove(index);
                true
            }
            _ => false,
        },
        _ => false,
    }
}
