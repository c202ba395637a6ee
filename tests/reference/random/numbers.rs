//! Random numbers of a scheme: where they come from, and a transform that makes something sensible of them.

use serde_json::{Value, json};

use super::plan::Plan;

/// What a number is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Aim {
    Score,
    Factor,
    Test,
}

/// A number of this level; late ones may use results.
pub(crate) fn number(plan: &mut Plan, team: bool, late: bool, aim: Aim) -> Value {
    let by = plan.dice.one(&sources(plan, team, late));
    let mut spec = json!({ "by": by });
    let typical: &[&str] = match by {
        "fact" => {
            let facts =
                if team { plan.village_facts.clone() } else { [&plan.village_facts[..], &plan.own_facts].concat() };
            let fact = plan.dice.one(&facts);
            if fact.starts_with('v') && plan.chance(25) {
                spec["ranked"] = json!(true);
            }
            spec["fact"] = json!(fact);
            &["10", "5", "2", "1", "0"]
        }
        "registeredPopulation" | "residentPopulation" => {
            if plan.chance(40) {
                spec["ranked"] = json!(true);
            }
            &["2000", "1500", "1000", "3", "2"]
        }
        "workload" => &["8", "6", "5", "3"],
        "months" => &["6", "3", "2", "1"],
        "ballot" | "votes" => {
            spec["ballot"] = json!(if team { "tb" } else { "b" });
            if by == "votes" {
                spec["options"] = json!(plan.dice.pick(&[&["a"][..], &["a", "b"], &["d"], &["b", "c"]]));
                &["2/3", "0.5", "1/3", "0.25"]
            } else {
                &["90", "80", "70", "60"]
            }
        }
        "events" => {
            let mut items = if team { plan.team_items.clone() } else { plan.items.clone() };
            plan.dice.shuffle(&mut items);
            items.truncate(2);
            spec["items"] = json!(items);
            &["4", "3", "2", "1"]
        }
        "indicator" => {
            let own = plan.dice.one(&plan.entered.clone());
            spec["indicator"] = json!(own);
            &["40", "20", "10", "9", "8"]
        }
        "teamRank" | "rank" | "rankFromEnd" => &["5", "3", "2", "1"],
        _ => &["100", "95", "90", "85", "80"],
    };
    if by == "teamGrade" {
        let values = spread(plan, aim);
        let grades = plan.team_grades.iter().zip(values);
        spec["scale"] = grades.map(|(grade, value)| json!({ "grade": grade, "value": value })).collect();
        let key = plan.dice.pick(&["from", "above", "upTo", "below"]);
        return if aim == Aim::Test { json!({ "of": spec, key: plan.dice.pick(&["2", "1", "5/2"]) }) } else { spec };
    }
    let whole: Vec<&str> = typical.iter().copied().filter(|own| !own.contains('/')).collect();
    match plan.dice.below(if aim == Aim::Factor && by != "votes" { 2 } else { 5 }) {
        0 => spec["bands"] = bands(plan, &whole, aim),
        1 => spec["steps"] = steps(plan, &whole, aim),
        2 if by != "votes" => spec["per"] = json!(plan.dice.one(&[2, 3, 5, 10])),
        _ => {}
    }
    if aim == Aim::Test {
        let bound = if spec.get("bands").or(spec.get("steps")).is_some() { "1" } else { plan.dice.pick(typical) };
        let bound = if spec.get("per").is_some() { plan.dice.pick(&["1/3", "1", "2", "7/2"]) } else { bound };
        let key = plan.dice.pick(&["from", "above", "upTo", "below"]);
        return json!({ "of": spec, key: bound });
    }
    spec
}

fn sources(plan: &Plan, team: bool, late: bool) -> Vec<&'static str> {
    let mut all = vec!["registeredPopulation", "residentPopulation", "workload"];
    let offered = [
        ("fact", !(plan.village_facts.is_empty() && (team || plan.own_facts.is_empty()))),
        ("months", !team),
        ("ballot", true),
        ("votes", true),
        ("events", if team { !plan.team_items.is_empty() } else { !plan.items.is_empty() }),
        ("earlier", !team && plan.earlier && plan.period.months > 1),
        ("teamScore", !team && plan.team),
        ("teamRank", !team && plan.team),
        ("teamGrade", !team && !plan.team_grades.is_empty()),
        ("score", late),
        ("rank", late),
        ("rankFromEnd", late),
        ("indicator", late && !team && !plan.entered.is_empty()),
    ];
    all.extend(offered.iter().filter(|(_, may)| *may).map(|(by, _)| *by));
    all
}

/// Values that fall.
fn spread(plan: &mut Plan, aim: Aim) -> Vec<&'static str> {
    match aim {
        Aim::Factor => {
            plan.dice.pick(&[&["1.2", "1", "0.9", "0.8", "0"], &["1.1", "1", "0.95", "0.5", "0.5"]]).to_vec()
        }
        Aim::Score => plan.dice.pick(&[&["20", "18", "16", "10", "0"], &["100", "90", "80", "60", "40"]]).to_vec(),
        Aim::Test => vec!["3", "2", "1", "0", "-1"],
    }
}

fn bands(plan: &mut Plan, typical: &[&str], aim: Aim) -> Value {
    let mut values = spread(plan, aim);
    if plan.chance(30) {
        values.reverse();
    }
    let used = plan.dice.between(1, typical.len() - 1);
    let mut bands: Vec<Value> =
        typical.iter().zip(&values).take(used).map(|(from, value)| json!({ "from": from, "value": value })).collect();
    bands.push(json!({ "value": values[values.len() - 1] }));
    json!(bands)
}

fn steps(plan: &mut Plan, typical: &[&str], aim: Aim) -> Value {
    let change = match aim {
        Aim::Factor => ["0.05", "-0.05", "0.1", "-0.01"],
        _ => ["1", "-1", "0.5", "2"],
    };
    let mut steps = json!({
        "at": plan.dice.pick(typical), "each": plan.dice.pick(&["1", "2", "3", "0.5", "100"]),
        "change": plan.dice.pick(&change),
    });
    if aim != Aim::Factor || plan.chance(30) {
        steps["start"] = json!(if aim == Aim::Factor { "0.9" } else { "10" });
    }
    if plan.chance(75) {
        steps["partial"] = json!(plan.dice.pick(&["drop", "count", "share"]));
    }
    if aim == Aim::Factor || plan.chance(40) {
        steps["lowest"] = json!(if aim == Aim::Factor { "0.5" } else { "0" });
        steps["highest"] = json!(if aim == Aim::Factor { "1.5" } else { "20" });
    }
    steps
}
