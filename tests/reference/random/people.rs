//! Random people and households.

use serde_json::{Map, Value, json};

use super::plan::Plan;
use super::scores::{earlier_stages, entered, numbers, total, votes};

pub(crate) fn person(plan: &mut Plan, scheme: &Value, villages: &Value, id: &str) -> Value {
    let village = plan.dice.one(villages.as_array().expect("villages"));
    let mut own = json!({ "id": id, "name": format!("人{id}"), "village": village["id"] });
    let mut posts = plan.posts.clone();
    plan.dice.shuffle(&mut posts);
    let many = plan.dice.pick(&[&1, &1, &1, &2, &3]);
    posts.truncate(*many);
    own["posts"] = json!(posts);
    let whole = usize::try_from(plan.period.months).expect("few months");
    own["months"] = json!(if plan.chance(60) { whole } else { plan.dice.between(0, whole) });
    let days = usize::try_from(plan.period.days()).expect("few days");
    own["days"] = json!(if plan.chance(60) { days } else { plan.dice.between(0, days) });
    if plan.chance(10) {
        own["from"] = json!(plan.period.day(10));
    } else if plan.chance(10) {
        own["to"] = json!(plan.period.day(15));
    }
    subject(plan, scheme, &mut own);
    if scheme.get("pay").is_some() && plan.chance(15) {
        own["adjustments"] = json!([{ "amount": "-50.5", "reason": "扣" }, { "amount": "10", "reason": "补" }]);
    }
    own
}

pub(crate) fn household(plan: &mut Plan, scheme: &Value, villages: &Value, id: &str) -> Value {
    let village = plan.dice.one(villages.as_array().expect("villages"));
    let mut own = json!({ "id": id, "name": format!("户{id}"), "village": village["id"] });
    category(plan, &mut own);
    subject(plan, scheme, &mut own);
    own
}

pub(crate) fn category(plan: &mut Plan, own: &mut Value) {
    if !plan.categories.is_empty() {
        own["category"] = json!(plan.dice.one(&plan.categories));
    }
}

/// What people and households have alike.
fn subject(plan: &mut Plan, scheme: &Value, own: &mut Value) {
    let (scores, ratings) = entered(plan, &scheme["indicators"], |leaf| leaf.get("shared").is_none());
    total(plan, scheme, own, &scores);
    let facts = numbers(plan, &plan.own_facts.clone());
    let scores = if own.get("score").is_some() { Map::new() } else { scores };
    for (key, map) in [("scores", scores), ("ratings", ratings), ("facts", facts)] {
        if !map.is_empty() {
            own[key] = json!(map);
        }
    }
    own["votes"] = votes(plan, "b");
    earlier_stages(plan, scheme, own);
    if scheme.get("ledger").is_some() && plan.chance(80) {
        own["openingPoints"] = json!(plan.dice.pick(&["100", "20.5"]));
    }
}
