//! Score of each person: what was assessed, by points or by weights. A missing score is pending, never zero.

use crate::exact::{Exact, Fixed};
use crate::quarter::{Assessed, Person, Quarter};
use crate::scheme::{Counting, Scheme};

/// What the assessment of a person comes to, before bonus and deduction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BaseScore {
    /// The exact sum.
    Scored(Exact),
    /// Indexes of the indicators that are not scored yet; empty where a total is awaited.
    Pending(Vec<usize>),
}

/// The base score of everybody.
pub(crate) fn score(scheme: &Scheme, quarter: &Quarter) -> Vec<BaseScore> {
    quarter.people.iter().map(|person| score_person(scheme, quarter, person)).collect()
}

fn score_person(scheme: &Scheme, quarter: &Quarter, person: &Person) -> BaseScore {
    let scores = match &person.assessed {
        Assessed::Total(Some(total)) => return BaseScore::Scored(total.exact()),
        Assessed::Total(None) => return BaseScore::Pending(Vec::new()),
        Assessed::Indicators(scores) => scores,
    };
    let mut missing = Vec::new();
    // In units of 10^-10: a score and a percentage of four places each, and the percent.
    let mut sum: i128 = 0;
    // Of indicators whose full marks are not 100.
    let mut scaled = Exact::ZERO;
    for (index, score) in scores.iter().enumerate() {
        let weight = weight(scheme, quarter, person, index);
        match score {
            _ if weight == Fixed::ZERO => {}
            Some(score) if whole(scheme, index) => sum += i128::from(score.units()) * i128::from(weight.units()),
            Some(score) => scaled = scaled + weighted(scheme, index, *score, weight),
            None => missing.push(index),
        }
    }
    if missing.is_empty() {
        BaseScore::Scored(Exact::new(sum, 10_000_000_000) + scaled)
    } else {
        BaseScore::Pending(missing)
    }
}

/// Whether a score counts as it is: points always, weighted scores out of 100.
fn whole(scheme: &Scheme, indicator: usize) -> bool {
    scheme.counting == Counting::Points || scheme.indicators[indicator].full_marks == Fixed::HUNDRED
}

/// What a score contributes: out of full marks, as a percentage of them, times its weight.
pub(crate) fn weighted(scheme: &Scheme, indicator: usize, score: Fixed, weight: Fixed) -> Exact {
    let counted = (score.exact() * weight.exact()).per(100);
    if whole(scheme, indicator) {
        return counted;
    }
    (counted * Exact::whole(100 * Fixed::ONE.units())).per(scheme.indicators[indicator].full_marks.units())
}

/// The weight in percent of an indicator for a person: the village's own, or the scheme's. Points count whole.
pub(crate) fn weight(scheme: &Scheme, quarter: &Quarter, person: &Person, indicator: usize) -> Fixed {
    match &quarter.villages[person.village].weights {
        Some(weights) => weights[indicator],
        None => scheme.indicators[indicator].weight.value,
    }
}
