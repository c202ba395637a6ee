//! Random villages.

use serde_json::{Map, Value, json};

use super::people::category;
use super::plan::Plan;
use super::scores::{earlier_stages, entered, numbers, total, votes};
use crate::reference::coverage::says;
use crate::reference::indicators::{find, side_by_side};
use crate::reference::json::word;

pub(crate) fn village(plan: &mut Plan, scheme: &Value, at: usize, classes: &[&str]) -> Value {
    let id = format!("v{at}");
    let mut own = json!({ "id": id, "name": format!("村{id}") });
    let suggested = scheme["difficulty"].get("suggestion").is_some();
    let assigned = !classes.is_empty() && (!suggested || plan.chance(40));
    if assigned {
        own["class"] = json!(plan.dice.pick(classes));
        own["classReason"] = json!("会议研究");
    }
    for (key, values) in [
        ("registeredPopulation", [2000, 1999, 1000, 800]),
        ("residentPopulation", [1500, 1499, 1000, 400]),
        ("workload", [8, 6, 4, 3]),
    ] {
        if !assigned && suggested || plan.chance(93) {
            own[key] = json!(plan.dice.one(&values));
        }
    }
    let team = scheme.get("team").map_or(Value::Null, |team| team["indicators"].clone());
    let mut facts = numbers(plan, &plan.village_facts.clone());
    let (mut scores, mut ratings) = entered(plan, &team, |_| true);
    let shared = |leaf: &Value| leaf.get("shared").is_some();
    scores.extend(entered(plan, &scheme["indicators"], shared).0);
    if plan.subject == "village" {
        let (more, rated) = entered(plan, &scheme["indicators"], |_| true);
        scores.extend(more);
        ratings.extend(rated);
        facts.extend(numbers(plan, &plan.own_facts.clone()));
        earlier_stages(plan, scheme, &mut own);
        category(plan, &mut own);
        if scheme.get("ledger").is_some() && plan.chance(80) {
            own["openingPoints"] = json!(plan.dice.pick(&["100", "20.5"]));
        }
    }
    let scheme_of = if plan.team { &scheme["team"] } else { scheme };
    if plan.team || plan.subject == "village" {
        own["votes"] = votes(plan, if plan.team { "tb" } else { "b" });
        let shared = plan.team && says(&scheme["indicators"], "shared", &json!(true));
        if !shared {
            total(plan, scheme_of, &mut own, &scores);
        }
    }
    for (key, map) in [("scores", scores), ("ratings", ratings), ("facts", facts)] {
        let total = key == "scores" && own.get("score").is_some();
        let kept: Map<String, Value> = map.into_iter().filter(|(id, _)| !total || find_shared(scheme, id)).collect();
        if !kept.is_empty() {
            own[key] = json!(kept);
        }
    }
    if let Some(weights) = weights(plan, scheme).filter(|_| plan.chance(50)) {
        own["weights"] = weights;
        own["weightsReason"] = json!("个性");
    }
    own
}

fn find_shared(scheme: &Value, id: &str) -> bool {
    find(&scheme["indicators"], id).is_some_and(|own| own.get("shared").is_some())
}

/// The scales in which everything has a weight.
fn weighted<'a>(items: &'a Value, scales: &mut Vec<Vec<&'a Value>>) {
    let mut own = Vec::new();
    side_by_side(items, &mut own);
    for heading in &own {
        weighted(&heading["items"], scales);
    }
    own.retain(|own| own.get("weight").is_some());
    scales.push(own);
}

/// Two weights of one scale change places, or one takes from the other.
fn weights(plan: &mut Plan, scheme: &Value) -> Option<Value> {
    let mut scales = Vec::new();
    weighted(&scheme["indicators"], &mut scales);
    scales.retain(|scale| scale.len() > 1);
    if scales.is_empty() {
        return None;
    }
    let own = plan.dice.one(&scales);
    let (a, b) = (plan.dice.below(own.len()), plan.dice.below(own.len()));
    let weight = |at: usize| word(own[at], "weight").parse::<i64>().expect("a whole weight");
    if a == b {
        return None;
    }
    let moved = if plan.chance(50) { weight(a) - weight(b) } else { weight(a).min(5) };
    let (a, b) = ((a, weight(a) - moved), (b, weight(b) + moved));
    Some(json!({ word(own[a.0], "id"): a.1.to_string(), word(own[b.0], "id"): b.1.to_string() }))
}
