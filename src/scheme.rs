//! The rules (办法), once they have been read: every reference is an index, every figure lies within its bound.

use crate::exact::{Fixed, Money, Rounding};
use crate::period::Period;
use crate::read::node::Node;

/// A scheme that can be settled by.
#[derive(Debug)]
pub struct Scheme {
    /// Its id, the same in every version.
    pub id: String,
    /// The version.
    pub version: String,
    /// Title of the regulation.
    pub title: String,
    /// Who issued it.
    pub issuer: String,
    /// Whether it has been approved.
    pub approved: bool,
    /// First quarter it covers.
    pub from: Period,
    /// Last quarter it covers.
    pub to: Option<Period>,
    /// Yuan per person and quarter (季度标准).
    pub standard: Sourced<Money>,
    /// Role categories, highest first.
    pub categories: Vec<Named>,
    /// Posts.
    pub posts: Vec<Post>,
    /// Difficulty classes, hardest first.
    pub classes: Vec<Class>,
    /// How a class is suggested.
    pub suggestion: Option<Suggestion>,
    /// The indicators that are scored, headings left out, in document order.
    pub indicators: Vec<Indicator>,
    /// Whether indicators carry points or weights.
    pub counting: Counting,
    /// How the score is rounded and bounded.
    pub score: ScoreRule,
    /// Bonus and deduction items.
    pub barometer: Barometer,
    /// Red lines.
    pub red_lines: Vec<RedLine>,
    /// How grades are found.
    pub grading: Grading,
    /// How pay is rounded.
    pub pay_rounding: Sourced<Rounding>,
    /// Whether pay is pro-rated by months in post.
    pub pro_rating: Sourced<bool>,
    /// What is set aside, and the difference.
    pub pool: PoolRule,
    /// Worked examples, not yet read.
    pub examples: Vec<Example>,
    /// How many values are marked as published.
    pub published: usize,
    /// How many values are marked as examples.
    pub example: usize,
    /// How many values are marked as the town's own.
    pub own: usize,
    /// Content hash.
    pub hash: String,
}

/// A value with where it comes from.
#[derive(Clone, Debug)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub origin: Origin,
}

/// Where a value of the scheme stands and comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// Place in the scheme document.
    pub place: String,
    /// Published, example or the town's own, if said.
    pub mark: Option<Mark>,
    /// Title of the source, if said.
    pub source: Option<String>,
}

/// Whether a value is stated by a source, our placeholder or set by the town.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Stated by the source.
    Published,
    /// A placeholder until the town sets its own.
    Example,
    /// Set by the town itself.
    Own,
}

/// Something with an id and a name.
#[derive(Clone, Debug)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
}

/// A post.
#[derive(Debug)]
pub struct Post {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Index of its role category.
    pub category: usize,
    /// What its holder's pay is multiplied by.
    pub role_factor: Sourced<Fixed>,
    /// At most one holder per village at a time.
    pub single: bool,
    /// The posts whose duties it carries, itself among them.
    pub holds: Vec<usize>,
}

/// A difficulty class.
#[derive(Debug)]
pub struct Class {
    /// Its letter.
    pub id: String,
    /// Its coefficient.
    pub coefficient: Sourced<Fixed>,
}

/// What a village is measured by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// 户籍人口
    RegisteredPopulation,
    /// 常住人口
    ResidentPopulation,
    /// 工作任务量
    Workload,
}

/// How a class is suggested.
#[derive(Debug)]
pub struct Suggestion {
    /// The measure that the bands are of.
    pub by: Measure,
    /// Bands, hardest first; the last starts at 0.
    pub bands: Vec<Band>,
    /// Measures that move the suggestion by one class.
    pub moves: Vec<Move>,
}

/// A band of the suggestion.
#[derive(Debug)]
pub struct Band {
    /// Index of the class.
    pub class: usize,
    /// Lowest number.
    pub from: Sourced<i64>,
}

/// A measure that moves the suggestion by one class.
#[derive(Debug)]
pub struct Move {
    /// The measure.
    pub by: Measure,
    /// From here on one class harder.
    pub harder_from: Option<Sourced<i64>>,
    /// Below this one class easier.
    pub easier_below: Option<Sourced<i64>>,
}

/// Whether indicators carry points or weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    /// Scores are added as they are.
    Points,
    /// Scores are multiplied by weights that add up to 100 %.
    Weights,
}

/// An indicator.
#[derive(Debug)]
pub struct Indicator {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Full marks (满分).
    pub full_marks: Fixed,
    /// Weight in percent; 100 where points are counted.
    pub weight: Sourced<Fixed>,
}

/// How the score is rounded and bounded.
#[derive(Debug)]
pub struct ScoreRule {
    /// Applied once, after bonus and deduction.
    pub rounding: Sourced<Rounding>,
    /// Lowest score.
    pub floor: Option<Sourced<Fixed>>,
    /// Highest score.
    pub ceiling: Option<Sourced<Fixed>>,
}

/// Bonus and deduction items (晴雨表).
#[derive(Debug, Default)]
pub struct Barometer {
    /// Most bonus points per person; none is stated on the result.
    pub bonus_cap: Option<Sourced<Fixed>>,
    /// Most deduction points per person.
    pub deduction_cap: Option<Sourced<Fixed>>,
    /// The items.
    pub items: Vec<Item>,
}

/// A bonus or deduction item.
#[derive(Debug)]
pub struct Item {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Bonus or deduction.
    pub kind: ItemKind,
    /// Points each time, without sign.
    pub points: Sourced<Fixed>,
    /// Most points of this item per person.
    pub cap: Option<Sourced<Fixed>>,
    /// The group in which one matter counts once.
    pub group: Option<String>,
}

/// Bonus or deduction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// 加分
    Bonus,
    /// 减分
    Deduction,
}

/// A red line (高压线).
#[derive(Debug)]
pub struct RedLine {
    /// Its id.
    pub id: String,
    /// The situation.
    pub name: String,
    /// Hits the cadre in charge of the grid.
    pub grid_cadre: bool,
    /// Hits whoever carries the duties of these posts in the village.
    pub posts: Vec<usize>,
    /// Hits the offender.
    pub offender: OffenderRule,
    /// Where the rule comes from.
    pub origin: Origin,
}

/// Whether a red line hits the offender.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OffenderRule {
    /// Yes.
    Always,
    /// Where the incident says so.
    WhenTicked,
    /// No.
    Never,
}

/// How grades are found.
#[derive(Debug)]
pub struct Grading {
    /// Best first; the last takes everybody else.
    pub grades: Vec<Grade>,
    /// Equal scores across a quota line.
    pub tie: Sourced<TieRule>,
    /// Whether people hit by a red line count when a quota is worked out.
    pub red_lined_in_headcount: Sourced<bool>,
}

/// A grade (等次).
#[derive(Debug)]
pub struct Grade {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Lowest score, included.
    pub from: Option<Sourced<Fixed>>,
    /// How many of a category.
    pub quota: Option<Quota>,
    /// Share of the standard.
    pub ratio: Sourced<Fixed>,
    /// Where the grade comes from.
    pub origin: Origin,
}

/// How many of a category may, or must, have a grade.
#[derive(Debug)]
pub struct Quota {
    /// Percent of the headcount, or a fixed number.
    pub size: QuotaSize,
    /// 不少于 rather than 不超过.
    pub at_least: bool,
    /// Where it comes from.
    pub origin: Origin,
}

/// Percent of the headcount, or a fixed number.
#[derive(Clone, Copy, Debug)]
pub enum QuotaSize {
    /// Percent.
    Share(Fixed),
    /// People.
    Places(usize),
}

/// What happens to equal scores across a quota line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TieRule {
    /// A recorded decision is awaited.
    Decide,
    /// All of them go up.
    BothUp,
    /// None of them goes up.
    BothDown,
    /// These indicators are compared in order; who is still equal waits for a decision.
    ByIndicators(Vec<usize>),
}

/// What is set aside, and the difference.
#[derive(Debug)]
pub struct PoolRule {
    /// By months in post rather than by people.
    pub by_months: Sourced<bool>,
    /// More earned than available.
    pub when_over: Sourced<WhenOver>,
    /// Less earned than available.
    pub when_under: Sourced<WhenUnder>,
}

/// When more is earned than is available.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenOver {
    /// Say so and pay what is earned.
    Report,
    /// Scale every amount so that the sum is what is available.
    ScaleDown,
    /// Pay what is earned and carry the overspend into the next quarter.
    CarryForward,
}

/// When less is earned than is available.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhenUnder {
    /// Say so.
    Report,
    /// Share the surplus in proportion to pay.
    Share,
    /// Carry it into the next quarter.
    CarryForward,
}

/// A worked example; its quarter is read when the self-check runs.
#[derive(Debug)]
pub struct Example {
    /// What it shows.
    pub name: String,
    /// The facts.
    pub quarter: Node,
    /// What must come out.
    pub expect: Node,
}
