//! Pay, item by item.

use serde_json::Value;

use super::barometer::yuan;
use super::exact::{R, int, rounded};
use super::json::{list, number, text, word, words};
use super::scores::factors;
use super::subjects::{Assessed, Subject, World, standard};

/// What each item comes to; nothing while a number is not known.
pub(crate) fn items(world: &World, of: &Assessed) -> Option<Vec<(String, R)>> {
    let rule = &world.scheme["pay"];
    let performance = serde_json::json!({"id": "performance", "by": "ratio"});
    let mut items = list(rule, "items");
    if items.is_empty() {
        items.push(&performance);
    }
    let round = |exact: R| {
        let rounding = &rule["rounding"];
        rounded(&exact, &number(rounding, "step").expect("a step"), word(rounding, "mode"))
    };
    let mut paid = Vec::new();
    for item in items {
        let id = word(item, "id");
        // What is withheld is nothing, whatever it would have come to.
        let withheld = of.hit.withheld.iter().any(|own| own == id);
        paid.push((id.to_owned(), if withheld { int(0) } else { round(exact_item(world, of, item)?) }));
    }
    if list(&world.scheme["barometer"], "items").into_iter().any(yuan) {
        paid.push(("events".to_owned(), round(of.yuan.clone())));
    }
    Some(paid)
}

fn exact_item(world: &World, of: &Assessed, item: &Value) -> Option<R> {
    let without = words(item, "without");
    let unit = unit(world, of, item, &without)?;
    Some(unit * time(world, of, item) * factors(world, of, "pay", &without)?)
}

/// Before time and factors.
fn unit(world: &World, of: &Assessed, item: &Value, without: &[&str]) -> Option<R> {
    let score = of.score.clone()?;
    let own = |key: &str| number(item, key).unwrap_or_else(|| panic!("{item} has no {key}"));
    // What is not multiplied by the role factor is paid once, whoever holds two posts.
    let by_role =
        |unit: R| if without.contains(&"roleFactor") { unit } else { unit * by_posts(world, of, without, |_| int(1)) };
    Some(match word(item, "by") {
        "fixed" => base(world, of, item, without)?,
        "ratio" => base(world, of, item, without)? * number(of.grade_of(world.scheme)?, "ratio").expect("a ratio"),
        "amount" => by_role(number(of.grade_of(world.scheme)?, "amount").expect("an amount")),
        "score" => base(world, of, item, without)? * score / number(item, "fullScore").unwrap_or_else(|| int(100)),
        "points-missing" => {
            let missing = (own("line") - score).max(int(0));
            let main = own_standard(world, &of.subject, item, of.subject.posts.first().copied())?;
            by_role((main - missing * own("yuanPerPoint")).max(int(0)))
        }
        "points-above" => by_role((score - own("line")).max(int(0)) * own("yuanPerPoint")),
        _ => {
            let rank = super::exact::count(of.rank?);
            let prizes = list(item, "prizes");
            let prize = prizes.iter().find(|prize| number(prize, "to").is_some_and(|to| to >= rank));
            by_role(prize.and_then(|prize| number(prize, "yuan")).unwrap_or_else(|| int(0)))
        }
    })
}

/// The post that counts × its role factor, and, with two posts, a share of the others × theirs.
fn by_posts(world: &World, of: &Assessed, without: &[&str], unit: impl Fn(Option<&Value>) -> R) -> R {
    let factor = |post: Option<&Value>| {
        let own = post.filter(|_| !without.contains(&"roleFactor")).and_then(|post| number(post, "roleFactor"));
        own.unwrap_or_else(|| int(1))
    };
    let weighed = |post: Option<&Value>| unit(post) * factor(post);
    let mut sum = weighed(of.subject.posts.first().copied());
    if let Some(share) = number(&world.scheme["pay"]["twoPosts"], "share") {
        let others = of.subject.posts.iter().skip(1);
        sum += others.map(|post| weighed(Some(post))).fold(int(0), |sum, own| sum + own) * share / int(100);
    }
    sum
}

fn base(world: &World, of: &Assessed, item: &Value, without: &[&str]) -> Option<R> {
    own_standard(world, &of.subject, item, of.subject.posts.first().copied())?;
    Some(by_posts(world, of, without, |post| {
        own_standard(world, &of.subject, item, post).expect("a fact that is stated")
    }))
}

/// What an item's standard is for a post; nothing while the fact that states it is missing.
pub(crate) fn own_standard(world: &World, of: &Subject, item: &Value, post: Option<&Value>) -> Option<R> {
    let own = match text(item, "standardFact") {
        Some(fact) => {
            let facts = [&of.record["facts"], &of.village["facts"]];
            facts.into_iter().find_map(|facts| number(facts, fact))?
        }
        None => number(item, "standard").unwrap_or_else(|| standard(world.scheme, post)),
    };
    Some(own * number(item, "share").unwrap_or_else(|| int(100)) / int(100))
}

/// The part of the period, or the months.
fn time(world: &World, of: &Assessed, item: &Value) -> R {
    let rule = &world.scheme["pay"];
    let (months, days) = (int(world.period.months), int(world.period.days()));
    let part = match word(rule, "proRating") {
        "months" => &of.subject.months / &months,
        "days" => &of.subject.days / days,
        _ => int(1),
    };
    if text(rule, "standardPer") != Some("month") {
        return part;
    }
    number(item, "months").unwrap_or(part * months)
}
