//! The tables of `docs/FORMAT.md`: between `<!-- fields Post -->` and `<!-- /fields -->` the keys of a shape, between
//! `<!-- codes -->` and `<!-- /codes -->` the problems.

use cadre_pay::bounds::{self, DecimalBound, IntegerBound};
use cadre_pay::read::shape::{Empty, Field, Kind, ORIGIN, QUARTER, SCHEME, Shape};

use super::shapes_below;
use crate::Done;

/// The guide with its tables written anew. Every shape must have its table, and every table its shape.
pub(super) fn fill(guide: &str, codes: &str) -> Done<String> {
    let mut shapes = shapes_below(&SCHEME);
    let known = |shape: &&Shape, shapes: &[&Shape]| shapes.iter().any(|other| other.name == shape.name);
    let others: Vec<_> = shapes_below(&QUARTER).into_iter().filter(|shape| !known(shape, &shapes)).collect();
    shapes.extend(others);
    let mut filled = guide.to_owned();
    for shape in &shapes {
        let name = shape.name;
        filled = replace_between(&filled, &format!("<!-- fields {name} -->"), "<!-- /fields -->", &table(shape))?;
    }
    filled = replace_between(&filled, "<!-- fields Origin -->", "<!-- /fields -->", &rows(ORIGIN.iter()))?;
    let tables = filled.matches("<!-- fields ").count();
    if tables != shapes.len() + 1 {
        return Err(format!("docs/FORMAT.md has {tables} tables of fields for {} shapes", shapes.len() + 1));
    }
    filled = replace_between(&filled, "<!-- limits -->", "<!-- /limits -->", &limits())?;
    replace_between(&filled, "<!-- codes -->", "<!-- /codes -->", codes)
}

fn replace_between(text: &str, start: &str, end: &str, table: &str) -> Done<String> {
    let missing = || format!("docs/FORMAT.md has no table between `{start}` and `{end}`");
    let (before, rest) = text.split_once(start).ok_or_else(missing)?;
    let (_, after) = rest.split_once(end).ok_or_else(missing)?;
    Ok(format!("{before}{start}\n\n{table}\n{end}{after}"))
}

fn table(shape: &'static Shape) -> String {
    let origin = if shape.origin { "\nMay carry its [origin](#origin).\n" } else { "" };
    format!("{}{origin}", rows(shape.fields.iter()))
}

fn rows<'a>(fields: impl Iterator<Item = &'a Field>) -> String {
    let row = |field: &Field| {
        let need = if field.required { "yes" } else { "no" };
        format!("| `{}` | {} | {need} | {} |\n", field.key, words(&field.kind), field.about)
    };
    format!("| key | value | required | what it says |\n|---|---|---|---|\n{}", fields.map(row).collect::<String>())
}

fn words(kind: &Kind) -> String {
    match kind {
        Kind::Constant(text) => format!("`\"{text}\"`"),
        Kind::Id => "id".to_owned(),
        Kind::Reference => "id of something".to_owned(),
        Kind::Name => "name".to_owned(),
        Kind::Note => "note".to_owned(),
        Kind::Decimal(bound) => decimal_words(bound),
        Kind::Fraction(bound) => format!("{}, or a fraction such as `\"1/3\"`", decimal_words(bound)),
        Kind::DecimalOrNone(bound) => format!("{}, or `\"none\"`", decimal_words(bound)),
        Kind::Integer(bound) => integer_words(bound),
        Kind::Boolean => "`true` or `false`".to_owned(),
        Kind::OneOf(words) => {
            let words: Vec<String> = words.iter().map(|word| format!("`\"{word}\"`")).collect();
            words.join(", ")
        }
        Kind::Day => "day".to_owned(),
        Kind::Period => "period".to_owned(),
        Kind::Value(inner) => format!("{}; [with origin](#origin) or without", words(inner)),
        Kind::Nullable(inner) => format!("{}, or `null`", words(inner)),
        Kind::List(inner, Empty::Allowed) => format!("list of {}", words(inner)),
        Kind::List(inner, Empty::Refused) => format!("list of {}, not empty", words(inner)),
        Kind::Map(inner) => format!("object from ids to {}", words(inner)),
        Kind::Object(shape) => format!("[{}](#{})", shape.name, shape.name.to_ascii_lowercase()),
    }
}

pub(super) fn decimal_words(bound: &DecimalBound) -> String {
    let from = if bound.positive { "above" } else { "from" };
    let (min, max, places) = (thousands(bound.min), thousands(bound.max), bound.places);
    format!("decimal text {from} {min} to {max}{}, at most {places} places", unit(bound.unit.1))
}

pub(super) fn integer_words(bound: &IntegerBound) -> String {
    format!("whole number from {} to {}{}", thousands(bound.min), thousands(bound.max), unit(bound.unit.1))
}

fn unit(unit: &str) -> String {
    if unit.is_empty() { String::new() } else { format!(" {unit}") }
}

fn thousands(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = if number < 0 { "−".to_owned() } else { String::new() };
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The limits of texts and lists.
fn limits() -> String {
    format!(
        "| what | at most |\n|---|---|\n| id | {} characters |\n| name | {} characters |\n| note | {} characters |\n\
         | list | {} entries |\n| indicators of a scheme | {} |\n| nesting | {} levels |\n",
        bounds::ID_LENGTH,
        bounds::NAME_LENGTH,
        thousands(i64::try_from(bounds::NOTE_LENGTH).unwrap_or(i64::MAX)),
        thousands(i64::try_from(bounds::LIST_LENGTH).unwrap_or(i64::MAX)),
        thousands(i64::try_from(bounds::INDICATORS).unwrap_or(i64::MAX)),
        bounds::DEPTH,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_replaced_and_the_prose_around_it_kept() {
        let guide = "before\n<!-- codes -->\nold\n<!-- /codes -->\nafter\n";
        let filled = replace_between(guide, "<!-- codes -->", "<!-- /codes -->", "| new |\n").expect("it has markers");
        assert_eq!(filled, "before\n<!-- codes -->\n\n| new |\n\n<!-- /codes -->\nafter\n");
        assert!(replace_between("nothing", "<!-- codes -->", "<!-- /codes -->", "").is_err());
    }

    #[test]
    fn numbers_are_grouped() {
        assert_eq!(["0", "1,000", "−1,000,000"], [0, 1_000, -1_000_000].map(thousands).each_ref().map(String::as_str));
    }
}
