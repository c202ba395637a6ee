//! What follows from results: runs of a grade, and points that are kept.

use super::exact::{R, count, int};
use super::json::{list, number, text, word};
use super::subjects::{Assessed, World};

/// How many periods running, this one included, the grade was the same.
pub(crate) fn run(world: &World, of: &Assessed) -> usize {
    let Some(grade) = of.grade.as_deref() else { return 0 };
    let had = |periods: i64| {
        let name = world.period.before(periods).write();
        let earlier = list(world.quarter, "earlier").into_iter().filter(|own| word(own, "period") == name);
        let mut results = earlier.flat_map(|own| list(own, "results"));
        results.any(|result| result["of"] == of.subject.id && text(result, "grade") == Some(grade))
    };
    1 + (1..).take_while(|periods| had(*periods)).count()
}

/// What follows from the run, by the longest rule that it reaches.
pub(crate) fn consequence<'a>(world: &World<'a>, of: &Assessed) -> Option<&'a str> {
    let own = run(world, of);
    let mut rules = list(world.scheme, "runs");
    rules.retain(|rule| text(rule, "grade") == of.grade.as_deref() && number(rule, "length") <= Some(count(own)));
    rules.into_iter().max_by_key(|rule| number(rule, "length")).map(|rule| word(rule, "consequence"))
}

/// The points that are left.
pub(crate) fn ledger(world: &World, of: &Assessed) -> Option<R> {
    world.scheme.get("ledger")?;
    let opening = number(of.subject.record, "openingPoints").unwrap_or_else(|| int(0));
    let own = list(world.quarter, "redemptions").into_iter().filter(|own| own["of"] == of.subject.id);
    let redeemed = own.filter_map(|own| number(own, "points")).fold(int(0), |sum, own| sum + own);
    Some(opening + of.score.clone()? - redeemed)
}
