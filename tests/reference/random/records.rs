//! Random events, earlier results and redemptions.

use serde_json::{Value, json};

use super::plan::Plan;
use crate::reference::calendar::Period;
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
    // Periods before this one are for runs, its own parts for the mean.
    let mut periods: Vec<Period> = (1..5).map(|periods| plan.period.before(periods)).collect();
    let part = plan.dice.one(&[1, 3, 6]);
    if part < plan.period.months {
        let end = plan.period.first + plan.period.months;
        periods.extend((0..3).map(|at| Period { first: end - (at + 1) * part, months: part }));
        periods.retain(|own| own.is_part_of(plan.period) || own.months == plan.period.months);
    }
    let mut all = Vec::new();
    for period in periods {
        if plan.chance(25) {
            continue;
        }
        let results: Vec<Value> = plan.dice.some(&ids, 85).iter().map(|id| earlier_result(plan, id)).collect();
        if !results.is_empty() {
            all.push(json!({ "period": period.write(), "results": results }));
        }
    }
    let period = plan.dice.pick(&["2022", "2022-12", "2022Q4", "2022H2"]);
    if plan.chance(30) && Period::read(period).months != plan.period.months {
        // Of another kind, and no part of this one: for neither.
        all.push(json!({ "period": period, "results": [{ "of": plan.dice.one(&ids), "score": "70" }] }));
    }
    plan.dice.shuffle(&mut all);
    all
}

fn earlier_result(plan: &mut Plan, id: &str) -> Value {
    let mut own = json!({ "of": id });
    if plan.chance(85) {
        own["score"] = json!(plan.dice.pick(&["90", "80", "85.5", "60"]));
    }
    if plan.graded && plan.chance(90) {
        let last = plan.grades[plan.grades.len() - 1].clone();
        own["grade"] = json!(if plan.chance(60) { last } else { plan.dice.one(&plan.grades) });
    }
    own
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
