//! Random facts for a random scheme.

use serde_json::{Map, Value, json};

use super::indicators::{leaves, side_by_side};
use super::json::{list, text, word};
use super::plan::Plan;
use super::random_records::{decisions, earlier, events, incidents, redemptions};

pub(crate) fn quarter(plan: &mut Plan, scheme: &Value) -> Value {
    let mut own = json!({
        "format": "cadre-pay/quarter/1", "scheme": { "id": "random", "version": "1" }, "period": plan.period.write(),
        "town": "某镇", "openingBalance": plan.dice.pick(&["0.00", "1234.56", "-500", "30000"]),
    });
    if scheme.get("stages").is_some() {
        plan.stage = plan.dice.pick(&["self", "town", "county"]);
        own["stage"] = json!(plan.stage);
    }
    let classes: Vec<&str> = list(&scheme["difficulty"], "classes").iter().map(|class| word(class, "id")).collect();
    if !classes.is_empty() && plan.chance(30) {
        own["coefficients"] = json!([{ "class": plan.dice.pick(&classes), "coefficient": "1.05", "reason": "任务" }]);
    }
    let least = if plan.team { 2 } else { 1 };
    let many = plan.dice.between(least, 6);
    own["villages"] = (0..many).map(|at| village(plan, scheme, at, &classes)).collect();
    let most = if plan.chance(30) { 25 } else { 12 };
    let many = plan.dice.between(3, most);
    let ids: Vec<String> = names(plan, many);
    match plan.subject {
        "person" => own["people"] = ids.iter().map(|id| person(plan, scheme, &own["villages"], id)).collect(),
        "household" => own["households"] = ids.iter().map(|id| household(plan, scheme, &own["villages"], id)).collect(),
        _ => {}
    }
    grids(plan, &mut own);
    let drawn = [("events", events(plan, scheme, &own)), ("incidents", incidents(plan, scheme, &own))];
    for (key, drawn) in
        drawn.into_iter().chain([("earlier", earlier(plan, &own)), ("redemptions", redemptions(plan, scheme, &own))])
    {
        if !drawn.is_empty() {
            own[key] = json!(drawn);
        }
    }
    let decided = decisions(plan, scheme, &own);
    if !decided.is_empty() {
        own["decisions"] = json!(decided);
    }
    own
}

/// Ids whose order is not that of the list.
fn names(plan: &mut Plan, many: usize) -> Vec<String> {
    let mut ids: Vec<String> = (0..many).map(|at| format!("s{at:02}")).collect();
    plan.dice.shuffle(&mut ids);
    ids
}

fn village(plan: &mut Plan, scheme: &Value, at: usize, classes: &[&str]) -> Value {
    let id = format!("v{at}");
    let mut own = json!({ "id": id, "name": format!("村{id}") });
    let suggested = scheme["difficulty"].get("suggestion").is_some();
    let assigned = !classes.is_empty() && (!suggested || plan.chance(40));
    if assigned {
        own["class"] = json!(plan.dice.pick(classes));
        own["classReason"] = json!("会议研究");
    }
    for (key, values) in [
        ("registeredPopulation", [2000, 1999, 1000, 800]),
        ("residentPopulation", [1500, 1499, 1000, 400]),
        ("workload", [8, 6, 4, 3]),
    ] {
        if !assigned && suggested || plan.chance(93) {
            own[key] = json!(plan.dice.one(&values));
        }
    }
    let team = scheme.get("team").map_or(Value::Null, |team| team["indicators"].clone());
    let mut facts = numbers(plan, &plan.village_facts.clone());
    let (mut scores, mut ratings) = entered(plan, &team, |_| true);
    let shared = |leaf: &Value| leaf.get("shared").is_some();
    scores.extend(entered(plan, &scheme["indicators"], shared).0);
    if plan.subject == "village" {
        let (more, rated) = entered(plan, &scheme["indicators"], |_| true);
        scores.extend(more);
        ratings.extend(rated);
        facts.extend(numbers(plan, &plan.own_facts.clone()));
        earlier_stages(plan, scheme, &mut own);
        category(plan, &mut own);
        if scheme.get("ledger").is_some() && plan.chance(80) {
            own["openingPoints"] = json!(plan.dice.pick(&["100", "20.5"]));
        }
    }
    let scheme_of = if plan.team { &scheme["team"] } else { scheme };
    if plan.team || plan.subject == "village" {
        own["votes"] = votes(plan, if plan.team { "tb" } else { "b" });
        let shared = plan.team && super::coverage::says(&scheme["indicators"], "shared", &json!(true));
        if !shared {
            total(plan, scheme_of, &mut own, &scores);
        }
    }
    for (key, map) in [("scores", scores), ("ratings", ratings), ("facts", facts)] {
        let total = key == "scores" && own.get("score").is_some();
        let kept: Map<String, Value> = map.into_iter().filter(|(id, _)| !total || find_shared(scheme, id)).collect();
        if !kept.is_empty() {
            own[key] = json!(kept);
        }
    }
    if let Some(weights) = weights(plan, scheme).filter(|_| plan.chance(50)) {
        own["weights"] = weights;
        own["weightsReason"] = json!("个性");
    }
    own
}

fn find_shared(scheme: &Value, id: &str) -> bool {
    super::indicators::find(&scheme["indicators"], id).is_some_and(|own| own.get("shared").is_some())
}

/// The scales in which everything has a weight.
fn weighted<'a>(items: &'a Value, scales: &mut Vec<Vec<&'a Value>>) {
    let mut own = Vec::new();
    side_by_side(items, &mut own);
    for heading in &own {
        weighted(&heading["items"], scales);
    }
    own.retain(|own| own.get("weight").is_some());
    scales.push(own);
}

/// Two weights of one scale change places, or one takes from the other.
fn weights(plan: &mut Plan, scheme: &Value) -> Option<Value> {
    let mut scales = Vec::new();
    weighted(&scheme["indicators"], &mut scales);
    scales.retain(|scale| scale.len() > 1);
    if scales.is_empty() {
        return None;
    }
    let own = plan.dice.one(&scales);
    let (a, b) = (plan.dice.below(own.len()), plan.dice.below(own.len()));
    let weight = |at: usize| word(own[at], "weight").parse::<i64>().expect("a whole weight");
    if a == b {
        return None;
    }
    let moved = if plan.chance(50) { weight(a) - weight(b) } else { weight(a).min(5) };
    let (a, b) = ((a, weight(a) - moved), (b, weight(b) + moved));
    Some(json!({ word(own[a.0], "id"): a.1.to_string(), word(own[b.0], "id"): b.1.to_string() }))
}

fn category(plan: &mut Plan, own: &mut Value) {
    if !plan.categories.is_empty() {
        own["category"] = json!(plan.dice.one(&plan.categories));
    }
}

fn person(plan: &mut Plan, scheme: &Value, villages: &Value, id: &str) -> Value {
    let village = plan.dice.one(villages.as_array().expect("villages"));
    let mut own = json!({ "id": id, "name": format!("人{id}"), "village": village["id"] });
    let mut posts = plan.posts.clone();
    plan.dice.shuffle(&mut posts);
    let many = plan.dice.pick(&[&1, &1, &1, &2, &3]);
    posts.truncate(*many);
    own["posts"] = json!(posts);
    let whole = usize::try_from(plan.period.months).expect("few months");
    own["months"] = json!(if plan.chance(60) { whole } else { plan.dice.between(0, whole) });
    let days = usize::try_from(plan.period.days()).expect("few days");
    own["days"] = json!(if plan.chance(60) { days } else { plan.dice.between(0, days) });
    if plan.chance(10) {
        own["from"] = json!(plan.period.day(10));
    } else if plan.chance(10) {
        own["to"] = json!(plan.period.day(15));
    }
    subject(plan, scheme, &mut own);
    if scheme.get("pay").is_some() && plan.chance(15) {
        own["adjustments"] = json!([{ "amount": "-50.5", "reason": "扣" }, { "amount": "10", "reason": "补" }]);
    }
    own
}

fn household(plan: &mut Plan, scheme: &Value, villages: &Value, id: &str) -> Value {
    let village = plan.dice.one(villages.as_array().expect("villages"));
    let mut own = json!({ "id": id, "name": format!("户{id}"), "village": village["id"] });
    category(plan, &mut own);
    subject(plan, scheme, &mut own);
    own
}

/// What people and households have alike.
fn subject(plan: &mut Plan, scheme: &Value, own: &mut Value) {
    let (scores, ratings) = entered(plan, &scheme["indicators"], |leaf| leaf.get("shared").is_none());
    total(plan, scheme, own, &scores);
    let facts = numbers(plan, &plan.own_facts.clone());
    let scores = if own.get("score").is_some() { Map::new() } else { scores };
    for (key, map) in [("scores", scores), ("ratings", ratings), ("facts", facts)] {
        if !map.is_empty() {
            own[key] = json!(map);
        }
    }
    own["votes"] = votes(plan, "b");
    earlier_stages(plan, scheme, own);
    if scheme.get("ledger").is_some() && plan.chance(80) {
        own["openingPoints"] = json!(plan.dice.pick(&["100", "20.5"]));
    }
}

fn earlier_stages(plan: &mut Plan, scheme: &Value, own: &mut Value) {
    let mut all = Vec::new();
    leaves(&scheme["indicators"], &mut all);
    let entered = all.into_iter().find(|leaf| ["from", "start", "shared"].iter().all(|key| leaf.get(*key).is_none()));
    if let Some(leaf) = entered.filter(|_| scheme.get("stages").is_some() && plan.stage != "self") {
        own["earlierStages"] = json!({ "self": { word(leaf, "id"): "1" } });
    }
}

/// The total instead of scores, always where there is nothing else to enter.
fn total(plan: &mut Plan, scheme: &Value, own: &mut Value, scores: &Map<String, Value>) {
    let (indicators, start) = (scheme.get("indicators").is_some(), scheme["score"].get("start").is_some());
    if start || (indicators && (scores.is_empty() || !plan.chance(8))) {
        return;
    }
    let score = plan.dice.pick(&["100", "90", "90", "80", "79.995", "60", "-5"]);
    own["score"] = if plan.chance(5) { Value::Null } else { json!(score) };
}

/// Scores and ratings of the indicators that are entered in this record.
fn entered(plan: &mut Plan, tree: &Value, of: impl Fn(&Value) -> bool) -> (Map<String, Value>, Map<String, Value>) {
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

fn numbers(plan: &mut Plan, facts: &[String]) -> Map<String, Value> {
    let mut own = Map::new();
    for fact in facts {
        let number = plan.dice.pick(&["0", "1", "2", "5", "5", "10", "12.5"]);
        own.insert(fact.clone(), if plan.chance(3) { Value::Null } else { json!(number) });
    }
    own
}

fn votes(plan: &mut Plan, ballot: &str) -> Value {
    let option = |plan: &mut Plan| plan.dice.one(&[0, 1, 2, 3]);
    let given = ["a", "b", "c", "d"].map(|id| (id.to_owned(), json!(option(plan))));
    json!({ ballot: given.into_iter().filter(|(_, votes)| *votes != json!(0)).collect::<Map<String, Value>>() })
}

/// Everybody may have a grid in the own village.
fn grids(plan: &mut Plan, own: &mut Value) {
    let people = own["people"].as_array().cloned().unwrap_or_default();
    for person in people {
        if plan.chance(20) {
            let id = format!("grid-{}", word(&person, "id"));
            let villages = own["villages"].as_array_mut().expect("villages");
            let village = villages.iter_mut().find(|village| village["id"] == person["village"]).expect("a village");
            let grid = json!({ "id": id, "name": format!("网格{id}"), "cadre": person["id"] });
            match village.get_mut("grids").and_then(Value::as_array_mut) {
                Some(grids) => grids.push(grid),
                None => village["grids"] = json!([grid]),
            }
        }
    }
}
