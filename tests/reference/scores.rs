//! From what is assessed to the rounded score.

use serde_json::Value;

use super::barometer::totals;
use super::exact::{R, int, rounded};
use super::indicators::assessed;
use super::json::{list, number, text, word};
use super::numbers::evaluate;
use super::subjects::{Assessed, World};

pub(crate) fn score(world: &World, of: &mut Assessed) {
    let rules = world.rules(of.team);
    let totals = totals(world, of);
    of.bonus = totals.bonus(&rules["barometer"]);
    of.deduction = totals.deduction(&rules["barometer"]);
    of.yuan = totals.yuan();
    of.score = exact_score(world, of).map(|exact| bounded(&exact, &rules["score"]));
}

fn exact_score(world: &World, of: &Assessed) -> Option<R> {
    let assessed = assessed(world, of)? * factors(world, of, "assessed", &[])?;
    let moved = assessed + &of.bonus - &of.deduction;
    Some(moved * factors(world, of, "score", &[])?)
}

fn bounded(exact: &R, rule: &Value) -> R {
    let value = number(rule, "floor").map_or(exact.clone(), |floor| floor.max(exact.clone()));
    let value = number(rule, "ceiling").map_or(value.clone(), |ceiling| ceiling.min(value));
    let rounding = &rule["rounding"];
    rounded(&value, &number(rounding, "step").expect("a step"), word(rounding, "mode"))
}

/// Everything that multiplies at this point; nothing while one of them is not known.
pub(crate) fn factors(world: &World, of: &Assessed, on: &str, without: &[&str]) -> Option<R> {
    let rules = world.rules(of.team);
    let mut product = int(1);
    let difficulty = text(&world.scheme["difficulty"], "on").unwrap_or("pay");
    if !of.team && difficulty == on && !without.contains(&"difficulty") {
        product *= world.coefficient(of.subject.village);
    }
    for factor in list(rules, "factors") {
        if word(factor, "on") == on && !without.contains(&word(factor, "id")) {
            product *= evaluate(world, of, &factor["from"])?;
        }
    }
    Some(product)
}
