//! Random bonus and deduction items.

use serde_json::{Value, json};

use super::plan::Plan;

#[derive(Clone)]
struct Group {
    id: String,
    kind: &'static str,
    unit: Unit,
}

#[derive(Clone)]
enum Unit {
    Points,
    Yuan,
    Indicator(String),
}

pub(crate) fn barometer(plan: &mut Plan, team: bool) -> Value {
    let mut groups = Vec::new();
    let mut written = Vec::new();
    for _ in 0..plan.dice.below(3) {
        let own = drawn(plan, team, "group");
        let mut group = json!({ "id": own.id, "name": format!("组{}", own.id) });
        if plan.chance(60) {
            group["counts"] = json!(plan.dice.pick(&["largest-per-matter", "largest", "all"]));
        }
        if plan.chance(40) {
            group["cap"] = json!(plan.dice.pick(&["1", "2", "3.5"]));
        }
        written.push(group);
        groups.push(own);
    }
    let ids = if team { plan.team_items.clone() } else { plan.items.clone() };
    let items: Vec<Value> = ids.iter().map(|id| item(plan, team, id, &groups)).collect();
    let cap = |plan: &mut Plan| plan.dice.pick(&["none", "none", "2", "5"]).to_owned();
    let mut own = json!({ "bonusCap": cap(plan), "deductionCap": cap(plan), "items": items });
    if !written.is_empty() {
        own["groups"] = json!(written);
    }
    own
}

fn drawn(plan: &mut Plan, team: bool, name: &str) -> Group {
    let unit = unit(plan, team);
    Group { id: plan.id(name), kind: plan.dice.pick(&["bonus", "deduction"]), unit }
}

fn unit(plan: &mut Plan, team: bool) -> Unit {
    let starts = if team { plan.team_starts.clone() } else { plan.starts.clone() };
    match plan.dice.below(10) {
        0..4 if !starts.is_empty() => Unit::Indicator(plan.dice.one(&starts)),
        4..6 if !team && plan.pays => Unit::Yuan,
        _ => Unit::Points,
    }
}

fn item(plan: &mut Plan, team: bool, id: &str, groups: &[Group]) -> Value {
    let group = if groups.is_empty() || plan.chance(40) { None } else { Some(plan.dice.one(groups)) };
    let like = group.clone().unwrap_or_else(|| drawn(plan, team, "none"));
    let mut own = json!({ "id": id, "name": format!("项{id}"), "kind": like.kind });
    if let Some(group) = group {
        own["group"] = json!(group.id);
    }
    let yuan = matches!(like.unit, Unit::Yuan);
    let each = if yuan { plan.dice.pick(&["50", "100", "33.335"]) } else { plan.dice.pick(&["0.5", "1", "2", "3"]) };
    own[if yuan { "yuan" } else { "points" }] = json!(each);
    if let Unit::Indicator(indicator) = like.unit {
        own["indicator"] = json!(indicator);
    }
    if !team && !plan.posts.is_empty() && plan.chance(20) {
        let mut posts = plan.posts.clone();
        plan.dice.shuffle(&mut posts);
        posts.truncate(2);
        let values = posts.iter().zip(["4", "1.5"]);
        own["perPost"] = values.map(|(post, value)| json!({ "post": post, "value": value })).collect();
    }
    if plan.chance(25) {
        own["again"] = json!(plan.dice.one(&[2, 3]));
    }
    if plan.chance(25) {
        own["cap"] = json!(if yuan { "150" } else { plan.dice.pick(&["2", "2.5", "5"]) });
    }
    if plan.chance(25) {
        own["monthCap"] = json!(if yuan { "100" } else { plan.dice.pick(&["1", "1.5", "3"]) });
    }
    own
}
