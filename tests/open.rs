//! A quarter that stays open: after every change of scores the answer that was brought up to date is the answer to the
//! changed documents settled anew, to the byte. Random schemes over all mechanisms, random quarters, random changes.
//!
//! `CADRE_PAY_SEEDS=20000 cargo test --test open` looks further, `CADRE_PAY_FIRST=17 CADRE_PAY_SEEDS=1` at one pair.

mod reference;
mod support;

use std::fs;
use std::path::Path;

use cadre_pay::answer::{Answer, Options, Wanted, explained, open, rescored, settled};
use cadre_pay::open::Open;
use cadre_pay::problem::Document;
use cadre_pay::read::node::Node;
use cadre_pay::text::Language;
use reference::random::dice::Dice;
use reference::random::pair;
use reference::setting;
use serde_json::{Value, json};
use support::document;

/// How many pairs are looked at, and how many steps of each.
const SEEDS: u64 = 120;
const STEPS: usize = 12;

fn node(value: &Value, of: Document) -> Node {
    Node::from_json(&value.to_string(), of).expect("JSON")
}

fn opened(scheme: &Value, quarter: &Value) -> Result<Open, Answer> {
    open(Ok(node(scheme, Document::Scheme)), Ok(node(quarter, Document::Quarter)), Ok(Options::default()))
        .map(|(open, _)| open)
}

fn answer_of(open: &Open) -> Value {
    serde_json::to_value(settled(open, &Options::default())).expect("an answer")
}

/// The list of those who are assessed.
fn subjects_key(scheme: &Value) -> &'static str {
    match scheme["subject"].as_str() {
        Some("village") => "villages",
        Some("household") => "households",
        _ => "people",
    }
}

/// As whoever holds an answer brings it up to date; `pkg/src/open.ts` does the same.
fn bring_up_to_date(answer: &mut Value, patch: &Value) {
    let settlement = &mut answer["settlement"];
    let index = |value: &Value| usize::try_from(value["index"].as_u64().expect("an index")).expect("small");
    let each = |list: &str| patch[list].as_array().expect("a list").clone();
    settlement["quarter"]["hash"] = patch["hash"].clone();
    for key in ["partial", "ties", "pool"] {
        settlement[key] = patch[key].clone();
    }
    for one in each("categories") {
        settlement["categories"][index(&one)] = one["category"].clone();
    }
    for one in each("villages") {
        settlement["villages"][index(&one)]["payable"] = one["payable"].clone();
    }
    for one in each("lines") {
        settlement["lines"][index(&one)] = one["line"].clone();
    }
    for one in each("ranks") {
        settlement["lines"][index(&one)]["rank"] = one["rank"].clone();
        settlement["lines"][index(&one)]["rankedAmong"] = one["rankedAmong"].clone();
    }
    let warnings = answer["warnings"].as_array_mut().expect("a list");
    let number = |key: &str| usize::try_from(patch["warnings"][key].as_u64().expect("a number")).expect("small");
    let (from, removed) = (number("from"), number("removed"));
    warnings.splice(from..from + removed, patch["warnings"]["added"].as_array().expect("a list").iter().cloned());
}

/// One to three new scores: of others, so that ties come about, open ones, the highest and the lowest, and bad ones.
fn changes(dice: &mut Dice, scheme: &Value, quarter: &Value) -> Vec<(String, Option<Value>)> {
    let key = subjects_key(scheme);
    let Some(subjects) = quarter[key].as_array().filter(|subjects| !subjects.is_empty()) else { return Vec::new() };
    let scores = |subject: &Value| subject["scores"].as_object().cloned().unwrap_or_default();
    let all: Vec<Value> =
        subjects.iter().flat_map(|subject| scores(subject).into_iter().map(|(_, score)| score)).collect();
    let mut ids: Vec<String> =
        subjects.iter().flat_map(|subject| scores(subject).into_iter().map(|(id, _)| id)).collect();
    ids.sort();
    ids.dedup();
    if ids.is_empty() {
        return Vec::new();
    }
    let mut changes: Vec<(String, Option<Value>)> = Vec::new();
    for _ in 0..dice.between(1, 3) {
        let place = format!("{key}[{}].scores.{}", dice.below(subjects.len()), dice.one(&ids));
        let value = match dice.below(20) {
            0 => None,
            1 | 2 => Some(Value::Null),
            3 => Some(json!("9x")),
            4 => Some(json!("0")),
            5..=12 => Some(dice.one(&all)),
            _ => Some(json!(format!("{}.{}", dice.below(100), dice.below(100)))),
        };
        if changes.iter().all(|(other, _)| *other != place) {
            changes.push((place, value));
        }
    }
    changes
}

fn write(quarter: &mut Value, place: &str, value: Option<Value>) {
    let (list, rest) = place.split_once('[').expect("a place");
    let (index, id) = rest.split_once("].scores.").expect("a place");
    let subject = &mut quarter[list][index.parse::<usize>().expect("a position")];
    if subject.get("scores").is_none() {
        subject["scores"] = json!({});
    }
    match value {
        Some(value) => subject["scores"][id] = value,
        None => drop(subject["scores"].as_object_mut().expect("scores").remove(id)),
    }
}

#[derive(Default)]
struct Counted {
    quick: usize,
    anew: usize,
}

/// Goes through random changes of one pair, and compares after each.
fn follow(seed: u64, scheme: &Value, mut quarter: Value, counted: &mut Counted) {
    let mut dice = Dice::new(seed ^ 0x5C0_4E5);
    let Ok(mut open) = opened(scheme, &quarter) else { return };
    let mut answer = answer_of(&open);
    for step in 0..STEPS {
        let changes = changes(&mut dice, scheme, &quarter);
        let mut after = quarter.clone();
        changes.iter().for_each(|(place, value)| write(&mut after, place, value.clone()));
        let told: Vec<Value> = changes
            .iter()
            .map(|(place, value)| Value::from_iter([Some(json!(place)), value.clone()].into_iter().flatten()))
            .collect();
        let patch = rescored::rescore(&mut open, &node(&Value::Array(told.clone()), Document::Call), Language::Chinese);
        match (patch, opened(scheme, &after)) {
            (Some(patch), Ok(anew)) => {
                bring_up_to_date(&mut answer, &serde_json::to_value(patch).expect("a patch"));
                same(&answer, &answer_of(&anew), &format!("seed {seed} step {step}: {told:?}"));
                let reasons = |open: &Open| {
                    serde_json::to_value(explained(open, &Wanted::Everybody, Language::English)).expect("reasons")
                };
                if step % 4 == 0 {
                    same(&reasons(&open), &reasons(&anew), &format!("seed {seed} step {step}: reasons after {told:?}"));
                }
                counted.quick += usize::from(!told.is_empty());
            }
            (Some(_), Err(refused)) => panic!("seed {seed} step {step}: {told:?} would be refused: {refused:?}"),
            (None, Ok(anew)) => {
                open = anew;
                answer = answer_of(&open);
                counted.anew += 1;
            }
            // What is refused changes nothing that is open.
            (None, Err(_)) => {
                same(&answer_of(&open), &answer, &format!("seed {seed} step {step}: after a refusal"));
                counted.anew += 1;
                continue;
            }
        }
        quarter = after;
    }
}

fn same(one: &Value, other: &Value, about: &str) {
    if one == other {
        return;
    }
    let mut differences = Vec::new();
    differ(one, other, String::new(), &mut differences);
    panic!("{about}\n{}", differences.join("\n"));
}

fn differ(one: &Value, other: &Value, place: String, found: &mut Vec<String>) {
    match (one, other) {
        (Value::Object(a), Value::Object(b)) if a.keys().eq(b.keys()) => {
            a.iter().for_each(|(key, value)| differ(value, &b[key], format!("{place}.{key}"), found));
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).enumerate().for_each(|(at, (a, b))| differ(a, b, format!("{place}[{at}]"), found));
        }
        _ if one == other => {}
        _ => found.push(format!("{place}: {one} but {other}")),
    }
}

#[test]
fn a_changed_score_gives_what_settling_anew_gives() {
    let (first, seeds) = (setting("CADRE_PAY_FIRST", 0), setting("CADRE_PAY_SEEDS", SEEDS));
    let mut counted = Counted::default();
    for seed in first..first + seeds {
        let [scheme, quarter] = pair(seed);
        follow(seed, &scheme, quarter, &mut counted);
    }
    println!("{} times quickly, {} times anew", counted.quick, counted.anew);
    assert!(counted.quick > counted.anew, "{} times quickly, {} times anew", counted.quick, counted.anew);
}

#[test]
fn every_sample_can_be_followed() {
    let mut counted = Counted::default();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemes/samples");
    for sample in fs::read_dir(folder).expect("the samples") {
        let name = sample.expect("a file").file_name();
        let quarter = document(&format!("schemes/samples/{}", name.to_string_lossy()));
        let scheme = document(&format!("schemes/{}.json", quarter["scheme"]["id"].as_str().expect("an id")));
        if quarter["villages"].as_array().is_some_and(|villages| villages.len() < 100) {
            follow(7, &scheme, quarter, &mut counted);
        }
    }
    assert!(counted.quick > 50, "{} times quickly, {} times anew", counted.quick, counted.anew);
}
