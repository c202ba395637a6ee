//! That exact fractions stay within their integer type: whoever divides by many different numbers gets denominators
//! that nobody can check by hand either, and is refused.

use crate::exact::{Exact, Fixed};
use crate::number::{By, Number, Transform};
use crate::problem::{Document, Fault, Problem};
use crate::quarter::{Quarter, Roll};
use crate::scheme::{Counts, Factor, On, PayBy, ProRating, Rules, Scheme, ScoreFrom};

/// Largest common denominator of a score. What is multiplied and compared stays below 2^127 with it.
const SCORE: u128 = 10_u128.pow(22);
/// Largest denominator of an amount.
const PAY: u128 = 10_u128.pow(24);

/// Refuses a quarter whose scores or amounts would be finer.
pub(crate) fn check(scheme: &Scheme, quarter: &Quarter) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut refuse = |what: &str| {
        let fault = Fault::TooFine { what: what.to_owned() };
        problems.push(Problem { document: Document::Scheme, place: what.to_owned(), fault });
    };
    let team = scheme.team.as_ref().is_some_and(|rules| of_scores(rules, quarter, &quarter.team, false) > SCORE);
    if team {
        refuse("team.indicators");
    }
    if of_scores(&scheme.own, quarter, &quarter.own, true) > SCORE {
        refuse("indicators");
    }
    if of_pay(scheme, quarter) > PAY {
        refuse("pay");
    }
    problems
}

/// The denominator of a decimal in lowest terms.
fn of(value: Fixed) -> u128 {
    denominator(value.exact())
}

fn denominator(exact: Exact) -> u128 {
    exact.per(1).parts().1.unsigned_abs()
}

/// The same of a percentage.
fn percent(value: Fixed) -> u128 {
    denominator(value.exact().per(100))
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

fn lcm(a: u128, b: u128) -> u128 {
    a.saturating_mul(b / gcd(a, b))
}

fn lcm_of(all: impl Iterator<Item = u128>) -> u128 {
    all.fold(1, lcm)
}

/// The common denominator of all scores of a level.
fn of_scores(rules: &Rules, quarter: &Quarter, roll: &Roll, own: bool) -> u128 {
    if is_simple(rules) {
        return 1;
    }
    let weights = |at: usize| {
        let villages = quarter.villages.iter().filter_map(|village| village.weights.as_ref()).filter(|_| own);
        let villages = villages.map(|own| percent(own[at]));
        lcm_of(villages.chain([percent(rules.indicators[at].weight.value)]))
    };
    let leaf = |at: usize| {
        let scored = match &rules.indicators[at].score {
            Some(ScoreFrom::Number(number)) => of_number(number, rules, roll),
            _ => 10_000,
        };
        let path = std::iter::successors(Some(at), |at| rules.indicators[*at].heading);
        path.fold(scored, |product, at| match rules.indicators[at].counts {
            Counts::Weight => {
                let full = rules.indicators[at].full_marks.units().unsigned_abs();
                product.saturating_mul(weights(at)).saturating_mul(u128::from(full) / gcd(u128::from(full), 1_000_000))
            }
            _ => product,
        })
    };
    let leaves = (0..rules.indicators.len()).filter(|at| rules.indicators[*at].score.is_some());
    let base = lcm_of(leaves.map(leaf));
    rules
        .factors
        .iter()
        .filter(|factor| factor.on != On::Pay)
        .fold(base, |product, factor| product.saturating_mul(of_number(&factor.from, rules, roll)))
}

/// Scores are entered, count out of 100 or as they are, and nothing multiplies them.
fn is_simple(rules: &Rules) -> bool {
    let plain = |indicator: &crate::scheme::Indicator| match (&indicator.score, indicator.counts) {
        (Some(ScoreFrom::Number(_)), _) => false,
        (None, Counts::Weight) => false,
        (_, Counts::Weight) => indicator.full_marks == Fixed::HUNDRED,
        _ => true,
    };
    rules.factors.iter().all(|factor| factor.on == On::Pay) && rules.indicators.iter().all(plain)
}

/// The denominator of a number, whatever the quarter says.
fn of_number(number: &Number, rules: &Rules, roll: &Roll) -> u128 {
    match &number.transform {
        Transform::Bands(bands) => return lcm_of(bands.iter().map(|band| of(band.value.value))),
        Transform::Scale(entries) => return lcm_of(entries.iter().map(|entry| of(entry.value.value))),
        _ => {}
    }
    let raw = match &number.by {
        By::Ballot(ballot) => {
            let values = lcm_of(rules.ballots[*ballot].options.iter().map(|option| of(option.value.value)));
            votes(roll, *ballot).saturating_mul(values)
        }
        By::Votes { ballot, .. } => votes(roll, *ballot),
        By::Earlier => {
            let counts = roll.subjects.iter().map(|subject| {
                let scores = subject.earlier.iter().filter(|earlier| earlier.score.is_some()).count();
                u128::try_from(scores.max(1)).expect("lists are bounded")
            });
            lcm_of(counts).saturating_mul(10_000)
        }
        By::Fact { .. } | By::TeamScore | By::Score => 10_000,
        By::Indicator(indicator) => match &rules.indicators[*indicator].score {
            Some(ScoreFrom::Number(number)) => of_number(number, rules, roll),
            _ => 10_000,
        },
        _ => 1,
    };
    match &number.transform {
        Transform::Per(divisor) => raw.saturating_mul(u128::from(divisor.unsigned_abs())),
        Transform::Steps(steps) => {
            let change = lcm(of(steps.change), of(steps.start));
            let counted = match steps.partial {
                crate::number::Partial::Share => raw.saturating_mul(u128::from(steps.each.units().unsigned_abs())),
                _ => 1,
            };
            change.saturating_mul(counted)
        }
        _ => raw,
    }
}

/// The common multiple of how many votes were cast.
fn votes(roll: &Roll, ballot: usize) -> u128 {
    let cast = roll.subjects.iter().filter_map(|subject| subject.votes[ballot].as_ref());
    lcm_of(cast.map(|votes| u128::from(votes.iter().sum::<i64>().unsigned_abs())))
}

/// The denominator of the finest item of pay.
fn of_pay(scheme: &Scheme, quarter: &Quarter) -> u128 {
    let Some(pay) = &scheme.pay else { return 1 };
    let (rules, roll) = (&scheme.own, &quarter.own);
    let roles = lcm_of(scheme.posts.iter().map(|post| of(post.role_factor.value)));
    let coefficients = scheme.classes.iter().map(|class| of(class.coefficient.value));
    let coefficients = lcm_of(coefficients.chain(quarter.coefficients.iter().map(|change| of(change.coefficient))));
    let others = pay.two_posts.as_ref().map_or(1, |share| percent(share.value));
    let days = match pay.pro_rating.value {
        ProRating::Days => u128::from(quarter.period.day_count().unsigned_abs()),
        ProRating::Months => 12,
        ProRating::None => 1,
    };
    let on_pay = rules.factors.iter().filter(|factor| factor.on == On::Pay);
    let factors = on_pay.map(|factor: &Factor| of_number(&factor.from, rules, roll)).fold(1, u128::saturating_mul);
    let around = [roles, coefficients, others, days, factors].into_iter().fold(1, u128::saturating_mul);
    let grades = || rules.grading.iter().flat_map(|grading| &grading.grades);
    let items = pay.items.iter().map(|item| {
        let by = match &item.by {
            PayBy::Ratio => lcm_of(grades().filter_map(|grade| grade.ratio.as_ref()).map(|ratio| of(ratio.value))),
            PayBy::Score(full) => u128::from(full.units().unsigned_abs()),
            PayBy::PointsMissing { yuan, .. } | PayBy::PointsAbove { yuan, .. } => {
                of(yuan.value).saturating_mul(10_000)
            }
            _ => 1,
        };
        let share = item.share.as_ref().map_or(1, |share| percent(share.value));
        let fact = if item.standard_fact.is_some() { 10_000 } else { 100 };
        by.saturating_mul(share).saturating_mul(fact)
    });
    items.max().unwrap_or(1).saturating_mul(around)
}
