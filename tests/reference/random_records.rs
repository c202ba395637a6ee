//! Random events, incidents, decisions, earlier results and redemptions.

use serde_json::{Value, json};

use super::json::{flag, list, text, word, words};
use super::plan::Plan;
use super::settle::settle;

/// The ids of those who are assessed.
fn subjects(plan: &Plan, quarter: &Value) -> Vec<String> {
    let key = match plan.subject {
        "person" => "people",
        "household" => "households",
        _ => "villages",
    };
    list(quarter, key).into_iter().map(|own| word(own, "id").to_owned()).collect()
}

fn day(plan: &mut Plan) -> String {
    let days = usize::try_from(plan.period.days()).expect("few days");
    let day = if plan.chance(50) { plan.dice.pick(&[&0, &10, &20, &28]).to_owned() } else { plan.dice.below(days) };
    plan.period.day(i64::try_from(day).expect("few days"))
}

pub(crate) fn events(plan: &mut Plan, scheme: &Value, quarter: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    for (team, kind) in [(false, plan.subject), (true, "village")] {
        let ids = if team {
            list(quarter, "villages").iter().map(|own| word(own, "id").to_owned()).collect()
        } else {
            subjects(plan, quarter)
        };
        let rules = if team { &scheme["team"] } else { scheme };
        let items = list(&rules["barometer"], "items");
        if items.is_empty() {
            continue;
        }
        for _ in 0..plan.dice.below(ids.len() * 2 + 2) {
            let item = plan.dice.one(&items);
            let letter = plan.dice.pick(&["a", "e", "z"]);
            let id = plan.id(letter);
            let mut own = json!({ "id": id, kind: plan.dice.one(&ids), "item": item["id"], "date": day(plan) });
            let matter = item.get("group").is_some() && plan.chance(70);
            own["count"] = json!(if matter { 1 } else { plan.dice.one(&[1, 1, 2, 3]) });
            if matter {
                own["matter"] = json!(plan.dice.pick(&["防汛", "防火"]));
            }
            all.push(own);
        }
    }
    plan.dice.shuffle(&mut all);
    all
}

/// Incidents of which everybody who is hit can be found.
pub(crate) fn incidents(plan: &mut Plan, scheme: &Value, quarter: &Value) -> Vec<Value> {
    let lines = list(scheme, "redLines");
    if lines.is_empty() {
        return Vec::new();
    }
    (0..plan.dice.below(4)).filter_map(|_| incident(plan, scheme, quarter, &lines)).collect()
}

fn incident(plan: &mut Plan, scheme: &Value, quarter: &Value, lines: &[&Value]) -> Option<Value> {
    let line = plan.dice.one(lines);
    let village = plan.dice.one(&list(quarter, "villages"));
    let (id, date) = (plan.id("incident"), day(plan));
    let mut own = json!({ "id": id, "redLine": line["id"], "village": village["id"], "date": date, "basis": "通报" });
    let records = if plan.subject == "person" { list(quarter, "people") } else { list(quarter, "households") };
    let in_post = |own: &&Value| {
        text(own, "from").is_none_or(|from| from <= date.as_str())
            && text(own, "to").is_none_or(|to| date.as_str() <= to)
    };
    let here: Vec<&Value> = records.into_iter().filter(|own| own["village"] == village["id"]).filter(in_post).collect();
    let duties = |own: &Value| -> Vec<String> {
        let posts = words(own, "posts").into_iter().map(|post| super::json::entry(scheme, "posts", post));
        posts.flat_map(|post| [vec![word(post, "id")], words(post, "holds")].concat()).map(str::to_owned).collect()
    };
    for post in words(&line["hits"], "posts") {
        here.iter().find(|own| duties(own).iter().any(|duty| duty == post))?;
    }
    if flag(&line["hits"], "gridCadre") {
        let grids = list(village, "grids");
        let fit = |grid: &&&Value| here.iter().any(|own| own["id"] == grid["cadre"]);
        own["grid"] = grids.iter().find(fit)?["id"].clone();
    }
    let offender = word(&line["hits"], "offender");
    let ticked = offender == "when-ticked" && plan.chance(60);
    if offender == "always" || ticked {
        own["offender"] = here.get(plan.dice.below(here.len()))?["id"].clone();
    }
    if ticked {
        own["offenderTicked"] = json!(true);
    }
    if flag(&line["hits"], "everybody") && here.is_empty() {
        return None;
    }
    Some(own)
}

pub(crate) fn earlier(plan: &mut Plan, quarter: &Value) -> Vec<Value> {
    if !plan.earlier {
        return Vec::new();
    }
    let ids = subjects(plan, quarter);
    let mut all = Vec::new();
    for periods in 1..5 {
        if plan.chance(25) {
            continue;
        }
        let mut results = Vec::new();
        for id in plan.dice.some(&ids, 85) {
            let mut own = json!({ "of": id });
            if plan.chance(85) {
                own["score"] = json!(plan.dice.pick(&["90", "80", "85.5", "60"]));
            }
            if plan.graded && plan.chance(90) {
                let grade = if plan.chance(60) {
                    plan.grades[plan.grades.len() - 1].clone()
                } else {
                    plan.dice.one(&plan.grades)
                };
                own["grade"] = json!(grade);
            }
            results.push(own);
        }
        if !results.is_empty() {
            all.push(json!({ "period": plan.period.before(periods).write(), "results": results }));
        }
    }
    if plan.chance(20) {
        // Of another kind of period: it belongs to no run.
        let period = plan.dice.pick(&["2021", "2021-05", "2021Q3"]);
        all.push(json!({ "period": period, "results": [{ "of": plan.dice.one(&ids), "score": "70" }] }));
    }
    plan.dice.shuffle(&mut all);
    all
}

pub(crate) fn redemptions(plan: &mut Plan, scheme: &Value, quarter: &Value) -> Vec<Value> {
    if scheme.get("ledger").is_none() {
        return Vec::new();
    }
    let ids = subjects(plan, quarter);
    let one = |plan: &mut Plan| {
        let id = plan.id("redeemed");
        json!({ "id": id, "of": plan.dice.one(&ids), "date": day(plan), "points": plan.dice.pick(&["10", "60.5", "150"]) })
    };
    (0..plan.dice.below(5)).map(|_| one(plan)).collect()
}

/// Decisions on somebody's grade, and on the ties that are open, now and then about the wrong number of people.
pub(crate) fn decisions(plan: &mut Plan, scheme: &Value, quarter: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    for team in [false, true] {
        let grades = if team { plan.team_grades.clone() } else { plan.grades.clone() };
        let ids = if team {
            list(quarter, "villages").iter().map(|own| word(own, "id").to_owned()).collect()
        } else {
            subjects(plan, quarter)
        };
        if grades.is_empty() || (!team && !plan.graded) || !plan.chance(25) {
            continue;
        }
        let id = plan.id("decision");
        let mut own = json!({
            "id": id, "kind": "grade", "grade": plan.dice.one(&grades), "reason": "研究", "date": "2024-12-31",
        });
        own["person"] = json!(plan.dice.one(&ids));
        if team {
            own["team"] = json!(true);
        }
        all.push(own);
    }
    let within = super::ranks::within(scheme);
    let waits = |rules: &Value| {
        let quota = list(&rules["grading"], "grades").iter().any(|grade| grade.get("quota").is_some());
        quota && ["decide", "by-indicators"].contains(&rules["grading"]["tie"]["rule"].as_str().unwrap_or_default())
    };
    let rounds = if waits(scheme) || waits(&scheme["team"]) { 2 } else { 0 };
    // Each decision may open the next tie.
    for _ in 0..rounds {
        let mut known = quarter.clone();
        known["decisions"] = json!(all);
        let settled = settle(scheme, &known);
        for (tie, people) in settled.ties {
            let id = plan.id("tie");
            let mut own =
                json!({ "id": id, "kind": "tie", "grade": tie.grade, "reason": "研究", "date": "2024-12-31" });
            let mut up = people.clone();
            plan.dice.shuffle(&mut up);
            up.truncate(if plan.chance(85) { tie.places } else { tie.places + 1 });
            own["up"] = json!(up);
            if tie.team {
                own["team"] = json!(true);
            } else {
                let first = settled.lines.iter().find(|line| line.subject.id == people[0]).expect("one of them");
                if within.contains(&"category") && !first.subject.category.is_empty() {
                    own["category"] = json!(first.subject.category);
                }
                if within.contains(&"village") {
                    own["village"] = first.subject.village["id"].clone();
                }
            }
            let twice = all.iter().any(|other| {
                ["grade", "category", "village", "team", "kind"].iter().all(|key| other.get(*key) == own.get(*key))
            });
            if plan.chance(40) && !twice {
                all.push(own);
            }
        }
    }
    all
}
