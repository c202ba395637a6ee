//! The self-check of a scheme: its worked examples are settled and compared with what they expect.

use crate::assess::{Assessment, Level};
use crate::ledger;
use crate::problem::{Problem, Severity};
use crate::quarter::Quarter;
use crate::read::node::Node;
use crate::read::{read_quarter, read_scheme};
use crate::reason::Explain;
use crate::scheme::{Example, Rules, Scheme};
use crate::settle::{Settlement, settle};

/// What the self-check found.
#[derive(Debug)]
pub struct Checked {
    /// The scheme's id.
    pub scheme: String,
    /// Its version.
    pub version: String,
    /// Each example.
    pub examples: Vec<CheckedExample>,
}

/// What one example gave.
#[derive(Debug)]
pub struct CheckedExample {
    /// What it shows.
    pub name: String,
    /// Where it gave something else.
    pub differences: Vec<Difference>,
    /// Why it could not be settled.
    pub problems: Vec<Problem>,
}

/// A figure that differs.
#[derive(Debug, PartialEq, Eq)]
pub struct Difference {
    /// Whose figure, e.g. `p1.pay`.
    pub what: String,
    /// What the example expects.
    pub expected: String,
    /// What was settled.
    pub got: String,
}

impl CheckedExample {
    /// Whether everything it expects came out.
    pub fn passed(&self) -> bool {
        self.differences.is_empty() && self.problems.is_empty()
    }
}

/// Runs every worked example.
pub fn check(scheme: &Scheme) -> Checked {
    Checked {
        scheme: scheme.id.clone(),
        version: scheme.version.clone(),
        examples: scheme.examples.iter().map(|example| check_example(scheme, example)).collect(),
    }
}

/// The same from the text of a scheme document, or why it cannot be read.
pub fn check_text(text: &str) -> Result<Checked, Vec<Problem>> {
    let node = Node::from_json(text, crate::problem::Document::Scheme).map_err(|problem| vec![problem])?;
    let read = read_scheme(&node);
    read.value.map(|scheme| check(&scheme)).ok_or(read.problems)
}

fn check_example(scheme: &Scheme, example: &Example) -> CheckedExample {
    let read = read_quarter(&example.quarter, Some(scheme));
    let refusals = read.problems.into_iter().filter(|problem| problem.fault.severity() == Severity::Refusal).collect();
    let differences = match &read.value {
        Some(quarter) => compare(scheme, quarter, &settle(scheme, quarter), &example.expect),
        None => Vec::new(),
    };
    CheckedExample { name: example.name.clone(), differences, problems: refusals }
}

fn compare(scheme: &Scheme, quarter: &Quarter, found: &Settlement, expect: &Node) -> Vec<Difference> {
    let mut differences = Vec::new();
    let explain = Explain { scheme, quarter, settlement: found, team: false };
    let level = explain.level();
    for expected in entries(expect, "people") {
        let id = text_of(expected, "person");
        let index = quarter.own.subjects.iter().position(|subject| subject.id == id);
        require_found(index, "person", &id, &mut differences);
        let keys = ["score", "rank", "grade", "pay", "clawBack", "balance", "run", "consequence"];
        compare_keys(expected, &keys, &id, &mut differences, |key| subject_figure(&level, found, index?, key));
        if let Some(Node::Object(items)) = expected.get("items") {
            let keys: Vec<&str> = items.iter().map(|(key, _)| key.as_str()).collect();
            let items = Node::Object(items.clone());
            compare_keys(&items, &keys, &format!("{id}.items"), &mut differences, |key| {
                item_figure(&level, found, index?, key)
            });
        }
    }
    for expected in entries(expect, "villages") {
        let id = text_of(expected, "village");
        let index = quarter.villages.iter().position(|village| village.id == id);
        require_found(index, "village", &id, &mut differences);
        compare_keys(expected, &["class", "coefficient", "score", "rank", "grade"], &id, &mut differences, |key| {
            let class = &found.classes[index?];
            match key {
                "class" => class.class.map(|class| scheme.classes[class].id.clone()),
                "coefficient" => Some(class.coefficient.to_string()),
                _ => assessed_figure(scheme.team.as_ref()?, found.team.as_ref()?, index?, key),
            }
        });
    }
    compare_keys(expect, &["setAside", "payable", "balance"], "", &mut differences, |key| {
        Some(match key {
            "setAside" => found.pool.set_aside.to_string(),
            "payable" => found.pool.payable.to_string(),
            _ => found.pool.balance.to_string(),
        })
    });
    differences
}

/// Somebody who is not there would have every "no score" and "no pay" that an example expects.
fn require_found(index: Option<usize>, what: &str, id: &str, differences: &mut Vec<Difference>) {
    if index.is_none() {
        differences.push(Difference { what: what.to_owned(), expected: id.to_owned(), got: NONE.to_owned() });
    }
}

fn entries<'a>(node: &'a Node, key: &str) -> &'a [Node] {
    match node.get(key) {
        Some(Node::List(nodes)) => nodes,
        _ => &[],
    }
}

fn text_of(node: &Node, key: &str) -> String {
    match node.get(key) {
        Some(Node::Text(text)) => text.clone(),
        Some(Node::Integer(number)) => number.to_string(),
        _ => NONE.to_owned(),
    }
}

/// What stands for "no score", "no grade".
const NONE: &str = "—";

fn assessed_figure(rules: &Rules, found: &Assessment, index: usize, key: &str) -> Option<String> {
    match key {
        "score" => found.scores[index].as_ref().map(|score| score.rounded.to_string()),
        "rank" => found.ranks[index].as_ref().map(|rank| rank.rank.to_string()),
        _ => {
            let grade = found.grades[index].as_ref()?.grade?;
            Some(rules.grading.as_ref()?.grades[grade].id.clone())
        }
    }
}

fn subject_figure(level: &Level<'_>, found: &Settlement, index: usize, key: &str) -> Option<String> {
    match key {
        "score" | "rank" | "grade" => assessed_figure(level.rules, &found.own, index, key),
        "clawBack" => found.pool.claw_back[index].map(|back| back.to_string()),
        "balance" => found.accounts[index].as_ref().map(|account| account.balance.to_string()),
        "run" => ledger::run_of(level, index).map(|(length, _)| length.to_string()),
        "consequence" => ledger::run_of(level, index)?.1,
        _ => found.pool.paid[index].map(|paid| paid.to_string()),
    }
}

fn item_figure(level: &Level<'_>, found: &Settlement, index: usize, id: &str) -> Option<String> {
    let earned = found.earned[index].as_ref()?;
    if id == "events" {
        return Some(earned.events.to_string());
    }
    let item = level.scheme.pay.as_ref()?.items.iter().position(|item| item.id == id)?;
    Some(earned.items[item].rounded.to_string())
}

/// Only the keys that the example names are compared; decimals by value, so that 90 and 90.00 agree.
fn compare_keys(
    expect: &Node,
    keys: &[&str],
    whose: &str,
    differences: &mut Vec<Difference>,
    figure: impl Fn(&str) -> Option<String>,
) {
    for key in keys.iter().filter(|key| expect.get(key).is_some()) {
        let (expected, got) = (text_of(expect, key), figure(key).unwrap_or_else(|| NONE.to_owned()));
        if expected != got && !same_value(&expected, &got) {
            let what = if whose.is_empty() { (*key).to_owned() } else { format!("{whose}.{key}") };
            differences.push(Difference { what, expected, got });
        }
    }
}

fn same_value(a: &str, b: &str) -> bool {
    let read = |text| crate::exact::Fixed::parse(text, 4);
    read(a).is_ok_and(|value| read(b) == Ok(value))
}
