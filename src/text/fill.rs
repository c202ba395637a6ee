//! Sentences from their rows: which row of a table fits, and what stands in its places.
//!
//! A row is `code conditions | sentence | sentence`. Of the rows of a code the first whose conditions all hold is taken:
//! `name` (it is there), `!name`, `name=this/that`, `name={other}`, `name>3` (a list is longer).
//! A place is `{name}`, `{name:spec}`, `{name?text}` (the text, if the name says anything), `{name!text}` (if it says nothing)
//! or `{name|text}` (what it says, or else the text). A list is joined by the row `join`, or `join.spec`; of a thing with parts its own row is said, or `row.spec`.

use std::borrow::Cow;
use std::fmt::Write as _;

/// What can stand in a sentence.
pub(crate) trait Say {
    /// Tells what it is.
    fn say(&self, hear: &mut dyn FnMut(Part<'_>));
}

/// What something is, to be said.
pub(crate) enum Part<'a> {
    Nothing,
    Text(&'a str),
    Number(i64),
    List(&'a [&'a dyn Say]),
    Thing(Thing<'a>),
}

/// Something with a row of its own, and its parts.
#[derive(Clone, Copy)]
pub(crate) struct Thing<'a> {
    pub(crate) kind: &'static Kind,
    pub(crate) parts: &'a [&'a dyn Say],
}

/// The code of a thing, and the names of its parts with spaces between.
pub(crate) struct Kind {
    pub(crate) code: &'static str,
    pub(crate) names: &'static str,
}

/// The things that surround a place, the nearest first.
struct Scope<'a> {
    thing: Thing<'a>,
    outer: Option<&'a Scope<'a>>,
}

impl<'a> Scope<'a> {
    fn get(&self, name: &str) -> Option<&'a dyn Say> {
        let position = self.thing.kind.names.split(' ').position(|own| own == name);
        match (position, self.outer) {
            (Some(position), _) => self.thing.parts.get(position).copied(),
            (None, outer) => outer?.get(name),
        }
    }
}

/// One row of a table.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub(super) code: &'static str,
    pub(super) conditions: &'static str,
    pub(super) first: &'static str,
    pub(super) second: &'static str,
}

/// Every row of a language, by code.
pub(super) struct Table(Vec<Row>);

impl Table {
    /// Reads a table: a row a line; empty lines and those that start with `#` say nothing.
    pub(super) fn read(text: &'static str) -> Table {
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        let mut rows: Vec<Row> = lines.map(row).collect();
        rows.sort_by_key(|row| row.code);
        Table(rows)
    }

    #[cfg(test)]
    pub(super) fn codes(&self) -> Vec<&'static str> {
        let mut codes: Vec<&str> = self.0.iter().map(|row| row.code).collect();
        codes.dedup();
        codes
    }

    /// The rows of a code, in their order.
    pub(super) fn rows(&self, code: &str) -> &[Row] {
        let from = self.0.partition_point(|row| row.code < code);
        let to = self.0.partition_point(|row| row.code <= code);
        &self.0[from..to]
    }

    /// Both sentences of a thing.
    pub(super) fn sentences(&self, what: &dyn Say) -> [String; 2] {
        let mut told = Default::default();
        self.choose(what, &mut |row, scope| told = [row.first, row.second].map(|text| self.filled(text, scope)));
        told
    }

    /// The title of a thing, as it stands in its row, and its sentence.
    pub(super) fn titled(&self, what: &dyn Say) -> (&'static str, String) {
        let mut told = Default::default();
        self.choose(what, &mut |row, scope| told = (row.first, self.filled(row.second, scope)));
        told
    }

    fn choose(&self, what: &dyn Say, use_row: &mut dyn FnMut(Row, &Scope<'_>)) {
        what.say(&mut |part| {
            if let Part::Thing(thing) = part {
                let scope = Scope { thing, outer: None };
                if let Some(row) = self.row(thing.kind.code, &scope) {
                    use_row(row, &scope);
                }
            }
        });
    }

    fn row(&self, code: &str, scope: &Scope<'_>) -> Option<Row> {
        self.rows(code).iter().find(|row| row.conditions.split_ascii_whitespace().all(|own| holds(own, scope))).copied()
    }

    fn filled(&self, template: &'static str, scope: &Scope<'_>) -> String {
        let mut out = String::new();
        self.fill(template, scope, &mut out);
        out
    }

    fn fill(&self, mut template: &'static str, scope: &Scope<'_>, out: &mut String) {
        while let Some((before, place, after)) = next_place(template) {
            out.push_str(before);
            self.place(place, scope, out);
            template = after;
        }
        out.push_str(template);
    }

    fn place(&self, place: &'static str, scope: &Scope<'_>, out: &mut String) {
        let end = place.find(['?', '!', '|', ':']).unwrap_or(place.len());
        let (name, rest) = place.split_at(end);
        let (spec, text) =
            if let Some(spec) = rest.strip_prefix(':') { (spec, "") } else { ("", rest.get(1..).unwrap_or("")) };
        let start = out.len();
        if let Some(value) = scope.get(name) {
            self.say(value, (name, spec), scope, out);
        }
        let silent = out.len() == start;
        if rest.starts_with(['?', '!']) {
            out.truncate(start);
        }
        if rest.starts_with('?') != silent {
            self.fill(text, scope, out);
        }
    }

    fn say(&self, value: &dyn Say, (name, spec): (&str, &str), scope: &Scope<'_>, out: &mut String) {
        value.say(&mut |part| match part {
            Part::Nothing => {}
            Part::Text(text) if spec == "signed" => out.push_str(&signed(text)),
            Part::Text(text) => out.push_str(text),
            Part::Number(number) if spec == "hex" => push(out, format_args!("{number:04X}")),
            Part::Number(number) => push(out, format_args!("{number}")),
            Part::List(list) => match spec {
                "count" => push(out, format_args!("{}", list.len())),
                "more" => push(out, format_args!("{}", list.len().saturating_sub(FEW))),
                "few" => self.list(&list[..list.len().min(FEW)], (name, ""), scope, out),
                _ => self.list(list, (name, spec), scope, out),
            },
            Part::Thing(thing) => {
                let code = match (thing.kind.code, spec) {
                    ("", _) => Cow::Owned(format!("each.{name}")),
                    (code, "") => Cow::Borrowed(code),
                    (code, spec) => Cow::Owned(format!("{code}.{spec}")),
                };
                let scope = Scope { thing, outer: Some(scope) };
                if let Some(row) = self.row(&code, &scope) {
                    self.fill(row.first, &scope, out);
                }
            }
        });
    }

    fn list(&self, list: &[&dyn Say], (name, join): (&str, &str), scope: &Scope<'_>, out: &mut String) {
        let join = if join.is_empty() { "join".to_owned() } else { format!("join.{join}") };
        let nothing = Scope { thing: Thing { kind: &Kind { code: "join", names: "" }, parts: &[] }, outer: None };
        let between = self.row(&join, &nothing).map(|row| self.filled(row.first, &nothing)).unwrap_or_default();
        for (index, value) in list.iter().enumerate() {
            if index > 0 {
                out.push_str(&between);
            }
            self.say(*value, (name, ""), scope, out);
        }
    }
}

/// Of many only the first few are named.
const FEW: usize = 3;

fn push(out: &mut String, text: std::fmt::Arguments<'_>) {
    // OK because writing into a String cannot fail.
    let _ = out.write_fmt(text);
}

/// `+ 30.00`, a negative amount as `− 30.00`.
fn signed(amount: &str) -> String {
    amount.strip_prefix('-').map_or_else(|| format!("+ {amount}"), |amount| format!("− {amount}"))
}

fn row(line: &'static str) -> Row {
    let mut columns = line.split(" | ");
    let mut next = || columns.next().unwrap_or_default();
    let (start, first, second) = (next(), next(), next());
    let (code, conditions) = start.split_once(' ').unwrap_or((start, ""));
    Row { code, conditions, first, second }
}

/// The text before the first place, what stands between its braces, and the text after it.
pub(super) fn next_place(template: &'static str) -> Option<(&'static str, &'static str, &'static str)> {
    let (before, rest) = template.split_once('{')?;
    let mut open = 1;
    let end = rest.bytes().position(|byte| {
        open += match byte {
            b'{' => 1,
            b'}' => -1,
            _ => 0,
        };
        open == 0
    })?;
    Some((before, &rest[..end], &rest[end + 1..]))
}

fn holds(condition: &str, scope: &Scope<'_>) -> bool {
    if let Some((name, most)) = condition.split_once('>') {
        let mut length = 0;
        hear(scope, name, &mut |part| length = if let Part::List(list) = part { list.len() } else { 0 });
        most.parse().is_ok_and(|most: usize| length > most)
    } else if let Some((name, words)) = condition.split_once('=') {
        let own = word(scope, name);
        match words.strip_prefix('{').and_then(|other| other.strip_suffix('}')) {
            Some(other) => own == word(scope, other),
            None => words.split('/').any(|word| own == word),
        }
    } else if let Some(name) = condition.strip_prefix('!') {
        !is_there(scope, name)
    } else {
        is_there(scope, condition)
    }
}

fn hear(scope: &Scope<'_>, name: &str, hear: &mut dyn FnMut(Part<'_>)) {
    if let Some(value) = scope.get(name) {
        value.say(hear);
    }
}

fn is_there(scope: &Scope<'_>, name: &str) -> bool {
    let mut there = false;
    hear(scope, name, &mut |part| {
        there = match part {
            Part::Nothing => false,
            Part::List(list) => !list.is_empty(),
            _ => true,
        }
    });
    there
}

/// What a condition compares: the text, the number, the last part of a thing's code, the only one of a list.
fn word(scope: &Scope<'_>, name: &str) -> String {
    let mut word = String::new();
    hear(scope, name, &mut |part| word = word_of(&part));
    word
}

fn word_of(part: &Part<'_>) -> String {
    let mut word = String::new();
    match part {
        Part::Text(text) => word.push_str(text),
        Part::Number(number) => push(&mut word, format_args!("{number}")),
        Part::Thing(thing) => word.push_str(thing.kind.code.rsplit('.').next().unwrap_or_default()),
        Part::List([only]) => only.say(&mut |part| word = word_of(&part)),
        _ => {}
    }
    word
}
