//! Why each figure is what it is: the trace as data. `text` turns it into Chinese or English.
//!
//! Nothing is calculated here; the stages' own findings are laid out in the order in which one would check them by hand.

use crate::adjust::CountedEvent;
use crate::difficulty::slot;
use crate::exact::{Exact, Fixed, Money, Rounding};
use crate::grade::{Graded, Why};
use crate::period::Day;
use crate::pool::Action;
use crate::problem::Document;
use crate::quarter::{Assessed, Quarter, Record};
use crate::red_line::{Capacity, Hit};
use crate::scheme::{Counting, ItemKind, Mark, Measure, Origin, QuotaSize, Scheme, TieRule};
use crate::score::{self, BaseScore};
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
    Event {
        item: String,
        bonus: bool,
        points: String,
        count: i64,
        date: Day,
        outweighed: Option<String>,
    },
    ItemCap {
        item: String,
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
        standard: String,
        people: usize,
        months: Option<i64>,
    },
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
}

impl Explain<'_> {
    /// Why a person gets that amount, that grade, that rank, that score, and why the village has that class.
    pub fn person(self, person: usize) -> Vec<Reason> {
        let village = self.quarter.people[person].village;
        vec![self.pay(person), self.grade(person), self.rank(person), self.score(person), self.village(village)]
    }

    fn name(self, person: usize) -> String {
        self.quarter.people[person].name.clone()
    }

    fn village_name(self, person: usize) -> String {
        self.quarter.villages[self.quarter.people[person].village].name.clone()
    }

    fn rounded_score(self, person: usize) -> String {
        self.settlement.scores[person].as_ref().map(|score| score.rounded.to_string()).unwrap_or_default()
    }

    fn grade_name(self, grade: usize) -> String {
        self.scheme.grading.grades[grade].name.clone()
    }

    // ── Pay ──

    fn pay(self, person: usize) -> Reason {
        let Some(paid) = self.settlement.pool.paid[person] else {
            let undecided = self.settlement.scores[person].is_some();
            return Reason::new(Step::PayOpen { undecided }, None);
        };
        let earned = self.settlement.earned[person].as_ref().expect("who is paid has earned");
        let mut steps = self.factors(person);
        let formula = steps.iter().filter_map(factor_text).collect::<Vec<_>>().join(" × ");
        let rounding = &self.scheme.pay_rounding;
        let (exact, rounded) = (earned.exact.to_string(), earned.rounded.to_string());
        let step = Step::PayRounding { exact: exact.clone(), rounding: rounding.value, rounded: rounded.clone() };
        steps.push(Reason::new(step, rounded).of(&rounding.origin));
        steps.extend(self.pool_change(person, earned.rounded, paid));
        let after_pool = (paid != earned.rounded).then(|| paid.to_string());
        Reason::new(Step::Pay { formula, exact, paid: after_pool }, paid.to_string()).with(steps)
    }

    fn factors(self, index: usize) -> Vec<Reason> {
        let person = &self.quarter.people[index];
        let graded = self.settlement.grades[index].as_ref().and_then(|graded| graded.grade);
        let grade = &self.scheme.grading.grades[graded.expect("who is paid has a grade")];
        let (post, standard) = (&self.scheme.posts[person.main_post], &self.scheme.standard);
        let mut factors = vec![Reason::new(Step::Standard, standard.value.to_string()).of(&standard.origin)];
        if post.role_factor.value != Fixed::ONE {
            let step = Step::RoleFactor { post: post.name.clone() };
            factors.push(Reason::new(step, post.role_factor.value.to_string()).of(&post.role_factor.origin));
        }
        let step = Step::GradeRatio { grade: grade.name.clone() };
        factors.push(Reason::new(step, percent(grade.ratio.value)).of(&grade.ratio.origin));
        factors.push(self.coefficient(person.village));
        if self.scheme.pro_rating.value {
            let step = Step::Months { months: person.months, reason: person.months_reason.clone() };
            let figure = format!("{} ÷ 3", person.months);
            factors.push(
                Reason::new(step, figure).of(&self.scheme.pro_rating.origin).at(format!("people[{index}].months")),
            );
        }
        factors
    }

    fn pool_change(self, person: usize, earned: Money, paid: Money) -> Option<Reason> {
        let pool = &self.settlement.pool;
        let (action, odd_fen) = (pool.action, pool.odd_fen.contains(&person));
        let step = Step::PoolChange { action, earned: earned.to_string(), paid: paid.to_string(), odd_fen };
        let rule = if action == Action::Shared {
            &self.scheme.pool.when_under.origin
        } else {
            &self.scheme.pool.when_over.origin
        };
        matches!(action, Action::ScaledDown | Action::Shared)
            .then(|| Reason::new(step, (paid - earned).to_string()).of(rule))
    }

    // ── Grade ──

    fn grade(self, person: usize) -> Reason {
        let Some(graded) = &self.settlement.grades[person] else {
            return Reason::new(Step::GradeOpen, None);
        };
        let mut steps = Vec::new();
        if let Some((grade, why)) = &graded.by_rule {
            steps.extend((0..*grade).filter_map(|better| self.no_place(person, better)));
            if graded.decision.is_none() || *why != Why::Undecided {
                steps.push(self.by_rule(person, *grade, why));
            }
        }
        steps.extend(self.by_red_line(person));
        steps.extend(self.by_decision(person, graded));
        match graded.grade {
            Some(grade) => {
                Reason::new(Step::Grade { grade: self.grade_name(grade) }, self.grade_name(grade)).with(steps)
            }
            None => Reason::new(Step::GradeOpen, None).with(steps),
        }
    }

    fn by_rule(self, person: usize, index: usize, why: &Why) -> Reason {
        let grades = &self.scheme.grading.grades;
        let grade = &grades[index];
        let (score, name) = (self.rounded_score(person), grade.name.clone());
        let from = grade.from.as_ref().map(|from| from.value.to_string());
        // The better grade's threshold is the reason only for who stays below it, not for who found no place there.
        let stays_below = |better: &crate::scheme::Grade| !self.reaches(person, better);
        let better = grades[..index].iter().rev().find_map(|better| better.from.as_ref());
        let better = better.filter(|_| grades[..index].iter().all(stays_below)).map(|from| from.value.to_string());
        let rank = self.settlement.ranks[person].as_ref().map_or(0, |rank| rank.rank);
        let places = self.places(person, index);
        let quota_steps = self.quota(person, index);
        let step = match why {
            Why::Threshold => Step::ByThreshold { score, from: from.unwrap_or_default(), below: better, grade: name },
            Why::Place => Step::ByPlace { score, from, rank, places, grade: name },
            Why::TieUp => Step::ByTieRule { score, places, grade: name, compared: self.compared() },
            Why::TieDecision(decision) => {
                let record = Said::from(&self.quarter.tie_decisions[*decision].record);
                Step::ByTieDecision { grade: name, record }
            }
            Why::Rest => Step::ByRest { score, below: better, grade: name },
            Why::Undecided => return self.tie_open(person, index).with(quota_steps),
        };
        let origin = match (why, &grade.from) {
            (Why::Threshold, Some(from)) => &from.origin,
            (Why::TieUp, _) => &self.scheme.grading.tie.origin,
            _ => &grade.origin,
        };
        let reason = Reason::new(step, grade.name.clone()).of(origin).with(quota_steps);
        match why {
            Why::TieDecision(decision) => {
                let index = self.quarter.tie_decisions[*decision].record.index;
                reason.at(format!("decisions[{index}]"))
            }
            _ => reason,
        }
    }

    fn reaches(self, person: usize, grade: &crate::scheme::Grade) -> bool {
        let score = self.settlement.scores[person].as_ref().map(|score| score.rounded);
        grade.from.as_ref().is_none_or(|from| score >= Some(from.value))
    }

    /// Of a better grade with places: that the score is enough for it, but no place was to be had.
    fn no_place(self, person: usize, index: usize) -> Option<Reason> {
        let grade = &self.scheme.grading.grades[index];
        let quota = grade.quota.as_ref().filter(|_| self.reaches(person, grade))?;
        let decision = self.lost_by(person, index).map(|decision| &self.quarter.tie_decisions[decision].record);
        let step = self.lost_by_rule(person, index).unwrap_or_else(|| Step::NoPlace {
            score: self.rounded_score(person),
            rank: self.settlement.ranks[person].as_ref().map_or(0, |rank| rank.rank),
            places: self.places(person, index),
            grade: grade.name.clone(),
            record: decision.map(Said::from),
        });
        let reason = Reason::new(step, None).of(&quota.origin).with(self.quota(person, index));
        Some(match decision {
            Some(record) => reason.at(format!("decisions[{}]", record.index)),
            None => reason,
        })
    }

    /// The names of the indicators that the tie rule compares.
    fn compared(self) -> Vec<String> {
        match &self.scheme.grading.tie.value {
            TieRule::ByIndicators(indicators) => {
                indicators.iter().map(|indicator| self.scheme.indicators[*indicator].name.clone()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// That the scheme's tie rule, and not the score alone, kept the person from a place.
    fn lost_by_rule(self, person: usize, grade: usize) -> Option<Step> {
        let category = self.quarter.people[person].category;
        let found = self.settlement.places[category].iter().find(|places| places.grade == grade)?;
        let (name, places) = (self.grade_name(grade), found.places);
        match &self.scheme.grading.tie.value {
            TieRule::BothDown if found.filled < places => Some(Step::TieDown { grade: name, places }),
            TieRule::ByIndicators(_) => {
                let went_up = |other: usize| {
                    let by_rule = self.settlement.grades[other].as_ref().and_then(|graded| graded.by_rule.as_ref());
                    by_rule == Some(&(grade, Why::TieUp)) && self.rounded_score(other) == self.rounded_score(person)
                };
                let mut people =
                    (0..self.quarter.people.len()).filter(|at| self.quarter.people[*at].category == category);
                people.any(went_up).then(|| Step::TieLost { grade: name, places, compared: self.compared() })
            }
            _ => None,
        }
    }

    /// The decision on a tie that the person was in and did not go up by.
    fn lost_by(self, person: usize, grade: usize) -> Option<usize> {
        let (category, scores) = (self.quarter.people[person].category, &self.settlement.scores);
        let score = |person: usize| scores[person].as_ref().map(|score| score.rounded);
        let decisions = &self.quarter.tie_decisions;
        let decided = decisions.iter().position(|decision| (decision.category, decision.grade) == (category, grade))?;
        let went_up = |winner: &usize| {
            let by_rule = self.settlement.grades[*winner].as_ref().and_then(|graded| graded.by_rule.as_ref());
            by_rule == Some(&(grade, Why::TieDecision(decided))) && score(*winner) == score(person)
        };
        let up = &decisions[decided].up;
        (up.iter().any(went_up) && !up.contains(&person)).then_some(decided)
    }

    fn places(self, person: usize, grade: usize) -> usize {
        let places = &self.settlement.places[self.quarter.people[person].category];
        places.iter().find(|places| places.grade == grade).map_or(0, |places| places.places)
    }

    fn quota(self, person: usize, grade: usize) -> Vec<Reason> {
        let Some(quota) = &self.scheme.grading.grades[grade].quota else {
            return Vec::new();
        };
        let places = &self.settlement.places[self.quarter.people[person].category];
        let Some(found) = places.iter().find(|places| places.grade == grade) else {
            return Vec::new();
        };
        let step = match quota.size {
            QuotaSize::Places(places) => Step::QuotaPlaces { places, at_least: quota.at_least },
            QuotaSize::Share(share) => {
                let headcount = i64::try_from(found.headcount).expect("fewer people than i64 can count");
                let exact = (share.exact() * Exact::whole(headcount)).per(100).to_string();
                let share = share.to_text(0);
                Step::QuotaShare {
                    headcount: found.headcount,
                    share,
                    at_least: quota.at_least,
                    exact,
                    places: found.places,
                }
            }
        };
        vec![Reason::new(step, found.places.to_string()).of(&quota.origin)]
    }

    fn tie_open(self, person: usize, grade: usize) -> Reason {
        let tie = self.settlement.ties.iter().find(|tie| tie.grade == grade && tie.people.contains(&person));
        let tie = tie.expect("an undecided person is in a tie");
        let people = tie.people.iter().map(|tied| self.name(*tied)).collect();
        let step = Step::TieOpen { grade: self.grade_name(grade), places: tie.places, people };
        Reason::new(step, None).of(&self.scheme.grading.tie.origin)
    }

    fn by_red_line(self, person: usize) -> Option<Reason> {
        let steps = self.hits(person);
        let worst = self.scheme.grading.grades.last()?;
        let step = Step::ByRedLine { grade: worst.name.clone() };
        (!steps.is_empty()).then(|| Reason::new(step, worst.name.clone()).with(steps))
    }

    /// One reason per incident, however many capacities it hits the person in.
    fn hits(self, person: usize) -> Vec<Reason> {
        let same_incident = |one: &Hit, other: &Hit| one.incident == other.incident;
        self.settlement.hits[person].chunk_by(same_incident).map(|hits| self.hit(hits)).collect()
    }

    fn hit(self, hits: &[Hit]) -> Reason {
        let incident = &self.quarter.incidents[hits[0].incident];
        let (rule, village) = (&self.scheme.red_lines[incident.red_line], &self.quarter.villages[incident.village]);
        let capacity = |hit: &Hit| match hit.as_what {
            Capacity::GridCadre => HitAs::GridCadre,
            Capacity::Post(post) => HitAs::Post(self.scheme.posts[post].name.clone()),
            Capacity::Offender => HitAs::Offender,
        };
        let step = Step::RedLineHit {
            red_line: rule.name.clone(),
            village: village.name.clone(),
            grid: incident.grid.map(|grid| village.grids[grid].name.clone()),
            date: incident.date,
            basis: incident.basis.clone(),
            as_what: hits.iter().map(capacity).collect(),
        };
        Reason::new(step, None).of(&rule.origin).at(format!("incidents[{}]", incident.index))
    }

    fn by_decision(self, person: usize, graded: &Graded) -> Option<Reason> {
        let decision = &self.quarter.grade_decisions[graded.decision?];
        let grade = self.grade_name(decision.grade);
        let by_rule = graded.by_rule.as_ref().filter(|(_, why)| *why != Why::Undecided).map(|(grade, _)| *grade);
        let worst = self.scheme.grading.grades.len() - 1;
        let by_red_line = (!self.settlement.hits[person].is_empty()).then_some(worst);
        let from = by_red_line.or(by_rule).map(|grade| self.grade_name(grade));
        let step = Step::ByDecision { from, grade: grade.clone(), record: Said::from(&decision.record) };
        Some(Reason::new(step, grade).at(format!("decisions[{}]", decision.record.index)))
    }

    // ── Rank ──

    fn rank(self, person: usize) -> Reason {
        let category = self.scheme.categories[self.quarter.people[person].category].name.clone();
        let mut steps: Vec<Reason> = self.two_posts(person).into_iter().collect();
        let Some(rank) = &self.settlement.ranks[person] else {
            return Reason::new(Step::RankOpen, None).with(steps);
        };
        if !self.settlement.hits[person].is_empty() {
            steps.push(Reason::new(Step::RankLast, None));
        }
        steps.extend(rank.above.map(|above| {
            let step = Step::Above {
                village: self.village_name(above),
                name: self.name(above),
                score: self.rounded_score(above),
                red_lined: !self.settlement.hits[above].is_empty(),
            };
            Reason::new(step, self.rounded_score(above))
        }));
        steps.extend(rank.below.map(|below| {
            let step = Step::Below {
                village: self.village_name(below),
                name: self.name(below),
                score: self.rounded_score(below),
                red_lined: !self.settlement.hits[below].is_empty(),
            };
            Reason::new(step, self.rounded_score(below))
        }));
        let step = Step::Rank { rank: rank.rank, among: rank.among, sharing: rank.sharing, category };
        Reason::new(step, rank.rank.to_string()).with(steps)
    }

    fn two_posts(self, index: usize) -> Option<Reason> {
        let person = &self.quarter.people[index];
        let held = |post: &usize| self.scheme.posts[*post].holds.len().max(1);
        let several = person.posts.len() > 1 || person.posts.iter().map(held).sum::<usize>() > 1;
        let posts = person.posts.iter().map(|post| self.scheme.posts[*post].name.clone()).collect();
        let category = self.scheme.categories[person.category].name.clone();
        several.then(|| Reason::new(Step::TwoPosts { posts, category }, None).at(format!("people[{index}].posts")))
    }

    // ── Score ──

    fn score(self, index: usize) -> Reason {
        let base = self.base(index);
        let Some(score) = &self.settlement.scores[index] else {
            return base;
        };
        let adjustment = &self.settlement.adjustments[index];
        let mut formula = score.base.to_string();
        let mut steps = vec![base];
        steps.extend(adjustment.events.iter().map(|event| self.event(event)));
        steps.extend(self.item_caps(index));
        for (bonus, (sum, counted), cap) in [
            (true, adjustment.bonus, &self.scheme.barometer.bonus_cap),
            (false, adjustment.deduction, &self.scheme.barometer.deduction_cap),
        ] {
            if sum == Fixed::ZERO {
                continue;
            }
            formula += &format!(" {} {counted}", if bonus { "+" } else { "−" });
            match cap {
                Some(cap) => {
                    let step = Step::TotalCap { bonus, sum: sum.to_string(), cap: cap.value.to_string() };
                    steps.push(Reason::new(step, counted.to_string()).of(&cap.origin));
                }
                None => steps.push(Reason::new(Step::NoCap { bonus }, counted.to_string())),
            }
        }
        let rule = &self.scheme.score;
        if let Some(floor) = rule.floor.as_ref().filter(|floor| score.adjusted < floor.value.exact()) {
            let step = Step::Floor { value: score.adjusted.to_string(), floor: floor.value.to_string() };
            steps.push(Reason::new(step, floor.value.to_string()).of(&floor.origin));
        }
        if let Some(ceiling) = rule.ceiling.as_ref().filter(|ceiling| score.adjusted > ceiling.value.exact()) {
            let step = Step::Ceiling { value: score.adjusted.to_string(), ceiling: ceiling.value.to_string() };
            steps.push(Reason::new(step, ceiling.value.to_string()).of(&ceiling.origin));
        }
        let (exact, rounded) = (score.bounded.to_string(), score.rounded.to_string());
        let step = Step::ScoreRounding { exact, rounding: rule.rounding.value, rounded: rounded.clone() };
        steps.push(Reason::new(step, rounded.clone()).of(&rule.rounding.origin));
        let adjusted = score.adjusted.to_string();
        if formula != adjusted {
            formula += &format!(" = {adjusted}");
        }
        Reason::new(Step::Score { formula }, rounded).with(steps)
    }

    fn base(self, index: usize) -> Reason {
        let person = &self.quarter.people[index];
        let scores = match &person.assessed {
            Assessed::Indicators(scores) => scores,
            Assessed::Total(_) => {
                let total = match &self.settlement.base[index] {
                    BaseScore::Scored(total) => total.to_string(),
                    BaseScore::Pending(_) => {
                        return Reason::new(Step::ScorePending { indicators: Vec::new() }, None);
                    }
                };
                return Reason::new(Step::TotalGiven, total).at(format!("people[{index}].score"));
            }
        };
        let steps: Vec<Reason> = scores
            .iter()
            .enumerate()
            .filter_map(|(indicator, score)| self.indicator(index, indicator, (*score)?))
            .collect();
        match &self.settlement.base[index] {
            BaseScore::Scored(sum) => Reason::new(Step::Base { count: steps.len() }, sum.to_string()).with(steps),
            BaseScore::Pending(missing) => {
                let indicators =
                    missing.iter().map(|indicator| self.scheme.indicators[*indicator].name.clone()).collect();
                Reason::new(Step::ScorePending { indicators }, None).at(format!("people[{index}].scores")).with(steps)
            }
        }
    }

    fn indicator(self, index: usize, at: usize, score: Fixed) -> Option<Reason> {
        let (person, indicator) = (&self.quarter.people[index], &self.scheme.indicators[at]);
        let weight = score::weight(self.scheme, self.quarter, person, at);
        if weight == Fixed::ZERO {
            return None;
        }
        let place = format!("people[{index}].scores.{}", indicator.id);
        let reason = match self.scheme.counting {
            Counting::Points => {
                let step =
                    Step::Pointed { indicator: indicator.name.clone(), full_marks: indicator.full_marks.to_text(0) };
                Reason::new(step, score.to_string())
            }
            Counting::Weights => {
                let own_weight =
                    self.quarter.villages[person.village].weights.is_some() && weight != indicator.weight.value;
                let (name, weight_text) = (indicator.name.clone(), weight.to_text(0));
                let step =
                    Step::Weighted { indicator: name, score: score.to_string(), weight: weight_text, own_weight };
                Reason::new(step, score::weighted(self.scheme, at, score, weight).to_string())
            }
        };
        Some(reason.of(&indicator.weight.origin).at(place))
    }

    fn event(self, counted: &CountedEvent) -> Reason {
        let event = &self.quarter.events[counted.event];
        let item = &self.scheme.barometer.items[event.item];
        let bonus = item.kind == ItemKind::Bonus;
        let step = Step::Event {
            item: item.name.clone(),
            bonus,
            points: item.points.value.to_string(),
            count: event.count,
            date: event.date,
            outweighed: counted.outweighed_by.and(event.matter.clone()),
        };
        let points = if counted.outweighed_by.is_some() { Fixed::ZERO } else { counted.points };
        let figure = format!("{}{points}", if bonus { "+" } else { "−" });
        Reason::new(step, figure).of(&item.points.origin).at(format!("events[{}]", event.index))
    }

    fn item_caps(self, index: usize) -> Vec<Reason> {
        let capped = |sum: &crate::adjust::ItemSum| {
            let item = &self.scheme.barometer.items[sum.item];
            let cap = item.cap.as_ref().filter(|cap| sum.sum > cap.value)?;
            let step = Step::ItemCap { item: item.name.clone(), sum: sum.sum.to_string(), cap: cap.value.to_string() };
            Some(Reason::new(step, sum.counted.to_string()).of(&cap.origin))
        };
        self.settlement.adjustments[index].items.iter().filter_map(capped).collect()
    }

    // ── Difficulty ──

    /// Why a village has its class and coefficient.
    pub fn village(self, index: usize) -> Reason {
        let (village, found) = (&self.quarter.villages[index], &self.settlement.classes[index]);
        let class = self.scheme.classes[found.class].id.clone();
        let mut steps = self.suggestion(index);
        steps.push(match village.class {
            Some(_) => {
                let reason = village.class_reason.clone();
                let step = Step::Assigned { class: class.clone(), differs: found.overridden, reason };
                Reason::new(step, class.clone()).at(format!("villages[{index}].class"))
            }
            None => Reason::new(Step::NotAssigned { class: class.clone() }, class.clone())
                .at(format!("villages[{index}].class")),
        });
        steps.push(self.coefficient(index));
        let figure = format!("{class} · {}", found.coefficient);
        Reason::new(Step::Class { village: village.name.clone(), class }, figure).with(steps)
    }

    fn suggestion(self, index: usize) -> Vec<Reason> {
        let village = &self.quarter.villages[index];
        let (Some(rule), Some(found)) = (&self.scheme.suggestion, &self.settlement.classes[index].suggested) else {
            return Vec::new();
        };
        let number = |measure: Measure| village.measures[slot(measure)].unwrap_or_default();
        let band = &rule.bands[found.band];
        let class = self.scheme.classes[band.class].id.clone();
        let step =
            Step::Band { measure: rule.by, number: number(rule.by), from: band.from.value, class: class.clone() };
        let mut steps = vec![Reason::new(step, class).of(&band.from.origin)];
        for (at, direction) in &found.moves {
            let step = &rule.moves[*at];
            let harder = *direction < 0;
            let Some(bound) = (if harder { &step.harder_from } else { &step.easier_below }) else {
                continue;
            };
            let moved = Step::Moved { measure: step.by, number: number(step.by), bound: bound.value, harder };
            steps.push(Reason::new(moved, None).of(&bound.origin));
        }
        let class = self.scheme.classes[found.class].id.clone();
        steps.push(Reason::new(Step::Suggested { class: class.clone() }, class));
        steps
    }

    fn coefficient(self, index: usize) -> Reason {
        let found = &self.settlement.classes[index];
        let class = &self.scheme.classes[found.class];
        let steps = found.adjustment.map(|adjustment| {
            let change = &self.quarter.coefficients[adjustment];
            let (from, to) = (class.coefficient.value.to_string(), change.coefficient.to_string());
            let step = Step::Adjusted { class: class.id.clone(), from, to: to.clone(), reason: change.reason.clone() };
            Reason::new(step, to).at(format!("coefficients[{adjustment}]"))
        });
        Reason::new(Step::Coefficient { class: class.id.clone() }, found.coefficient.to_string())
            .of(&class.coefficient.origin)
            .with(steps.into_iter().collect())
    }

    // ── Pool ──

    /// Why the pool's totals are what they are.
    pub fn pool(self) -> Vec<Reason> {
        let (pool, rule, people) = (&self.settlement.pool, &self.scheme.pool, self.quarter.people.len());
        let standard = self.scheme.standard.value.to_string();
        let months = rule.by_months.value.then_some(pool.months);
        let paid_people = pool.paid.iter().flatten().count();
        let over = pool.earned > pool.available;
        let rule_of_action = if over { &rule.when_over.origin } else { &rule.when_under.origin };
        let mut reasons = vec![
            Reason::new(Step::SetAside { standard, people, months }, pool.set_aside.to_string())
                .of(&rule.by_months.origin),
            Reason::new(Step::OpeningBalance, self.quarter.opening_balance.to_string()).at("openingBalance".to_owned()),
            Reason::new(
                Step::Available {
                    set_aside: pool.set_aside.to_string(),
                    opening: self.quarter.opening_balance.to_string(),
                },
                pool.available.to_string(),
            ),
            Reason::new(Step::Earned { people: paid_people }, pool.earned.to_string()),
            Reason::new(Step::PoolAction { action: pool.action, over }, pool.payable.to_string()).of(rule_of_action),
        ];
        if !pool.odd_fen.is_empty() {
            let names = pool.odd_fen.iter().map(|person| self.name(*person)).collect();
            reasons.push(Reason::new(Step::OddFen { names }, pool.odd_fen.len().to_string()));
        }
        let step = Step::Balance { available: pool.available.to_string(), payable: pool.payable.to_string() };
        reasons.push(Reason::new(step, pool.balance.to_string()));
        reasons
    }

    /// What belongs in the remarks column of a pay sheet.
    pub fn remarks(self, person: usize) -> Vec<Step> {
        let mut remarks: Vec<Step> = self.hits(person).into_iter().map(|reason| reason.step).collect();
        if let BaseScore::Pending(missing) = &self.settlement.base[person] {
            let name = |indicator: &usize| self.scheme.indicators[*indicator].name.clone();
            remarks.push(Step::ScorePending { indicators: missing.iter().map(name).collect() });
        }
        if let Some(graded) = &self.settlement.grades[person] {
            if let Some((grade, _)) = &graded.by_rule {
                let lost = (0..*grade).filter(|better| self.lost_by(person, *better).is_some());
                remarks.extend(lost.filter_map(|better| self.no_place(person, better)).map(|reason| reason.step));
            }
            match &graded.by_rule {
                Some((_, Why::Undecided)) if graded.decision.is_some() => {}
                Some((grade, why @ (Why::TieUp | Why::TieDecision(_) | Why::Undecided))) => {
                    remarks.push(self.by_rule(person, *grade, why).step);
                }
                _ => {}
            }
            remarks.extend(self.by_decision(person, graded).map(|reason| reason.step));
        }
        let own = &self.quarter.people[person];
        if own.months != crate::period::MONTHS {
            remarks.push(Step::Months { months: own.months, reason: own.months_reason.clone() });
        }
        // A post that stands for several says so by its name.
        remarks.extend(self.two_posts(person).filter(|_| own.posts.len() > 1).map(|reason| reason.step));
        remarks
    }
}

/// A factor as it stands in the product; the months only where they are not the whole quarter.
fn factor_text(factor: &Reason) -> Option<String> {
    match &factor.step {
        Step::Months { months, .. } if *months == crate::period::MONTHS => None,
        _ => factor.figure.clone(),
    }
}

/// `0.8` as `80%`.
pub(crate) fn percent(ratio: Fixed) -> String {
    format!("{}%", Fixed::from_units(ratio.units() * 100).to_text(0))
}
