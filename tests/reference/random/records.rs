//! Random events, earlier results and redemptions.

use serde_json::{Value, json};

use super::plan::Plan;
use crate::reference::json::{list, word};

/// The ids of those who are assessed.
pub(crate) fn subjects(plan: &Plan, quarter: &Value) -> Vec<String> {
    let key = match plan.subject {
        "person" => "people",
        "household" => "households",
        _ => "villages",
    };
    list(quarter, key).into_iter().map(|own| word(own, "id").to_owned()).collect()
}

pub(crate) fn day(plan: &mut Plan) -> String {
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
        let period = plan.dice.pick(&["2019", "2019-05", "2019Q3"]);
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
        let points = plan.dice.pick(&["10", "60.5", "150"]);
        json!({ "id": id, "of": plan.dice.one(&ids), "date": day(plan), "points": points })
    };
    (0..plan.dice.below(5)).map(|_| one(plan)).collect()
}
