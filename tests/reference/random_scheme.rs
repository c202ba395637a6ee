//! Random schemes: every mechanism switched on now and then, in any combination.

use serde_json::{Value, json};

use super::plan::Plan;
use super::random_barometer::barometer;
use super::random_grading::grading;
use super::random_indicators::tree;
use super::random_numbers::{Aim, number};
use super::random_pay::{pay, pool};

pub(crate) fn scheme(plan: &mut Plan) -> Value {
    let kinds = [(1, "month"), (3, "quarter"), (6, "half-year"), (12, "year")];
    let kind = kinds.iter().find(|(months, _)| *months == plan.period.months).map(|(_, kind)| *kind);
    let mut own = json!({
        "format": "cadre-pay/scheme/1", "id": "random", "version": "1", "title": "随机办法", "issuer": "某镇", "status": "draft",
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
    let floor = plan.splits || plan.chance(50);
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
        let run = |plan: &mut Plan, length: usize| json!({ "grade": plan.dice.one(&plan.grades), "length": length, "consequence": format!("约谈{length}") });
        own["runs"] = (0..runs).map(|at| run(plan, at + 2)).collect();
    }
    if plan.chance(25) {
        own["ledger"] = json!({ "unit": "分", "redeemFrom": "50" });
    }
    own
}

fn roles(plan: &mut Plan, own: &mut Value) {
    if !plan.categories.is_empty() {
        own["categories"] = plan.categories.iter().map(|id| json!({ "id": id, "name": format!("类{id}") })).collect();
    }
    if plan.posts.is_empty() {
        return;
    }
    let mut posts = Vec::new();
    for (at, id) in plan.posts.clone().into_iter().enumerate() {
        let category = plan.categories.get(at).cloned().unwrap_or_else(|| plan.dice.one(&plan.categories));
        let mut post = json!({ "id": id, "name": format!("职{id}"), "category": category });
        if plan.chance(50) {
            post["roleFactor"] = json!(plan.dice.pick(&["0.8", "0.95", "1.2", "0.5"]));
        }
        if plan.chance(30) {
            post["standard"] = json!(plan.dice.pick(&["3000", "1800.50", "600"]));
        }
        if at == 0 && plan.posts.len() > 1 && plan.chance(30) {
            post["holds"] = json!([plan.posts[1]]);
        }
        posts.push(post);
    }
    plan.dice.shuffle(&mut posts);
    own["posts"] = json!(posts);
}

fn difficulty(plan: &mut Plan) -> Value {
    let classes = ["A", "B", "C"];
    let many = plan.dice.between(1, 3);
    let coefficients = plan.dice.pick(&[&["1.1", "1", "0.9"], &["1.25", "1.2", "0.85"]]);
    let written = classes.iter().zip(coefficients).take(many);
    let mut own =
        json!({ "classes": written.map(|(id, own)| json!({ "id": id, "coefficient": own })).collect::<Vec<_>>() });
    if plan.chance(60) {
        let from = [2000, 1000, 0];
        let bands = classes.iter().take(many).zip(&from[3 - many..]);
        let bands: Vec<Value> = bands.map(|(class, from)| json!({ "class": class, "from": from })).collect();
        own["suggestion"] = json!({ "by": "registeredPopulation", "bands": bands });
        if plan.chance(60) {
            own["suggestion"]["moves"] = json!([{ "by": "workload", "harderFrom": 8, "easierBelow": 4 }, { "by": "residentPopulation", "harderFrom": 1500 }]);
        }
    }
    plan.difficult = true;
    if plan.chance(60) {
        let on = plan.dice.pick(&["pay", "score", "assessed"]);
        plan.difficult = on == "pay";
        own["on"] = json!(on);
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

fn red_lines(plan: &mut Plan) -> Option<Value> {
    let team = !plan.team_grades.is_empty();
    let may = plan.graded && (plan.subject != "village" || plan.chance(60));
    if !may || !plan.chance(60) {
        return None;
    }
    let mut lines = Vec::new();
    for _ in 0..plan.dice.between(1, 3) {
        let mut hits = json!({ "gridCadre": false, "posts": [], "offender": "never" });
        let village = plan.subject == "village" || (team && plan.chance(30));
        if village {
            hits["village"] = json!(true);
        }
        if plan.subject == "person" {
            hits["gridCadre"] = json!(plan.chance(30));
            hits["posts"] = json!(plan.dice.some(&plan.posts.clone(), 25));
        }
        if plan.subject != "village" {
            hits["offender"] = json!(plan.dice.pick(&["always", "when-ticked", "when-ticked"]));
            if plan.chance(25) {
                hits["everybody"] = json!(true);
            }
        }
        let id = plan.id("red");
        let mut line = json!({ "id": id, "name": format!("线{id}"), "hits": hits });
        let withholds = plan.dice.some(&plan.pay_items.clone(), 50);
        match plan.dice.below(4) {
            0 => line["grade"] = json!(plan.dice.one(&plan.grades)),
            1 if !withholds.is_empty() => line["keepsGrade"] = json!(true),
            _ => {}
        }
        if !withholds.is_empty() && (line.get("keepsGrade").is_some() || plan.chance(30)) {
            line["withholds"] = json!(withholds);
        }
        lines.push(line);
    }
    Some(json!(lines))
}
