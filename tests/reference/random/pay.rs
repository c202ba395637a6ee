//! Random items of pay, and what is set aside for them.

use serde_json::{Value, json};

use super::plan::Plan;

pub(crate) fn pay(plan: &mut Plan, splits: bool) -> Value {
    let step = if splits { "0.01" } else { plan.dice.pick(&["0.01", "0.1", "1", "10"]) };
    let mode = plan.dice.pick(&["half-up", "half-even", "down", "up"]);
    let mut own = json!({
        "rounding": { "step": step, "mode": mode }, "proRating": "none",
    });
    if plan.subject == "person" {
        own["proRating"] = json!(plan.dice.pick(&["months", "days", "none"]));
    }
    if plan.per_month {
        own["standardPer"] = json!("month");
    } else if plan.chance(20) {
        own["standardPer"] = json!("period");
    }
    if plan.subject == "person" && plan.chance(40) {
        own["twoPosts"] = json!({ "share": plan.dice.pick(&["50", "100", "25"]) });
    }
    if !plan.graded || plan.chance(65) {
        let many = plan.dice.between(1, 3);
        own["items"] = (0..many).map(|_| item(plan)).collect();
    }
    own
}

fn item(plan: &mut Plan) -> Value {
    let all = ["score", "points-missing", "points-above", "prizes", "fixed", "ratio", "amount"];
    let by = plan.dice.one(&all[..if plan.graded { 7 } else { 5 }]);
    let id = plan.id("pay");
    plan.pay_items.push(id.clone());
    let mut own = json!({ "id": id, "name": format!("补贴{id}"), "by": by });
    if ["ratio", "score", "points-missing", "fixed"].contains(&by) {
        standard(plan, &mut own);
    }
    if plan.per_month && plan.chance(30) {
        own["months"] = json!(plan.dice.one(&[1, 2, 12]));
    }
    match by {
        "score" if plan.chance(40) => own["fullScore"] = json!(plan.dice.pick(&["120", "90"])),
        "points-missing" | "points-above" => {
            own["line"] = json!(plan.dice.pick(&["95", "90", "80", "60"]));
            own["yuanPerPoint"] = json!(plan.dice.pick(&["10", "50", "33.33"]));
        }
        "prizes" => own["prizes"] = json!([{ "to": 1, "yuan": "500" }, { "to": 3, "yuan": "200.05" }]),
        _ => {}
    }
    let mut without = plan.factors.clone();
    if plan.difficult {
        without.push("difficulty".to_owned());
    }
    if plan.subject == "person" {
        without.push("roleFactor".to_owned());
    }
    let without = plan.dice.some(&without, 25);
    if !without.is_empty() {
        own["without"] = json!(without);
    }
    own
}

fn standard(plan: &mut Plan, own: &mut Value) {
    let facts = [&plan.own_facts[..], &plan.village_facts].concat();
    match plan.dice.below(10) {
        0..3 => own["standard"] = json!(plan.dice.pick(&["1000", "777.77", "0"])),
        3..5 if !facts.is_empty() => own["standardFact"] = json!(plan.dice.one(&facts)),
        _ => {}
    }
    if plan.chance(35) {
        own["share"] = json!(plan.dice.pick(&["40", "60", "33.33"]));
    }
}

pub(crate) fn pool(plan: &mut Plan, splits: bool) -> Value {
    let aside = plan.dice.pick(&["people", "months", "sum"]);
    let over: &[&str] = if splits { &["scale-down", "claw-back", "report"] } else { &["report", "carry-forward"] };
    let under: &[&str] = if splits { &["share", "share", "carry-forward"] } else { &["report", "carry-forward"] };
    let under = plan.dice.pick(under);
    let mut own = json!({ "setAside": aside, "whenOver": plan.dice.pick(over), "whenUnder": under });
    if aside == "sum" {
        own["sum"] = json!(plan.dice.pick(&["20000", "3000.01", "0"]));
    }
    if under == "share" && plan.graded && plan.chance(40) {
        let kept = plan.dice.between(1, plan.grades.len());
        own["shareAmong"] = json!(plan.grades[..kept]);
    }
    own
}
