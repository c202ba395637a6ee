//! JSON Schema 2020-12 of a document. It says of every single value what the reader says of it; what holds between
//! values (references, sums, order) only the reader checks.

use cadre_pay::bounds::{self, DecimalBound, IntegerBound};
use cadre_pay::read::shape::{Empty, Field, Kind, ORIGIN, Shape};
use serde_json::{Map, Value, json};

use super::shapes_below;
use super::tables::{decimal_words, integer_words};

/// The schema of a document of this shape.
pub(super) fn document(name: &str, about: &str, shape: &'static Shape) -> Value {
    let mut definitions = Map::new();
    for (name, kind) in NAMED {
        definitions.insert((*name).to_owned(), plain(kind));
    }
    for shape in shapes_below(shape) {
        definitions.insert(shape.name.to_owned(), object(shape));
    }
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("urn:cadre-pay:{name}:1"),
        "title": format!("cadre-pay {name}: the {about}"),
        "$comment": "Made from the table that the reader checks documents by. References, sums and order are checked by the reader only.",
        "$ref": format!("#/$defs/{}", shape.name),
        "$defs": definitions,
    })
}

/// Kinds that stand in many places get a name.
const NAMED: &[(&str, &Kind)] = &[
    ("Id", &Kind::Id),
    ("Reference", &Kind::Reference),
    ("Name", &Kind::Name),
    ("Note", &Kind::Note),
    ("Day", &Kind::Day),
    ("Period", &Kind::Period),
];

fn object(shape: &'static Shape) -> Value {
    let origin = ORIGIN.iter().filter(|_| shape.origin);
    let fields: Vec<&Field> = shape.fields.iter().chain(origin).collect();
    let mut schema = object_of(&fields);
    schema["description"] = json!(shape.about);
    schema
}

fn object_of(fields: &[&Field]) -> Value {
    let properties: Map<String, Value> = fields.iter().map(|field| (field.key.to_owned(), described(field))).collect();
    let required: Vec<&str> = fields.iter().filter(|field| field.required).map(|field| field.key).collect();
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn described(field: &Field) -> Value {
    let mut schema = of(&field.kind);
    schema["description"] = match &schema["description"] {
        Value::String(limits) => json!(format!("{}; {limits}", field.about)),
        _ => json!(field.about),
    };
    schema
}

fn of(kind: &Kind) -> Value {
    match NAMED.iter().find(|(_, named)| std::mem::discriminant(*named) == std::mem::discriminant(kind)) {
        Some((name, _)) => json!({ "$ref": format!("#/$defs/{name}") }),
        None => plain(kind),
    }
}

fn plain(kind: &Kind) -> Value {
    match kind {
        Kind::Constant(text) => json!({ "const": text }),
        Kind::OneOf(words) => json!({ "enum": words }),
        Kind::Boolean => json!({ "type": "boolean" }),
        Kind::Integer(bound) => integer(bound),
        Kind::Decimal(bound) => decimal(bound),
        Kind::Fraction(bound) => json!({ "anyOf": [decimal(bound), { "type": "string", "pattern": FRACTION }] }),
        Kind::DecimalOrNone(bound) => json!({ "anyOf": [{ "const": "none" }, decimal(bound)] }),
        Kind::Id => json!({
            "description": "an id: letters of any script, digits and - _ #",
            "type": "string",
            "maxLength": bounds::ID_LENGTH,
            "pattern": r"^[\p{Alphabetic}\p{N}\-_#]+$",
        }),
        Kind::Reference => line("the id of something", bounds::ID_LENGTH),
        Kind::Name => line("a name", bounds::NAME_LENGTH),
        Kind::Note => text("a reason or remark", bounds::NOTE_LENGTH),
        Kind::Day => json!({ "description": "a day that exists, e.g. 2023-11-02", "type": "string", "pattern": DAY }),
        Kind::Period => {
            json!({ "description": "a quarter, month, half-year or year, e.g. 2023Q4", "type": "string", "pattern": PERIOD })
        }
        Kind::Value(inner) => json!({ "anyOf": [of(inner), with_origin(inner)] }),
        Kind::Nullable(inner) => json!({ "anyOf": [{ "type": "null" }, of(inner)] }),
        Kind::List(inner, empty) => json!({
            "type": "array",
            "items": of(inner),
            "minItems": if *empty == Empty::Refused { 1 } else { 0 },
            "maxItems": bounds::LIST_LENGTH,
        }),
        Kind::Map(inner) => json!({ "type": "object", "additionalProperties": of(inner) }),
        Kind::Object(shape) => json!({ "$ref": format!("#/$defs/{}", shape.name) }),
    }
}

/// A value as an object that says where it comes from.
fn with_origin(kind: &Kind) -> Value {
    let mut schema = object_of(&ORIGIN.iter().collect::<Vec<_>>());
    schema["properties"]["value"] = of(kind);
    schema["required"] = json!(["value"]);
    schema
}

fn integer(bound: &IntegerBound) -> Value {
    json!({ "description": integer_words(bound), "type": "integer", "minimum": bound.min, "maximum": bound.max })
}

fn decimal(bound: &DecimalBound) -> Value {
    let not_zero = if bound.positive { r"(?!-?0(?:\.0+)?$)" } else { "" };
    let (negative, positive) = (up_to(-bound.min, bound.places), up_to(bound.max, bound.places));
    let pattern = format!("^{not_zero}(?:{positive}|-(?:{negative}))$");
    json!({ "description": decimal_words(bound), "type": "string", "pattern": pattern })
}

/// A pattern of the decimals from 0 to `max`, with at most so many places and no superfluous zero in front.
fn up_to(max: i64, places: u32) -> String {
    let digits = max.to_string();
    let mut below = Vec::new();
    if digits.len() > 1 {
        below.push("0".to_owned());
        below.push(format!("[1-9][0-9]{{0,{}}}", digits.len() - 2));
    }
    for (at, digit) in digits.char_indices() {
        let lowest = if at == 0 && digits.len() > 1 { '1' } else { '0' };
        if digit > lowest {
            let highest = char::from_digit(digit.to_digit(10).unwrap_or(1) - 1, 10).unwrap_or('0');
            below.push(format!("{}[{lowest}-{highest}][0-9]{{{}}}", &digits[..at], digits.len() - at - 1));
        }
    }
    let top = format!(r"{digits}(?:\.0{{1,{places}}})?");
    if below.is_empty() { top } else { format!(r"(?:{})(?:\.[0-9]{{1,{places}}})?|{top}", below.join("|")) }
}

fn text(about: &str, most: usize) -> Value {
    let pattern = format!(r"^(?=[\s\S]*\S)[^\u0000-\u0009\u000b-\u001f{HIDDEN}]*$");
    json!({ "description": about, "type": "string", "maxLength": most, "pattern": pattern })
}

/// The same on one line, without space at its ends.
fn line(about: &str, most: usize) -> Value {
    let pattern = format!(r"^(?=\S)(?![\s\S]*\s$)[^\u0000-\u001f{HIDDEN}]+$");
    json!({ "description": about, "type": "string", "maxLength": most, "pattern": pattern })
}

/// What hides, or turns the text around it.
const HIDDEN: &str = concat!(
    r"\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\u3164",
    r"\ufe00-\ufe0f\ufeff\uffa0\ufffe\uffff\u{e0000}-\u{e01ef}"
);

const PERIOD: &str = "^(?:19|[2-9][0-9])[0-9]{2}(?:Q[1-4]|H[12]|-(?:0[1-9]|1[0-2]))?$";

/// Two whole numbers of at most four digits.
const FRACTION: &str = "^[1-9][0-9]{0,3}/[1-9][0-9]{0,3}$";

/// Days of long months, of short ones, of February, and 29 February of leap years.
const DAY: &str = "^(?:(?:19|[2-9][0-9])[0-9]{2}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])\
    |(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))\
    |(?:(?:19|[2-9][0-9])(?:0[48]|[2468][048]|[13579][26])|(?:[2468][048]|[3579][26])00)-02-29)$";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_up_to_a_power_of_ten_and_up_to_any_other_number() {
        assert_eq!(up_to(10, 2), r"(?:0|[1-9][0-9]{0,0})(?:\.[0-9]{1,2})?|10(?:\.0{1,2})?");
        assert_eq!(up_to(150, 4), r"(?:0|[1-9][0-9]{0,1}|1[0-4][0-9]{1})(?:\.[0-9]{1,4})?|150(?:\.0{1,4})?");
        assert_eq!(up_to(0, 4), r"0(?:\.0{1,4})?");
    }
}
