//! Random red lines.

use serde_json::{Value, json};

use super::plan::Plan;

pub(crate) fn red_lines(plan: &mut Plan) -> Option<Value> {
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
