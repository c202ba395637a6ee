//! What would move one who is assessed: to which grade every score leads that can be entered for him, and what each place
//! among others would give. Every score is tried, none is passed over: a rank need not follow a score evenly.

use std::collections::BTreeSet;

use crate::adjust;
use crate::assess::{self, Assessment, Level};
use crate::bounds;
use crate::exact::{Fixed, Money};
use crate::grade;
use crate::number::{By, Number};
use crate::open::Open;
use crate::pay;
use crate::quarter::{Assessed, Event, Roll, Subject};
use crate::rank;
use crate::red_line;
use crate::scheme::{Counts, On, PayBy, Scheme, ScoreFrom, SubjectKind};
use crate::score;

/// Scores are tried in steps of a hundredth of a point.
const STEP: i64 = Fixed::ONE.units() / 100;

/// What changing one score would do, everything else being as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scale {
    /// Index of the indicator; none for a total that is entered as a whole.
    pub(crate) indicator: Option<usize>,
    /// The highest score that is tried.
    pub(crate) full_marks: Fixed,
    /// The score that is entered.
    pub(crate) score: Option<Fixed>,
    /// From nothing to full marks.
    pub(crate) ranges: Vec<Range>,
}

/// Scores next to each other that lead to the same grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Range {
    /// The lowest of them.
    pub(crate) from: Fixed,
    /// The highest.
    pub(crate) to: Fixed,
    /// Index of the grade.
    pub(crate) grade: Option<usize>,
    /// What is paid for the lowest and for the highest.
    pub(crate) net: [Option<Money>; 2],
}

/// A rank, or several in a row, and what they can give.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Place {
    /// The best rank.
    pub(crate) from: usize,
    /// The last one.
    pub(crate) to: usize,
    /// Grade and pay; more than one where it depends on how the others stand.
    pub(crate) outcomes: Vec<(Option<usize>, Option<Money>)>,
}

/// Whether somebody's grade or pay depends on the scores of others.
pub(crate) fn depends_on_others(scheme: &Scheme) -> bool {
    let by_rank = |by: &By| matches!(by, By::Rank | By::RankFromEnd);
    let grades = scheme.own.grading.iter().flat_map(|grading| &grading.grades);
    grades.clone().any(|grade| grade.quota.is_some() || grade.tests.iter().any(|test| by_rank(&test.of.by)))
        || scheme.own.factors.iter().any(|factor| factor.on == On::Pay && by_rank(&factor.from.by))
        || scheme.pay.iter().flat_map(|pay| &pay.items).any(|item| matches!(item.by, PayBy::Prizes(_)))
}

/// What a subject is paid, with what is withheld or added besides.
pub(crate) fn net(open: &Open, subject: usize) -> Option<Money> {
    Some(open.settlement.pool.paid[subject]? + withheld_or_added(&open.quarter.own.subjects[subject]))
}

fn withheld_or_added(subject: &Subject) -> Money {
    subject.adjustments.iter().map(|adjustment| adjustment.amount).sum()
}

/// The scale of every score that is entered for the subject. The quarter is afterwards what it was.
pub(crate) fn scales(open: &mut Open, subject: usize) -> Vec<Scale> {
    // What is entered for a village as a team is entered for the village, and moves both.
    if open.scheme.subject == SubjectKind::Village && open.scheme.team.is_some() {
        return Vec::new();
    }
    let entered: Vec<Option<usize>> = match &open.quarter.own.subjects[subject].assessed {
        Assessed::Total(_) => vec![None],
        Assessed::Indicators(_) => (0..open.scheme.own.indicators.len())
            .filter(|at| matches!(open.scheme.own.indicators[*at].score, Some(ScoreFrom::Entered)))
            .filter(|at| weighs(open, subject, *at))
            .map(Some)
            .collect(),
    };
    entered.into_iter().map(|indicator| Trial { open, subject, indicator }.scale()).collect()
}

fn weighs(open: &Open, subject: usize, indicator: usize) -> bool {
    let counts = open.scheme.own.indicators[indicator].counts;
    counts != Counts::Weight || score::weight(&open.level(&open.settlement.own), subject, indicator) != Fixed::ZERO
}

/// One score of one subject, of which every value is tried.
struct Trial<'a> {
    open: &'a mut Open,
    subject: usize,
    indicator: Option<usize>,
}

/// All that a grade depends on when one score changes: how many stand before, how many beside, and what the own score reaches.
/// Beside others what is compared may be the score itself.
#[derive(PartialEq, Eq)]
struct Standing {
    before: usize,
    beside: Option<Fixed>,
    reaches: Option<Vec<bool>>,
}

impl Trial<'_> {
    fn scale(mut self) -> Scale {
        let (score, full_marks) = (self.written(), self.full_marks());
        let graded = self.open.settlement.own.clone();
        let mut ranges: Vec<Range> = Vec::new();
        for (from, to) in self.alike(&graded) {
            let grade = self.grade_at(&graded, from);
            match ranges.last_mut() {
                Some(last) if last.grade == grade => last.to = to,
                _ => ranges.push(Range { from, to, grade, net: [None; 2] }),
            }
        }
        self.write(score);
        for range in &mut ranges {
            range.net = [range.from, range.to].map(|value| self.net_at(value));
        }
        self.write(score);
        self.open.resettle([self.subject].into());
        Scale { indicator: self.indicator, full_marks, score, ranges }
    }

    /// A total has no full marks of its own: as far as the scheme's ceiling, or as its grades ask for.
    fn full_marks(&self) -> Fixed {
        let rules = &self.open.scheme.own;
        if let Some(indicator) = self.indicator {
            return rules.indicators[indicator].full_marks;
        }
        let asked = rules.grading.iter().flat_map(|grading| &grading.grades).filter_map(|grade| grade.from.as_ref());
        let ceiling = rules.score.ceiling.as_ref().map(|ceiling| ceiling.value);
        let highest = asked.map(|from| from.value).chain(self.written()).fold(Fixed::HUNDRED, Fixed::max);
        ceiling.unwrap_or(highest).max(Fixed::ZERO)
    }

    /// The values one after the other, those together that stand alike.
    fn alike(&mut self, graded: &Assessment) -> Vec<(Fixed, Fixed)> {
        let subjects = &self.open.quarter.own.subjects;
        let alone = !depends_on_others(&self.open.scheme);
        let others: Vec<Fixed> = graded.order[subjects[self.subject].cohort]
            .iter()
            .filter(|ranked| !alone && !ranked.sunk && ranked.subject != self.subject)
            .map(|ranked| ranked.score)
            .collect();
        let (values, steady) = (self.values(), self.is_steady());
        let mut found = graded.clone();
        let mut standing = |at: usize| self.standing(&mut found, &others, values[at]);
        let (mut alike, mut from) = (Vec::new(), 0);
        while from < values.len() {
            let first = standing(from);
            let end = if steady {
                first_that(from + 1..values.len(), |at| standing(at) != first)
            } else {
                (from + 1..values.len()).find(|at| standing(*at) != first).unwrap_or(values.len())
            };
            alike.push((values[from], values[end - 1]));
            from = end;
        }
        alike
    }

    /// Whether the own score can only rise with this one, or only fall, and nothing but it leads to a grade. Then values stand
    /// alike if both that they lie between do, and need not be looked at.
    fn is_steady(&self) -> bool {
        let rules = &self.open.scheme.own;
        let follows = |number: &Number| match number.by {
            By::Indicator(indicator) => Some(indicator) == self.indicator,
            By::Score | By::Rank | By::RankFromEnd => true,
            _ => false,
        };
        let scores = rules.indicators.iter().filter_map(|indicator| match &indicator.score {
            Some(ScoreFrom::Number(number)) => Some(number),
            _ => None,
        });
        let factors = rules.factors.iter().filter(|factor| factor.on != On::Pay).map(|factor| &factor.from);
        let tests = rules.grading.iter().flat_map(|grading| &grading.grades).flat_map(|grade| &grade.tests);
        !scores.chain(factors).chain(tests.map(|test| &test.of)).any(follows)
    }

    /// Whole hundredths from nothing to full marks, and the score that is written.
    fn values(&self) -> Vec<Fixed> {
        let full_marks = self.full_marks();
        let steps = (0..=full_marks.units() / STEP).map(|step| Fixed::from_units(step * STEP));
        let values: BTreeSet<Fixed> = steps.chain([full_marks]).chain(self.written()).collect();
        values.into_iter().collect()
    }

    fn standing(&mut self, found: &mut Assessment, others: &[Fixed], value: Fixed) -> Standing {
        self.write(Some(value));
        self.score_again(found);
        let Some(own) = found.scores[self.subject].as_ref().map(|score| score.rounded) else {
            return Standing { before: 0, beside: None, reaches: None };
        };
        let before = others.partition_point(|other| *other > own);
        let beside = (others.get(before) == Some(&own)).then_some(value);
        let level = Level { results: Some(found), ..self.open.level(&self.open.settlement.own) };
        let grades = level.rules.grading.as_ref().map_or(0, |grading| grading.grades.len());
        let reaches = (0..grades).map(|grade| grade::eligible(&level, self.subject, grade)).collect();
        Standing { before, beside, reaches: Some(reaches) }
    }

    fn score_again(&self, found: &mut Assessment) {
        let level = self.open.level(&self.open.settlement.own);
        let base = score::score_subject(&Level { results: Some(found), ..level }, self.subject);
        found.base[self.subject] = base;
        let score = adjust::adjust_subject(&Level { results: Some(found), ..level }, self.subject);
        found.scores[self.subject] = score;
    }

    fn grade_at(&mut self, graded: &Assessment, value: Fixed) -> Option<usize> {
        self.write(Some(value));
        let mut found = graded.clone();
        self.score_again(&mut found);
        let level = self.open.level(&self.open.settlement.own);
        rank::reorder(&Level { results: None, ..level }, &mut found, self.subject);
        let found = assess::rank_and_grade(Level { results: None, ..level }, found);
        found.grades[self.subject].as_ref()?.grade
    }

    fn net_at(&mut self, value: Fixed) -> Option<Money> {
        self.write(Some(value));
        self.open.resettle([self.subject].into());
        net(self.open, self.subject)
    }

    fn written(&self) -> Option<Fixed> {
        match (&self.open.quarter.own.subjects[self.subject].assessed, self.indicator) {
            (Assessed::Indicators(scores), Some(indicator)) => scores[indicator],
            (Assessed::Total(total), _) => *total,
            (Assessed::Indicators(_), None) => None,
        }
    }

    fn write(&mut self, score: Option<Fixed>) {
        match (&mut self.open.quarter.own.subjects[self.subject].assessed, self.indicator) {
            (Assessed::Indicators(scores), Some(indicator)) => scores[indicator] = score,
            (Assessed::Total(total), _) => *total = score,
            (Assessed::Indicators(_), None) => {}
        }
    }
}

/// The first position of which it is true, where it is true of all that follow; the end if there is none.
fn first_that(positions: std::ops::Range<usize>, mut is_true: impl FnMut(usize) -> bool) -> usize {
    let (mut from, mut to) = (positions.start, positions.end);
    while from < to {
        let middle = from.midpoint(to);
        if is_true(middle) {
            to = middle;
        } else {
            from = middle + 1;
        }
    }
    from
}

/// What each rank among so many would give with the present score: with the others close by and far away, above and below.
/// Nothing for who has no score yet, or whom a red line leads to the last grade.
pub(crate) fn places(open: &Open, subject: usize, among: usize) -> Vec<Place> {
    let own = &open.settlement.own;
    let sunk = red_line::sinks(&open.scheme, &open.quarter, &own.hits[subject]);
    if sunk || own.scores[subject].is_none() || open.scheme.own.grading.is_none() {
        return Vec::new();
    }
    let far = bounds::SCORE.max;
    let mut places: Vec<Place> = Vec::new();
    let mut crowds: Vec<Crowd<'_>> = [(0, 0), (0, far), (far, 0), (far, far)]
        .map(|(above, below)| Crowd::new(open, subject, among, [above, below].map(Fixed::whole)))
        .into();
    for rank in 1..=among {
        let mut outcomes = Vec::new();
        for outcome in crowds.iter_mut().map(|crowd| crowd.at(rank)) {
            if !outcomes.contains(&outcome) {
                outcomes.push(outcome);
            }
        }
        match places.last_mut() {
            Some(last) if last.outcomes == outcomes => last.to = rank,
            _ => places.push(Place { from: rank, to: rank, outcomes }),
        }
    }
    places
}

/// Somebody among others who are like him but for their scores, no two of which are equal.
struct Crowd<'a> {
    open: &'a Open,
    roll: Roll,
    found: Assessment,
    /// By how much the others' scores are away, above and below.
    away: [Fixed; 2],
}

impl Crowd<'_> {
    fn new(open: &Open, subject: usize, among: usize, away: [Fixed; 2]) -> Crowd<'_> {
        let (own, roll) = (&open.settlement.own, &open.quarter.own);
        let mine = |event: &&Event| event.subject == subject;
        let roll = Roll {
            subjects: vec![roll.subjects[subject].clone(); among],
            cohorts: roll.cohorts.clone(),
            events: roll.events.iter().filter(mine).map(|event| Event { subject: 0, ..event.clone() }).collect(),
            ..Roll::default()
        };
        let mut hits = vec![Vec::new(); among];
        hits[0].clone_from(&own.hits[subject]);
        let found = Assessment {
            base: vec![own.base[subject].clone(); among],
            adjustments: vec![own.adjustments[subject].clone(); among],
            scores: vec![own.scores[subject].clone(); among],
            hits,
            ..Assessment::default()
        };
        Crowd { open, roll, found, away }
    }

    /// Grade and pay of who has this rank.
    fn at(&mut self, rank: usize) -> (Option<usize>, Option<Money>) {
        let [above, below] = self.away.map(Fixed::units);
        let own = self.found.scores[0].as_ref().map_or(Fixed::ZERO, |score| score.rounded).units();
        for (other, score) in self.found.scores.iter_mut().enumerate().skip(1) {
            let place = i64::try_from(other).expect("a place is small");
            let units = if other < rank { own + above + place } else { own - below - place };
            if let Some(score) = score {
                score.rounded = Fixed::from_units(units);
            }
        }
        let of_open = self.open.level(&self.open.settlement.own);
        let level = Level { roll: &self.roll, results: None, ..of_open };
        let mut found = self.found.clone();
        found.order = rank::order(&level, &found);
        let found = assess::rank_and_grade(level, found);
        let level = Level { results: Some(&found), ..level };
        let grade = found.grades[0].as_ref().and_then(|graded| graded.grade);
        let earned = self.open.scheme.pay.as_ref().and_then(|rule| pay::pay_subject(&level, rule, 0));
        let net = earned.map(|earned| earned.total + withheld_or_added(&self.roll.subjects[0]));
        (grade, net)
    }
}
