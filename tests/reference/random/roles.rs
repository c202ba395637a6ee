//! Random categories, posts and difficulty classes.

use serde_json::{Value, json};

use super::plan::Plan;

pub(crate) fn roles(plan: &mut Plan, own: &mut Value) {
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

pub(crate) fn difficulty(plan: &mut Plan) -> Value {
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
            let workload = json!({ "by": "workload", "harderFrom": 8, "easierBelow": 4 });
            own["suggestion"]["moves"] = json!([workload, { "by": "residentPopulation", "harderFrom": 1500 }]);
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
