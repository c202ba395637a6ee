//! Pay of each subject: of each item of pay what follows from the result, times the factors and the time served, exact
//! and rounded once. An amount is made of the rounded items, so that what is printed adds up.

use crate::adjust::Score;
use crate::assess::Level;
use crate::exact::{Exact, Fixed, Money};
use crate::number;
use crate::quarter::Subject;
use crate::red_line;
use crate::scheme::{On, PayBy, PayItem, PayRule, ProRating, Scheme, Sourced};

/// What a subject earned, before the pool's policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earned {
    /// Each item of the scheme.
    pub items: Vec<EarnedItem>,
    /// What bonus and deduction events in yuan add or take.
    pub events: Money,
    /// The sum.
    pub total: Money,
}

/// What a subject earned by one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarnedItem {
    /// The exact amount; nothing where a red line withholds it.
    pub exact: Exact,
    /// Rounded at the scheme's step.
    pub rounded: Money,
    /// Index of the incident that withholds it.
    pub withheld_by: Option<usize>,
}

/// What everybody earned whose result is known.
pub(crate) fn pay(level: &Level<'_>) -> Vec<Option<Earned>> {
    let Some(rule) = &level.scheme.pay else { return vec![None; level.roll.subjects.len()] };
    (0..level.roll.subjects.len()).map(|subject| pay_subject(level, rule, subject)).collect()
}

/// What a subject earned, once score and grade are there.
pub(crate) fn pay_subject(level: &Level<'_>, rule: &PayRule, index: usize) -> Option<Earned> {
    let found = level.results?;
    found.scores[index].as_ref()?;
    if level.rules.grading.is_some() {
        found.grades[index].as_ref()?.grade?;
    }
    let items: Option<Vec<EarnedItem>> =
        rule.items.iter().enumerate().map(|(at, item)| earn(level, rule, index, at, item)).collect();
    let items = items?;
    let events = rule.rounding.value.apply_money(found.adjustments[index].yuan.exact());
    let total = items.iter().map(|item| item.rounded).sum::<Money>() + events;
    Some(Earned { items, events, total })
}

fn earn(level: &Level<'_>, rule: &PayRule, index: usize, at: usize, item: &PayItem) -> Option<EarnedItem> {
    let hits = &level.results?.hits[index];
    let withheld_by = hits.iter().find(|hit| red_line::rule(level.scheme, level.quarter, hit).withholds.contains(&at));
    let withheld_by = withheld_by.map(|hit| hit.incident);
    let exact = match withheld_by {
        Some(_) => Exact::ZERO,
        None => result(level, rule, index, item)? * multiplier(level, index, item)? * time(level, rule, index, item),
    };
    Some(EarnedItem { exact, rounded: rule.rounding.value.apply_money(exact), withheld_by })
}

/// What follows from the result, role factors included, for a full period.
fn result(level: &Level<'_>, rule: &PayRule, index: usize, item: &PayItem) -> Option<Exact> {
    let found = level.results?;
    let subject = &level.roll.subjects[index];
    let score = |score: &Score| score.rounded.exact();
    let grade = || {
        let grade = found.grades[index].as_ref()?.grade?;
        Some(&level.rules.grading.as_ref()?.grades[grade])
    };
    let base = || base(level, rule, subject, item);
    let role = || role(level.scheme, rule, subject, item);
    Some(match &item.by {
        PayBy::Fixed => base()?,
        PayBy::Ratio => base()? * grade()?.ratio.as_ref()?.value.exact(),
        PayBy::Amount => grade()?.amount.as_ref()?.value.exact() * role(),
        PayBy::Score(full) => {
            let share = Exact::new(i128::from(Fixed::ONE.units()), i128::from(full.units()));
            base()? * found.scores[index].as_ref().map(score)? * share
        }
        PayBy::PointsMissing { line, yuan } => {
            let missing = (line.value.exact() - found.scores[index].as_ref().map(score)?).max(Exact::ZERO);
            let standard = standard(level, subject, item, subject.main_post)?;
            (standard - missing * yuan.value.exact()).max(Exact::ZERO) * role()
        }
        PayBy::PointsAbove { line, yuan } => {
            let above = (found.scores[index].as_ref().map(score)? - line.value.exact()).max(Exact::ZERO);
            above * yuan.value.exact() * role()
        }
        PayBy::Prizes(prizes) => {
            let rank = found.ranks[index].as_ref()?.rank;
            let prize = prizes.iter().find(|(to, _)| rank <= *to);
            prize.map_or(Exact::ZERO, |(_, yuan)| yuan.value.exact()) * role()
        }
    })
}

/// The standard of a subject for an item and a post.
pub(crate) fn standard(level: &Level<'_>, subject: &Subject, item: &PayItem, post: Option<usize>) -> Option<Exact> {
    let (scheme, village) = (level.scheme, &level.quarter.villages[subject.village]);
    let whole = match (item.standard_fact, &item.standard) {
        (Some(fact), _) => {
            let facts = if scheme.facts[fact].of_village { &village.facts } else { &subject.facts };
            facts[fact]?.exact()
        }
        (None, Some(own)) => own.value.exact(),
        (None, None) => post_standard(scheme, post)?.value.exact(),
    };
    Some(item.share.as_ref().map_or(whole, |share| (whole * share.value.exact()).per(100)))
}

/// The standard of a post: its own, or that of the scheme.
pub(crate) fn post_standard(scheme: &Scheme, post: Option<usize>) -> Option<&Sourced<Money>> {
    post.and_then(|post| scheme.posts[post].standard.as_ref()).or(scheme.standard.as_ref())
}

/// Standard × role factor, with what other posts add.
fn base(level: &Level<'_>, rule: &PayRule, subject: &Subject, item: &PayItem) -> Option<Exact> {
    let of = |post: Option<usize>| Some(standard(level, subject, item, post)? * role_factor(level.scheme, post, item));
    let main = of(subject.main_post)?;
    let Some(share) = &rule.two_posts else { return Some(main) };
    let others = subject.posts.iter().filter(|post| Some(**post) != subject.main_post);
    let others = others.map(|post| of(Some(*post)));
    let sum = others.reduce(|sum, next| Some(sum? + next?)).unwrap_or(Some(Exact::ZERO))?;
    Some(main + (sum * share.value.exact()).per(100))
}

/// The role factor, with what other posts add.
pub(crate) fn role(scheme: &Scheme, rule: &PayRule, subject: &Subject, item: &PayItem) -> Exact {
    if item.without_role_factor {
        return Exact::whole(1);
    }
    let main = role_factor(scheme, subject.main_post, item);
    let Some(share) = &rule.two_posts else { return main };
    let others = subject.posts.iter().filter(|post| Some(**post) != subject.main_post);
    let sum = others.fold(Exact::ZERO, |sum, post| sum + role_factor(scheme, Some(*post), item));
    main + (sum * share.value.exact()).per(100)
}

pub(crate) fn role_factor(scheme: &Scheme, post: Option<usize>, item: &PayItem) -> Exact {
    match post {
        Some(post) if !item.without_role_factor => scheme.posts[post].role_factor.value.exact(),
        _ => Exact::whole(1),
    }
}

/// The product of the difficulty coefficient and the factors on pay.
fn multiplier(level: &Level<'_>, index: usize, item: &PayItem) -> Option<Exact> {
    let mut product = Exact::whole(1);
    if multiplied_by_difficulty(level.scheme, item) {
        product = level.classes[level.roll.subjects[index].village].coefficient.exact();
    }
    for (_, factor) in factors(level, item) {
        product = product * number::number(level, index, None, &factor.from)?.value;
    }
    Some(product)
}

/// Whether the difficulty coefficient multiplies an item.
pub(crate) fn multiplied_by_difficulty(scheme: &Scheme, item: &PayItem) -> bool {
    scheme.difficulty_on == On::Pay && !scheme.classes.is_empty() && !item.without_difficulty
}

/// The factors that multiply an item.
pub(crate) fn factors<'a>(
    level: &'a Level<'_>,
    item: &'a PayItem,
) -> impl Iterator<Item = (usize, &'a crate::scheme::Factor)> {
    let all = level.rules.factors.iter().enumerate();
    all.filter(|(at, factor)| factor.on == On::Pay && !item.without.contains(at))
}

/// The time that is paid, in periods or months as the standard is.
fn time(level: &Level<'_>, rule: &PayRule, index: usize, item: &PayItem) -> Exact {
    match &item.months {
        Some(months) => Exact::whole(months.value),
        None => served(level, rule, &level.roll.subjects[index]),
    }
}

/// The part of the period that is paid; in months where standards are for a month.
pub(crate) fn served(level: &Level<'_>, rule: &PayRule, subject: &Subject) -> Exact {
    let period = level.quarter.period;
    let months = if rule.per_month { Exact::whole(period.span.months()) } else { Exact::whole(1) };
    match rule.pro_rating.value {
        ProRating::Months => (months * Exact::whole(subject.months)).per(period.span.months()),
        ProRating::Days => (months * Exact::whole(subject.days)).per(period.day_count()),
        ProRating::None => months,
    }
}

/// What is set aside for a subject: the standards of the items that are worked out of one, by months in post if so wanted.
pub(crate) fn set_aside(level: &Level<'_>, rule: &PayRule, subject: &Subject, by_months: bool) -> Option<Exact> {
    let period = level.quarter.period.span.months();
    let months = if by_months { subject.months } else { period };
    let time = |item: &PayItem| match (&item.months, rule.per_month) {
        (Some(months), _) => Exact::whole(months.value),
        (None, true) => Exact::whole(months),
        (None, false) => Exact::whole(months).per(period),
    };
    let by_standard = |item: &&PayItem| {
        matches!(item.by, PayBy::Fixed | PayBy::Ratio | PayBy::Score(_) | PayBy::PointsMissing { .. })
    };
    let mut items = rule.items.iter().filter(by_standard).peekable();
    if items.peek().is_none() {
        let months = if rule.per_month { Exact::whole(months) } else { Exact::whole(months).per(period) };
        return Some(post_standard(level.scheme, subject.main_post)?.value.exact() * months);
    }
    items.try_fold(Exact::ZERO, |sum, item| Some(sum + standard(level, subject, item, subject.main_post)? * time(item)))
}
