//! Where the core's answer and the reference differ.

use serde_json::Value;

use super::exact::{R, count, exact, int};
use super::json::{list, number, text, value, word};
use super::settle::{Line, Settled};
use super::subjects::Assessed;

/// Every figure that differs, one in a line.
pub(crate) fn differences(answer: &Value, settled: &Settled) -> Vec<String> {
    let mut found = Vec::new();
    if answer["kind"] != "settled" {
        let refusals = list(answer, "problems").into_iter().filter(|problem| problem["severity"] == "refusal");
        let told: Vec<&str> = refusals.map(|problem| word(problem, "code")).collect();
        found.push(format!("refused: {}", told.join(" ")));
        found.extend(
            list(answer, "problems").into_iter().filter(|own| own["severity"] == "refusal").map(Value::to_string),
        );
        return found;
    }
    let settlement = &answer["settlement"];
    let teams = list(&settlement["team"], "lines");
    if teams.len() != settled.teams.len() {
        found.push(format!("{} teams, {} expected", teams.len(), settled.teams.len()));
    }
    for (got, own) in teams.into_iter().zip(&settled.teams) {
        team(got, own, &mut found);
    }
    let lines = list(settlement, "lines");
    if lines.len() != settled.lines.len() {
        found.push(format!("{} lines, {} expected", lines.len(), settled.lines.len()));
    }
    for (got, own) in lines.into_iter().zip(&settled.lines) {
        line(got, own, &mut found);
    }
    ties(settlement, settled, &mut found);
    let overdrawn = list(answer, "warnings").iter().filter(|own| own["code"] == "points-overdrawn").count();
    let below = settled.lines.iter().filter(|line| line.balance.as_ref().is_some_and(|own| *own < int(0))).count();
    let short = list(answer, "warnings").iter().filter(|own| own["code"] == "quota-not-filled").count();
    if short != settled.short {
        found.push(format!("quotas not filled: {short}, expected {}", settled.short));
    }
    if overdrawn != below {
        found.push(format!("overdrawn: {overdrawn}, expected {below}"));
    }
    let pool = &settlement["pool"];
    for (key, own) in [
        ("setAside", &settled.pool.set_aside),
        ("available", &settled.pool.available),
        ("earned", &settled.pool.earned),
        ("payable", &settled.pool.payable),
        ("balance", &settled.pool.balance),
    ] {
        figure("pool", pool, key, Some(own), &mut found);
    }
    plain("pool", pool, "action", Some(settled.pool.action), &mut found);
    found
}

fn line(got: &Value, own: &Line, found: &mut Vec<String>) {
    let who = own.subject.id;
    plain(who, got, "person", Some(who), found);
    plain(who, got, "state", Some(own.state), found);
    plain(who, got, "grade", own.grade.as_deref(), found);
    figure(who, got, "score", own.score.as_ref(), found);
    figure(who, got, "bonus", Some(&own.bonus), found);
    figure(who, got, "deduction", Some(&own.deduction), found);
    figure(who, got, "rank", own.rank.map(count).as_ref(), found);
    figure(who, got, "earned", own.earned.as_ref(), found);
    figure(who, got, "pay", own.pay.as_ref(), found);
    figure(who, got, "net", own.pay.as_ref().map(|pay| pay + &own.adjustments).as_ref(), found);
    let none = got["clawBack"].is_null() && own.claw_back == int(0);
    figure(who, got, "clawBack", Some(&own.claw_back).filter(|_| !none), found);
    figure(who, &got["account"], "balance", own.balance.as_ref(), found);
    if !got["run"].is_null() {
        figure(who, &got["run"], "length", Some(&count(own.run)), found);
        plain(who, &got["run"], "consequence", own.consequence, found);
    } else if own.consequence.is_some() {
        found.push(format!("{who} run: none, expected {}", own.run));
    }
    items(who, got, own, found);
}

/// A single item without a name of its own is not listed, nor are events where there are none.
fn items(who: &str, got: &Value, own: &Line, found: &mut Vec<String>) {
    let listed = list(got, "items");
    let bare = own.items.first().is_some_and(|(id, _)| id == "performance");
    if listed.is_empty() && bare {
        return;
    }
    let none =
        |id: &str, amount: &R| id == "events" && *amount == int(0) && listed.iter().all(|own| own["id"] != "events");
    let expected: Vec<_> = own.items.iter().filter(|(id, amount)| !none(id, amount)).collect();
    if listed.len() != expected.len() {
        found.push(format!("{who} items: {}, expected {}", got["items"], expected.len()));
    }
    for (got, (id, amount)) in listed.iter().zip(expected) {
        plain(who, got, "id", Some(id), found);
        figure(who, got, "amount", Some(amount), found);
    }
}

fn team(got: &Value, own: &Assessed, found: &mut Vec<String>) {
    let who = own.subject.id;
    let state = if own.score.is_none() { "pending" } else { "settled" };
    plain(who, got, "village", Some(who), found);
    plain(who, got, "state", Some(if own.undecided { "undecided" } else { state }), found);
    plain(who, got, "grade", own.grade.as_deref(), found);
    figure(who, got, "score", own.score.as_ref(), found);
    figure(who, got, "bonus", Some(&own.bonus), found);
    figure(who, got, "deduction", Some(&own.deduction), found);
    figure(who, got, "rank", own.rank.map(count).as_ref(), found);
}

fn ties(settlement: &Value, settled: &Settled, found: &mut Vec<String>) {
    let name = |grade: &str, places: usize, mut people: Vec<String>| {
        people.sort();
        format!("{grade}: {places} for {}", people.join(" "))
    };
    let mut got: Vec<String> = list(settlement, "ties")
        .into_iter()
        .chain(list(&settlement["team"], "ties"))
        .map(|tie| {
            let people = list(tie, "people").into_iter().filter_map(Value::as_str).map(str::to_owned).collect();
            let places = value(tie, "places").as_u64().and_then(|own| usize::try_from(own).ok()).expect("places");
            name(word(tie, "grade"), places, people)
        })
        .collect();
    let mut own: Vec<String> =
        settled.ties.iter().map(|(tie, people)| name(&tie.grade, tie.places, people.clone())).collect();
    got.sort();
    own.sort();
    if got != own {
        found.push(format!("ties: {got:?}, expected {own:?}"));
    }
}

fn plain(who: &str, got: &Value, key: &str, own: Option<&str>, found: &mut Vec<String>) {
    if text(got, key) != own {
        found.push(format!("{who} {key}: {}, expected {own:?}", got[key]));
    }
}

fn figure(who: &str, got: &Value, key: &str, own: Option<&R>, found: &mut Vec<String>) {
    if number(got, key).as_ref() != own {
        let own = own.map(printed);
        found.push(format!("{who} {key}: {}, expected {own:?}", got[key]));
    }
}

/// A fraction, or the decimal where it is one.
fn printed(own: &R) -> String {
    let unit = exact("10000");
    let whole = own * &unit;
    if whole.is_integer() { format!("{whole}e-4") } else { own.to_string() }
}
