//! A scheme as whole numbers: what the core has worked out of it once, for any number of people.
//!
//! Scores, points and thresholds are in ten-thousandths of a point, money in fen, shares in ten-thousandths of a percent,
//! coefficients in ten-thousandths.

use crate::quotient::Mode;

/// A scheme for one period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// What is scored, in the order of the columns.
    pub marks: Vec<Mark>,
    /// How a score comes about.
    pub score: ScoreRules,
    /// Role category of each post; one post where subjects have none.
    pub categories: Vec<usize>,
    /// Classes of villages; one where the scheme has none.
    pub classes: usize,
    /// Bonus and deduction.
    pub events: EventRules,
    /// Red lines.
    pub red_lines: Vec<RedLine>,
    /// Grades; none where nobody is graded.
    pub grading: Option<Grading>,
    /// Those of one category are ranked together.
    pub within_category: bool,
    /// Those of one village are ranked together.
    pub within_village: bool,
    /// How long somebody can serve: months, days, or 0 where it does not matter.
    pub time: i64,
    /// Pay; none where nothing is paid.
    pub pay: Option<PayRules>,
}

/// What is scored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Full marks.
    pub full: i64,
    /// What a ten-thousandth of a point weighs, over the denominator of [`ScoreRules`].
    pub weight: i64,
}

/// How a score comes about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScoreRules {
    /// What everybody starts with.
    pub start: i64,
    /// The denominator of all weights.
    pub denominator: i64,
    /// By class: what multiplies the assessed score, and what multiplies the score after bonus and deduction.
    pub by_class: Vec<(i64, i64)>,
    /// The rounding step.
    pub step: i64,
    /// What happens between two steps.
    pub mode: Mode,
    /// Lowest score.
    pub floor: Option<i64>,
    /// Highest score.
    pub ceiling: Option<i64>,
}

/// Bonus and deduction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventRules {
    /// The items.
    pub items: Vec<EventItem>,
    /// The groups.
    pub groups: Vec<EventGroup>,
    /// Most bonus points.
    pub bonus_cap: Option<i64>,
    /// Most deduction points.
    pub deduction_cap: Option<i64>,
}

/// An item of bonus or deduction.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventItem {
    /// A bonus rather than a deduction.
    pub bonus: bool,
    /// It moves pay, by ten-thousandths of a yuan.
    pub yuan: bool,
    /// What each time counts, by post.
    pub points: Vec<i64>,
    /// Most of it.
    pub cap: Option<i64>,
    /// Its group.
    pub group: Option<usize>,
}

/// Items that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventGroup {
    /// Which of its events count.
    pub outweighs: Outweighs,
    /// Most of it.
    pub cap: Option<i64>,
}

/// Which events of a group count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Outweighs {
    /// All.
    #[default]
    Nothing,
    /// Only the largest.
    Everything,
    /// Of one matter only the largest.
    TheSameMatter,
}

/// An event of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// Index of the item.
    pub item: usize,
    /// How often.
    pub count: i64,
    /// The matter; 0 for none.
    pub matter: u32,
}

/// A red line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RedLine {
    /// Hits whoever is in charge of the grid.
    pub in_charge: bool,
    /// Hits everybody of the village.
    pub everybody: bool,
    /// By post: whether it hits who holds it.
    pub posts: Vec<bool>,
    /// Whether it hits the offender.
    pub offender: Offender,
    /// What it does to the grade.
    pub effect: Effect,
    /// By item of pay: whether it is lost.
    pub withholds: Vec<bool>,
}

/// Whether a red line hits the offender.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Offender {
    /// No.
    #[default]
    Never,
    /// Where the incident says so.
    WhenTicked,
    /// Yes.
    Always,
}

/// What a red line does to the grade.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    #[default]
    Keeps,
    /// No better grade than this.
    NoBetterThan(usize),
    /// The last grade, and ranked last.
    Last,
}

/// How grades are found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grading {
    /// Best first.
    pub grades: Vec<Grade>,
    /// The order in which they are tried.
    pub order: Vec<usize>,
    /// The grade of everybody who is left.
    pub otherwise: usize,
    /// Equal scores across a quota's line.
    pub tie: Tie,
    /// People hit by a red line count when a quota is worked out.
    pub red_lined_in_headcount: bool,
}

/// A grade.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grade {
    /// Lowest score.
    pub from: Option<i64>,
    /// How many.
    pub quota: Option<Quota>,
}

/// How many may, or must, have a grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    /// A share of the headcount rather than a number of people.
    pub is_share: bool,
    /// The share, or the number.
    pub size: i64,
    /// At least rather than at most.
    pub at_least: bool,
}

/// What settles equal scores across a quota's line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Tie {
    /// A recorded decision.
    #[default]
    Decide,
    /// All go up.
    BothUp,
    /// None goes up.
    BothDown,
    /// These marks are compared in order.
    ByMarks(Vec<usize>),
}

/// Pay by what somebody is and has come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PayRules {
    /// Fen of each item of pay, by [`PayRules::place`].
    pub items: Vec<Vec<i64>>,
    /// Grades, or 1 where nobody is graded.
    pub grades: usize,
    /// The rounding step in fen.
    pub step: i64,
    /// What happens between two steps.
    pub mode: Mode,
}
