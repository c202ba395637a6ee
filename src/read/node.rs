//! A document as it was written, before it is believed: every key is kept, also twice, and no number becomes a float.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use sha2::{Digest, Sha256};

use crate::bounds;
use crate::problem::{Document, Fault, Found, Problem};

/// A value of a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Node {
    /// `null`
    Null,
    /// `true` or `false`
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// Any other number, as text: it is only ever refused.
    Number(String),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// An object with its keys in the order written.
    Object(Vec<(String, Node)>),
}

impl Node {
    /// Reads JSON text.
    pub fn from_json(text: &str, document: Document) -> Result<Node, Problem> {
        let refuse = |fault| Problem { document, place: String::new(), fault };
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = serde_json::Deserializer::from_str(text);
        let read = Depth(0).deserialize(&mut reader).and_then(|node| reader.end().map(|()| node));
        read.map_err(|error| {
            let too_deep = error.to_string().starts_with(TOO_DEEP);
            refuse(if too_deep {
                Fault::TooDeep
            } else {
                Fault::NotJson { line: error.line(), column: error.column() }
            })
        })
    }

    /// What kind of value it is.
    pub fn found(&self) -> Found {
        match self {
            Node::Null => Found::Null,
            Node::Boolean(_) => Found::Boolean,
            Node::Integer(_) | Node::Number(_) => Found::Number,
            Node::Text(_) => Found::Text,
            Node::List(_) => Found::List,
            Node::Object(_) => Found::Object,
        }
    }

    /// The value of a key; the first where it is written twice (which is refused elsewhere).
    pub fn get(&self, key: &str) -> Option<&Node> {
        match self {
            Node::Object(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, node)| node),
            _ => None,
        }
    }

    /// The value of a key, to be changed.
    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        match self {
            Node::Object(entries) => entries.iter_mut().find(|(name, _)| name == key).map(|(_, node)| node),
            _ => None,
        }
    }

    /// An entry of a list, to be changed.
    pub(crate) fn entry_mut(&mut self, index: usize) -> Option<&mut Node> {
        match self {
            Node::List(nodes) => nodes.get_mut(index),
            _ => None,
        }
    }

    /// Gives a key of an object another value, or takes it away.
    pub(crate) fn set(&mut self, key: &str, value: Option<Node>) {
        let Node::Object(entries) = self else { return };
        match (entries.iter().position(|(name, _)| name == key), value) {
            (Some(at), Some(value)) => entries[at].1 = value,
            (None, Some(value)) => entries.push((key.to_owned(), value)),
            (Some(at), None) => drop(entries.remove(at)),
            (None, None) => {}
        }
    }

    /// The content hash (SHA-256, hex) of the canonical form.
    pub fn hash(&self, lists: Lists) -> String {
        hex(match lists {
            Lists::Ordered => self.digest(lists),
            Lists::Unordered => Prints::of(self).digest(self),
        })
    }

    fn digest(&self, lists: Lists) -> Digest32 {
        let mut canonical = Vec::new();
        self.write_canonical(lists, &mut canonical);
        Sha256::digest(&canonical).into()
    }

    /// Keys are sorted, and lists too where their order says nothing. Lengths stand before contents, so that no two
    /// documents share a form.
    fn write_canonical(&self, lists: Lists, out: &mut Vec<u8>) {
        match self {
            Node::Null => out.push(b'n'),
            Node::Boolean(yes) => out.push(if *yes { b't' } else { b'f' }),
            Node::Integer(number) => write_before(b'i', &number.to_string(), out),
            Node::Number(number) => write_before(b'r', number, out),
            Node::Text(text) => write_text(text, out),
            Node::List(nodes) if lists == Lists::Ordered => {
                write_length(b'l', nodes.len(), out);
                nodes.iter().for_each(|node| node.write_canonical(lists, out));
            }
            Node::List(nodes) => {
                let mut forms: Vec<Vec<u8>> = nodes.iter().map(|node| canonical(node, lists)).collect();
                forms.sort_unstable();
                write_length(b'l', forms.len(), out);
                forms.iter().for_each(|form| out.extend(form));
            }
            Node::Object(entries) => {
                write_length(b'o', entries.len(), out);
                for (key, node) in sorted(entries) {
                    write_text(key, out);
                    node.write_canonical(lists, out);
                }
            }
        }
    }
}

fn sorted(entries: &[(String, Node)]) -> Vec<&(String, Node)> {
    let mut sorted: Vec<_> = entries.iter().collect();
    sorted.sort();
    sorted
}

type Digest32 = [u8; 32];

fn hex(digest: Digest32) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).expect("four bits");
    digest.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The digests of what the lists of a quarter hold, sorted: with them a change of one entry is hashed without reading the rest.
#[derive(Debug)]
pub(crate) struct Prints(Vec<(String, Vec<Digest32>)>);

impl Prints {
    pub(crate) fn of(quarter: &Node) -> Prints {
        let Node::Object(entries) = quarter else { return Prints(Vec::new()) };
        let list = |(key, node): &(String, Node)| {
            let Node::List(nodes) = node else { return None };
            let mut digests: Vec<Digest32> = nodes.iter().map(print).collect();
            digests.sort_unstable();
            Some((key.clone(), digests))
        };
        Prints(entries.iter().filter_map(list).collect())
    }

    /// An entry of a list is another one now.
    pub(crate) fn replace(&mut self, key: &str, before: Digest32, after: &Node) {
        let list = self.0.iter_mut().find(|(own, _)| own == key);
        let (_, digests) = list.expect("a list of the document");
        digests.remove(digests.binary_search(&before).expect("an entry of the list"));
        let after = print(after);
        let place = digests.partition_point(|other| *other < after);
        digests.insert(place, after);
    }

    pub(crate) fn hash(&self, quarter: &Node) -> String {
        hex(self.digest(quarter))
    }

    fn digest(&self, quarter: &Node) -> Digest32 {
        let Node::Object(entries) = quarter else { return quarter.digest(Lists::Unordered) };
        let mut out = Vec::new();
        write_length(b'o', entries.len(), &mut out);
        for (key, node) in sorted(entries) {
            write_text(key, &mut out);
            match self.0.iter().find(|(own, _)| own == key).filter(|_| matches!(node, Node::List(_))) {
                Some((_, digests)) => {
                    write_length(b'l', digests.len(), &mut out);
                    digests.iter().for_each(|digest| out.extend(digest));
                }
                None => node.write_canonical(Lists::Unordered, &mut out),
            }
        }
        Sha256::digest(&out).into()
    }
}

/// The digest of one entry of a list of a quarter.
pub(crate) fn print(entry: &Node) -> Digest32 {
    entry.digest(Lists::Unordered)
}

/// Whether the order of a document's lists means something.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Lists {
    /// Grades, classes and categories of a scheme stand in order.
    Ordered,
    /// The lists of a quarter are sets: villages, people, events may come in any order.
    Unordered,
}

fn canonical(node: &Node, lists: Lists) -> Vec<u8> {
    let mut out = Vec::new();
    node.write_canonical(lists, &mut out);
    out
}

fn write_text(text: &str, out: &mut Vec<u8>) {
    write_length(b's', text.len(), out);
    out.extend(text.bytes());
}

fn write_length(letter: u8, length: usize, out: &mut Vec<u8>) {
    write_before(letter, &length.to_string(), out);
}

fn write_before(letter: u8, digits: &str, out: &mut Vec<u8>) {
    out.push(letter);
    out.extend(digits.bytes());
    out.push(b';');
}

const TOO_DEEP: &str = "nested too deeply";

/// Reads a node at a depth; deserializers of foreign values have no limit of their own.
#[derive(Clone, Copy)]
struct Depth(usize);

impl<'de> DeserializeSeed<'de> for Depth {
    type Value = Node;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        if self.0 > bounds::DEPTH {
            return Err(D::Error::custom(TOO_DEEP));
        }
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Depth {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_none<E>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E>(self, yes: bool) -> Result<Node, E> {
        Ok(Node::Boolean(yes))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node, E> {
        Ok(Node::Integer(number))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node, E> {
        Ok(i64::try_from(number).map_or_else(|_| Node::Number(number.to_string()), Node::Integer))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node, E> {
        Ok(Node::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Node, E> {
        Ok(Node::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut nodes = Vec::new();
        while let Some(node) = entries.next_element_seed(Depth(self.0 + 1))? {
            nodes.push(node);
        }
        Ok(Node::List(nodes))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node, A::Error> {
        let mut nodes = Vec::new();
        while let Some(key) = entries.next_key::<String>()? {
            if key == NUMBER {
                return entries.next_value().map(Node::Number);
            }
            nodes.push((key, entries.next_value_seed(Depth(self.0 + 1))?));
        }
        Ok(Node::Object(nodes))
    }
}

/// How `serde_json` hands over a number that is not whole, with all the digits that were written.
const NUMBER: &str = "$serde_json::private::Number";

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Node {
        Node::from_json(text, Document::Scheme).expect("JSON")
    }

    #[test]
    fn nothing_is_lost_between_text_and_node() {
        let node = read(r#"{"a": 1, "a": 2.50, "b": [null, true, "x"]}"#);
        let Node::Object(entries) = &node else { panic!("an object") };
        assert_eq!(entries.len(), 3);
        assert_eq!(entries[1].1, Node::Number("2.50".to_owned()));
    }

    #[test]
    fn the_hash_ignores_layout_and_key_order_only() {
        let (a, b) = (read(r#"{"x":["1","2"],"y":"z"}"#), read(r#" { "y": "z", "x": ["1", "2"] } "#));
        assert_eq!(a.hash(Lists::Ordered), b.hash(Lists::Ordered));
        let turned = read(r#"{"x":["2","1"],"y":"z"}"#);
        assert_ne!(a.hash(Lists::Ordered), turned.hash(Lists::Ordered));
        assert_eq!(a.hash(Lists::Unordered), turned.hash(Lists::Unordered));
        assert_ne!(a.hash(Lists::Ordered), read(r#"{"x":["1","2"],"y":"Z"}"#).hash(Lists::Ordered));
    }

    #[test]
    fn depth_is_refused_before_the_stack_ends() {
        let deep = format!("{}{}", "[".repeat(100), "]".repeat(100));
        let problem = Node::from_json(&deep, Document::Scheme).expect_err("too deep");
        assert_eq!(problem.fault, Fault::TooDeep);
        let deeper = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
        assert!(Node::from_json(&deeper, Document::Scheme).is_err());
    }

    #[test]
    fn broken_json_names_line_and_column() {
        let problem = Node::from_json("{\n  \"a\": ,\n}", Document::Quarter).expect_err("broken");
        assert_eq!(problem.fault, Fault::NotJson { line: 2, column: 8 });
    }
}
