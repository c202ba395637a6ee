//! Random decisions.

use serde_json::{Value, json};

use super::plan::Plan;
use super::records::subjects;
use crate::reference::json::{list, word};
use crate::reference::ranks::within;
use crate::reference::settle::settle;

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
    let by = within(scheme);
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
                if by.contains(&"category") && !first.subject.category.is_empty() {
                    own["category"] = json!(first.subject.category);
                }
                if by.contains(&"village") {
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
