//! The rules (办法), once they have been read: every reference is an index, every figure lies within its bound.

use crate::exact::{Exact, Fixed, Money, Rounding};
use crate::number::Number;
use crate::period::{Period, Span};
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
    /// First period it covers.
    pub from: Period,
    /// Last period it covers.
    pub to: Option<Period>,
    /// How often is settled.
    pub span: Span,
    /// Who is assessed.
    pub subject: SubjectKind,
    /// Stages that scores go through.
    pub stages: Vec<Named>,
    /// Yuan per subject and period (标准).
    pub standard: Option<Sourced<Money>>,
    /// Role categories, highest first; none where subjects have none.
    pub categories: Vec<Named>,
    /// Posts.
    pub posts: Vec<Post>,
    /// Difficulty classes, hardest first; none where the scheme has none.
    pub classes: Vec<Class>,
    /// What the coefficient multiplies.
    pub difficulty_on: On,
    /// How a class is suggested.
    pub suggestion: Option<Suggestion>,
    /// Numbers that a quarter states.
    pub facts: Vec<Fact>,
    /// How subjects are assessed.
    pub own: Rules,
    /// How villages are assessed as teams.
    pub team: Option<Rules>,
    /// Red lines.
    pub red_lines: Vec<RedLine>,
    /// How pay is worked out.
    pub pay: Option<PayRule>,
    /// What is set aside, and the difference.
    pub pool: Option<PoolRule>,
    /// What follows from runs of a grade.
    pub runs: Vec<Run>,
    /// Points that are kept.
    pub ledger: Option<Ledger>,
    /// Worked examples, not yet read.
    pub examples: Vec<Example>,
    /// How many values are marked as published.
    pub published: usize,
    /// How many values are marked as examples.
    pub example: usize,
    /// How many values are marked as the town's own.
    pub own_marks: usize,
    /// Content hash.
    pub hash: String,
}

/// Who is assessed (考核对象).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubjectKind {
    /// A cadre.
    Person,
    /// A village.
    Village,
    /// A household.
    Household,
}

/// What is multiplied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// What is assessed, before bonus and deduction.
    Assessed,
    /// The score after them.
    Score,
    /// Pay.
    Pay,
}

/// How the subjects of one level are assessed: people, households or villages, or the villages as teams.
#[derive(Debug)]
pub struct Rules {
    /// Ballots.
    pub ballots: Vec<Ballot>,
    /// Indicators and headings, each after its heading.
    pub indicators: Vec<Indicator>,
    /// How the score is rounded and bounded.
    pub score: ScoreRule,
    /// Bonus and deduction items.
    pub barometer: Barometer,
    /// What scores or amounts are multiplied by.
    pub factors: Vec<Factor>,
    /// How grades are found.
    pub grading: Option<Grading>,
}

/// A number that a quarter states (填报数据).
#[derive(Debug)]
pub struct Fact {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: Option<String>,
    /// Stated of villages rather than of subjects.
    pub of_village: bool,
}

/// A ballot (民主测评).
#[derive(Debug)]
pub struct Ballot {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What can be voted for.
    pub options: Vec<BallotOption>,
}

/// An option of a ballot.
#[derive(Debug)]
pub struct BallotOption {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What a vote counts.
    pub value: Sourced<Fixed>,
}

/// What scores or amounts are multiplied by (系数).
#[derive(Debug)]
pub struct Factor {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The number.
    pub from: Number,
    /// What it multiplies.
    pub on: On,
    /// Where it comes from.
    pub origin: Origin,
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
    /// Its own standard.
    pub standard: Option<Sourced<Money>>,
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

/// An indicator, or a heading over indicators.
#[derive(Debug)]
pub struct Indicator {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Index of the heading it stands under.
    pub heading: Option<usize>,
    /// How it counts in the scale around it.
    pub counts: Counts,
    /// Where its score comes from; none for a heading.
    pub score: Option<ScoreFrom>,
    /// Full marks (满分): of a heading with a scale of points, their sum.
    pub full_marks: Fixed,
    /// Weight in percent of the scale around it; 100 where points are counted.
    pub weight: Sourced<Fixed>,
}

/// How an indicator counts in the scale around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counts {
    /// Its points are added as they are.
    Points,
    /// As a percentage of full marks, times its weight.
    Weight,
    /// A heading that only groups: what stands under it counts in the scale around.
    Through,
}

/// Where the score of an indicator comes from.
#[derive(Debug)]
pub enum ScoreFrom {
    /// Somebody enters it.
    Entered,
    /// It is entered once for the village.
    Shared,
    /// It is this number.
    Number(Number),
    /// It starts at full marks, or at zero, and events move it.
    Start {
        /// At full marks rather than at zero.
        full: bool,
    },
}

/// How the score is rounded and bounded.
#[derive(Debug)]
pub struct ScoreRule {
    /// What everybody starts with, without indicators.
    pub start: Option<Sourced<Fixed>>,
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
    /// Most bonus points per subject; none is stated on the result.
    pub bonus_cap: Option<Sourced<Fixed>>,
    /// Most deduction points per subject.
    pub deduction_cap: Option<Sourced<Fixed>>,
    /// The items.
    pub items: Vec<Item>,
    /// The groups.
    pub groups: Vec<Group>,
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
    /// Points or yuan each time, without sign.
    pub points: Sourced<Fixed>,
    /// Those who carry one of these posts get these instead; the first that fits.
    pub per_post: Vec<(usize, Sourced<Fixed>)>,
    /// From the second time on, this many times as much.
    pub again: Option<Sourced<i64>>,
    /// Most of this item per subject and period.
    pub cap: Option<Sourced<Fixed>>,
    /// Most of this item per subject and month.
    pub month_cap: Option<Sourced<Fixed>>,
    /// Index of its group.
    pub group: Option<usize>,
    /// What it moves.
    pub moves: Moves,
}

/// What a bonus or deduction moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moves {
    /// The score.
    Score,
    /// An indicator (its index).
    Indicator(usize),
    /// Pay; it counts yuan.
    Pay,
}

/// Items that belong together.
#[derive(Debug)]
pub struct Group {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Which of its events count.
    pub counts: GroupCounts,
    /// Most of it per subject and period.
    pub cap: Option<Sourced<Fixed>>,
}

/// Which events of a group count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupCounts {
    /// Of one matter only the largest.
    LargestPerMatter,
    /// Only the largest of all.
    Largest,
    /// All.
    All,
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
    /// Hits everybody of the village.
    pub everybody: bool,
    /// Hits the village itself.
    pub village: bool,
    /// What it does to the grade.
    pub effect: Effect,
    /// Indexes of the items of pay that are lost.
    pub withholds: Vec<usize>,
    /// Where the rule comes from.
    pub origin: Origin,
}

/// What a red line does to the grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The last grade, and ranked last.
    Last,
    /// No better grade than this (its index).
    NoBetterThan(usize),
    /// Nothing.
    Keeps,
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
    /// Those of one category are ranked together.
    pub within_category: bool,
    /// Those of one village are ranked together.
    pub within_village: bool,
    /// Indexes of the grades in the order in which they are tried.
    pub order: Vec<usize>,
    /// Index of the grade of everybody who is left.
    pub otherwise: usize,
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
    /// Other conditions.
    pub tests: Vec<Test>,
    /// How many of a cohort.
    pub quota: Option<Quota>,
    /// Share of the standard.
    pub ratio: Option<Sourced<Fixed>>,
    /// Yuan.
    pub amount: Option<Sourced<Money>>,
    /// Where the grade comes from.
    pub origin: Origin,
}

/// A condition on a number.
#[derive(Debug)]
pub struct Test {
    /// The number.
    pub of: Number,
    /// What it is held against; all must hold.
    pub bounds: Vec<(Comparison, Exact)>,
    /// Where it comes from.
    pub origin: Origin,
}

/// How a number is held against a bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// ≥
    From,
    /// >
    Above,
    /// ≤
    UpTo,
    /// <
    Below,
}

/// How many of a category may, or must, have a grade.
#[derive(Debug)]
pub struct Quota {
    /// Percent of the headcount, or a fixed number.
    pub size: QuotaSize,
    /// 不少于 rather than 不超过.
    pub at_least: bool,
    /// Percent below which it is worth a word.
    pub least: Option<Fixed>,
    /// Where it comes from.
    pub origin: Origin,
}

/// Percent of the headcount, or a fixed number.
#[derive(Clone, Debug)]
pub enum QuotaSize {
    /// Percent.
    Share(Fixed),
    /// People.
    Places(usize),
    /// Percent by the grade of the village.
    ByTeamGrade(Vec<(usize, Fixed)>),
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

/// How pay is worked out (补贴).
#[derive(Debug)]
pub struct PayRule {
    /// Applied once to each amount.
    pub rounding: Sourced<Rounding>,
    /// How part of a period is paid.
    pub pro_rating: Sourced<ProRating>,
    /// Standards are for a month rather than for the period.
    pub per_month: bool,
    /// Percent of what each other post would pay.
    pub two_posts: Option<Sourced<Fixed>>,
    /// What pay is made of.
    pub items: Vec<PayItem>,
    /// The items are written out in the scheme.
    pub itemised: bool,
}

/// How part of a period is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProRating {
    /// By months in post.
    Months,
    /// By days in post.
    Days,
    /// In full.
    None,
}

/// An item of pay.
#[derive(Clone, Debug)]
pub struct PayItem {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How it follows from the result.
    pub by: PayBy,
    /// Its own standard.
    pub standard: Option<Sourced<Money>>,
    /// Index of the fact that states each subject's own.
    pub standard_fact: Option<usize>,
    /// Percent of the standard.
    pub share: Option<Sourced<Fixed>>,
    /// So many months instead of those of the period.
    pub months: Option<Sourced<i64>>,
    /// Not multiplied by the role factor.
    pub without_role_factor: bool,
    /// Not multiplied by the difficulty coefficient.
    pub without_difficulty: bool,
    /// Not multiplied by these factors.
    pub without: Vec<usize>,
    /// Where it comes from.
    pub origin: Origin,
}

/// How an item of pay follows from the result.
#[derive(Clone, Debug)]
pub enum PayBy {
    /// Standard × ratio of the grade.
    Ratio,
    /// The grade's amount.
    Amount,
    /// Standard × score ÷ this.
    Score(Fixed),
    /// Standard − yuan for each point below the line, not below 0.
    PointsMissing {
        /// The line.
        line: Sourced<Fixed>,
        /// Yuan for each point.
        yuan: Sourced<Fixed>,
    },
    /// Yuan for each point above the line.
    PointsAbove {
        /// The line.
        line: Sourced<Fixed>,
        /// Yuan for each point.
        yuan: Sourced<Fixed>,
    },
    /// Yuan up to a rank.
    Prizes(Vec<(usize, Sourced<Money>)>),
    /// The standard.
    Fixed,
}

/// What follows from the same grade several periods running.
#[derive(Debug)]
pub struct Run {
    /// Index of the grade.
    pub grade: usize,
    /// So many periods running, or more.
    pub length: usize,
    /// What follows.
    pub consequence: String,
    /// Where it comes from.
    pub origin: Origin,
}

/// Points that are kept and redeemed (积分账户).
#[derive(Debug)]
pub struct Ledger {
    /// The unit of points.
    pub unit: String,
    /// The lowest balance that can be redeemed from.
    pub redeem_from: Option<Sourced<Fixed>>,
}

/// What is set aside, and the difference.
#[derive(Debug)]
pub struct PoolRule {
    /// What is set aside.
    pub set_aside: Sourced<SetAside>,
    /// More earned than available.
    pub when_over: Sourced<WhenOver>,
    /// Less earned than available.
    pub when_under: Sourced<WhenUnder>,
    /// A surplus is shared only among those with these grades; all where empty.
    pub share_among: Vec<usize>,
}

/// What is set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetAside {
    /// Everybody's standard.
    People,
    /// The same by months in post.
    Months,
    /// A fixed sum.
    Sum(Money),
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
    /// Pay what is earned and take the overspend back next time, in proportion to pay.
    ClawBack,
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
