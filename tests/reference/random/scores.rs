//! Random scores, ratings, votes and facts.

use serde_json::{Map, Value, json};

use super::plan::Plan;
use crate::reference::indicators::leaves;
use crate::reference::json::{text, word};

/// Scores and ratings of the indicators that are entered in this record.
pub(crate) fn entered(
    plan: &mut Plan,
    tree: &Value,
    of: impl Fn(&Value) -> bool,
) -> (Map<String, Value>, Map<String, Value>) {
    let mut all = Vec::new();
    leaves(tree, &mut all);
    let parts = [(1, 1), (9, 10), (9, 10), (4, 5), (3, 5), (0, 1)];
    let level = if plan.alike { plan.dice.one(&parts[2..4]) } else { plan.dice.one(&parts) };
    let kept = if plan.alike { 95 } else { 75 };
    let (mut scores, mut ratings) = (Map::new(), Map::new());
    for leaf in all.into_iter().filter(|leaf| of(leaf)) {
        let id = word(leaf, "id").to_owned();
        if leaf["from"]["by"] == "rating" {
            let grade = if plan.chance(4) { Value::Null } else { json!(plan.dice.pick(&["r0", "r1", "r2"])) };
            ratings.insert(id, grade);
        } else if leaf.get("from").is_none() && leaf.get("start").is_none() {
            let (above, below) = if plan.chance(kept) { level } else { plan.dice.one(&parts) };
            let full = text(leaf, "points").or(text(leaf, "fullMarks")).unwrap_or("100");
            let tenths = full.parse::<i64>().expect("whole marks") * 10 * above / below;
            let score = json!(format!("{}.{}", tenths / 10, tenths % 10));
            let unasked = text(leaf, "weight") == Some("0") && plan.chance(60);
            if !unasked {
                scores.insert(id, if plan.chance(2) { Value::Null } else { score });
            }
        }
    }
    (scores, ratings)
}

/// The total instead of scores, always where there is nothing else to enter.
pub(crate) fn total(plan: &mut Plan, scheme: &Value, own: &mut Value, scores: &Map<String, Value>) {
    let (indicators, start) = (scheme.get("indicators").is_some(), scheme["score"].get("start").is_some());
    if start || (indicators && (scores.is_empty() || !plan.chance(8))) {
        return;
    }
    let score = plan.dice.pick(&["100", "90", "90", "80", "79.995", "60", "-5"]);
    own["score"] = if plan.chance(5) { Value::Null } else { json!(score) };
}

pub(crate) fn earlier_stages(plan: &mut Plan, scheme: &Value, own: &mut Value) {
    let mut all = Vec::new();
    leaves(&scheme["indicators"], &mut all);
    let entered = all.into_iter().find(|leaf| ["from", "start", "shared"].iter().all(|key| leaf.get(*key).is_none()));
    if let Some(leaf) = entered.filter(|_| scheme.get("stages").is_some() && plan.stage != "self") {
        own["earlierStages"] = json!({ "self": { word(leaf, "id"): "1" } });
    }
}

pub(crate) fn numbers(plan: &mut Plan, facts: &[String]) -> Map<String, Value> {
    let mut own = Map::new();
    for fact in facts {
        let number = plan.dice.pick(&["0", "1", "2", "5", "5", "10", "12.5"]);
        own.insert(fact.clone(), if plan.chance(3) { Value::Null } else { json!(number) });
    }
    own
}

pub(crate) fn votes(plan: &mut Plan, ballot: &str) -> Value {
    let option = |plan: &mut Plan| plan.dice.one(&[0, 1, 2, 3]);
    let given = ["a", "b", "c", "d"].map(|id| (id.to_owned(), json!(option(plan))));
    json!({ ballot: given.into_iter().filter(|(_, votes)| *votes != json!(0)).collect::<Map<String, Value>>() })
}
