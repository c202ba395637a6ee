//! The facts of a quarter (季度数据), once they have been read against a scheme: every reference is an index.

use crate::exact::{Fixed, Money};
use crate::period::{Day, Period};

/// A quarter, or another period, that can be settled.
#[derive(Debug)]
pub struct Quarter {
    /// The period.
    pub period: Period,
    /// Index of the stage that its scores have reached.
    pub stage: Option<usize>,
    /// The town.
    pub town: String,
    /// Yuan carried in.
    pub opening_balance: Money,
    /// Coefficients adjusted for this quarter.
    pub coefficients: Vec<CoefficientChange>,
    /// Villages.
    pub villages: Vec<Village>,
    /// Who is assessed: people, households or villages.
    pub own: Roll,
    /// The villages as teams, in their order; empty where the scheme has no team level.
    pub team: Roll,
    /// Red-line incidents.
    pub incidents: Vec<Incident>,
    /// Content hash, the same for every order of the lists.
    pub hash: String,
}

/// Who is assessed at one level, and what belongs to them.
#[derive(Debug, Default)]
pub struct Roll {
    /// Who is assessed.
    pub subjects: Vec<Subject>,
    /// Those who are ranked together.
    pub cohorts: Vec<Cohort>,
    /// Bonus and deduction events.
    pub events: Vec<Event>,
    /// Grades decided.
    pub grade_decisions: Vec<GradeDecision>,
    /// Ties decided.
    pub tie_decisions: Vec<TieDecision>,
}

/// Those who are ranked together, and share a quota.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cohort {
    /// Index of their category, where they are ranked by it.
    pub category: Option<usize>,
    /// Index of their village, where they are ranked by it.
    pub village: Option<usize>,
    /// Its name, e.g. 正职 or 东村·正职; empty where everybody is ranked together.
    pub name: String,
}

/// A class's coefficient adjusted for this quarter.
#[derive(Debug)]
pub struct CoefficientChange {
    /// Index of the class.
    pub class: usize,
    /// The coefficient this quarter.
    pub coefficient: Fixed,
    /// Why.
    pub reason: String,
}

/// A village.
#[derive(Debug)]
pub struct Village {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Registered population, resident population and workload, in the order of [`crate::scheme::Measure`].
    pub measures: [Option<i64>; 3],
    /// The class assigned.
    pub class: Option<usize>,
    /// Why.
    pub class_reason: Option<String>,
    /// Weight of each indicator of the scheme, where the village has its own.
    pub weights: Option<Vec<Fixed>>,
    /// Why.
    pub weights_reason: Option<String>,
    /// Scores of the indicators of subjects that are scored once per village.
    pub shared: Vec<Option<Fixed>>,
    /// Numbers stated of it, by the scheme's facts.
    pub facts: Vec<Option<Fixed>>,
    /// Its grids.
    pub grids: Vec<Grid>,
}

/// A grid.
#[derive(Debug)]
pub struct Grid {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Index of the person in charge.
    pub cadre: Option<usize>,
}

/// Who is assessed: a person, a household or a village.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// Index of the village.
    pub village: usize,
    /// Indexes of the posts.
    pub posts: Vec<usize>,
    /// The post that decides category and role factor: the first of the highest category.
    pub main_post: Option<usize>,
    /// Index of the role category.
    pub category: Option<usize>,
    /// Index of those who are ranked together.
    pub cohort: usize,
    /// Months in post.
    pub months: i64,
    /// Why fewer than those of the period.
    pub months_reason: Option<String>,
    /// Days in post.
    pub days: i64,
    /// First and last day in post, where the quarter says so.
    pub service: (Option<Day>, Option<Day>),
    /// What was assessed.
    pub assessed: Assessed,
    /// Scores of earlier stages: index of the stage, and by indicator.
    pub earlier_stages: Vec<(usize, Vec<Option<Fixed>>)>,
    /// By indicator: position of the grade given, in its scale.
    pub ratings: Vec<Option<usize>>,
    /// Numbers stated, by the scheme's facts.
    pub facts: Vec<Option<Fixed>>,
    /// By ballot: votes by option.
    pub votes: Vec<Option<Vec<i64>>>,
    /// Results of earlier periods, latest first.
    pub earlier: Vec<Earlier>,
    /// What is withheld from the payment or added to it.
    pub adjustments: Vec<PayAdjustment>,
    /// Points kept from before.
    pub opening_points: Fixed,
    /// Points redeemed in this period.
    pub redeemed: Vec<Redemption>,
    /// A remark.
    pub note: Option<String>,
    /// Place in the document, e.g. `people[3]`.
    pub place: String,
}

/// A result of an earlier period.
#[derive(Clone, Debug)]
pub struct Earlier {
    /// The period.
    pub period: Period,
    /// The score.
    pub score: Option<Fixed>,
    /// Index of the grade.
    pub grade: Option<usize>,
}

/// An amount withheld from a payment, or added to it (扣发、补发).
#[derive(Clone, Debug)]
pub struct PayAdjustment {
    /// Yuan; negative if withheld.
    pub amount: Money,
    /// Why.
    pub reason: String,
}

/// Points that were redeemed.
#[derive(Clone, Debug)]
pub struct Redemption {
    /// The day.
    pub date: Day,
    /// How many.
    pub points: Fixed,
    /// For what.
    pub note: Option<String>,
}

/// What was assessed of a subject.
#[derive(Clone, Debug)]
pub enum Assessed {
    /// A score for each indicator of the scheme, where there is one yet.
    Indicators(Vec<Option<Fixed>>),
    /// The total, where there is one yet.
    Total(Option<Fixed>),
}

/// A bonus or deduction event.
#[derive(Clone, Debug)]
pub struct Event {
    /// Its id.
    pub id: String,
    /// Index of the subject.
    pub subject: usize,
    /// Index of the item.
    pub item: usize,
    /// How often.
    pub count: i64,
    /// The day.
    pub date: Day,
    /// The matter, for groups in which one matter counts once.
    pub matter: Option<String>,
    /// Place in the document.
    pub index: usize,
}

/// A red-line incident.
#[derive(Debug)]
pub struct Incident {
    /// Its id.
    pub id: String,
    /// Index of the red line.
    pub red_line: usize,
    /// Index of the village.
    pub village: usize,
    /// Index of the grid in the village.
    pub grid: Option<usize>,
    /// The day.
    pub date: Day,
    /// The basis.
    pub basis: String,
    /// Index of the offender.
    pub offender: Option<usize>,
    /// Whether the offender is ticked as hit.
    pub offender_ticked: bool,
    /// Place in the document.
    pub index: usize,
}

/// A grade decided for a subject.
#[derive(Debug)]
pub struct GradeDecision {
    /// Index of the subject.
    pub subject: usize,
    /// Index of the grade.
    pub grade: usize,
    /// Why, when and by whom.
    pub record: Record,
}

/// Who goes up in a tie.
#[derive(Debug)]
pub struct TieDecision {
    /// Index of the cohort; nothing where it has nobody.
    pub cohort: Option<usize>,
    /// Name of the cohort.
    pub cohort_name: String,
    /// Index of the grade.
    pub grade: usize,
    /// Indexes of the subjects who go up.
    pub up: Vec<usize>,
    /// Why, when and by whom.
    pub record: Record,
}

/// The record of a decision.
#[derive(Clone, Debug)]
pub struct Record {
    /// Why.
    pub reason: String,
    /// When.
    pub date: Day,
    /// By whom.
    pub by: Option<String>,
    /// Place in the document.
    pub index: usize,
}

impl Subject {
    /// Whether the subject was in post on the day, as far as the document says.
    pub fn serves_on(&self, day: Day) -> bool {
        self.service.0.is_none_or(|from| from <= day) && self.service.1.is_none_or(|to| day <= to)
    }
}
