//! The tree of indicators: what each is scored, and what the tree comes to.

use serde_json::Value;

use super::barometer::totals;
use super::exact::{R, int};
use super::json::{flag, list, number, text, value, word};
use super::numbers::{evaluate, on_scale};
use super::subjects::{Assessed, World};

/// The indicator with this id, anywhere in the tree.
pub(crate) fn find<'a>(tree: &'a Value, id: &str) -> Option<&'a Value> {
    let own = tree.as_array().into_iter().flatten();
    own.into_iter().find_map(|own| if own["id"] == id { Some(own) } else { find(&own["items"], id) })
}

/// What is assessed before bonus and deduction; nothing while a score is missing.
pub(crate) fn assessed(world: &World, of: &Assessed) -> Option<R> {
    let rules = world.rules(of.team);
    if let Some(total) = total(of) {
        return Some(total);
    }
    if rules.get("indicators").is_none() {
        return number(&rules["score"], "start");
    }
    scale(world, of, &rules["indicators"])
}

/// A total that was entered instead of scores. Villages have it only where they are what is assessed.
fn total(of: &Assessed) -> Option<R> {
    number(of.subject.record, "score")
}

/// The indicators that count side by side: groups without a value of their own are opened.
pub(crate) fn side_by_side<'a>(items: &'a Value, all: &mut Vec<&'a Value>) {
    for own in items.as_array().into_iter().flatten() {
        let grouping = own.get("points").is_none() && own.get("weight").is_none();
        if grouping { side_by_side(&own["items"], all) } else { all.push(own) }
    }
}

/// A scale in its own unit: the points got, or the percentage.
fn scale(world: &World, of: &Assessed, items: &Value) -> Option<R> {
    let mut all = Vec::new();
    side_by_side(items, &mut all);
    let mut sum = int(0);
    for own in all {
        let heading = own.get("items").is_some();
        if own.get("points").is_some() {
            sum += if heading { scale(world, of, &own["items"])? } else { leaf(world, of, own)? };
            continue;
        }
        let weight = weight(of, own);
        if weight == int(0) {
            continue;
        }
        let percent =
            if heading { percent(world, of, &own["items"])? } else { leaf(world, of, own)? / full(own) * int(100) };
        sum += percent * weight / int(100);
    }
    Some(sum)
}

fn percent(world: &World, of: &Assessed, items: &Value) -> Option<R> {
    let mut all = Vec::new();
    side_by_side(items, &mut all);
    let got = scale(world, of, items)?;
    let points: Option<R> = all.iter().map(|own| number(own, "points")).sum();
    Some(points.map_or(got.clone(), |points| got / points * int(100)))
}

fn weight(of: &Assessed, own: &Value) -> R {
    let village = if of.team { None } else { number(&of.subject.village["weights"], word(own, "id")) };
    village.unwrap_or_else(|| number(own, "weight").expect("a weight"))
}

/// Full marks.
pub(crate) fn full(own: &Value) -> R {
    number(own, "points").or_else(|| number(own, "fullMarks")).unwrap_or_else(|| int(100))
}

/// The score of one indicator as it was given; nothing while it is missing, or where it is not asked for.
pub(crate) fn leaf(world: &World, of: &Assessed, own: &Value) -> Option<R> {
    let (id, record) = (word(own, "id"), of.subject.record);
    let asked = value(own, "weight").is_null() || weight(of, own) != int(0);
    if total(of).is_some() || !asked {
        return None;
    }
    if let Some(from) = own.get("from") {
        return match word(from, "by") {
            "rating" => on_scale(&from["scale"], text(&record["ratings"], id)?),
            _ => evaluate(world, of, from),
        };
    }
    if let Some(start) = text(own, "start") {
        let start = if start == "full" { full(own) } else { int(0) };
        let moved = start + totals(world, of).moved(id);
        return Some(moved.max(int(0)).min(full(own)));
    }
    let from = if flag(own, "shared") { of.subject.village } else { record };
    number(&from["scores"], id)
}

/// The indicators that are scored, with those under headings.
pub(crate) fn leaves<'a>(items: &'a Value, all: &mut Vec<&'a Value>) {
    for own in items.as_array().into_iter().flatten() {
        if list(own, "items").is_empty() { all.push(own) } else { leaves(&own["items"], all) }
    }
}
