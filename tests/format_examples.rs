//! Every JSON example of `docs/FORMAT.md` is read and settled. What follows the word `json` says how:
//!
//! - `scheme`, `quarter`: a whole document; the quarter is settled by the scheme before it;
//! - `answer`: what must stand in the answer to the two;
//! - `scheme-part=…`: keys that take the place of those of `schemes/huamachi.json`, whose sources stay;
//! - `quarter-part=…`: the same in the sample quarter, where records replace those of the same id and others are added;
//! - `change`: what differs from the first two whole documents, `scheme` and `quarter`, and what the settlement then
//!   `gives`; keys of the scheme are replaced, records of the quarter get these keys or are added, `null` takes away;
//! - `refused=…`: with this code, and not settled.

mod support;

use std::collections::BTreeSet;
use std::path::Path;

use cadre_pay::answer::Answer;
use cadre_pay::check::check_text;
use cadre_pay::read::shape::{Field, Kind, ORIGIN, QUARTER, SCHEME, Shape};
use cadre_pay::text::Language;
use serde_json::{Value, json};
use support::{document, said, settle, settled, text_of};

struct Example<'a> {
    info: &'a str,
    line: usize,
    text: &'a str,
}

impl Example<'_> {
    fn json(&self) -> Value {
        serde_json::from_str(self.text).unwrap_or_else(|error| panic!("{}: {error}", self.name()))
    }

    fn name(&self) -> String {
        format!("FORMAT.md, line {}, `{}`", self.line, self.info)
    }

    fn word(&self, name: &str) -> Option<&str> {
        self.info.split(' ').find_map(|word| word.strip_prefix(name)?.strip_prefix('='))
    }
}

#[test]
fn every_example_of_the_format_guide_is_true() {
    let guide = text_of("docs/FORMAT.md");
    let examples = examples(&guide);
    assert!(examples.len() > 10, "only {} examples were found", examples.len());
    let (mut scheme, mut quarter) = (Value::Null, Value::Null);
    for example in &examples {
        match example.info {
            "scheme" => {
                scheme = example.json();
                check_worked_examples(example, &scheme);
            }
            "quarter" => {
                quarter = example.json();
                check_settles(example, &scheme, &quarter);
            }
            "answer" => {
                let answer = serde_json::to_value(settle(&scheme, &quarter, Language::English)).expect("an answer");
                contains(&answer, &example.json())
                    .unwrap_or_else(|place| panic!("{}: {place} differs", example.name()));
            }
            info if info.starts_with("change") => check_change(example, &examples),
            _ => check_part(example),
        }
    }
}

#[test]
fn every_key_and_every_word_of_the_format_stands_in_an_example() {
    let guide = text_of("docs/FORMAT.md");
    let mut used = Used::default();
    for example in examples(&guide).iter().filter(|example| example.word("refused").is_none()) {
        let json = example.json();
        match example.info.split(['=', ' ']).next() {
            Some("scheme" | "scheme-part") => used.object(&SCHEME, &json),
            Some("quarter" | "quarter-part") => used.object(&QUARTER, &json),
            Some("change") => {
                used.object(&SCHEME, &json["scheme"]);
                used.object(&QUARTER, &json["quarter"]);
            }
            _ => {}
        }
    }
    let mut all = Used::default();
    all.everything(&SCHEME);
    all.everything(&QUARTER);
    all.0.extend(ORIGIN.iter().map(|field| format!("Origin.{}", field.key)));
    let missing: Vec<&String> = all.0.difference(&used.0).collect();
    assert!(missing.is_empty(), "no example of docs/FORMAT.md has {missing:#?}");
}

/// The table of contradictions names the problem of each; `tests/contradictions.json` has the changes that lead to them.
#[test]
fn what_does_not_go_together_is_refused() {
    let guide = text_of("docs/FORMAT.md");
    let examples = examples(&guide);
    let mut refused = BTreeSet::new();
    for change in document("tests/contradictions.json").as_array().expect("a list of changes") {
        let code = change["refused"].as_str().expect("a code");
        let (scheme, quarter) = changed(change, &examples);
        let Answer::Refused { problems } = settle(&scheme, &quarter, Language::English) else {
            panic!("{change} is not refused");
        };
        assert!(
            problems.iter().any(|problem| problem.code == code),
            "{change} is refused otherwise\n{}",
            said(&problems)
        );
        refused.insert(code.to_owned());
    }
    let section = guide.split("\n## What does not go together\n").nth(1).and_then(|rest| rest.split("\n## ").next());
    let rows = section.expect("the section").lines().filter(|line| line.starts_with("| ") && line.ends_with("` |"));
    let codes = rows.filter_map(|row| row.trim_end_matches(" |").rsplit(" | ").next());
    let named: BTreeSet<String> = codes.flat_map(|codes| codes.split(", ")).map(|code| code.replace('`', "")).collect();
    assert_eq!(named, refused, "the table and tests/contradictions.json name the same problems");
}

#[test]
fn every_link_of_the_papers_leads_somewhere() {
    for paper in ["README.md", "README.zh-CN.md", "CHANGELOG.md", "docs/FORMAT.md", "docs/ARCHITECTURE.md"] {
        let text = text_of(paper);
        let links = text.split("](").skip(1).filter_map(|rest| Some(rest.split_once(')')?.0));
        for link in links.filter(|link| !link.starts_with("https://")) {
            let (file, heading) = link.split_once('#').unwrap_or((link, ""));
            let folder = Path::new(paper).parent().expect("a paper lies in a folder");
            let there = if file.is_empty() { Path::new(paper).to_path_buf() } else { folder.join(file) };
            assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(&there).exists(), "{paper} links to {link}");
            if !heading.is_empty() {
                let headings = text_of(&there.to_string_lossy());
                assert!(
                    headings.lines().any(|line| anchor(line) == Some(heading.to_owned())),
                    "{paper} links to {link}"
                );
            }
        }
    }
}

/// What a heading is linked by: small letters, spaces as hyphens, no other signs.
fn anchor(line: &str) -> Option<String> {
    let title = line.strip_prefix('#')?.trim_start_matches('#').trim();
    let kept = title.chars().filter(|sign| sign.is_alphanumeric() || matches!(sign, ' ' | '-' | '_'));
    Some(kept.collect::<String>().to_lowercase().replace(' ', "-"))
}

fn check_change(example: &Example<'_>, examples: &[Example<'_>]) {
    let change = example.json();
    let (scheme, quarter) = changed(&change, examples);
    check_settles(example, &scheme, &quarter);
    check_worked_examples(example, &scheme);
    let answer = serde_json::to_value(settle(&scheme, &quarter, Language::English)).expect("an answer");
    let mut found = answer["settlement"].clone();
    found["warnings"] = answer["warnings"].clone();
    assert_eq!(change["gives"].is_object(), example.word("refused").is_none(), "{} gives something", example.name());
    let given = among(&found, &change["gives"]);
    given.unwrap_or_else(|place| panic!("{}: {place} differs in {found:#}", example.name()));
}

/// The first whole scheme and quarter, changed.
fn changed(change: &Value, examples: &[Example<'_>]) -> (Value, Value) {
    let first = |info: &str| examples.iter().find(|example| example.info == info).expect("a whole document").json();
    let (mut scheme, mut quarter) = (first("scheme"), first("quarter"));
    for (key, value) in change["scheme"].as_object().into_iter().flatten() {
        put(&mut scheme, key, value);
    }
    for (key, value) in change["quarter"].as_object().into_iter().flatten() {
        match value.as_array().filter(|records| !records.iter().all(|record| record["id"].is_null())) {
            Some(records) => change_records(&mut quarter[key], records),
            None => put(&mut quarter, key, value),
        }
    }
    (scheme, quarter)
}

/// Puts a value into an object; `null` takes away.
fn put(object: &mut Value, key: &str, value: &Value) {
    if value.is_null() {
        object.as_object_mut().expect("an object").remove(key);
    } else {
        object[key] = value.clone();
    }
}

/// Records get the keys of those of the same id, or are added.
fn change_records(list: &mut Value, records: &[Value]) {
    if list.is_null() {
        *list = json!([]);
    }
    let list = list.as_array_mut().expect("a list of records");
    for record in records {
        let known = list.iter().position(|known| known["id"] == record["id"]);
        let at = known.unwrap_or_else(|| {
            list.push(json!({}));
            list.len() - 1
        });
        record.as_object().into_iter().flatten().for_each(|(key, value)| put(&mut list[at], key, value));
    }
}

/// Whether everything that is wanted stands in what was found; of a list, among its entries.
fn among(found: &Value, wanted: &Value) -> Result<(), String> {
    match wanted {
        Value::Object(entries) => entries.iter().try_for_each(|(key, wanted)| {
            among(&found[key], wanted).map_err(|place| format!("{key} {place}").trim().to_owned())
        }),
        Value::Array(entries) => entries.iter().try_for_each(|wanted| {
            let found = found.as_array().map_or(&[][..], Vec::as_slice);
            let fits = found.iter().any(|entry| among(entry, wanted).is_ok());
            if fits { Ok(()) } else { Err(wanted.to_string()) }
        }),
        _ if found == wanted || wanted.is_null() && found.is_null() => Ok(()),
        _ => Err(format!("(is {found})")),
    }
}

/// Keys as `Shape.key`, and words that can be chosen as `key: word`.
#[derive(Default)]
struct Used(BTreeSet<String>);

impl Used {
    fn object(&mut self, shape: &'static Shape, value: &Value) {
        for (key, value) in value.as_object().into_iter().flatten() {
            match shape.fields.iter().find(|field| field.key == key) {
                Some(field) => {
                    self.0.insert(format!("{}.{key}", shape.name));
                    self.value(field, &field.kind, value);
                }
                None => self.0.extend([format!("Origin.{key}")]),
            }
        }
    }

    fn value(&mut self, field: &Field, kind: &'static Kind, value: &Value) {
        match kind {
            Kind::Object(shape) => self.object(shape, value),
            Kind::Value(inner) if value.is_object() => {
                let origin = ORIGIN.iter().filter(|field| !value[field.key].is_null());
                self.0.extend(origin.map(|field| format!("Origin.{}", field.key)));
                self.value(field, inner, &value["value"]);
            }
            Kind::Value(inner) | Kind::Nullable(inner) => self.value(field, inner, value),
            Kind::List(inner, _) => {
                value.as_array().into_iter().flatten().for_each(|one| self.value(field, inner, one))
            }
            Kind::Map(inner) => {
                value.as_object().into_iter().flatten().for_each(|(_, one)| self.value(field, inner, one));
            }
            Kind::OneOf(_) => self.0.extend([format!("{}: {}", field.key, value.as_str().unwrap_or_default())]),
            _ => {}
        }
    }

    fn everything(&mut self, shape: &'static Shape) {
        for field in shape.fields {
            if self.0.insert(format!("{}.{}", shape.name, field.key)) {
                self.every_word(field, &field.kind);
            }
        }
    }

    fn every_word(&mut self, field: &Field, kind: &'static Kind) {
        match kind {
            Kind::Object(shape) => self.everything(shape),
            Kind::Value(inner) | Kind::Nullable(inner) | Kind::List(inner, _) | Kind::Map(inner) => {
                self.every_word(field, inner);
            }
            Kind::OneOf(words) => self.0.extend(words.iter().map(|word| format!("{}: {word}", field.key))),
            _ => {}
        }
    }
}

fn check_part(example: &Example<'_>) {
    let part = example.json();
    let keys: Vec<&str> = part.as_object().expect("a part is an object").keys().map(String::as_str).collect();
    let named = example.word("scheme-part").or(example.word("quarter-part"));
    let mut named: Vec<&str> =
        named.unwrap_or_else(|| panic!("{} is of an unknown kind", example.name())).split(',').collect();
    named.sort_unstable();
    assert_eq!(keys, named, "{} names its keys", example.name());

    let mut scheme = document("schemes/huamachi.json");
    if example.word("scheme-part").is_some() {
        // The examples of the whole scheme are about all its parts, and so is the sample.
        scheme["examples"] = json!([]);
        for (key, value) in part.as_object().into_iter().flatten() {
            if key == "sources" {
                splice(&mut scheme[key], value);
            } else {
                scheme[key] = value.clone();
            }
        }
        check_settles(example, &scheme, &plain_quarter());
        check_worked_examples(example, &scheme);
    } else {
        let mut quarter = document("schemes/samples/huamachi-2023Q4.json");
        for (key, value) in part.as_object().into_iter().flatten() {
            splice(&mut quarter[key], value);
        }
        check_settles(example, &scheme, &quarter);
    }
}

/// Records take the place of those of the same id, or are added; a list without ids is replaced.
fn splice(list: &mut Value, records: &Value) {
    if list.is_null() || records[0]["id"].is_null() {
        *list = records.clone();
        return;
    }
    let list = list.as_array_mut().expect("a list of records");
    for record in records.as_array().into_iter().flatten() {
        match list.iter_mut().find(|known| known["id"] == record["id"]) {
            Some(known) => *known = record.clone(),
            None => list.push(record.clone()),
        }
    }
}

fn check_settles(example: &Example<'_>, scheme: &Value, quarter: &Value) {
    let answer = settle(scheme, quarter, Language::English);
    match (example.word("refused"), answer) {
        (None, answer) => {
            settled(answer).unwrap_or_else(|problems| panic!("{} is refused\n{problems}", example.name()));
        }
        (Some(code), Answer::Refused { problems }) => {
            assert!(
                problems.iter().any(|problem| problem.code == code),
                "{} is refused otherwise\n{}",
                example.name(),
                said(&problems)
            );
        }
        (Some(code), _) => panic!("{} is not refused with {code}", example.name()),
    }
}

fn check_worked_examples(example: &Example<'_>, scheme: &Value) {
    let checked =
        check_text(&scheme.to_string()).unwrap_or_else(|problems| panic!("{}: {problems:#?}", example.name()));
    for one in &checked.examples {
        assert!(one.passed(), "{}: {}: {:#?} {:#?}", example.name(), one.name, one.differences, one.problems);
    }
}

/// Whether everything that is wanted stands in the answer; if not, where it does not. Lists are compared entry by entry.
fn contains(found: &Value, wanted: &Value) -> Result<(), String> {
    match wanted {
        Value::Object(entries) => entries.iter().try_for_each(|(key, wanted)| {
            contains(&found[key], wanted).map_err(|place| format!("{key} {place}").trim().to_owned())
        }),
        Value::Array(entries) if found.as_array().is_some_and(|found| found.len() == entries.len()) => {
            entries.iter().enumerate().try_for_each(|(index, wanted)| {
                contains(&found[index], wanted).map_err(|place| format!("[{index}] {place}"))
            })
        }
        _ if found == wanted => Ok(()),
        _ => Err(format!("(is {found})")),
    }
}

/// A quarter that asks little of a scheme: totals, four posts, and all measures of two villages.
fn plain_quarter() -> Value {
    let person = |id: &str, village: &str, post: &str, score: &str| json!({ "id": id, "name": id, "village": village, "posts": [post], "months": 3, "score": score });
    let village = |id: &str, people: u32| json!({ "id": id, "name": id, "registeredPopulation": people, "residentPopulation": people, "workload": 8 });
    json!({
        "format": "cadre-pay/quarter/1",
        "scheme": { "id": "huamachi", "version": "2023-1" },
        "period": "2023Q4",
        "town": "花马池镇",
        "openingBalance": "0.00",
        "villages": [village("north", 2_600), village("south", 700)],
        "people": [
            person("a", "north", "secretary", "93.25"),
            person("b", "north", "director", "88"),
            person("c", "north", "deputy-secretary", "79.995"),
            person("d", "south", "secretary-director", "61"),
            person("e", "south", "clerk", "85"),
        ],
    })
}

fn examples(guide: &str) -> Vec<Example<'_>> {
    let mut examples = Vec::new();
    let mut rest = guide;
    while let Some((before, after)) = rest.split_once("\n```json") {
        let line = guide.len() - rest.len() + before.len();
        let (info, after) = after.split_once('\n').expect("a line ends");
        let (text, after) = after.split_once("\n```").expect("an example ends");
        let line = guide[..line].lines().count() + 1;
        examples.push(Example { info: info.trim(), line, text });
        rest = after;
    }
    examples
}
