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
use crate::scheme::{Comparison, Grade, Mark, Measure, Origin, Scheme};
use crate::settle::Settlement;

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

/// What a step says. Figures are already text; nothing is rounded on the way.
#[derive(Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the sentences in text/ say what each one means")]
pub enum Step {
    // Pay.
    Pay {
        formula: String,
        exact: String,
        paid: Option<String>,
    },
    PayOpen {
        undecided: bool,
    },
    Standard,
    RoleFactor {
        post: String,
    },
    GradeRatio {
        grade: String,
    },
    Coefficient {
        class: String,
    },
    Months {
        months: i64,
        reason: Option<String>,
    },
    Days {
        days: i64,
        of: i64,
    },
    MonthsPaid {
        months: i64,
    },
    PayItem {
        name: String,
        formula: String,
        exact: String,
    },
    PayItemWithheld {
        name: String,
        red_line: String,
    },
    PayEvents,
    ItemShare,
    OwnStandard {
        fact: String,
    },
    OtherPosts {
        posts: Vec<String>,
        share: String,
    },
    GradeAmount {
        grade: String,
    },
    ScoreShare {
        score: String,
    },
    PointsMissing {
        score: String,
        line: String,
        yuan: String,
        standard: String,
    },
    PointsAbove {
        score: String,
        line: String,
        yuan: String,
    },
    Prize {
        rank: usize,
    },
    Factor {
        name: String,
        number: NumberSaid,
    },
    ClawBack {
        odd_fen: bool,
    },
    NetAdjustment {
        reason: String,
    },
    PayRounding {
        exact: String,
        rounding: Rounding,
        rounded: String,
    },
    PoolChange {
        action: Action,
        earned: String,
        paid: String,
        odd_fen: bool,
    },
    // Grade.
    Grade {
        grade: String,
    },
    GradeOpen,
    ByThreshold {
        score: String,
        from: String,
        below: Option<String>,
        grade: String,
    },
    ByPlace {
        score: String,
        from: Option<String>,
        rank: usize,
        places: usize,
        grade: String,
    },
    ByTieRule {
        score: String,
        places: usize,
        grade: String,
        compared: Vec<String>,
    },
    ByTieDecision {
        grade: String,
        record: Said,
    },
    ByRest {
        score: String,
        below: Option<String>,
        grade: String,
    },
    NoPlace {
        score: String,
        rank: usize,
        places: usize,
        grade: String,
        record: Option<Said>,
    },
    TieDown {
        grade: String,
        places: usize,
    },
    TieLost {
        grade: String,
        places: usize,
        compared: Vec<String>,
    },
    TieOpen {
        grade: String,
        places: usize,
        people: Vec<String>,
    },
    QuotaShare {
        headcount: usize,
        share: String,
        at_least: bool,
        exact: String,
        places: usize,
    },
    QuotaPlaces {
        places: usize,
        at_least: bool,
    },
    QuotaByTeam {
        headcount: usize,
        team_grade: Option<String>,
        share: String,
        at_least: bool,
        exact: String,
        places: usize,
    },
    Condition {
        grade: String,
        number: NumberSaid,
        bounds: Vec<(Comparison, String)>,
        holds: bool,
    },
    ConditionUnknown {
        grade: String,
    },
    NoBetterThan {
        grade: String,
    },
    Run {
        grade: String,
        length: usize,
        consequence: Option<String>,
    },
    ByRedLine {
        grade: String,
    },
    ByDecision {
        from: Option<String>,
        grade: String,
        record: Said,
    },
    // Red lines.
    RedLineHit {
        red_line: String,
        village: String,
        grid: Option<String>,
        date: Day,
        basis: String,
        as_what: Vec<HitAs>,
    },
    // Rank.
    Rank {
        rank: usize,
        among: usize,
        sharing: usize,
        category: String,
    },
    RankOpen,
    RankLast,
    TwoPosts {
        posts: Vec<String>,
        category: String,
    },
    Above {
        village: String,
        name: String,
        score: String,
        red_lined: bool,
    },
    Below {
        village: String,
        name: String,
        score: String,
        red_lined: bool,
    },
    // Score.
    Score {
        formula: String,
    },
    ScorePending {
        indicators: Vec<String>,
    },
    TotalGiven,
    Weighted {
        indicator: String,
        score: String,
        weight: String,
        own_weight: bool,
    },
    Pointed {
        indicator: String,
        full_marks: String,
    },
    Base {
        count: usize,
    },
    StartingScore,
    FromNumber {
        indicator: String,
        number: NumberSaid,
        scale: String,
    },
    SharedScore {
        indicator: String,
        score: String,
        scale: String,
    },
    StartMoved {
        indicator: String,
        full: bool,
        start: String,
        moved: String,
        value: String,
        scale: String,
    },
    InScale {
        indicator: String,
        score: String,
        scale: String,
    },
    ScoreFactor {
        name: String,
        number: NumberSaid,
        before: String,
    },
    ScoreDifficulty {
        class: String,
        before: String,
    },
    EarlierStage {
        stage: String,
        changes: Vec<(String, String, String)>,
    },
    Account {
        opening: String,
        earned: String,
        redeemed: String,
    },
    Event {
        item: String,
        bonus: bool,
        points: String,
        yuan: bool,
        count: i64,
        again: Option<(i64, i64)>,
        date: Day,
        outweighed: Option<Outweighed>,
    },
    ItemCap {
        item: String,
        sum: String,
        cap: String,
    },
    MonthCap {
        item: String,
        sum: String,
        cap: String,
    },
    GroupCap {
        group: String,
        sum: String,
        cap: String,
    },
    TotalCap {
        bonus: bool,
        sum: String,
        cap: String,
    },
    NoCap {
        bonus: bool,
    },
    Floor {
        value: String,
        floor: String,
    },
    Ceiling {
        value: String,
        ceiling: String,
    },
    ScoreRounding {
        exact: String,
        rounding: Rounding,
        rounded: String,
    },
    // Difficulty.
    Class {
        village: String,
        class: String,
    },
    Band {
        measure: Measure,
        number: i64,
        from: i64,
        class: String,
    },
    Moved {
        measure: Measure,
        number: i64,
        bound: i64,
        harder: bool,
    },
    Suggested {
        class: String,
    },
    Assigned {
        class: String,
        differs: bool,
        reason: Option<String>,
    },
    NotAssigned {
        class: String,
    },
    Adjusted {
        class: String,
        from: String,
        to: String,
        reason: String,
    },
    // Pool.
    SetAside {
        standard: Option<String>,
        people: usize,
        months: Option<(i64, i64)>,
    },
    SetAsideSum,
    SetAsideEarned,
    OpeningBalance,
    Available {
        set_aside: String,
        opening: String,
    },
    Earned {
        people: usize,
    },
    PoolAction {
        action: Action,
        over: bool,
    },
    OddFen {
        names: Vec<String>,
    },
    Balance {
        available: String,
        payable: String,
    },
}

impl Step {
    /// The stable name of the kind of step, e.g. `grade-ratio`.
    pub fn kind(&self) -> &'static str {
        match self {
            Step::Pay { .. } => "pay",
            Step::PayOpen { .. } => "pay-open",
            Step::Standard => "standard",
            Step::RoleFactor { .. } => "role-factor",
            Step::GradeRatio { .. } => "grade-ratio",
            Step::Coefficient { .. } => "coefficient",
            Step::Months { .. } => "months",
            Step::Days { .. } => "days",
            Step::MonthsPaid { .. } => "months-paid",
            Step::PayItem { .. } => "pay-item",
            Step::PayItemWithheld { .. } => "pay-item-withheld",
            Step::PayEvents => "pay-events",
            Step::ItemShare => "item-share",
            Step::OwnStandard { .. } => "own-standard",
            Step::OtherPosts { .. } => "other-posts",
            Step::GradeAmount { .. } => "grade-amount",
            Step::ScoreShare { .. } => "score-share",
            Step::PointsMissing { .. } => "points-missing",
            Step::PointsAbove { .. } => "points-above",
            Step::Prize { .. } => "prize",
            Step::Factor { .. } => "factor",
            Step::ClawBack { .. } => "claw-back",
            Step::NetAdjustment { .. } => "net-adjustment",
            Step::QuotaByTeam { .. } => "quota-by-team",
            Step::Condition { .. } => "condition",
            Step::ConditionUnknown { .. } => "condition-unknown",
            Step::NoBetterThan { .. } => "no-better-than",
            Step::Run { .. } => "run",
            Step::StartingScore => "starting-score",
            Step::FromNumber { .. } => "from-number",
            Step::SharedScore { .. } => "shared-score",
            Step::StartMoved { .. } => "start-moved",
            Step::InScale { .. } => "in-scale",
            Step::ScoreFactor { .. } => "score-factor",
            Step::ScoreDifficulty { .. } => "score-difficulty",
            Step::EarlierStage { .. } => "earlier-stage",
            Step::Account { .. } => "account",
            Step::MonthCap { .. } => "month-cap",
            Step::GroupCap { .. } => "group-cap",
            Step::SetAsideSum => "set-aside-sum",
            Step::SetAsideEarned => "set-aside-earned",
            Step::PayRounding { .. } => "pay-rounding",
            Step::PoolChange { .. } => "pool-change",
            Step::Grade { .. } => "grade",
            Step::GradeOpen => "grade-open",
            Step::ByThreshold { .. } => "by-threshold",
            Step::ByPlace { .. } => "by-place",
            Step::ByTieRule { .. } => "by-tie-rule",
            Step::ByTieDecision { .. } => "by-tie-decision",
            Step::ByRest { .. } => "by-rest",
            Step::NoPlace { .. } => "no-place",
            Step::TieDown { .. } => "tie-down",
            Step::TieLost { .. } => "tie-lost",
            Step::TieOpen { .. } => "tie-open",
            Step::QuotaShare { .. } => "quota-share",
            Step::QuotaPlaces { .. } => "quota-places",
            Step::ByRedLine { .. } => "by-red-line",
            Step::ByDecision { .. } => "by-decision",
            Step::RedLineHit { .. } => "red-line-hit",
            Step::Rank { .. } => "rank",
            Step::RankOpen => "rank-open",
            Step::RankLast => "rank-last",
            Step::TwoPosts { .. } => "two-posts",
            Step::Above { .. } => "above",
            Step::Below { .. } => "below",
            Step::Score { .. } => "score",
            Step::ScorePending { .. } => "score-pending",
            Step::TotalGiven => "total-given",
            Step::Weighted { .. } => "weighted",
            Step::Pointed { .. } => "pointed",
            Step::Base { .. } => "base",
            Step::Event { .. } => "event",
            Step::ItemCap { .. } => "item-cap",
            Step::TotalCap { .. } => "total-cap",
            Step::NoCap { .. } => "no-cap",
            Step::Floor { .. } => "floor",
            Step::Ceiling { .. } => "ceiling",
            Step::ScoreRounding { .. } => "score-rounding",
            Step::Class { .. } => "class",
            Step::Band { .. } => "band",
            Step::Moved { .. } => "moved",
            Step::Suggested { .. } => "suggested",
            Step::Assigned { .. } => "assigned",
            Step::NotAssigned { .. } => "not-assigned",
            Step::Adjusted { .. } => "adjusted",
            Step::SetAside { .. } => "set-aside",
            Step::OpeningBalance => "opening-balance",
            Step::Available { .. } => "available",
            Step::Earned { .. } => "earned",
            Step::PoolAction { .. } => "pool-action",
            Step::OddFen { .. } => "odd-fen",
            Step::Balance { .. } => "balance",
        }
    }
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
