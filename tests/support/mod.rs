//! What the tests of documents share: reading them, changing them by place, settling them.

#![allow(dead_code, reason = "each test file uses its own part")]

use std::fs;
use std::path::{Path, PathBuf};

use cadre_pay::answer::{Answer, Options, ProblemView, ReasonView, SettlementView, Wanted, settle_documents};
use cadre_pay::problem::Document;
use cadre_pay::read::node::Node;
use cadre_pay::text::Language;
use serde_json::{Value, json};

/// A folder of the tests.
pub(crate) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name)
}

/// The text of a file of the repository.
pub(crate) fn text_of(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A JSON document of the repository.
pub(crate) fn document(path: &str) -> Value {
    serde_json::from_str(&text_of(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The case files of a folder by their names, in alphabetical order; `base-*` are what they start from.
pub(crate) fn cases(name: &str) -> Vec<(String, Value)> {
    let files = fs::read_dir(folder(name)).expect("the folder of the cases");
    let mut cases: Vec<(String, Value)> = files
        .map(|file| file.expect("a file").file_name().to_string_lossy().into_owned())
        .filter_map(|file| file.strip_suffix(".json").map(str::to_owned))
        .filter(|file| !file.starts_with("base-"))
        .map(|file| (file.clone(), document(&format!("tests/{name}/{file}.json"))))
        .collect();
    cases.sort_by(|(a, _), (b, _)| a.cmp(b));
    cases
}

/// Puts a value at a place such as `grading.grades[0].from`; `null` takes away what stands there.
pub(crate) fn change(document: &mut Value, place: &str, value: Value) {
    let parts = parts(place);
    let (last, path) = parts.split_last().expect("a place");
    let mut at = document;
    for part in path {
        at = match part {
            Part::Key(key) => at.get_mut(key),
            Part::Index(index) => at.get_mut(index),
        }
        .unwrap_or_else(|| panic!("nothing stands at {part:?} of {place}"));
    }
    match (last, at, value) {
        (Part::Key(key), Value::Object(entries), Value::Null) => {
            entries.remove(key).unwrap_or_else(|| panic!("nothing stands at {place}"));
        }
        (Part::Key(key), Value::Object(entries), value) => {
            entries.insert(key.clone(), value);
        }
        (Part::Index(index), Value::Array(entries), Value::Null) => {
            entries.remove(*index);
        }
        (Part::Index(index), Value::Array(entries), value) if *index == entries.len() => entries.push(value),
        (Part::Index(index), Value::Array(entries), value) => entries[*index] = value,
        _ => panic!("{place} is not a place of the document"),
    }
}

/// Every change of a case, in alphabetical order of their places.
pub(crate) fn change_all(document: &mut Value, changes: &Value) {
    for (place, value) in changes.as_object().into_iter().flatten() {
        change(document, place, value.clone());
    }
}

#[derive(Debug)]
enum Part {
    Key(String),
    Index(usize),
}

fn parts(place: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for step in place.split('.') {
        let (key, indexes) = step.split_once('[').unwrap_or((step, ""));
        parts.push(Part::Key(key.to_owned()));
        let indexes = indexes.split(['[', ']']).filter(|index| !index.is_empty());
        parts.extend(indexes.map(|index| Part::Index(index.parse().expect("a position in a list"))));
    }
    parts
}

/// Settles the texts of two documents, with everybody's reasons.
pub(crate) fn settle_texts(scheme: &str, quarter: &str, language: Language) -> Answer {
    let (scheme, quarter) = (Node::from_json(scheme, Document::Scheme), Node::from_json(quarter, Document::Quarter));
    settle_documents(scheme, quarter, Ok(Options { language, reasons: Wanted::Everybody }))
}

/// Settles two documents, with everybody's reasons.
pub(crate) fn settle(scheme: &Value, quarter: &Value, language: Language) -> Answer {
    settle_texts(&scheme.to_string(), &quarter.to_string(), language)
}

/// What was settled, or the refusals as text.
pub(crate) fn settled(answer: Answer) -> Result<(Box<SettlementView>, Vec<ProblemView>), String> {
    match answer {
        Answer::Settled { settlement, warnings } => Ok((settlement, warnings)),
        Answer::Refused { problems } => Err(said(&problems)),
        other => Err(format!("{other:?}")),
    }
}

/// Problems, one per line.
pub(crate) fn said(problems: &[ProblemView]) -> String {
    let line = |problem: &ProblemView| format!("{} {} {}", problem.place, problem.code, problem.sentence);
    problems.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// A reason and every step below it.
pub(crate) fn flat(reason: &ReasonView) -> Vec<&ReasonView> {
    std::iter::once(reason).chain(reason.steps.iter().flat_map(flat)).collect()
}

/// A figure of money in fen.
pub(crate) fn fen(text: &str) -> i64 {
    cadre_pay::Money::parse(text).unwrap_or_else(|error| panic!("{text}: {error:?}")).fen()
}

/// Whether lines, categories and villages add up to the pool's payable.
pub(crate) fn adds_up(settlement: &SettlementView) -> Result<(), String> {
    let payable = fen(&settlement.pool.payable);
    let sums = [
        ("lines", settlement.lines.iter().filter_map(|line| line.pay.as_deref()).map(fen).sum::<i64>()),
        ("categories", settlement.categories.iter().map(|category| fen(&category.payable)).sum()),
        ("villages", settlement.villages.iter().map(|village| fen(&village.payable)).sum()),
        ("available less balance", fen(&settlement.pool.available) - fen(&settlement.pool.balance)),
    ];
    for (what, sum) in sums {
        if sum != payable {
            return Err(format!("{what} add up to {sum} fen, the payable is {payable}"));
        }
    }
    for category in &settlement.categories {
        // Ranked together are those of a category, of a village, of both, or everybody.
        let own = settlement.lines.iter().filter(|line| {
            (category.id.is_empty() || line.category.as_ref() == Some(&category.id))
                && category.village.as_ref().is_none_or(|village| line.village == *village)
        });
        if own.filter_map(|line| line.pay.as_deref()).map(fen).sum::<i64>() != fen(&category.payable) {
            return Err(format!("the lines of {} do not add up", category.name));
        }
    }
    for village in &settlement.villages {
        let own = settlement.lines.iter().filter(|line| line.village == village.id);
        if own.filter_map(|line| line.pay.as_deref()).map(fen).sum::<i64>() != fen(&village.payable) {
            return Err(format!("the lines of {} do not add up", village.id));
        }
    }
    Ok(())
}

/// Every step says something, and what it says stands somewhere.
pub(crate) fn without_holes(reason: &ReasonView) -> bool {
    !reason.title.is_empty()
        && !reason.sentence.is_empty()
        && reason.document.is_some() == reason.place.is_some()
        && reason.steps.iter().all(without_holes)
}

/// The answer without the order of its lists and without places, which are positions.
pub(crate) fn unordered(settlement: &SettlementView, warnings: &[ProblemView]) -> Value {
    let mut answer = json!([
        serde_json::to_value(settlement).expect("an answer is JSON"),
        serde_json::to_value(warnings).expect("an answer is JSON"),
    ]);
    forget_places(&mut answer);
    for list in [
        "/lines",
        "/villages",
        "/categories",
        "/reasons",
        "/ties",
        "/team/lines",
        "/team/categories",
        "/team/reasons",
        "/team/ties",
    ] {
        if let Some(list) = answer[0].pointer_mut(list).and_then(Value::as_array_mut) {
            list.sort_by_key(Value::to_string);
        }
    }
    answer[1].as_array_mut().expect("warnings").sort_by_key(Value::to_string);
    answer
}

fn forget_places(value: &mut Value) {
    match value {
        Value::Array(entries) => entries.iter_mut().for_each(forget_places),
        Value::Object(entries) => {
            entries.remove("place");
            entries.values_mut().for_each(forget_places);
        }
        _ => {}
    }
}

/// JSON text with the keys of every object from Z to A.
pub(crate) fn keys_backwards(value: &Value) -> String {
    match value {
        Value::Array(entries) => format!("[{}]", entries.iter().map(keys_backwards).collect::<Vec<_>>().join(",")),
        Value::Object(entries) => {
            let entry = |(key, value): (&String, &Value)| format!("{}: {}", json!(key), keys_backwards(value));
            format!("{{{}}}", entries.iter().rev().map(entry).collect::<Vec<_>>().join(",\n"))
        }
        plain => plain.to_string(),
    }
}
