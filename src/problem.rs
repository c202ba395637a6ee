//! What is wrong with a document: place, code, sentence, way out. The sentences stand in `text`.

use std::fmt;

use crate::bounds::{DecimalBound, IntegerBound};
use crate::period::Span;
use crate::scheme::{Measure, SubjectKind};
use crate::text::{Kind, Part, Say, Thing};

/// Whether the settlement is withheld.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// No settlement until it is mended.
    Refusal,
    /// The settlement stands; somebody should look.
    Warning,
}

/// Which document a place belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Document {
    /// The rules (办法).
    Scheme,
    /// The facts (季度数据).
    Quarter,
    /// The arguments of a call.
    Call,
}

/// One thing that is wrong, or worth a look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The document.
    pub document: Document,
    /// Where in it, e.g. `people[3].scores.attitude`; empty for the document as a whole.
    pub place: String,
    /// What it is.
    pub fault: Fault,
}

/// A place on the way down a document, kept on the stack until somebody needs its text.
#[derive(Clone, Copy)]
pub enum Place<'a> {
    /// The document itself.
    Root,
    /// A key of an object.
    Key(&'a Place<'a>, &'a str),
    /// An entry of a list.
    Index(&'a Place<'a>, usize),
    /// An entry of the list under a key.
    Entry(&'a Place<'a>, &'a str, usize),
}

impl Place<'_> {
    /// The place of a key below this one.
    pub fn key<'b>(&'b self, key: &'b str) -> Place<'b> {
        Place::Key(self, key)
    }

    /// The place of a list's entry below this one.
    pub fn at(&self, index: usize) -> Place<'_> {
        Place::Index(self, index)
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Root => Ok(()),
            Place::Key(Place::Root, key) => f.write_str(key),
            Place::Key(parent, key) => write!(f, "{parent}.{key}"),
            Place::Index(parent, index) => write!(f, "{parent}[{index}]"),
            Place::Entry(parent, key, index) => write!(f, "{}[{index}]", parent.key(key)),
        }
    }
}

macro_rules! faults {
    ($($severity:ident $code:literal $variant:ident $({ $($field:ident: $type:ty),* $(,)? })?;)*) => {
        /// What can be wrong, with what its sentence needs.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[allow(missing_docs, reason = "the sentences in text/ say what each one means")]
        pub enum Fault { $($variant $({ $($field: $type),* })?),* }

        impl Fault {
            /// The stable code, e.g. `unknown-key`.
            pub fn code(&self) -> &'static str {
                match self { $(Fault::$variant { .. } => $code),* }
            }

            /// Whether it withholds the settlement.
            pub fn severity(&self) -> Severity {
                match self { $(Fault::$variant { .. } => Severity::$severity),* }
            }

            /// Every code with its severity, in the order of this table.
            pub const CODES: &[(&'static str, Severity)] = &[$(($code, Severity::$severity)),*];

            /// Every code with the names of its parts.
            #[cfg(test)]
            pub(crate) const PARTS: &[(&'static str, &'static str)] = &[$(($code, stringify!($($($field)*)?))),*];
        }

        impl Say for Fault {
            fn say(&self, hear: &mut dyn FnMut(Part<'_>)) {
                match self {
                    $(Fault::$variant { $($($field),*)? } => hear(Part::Thing(Thing {
                        kind: &Kind { code: $code, names: stringify!($($($field)*)?) },
                        parts: &[$($($field),*)?],
                    })),)*
                }
            }
        }
    };
}

faults! {
    // The shape of a document.
    Refusal "not-json" NotJson { line: usize, column: usize };
    Refusal "too-deep" TooDeep;
    Refusal "missing-key" MissingKey { key: &'static str };
    Refusal "unknown-key" UnknownKey { key: String, like: Option<&'static str> };
    Refusal "key-needed" KeyNeeded { key: &'static str };
    Refusal "key-unused" KeyUnused { key: String };
    Refusal "duplicate-key" DuplicateKey { key: String };
    Refusal "wrong-type" WrongType { expected: Expected, found: Found };
    Refusal "number-not-text" NumberNotText { number: String };
    Refusal "not-decimal" NotDecimalText { text: String };
    Refusal "not-a-fraction" NotAFraction { text: String };
    Refusal "too-many-places" TooManyPlaces { bound: &'static DecimalBound, text: String };
    Refusal "out-of-bounds" OutOfBounds { bound: &'static DecimalBound, text: String };
    Refusal "negative" Negative { bound: &'static DecimalBound, text: String };
    Refusal "integer-out-of-bounds" IntegerOutOfBounds { bound: &'static IntegerBound, number: String };
    Refusal "not-an-id" NotAnId { text: String };
    Refusal "empty-text" EmptyText;
    Refusal "text-too-long" TextTooLong { most: usize, length: usize };
    Refusal "control-character" ControlCharacter { code_point: u32 };
    Refusal "list-too-long" ListTooLong { most: usize, length: usize };
    Refusal "list-empty" ListEmpty;
    Refusal "not-a-day" NotADay { text: String };
    Refusal "not-a-period" NotAPeriod { text: String };
    Refusal "not-one-of" NotOneOf { text: String, allowed: &'static [&'static str] };
    Refusal "wrong-format" WrongFormat { text: String, expected: &'static str };
    Refusal "indicator-kind" IndicatorKind { id: String };
    Refusal "text-edges" TextEdges { text: String };

    // References and identities, in both documents.
    Refusal "duplicate-id" DuplicateId { what: What, id: String };
    Refusal "duplicate-name" DuplicateName { what: What, name: String };
    Refusal "unknown-reference" UnknownReference { what: What, id: String };

    // The scheme.
    Refusal "validity-reversed" ValidityReversed { from: String, to: String };
    Refusal "approval-missing" ApprovalMissing;
    Refusal "weights-total" WeightsTotal { village: Option<String>, heading: Option<String>, total: String };
    Refusal "points-and-weights" PointsAndWeights { id: String };
    Refusal "thresholds-overlap" ThresholdsOverlap { better: String, better_from: String, worse: String, worse_bound: String };
    Refusal "thresholds-gap" ThresholdsGap { better: String, better_from: String, worse: String, worse_below: String };
    Refusal "lowest-grade-bounded" LowestGradeBounded { grade: String };
    Refusal "top-grade-bounded" TopGradeBounded { grade: String, below: String };
    Refusal "grade-without-test" GradeWithoutTest { grade: String };
    Refusal "grade-not-tried" GradeNotTried { grade: String };
    Refusal "quota-share-or-places" QuotaShareOrPlaces { grade: String };
    Refusal "ratios-rise" RatiosRise { better: String, better_ratio: String, worse: String, worse_ratio: String };
    Refusal "bands-order" BandsOrder { class: String, from: i64, harder_from: i64 };
    Refusal "bands-start" BandsStart { class: String, from: i64 };
    Refusal "move-without-bound" MoveWithoutBound;
    Refusal "move-bounds-cross" MoveBoundsCross { harder_from: i64, easier_below: i64 };
    Refusal "tie-indicators" TieIndicators;
    Refusal "tie-by-heading" TieByHeading { id: String };
    Refusal "floor-above-ceiling" FloorAboveCeiling { floor: String, ceiling: String };
    Refusal "bound-off-step" BoundOffStep { bound: String, step: String };
    Refusal "group-mixed" GroupMixed { group: String };
    Refusal "below-under-quota" BelowUnderQuota { grade: String, better: String };
    Refusal "split-needs-fen" SplitNeedsFen { step: String };
    Refusal "example-expects-nothing" ExampleExpectsNothing { example: String };
    Refusal "red-line-hits-nobody" RedLineHitsNobody { red_line: String };

    // The mechanisms of the scheme, and how they fit together.
    Refusal "not-for-subject" NotForSubject { key: &'static str, subject: SubjectKind };
    Refusal "team-of-villages" TeamOfVillages;
    Refusal "points-total" PointsTotal { heading: String, total: String, points: String };
    Refusal "indicator-source" IndicatorSource { id: String };
    Refusal "start-and-indicators" StartAndIndicators;
    Refusal "number-needs" NumberNeeds { by: String, key: &'static str };
    Refusal "number-transforms" NumberTransforms { by: String };
    Refusal "number-too-early" NumberTooEarly { by: String };
    Refusal "number-without-team" NumberWithoutTeam { by: String };
    Refusal "number-of-heading" NumberOfHeading { id: String };
    Refusal "fact-of-village" FactOfVillage { fact: String };
    Refusal "scale-lacks-grade" ScaleLacksGrade { grade: String };
    Refusal "not-for-team" NotForTeam { key: &'static str };
    Refusal "bands-fall" BandsFall { from: String, before: String };
    Refusal "bands-end" BandsEnd;
    Refusal "test-without-bound" TestWithoutBound;
    Refusal "quota-by-team" QuotaByTeam { grade: String };
    Refusal "least-above-share" LeastAboveShare { grade: String };
    Refusal "item-unit" ItemUnit { item: String };
    Refusal "item-target" ItemTarget { item: String, indicator: String };
    Refusal "group-targets" GroupTargets { group: String };
    Refusal "red-line-effect" RedLineEffect { red_line: String };
    Refusal "village-not-assessed" VillageNotAssessed { red_line: String };
    Refusal "pay-needs" PayNeeds { item: String, key: &'static str };
    Refusal "grade-needs" GradeNeeds { grade: String, key: &'static str };
    Refusal "prizes-order" PrizesOrder { to: i64, before: i64 };
    Refusal "pool-needs" PoolNeeds { key: &'static str };
    Refusal "too-fine" TooFine { what: String };
    Refusal "too-large" TooLarge { what: String, most: u128 };

    // The quarter against the scheme.
    Refusal "period-kind" PeriodKind { period: String, wanted: Span };
    Refusal "months-beyond-period" MonthsBeyondPeriod { person: String, months: i64, most: i64 };
    Refusal "days-beyond-period" DaysBeyondPeriod { person: String, days: i64, most: i64 };
    Refusal "days-missing" DaysMissing { person: String };
    Refusal "event-subject" EventSubject { wanted: &'static str };
    Refusal "score-not-entered" ScoreNotEntered { person: String, indicator: String };
    Refusal "earlier-not-before" EarlierNotBefore { period: String, current: String };
    Refusal "earlier-twice" EarlierTwice { period: String };
    Refusal "stage-not-before" StageNotBefore { stage: String };
    Refusal "no-ledger" NoLedger { key: &'static str };
    Refusal "redemption-outside-period" RedemptionOutsidePeriod { day: String, first: String, last: String };
    Refusal "fact-elsewhere" FactElsewhere { fact: String, of_village: bool };
    Refusal "not-rated" NotRated { person: String, indicator: String };
    Refusal "nothing-to-grade" NothingToGrade { key: &'static str };
    Refusal "other-scheme" OtherScheme { wanted: String, given: String };
    Refusal "period-outside-validity" PeriodOutsideValidity { period: String, from: String, to: Option<String> };
    Refusal "score-above-full-marks" ScoreAboveFullMarks { person: String, indicator: String, score: String, full_marks: String };
    Refusal "score-and-scores" ScoreAndScores { person: String };
    Refusal "class-unknowable" ClassUnknowable { village: String, measure: Option<Measure> };
    Refusal "class-reason-missing" ClassReasonMissing { village: String, suggested: String, assigned: String };
    Refusal "class-adjusted-twice" ClassAdjustedTwice { class: String };
    Refusal "weights-with-points" WeightsWithPoints { village: String };
    Refusal "post-held-twice" PostHeldTwice { village: String, post: String, people: Vec<String> };
    Refusal "post-listed-twice" PostListedTwice { person: String, post: String };
    Refusal "post-vacant" PostVacant { village: String, post: String, red_line: String };
    Refusal "grid-without-cadre" GridWithoutCadre { grid: String, village: String };
    Refusal "holder-unclear" HolderUnclear { village: String, post: String, people: Vec<String> };
    Refusal "grid-missing" GridMissing { red_line: String };
    Refusal "grid-elsewhere" GridElsewhere { grid: String, village: String };
    Refusal "cadre-elsewhere" CadreElsewhere { person: String, grid: String, village: String };
    Refusal "offender-missing" OffenderMissing { red_line: String };
    Refusal "offender-elsewhere" OffenderElsewhere { person: String, village: String };
    Refusal "incident-outside-quarter" IncidentOutsideQuarter { day: String, first: String, last: String };
    Refusal "event-outside-quarter" EventOutsideQuarter { day: String, first: String, last: String };
    Refusal "decided-twice" DecidedTwice { what: String };
    Refusal "decision-incomplete" DecisionIncomplete { key: &'static str };
    Refusal "matter-counted-twice" MatterCountedTwice { person: String, matter: String };
    Refusal "not-in-post-that-day" NotInPostThatDay { person: String, day: String };
    Refusal "service-outside-quarter" ServiceOutsideQuarter { day: String, first: String, last: String };
    Refusal "service-reversed" ServiceReversed { from: String, to: String };

    // Worth a look; the answer stands.
    Warning "same-name" SameName { village: String, name: String };
    Warning "months-without-reason" MonthsWithoutReason { person: String, months: i64, most: i64 };
    Warning "class-not-confirmed" ClassNotConfirmed { village: String, suggested: String };
    Warning "village-without-people" VillageWithoutPeople { village: String, subject: SubjectKind };
    Warning "village-without-post" VillageWithoutPost { village: String, post: String };
    Warning "score-over-hundred" ScoreOverHundred { person: String, score: String };
    Warning "scores-missing" ScoresMissing { person: String, indicators: Vec<String> };
    Warning "tie-undecided" TieUndecided { category: String, grade: String, places: usize, people: Vec<String> };
    Warning "tie-decision-unused" TieDecisionUnused { category: String, grade: String };
    Warning "tie-decision-count" TieDecisionCount { category: String, grade: String, places: usize, named: usize };
    Warning "tie-decision-stranger" TieDecisionStranger { person: String, category: String, grade: String };
    Warning "offender-tick-unused" OffenderTickUnused { red_line: String };
    Warning "decision-waits" DecisionWaits { person: String };
    Warning "quota-provisional" QuotaProvisional { category: String, pending: usize };
    Warning "quota-not-filled" QuotaNotFilled { category: String, grade: String, places: usize, filled: usize };
    Warning "pool-over" PoolOver { available: String, payable: String };
    Warning "fact-missing" FactMissing { of: String, fact: String };
    Warning "votes-missing" VotesMissing { of: String, ballot: String };
    Warning "pay-negative" PayNegative { person: String, pay: String };
    Warning "points-overdrawn" PointsOverdrawn { person: String, redeemed: String, had: String };
    Warning "redeemed-too-early" RedeemedTooEarly { person: String, redeemed: String, had: String, from: String };
    Warning "score-not-assessed" ScoreNotAssessed { person: String, indicator: String };

    // A trial of other rules.
    Refusal "no-such-place" NoSuchPlace { place: String };
    Refusal "not-a-figure" NotAFigure { place: String };
    Refusal "range-reversed" RangeReversed { from: String, to: String };
    Refusal "step-not-positive" StepNotPositive { step: String };
    Refusal "too-many-values" TooManyValues { most: i64, values: i64 };
    Warning "tried-on-other" TriedOnOther { named: String, used: String };
    Warning "validity-ignored" ValidityIgnored { period: String, from: String, to: Option<String> };
    Warning "class-follows" ClassFollows { village: String, recorded: String, suggested: String };
}

/// What kind of value was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Expected {
    Object,
    List,
    Text,
    DecimalText,
    Integer,
    Boolean,
}

/// What kind of value was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Found {
    Object,
    List,
    Text,
    Number,
    Boolean,
    Null,
}

/// What an id names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum What {
    Source,
    Category,
    Post,
    Class,
    Indicator,
    Item,
    Group,
    RedLine,
    Grade,
    Village,
    Grid,
    Person,
    Event,
    Incident,
    Decision,
    Household,
    Fact,
    Ballot,
    BallotOption,
    Rating,
    Factor,
    PayItem,
    Stage,
    Redemption,
}
