//! Random schemes: every mechanism switched on now and then, in any combination.

use serde_json::{Value, json};

use super::barometer::barometer;
use super::grading::grading;
use super::indicators::tree;
use super::numbers::{Aim, number};
use super::pay::{pay, pool};
use super::plan::Plan;
use super::red_lines::red_lines;
use super::roles::{difficulty, roles};

pub(crate) fn scheme(plan: &mut Plan) -> Value {
    let kinds = [(1, "month"), (3, "quarter"), (6, "half-year"), (12, "year")];
    let kind = kinds.iter().find(|(months, _)| *months == plan.period.months).map(|(_, kind)| *kind);
    let mut own = json!({
        "format": "cadre-pay/scheme/1", "id": "random", "version": "1", "title": "随机办法", "issuer": "某镇",
        "status": "draft",
        "validity": { "from": plan.dice.pick(&["2023Q1", "2022", "2023-02"]) },
    });
    if plan.chance(30) {
        own["validity"]["to"] = json!("2024");
    }
    if kind != Some("quarter") || plan.chance(30) {
        own["period"] = json!(kind);
    }
    if plan.subject != "person" || plan.chance(20) {
        own["subject"] = json!(plan.subject);
    }
    if plan.chance(15) {
        own["stages"] = ["self", "town", "county"].iter().map(|id| json!({ "id": id, "name": id })).collect();
    }
    own["standard"] = json!(plan.dice.pick(&["2400.00", "1000", "999.99"]));
    if plan.chance(20) {
        own["standard"] = json!({ "value": own["standard"], "mark": "own" });
    }
    roles(plan, &mut own);
    if plan.chance(75) {
        own["difficulty"] = difficulty(plan);
    }
    let facts = [(&plan.village_facts, "village"), (&plan.own_facts, "own")];
    let facts: Vec<Value> = facts
        .iter()
        .flat_map(|(ids, of)| ids.iter().map(move |id| json!({ "id": id, "name": format!("数{id}"), "of": of })))
        .collect();
    if !facts.is_empty() {
        own["facts"] = json!(facts);
    }
    if plan.chance(55) {
        let many = plan.dice.between(2, 4);
        plan.items = (0..many).map(|at| format!("item{at}")).collect();
    }
    if plan.team && plan.chance(50) {
        let many = plan.dice.between(1, 3);
        plan.team_items = (0..many).map(|at| format!("titem{at}")).collect();
    }
    if plan.team {
        own["team"] = team(plan);
    }
    let floor = plan.chance(50);
    assessed(plan, &mut own, false, floor);
    if plan.graded {
        own["grading"] = grading(plan, false);
    }
    if plan.pays {
        let splits = plan.splits;
        own["pay"] = pay(plan, splits);
        if plan.chance(85) {
            own["pool"] = pool(plan, splits);
        }
    }
    if let Some(lines) = red_lines(plan) {
        own["redLines"] = lines;
    }
    if plan.graded && plan.chance(35) {
        let runs = plan.dice.between(1, 3);
        let run = |plan: &mut Plan, length: usize| {
            let consequence = format!("约谈{length}");
            json!({ "grade": plan.dice.one(&plan.grades), "length": length, "consequence": consequence })
        };
        own["runs"] = (0..runs).map(|at| run(plan, at + 2)).collect();
    }
    if plan.chance(25) {
        own["ledger"] = json!({ "unit": "分", "redeemFrom": "50" });
    }
    own
}

fn team(plan: &mut Plan) -> Value {
    let mut own = json!({});
    let floor = plan.chance(50);
    assessed(plan, &mut own, true, floor);
    if !plan.team_grades.is_empty() {
        own["grading"] = grading(plan, true);
    }
    own
}

/// What the team and its people have alike: ballots, indicators, score, barometer, factors.
fn assessed(plan: &mut Plan, own: &mut Value, team: bool, floor: bool) {
    let options = [("a", Some("100")), ("b", Some("80")), ("c", Some("60")), ("d", None)];
    let options = options.map(|(id, value)| {
        let mut option = json!({ "id": id, "name": format!("票{id}") });
        if let Some(value) = value {
            option["value"] = json!(value);
        }
        option
    });
    own["ballots"] = json!([{ "id": if team { "tb" } else { "b" }, "name": "测评", "options": options }]);
    let step = plan.dice.pick(&["0.01", "0.1", "1", "5", "10"]);
    let mode = plan.dice.pick(&["half-up", "half-even", "down", "up"]);
    own["score"] = json!({
        "rounding": { "step": step, "mode": mode }, "floor": if floor { "0" } else { "none" },
        "ceiling": plan.dice.pick(&["none", "100"]),
    });
    if plan.chance(85) {
        own["indicators"] = tree(plan, team);
    } else if plan.chance(60) {
        own["score"]["start"] = json!(plan.dice.pick(&["100", "80", "0"]));
    } else if team {
        plan.team_totals = true;
    }
    if !(if team { &plan.team_items } else { &plan.items }).is_empty() {
        own["barometer"] = barometer(plan, team);
    }
    let mut factors = Vec::new();
    for _ in 0..plan.dice.below(4).saturating_sub(1) {
        let on = if team || !plan.pays { &["assessed", "score"][..] } else { &["assessed", "score", "pay"] };
        let (id, on) = (plan.id("factor"), plan.dice.pick(on));
        let from = number(plan, team, on == "pay", Aim::Factor);
        if on == "pay" {
            plan.factors.push(id.clone());
        }
        factors.push(json!({ "id": id, "name": format!("系数{id}"), "from": from, "on": on }));
    }
    if !factors.is_empty() {
        own["factors"] = json!(factors);
    }
}
