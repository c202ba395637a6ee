//! The columns, and the whole calculation on one screen.

use crate::cells::{self, Cells};
use crate::plan::Plan;
use crate::score::Scorer;
use crate::{events, grade, pay, red_line};

/// The score of somebody who waits for marks.
pub const NO_SCORE: i32 = i32::MIN;
/// The grade of somebody who has none.
pub const NO_GRADE: u8 = 255;
/// The grade of somebody in an open tie.
pub const UNDECIDED: u8 = 254;
/// The pay of somebody whose result is not known.
pub const NO_PAY: i64 = i64::MIN;

/// How large the columns are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// People.
    pub people: usize,
    /// Villages.
    pub villages: usize,
    /// Bonus and deduction events.
    pub events: usize,
    /// Marks are 32 bits wide rather than 16.
    pub wide: bool,
    /// Decimal places of the marks, 0 to 4.
    pub places: u32,
}

/// The marks of everybody, row by row; the largest 16-bit number and the smallest 32-bit number stand for none yet.
#[derive(Clone, Debug)]
pub enum Marks {
    /// 16 bits without sign.
    Narrow(Vec<u16>),
    /// 32 bits.
    Wide(Vec<i32>),
}

/// A red-line incident; people and villages by their row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Incident {
    /// Index of the red line.
    pub red_line: usize,
    /// The village.
    pub village: usize,
    /// Who is in charge of the grid.
    pub in_charge: Option<usize>,
    /// Who did it.
    pub offender: Option<usize>,
    /// The offender is ticked as hit.
    pub ticked: bool,
}

/// A recorded decision on equal scores across a quota's line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TieDecision {
    /// The category, where people are ranked by it.
    pub category: Option<usize>,
    /// The village, where people are ranked by it.
    pub village: Option<usize>,
    /// The grade.
    pub grade: usize,
    /// Who goes up.
    pub up: Vec<u32>,
}

/// A tie that waits for a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenTie {
    /// The category, where people are ranked by it.
    pub category: Option<usize>,
    /// The village, where people are ranked by it.
    pub village: Option<usize>,
    /// The grade.
    pub grade: usize,
    /// How many can go up.
    pub places: usize,
    /// The tied people.
    pub people: Vec<u32>,
}

/// What is wrong with a column, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// A mark (its place in the column) is above full marks or negative.
    Mark(usize),
    /// A person's village is not there.
    Village(usize),
    /// A person's post is not there.
    Post(usize),
    /// A person serves longer than the period.
    Time(usize),
    /// A village's class is not there.
    Class(usize),
    /// An event is of nobody, of no item, or counts no times or more than a thousand.
    Event(usize),
    /// An incident names something that is not there.
    Incident(usize),
    /// A decision names something that is not there.
    Decision(usize),
    /// Numbers would leave 64 bits.
    TooLarge,
    /// Full marks do not fit the column's width.
    TooNarrow,
}

/// Columns with their plan, and what they come to.
#[derive(Debug)]
pub struct Sheet {
    pub(crate) plan: Plan,
    pub(crate) places: u32,
    /// Marks of everybody, row by row.
    pub marks: Marks,
    /// Village of everybody.
    pub village: Vec<u32>,
    /// Post of everybody.
    pub post: Vec<u8>,
    /// Months or days in post of everybody; the whole period unless said otherwise.
    pub time: Vec<u16>,
    /// Class of each village.
    pub class: Vec<u8>,
    /// Whose event it is.
    pub event_person: Vec<u32>,
    /// Its item.
    pub event_item: Vec<u16>,
    /// How often.
    pub event_count: Vec<u16>,
    /// Its matter; 0 for none.
    pub event_matter: Vec<u32>,
    /// Red-line incidents.
    pub incidents: Vec<Incident>,
    /// Ties decided.
    pub tie_decisions: Vec<TieDecision>,
    /// Grades decided: the person and the grade.
    pub grade_decisions: Vec<(u32, u8)>,
    /// The score of everybody, in ten-thousandths.
    pub score: Vec<i32>,
    /// The rank of everybody, from 1; 0 without a score.
    pub rank: Vec<u32>,
    /// The grade of everybody.
    pub grade: Vec<u8>,
    /// The pay of everybody, in fen.
    pub pay: Vec<i64>,
    /// Ties that wait.
    pub ties: Vec<OpenTie>,
    pub(crate) cells: Cells,
    /// By post: the category that its holders are ranked in; 0 where categories are ranked together.
    ranked_by: Vec<usize>,
    pub(crate) category_count: usize,
}

impl Sheet {
    /// Empty columns of this size; everything that settling will need is taken now.
    pub fn new(plan: Plan, shape: Shape) -> Sheet {
        let Shape { people, villages, events, wide, places } = shape;
        let cells = people * plan.marks.len();
        let time = u16::try_from(plan.time).expect("a period has at most 366 days");
        let category = |own: &usize| if plan.within_category { *own } else { 0 };
        let ranked_by: Vec<usize> = plan.categories.iter().map(category).collect();
        Sheet {
            category_count: ranked_by.iter().max().map_or(1, |last| last + 1),
            ranked_by,
            places,
            marks: if wide { Marks::Wide(vec![i32::MIN; cells]) } else { Marks::Narrow(vec![u16::MAX; cells]) },
            village: vec![0; people],
            post: vec![0; people],
            time: vec![time; people],
            class: vec![0; villages],
            event_person: vec![0; events],
            event_item: vec![0; events],
            event_count: vec![1; events],
            event_matter: vec![0; events],
            incidents: Vec::new(),
            tie_decisions: Vec::new(),
            grade_decisions: Vec::new(),
            score: vec![NO_SCORE; people],
            rank: vec![0; people],
            grade: vec![NO_GRADE; people],
            pay: vec![NO_PAY; people],
            ties: Vec::new(),
            cells: Cells::new(people),
            plan,
        }
    }

    /// Settles the columns: the stages of the core, in its order.
    pub fn settle(&mut self) -> Result<(), Wrong> {
        self.check()?;
        let events = events::by_person(self)?;
        let hits = red_line::spread(self)?;
        let steps = Scorer::of(self)?.score(self, &events)?;
        cells::fill(self, &hits, steps)?;
        grade::grade(self, &hits)?;
        pay::pay(self, &hits, &events)
    }

    /// Whether everything named is there.
    fn check(&self) -> Result<(), Wrong> {
        let (villages, plan) = (self.class.len(), &self.plan);
        let wrong = |at: Option<usize>, what: fn(usize) -> Wrong| at.map_or(Ok(()), |at| Err(what(at)));
        let past = |number: u32, end: usize| usize::try_from(number).map_or(true, |number| number >= end);
        wrong(self.village.iter().position(|village| past(*village, villages)), Wrong::Village)?;
        wrong(self.post.iter().position(|post| usize::from(*post) >= plan.categories.len()), Wrong::Post)?;
        wrong(self.time.iter().position(|time| i64::from(*time) > plan.time), Wrong::Time)?;
        wrong(self.class.iter().position(|class| usize::from(*class) >= plan.classes), Wrong::Class)
    }

    /// Where those are counted who are ranked with a person.
    #[inline]
    pub(crate) fn cohort(&self, person: usize) -> usize {
        let category = self.ranked_by[usize::from(self.post[person])];
        if self.plan.within_village { at(self.village[person]) * self.category_count + category } else { category }
    }

    pub(crate) fn cohorts(&self) -> usize {
        let villages = if self.plan.within_village { self.class.len() } else { 1 };
        villages * self.category_count
    }
}

/// A row as an index.
#[inline]
pub(crate) fn at(row: u32) -> usize {
    usize::try_from(row).expect("an index of 32 bits fits a pointer")
}
