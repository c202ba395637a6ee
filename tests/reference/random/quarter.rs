//! Random facts for a random scheme.

use serde_json::{Value, json};

use super::decisions::decisions;
use super::incidents::incidents;
use super::people::{household, person};
use super::plan::Plan;
use super::records::{earlier, events, redemptions};
use super::villages::village;
use crate::reference::json::{list, word};

pub(crate) fn quarter(plan: &mut Plan, scheme: &Value) -> Value {
    let mut own = json!({
        "format": "cadre-pay/quarter/1", "scheme": { "id": "random", "version": "1" }, "period": plan.period.write(),
        "town": "某镇", "openingBalance": plan.dice.pick(&["0.00", "1234.56", "-500", "30000"]),
    });
    if scheme.get("stages").is_some() {
        plan.stage = plan.dice.pick(&["self", "town", "county"]);
        own["stage"] = json!(plan.stage);
    }
    let classes: Vec<&str> = list(&scheme["difficulty"], "classes").iter().map(|class| word(class, "id")).collect();
    if !classes.is_empty() && plan.chance(30) {
        own["coefficients"] = json!([{ "class": plan.dice.pick(&classes), "coefficient": "1.05", "reason": "任务" }]);
    }
    let least = if plan.team { 2 } else { 1 };
    let many = plan.dice.between(least, 6);
    own["villages"] = (0..many).map(|at| village(plan, scheme, at, &classes)).collect();
    let most = if plan.chance(30) { 25 } else { 12 };
    let many = plan.dice.between(3, most);
    let ids: Vec<String> = names(plan, many);
    match plan.subject {
        "person" => own["people"] = ids.iter().map(|id| person(plan, scheme, &own["villages"], id)).collect(),
        "household" => own["households"] = ids.iter().map(|id| household(plan, scheme, &own["villages"], id)).collect(),
        _ => {}
    }
    grids(plan, &mut own);
    let drawn = [("events", events(plan, scheme, &own)), ("incidents", incidents(plan, scheme, &own))];
    for (key, drawn) in
        drawn.into_iter().chain([("earlier", earlier(plan, &own)), ("redemptions", redemptions(plan, scheme, &own))])
    {
        if !drawn.is_empty() {
            own[key] = json!(drawn);
        }
    }
    let decided = decisions(plan, scheme, &own);
    if !decided.is_empty() {
        own["decisions"] = json!(decided);
    }
    own
}

/// Ids whose order is not that of the list.
fn names(plan: &mut Plan, many: usize) -> Vec<String> {
    let mut ids: Vec<String> = (0..many).map(|at| format!("s{at:02}")).collect();
    plan.dice.shuffle(&mut ids);
    ids
}

/// Everybody may have a grid in the own village.
fn grids(plan: &mut Plan, own: &mut Value) {
    let people = own["people"].as_array().cloned().unwrap_or_default();
    for person in people {
        if plan.chance(20) {
            let id = format!("grid-{}", word(&person, "id"));
            let villages = own["villages"].as_array_mut().expect("villages");
            let village = villages.iter_mut().find(|village| village["id"] == person["village"]).expect("a village");
            let grid = json!({ "id": id, "name": format!("网格{id}"), "cadre": person["id"] });
            match village.get_mut("grids").and_then(Value::as_array_mut) {
                Some(grids) => grids.push(grid),
                None => village["grids"] = json!([grid]),
            }
        }
    }
}
