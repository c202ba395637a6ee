//! Worked cases: each file of `worked/` says in its name what must happen, writes the sum out by hand, and is settled.
//!
//! A case is the base scheme with `scheme` changes by place, a `quarter` (what it leaves out comes from the base quarter,
//! villages without people are left out), and what must come out: `expect` as in a scheme's own examples, every `warnings`
//! code in order, `ties`, figures of the `pool`, of `lines` and of the `team` by village, and sentences that must stand
//! among somebody's `reasons` or `notes`.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use cadre_pay::answer::{ProblemView, SettlementView};
use cadre_pay::check::check_text;
use cadre_pay::reason::Step;
use cadre_pay::text::Language;
use serde_json::{Value, json};
use support::{adds_up, cases, change_all, document, flat, settle, settled, text_of};

#[test]
fn every_case_comes_out_as_worked_by_hand() {
    let cases = cases("worked");
    let wrong: Vec<String> =
        cases.iter().filter_map(|(name, case)| check(case).err().map(|why| format!("── {name}\n{why}"))).collect();
    assert!(wrong.is_empty(), "{} of {} cases differ\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

/// Settles a case and compares everything that it names.
fn check(case: &Value) -> Result<(), String> {
    let known =
        ["arithmetic", "scheme", "quarter", "expect", "warnings", "ties", "pool", "lines", "team", "reasons", "notes"];
    if let Some(key) = case.as_object().and_then(|keys| keys.keys().find(|key| !known.contains(&key.as_str()))) {
        return Err(format!("a case has no `{key}`"));
    }
    if case["arithmetic"].as_array().is_none_or(Vec::is_empty) {
        return Err("the arithmetic is not written out".to_owned());
    }
    let (mut scheme, quarter) = (scheme_of(case), quarter_of(case));
    let (settlement, warnings) = settled(settle(&scheme, &quarter, Language::Chinese))?;
    adds_up(&settlement)?;
    let mut wrong = String::new();
    compare_warnings(case, &warnings, &mut wrong);
    compare_ties(case, &settlement, &mut wrong);
    compare_pool(case, &settlement, &mut wrong);
    compare_lines(case, &settlement, &mut wrong);
    compare_sentences(case, &settlement, &mut wrong);

    scheme["examples"] = json!([{ "name": "the case", "quarter": quarter, "expect": case["expect"] }]);
    let checked = check_text(&scheme.to_string()).map_err(|problems| format!("{problems:#?}"))?;
    for difference in checked.examples.iter().flat_map(|example| &example.differences) {
        let _ = writeln!(wrong, "{}: {} expected, {} settled", difference.what, difference.expected, difference.got);
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

fn scheme_of(case: &Value) -> Value {
    let mut scheme = document("tests/worked/base-scheme.json");
    change_all(&mut scheme, &case["scheme"]);
    scheme
}

fn quarter_of(case: &Value) -> Value {
    let mut quarter = document("tests/worked/base-quarter.json");
    let inhabited: Vec<&Value> =
        case["quarter"]["people"].as_array().into_iter().flatten().map(|person| &person["village"]).collect();
    let villages = quarter["villages"].as_array_mut().expect("the base quarter has villages");
    villages.retain(|village| inhabited.contains(&&village["id"]));
    for (key, value) in case["quarter"].as_object().expect("a case has a quarter") {
        quarter[key] = value.clone();
    }
    quarter
}

fn compare_warnings(case: &Value, warnings: &[ProblemView], wrong: &mut String) {
    let expected: Vec<&str> = texts(&case["warnings"]);
    let got: Vec<&str> = warnings.iter().map(|warning| warning.code).collect();
    if expected != got {
        let _ = writeln!(wrong, "warnings: {expected:?} expected, {got:?} settled");
    }
}

fn compare_ties(case: &Value, settlement: &SettlementView, wrong: &mut String) {
    let got: Vec<Value> = settlement
        .ties
        .iter()
        .map(|tie| {
            let mut got =
                json!({"category": tie.category, "grade": tie.grade, "places": tie.places, "people": tie.people});
            if let Some(village) = &tie.village {
                got["village"] = json!(village);
            }
            got
        })
        .collect();
    let expected = case["ties"].as_array().cloned().unwrap_or_default();
    if expected != got {
        let _ = writeln!(wrong, "ties: {} expected, {} settled", json!(expected), json!(got));
    }
}

fn compare_pool(case: &Value, settlement: &SettlementView, wrong: &mut String) {
    let mut pool = serde_json::to_value(&settlement.pool).expect("an answer is JSON");
    pool["partial"] = json!(settlement.partial);
    let odd_fen = settlement.pool.reasons.iter().find(|reason| reason.kind == "odd-fen");
    pool["oddFen"] = json!(odd_fen.map(|reason| &reason.sentence));
    for (key, expected) in case["pool"].as_object().into_iter().flatten() {
        let got = &pool[key];
        let same = match expected.as_str().filter(|_| key == "oddFen") {
            Some(names) => got.as_str().is_some_and(|got| got.ends_with(&format!("：{names}"))),
            None => got == expected,
        };
        if !same {
            let _ = writeln!(wrong, "pool.{key}: {expected} expected, {got} settled");
        }
    }
}

/// Figures of somebody's line, or of a village as a team.
fn compare_lines(case: &Value, settlement: &SettlementView, wrong: &mut String) {
    let lines = settlement.lines.iter().map(|line| (&line.person, json!(line)));
    let team = settlement.team.iter().flat_map(|team| &team.lines).map(|line| (&line.village, json!(line)));
    for (list, found) in [("lines", lines.collect::<Vec<_>>()), ("team", team.collect())] {
        for (id, expected) in case[list].as_object().into_iter().flatten() {
            let Some((_, line)) = found.iter().find(|(own, _)| *own == id) else {
                let _ = writeln!(wrong, "{list}: nothing about {id}");
                continue;
            };
            for (key, expected) in
                expected.as_object().into_iter().flatten().filter(|(key, value)| line[*key] != **value)
            {
                let _ = writeln!(wrong, "{list}.{id}.{key}: {expected} expected, {} settled", line[key]);
            }
        }
    }
}

fn compare_sentences(case: &Value, settlement: &SettlementView, wrong: &mut String) {
    for (person, expected) in case["reasons"].as_object().into_iter().flatten() {
        let own = settlement.reasons.iter().filter(|reasons| reasons.person == *person);
        let team = settlement.team.iter().flat_map(|team| &team.lines).filter(|line| line.village == *person);
        let reasons = own.flat_map(|own| &own.reasons).chain(team.flat_map(|line| &line.reasons));
        let reasons = reasons.chain(settlement.pool.reasons.iter().filter(|_| person == "pool"));
        let steps: Vec<_> = reasons.flat_map(flat).collect();
        for sentence in texts(expected) {
            if !steps.iter().any(|step| step.sentence == sentence) {
                let got: BTreeSet<_> = steps.iter().map(|step| step.sentence.as_str()).collect();
                let _ = writeln!(wrong, "{person}: no reason says “{sentence}”, but {got:#?}");
            }
        }
    }
    for (person, expected) in case["notes"].as_object().into_iter().flatten() {
        let line = settlement.lines.iter().find(|line| line.person == *person);
        let got: Vec<&str> = line.into_iter().flat_map(|line| &line.notes).map(String::as_str).collect();
        if got != texts(expected) {
            let _ = writeln!(wrong, "{person}: notes {expected} expected, {got:?} settled");
        }
    }
}

fn texts(list: &Value) -> Vec<&str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// What the reasons say in both languages, one line per kind and wording: read it as a clerk would. After a change that is
/// meant, `UPDATE=1 cargo test --test worked` writes it anew.
#[test]
fn every_kind_of_reason_is_worded_as_pinned() {
    let mut wordings: BTreeMap<(String, String), String> = BTreeMap::new();
    for (_, case) in cases("worked") {
        let (scheme, quarter) = (scheme_of(&case), quarter_of(&case));
        let both = [Language::Chinese, Language::English].map(|language| settled(settle(&scheme, &quarter, language)));
        let [Ok((chinese, _)), Ok((english, _))] = both else { continue };
        let (chinese, english) = (reasons_of(&chinese), reasons_of(&english));
        for ((kind, zh), (_, en)) in chinese.into_iter().zip(english) {
            wordings.entry((kind.to_owned(), wording(&en))).or_insert_with(|| format!("{zh}\n    {en}"));
        }
    }
    let kinds: BTreeSet<&str> = wordings.keys().map(|(kind, _)| kind.as_str()).collect();
    let unseen: Vec<&str> = Step::KINDS.iter().copied().filter(|kind| !kinds.contains(kind)).collect();
    assert!(unseen.is_empty(), "no worked case shows the reasons {unseen:?}");

    let mut pinned = String::new();
    let mut last = "";
    for ((kind, _), sentences) in &wordings {
        if kind != last {
            let _ = writeln!(pinned, "{kind}");
            last = kind;
        }
        let _ = writeln!(pinned, "    {sentences}");
    }
    let path = support::folder("worked").join("reasons.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &pinned).expect("the folder of the cases");
    }
    let expected = text_of("tests/worked/reasons.txt");
    for (line, (expected, got)) in expected.lines().zip(pinned.lines()).enumerate() {
        assert_eq!(got, expected, "line {} of tests/worked/reasons.txt", line + 1);
    }
    assert_eq!(pinned.lines().count(), expected.lines().count(), "lines of tests/worked/reasons.txt");
}

fn reasons_of(settlement: &SettlementView) -> Vec<(&'static str, String)> {
    let people = settlement.reasons.iter().flat_map(|reasons| &reasons.reasons);
    let team = settlement.team.iter().flat_map(|team| &team.lines).flat_map(|line| &line.reasons);
    people
        .chain(team)
        .chain(&settlement.pool.reasons)
        .flat_map(flat)
        .map(|reason| (reason.kind, format!("{}: {}", reason.title, reason.sentence)))
        .collect()
}

/// The sentence without its figures and quoted names: two people's sentences are one wording.
fn wording(sentence: &str) -> String {
    let mut quoted = false;
    let mut words = String::new();
    for c in sentence.chars() {
        if c == '`' {
            quoted = !quoted;
        }
        if !quoted && c.is_ascii() && !c.is_ascii_digit() && c != '.' {
            words.push(c);
        }
    }
    words
}

#[test]
fn an_example_about_somebody_who_is_not_there_fails() {
    let mut scheme = document("tests/worked/base-scheme.json");
    let quarter = quarter_of(&json!({"quarter": {"people": [
        {"id": "p1", "name": "赵一", "village": "west", "posts": ["clerk"], "months": 3, "score": "85"},
    ]}}));
    let expect = json!({"people": [{"person": "p2", "pay": null}], "villages": [{"village": "north"}]});
    scheme["examples"] = json!([{"name": "a slip of the pen", "quarter": quarter, "expect": expect}]);
    let checked = check_text(&scheme.to_string()).expect("a scheme");
    let missed: Vec<&str> =
        checked.examples[0].differences.iter().map(|difference| difference.expected.as_str()).collect();
    assert_eq!(missed, ["p2", "north"]);
}
