//! Score of each subject: what was assessed, by points or by weights. A missing score is pending, never zero.

use crate::adjust;
use crate::assess::Level;
use crate::exact::{Exact, Fixed};
use crate::number;
use crate::quarter::Assessed;
use crate::scheme::{Counts, Factor, On, Rules, ScoreFrom};

/// What the assessment of a subject comes to, before bonus and deduction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BaseScore {
    /// The exact sum.
    Scored(Exact),
    /// What is not known yet; empty where a total is awaited.
    Pending(Vec<Missing>),
}

/// What is not known yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The score of an indicator.
    Indicator(usize),
    /// A factor.
    Factor(usize),
}

/// The base score of everybody.
pub(crate) fn score(level: &Level<'_>) -> Vec<BaseScore> {
    (0..level.roll.subjects.len()).map(|subject| score_subject(level, subject)).collect()
}

pub(crate) fn score_subject(level: &Level<'_>, index: usize) -> BaseScore {
    let (rules, subject) = (level.rules, &level.roll.subjects[index]);
    let mut missing: Vec<Missing> = missing_factors(level, index);
    let base = match &subject.assessed {
        Assessed::Total(Some(total)) => Some(total.exact()),
        _ if rules.indicators.is_empty() => rules.score.start.as_ref().map(|start| start.value.exact()),
        // A total that is left empty is missing as a whole, where anything is.
        Assessed::Total(None) => sum(level, index, &mut Vec::new()),
        Assessed::Indicators(scores) if is_plain(rules) => plain_sum(level, index, scores, &mut missing),
        Assessed::Indicators(_) => sum(level, index, &mut missing),
    };
    match base {
        Some(base) if missing.is_empty() => BaseScore::Scored(base),
        _ => BaseScore::Pending(missing),
    }
}

fn missing_factors(level: &Level<'_>, index: usize) -> Vec<Missing> {
    let factors = level.rules.factors.iter().enumerate();
    let unknown = |factor: &Factor| factor.on != On::Pay && number::number(level, index, None, &factor.from).is_none();
    factors.filter(|(_, factor)| unknown(factor)).map(|(at, _)| Missing::Factor(at)).collect()
}

/// Every score is entered, and counts as it is or out of 100: the sum is one of whole numbers.
fn is_plain(rules: &Rules) -> bool {
    rules.indicators.iter().all(|indicator| match (&indicator.score, indicator.counts) {
        (Some(ScoreFrom::Entered), Counts::Points) => true,
        (Some(ScoreFrom::Entered), Counts::Weight) => indicator.full_marks == Fixed::HUNDRED,
        (None, Counts::Through) => true,
        _ => false,
    })
}

fn plain_sum(level: &Level<'_>, index: usize, scores: &[Option<Fixed>], missing: &mut Vec<Missing>) -> Option<Exact> {
    // In units of 10^-10: a score and a percentage of four places each, and the percent.
    let mut sum: i128 = 0;
    for (at, score) in scores.iter().enumerate() {
        let weight = weight(level, index, at);
        match score {
            _ if level.rules.indicators[at].score.is_none() || weight == Fixed::ZERO => {}
            Some(score) => sum += i128::from(score.units()) * i128::from(weight.units()),
            None => missing.push(Missing::Indicator(at)),
        }
    }
    missing.is_empty().then(|| Exact::new(sum, 10_000_000_000))
}

fn sum(level: &Level<'_>, index: usize, missing: &mut Vec<Missing>) -> Option<Exact> {
    let mut sum = Exact::ZERO;
    for at in leaves(level, index) {
        match leaf(level, index, at) {
            Some(score) => sum = sum + contribution(level, index, at, score),
            None => missing.push(Missing::Indicator(at)),
        }
    }
    missing.is_empty().then_some(sum)
}

/// The indicators that count for a subject: scored ones, with a weight all the way up.
pub(crate) fn leaves(level: &Level<'_>, index: usize) -> Vec<usize> {
    (0..level.rules.indicators.len()).filter(|at| counts(level, index, *at)).collect()
}

fn counts(level: &Level<'_>, index: usize, at: usize) -> bool {
    let scored = level.rules.indicators[at].score.is_some();
    scored && path(level, at).all(|up| weight(level, index, up) != Fixed::ZERO)
}

/// The score of an indicator as a number for something else. One without weight was not assessed, whatever was entered.
pub(crate) fn counted(level: &Level<'_>, index: usize, at: usize) -> Option<Exact> {
    if counts(level, index, at) { leaf(level, index, at) } else { None }
}

/// An indicator and the headings over it.
fn path<'a>(level: &'a Level<'_>, at: usize) -> impl Iterator<Item = usize> + 'a {
    std::iter::successors(Some(at), |at| level.rules.indicators[*at].heading)
}

/// The score of an indicator, once it is known.
pub(crate) fn leaf(level: &Level<'_>, index: usize, at: usize) -> Option<Exact> {
    let (indicator, subject) = (&level.rules.indicators[at], &level.roll.subjects[index]);
    let scores = match &subject.assessed {
        Assessed::Indicators(scores) => scores.as_slice(),
        Assessed::Total(None) => &[],
        // Whose total was entered was not scored on any indicator.
        Assessed::Total(Some(_)) => return None,
    };
    match indicator.score.as_ref()? {
        ScoreFrom::Entered => scores.get(at).copied().flatten().map(Fixed::exact),
        ScoreFrom::Shared => level.quarter.villages[subject.village].shared[at].map(Fixed::exact),
        ScoreFrom::Number(rule) => number::number(level, index, Some(at), rule).map(|found| found.value),
        ScoreFrom::Start { full } => {
            let start = if *full { indicator.full_marks } else { Fixed::ZERO };
            let moved = start.exact() + adjust::moved(level, index, at).exact();
            Some(moved.max(Exact::ZERO).min(indicator.full_marks.exact()))
        }
    }
}

/// What a score contributes to the whole: through every scale that it stands in.
pub(crate) fn contribution(level: &Level<'_>, index: usize, at: usize, score: Exact) -> Exact {
    path(level, at).fold(score, |value, at| {
        let indicator = &level.rules.indicators[at];
        match indicator.counts {
            Counts::Points | Counts::Through => value,
            // A heading whose scale is weights has full marks of 100: its value is a percentage already.
            Counts::Weight => {
                let share = Exact::new(i128::from(Fixed::ONE.units()), i128::from(indicator.full_marks.units()));
                value * share * weight(level, index, at).exact()
            }
        }
    })
}

/// The weight in percent of an indicator for a subject: the village's own, or the scheme's. Points count whole.
pub(crate) fn weight(level: &Level<'_>, index: usize, indicator: usize) -> Fixed {
    let own = level.quarter.villages[level.roll.subjects[index].village].weights.as_ref();
    match own.filter(|_| level.is_own()) {
        Some(weights) => weights[indicator],
        None => level.rules.indicators[indicator].weight.value,
    }
}
