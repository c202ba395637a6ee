//! The contract is written three times, as TypeScript, as the reader's table and as the answers: they must say the same.

#![allow(clippy::result_large_err, reason = "problems carry what their sentences need")]

mod support;
#[path = "support/typescript.rs"]
mod typescript;

use std::collections::{BTreeMap, BTreeSet};

use cadre_pay::answer::{Options, check_document, options, what_if, words_of};
use cadre_pay::problem::Document;
use cadre_pay::read::node::Node;
use cadre_pay::read::shape::{Field, Kind, ORIGIN, QUARTER, SCHEME, Shape};
use cadre_pay::text::Language;
use serde_json::{Value, json};
use support::{cases, change_all, document, settle, text_of};
use typescript::{Property, Type, Types, name};

fn types() -> Types {
    Types::read(&text_of("pkg/src/types.ts"))
}

// ── The documents ──

#[test]
fn the_types_of_the_documents_are_the_shapes_that_are_read() {
    let types = types();
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    compare_object(&types, &name("SchemeDocument"), &SCHEME, "SchemeDocument", &mut seen, &mut wrong);
    compare_object(&types, &name("QuarterDocument"), &QUARTER, "QuarterDocument", &mut seen, &mut wrong);
    assert!(wrong.is_empty(), "types.ts and src/read/shape.rs differ:\n{}", wrong.join("\n"));
    assert!(seen.len() > 30, "every shape is looked at, not only {seen:?}");
}

fn compare_object(
    types: &Types,
    of: &Type,
    shape: &'static Shape,
    place: &str,
    seen: &mut BTreeSet<&'static str>,
    wrong: &mut Vec<String>,
) {
    if !seen.insert(shape.name) && shape.name == place {
        return;
    }
    let properties = types.properties(of);
    let origin = ORIGIN.iter().filter(|_| shape.origin);
    let fields: BTreeMap<&str, &Field> = shape.fields.iter().chain(origin).map(|field| (field.key, field)).collect();
    for key in properties.keys().filter(|key| !fields.contains_key(key.as_str())) {
        wrong.push(format!("{place}.{key} is not read"));
    }
    for (key, field) in fields {
        let place = format!("{place}.{key}");
        let Some(Property { optional, of }) = properties.get(key) else {
            wrong.push(format!("{place} has no type"));
            continue;
        };
        if *optional == field.required {
            wrong.push(format!("{place} is {}required by the reader", if field.required { "" } else { "not " }));
        }
        compare_kind(types, of, &field.kind, &place, seen, wrong);
    }
}

fn compare_kind(
    types: &Types,
    of: &Type,
    kind: &'static Kind,
    place: &str,
    seen: &mut BTreeSet<&'static str>,
    wrong: &mut Vec<String>,
) {
    let literals =
        |words: &[&str]| -> BTreeSet<Type> { words.iter().map(|word| Type::Literal((*word).to_owned())).collect() };
    let members: BTreeSet<Type> = types.members(of).into_iter().collect();
    let without_null = || {
        let rest: Vec<Type> = members.iter().filter(|member| **member != name("null")).cloned().collect();
        if let [only] = rest.as_slice() { only.clone() } else { Type::Union(rest) }
    };
    let inner = |wanted: &str| match of {
        Type::Name(name, arguments) if name == wanted => arguments.last().cloned(),
        _ => None,
    };
    let mut go_on = |inner: Option<Type>, kind: &'static Kind| match inner {
        Some(inner) => {
            compare_kind(types, &inner, kind, place, seen, wrong);
            true
        }
        None => false,
    };
    let agrees = match kind {
        Kind::Constant(text) => members == literals(&[text]),
        Kind::OneOf(words) => members == literals(words),
        Kind::Id | Kind::Reference | Kind::Name | Kind::Note => *of == name("string"),
        Kind::Decimal(_) => *of == name("DecimalText"),
        Kind::Fraction(_) => *of == name("FractionText"),
        Kind::DecimalOrNone(_) => {
            let both: BTreeSet<Type> = [Type::Literal("none".to_owned()), name("DecimalText")].into();
            let given: BTreeSet<Type> = match of {
                Type::Union(members) => members.iter().cloned().collect(),
                _ => BTreeSet::new(),
            };
            given == both
        }
        Kind::Integer(_) => *of == name("number"),
        Kind::Boolean => *of == name("boolean"),
        Kind::Day => *of == name("Day"),
        Kind::Period => *of == name("Period"),
        Kind::Value(kind) => go_on(inner("Value"), kind),
        Kind::List(kind, _) => go_on(inner("Array"), kind),
        Kind::Map(kind) => go_on(inner("Record"), kind),
        Kind::Nullable(kind) => {
            let (Type::Union(given), true) = (of, members.contains(&name("null"))) else {
                wrong.push(format!("{place} may be null"));
                return;
            };
            let rest: Vec<Type> = given.iter().filter(|member| **member != name("null")).cloned().collect();
            let rest = if let [only] = rest.as_slice() { only.clone() } else { without_null() };
            go_on(Some(rest), kind)
        }
        Kind::Object(shape) => {
            // Indicators stand inside indicators: one look is enough.
            if !seen.contains(shape.name) || shape.name != "Indicator" {
                compare_object(types, of, shape, place, seen, wrong);
            }
            true
        }
    };
    if !agrees {
        wrong.push(format!("{place} is read as {kind:?}, but its type is {of:?}"));
    }
}

#[test]
fn a_value_with_origin_has_the_keys_of_an_origin() {
    let types = types();
    let keys: BTreeSet<String> = types.properties(&name("Origin")).into_keys().collect();
    assert_eq!(keys, ORIGIN.iter().map(|field| field.key.to_owned()).collect());
}

// ── The answers ──

/// Answers of every kind, with everything that can stand in them.
fn answers() -> Vec<(&'static str, Value)> {
    let answer = |value: &dyn erased::Answer| value.json();
    let (scheme, quarter) = (document("schemes/huamachi.json"), document("schemes/samples/huamachi-2023Q4.json"));
    let mut broken = scheme.clone();
    broken["examples"][0]["expect"]["payable"] = json!("1.00");
    broken["examples"][1]["quarter"]["period"] = json!("2020Q1");
    let mut unnamed = quarter.clone();
    unnamed["town"] = json!(7);
    let read = |scheme: &Value| Node::from_json(&scheme.to_string(), Document::Scheme);
    let english = || options(&Node::from_json(r#"{"language": "en"}"#, Document::Call).expect("JSON"));
    let mut all = vec![
        ("SettleAnswer", answer(&settle(&scheme, &quarter, Language::Chinese))),
        ("SettleAnswer", answer(&settle(&quarter, &scheme, Language::English))),
        ("SettleAnswer", answer(&settle(&scheme, &unnamed, Language::English))),
        ("CheckAnswer", answer(&check_document(read(&scheme), Ok(Options::default())))),
        ("CheckAnswer", answer(&check_document(read(&broken), english()))),
        ("CheckAnswer", answer(&check_document(read(&quarter), english()))),
        ("WordsAnswer", answer(&words_of(Ok(Node::Text("2640.00".to_owned())), english()))),
        ("WordsAnswer", answer(&words_of(Ok(Node::Text("2,640".to_owned())), english()))),
    ];
    all.extend(trials());
    for (_, case) in cases("worked") {
        let mut scheme = document("tests/worked/base-scheme.json");
        change_all(&mut scheme, &case["scheme"]);
        let mut quarter = document("tests/worked/base-quarter.json");
        for (key, value) in case["quarter"].as_object().expect("a quarter") {
            quarter[key] = value.clone();
        }
        all.push(("SettleAnswer", answer(&settle(&scheme, &quarter, Language::English))));
    }
    all
}

/// Trials with everything that can stand in their answers.
fn trials() -> Vec<(&'static str, Value)> {
    let read = |value: &Value| Node::from_json(&value.to_string(), Document::Call);
    let answer = |value: cadre_pay::answer::Answer| serde_json::to_value(value).expect("an answer is JSON");
    let (scheme, mut quarter) = (document("tests/worked/base-scheme.json"), document("tests/worked/base-quarter.json"));
    let person = |id: &str, score: Value| json!({"id": id, "name": id, "village": "east", "posts": ["clerk"], "months": 3, "score": score});
    quarter["people"] =
        json!([person("a", json!("95")), person("b", json!("95")), person("c", json!("85")), person("d", json!(null))]);
    // One place for two of one score: undecided, until the place is gone.
    let mut tied = scheme.clone();
    tied["version"] = json!("2");
    tied["grading"]["grades"][0]["quota"] = json!({"places": 1, "bound": "at-most"});
    let mut dearer = scheme.clone();
    dearer["difficulty"]["classes"][0]["coefficient"] = json!("1.2");
    let mut bounded = scheme.clone();
    bounded["grading"]["grades"][1]["below"] = json!("90");
    // Scores by indicator, some of which another scheme has not.
    let mut unscored = scheme.clone();
    unscored["indicators"] = json!([{"id": "work", "name": "工作实绩", "weight": "100"}]);
    quarter["people"][2] =
        json!({"id": "c", "name": "c", "village": "east", "posts": ["clerk"], "months": 3, "scores": {"work": "85"}});
    let quarters = json!([quarter]);
    let compare = |before: &Value, after: &Value| {
        answer(what_if::compare_documents(read(before), read(after), read(&quarters), Ok(Options::default())))
    };
    // Villages without categories.
    let mut villages = scheme.clone();
    villages["subject"] = json!("village");
    for key in ["categories", "posts"] {
        villages.as_object_mut().expect("a scheme").remove(key);
    }
    let mut dearer_villages = villages.clone();
    dearer_villages["standard"] = json!("3000.00");
    let mut of_villages = document("tests/worked/base-quarter.json");
    for village in of_villages["villages"].as_array_mut().expect("villages") {
        village["score"] = json!("85");
    }
    let of_villages = json!([of_villages]);
    let villages =
        what_if::compare_documents(read(&villages), read(&dearer_villages), read(&of_villages), Ok(Options::default()));
    let mut all = vec![
        ("CompareAnswer", answer(villages)),
        ("CompareAnswer", compare(&scheme, &tied)),
        ("CompareAnswer", compare(&tied, &scheme)),
        ("CompareAnswer", compare(&scheme, &unscored)),
        ("CompareAnswer", compare(&unscored, &scheme)),
        ("CompareAnswer", compare(&scheme, &dearer)),
        ("CompareAnswer", compare(&scheme, &json!({}))),
        ("CompareAnswer", compared_villages()),
    ];
    let ranges = [
        (&tied, "grading.grades[0].from", json!({"from": "70", "to": "90", "step": "5"})),
        (&bounded, "grading.grades[0].from", json!({"from": "70", "to": "90", "step": "5"})),
        (&scheme, "score.ceiling", json!({"from": "90", "to": "100", "step": "5"})),
        (&scheme, "difficulty.classes[0].coefficient", json!({"from": "3", "to": "10"})),
        (&scheme, "difficulty.classes[0].coefficient", json!({"from": "0", "to": "1", "step": "1"})),
        (&scheme, "grading.grades[1].ratio", json!({"from": "0.5", "to": "1.5", "step": "0.5"})),
        (&scheme, "standard", json!({"from": "2", "to": "1"})),
    ];
    for (scheme, place, range) in ranges {
        let place = || Ok(Node::Text(place.to_owned()));
        let (scheme, quarters, range) = (|| read(scheme), || read(&quarters), || read(&range));
        let options = || Ok(Options::default());
        all.push(("SweepAnswer", answer(what_if::sweep_documents(scheme(), quarters(), place(), range(), options()))));
        let largest = what_if::largest_within_pool(scheme(), quarters(), place(), range(), options());
        all.push(("WithinPoolAnswer", answer(largest)));
        let smallest = what_if::smallest_within_pool(scheme(), quarters(), place(), range(), options());
        all.push(("WithinPoolAnswer", answer(smallest)));
    }
    all
}

/// Villages belong to no category.
fn compared_villages() -> Value {
    let scheme = json!({
        "format": "cadre-pay/scheme/1", "id": "villages", "version": "1", "title": "村考核办法", "issuer": "某县", "status": "draft",
        "validity": {"from": "2024Q1"}, "subject": "village",
        "score": {"rounding": {"step": "0.01", "mode": "half-up"}, "floor": "none", "ceiling": "none"},
        "grading": {
            "grades": [{"id": "star", "name": "星级村", "from": "90"}, {"id": "rest", "name": "其他"}],
            "tie": {"rule": "decide"}, "redLinedInHeadcount": true,
        },
    });
    let mut lower = scheme.clone();
    lower["grading"]["grades"][0]["from"] = json!("80");
    let quarters = json!([{
        "format": "cadre-pay/quarter/1", "scheme": {"id": "villages", "version": "1"}, "period": "2024Q1", "town": "某县",
        "openingBalance": "0", "villages": [{"id": "east", "name": "东村", "score": "85"}],
    }]);
    let read = |value: &Value| Node::from_json(&value.to_string(), Document::Call);
    let answer = what_if::compare_documents(read(&scheme), read(&lower), read(&quarters), Ok(Options::default()));
    serde_json::to_value(answer).expect("an answer is JSON")
}

mod erased {
    //! One way to JSON for every answer.

    pub(crate) trait Answer {
        fn json(&self) -> serde_json::Value;
    }

    impl Answer for cadre_pay::answer::Answer {
        fn json(&self) -> serde_json::Value {
            serde_json::to_value(self).expect("an answer is JSON")
        }
    }
}

#[test]
fn every_answer_has_exactly_the_keys_of_its_type() {
    let types = types();
    let mut seen = Seen::default();
    for (kind, answer) in answers() {
        if let Err(why) = fits(&types, types.named(kind), &answer, kind, &mut seen) {
            panic!("{why}\n{}", serde_json::to_string_pretty(&answer).expect("text"));
        }
    }
    // What is always empty or always null would be compared with nothing.
    let never = |wanted: &BTreeSet<String>, found: &BTreeSet<String>| -> Vec<String> {
        wanted.difference(found).cloned().collect()
    };
    assert_eq!(never(&seen.lists, &seen.filled), Vec::<String>::new(), "lists that no answer fills");
    assert_eq!(never(&seen.nullable, &seen.null), Vec::<String>::new(), "nullable, but never null");
    assert_eq!(never(&seen.nullable, &seen.given), Vec::<String>::new(), "nullable, but always null");
}

#[derive(Default)]
struct Seen {
    lists: BTreeSet<String>,
    filled: BTreeSet<String>,
    nullable: BTreeSet<String>,
    null: BTreeSet<String>,
    given: BTreeSet<String>,
}

/// Whether the value is of the type, and nothing but the type.
fn fits(types: &Types, of: &Type, value: &Value, place: &str, seen: &mut Seen) -> Result<(), String> {
    let no = |what: &str| Err(format!("{place}: {value} is not {what}"));
    if let Type::Name(name, arguments) = of {
        match (name.as_str(), value) {
            ("string", Value::String(_)) | ("boolean", Value::Bool(_)) | ("null", Value::Null) => return Ok(()),
            ("number", Value::Number(number)) if number.is_i64() => return Ok(()),
            ("DecimalText", Value::String(text)) if is_decimal(text) => return Ok(()),
            ("Day", Value::String(text)) if cadre_pay::Day::parse(text).is_some() => return Ok(()),
            ("Period", Value::String(text)) if cadre_pay::Period::parse(text).is_some() => return Ok(()),
            ("string" | "boolean" | "null" | "number" | "DecimalText" | "Day" | "Period", _) => return no(name),
            ("Array", Value::Array(entries)) => {
                seen.lists.insert(place.to_owned());
                for entry in entries {
                    seen.filled.insert(place.to_owned());
                    fits(types, &arguments[0], entry, &format!("{place}[]"), seen)?;
                }
                return Ok(());
            }
            ("Array", _) => return no("a list"),
            // The same type is the same place, so that steps inside steps come to an end.
            (name, _) => return fits(types, types.named(name), value, name, seen),
        }
    }
    match of {
        Type::Literal(text) if value == text => Ok(()),
        Type::Literal(text) => no(text),
        Type::Union(members) => {
            if members.contains(&name("null")) {
                seen.nullable.insert(place.to_owned());
                let which = if value.is_null() { &mut seen.null } else { &mut seen.given };
                which.insert(place.to_owned());
            }
            let mut why = Vec::new();
            for member in members {
                match fits(types, member, value, place, seen) {
                    Ok(()) => return Ok(()),
                    Err(no) => why.push(no),
                }
            }
            Err(why.join("\n or "))
        }
        Type::Object(_) | Type::Both(_) => {
            let Value::Object(entries) = value else { return no("an object") };
            let properties = types.properties(of);
            let (given, wanted): (BTreeSet<_>, BTreeSet<_>) = (entries.keys().collect(), properties.keys().collect());
            if given != wanted {
                return Err(format!("{place}: keys {given:?} given, {wanted:?} declared"));
            }
            for (key, value) in entries {
                fits(types, &properties[key].of, value, &format!("{place}.{key}"), seen)?;
            }
            Ok(())
        }
        Type::Name(..) => unreachable!("names come first"),
    }
}

/// Digits, one point, a minus; never an exponent.
fn is_decimal(text: &str) -> bool {
    cadre_pay::Fixed::parse(text, 4).is_ok() || is_fraction(text)
}

/// An exact value that no decimal can write stands as a fraction.
fn is_fraction(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    text.split_once(['/', '.']).is_some_and(|(a, b)| digits(a) && digits(b))
}

#[test]
fn no_answer_has_a_number_that_is_not_whole() {
    fn walk(value: &Value, place: &str) {
        match value {
            Value::Number(number) => {
                let small = number.as_i64().is_some_and(|number| i32::try_from(number).is_ok());
                assert!(small, "{place} is {number}: only small whole numbers cross the door");
            }
            Value::Array(entries) => entries.iter().for_each(|entry| walk(entry, &format!("{place}[]"))),
            Value::Object(entries) => {
                entries.iter().for_each(|(key, value)| walk(value, &format!("{place}.{key}")));
            }
            _ => {}
        }
    }
    answers().iter().for_each(|(kind, answer)| walk(answer, kind));
}

#[test]
fn nothing_in_the_contract_is_any() {
    let source = text_of("pkg/src/types.ts");
    // The comments may say "any"; a type may not.
    let code: String = source.lines().filter(|line| !line.trim_start().starts_with("/**")).collect();
    for loose in [": any", "<any", "any[]", "unknown", "object;", "Function"] {
        assert!(!code.contains(loose), "types.ts says `{loose}`");
    }
}
