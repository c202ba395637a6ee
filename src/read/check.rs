//! A document against its shape: unknown and missing keys, wrong types, decimals, bounds. Goes on after every problem.

use std::collections::BTreeSet;

use crate::bounds;
use crate::exact::{Fixed, NotDecimal};
use crate::period::{Day, Period};
use crate::problem::{Document, Expected, Fault, Place, Problem};
use crate::read::at::parse_fraction;
use crate::read::node::Node;
use crate::read::shape::{Empty, Field, Kind, ORIGIN, Shape};

/// Collects problems as reading goes along.
pub(crate) struct Problems {
    document: Document,
    list: Vec<Problem>,
}

impl Problems {
    pub(crate) fn of(document: Document) -> Problems {
        Problems { document, list: Vec::new() }
    }

    pub(crate) fn add(&mut self, place: &Place<'_>, fault: Fault) {
        self.list.push(Problem { document: self.document, place: place.to_string(), fault });
    }

    pub(crate) fn into_list(self) -> Vec<Problem> {
        self.list
    }
}

/// Reports everything in which the object differs from its shape.
pub(crate) fn check(node: &Node, shape: &'static Shape, place: &Place<'_>, problems: &mut Problems) {
    let Node::Object(entries) = node else {
        return problems.add(place, Fault::WrongType { expected: Expected::Object, found: node.found() });
    };
    check_keys(entries, shape, place, problems);
    for (key, value) in entries {
        if let Some(field) = field_of(shape, key) {
            check_kind(value, &field.kind, &place.key(key), problems);
        }
    }
}

fn check_keys(entries: &[(String, Node)], shape: &'static Shape, place: &Place<'_>, problems: &mut Problems) {
    let mut seen = Seen::of(entries);
    for (key, _) in entries {
        if seen.is_repeated(key) {
            problems.add(&place.key(key), Fault::DuplicateKey { key: key.clone() });
        } else if field_of(shape, key).is_none() {
            problems.add(&place.key(key), Fault::UnknownKey { key: key.clone(), like: similar_key(shape, key) });
        }
    }
    for field in shape.fields.iter().filter(|field| field.required) {
        if !entries.iter().any(|(key, _)| key == field.key) {
            problems.add(&place.key(field.key), Fault::MissingKey { key: field.key });
        }
    }
}

/// The keys of an object so far. Most objects have so few that looking through them is quickest.
enum Seen<'a> {
    Few { entries: &'a [(String, Node)], count: usize },
    Many(BTreeSet<&'a str>),
}

impl<'a> Seen<'a> {
    const FEW: usize = 24;

    fn of(entries: &'a [(String, Node)]) -> Seen<'a> {
        if entries.len() <= Seen::FEW { Seen::Few { entries, count: 0 } } else { Seen::Many(BTreeSet::new()) }
    }

    /// Whether the next key stood there before.
    fn is_repeated(&mut self, key: &'a str) -> bool {
        match self {
            Seen::Few { entries, count } => {
                *count += 1;
                entries[..*count - 1].iter().any(|(before, _)| before == key)
            }
            Seen::Many(keys) => !keys.insert(key),
        }
    }
}

fn fields(shape: &'static Shape) -> impl Iterator<Item = &'static Field> {
    shape.fields.iter().chain(ORIGIN.iter().filter(|_| shape.origin))
}

fn field_of(shape: &'static Shape, key: &str) -> Option<&'static Field> {
    fields(shape).find(|field| field.key == key)
}

/// The key that was probably meant: the same letters but for case, separators and a slip or two.
fn similar_key(shape: &'static Shape, key: &str) -> Option<&'static str> {
    let plain = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase()
    };
    let wanted = plain(key);
    let distance = |field: &&'static Field| edit_distance(&wanted, &plain(field.key));
    fields(shape).filter(|field| distance(field) <= 2 && wanted.len() > 2).min_by_key(distance).map(|field| field.key)
}

fn edit_distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.bytes().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.bytes().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(row[j] + 1).min(row[j + 1] + 1);
        }
    }
    row[b.len()]
}

fn check_kind(node: &Node, kind: &'static Kind, place: &Place<'_>, problems: &mut Problems) {
    match kind {
        Kind::Value(inner) => check_value(node, inner, place, problems),
        Kind::Nullable(_) if *node == Node::Null => {}
        Kind::Nullable(inner) => check_kind(node, inner, place, problems),
        Kind::List(inner, empty) => check_list(node, inner, *empty, place, problems),
        Kind::Map(inner) => check_map(node, inner, place, problems),
        Kind::Object(shape) => check(node, shape, place, problems),
        Kind::Boolean => match node {
            Node::Boolean(_) => {}
            _ => problems.add(place, Fault::WrongType { expected: Expected::Boolean, found: node.found() }),
        },
        Kind::Integer(bound) => match node {
            Node::Integer(number) if bound.holds(*number) => {}
            Node::Integer(number) => {
                problems.add(place, Fault::IntegerOutOfBounds { bound, number: number.to_string() })
            }
            Node::Number(number) => problems.add(place, Fault::IntegerOutOfBounds { bound, number: number.clone() }),
            _ => problems.add(place, Fault::WrongType { expected: Expected::Integer, found: node.found() }),
        },
        _ => check_text(node, kind, place, problems),
    }
}

/// A value with its origin is an object that has a `value`.
fn check_value(node: &Node, kind: &'static Kind, place: &Place<'_>, problems: &mut Problems) {
    let Node::Object(entries) = node else {
        return check_kind(node, kind, place, problems);
    };
    if node.get("value").is_none() {
        problems.add(&place.key("value"), Fault::MissingKey { key: "value" });
    }
    let mut seen = Seen::of(entries);
    for (key, value) in entries {
        let place = place.key(key);
        if seen.is_repeated(key) {
            problems.add(&place, Fault::DuplicateKey { key: key.clone() });
        } else if key == "value" {
            check_kind(value, kind, &place, problems);
        } else if let Some(field) = ORIGIN.iter().find(|field| field.key == key) {
            check_kind(value, &field.kind, &place, problems);
        } else {
            problems.add(&place, Fault::UnknownKey { key: key.clone(), like: None });
        }
    }
}

fn check_list(node: &Node, kind: &'static Kind, empty: Empty, place: &Place<'_>, problems: &mut Problems) {
    let Node::List(nodes) = node else {
        return problems.add(place, Fault::WrongType { expected: Expected::List, found: node.found() });
    };
    if nodes.is_empty() && empty == Empty::Refused {
        problems.add(place, Fault::ListEmpty);
    }
    if nodes.len() > bounds::LIST_LENGTH {
        return problems.add(place, Fault::ListTooLong { most: bounds::LIST_LENGTH, length: nodes.len() });
    }
    for (index, node) in nodes.iter().enumerate() {
        check_kind(node, kind, &place.at(index), problems);
    }
}

fn check_map(node: &Node, kind: &'static Kind, place: &Place<'_>, problems: &mut Problems) {
    let Node::Object(entries) = node else {
        return problems.add(place, Fault::WrongType { expected: Expected::Object, found: node.found() });
    };
    let mut seen = Seen::of(entries);
    for (key, node) in entries {
        if seen.is_repeated(key) {
            problems.add(&place.key(key), Fault::DuplicateKey { key: key.clone() });
        }
        check_kind(node, kind, &place.key(key), problems);
    }
}

fn check_text(node: &Node, kind: &'static Kind, place: &Place<'_>, problems: &mut Problems) {
    let decimal = matches!(kind, Kind::Decimal(_) | Kind::DecimalOrNone(_) | Kind::Fraction(_));
    let text = match node {
        Node::Text(text) => text,
        Node::Integer(number) if decimal => {
            return problems.add(place, Fault::NumberNotText { number: number.to_string() });
        }
        Node::Number(number) if decimal => {
            return problems.add(place, Fault::NumberNotText { number: number.clone() });
        }
        _ => {
            let expected = if decimal { Expected::DecimalText } else { Expected::Text };
            return problems.add(place, Fault::WrongType { expected, found: node.found() });
        }
    };
    if let Some(fault) = text_fault(text, kind) {
        problems.add(place, fault);
    }
}

fn text_fault(text: &str, kind: &'static Kind) -> Option<Fault> {
    match kind {
        Kind::Constant(expected) => (text != *expected).then(|| Fault::WrongFormat { text: text.to_owned(), expected }),
        Kind::OneOf(allowed) => (!allowed.contains(&text)).then(|| Fault::NotOneOf { text: text.to_owned(), allowed }),
        Kind::Day => Day::parse(text).is_none().then(|| Fault::NotADay { text: text.to_owned() }),
        Kind::Period => Period::parse(text).is_none().then(|| Fault::NotAPeriod { text: text.to_owned() }),
        Kind::DecimalOrNone(_) if text == "none" => None,
        Kind::Fraction(_) if text.contains('/') => {
            parse_fraction(text).is_none().then(|| Fault::NotAFraction { text: text.to_owned() })
        }
        Kind::Decimal(bound) | Kind::DecimalOrNone(bound) | Kind::Fraction(bound) => decimal_fault(text, bound),
        Kind::Id => one_line_fault(text, bounds::ID_LENGTH).or_else(|| id_fault(text)),
        Kind::Reference => one_line_fault(text, bounds::ID_LENGTH),
        Kind::Name => one_line_fault(text, bounds::NAME_LENGTH),
        _ => plain_text_fault(text, bounds::NOTE_LENGTH),
    }
}

pub(crate) fn decimal_fault(text: &str, bound: &'static bounds::DecimalBound) -> Option<Fault> {
    let text_owned = || text.to_owned();
    match Fixed::parse(text, bound.places) {
        Ok(value) if bound.holds(value) => None,
        Ok(value) if value < Fixed::ZERO && bound.min >= 0 => Some(Fault::Negative { bound, text: text_owned() }),
        Ok(_) | Err(NotDecimal::Size) => Some(Fault::OutOfBounds { bound, text: text_owned() }),
        Err(NotDecimal::Places) => Some(Fault::TooManyPlaces { bound, text: text_owned() }),
        Err(NotDecimal::Grammar) => Some(Fault::NotDecimalText { text: text_owned() }),
    }
}

fn plain_text_fault(text: &str, most: usize) -> Option<Fault> {
    let length = text.chars().count();
    if text.trim().is_empty() {
        return Some(Fault::EmptyText);
    }
    if length > most {
        return Some(Fault::TextTooLong { most, length });
    }
    text.chars().find(|&c| hides(c)).map(|c| Fault::ControlCharacter { code_point: u32::from(c) })
}

/// Two names that differ by a space at the end look the same.
fn one_line_fault(text: &str, most: usize) -> Option<Fault> {
    let edges = text.trim() != text || text.contains('\n');
    plain_text_fault(text, most).or_else(|| edges.then(|| Fault::TextEdges { text: text.to_owned() }))
}

/// Characters that cannot be seen, or that turn what is seen around: two names could look the same and differ.
fn hides(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e01ef}' | '\u{fffe}' | '\u{ffff}')
}

fn id_fault(text: &str) -> Option<Fault> {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '#');
    (!text.chars().all(plain)).then(|| Fault::NotAnId { text: text.to_owned() })
}
