//! An answer as JSON text.

use std::fmt::Write as _;

/// What stands in an answer.
pub trait Json {
    /// Adds its text.
    fn write(&self, out: &mut String);

    /// Its text.
    fn json(&self) -> String {
        let mut out = String::new();
        self.write(&mut out);
        out
    }
}

/// An object. `keys` stand as in Rust with spaces between, and leave as in JavaScript: `base_score` as `baseScore`.
pub(super) fn object(keys: &str, values: &[&dyn Json], out: &mut String) {
    let entries = keys.split_ascii_whitespace().zip(values);
    list('{', '}', entries, out, |(key, value), out| {
        out.push('"');
        for (index, word) in key.split('_').enumerate() {
            let (first, rest) = word.split_at(usize::from(index > 0));
            out.push_str(&first.to_ascii_uppercase());
            out.push_str(rest);
        }
        out.push_str("\":");
        value.write(out);
    });
}

fn list<T>(open: char, close: char, all: impl Iterator<Item = T>, out: &mut String, write: impl Fn(T, &mut String)) {
    out.push(open);
    for (index, own) in all.enumerate() {
        if index > 0 {
            out.push(',');
        }
        write(own, out);
    }
    out.push(close);
}

impl Json for str {
    fn write(&self, out: &mut String) {
        out.push('"');
        for c in self.chars() {
            match c {
                '"' | '\\' => out.extend(['\\', c]),
                '\0'..='\u{1f}' => push(out, format_args!("\\u{:04x}", u32::from(c))),
                _ => out.push(c),
            }
        }
        out.push('"');
    }
}

impl Json for String {
    fn write(&self, out: &mut String) {
        self.as_str().write(out);
    }
}

impl<T: Json + ?Sized> Json for &T {
    fn write(&self, out: &mut String) {
        (*self).write(out);
    }
}

impl<T: Json> Json for Box<T> {
    fn write(&self, out: &mut String) {
        self.as_ref().write(out);
    }
}

impl Json for u32 {
    fn write(&self, out: &mut String) {
        push(out, format_args!("{self}"));
    }
}

impl Json for i32 {
    fn write(&self, out: &mut String) {
        push(out, format_args!("{self}"));
    }
}

impl Json for bool {
    fn write(&self, out: &mut String) {
        out.push_str(if *self { "true" } else { "false" });
    }
}

impl<T: Json> Json for Option<T> {
    fn write(&self, out: &mut String) {
        match self {
            Some(own) => own.write(out),
            None => out.push_str("null"),
        }
    }
}

impl<T: Json> Json for [T] {
    fn write(&self, out: &mut String) {
        list('[', ']', self.iter(), out, |own, out| own.write(out));
    }
}

impl<T: Json> Json for Vec<T> {
    fn write(&self, out: &mut String) {
        self.as_slice().write(out);
    }
}

fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    // OK because writing into a String cannot fail.
    let _ = out.write_fmt(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_comes_back_as_it_was() {
        let text = "村\u{1}\n\"\\\u{7f}/\u{2028}";
        assert_eq!(serde_json::from_str::<String>(&text.json()).expect("JSON"), text);
    }

    #[test]
    fn keys_leave_as_javascript_writes_them() {
        let mut out = String::new();
        object("base_score months of_a_b", &[&"9", &Some(3), &None::<bool>], &mut out);
        assert_eq!(out, r#"{"baseScore":"9","months":3,"ofAB":null}"#);
    }
}
