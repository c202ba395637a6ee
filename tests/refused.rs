//! Refused cases: each file of `refused/` breaks the base documents in its own way and pins every problem that must be
//! said: document, place, code, and sentence and hint in both languages, as a clerk reads them. Warnings stand here too.
//!
//! `scheme` and `quarter` are changes by place, `text` replaces in the text of a document what JSON values cannot say,
//! `repeat` lengthens a list by copies of its first entry. `trial` calls for a sweep of the scheme over the quarter, of
//! `place` by `range`. Problems come in the order of the answer.

#![allow(clippy::result_large_err, reason = "problems carry what their sentences need")]

mod support;

use std::collections::BTreeSet;

use cadre_pay::answer::what_if::sweep_documents;
use cadre_pay::answer::{Answer, Options, ProblemView, options, words_of};
use cadre_pay::problem::{Document, Fault, Severity};
use cadre_pay::read::node::Node;
use cadre_pay::text::Language;
use serde_json::{Value, json};
use support::{cases, change, change_all, document, settle_texts};

#[test]
fn every_case_is_refused_or_warned_of_as_pinned() {
    let cases = cases("refused");
    let wrong: Vec<String> =
        cases.iter().filter_map(|(name, case)| check(case).err().map(|why| format!("── {name}\n{why}"))).collect();
    assert!(wrong.is_empty(), "{} of {} cases differ\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn the_base_documents_have_no_problem() {
    assert_eq!(found(&json!({})), json!([]));
}

#[test]
fn every_code_has_a_case() {
    let cases = cases("refused");
    let problems = cases.iter().flat_map(|(_, case)| case["problems"].as_array().into_iter().flatten());
    let shown: BTreeSet<&str> = problems.filter_map(|problem| problem["code"].as_str()).collect();
    let without: Vec<&str> = Fault::CODES.iter().map(|(code, _)| *code).filter(|code| !shown.contains(code)).collect();
    assert!(without.is_empty(), "no case of tests/refused shows {without:?}");
}

#[test]
fn refusals_and_warnings_are_told_apart_as_the_table_says() {
    for (name, case) in cases("refused") {
        for problem in found(&case).as_array().into_iter().flatten() {
            let (_, severity) = Fault::CODES.iter().find(|(code, _)| problem["code"] == **code).expect("a known code");
            let expected = if *severity == Severity::Refusal { "refusal" } else { "warning" };
            assert_eq!(problem["severity"], expected, "{name}");
        }
    }
}

fn check(case: &Value) -> Result<(), String> {
    let known = ["about", "scheme", "quarter", "text", "repeat", "trial", "problems"];
    if let Some(key) = case.as_object().and_then(|keys| keys.keys().find(|key| !known.contains(&key.as_str()))) {
        return Err(format!("a case has no `{key}`"));
    }
    let mut got = found(case);
    for problem in got.as_array_mut().into_iter().flatten() {
        problem.as_object_mut().expect("a problem").remove("severity");
    }
    if got == case["problems"] { Ok(()) } else { Err(serde_json::to_string_pretty(&got).expect("text")) }
}

/// Every problem of a case in both languages.
fn found(case: &Value) -> Value {
    let texts = texts_of(case);
    let [chinese, english] = [Language::Chinese, Language::English].map(|language| {
        problems(match case.get("trial") {
            Some(trial) => tried(&texts, trial, language),
            None => settle_texts(&texts[0], &texts[1], language),
        })
    });
    let both = chinese.into_iter().zip(english).map(|(zh, en)| {
        assert_eq!((&zh.place, zh.code), (&en.place, en.code), "both languages say the same");
        json!({
            "severity": zh.severity, "document": zh.document, "place": zh.place, "code": zh.code,
            "zh": [zh.sentence, zh.hint], "en": [en.sentence, en.hint],
        })
    });
    both.collect()
}

fn tried([scheme, quarter]: &[String; 2], trial: &Value, language: Language) -> Answer {
    let read = |text: &str| Node::from_json(text, Document::Call);
    let [scheme, quarters, place, range] =
        [scheme, &json!([quarter]).to_string(), &trial["place"].to_string(), &trial["range"].to_string()]
            .map(|text| read(text));
    sweep_documents(scheme, quarters, place, range, Ok(Options { language, ..Options::default() }))
}

fn problems(answer: Answer) -> Vec<ProblemView> {
    match answer {
        Answer::Settled { warnings, .. } | Answer::Swept { warnings, .. } => warnings,
        Answer::Refused { problems } => {
            assert!(problems.iter().any(|problem| problem.severity == "refusal"), "refused without a refusal");
            problems
        }
        other => panic!("{other:?}"),
    }
}

/// The texts of the scheme and the quarter of a case.
fn texts_of(case: &Value) -> [String; 2] {
    ["scheme", "quarter"].map(|name| {
        let mut document = document(&format!("tests/refused/base-{name}.json"));
        change_all(&mut document, &case[name]);
        if let Some(place) = case["repeat"][name]["place"].as_str() {
            repeat(&mut document, place, &case["repeat"][name]["times"]);
        }
        let text = serde_json::to_string_pretty(&document).expect("text");
        match (case["text"][name][0].as_str(), case["text"][name][1].as_str()) {
            (Some(from), Some(to)) => {
                assert!(text.contains(from), "nothing reads {from}");
                text.replacen(from, to, 1)
            }
            _ => text,
        }
    })
}

fn repeat(document: &mut Value, place: &str, times: &Value) {
    let first = document[place][0].clone();
    let copy = |number: u64| {
        let mut copy = first.clone();
        change(&mut copy, "id", json!(format!("x{number}")));
        copy
    };
    document[place] = (0..times.as_u64().expect("a number")).map(copy).collect();
}

#[test]
fn a_document_with_three_mistakes_gets_three_problems() {
    let case = json!({"quarter": {"town": "", "people[0].months": 15, "events[0].item": "nothing"}});
    let places: Vec<Value> =
        found(&case).as_array().expect("problems").iter().map(|own| own["place"].clone()).collect();
    assert_eq!(places, ["people[0].months", "town", "events[0].item"]);
}

#[test]
fn both_documents_are_looked_at_whatever_is_wrong_with_one() {
    let case = json!({"scheme": {"standard": "x"}, "quarter": {"town": ""}});
    let places: Vec<Value> =
        found(&case).as_array().expect("problems").iter().map(|own| json!([own["document"], own["place"]])).collect();
    assert_eq!(places, [json!(["scheme", "standard"]), json!(["quarter", "town"])]);
}

#[test]
fn options_of_a_call_are_refused_by_name() {
    let read = |text: &str| options(&Node::from_json(text, Document::Call).expect("JSON"));
    let refused = |text: &str| read(text).map_err(|problem| (problem.place, problem.fault.code())).err();
    assert_eq!(refused(r#"{"language": "en", "reasons": "all"}"#), None);
    assert_eq!(refused(r#"{"language": null, "reasons": ["p1"]}"#), None);
    assert_eq!(refused("null"), None);
    assert_eq!(refused("[]"), Some(("options".to_owned(), "wrong-type")));
    assert_eq!(refused(r#"{"language": "fr"}"#), Some(("options.language".to_owned(), "not-one-of")));
    assert_eq!(refused(r#"{"language": 1}"#), Some(("options.language".to_owned(), "wrong-type")));
    assert_eq!(refused(r#"{"reasons": "some"}"#), Some(("options.reasons".to_owned(), "wrong-type")));
    assert_eq!(refused(r#"{"reasons": ["p1", 2]}"#), Some(("options.reasons[1]".to_owned(), "wrong-type")));
    assert_eq!(refused(r#"{"lang": "en"}"#), Some(("options.lang".to_owned(), "unknown-key")));
}

#[test]
fn an_amount_that_cannot_be_written_in_words_is_refused() {
    let refused = |amount: &str| {
        let english = options(&Node::from_json(r#"{"language": "en"}"#, Document::Call).expect("JSON"));
        match words_of(Ok(Node::Text(amount.to_owned())), english) {
            Answer::Refused { problems } => problems.into_iter().map(|own| (own.code, own.sentence)).collect(),
            _ => Vec::new(),
        }
    };
    let says = |code, sentence: &str| vec![(code, sentence.to_owned())];
    assert_eq!(refused("2640.00"), []);
    assert_eq!(refused("2,640"), says("not-decimal", "`2,640` is not a decimal number"));
    assert_eq!(refused("0.005"), says("too-many-places", "amount `0.005` has too many decimal places"));
    let too_large = "amount must be from -9999999999999 to 9999999999999 yuan, but 10000000000000 was given";
    assert_eq!(refused("10000000000000"), says("out-of-bounds", too_large));
}

#[test]
fn a_total_that_no_pay_sheet_can_write_in_words_is_refused() {
    // 1 000 000 yuan × 10 × 10 × 10 for each of 10 000 people: 10^13 yuan, and words end before that.
    let mut scheme = document("tests/refused/base-scheme.json");
    let changes = json!({
        "standard": "1000000", "posts[4].roleFactor": "10", "grading.grades[0].ratio": "10",
        "difficulty.classes[0].coefficient": "10",
    });
    change_all(&mut scheme, &changes);
    let mut quarter = document("tests/refused/base-quarter.json");
    let person = |n: u32| json!({"id": n.to_string(), "name": n.to_string(), "village": "east", "posts": ["clerk"], "months": 3, "score": "95"});
    let changes = json!({
        "villages": [{"id": "east", "name": "东村", "registeredPopulation": 2300, "class": "A"}],
        "people": (0..10_000).map(person).collect::<Vec<_>>(), "events": [], "incidents": [], "decisions": [],
    });
    change_all(&mut quarter, &changes);
    let problems = problems(settle_texts(&scheme.to_string(), &quarter.to_string(), Language::English));
    let refusal = problems.first().expect("a refusal");
    let sentence = "amount must be from -9999999999999 to 9999999999999 yuan, but 10000000000000.00 was given";
    assert_eq!((refusal.code, refusal.sentence.as_str()), ("out-of-bounds", sentence));
}

#[test]
fn numbers_beyond_every_bound_are_refused_before_they_are_added_up() {
    let [most, weight] = [json!(i64::MAX), json!("900000000000000")];
    let case = json!({
        "scheme": {"indicators[0].weight": weight, "indicators[1].weight": weight},
        "quarter": {"people[2].months": most, "people[4].months": most},
    });
    assert_eq!(codes(&case), ["out-of-bounds", "out-of-bounds", "integer-out-of-bounds", "integer-out-of-bounds"]);
    let case = json!({"quarter": {
        "villages[0].weights": {"work": weight, "attitude": weight},
        "people[0].months": most, "people[2].months": most, "people[2].posts": ["secretary"],
    }});
    let codes = codes(&case);
    assert!(
        codes.contains(&"out-of-bounds".to_owned()) && codes.contains(&"integer-out-of-bounds".to_owned()),
        "{codes:?}"
    );
}

fn codes(case: &Value) -> Vec<String> {
    let problems = found(case);
    problems.as_array().into_iter().flatten().map(|own| own["code"].as_str().unwrap_or_default().to_owned()).collect()
}
