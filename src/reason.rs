//! Why each figure is what it is: the trace as data. `text` turns it into Chinese or English.
//!
//! Nothing is calculated here; the stages' own findings are laid out in the order in which one would check them by hand.

mod grade;
mod number;
mod pay;
mod pool;
mod remarks;
mod score;
mod village;

use crate::assess::{Assessment, Level};
use crate::exact::{Fixed, Rounding};
use crate::period::Day;
use crate::pool::Action;
use crate::problem::Document;
use crate::quarter::{Quarter, Record, Subject};
use crate::scheme::{Comparison, Grade, Mark, Measure, Origin, Scheme, SubjectKind};
use crate::settle::Settlement;
use crate::text::{Kind, Part, Say, Thing};

/// A step of an explanation.
#[derive(Debug)]
pub struct Reason {
    /// What it says, as data.
    pub step: Step,
    /// The figure it arrives at.
    pub figure: Option<String>,
    /// Published or example, where the rule says so.
    pub mark: Option<Mark>,
    /// Title of the rule's source.
    pub source: Option<String>,
    /// Where the rule or the fact stands.
    pub place: Option<(Document, String)>,
    /// What it is made of.
    pub steps: Vec<Reason>,
}

macro_rules! steps {
    ($($kind:literal $variant:ident $({ $($field:ident: $type:ty),* })?;)*) => {
        /// What a step says. Figures are already text; nothing is rounded on the way.
        #[derive(Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the sentences in text/ say what each one means")]
        pub enum Step { $($variant $({ $($field: $type),* })?),* }

        impl Step {
            /// The stable name of the kind of step, e.g. `grade-ratio`.
            pub fn kind(&self) -> &'static str {
                match self { $(Step::$variant { .. } => $kind),* }
            }

            /// Every kind, in the order of this table.
            pub const KINDS: &[&'static str] = &[$($kind),*];

            /// Every kind with the names of its parts.
            #[cfg(test)]
            pub(crate) const PARTS: &[(&'static str, &'static str)] = &[$((concat!("step.", $kind), stringify!($($($field)*)?))),*];
        }

        impl Say for Step {
            fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
                match self {
                    $(Step::$variant { $($($field),*)? } => hear(Part::Thing(Thing {
                        kind: &Kind { code: concat!("step.", $kind), names: stringify!($($($field)*)?) },
                        parts: &[$($($field),*)?],
                    })),)*
                }
            }
        }
    };
}

steps! {
    // Pay.
    "pay" Pay { formula: String, exact: String, paid: Option<String> };
    "pay-open" PayOpen { undecided: bool };
    "standard" Standard;
    "role-factor" RoleFactor { post: String };
    "grade-ratio" GradeRatio { grade: String };
    "coefficient" Coefficient { class: String };
    "months" Months { months: i64, reason: Option<String> };
    "days" Days { days: i64, of: i64 };
    "months-paid" MonthsPaid { months: i64 };
    "pay-item" PayItem { name: String, formula: String, exact: String };
    "pay-item-withheld" PayItemWithheld { name: String, red_line: String };
    "pay-events" PayEvents;
    "item-share" ItemShare;
    "own-standard" OwnStandard { fact: String };
    "other-posts" OtherPosts { posts: Vec<String>, share: String };
    "grade-amount" GradeAmount { grade: String };
    "score-share" ScoreShare { score: String };
    "points-missing" PointsMissing { score: String, line: String, yuan: String, standard: String };
    "points-above" PointsAbove { score: String, line: String, yuan: String };
    "prize" Prize { rank: usize };
    "factor" Factor { name: String, number: NumberSaid };
    "claw-back" ClawBack { odd_fen: bool };
    "net-adjustment" NetAdjustment { reason: String };
    "pay-rounding" PayRounding { exact: String, rounding: Rounding, rounded: String };
    "pool-change" PoolChange { action: Action, earned: String, paid: String, odd_fen: bool };

    // Grade.
    "grade" Grade { grade: String };
    "grade-open" GradeOpen;
    "by-threshold" ByThreshold { score: String, from: String, below: Option<String>, grade: String };
    "by-place" ByPlace { score: String, from: Option<String>, rank: usize, places: usize, grade: String };
    "by-tie-rule" ByTieRule { score: String, places: usize, grade: String, compared: Vec<String> };
    "by-tie-decision" ByTieDecision { grade: String, record: Said };
    "by-rest" ByRest { score: String, below: Option<String>, grade: String };
    "no-place" NoPlace { score: String, rank: usize, places: usize, grade: String, record: Option<Said> };
    "tie-down" TieDown { grade: String, places: usize };
    "tie-lost" TieLost { grade: String, places: usize, compared: Vec<String> };
    "tie-open" TieOpen { grade: String, places: usize, people: Vec<String> };
    "quota-share" QuotaShare { of: SubjectKind, headcount: usize, share: String, at_least: bool, exact: String, places: usize };
    "quota-places" QuotaPlaces { of: SubjectKind, places: usize, at_least: bool };
    "quota-by-team" QuotaByTeam { of: SubjectKind, headcount: usize, team_grade: Option<String>, share: String, at_least: bool, exact: String, places: usize };
    "condition" Condition { grade: String, number: NumberSaid, bounds: Vec<(Comparison, String)>, holds: bool };
    "condition-unknown" ConditionUnknown { grade: String };
    "no-better-than" NoBetterThan { grade: String };
    "run" Run { grade: String, length: usize, consequence: Option<String> };
    "by-red-line" ByRedLine { grade: String };
    "by-decision" ByDecision { from: Option<String>, grade: String, record: Said };

    // Red lines.
    "red-line-hit" RedLineHit { red_line: String, village: String, grid: Option<String>, date: Day, basis: String, as_what: Vec<HitAs> };

    // Rank.
    "rank" Rank { of: SubjectKind, rank: usize, among: usize, sharing: usize, category: String };
    "rank-open" RankOpen;
    "rank-last" RankLast;
    "two-posts" TwoPosts { posts: Vec<String>, category: String };
    "above" Above { name: String, score: String, red_lined: bool };
    "below" Below { name: String, score: String, red_lined: bool };

    // Score.
    "score" Score { formula: String };
    "score-pending" ScorePending { indicators: Vec<String> };
    "total-given" TotalGiven;
    "weighted" Weighted { indicator: String, score: String, weight: String, own_weight: bool };
    "pointed" Pointed { indicator: String, full_marks: String };
    "base" Base { count: usize };
    "starting-score" StartingScore;
    "from-number" FromNumber { indicator: String, number: NumberSaid, scale: String };
    "shared-score" SharedScore { indicator: String, score: String, scale: String };
    "start-moved" StartMoved { indicator: String, full: bool, start: String, moved: String, value: String, scale: String };
    "in-scale" InScale { indicator: String, score: String, scale: String };
    "score-factor" ScoreFactor { name: String, number: NumberSaid, before: String };
    "score-difficulty" ScoreDifficulty { class: String, before: String };
    "earlier-stage" EarlierStage { stage: String, changes: Vec<(String, String, String)> };
    "account" Account { opening: String, earned: String, redeemed: String };
    "event" Event { item: String, bonus: bool, points: String, yuan: bool, count: i64, again: Option<(i64, i64)>, date: Day, outweighed: Option<Outweighed> };
    "item-cap" ItemCap { item: String, sum: String, cap: String };
    "month-cap" MonthCap { item: String, sum: String, cap: String };
    "group-cap" GroupCap { group: String, sum: String, cap: String };
    "total-cap" TotalCap { bonus: bool, reached: bool, sum: String, cap: String };
    "no-cap" NoCap { bonus: bool };
    "floor" Floor { value: String, floor: String };
    "ceiling" Ceiling { value: String, ceiling: String };
    "score-rounding" ScoreRounding { exact: String, rounding: Rounding, rounded: String };

    // Difficulty.
    "class" Class { village: String, class: String };
    "band" Band { measure: Measure, number: i64, from: i64, class: String };
    "moved" Moved { measure: Measure, number: i64, bound: i64, harder: bool };
    "suggested" Suggested { class: String };
    "assigned" Assigned { class: String, differs: bool, reason: Option<String> };
    "not-assigned" NotAssigned { class: String };
    "adjusted" Adjusted { class: String, from: String, to: String, reason: String };

    // Pool.
    "set-aside" SetAside { of: SubjectKind, standard: Option<String>, people: usize, months: Option<(i64, i64)> };
    "set-aside-sum" SetAsideSum;
    "set-aside-earned" SetAsideEarned;
    "opening-balance" OpeningBalance;
    "available" Available { set_aside: String, opening: String };
    "earned" Earned { of: SubjectKind, people: usize };
    "pool-action" PoolAction { action: Action, over: bool };
    "odd-fen" OddFen { names: Vec<String> };
    "balance" Balance { available: String, payable: String };
}

/// In what capacity somebody is hit.
#[derive(Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum HitAs {
    GridCadre,
    Post(String),
    Offender,
    Village,
}

/// Why an event does not count.
#[derive(Debug, PartialEq, Eq)]
pub enum Outweighed {
    /// A larger one of the same matter does.
    Matter(String),
    /// A larger one of the same group does.
    Group(String),
}

/// Where a number came from and how it was transformed, to be said.
#[derive(Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub struct NumberSaid {
    pub what: NumberIs,
    pub raw: String,
    pub how: How,
    pub value: String,
}

/// What a number is.
#[derive(Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum NumberIs {
    Fact { name: String, unit: Option<String>, ranked: bool },
    Measure { measure: Measure, ranked: bool },
    Months,
    Ballot { name: String, votes: Vec<(String, i64, String)> },
    Votes { ballot: String, options: Vec<String>, votes: i64, all: i64 },
    Events { items: Vec<String> },
    Rating { grade: String },
    Indicator { name: String },
    Earlier { periods: Vec<(String, String)>, missing: Vec<String> },
    TeamScore,
    TeamRank,
    TeamGrade { grade: String },
    Score,
    Rank,
    RankFromEnd,
}

/// How a number was transformed.
#[derive(Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum How {
    AsItIs,
    Per(i64),
    Band { from: Option<String> },
    Steps { at: String, start: String, each: String, change: String },
    Scale,
}

/// What a recorded decision says of itself.
#[derive(Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub struct Said {
    pub reason: String,
    pub date: Day,
    pub by: Option<String>,
}

impl From<&Record> for Said {
    fn from(record: &Record) -> Said {
        Said { reason: record.reason.clone(), date: record.date, by: record.by.clone() }
    }
}

impl Reason {
    fn new(step: Step, figure: impl Into<Option<String>>) -> Reason {
        Reason { step, figure: figure.into(), mark: None, source: None, place: None, steps: Vec::new() }
    }

    fn of(mut self, origin: &Origin) -> Reason {
        (self.mark, self.source) = (origin.mark, origin.source.clone());
        self.place = (!origin.place.is_empty()).then(|| (Document::Scheme, origin.place.clone()));
        self
    }

    fn at(mut self, place: String) -> Reason {
        self.place = Some((Document::Quarter, place));
        self
    }

    fn with(mut self, steps: Vec<Reason>) -> Reason {
        self.steps = steps;
        self
    }
}

/// A settled quarter with everything its explanations refer to.
#[derive(Clone, Copy)]
pub struct Explain<'a> {
    /// The rules.
    pub scheme: &'a Scheme,
    /// The facts.
    pub quarter: &'a Quarter,
    /// What the stages found.
    pub settlement: &'a Settlement,
    /// Of villages as teams, rather than of who is paid.
    pub team: bool,
}

impl<'a> Explain<'a> {
    /// Why a subject gets that amount, that grade, that rank, that score, and why the village has that class.
    pub fn subject(self, index: usize) -> Vec<Reason> {
        let village = self.subject_of(index).village;
        let pay = (self.scheme.pay.is_some() && !self.team).then(|| self.pay(index));
        let grade = self.level().rules.grading.is_some().then(|| self.grade(index));
        let account = self.account(index);
        let class = (!self.scheme.classes.is_empty() && !self.team).then(|| self.village(village));
        let middle = [self.rank(index), self.score(index)];
        let net = if self.team { Vec::new() } else { self.net_adjustments(index) };
        pay.into_iter().chain(net).chain(grade).chain(middle).chain(account).chain(class).collect()
    }

    /// The level with all its results.
    /// Who is ranked and graded here.
    pub(crate) fn whom(self) -> SubjectKind {
        if self.team { SubjectKind::Village } else { self.scheme.subject }
    }

    pub(crate) fn level(self) -> Level<'a> {
        let (scheme, quarter, settlement) = (self.scheme, self.quarter, self.settlement);
        let team = settlement.team.as_ref();
        let (rules, roll, results) = match (&scheme.team, team) {
            (Some(rules), Some(found)) if self.team => (rules, &quarter.team, found),
            _ => (&scheme.own, &quarter.own, &settlement.own),
        };
        let team = team.filter(|_| !self.team);
        Level { scheme, quarter, classes: &settlement.classes, rules, roll, team, results: Some(results) }
    }

    fn found(self) -> &'a Assessment {
        self.level().results.expect("it has been settled")
    }

    fn subject_of(self, index: usize) -> &'a Subject {
        &self.level().roll.subjects[index]
    }

    fn name(self, index: usize) -> String {
        self.subject_of(index).name.clone()
    }

    fn village_name(self, index: usize) -> String {
        self.quarter.villages[self.subject_of(index).village].name.clone()
    }

    fn rounded_score(self, index: usize) -> String {
        self.found().scores[index].as_ref().map(|score| score.rounded.to_string()).unwrap_or_default()
    }

    fn grades(self) -> &'a [Grade] {
        self.level().rules.grading.as_ref().map_or(&[], |grading| grading.grades.as_slice())
    }

    fn grade_name(self, grade: usize) -> String {
        self.grades()[grade].name.clone()
    }

    /// The name of those who are ranked together; empty where it is everybody.
    fn cohort_name(self, index: usize) -> String {
        self.level().roll.cohorts[self.subject_of(index).cohort].name.clone()
    }
}

/// `0.8` as `80%`.
pub(crate) fn percent(ratio: Fixed) -> String {
    format!("{}%", Fixed::from_units(ratio.units() * 100).to_text(0))
}
