//! What is set aside, and what happens to the difference.

use serde_json::Value;

use super::exact::{R, exact, int, rounded};
use super::json::{list, number, text, word, words};
use super::pay::own_standard;
use super::settle::Line;
use super::subjects::World;

/// The figures of the pool.
pub(crate) struct Pool {
    pub(crate) set_aside: R,
    pub(crate) available: R,
    pub(crate) earned: R,
    pub(crate) payable: R,
    pub(crate) balance: R,
    pub(crate) action: &'static str,
}

fn sum<'a>(of: impl Iterator<Item = &'a R>) -> R {
    of.fold(int(0), |sum, own| sum + own)
}

pub(crate) fn settle(world: &World, lines: &mut [Line]) -> Pool {
    let rule = &world.scheme["pool"];
    let opening = number(world.quarter, "openingBalance").expect("an opening balance");
    let earned = sum(lines.iter().filter_map(|line| line.earned.as_ref()));
    let set_aside = if rule.is_null() { earned.clone() } else { set_aside(world, lines) };
    let available = &set_aside + &opening;
    let partial = lines.iter().any(|line| line.state != "settled");
    let (over, under) = (earned > available, earned < available);
    let policy = match () {
        () if rule.is_null() => "report",
        () if over => text(rule, "whenOver").expect("a policy"),
        () if under => text(rule, "whenUnder").expect("a policy"),
        () => "report",
    };
    let among = |line: &Line| match rule.get("shareAmong") {
        Some(_) => line.grade.as_deref().is_some_and(|grade| words(rule, "shareAmong").contains(&grade)),
        None => true,
    };
    let action = match policy {
        "report" => "reported",
        "scale-down" | "share" | "claw-back" if earned <= int(0) => "reported",
        _ if partial => "waiting",
        "scale-down" => scale_down(lines, available.clone().max(int(0))),
        "share" => share(lines, &available - &earned, among),
        "claw-back" => claw_back(lines, &earned - &available),
        _ => "carried-forward",
    };
    let payable = sum(lines.iter().filter_map(|line| line.pay.as_ref()));
    Pool { balance: &available - &payable, set_aside, available, earned, payable, action }
}

/// The standards of the items that use one, for the whole period or for the months in post.
fn set_aside(world: &World, lines: &[Line]) -> R {
    let (rule, pay) = (&world.scheme["pool"], &world.scheme["pay"]);
    let by_months = match text(rule, "setAside").expect("what is set aside") {
        "sum" => return number(rule, "sum").expect("a sum"),
        word => word == "months",
    };
    let period = int(world.period.months);
    let per_period = if text(pay, "standardPer") == Some("month") { period.clone() } else { int(1) };
    let bare = serde_json::json!({});
    let mut using = list(pay, "items");
    using.retain(|item| ["fixed", "ratio", "score", "points-missing"].contains(&word(item, "by")));
    if using.is_empty() {
        using.push(&bare);
    }
    let mut total = int(0);
    for subject in lines.iter().map(|line| &line.subject) {
        let standard = |item: &Value| own_standard(world, subject, item, subject.posts.first().copied());
        // Nothing of those whose own standard is not stated.
        let standards: Option<Vec<R>> = using.iter().map(|item| standard(item)).collect();
        for (item, own) in using.iter().zip(standards.unwrap_or_default()) {
            total += match number(item, "months") {
                Some(months) => own * months,
                None if by_months => own * &per_period * &subject.months / &period,
                None => own * &per_period,
            };
        }
    }
    let rounding = &pay["rounding"];
    if by_months {
        rounded(&total, &number(rounding, "step").expect("a step"), word(rounding, "mode"))
    } else {
        rounded(&total, &exact("0.01"), "half-up")
    }
}

/// Splits whole fen in proportion to pay; the odd fen go to the largest remainders, of equal ones to the first by id.
fn split(total: &R, lines: &[(&str, R)]) -> Vec<R> {
    let fen = exact("0.01");
    let all = sum(lines.iter().map(|(_, pay)| pay));
    let exact: Vec<R> = lines.iter().map(|(_, pay)| total * pay / &all).collect();
    let mut parts: Vec<R> = exact.iter().map(|own| rounded(own, &fen, "down")).collect();
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by_key(|at| (&parts[*at] - &exact[*at], lines[*at].0));
    let mut at = order.iter().cycle();
    while sum(parts.iter()) < *total {
        parts[*at.next().expect("somebody")] += &fen;
    }
    parts
}

/// Those who earned something, by their places; who owes something is left as he is.
fn earners(lines: &[Line], among: impl Fn(&Line) -> bool) -> Vec<usize> {
    let earned = |at: &usize| among(&lines[*at]) && lines[*at].earned.as_ref().is_some_and(|own| *own > int(0));
    (0..lines.len()).filter(earned).collect()
}

fn shares(lines: &[Line], who: &[usize], total: &R) -> Vec<R> {
    let pays: Vec<(&str, R)> =
        who.iter().map(|at| (lines[*at].subject.id, lines[*at].earned.clone().expect("an earner"))).collect();
    split(total, &pays)
}

fn scale_down(lines: &mut [Line], total: R) -> &'static str {
    let who = earners(lines, |_| true);
    let owed = lines.iter().filter_map(|line| line.earned.as_ref()).filter(|own| **own < int(0));
    let total = total - sum(owed);
    for (at, part) in who.iter().zip(shares(lines, &who, &total)) {
        lines[*at].pay = Some(part);
    }
    "scaled-down"
}

fn share(lines: &mut [Line], surplus: R, among: impl Fn(&Line) -> bool) -> &'static str {
    let who = earners(lines, among);
    if who.is_empty() {
        return "reported";
    }
    for (at, part) in who.iter().zip(shares(lines, &who, &surplus)) {
        let own = lines[*at].earned.clone().expect("an earner");
        lines[*at].pay = Some(own + part);
    }
    "shared"
}

fn claw_back(lines: &mut [Line], overspent: R) -> &'static str {
    let who = earners(lines, |_| true);
    for (at, part) in who.iter().zip(shares(lines, &who, &overspent)) {
        lines[*at].claw_back = part;
    }
    "clawed-back"
}
