//! Random trees of indicators.

use serde_json::{Value, json};

use super::numbers::{Aim, number};
use super::plan::Plan;

/// A tree of points or of weights.
pub(crate) fn tree(plan: &mut Plan, team: bool) -> Value {
    if plan.chance(50) { points(plan, team, 100, 0) } else { weights(plan, team, 0) }
}

fn named(plan: &mut Plan, team: bool) -> Value {
    let id = plan.id(if team { "ti" } else { "i" });
    json!({ "id": id, "name": format!("指标{id}") })
}

fn points(plan: &mut Plan, team: bool, total: usize, depth: usize) -> Value {
    let parts = plan.dice.between(1, 3).min(total);
    let unit = if total.is_multiple_of(5) && total / 5 >= parts { 5 } else { 1 };
    let mut all = Vec::new();
    for part in plan.dice.parts(total / unit, parts) {
        let mut own = named(plan, team);
        own["points"] = json!((part * unit).to_string());
        if depth < 2 && plan.chance(20) {
            own["items"] = points(plan, team, part * unit, depth + 1);
        } else {
            leaf(plan, team, &mut own);
        }
        all.push(own);
    }
    grouped(plan, team, all)
}

fn weights(plan: &mut Plan, team: bool, depth: usize) -> Value {
    let parts = plan.dice.between(1, 4);
    let mut all = Vec::new();
    for part in plan.dice.parts(20, parts) {
        let mut own = named(plan, team);
        own["weight"] = json!((part * 5).to_string());
        if depth < 2 && plan.chance(20) {
            let total = plan.dice.one(&[10, 20, 50, 7]);
            let by_points = plan.chance(50);
            own["items"] =
                if by_points { points(plan, team, total, depth + 1) } else { weights(plan, team, depth + 1) };
        } else {
            if plan.chance(25) {
                own["fullMarks"] = json!(plan.dice.pick(&["10", "50", "30"]));
            }
            leaf(plan, team, &mut own);
        }
        all.push(own);
    }
    if plan.chance(20) {
        let mut own = named(plan, team);
        own["weight"] = json!("0");
        all.push(own);
    }
    grouped(plan, team, all)
}

/// Perhaps some of them under a heading that only groups.
fn grouped(plan: &mut Plan, team: bool, mut all: Vec<Value>) -> Value {
    if plan.chance(20) {
        let mut group = named(plan, team);
        let at = plan.dice.below(all.len());
        group["items"] = json!(all.split_off(at));
        all.push(group);
    }
    json!(all)
}

fn leaf(plan: &mut Plan, team: bool, own: &mut Value) {
    let id = own["id"].as_str().expect("an id").to_owned();
    let moved = !(if team { &plan.team_items } else { &plan.items }).is_empty();
    if !team {
        plan.entered.push(id.clone());
    }
    if plan.alike && plan.chance(70) {
        return;
    }
    match plan.dice.below(100) {
        0..12 if !team && !plan.team_totals && plan.subject != "village" => own["shared"] = json!(true),
        12..26 => own["from"] = number(plan, team, false, Aim::Score),
        26..38 if moved => {
            own["start"] = json!(plan.dice.pick(&["full", "zero"]));
            if team { plan.team_starts.push(id.clone()) } else { plan.starts.push(id.clone()) }
        }
        38..46 => {
            let values = plan.dice.pick(&[&["10", "8", "5"], &["100", "90", "60"]]);
            let scale = ["r0", "r1", "r2"].iter().zip(values);
            let scale: Vec<Value> =
                scale.map(|(grade, value)| json!({ "grade": grade, "name": grade, "value": value })).collect();
            own["from"] = json!({ "by": "rating", "scale": scale });
        }
        _ => {}
    }
}
