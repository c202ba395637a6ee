//! Random grades, quotas and tie rules.

use serde_json::{Value, json};

use super::numbers::{Aim, number};
use super::plan::Plan;

pub(crate) fn grading(plan: &mut Plan, team: bool) -> Value {
    let ids = if team { plan.team_grades.clone() } else { plan.grades.clone() };
    let last = ids.len() - 1;
    let within = within(plan, team);
    let by_village = within.as_ref().is_some_and(|own| own.contains(&"village"));
    let mut lines = plan.dice.some(&["95", "90", "85", "80", "70", "60"], 60).into_iter();
    let worst = plan.dice.pick(&["0", "0.3", "0.3", "-0.5"]);
    let mut ratios = ["1.2", "1", "0.8", "0.5"].into_iter();
    let mut amounts = ["1000", "600.5", "300", "0"].into_iter();
    let otherwise = plan.chance(15).then(|| plan.dice.below(ids.len()));
    let order: Option<Vec<usize>> = plan.chance(15).then(|| order(plan, last, otherwise)).filter(|own| !own.is_empty());
    let mut grades = Vec::new();
    for (at, id) in ids.iter().enumerate() {
        let mut grade = json!({ "id": id, "name": format!("等{id}") });
        let in_order = order.as_ref().is_none_or(|own| own.contains(&at));
        let may_be_untested = order.is_none() && (at == last || otherwise == Some(at));
        let takes_the_rest = at == last && otherwise.unwrap_or(last) == last;
        if in_order && !takes_the_rest && !(may_be_untested && plan.chance(60)) {
            test(plan, team, &mut grade, if at == last { None } else { lines.next() }, by_village, at == last);
        }
        if !team {
            grade["ratio"] = json!(if at == last { worst } else { ratios.next().expect("few grades") });
            grade["amount"] = json!(amounts.next().expect("few grades"));
        }
        grades.push(grade);
    }
    let mut own = json!({ "grades": grades, "tie": tie(plan, team), "redLinedInHeadcount": plan.chance(50) });
    if let Some(within) = within {
        own["within"] = json!(within);
    }
    if let Some(order) = order {
        own["order"] = order.into_iter().map(|at| json!(ids[at])).collect();
    }
    if let Some(otherwise) = otherwise {
        own["otherwise"] = json!(ids[otherwise]);
    }
    own
}

fn within(plan: &mut Plan, team: bool) -> Option<Vec<&'static str>> {
    if team || plan.chance(55) {
        return None;
    }
    Some(match plan.dice.below(4) {
        0 => vec![],
        1 => vec!["village"],
        2 if !plan.categories.is_empty() => vec!["category"],
        3 if !plan.categories.is_empty() => vec!["category", "village"],
        _ => vec!["village"],
    })
}

fn order(plan: &mut Plan, last: usize, otherwise: Option<usize>) -> Vec<usize> {
    let takes_the_rest = otherwise.unwrap_or(last);
    let mut own: Vec<usize> = (0..=last).filter(|at| *at != last || *at != takes_the_rest).collect();
    plan.dice.shuffle(&mut own);
    let kept = plan.dice.between(own.len().min(1), own.len());
    own.truncate(kept);
    own
}

fn test(plan: &mut Plan, team: bool, grade: &mut Value, line: Option<&str>, by_village: bool, last: bool) {
    let quota = !last && plan.chance(60);
    let line = line.filter(|_| !quota || plan.chance(50));
    if let Some(line) = line {
        grade["from"] = json!(line);
    }
    if quota {
        grade["quota"] = quota_of(plan, team, by_village);
    }
    if (line.is_none() && !quota) || plan.chance(15) {
        let tests = plan.dice.between(1, 2);
        grade["tests"] = (0..tests).map(|_| number(plan, team, true, Aim::Test)).collect();
    }
}

fn quota_of(plan: &mut Plan, team: bool, by_village: bool) -> Value {
    let bound = plan.dice.pick(&["at-most", "at-most", "at-least"]);
    let mut own = json!({ "bound": bound });
    let share = |plan: &mut Plan| plan.dice.pick(&["20", "25", "33.3333", "40", "50", "60"]).to_owned();
    match plan.dice.below(3) {
        0 => own["places"] = json!(plan.dice.pick(&[&0, &1, &1, &2, &3])),
        1 if by_village && !team && !plan.team_grades.is_empty() => {
            let mut grades = plan.team_grades.clone();
            let kept = plan.dice.between(1, grades.len());
            grades.truncate(kept);
            own["byTeamGrade"] =
                grades.into_iter().map(|grade| json!({ "grade": grade, "share": share(plan) })).collect();
        }
        _ => own["share"] = json!(share(plan)),
    }
    if bound == "at-most" && plan.chance(20) {
        own["least"] = json!(plan.dice.pick(&["10", "20"]));
    }
    own
}

fn tie(plan: &mut Plan, team: bool) -> Value {
    let named = if team { Vec::new() } else { plan.dice.some(&plan.entered.clone(), 30) };
    match plan.dice.pick(&["decide", "decide", "decide", "both-up", "both-down", "by-indicators"]) {
        "by-indicators" if named.is_empty() => json!({ "rule": "decide" }),
        "by-indicators" => json!({ "rule": "by-indicators", "indicators": named }),
        rule => json!({ "rule": rule }),
    }
}
