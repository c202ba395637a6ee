//! Random incidents of which everybody who is hit can be found.

use serde_json::{Value, json};

use super::plan::Plan;
use super::records::day;
use crate::reference::json::{entry, flag, list, text, word, words};

/// Incidents of which everybody who is hit can be found.
pub(crate) fn incidents(plan: &mut Plan, scheme: &Value, quarter: &Value) -> Vec<Value> {
    let lines = list(scheme, "redLines");
    if lines.is_empty() {
        return Vec::new();
    }
    (0..plan.dice.below(4)).filter_map(|_| incident(plan, scheme, quarter, &lines)).collect()
}

fn incident(plan: &mut Plan, scheme: &Value, quarter: &Value, lines: &[&Value]) -> Option<Value> {
    let line = plan.dice.one(lines);
    let village = plan.dice.one(&list(quarter, "villages"));
    let (id, date) = (plan.id("incident"), day(plan));
    let mut own = json!({ "id": id, "redLine": line["id"], "village": village["id"], "date": date, "basis": "通报" });
    let records = if plan.subject == "person" { list(quarter, "people") } else { list(quarter, "households") };
    let in_post = |own: &&Value| {
        text(own, "from").is_none_or(|from| from <= date.as_str())
            && text(own, "to").is_none_or(|to| date.as_str() <= to)
    };
    let here: Vec<&Value> = records.into_iter().filter(|own| own["village"] == village["id"]).filter(in_post).collect();
    let duties = |own: &Value| -> Vec<String> {
        let posts = words(own, "posts").into_iter().map(|post| entry(scheme, "posts", post));
        posts.flat_map(|post| [vec![word(post, "id")], words(post, "holds")].concat()).map(str::to_owned).collect()
    };
    for post in words(&line["hits"], "posts") {
        here.iter().find(|own| duties(own).iter().any(|duty| duty == post))?;
    }
    if flag(&line["hits"], "gridCadre") {
        let grids = list(village, "grids");
        let fit = |grid: &&&Value| here.iter().any(|own| own["id"] == grid["cadre"]);
        own["grid"] = grids.iter().find(fit)?["id"].clone();
    }
    let offender = word(&line["hits"], "offender");
    let ticked = offender == "when-ticked" && plan.chance(60);
    if offender == "always" || ticked {
        own["offender"] = here.get(plan.dice.below(here.len()))?["id"].clone();
    }
    if ticked {
        own["offenderTicked"] = json!(true);
    }
    if flag(&line["hits"], "everybody") && here.is_empty() {
        return None;
    }
    Some(own)
}
