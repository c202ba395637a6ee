//! That exact fractions stay within their integer type. Whoever divides by many different numbers gets denominators, and
//! whoever multiplies large numbers gets amounts, that nobody can check by hand either: both are refused.

use crate::bounds;
use crate::exact::{Exact, Fixed};
use crate::number::{By, Number, Partial, Steps, Transform};
use crate::problem::{Document, Fault, Problem};
use crate::quarter::{Assessed, Event, Quarter, Roll, Subject};
use crate::scheme::{Counts, Indicator, On, PayBy, PayItem, PayRule, ProRating, Rules, Scheme, ScoreFrom};

/// Finest and largest score. The numerator, multiplied by what rounds or compares it, stays below 2^127 with them.
const SCORE: Size = Size { fine: 10_u128.pow(22), large: 10_u128.pow(11) };
/// The same of an amount in yuan.
const PAY: Size = Size { fine: 10_u128.pow(24), large: 10_u128.pow(10) };

/// How fine and how large exact values can be, whatever the result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Size {
    /// Their common denominator.
    fine: u128,
    /// No value is further from zero than this.
    large: u128,
}

impl Size {
    const ONE: Size = Size { fine: 1, large: 1 };

    fn whole(large: u128) -> Size {
        Size { fine: 1, large }
    }

    /// Any value of four places up to the largest of these.
    fn entered(values: impl Iterator<Item = Fixed>) -> Size {
        Size { fine: 10_000, large: values.map(|value| Size::of(value).large).max().unwrap_or(0) }
    }

    fn of(value: Fixed) -> Size {
        Size::exact(value.exact())
    }

    fn percent(value: Fixed) -> Size {
        Size::exact(value.exact().per(100))
    }

    fn exact(value: Exact) -> Size {
        let (numerator, denominator) = value.per(1).parts();
        let (numerator, denominator) = (numerator.unsigned_abs(), denominator.unsigned_abs());
        Size { fine: denominator, large: numerator.div_ceil(denominator) }
    }

    fn times(self, other: Size) -> Size {
        Size { fine: self.fine.saturating_mul(other.fine), large: self.large.saturating_mul(other.large) }
    }

    fn plus(self, other: Size) -> Size {
        Size { fine: lcm(self.fine, other.fine), large: self.large.saturating_add(other.large) }
    }

    /// Either the one or the other.
    fn or(self, other: Size) -> Size {
        Size { fine: lcm(self.fine, other.fine), large: self.large.max(other.large) }
    }

    /// Any one of these.
    fn any(all: impl Iterator<Item = Size>) -> Size {
        all.fold(Size { fine: 1, large: 0 }, Size::or)
    }

    /// A factor that something is multiplied by before or after something is added: it makes nothing smaller.
    fn at_least_one(self) -> Size {
        Size { large: self.large.max(1), ..self }
    }
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

fn count(number: usize) -> u128 {
    u128::try_from(number).expect("lists are bounded")
}

/// Refuses a quarter whose scores or amounts would be finer or larger.
pub(crate) fn check(scheme: &Scheme, quarter: &Quarter) -> Vec<Problem> {
    let level = |rules, roll, team| Sizes { rules, roll, quarter, scheme, team };
    let team = scheme.team.as_ref().map(|rules| level(rules, &quarter.team, 0).score());
    let own = level(&scheme.own, &quarter.own, team.map_or(0, |team| team.large));
    let found = [("team.indicators", team, SCORE), ("indicators", Some(own.score()), SCORE), ("pay", own.pay(), PAY)];
    found.into_iter().filter_map(|(what, size, most)| refuse(what, size?, most)).collect()
}

fn refuse(what: &str, size: Size, most: Size) -> Option<Problem> {
    let (place, what) = (what.to_owned(), what.to_owned());
    let fault = match size {
        _ if size.fine > most.fine => Fault::TooFine { what },
        _ if size.large > most.large => Fault::TooLarge { what, most: most.large },
        _ => return None,
    };
    Some(Problem { document: Document::Scheme, place, fault })
}

/// A level of assessment, whose values are measured.
struct Sizes<'a> {
    rules: &'a Rules,
    roll: &'a Roll,
    quarter: &'a Quarter,
    scheme: &'a Scheme,
    /// The largest score of a team.
    team: u128,
}

impl Sizes<'_> {
    /// Scores before they are rounded.
    fn score(&self) -> Size {
        let totals = self.roll.subjects.iter().filter_map(|subject| match subject.assessed {
            Assessed::Total(total) => total,
            Assessed::Indicators(_) => None,
        });
        let start = self.rules.score.start.as_ref().map(|start| start.value);
        let base = self.indicators().or(Size { fine: 1, ..Size::entered(totals.chain(start)) });
        let factors = self.rules.factors.iter().filter(|factor| factor.on != On::Pay);
        let adjusted = base.plus(Size::whole(self.events()));
        let scaled = factors.fold(adjusted, |size, factor| size.times(self.number(&factor.from).at_least_one()));
        if self.scheme.difficulty_on == On::Pay { scaled } else { scaled.times(self.coefficient().at_least_one()) }
    }

    /// The sum of all indicators. Where scores are entered and count out of 100 or as they are, it is formed in whole numbers.
    fn indicators(&self) -> Size {
        let leaves = (0..self.rules.indicators.len()).filter(|at| self.rules.indicators[*at].score.is_some());
        let sum = leaves.map(|at| self.contribution(at)).fold(Size::whole(0), Size::plus);
        if is_simple(self.rules) { Size { fine: 1, ..sum } } else { sum }
    }

    fn contribution(&self, at: usize) -> Size {
        let path = std::iter::successors(Some(at), |at| self.rules.indicators[*at].heading);
        path.fold(self.leaf(at), |size, at| match self.rules.indicators[at].counts {
            Counts::Weight => {
                let full_marks = i128::from(self.rules.indicators[at].full_marks.units());
                let hundred = i128::from(Fixed::HUNDRED.units());
                size.times(Size::exact(Exact::new(hundred, full_marks))).times(self.weights(at))
            }
            _ => size,
        })
    }

    fn leaf(&self, at: usize) -> Size {
        let indicator = &self.rules.indicators[at];
        match &indicator.score {
            Some(ScoreFrom::Number(number)) => self.number(number),
            Some(ScoreFrom::Start { .. }) => Size::entered([indicator.full_marks].into_iter()),
            _ => Size::entered([Fixed::whole(bounds::SCORE.max)].into_iter()),
        }
    }

    /// The scheme's weight of an indicator, or those of the villages that have their own.
    fn weights(&self, at: usize) -> Size {
        let villages = self.quarter.villages.iter().filter_map(|village| village.weights.as_ref());
        let own = villages.filter(|_| self.is_own()).map(|weights| Size::percent(weights[at]));
        Size::any(own.chain([Size::percent(self.rules.indicators[at].weight.value)]))
    }

    fn is_own(&self) -> bool {
        std::ptr::eq(self.rules, &self.scheme.own)
    }

    /// What all events come to, were they all one subject's.
    fn events(&self) -> u128 {
        let points = |event: &Event| {
            let item = &self.rules.barometer.items[event.item];
            let each = item.per_post.iter().map(|(_, points)| points.value).chain([item.points.value]);
            let times = item.again.as_ref().map_or(1, |again| again.value) * event.count;
            Size::entered(each).large.saturating_mul(u128::from(times.unsigned_abs()))
        };
        self.roll.events.iter().map(points).fold(0, u128::saturating_add)
    }

    fn coefficient(&self) -> Size {
        let classes = self.scheme.classes.iter().map(|class| class.coefficient.value);
        let changed = self.quarter.coefficients.iter().map(|change| change.coefficient);
        Size::any(classes.chain(changed).map(Size::of))
    }

    /// A number, whatever the quarter's results are.
    fn number(&self, number: &Number) -> Size {
        match &number.transform {
            Transform::Bands(bands) => Size::any(bands.iter().map(|band| Size::of(band.value.value))),
            Transform::Scale(entries) => Size::any(entries.iter().map(|entry| Size::of(entry.value.value))),
            Transform::AsItIs => self.raw(&number.by),
            Transform::Per(divisor) => self.raw(&number.by).times(Size::exact(Exact::whole(1).per(*divisor))),
            Transform::Steps(steps) => self.steps(&number.by, steps),
        }
    }

    fn steps(&self, by: &By, steps: &Steps) -> Size {
        let away = self.raw(by).plus(Size::of(steps.at));
        let share = Exact::new(i128::from(Fixed::ONE.units()), i128::from(steps.each.units()));
        let count = away.times(Size::exact(share));
        let count = if steps.partial == Partial::Share { count } else { Size { fine: 1, ..count } };
        let value = Size::of(steps.start).plus(Size::of(steps.change).times(count));
        let ends = [steps.lowest, steps.highest].map(|end| end.map(Size::of));
        match ends {
            [Some(lowest), Some(highest)] => Size { large: lowest.or(highest).large, ..value },
            _ => value,
        }
    }

    fn raw(&self, by: &By) -> Size {
        let (villages, subjects) = (&self.quarter.villages, &self.roll.subjects);
        match by {
            By::Fact { fact, ranked: false } => {
                let of_villages = villages.iter().filter_map(|village| village.facts[*fact]);
                Size::entered(of_villages.chain(subjects.iter().filter_map(|subject| subject.facts[*fact])))
            }
            By::Measure { measure, ranked: false } => {
                let slot = crate::difficulty::slot(*measure);
                let stated = villages.iter().filter_map(|village| village.measures[slot]);
                Size::whole(stated.map(|measure| u128::from(measure.unsigned_abs())).max().unwrap_or(0))
            }
            By::Fact { .. } | By::Measure { .. } | By::TeamRank => Size::whole(count(villages.len())),
            By::Rank | By::RankFromEnd => Size::whole(count(subjects.len())),
            By::Months => Size::whole(12),
            By::Ballot(ballot) => {
                let options =
                    Size::any(self.rules.ballots[*ballot].options.iter().map(|option| Size::of(option.value.value)));
                Size { fine: options.fine.saturating_mul(self.votes(*ballot)), ..options }
            }
            By::Votes { ballot, .. } => Size { fine: self.votes(*ballot), large: 1 },
            By::Events(items) => {
                let events = self.roll.events.iter().filter(|event| items.contains(&event.item));
                Size::whole(events.map(|event| u128::from(event.count.unsigned_abs())).sum())
            }
            By::Indicator(indicator) => self.leaf(*indicator),
            By::Earlier => self.earlier(),
            By::TeamScore => Size { fine: 10_000, large: self.team },
            By::Score => Size { fine: 10_000, large: self.score().large },
            // Grades have a value only by a scale.
            By::Rating | By::TeamGrade => Size::ONE,
        }
    }

    /// The common multiple of how many votes were cast.
    fn votes(&self, ballot: usize) -> u128 {
        let cast = self.roll.subjects.iter().filter_map(|subject| subject.votes[ballot].as_ref());
        cast.map(|votes| u128::from(votes.iter().sum::<i64>().unsigned_abs())).fold(1, lcm)
    }

    /// The mean of earlier scores.
    fn earlier(&self) -> Size {
        let scores = self.roll.subjects.iter().flat_map(|subject| &subject.earlier).filter_map(|earlier| earlier.score);
        let scored = |subject: &Subject| subject.earlier.iter().filter(|earlier| earlier.score.is_some()).count();
        let counts = self.roll.subjects.iter().map(|subject| count(scored(subject).max(1)));
        Size { fine: counts.fold(1, lcm), large: 1 }.times(Size::entered(scores))
    }

    /// The finest and the largest item of pay.
    fn pay(&self) -> Option<Size> {
        let pay = self.scheme.pay.as_ref()?;
        let roles = Size::any(self.scheme.posts.iter().map(|post| Size::of(post.role_factor.value))).at_least_one();
        let posts = Size::whole(count(self.scheme.posts.len()).max(1));
        let others =
            pay.two_posts.as_ref().map_or(Size::ONE, |share| Size::percent(share.value).at_least_one().times(posts));
        let on_pay = self.rules.factors.iter().filter(|factor| factor.on == On::Pay);
        let factors = on_pay.map(|factor| self.number(&factor.from).at_least_one());
        let around = factors.fold(roles.times(others).times(self.coefficient().at_least_one()), Size::times);
        let items = pay.items.iter().map(|item| self.item(item).times(self.time(pay)).times(around));
        Some(items.fold(Size::whole(self.events()), |all, item| Size {
            large: all.large.saturating_add(item.large),
            ..all.or(item)
        }))
    }

    /// The part of the period that is paid; in months where standards are for a month.
    fn time(&self, pay: &PayRule) -> Size {
        let fine = match pay.pro_rating.value {
            ProRating::Days => u128::from(self.quarter.period.day_count().unsigned_abs()),
            ProRating::Months => 12,
            ProRating::None => 1,
        };
        Size { fine, large: if pay.per_month { 12 } else { 1 } }
    }

    fn item(&self, item: &PayItem) -> Size {
        let grades = || self.rules.grading.iter().flat_map(|grading| &grading.grades);
        let score = || Size { fine: 10_000, large: self.score().large };
        let points = |line: Fixed, yuan: Fixed| score().plus(Size::of(line)).times(Size::of(yuan));
        let share = item.share.as_ref().map_or(Size::ONE, |share| Size::percent(share.value));
        let standard = || self.standard(item).times(share);
        match &item.by {
            PayBy::Fixed => standard(),
            PayBy::Ratio => standard()
                .times(Size::any(grades().filter_map(|grade| grade.ratio.as_ref()).map(|ratio| Size::of(ratio.value)))),
            PayBy::Amount => Size::any(
                grades().filter_map(|grade| grade.amount.as_ref()).map(|amount| Size::exact(amount.value.exact())),
            ),
            PayBy::Score(full) => standard()
                .times(score())
                .times(Size::exact(Exact::new(i128::from(Fixed::ONE.units()), i128::from(full.units())))),
            PayBy::PointsMissing { line, yuan } => standard().plus(points(line.value, yuan.value)),
            PayBy::PointsAbove { line, yuan } => points(line.value, yuan.value),
            PayBy::Prizes(prizes) => Size::any(prizes.iter().map(|(_, yuan)| Size::exact(yuan.value.exact()))),
        }
    }

    fn standard(&self, item: &PayItem) -> Size {
        match (item.standard_fact, &item.standard) {
            (Some(fact), _) => self.raw(&By::Fact { fact, ranked: false }),
            (None, Some(own)) => Size::exact(own.value.exact()),
            (None, None) => {
                let posts = self.scheme.posts.iter().filter_map(|post| post.standard.as_ref());
                Size::any(posts.chain(&self.scheme.standard).map(|standard| Size::exact(standard.value.exact())))
            }
        }
    }
}

/// Scores are entered, count out of 100 or as they are, and nothing multiplies them.
fn is_simple(rules: &Rules) -> bool {
    let plain = |indicator: &Indicator| match (&indicator.score, indicator.counts) {
        (Some(ScoreFrom::Number(_)), _) => false,
        (None, Counts::Weight) => false,
        (_, Counts::Weight) => indicator.full_marks == Fixed::HUNDRED,
        _ => true,
    };
    rules.factors.iter().all(|factor| factor.on == On::Pay) && rules.indicators.iter().all(plain)
}
