//! The facts of a quarter (季度数据), once they have been read against a scheme: every reference is an index.

use crate::exact::{Fixed, Money};
use crate::period::{Day, Period};

/// A quarter that can be settled.
#[derive(Debug)]
pub struct Quarter {
    /// The quarter of the year.
    pub period: Period,
    /// The town.
    pub town: String,
    /// Yuan carried in.
    pub opening_balance: Money,
    /// Coefficients adjusted for this quarter.
    pub coefficients: Vec<CoefficientChange>,
    /// Villages.
    pub villages: Vec<Village>,
    /// Cadres.
    pub people: Vec<Person>,
    /// Bonus and deduction events.
    pub events: Vec<Event>,
    /// Red-line incidents.
    pub incidents: Vec<Incident>,
    /// Grades decided for a person.
    pub grade_decisions: Vec<GradeDecision>,
    /// Ties decided.
    pub tie_decisions: Vec<TieDecision>,
    /// Content hash, the same for every order of the lists.
    pub hash: String,
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
    pub cadre: usize,
}

/// A cadre.
#[derive(Debug)]
pub struct Person {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// Index of the village.
    pub village: usize,
    /// Indexes of the posts.
    pub posts: Vec<usize>,
    /// The post that decides category and role factor: the first of the highest category.
    pub main_post: usize,
    /// Index of the role category.
    pub category: usize,
    /// Months in post.
    pub months: i64,
    /// Why fewer than three.
    pub months_reason: Option<String>,
    /// First and last day in post, where the quarter says so.
    pub service: (Option<Day>, Option<Day>),
    /// What was assessed.
    pub assessed: Assessed,
    /// A remark.
    pub note: Option<String>,
}

/// What was assessed of a person.
#[derive(Debug)]
pub enum Assessed {
    /// A score for each indicator of the scheme, where there is one yet.
    Indicators(Vec<Option<Fixed>>),
    /// The total, where there is one yet.
    Total(Option<Fixed>),
}

/// A bonus or deduction event.
#[derive(Debug)]
pub struct Event {
    /// Its id.
    pub id: String,
    /// Index of the person.
    pub person: usize,
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

/// A grade decided for a person.
#[derive(Debug)]
pub struct GradeDecision {
    /// Index of the person.
    pub person: usize,
    /// Index of the grade.
    pub grade: usize,
    /// Why, when and by whom.
    pub record: Record,
}

/// Who goes up in a tie.
#[derive(Debug)]
pub struct TieDecision {
    /// Index of the role category.
    pub category: usize,
    /// Index of the grade.
    pub grade: usize,
    /// Indexes of the people who go up.
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

impl Person {
    /// Whether the person was in post on the day, as far as the document says.
    pub fn serves_on(&self, day: Day) -> bool {
        self.service.0.is_none_or(|from| from <= day) && self.service.1.is_none_or(|to| day <= to)
    }
}
