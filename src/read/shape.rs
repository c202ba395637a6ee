//! The shape of the two documents, said once: what the reader demands, what the JSON Schema and the TypeScript types
//! say and what `docs/FORMAT.md` describes are all this table.

use crate::bounds::{self, DecimalBound, IntegerBound};

/// An object of a document.
#[derive(Debug)]
pub struct Shape {
    /// Name of the type in TypeScript and in the JSON Schema.
    pub name: &'static str,
    /// What it is.
    pub about: &'static str,
    /// Its keys in the order they are best written.
    pub fields: &'static [Field],
    /// Whether it may say where its values come from (`mark`, `source`, `note`).
    pub origin: bool,
}

/// A key of an object.
#[derive(Debug)]
pub struct Field {
    /// The key.
    pub key: &'static str,
    /// What its value is.
    pub kind: Kind,
    /// Whether it must be there.
    pub required: bool,
    /// What it says.
    pub about: &'static str,
}

/// What a value is.
#[derive(Debug)]
pub enum Kind {
    /// Exactly this text.
    Constant(&'static str),
    /// A short id without spaces.
    Id,
    /// The id of something.
    Reference,
    /// A name, on one line.
    Name,
    /// A reason or note.
    Note,
    /// Decimal text.
    Decimal(&'static DecimalBound),
    /// Decimal text, or `"none"`.
    DecimalOrNone(&'static DecimalBound),
    /// A whole number.
    Integer(&'static IntegerBound),
    /// True or false.
    Boolean,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// `2023-11-02`
    Day,
    /// `2023Q4`
    Period,
    /// Written plainly, or as `{"value": …, "mark": …, "source": …, "note": …}`.
    Value(&'static Kind),
    /// Also `null`.
    Nullable(&'static Kind),
    /// A list; whether it may be empty.
    List(&'static Kind, Empty),
    /// From ids to values.
    Map(&'static Kind),
    /// An object.
    Object(&'static Shape),
}

/// Whether a list may be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Empty {
    /// It may.
    Allowed,
    /// It must have an entry.
    Refused,
}

/// The keys of an origin, allowed on every value and on most objects.
pub static ORIGIN: &[Field] = &[
    optional(
        "mark",
        Kind::OneOf(&["published", "example", "own"]),
        "whether the value is published, a placeholder (example) or set by the town itself (own); inherited by everything inside",
    ),
    optional("source", Kind::Reference, "id of the source that states it; inherited by everything inside"),
    optional("note", Kind::Note, "a remark"),
];

const fn required(key: &'static str, kind: Kind, about: &'static str) -> Field {
    Field { key, kind, required: true, about: told(about) }
}

const fn optional(key: &'static str, kind: Kind, about: &'static str) -> Field {
    Field { key, kind, required: false, about: told(about) }
}

/// Descriptions are for the papers; the module that browsers load goes without.
const fn told(about: &'static str) -> &'static str {
    if cfg!(target_arch = "wasm32") { "" } else { about }
}

const MEASURES: Kind = Kind::OneOf(&["registeredPopulation", "residentPopulation", "workload"]);
const ROUNDING_MODES: Kind = Kind::OneOf(&["half-up", "half-even", "down", "up"]);

macro_rules! shape {
    ($static:ident $name:literal $origin:literal $about:literal: $($field:expr),* $(,)?) => {
        #[doc = $about]
        pub static $static: Shape = Shape { name: $name, about: told($about), fields: &[$($field),*], origin: $origin };
    };
}

shape! { SCHEME "SchemeDocument" true "the rules of one town (办法)":
    required("format", Kind::Constant("cadre-pay/scheme/1"), "the format and its version"),
    required("id", Kind::Id, "the scheme's id, the same in every version"),
    required("version", Kind::Id, "this version"),
    required("title", Kind::Name, "title of the regulation"),
    required("issuer", Kind::Name, "who issued it"),
    required("status", Kind::OneOf(&["draft", "approved"]), "a draft marks everything that is made from it"),
    optional("approval", Kind::Object(&APPROVAL), "who approved it; required when approved"),
    required("validity", Kind::Object(&VALIDITY), "the quarters it covers"),
    optional("sources", Kind::List(&Kind::Object(&SOURCE), Empty::Allowed), "documents that its values are taken from"),
    optional("notes", Kind::List(&Kind::Note, Empty::Allowed), "remarks for the reader"),
    required("standard", Kind::Value(&Kind::Decimal(&bounds::STANDARD)), "季度标准: yuan per person and quarter"),
    required("categories", Kind::List(&Kind::Object(&CATEGORY), Empty::Refused), "考核类别: role categories, highest first; ranked apart"),
    required("posts", Kind::List(&Kind::Object(&POST), Empty::Refused), "职务: the posts inside the scheme"),
    required("difficulty", Kind::Object(&DIFFICULTY), "难度: classes of villages and their coefficients"),
    required("indicators", Kind::List(&Kind::Object(&INDICATOR), Empty::Refused), "指标: what is scored; either all with points, or all with weights that add up to 100"),
    required("score", Kind::Object(&SCORE), "得分: how the score is rounded and bounded"),
    optional("barometer", Kind::Object(&BAROMETER), "晴雨表: bonus and deduction items; without it there are none"),
    optional("redLines", Kind::List(&Kind::Object(&RED_LINE), Empty::Allowed), "高压线: situations that lead to the last grade"),
    required("grading", Kind::Object(&GRADING), "等次: how grades follow from scores and ranks"),
    required("pay", Kind::Object(&PAY), "补贴: how pay is rounded and pro-rated"),
    required("pool", Kind::Object(&POOL), "资金: what is set aside and what happens to the difference"),
    optional("examples", Kind::List(&Kind::Object(&EXAMPLE), Empty::Allowed), "worked examples that the self-check runs"),
}

shape! { APPROVAL "Approval" false "who approved a version":
    required("by", Kind::Name, "the body or person"),
    required("date", Kind::Day, "the day"),
    optional("note", Kind::Note, "a remark, e.g. the number of the minutes"),
}

shape! { VALIDITY "Validity" false "the quarters that a version covers":
    required("from", Kind::Period, "first quarter"),
    optional("to", Kind::Period, "last quarter; without it, until further notice"),
}

shape! { SOURCE "Source" false "a document that values are taken from":
    required("id", Kind::Id, "its id"),
    required("title", Kind::Name, "its title"),
    optional("date", Kind::Name, "its date, as precise as it is known"),
    optional("note", Kind::Note, "a remark"),
}

shape! { CATEGORY "Category" true "a role category (考核类别)":
    required("id", Kind::Id, "its id"),
    required("name", Kind::Name, "its name"),
}

shape! { POST "Post" true "a post (职务)":
    required("id", Kind::Id, "its id"),
    required("name", Kind::Name, "its name"),
    required("category", Kind::Reference, "the role category its holder is ranked in"),
    optional("roleFactor", Kind::Value(&Kind::Decimal(&bounds::ROLE_FACTOR)), "岗位系数; 1 if absent"),
    optional("single", Kind::Boolean, "at most one holder per village at a time; false if absent"),
    optional("holds", Kind::List(&Kind::Reference, Empty::Allowed), "the posts it stands for, e.g. 书记兼主任 for secretary and director"),
}

shape! { DIFFICULTY "Difficulty" true "difficulty classes (难度类别)":
    required("classes", Kind::List(&Kind::Object(&CLASS), Empty::Refused), "the classes, hardest first"),
    optional("suggestion", Kind::Object(&SUGGESTION), "how a class is suggested; without it the quarter assigns every class"),
}

shape! { CLASS "DifficultyClass" true "a difficulty class":
    required("id", Kind::Id, "its letter"),
    required("coefficient", Kind::Value(&Kind::Decimal(&bounds::COEFFICIENT)), "难度系数: what pay is multiplied by"),
}

shape! { SUGGESTION "Suggestion" true "how a village's class is suggested":
    required("by", MEASURES, "the measure that the bands are of"),
    required("bands", Kind::List(&Kind::Object(&BAND), Empty::Refused), "hardest first, downwards; the last starts at 0"),
    optional("moves", Kind::List(&Kind::Object(&MOVE), Empty::Allowed), "other measures that move the suggestion by one class each"),
}

shape! { BAND "Band" true "a band of the suggestion":
    required("class", Kind::Reference, "the class suggested"),
    required("from", Kind::Value(&Kind::Integer(&bounds::POPULATION)), "lowest number of the band"),
}

shape! { MOVE "Move" true "a measure that moves the suggestion by one class":
    required("by", MEASURES, "the measure"),
    optional("harderFrom", Kind::Value(&Kind::Integer(&bounds::POPULATION)), "from this number on, one class harder"),
    optional("easierBelow", Kind::Value(&Kind::Integer(&bounds::POPULATION)), "below this number, one class easier"),
}

shape! { INDICATOR "Indicator" true "an indicator, or a heading over indicators":
    required("id", Kind::Id, "its id"),
    required("name", Kind::Name, "its name"),
    optional("items", Kind::List(&Kind::Object(&INDICATOR), Empty::Refused), "what stands under the heading; a heading has neither points nor weight"),
    optional("points", Kind::Value(&Kind::Decimal(&bounds::POINTS)), "分值: full marks; the score is counted as it is"),
    optional("weight", Kind::Value(&Kind::Decimal(&bounds::WEIGHT)), "权重 in percent of the whole; 0 for one that only some villages use"),
    optional("fullMarks", Kind::Value(&Kind::Decimal(&bounds::POINTS)), "满分 of a weighted indicator, 100 if absent: the score counts as a percentage of it"),
}

shape! { SCORE "ScoreRule" true "how the score is rounded and bounded":
    required("rounding", Kind::Object(&SCORE_ROUNDING), "applied once, after bonus and deduction"),
    required("floor", Kind::Value(&Kind::DecimalOrNone(&bounds::CAP)), "扣完为止: lowest score"),
    required("ceiling", Kind::Value(&Kind::DecimalOrNone(&bounds::CAP)), "highest score"),
}

shape! { SCORE_ROUNDING "ScoreRounding" true "a rounding step of scores":
    required("step", Kind::Value(&Kind::Decimal(&bounds::SCORE_STEP)), "e.g. 0.01"),
    required("mode", ROUNDING_MODES, "half-up is 四舍五入 (halves away from zero), down is 舍去, up is 进位"),
}

shape! { BAROMETER "Barometer" true "bonus and deduction items (晴雨表)":
    required("bonusCap", Kind::Value(&Kind::DecimalOrNone(&bounds::CAP)), "加分封顶 per person and quarter"),
    required("deductionCap", Kind::Value(&Kind::DecimalOrNone(&bounds::CAP)), "减分封顶 per person and quarter"),
    required("items", Kind::List(&Kind::Object(&BAROMETER_ITEM), Empty::Refused), "the items"),
    optional("groups", Kind::List(&Kind::Object(&BAROMETER_GROUP), Empty::Allowed), "就高不就低: of one matter inside a group only the largest counts"),
}

shape! { BAROMETER_ITEM "BarometerItem" true "a bonus or deduction item":
    required("id", Kind::Id, "its id"),
    required("name", Kind::Name, "its name"),
    required("kind", Kind::OneOf(&["bonus", "deduction"]), "加分 or 减分"),
    required("points", Kind::Value(&Kind::Decimal(&bounds::EVENT_POINTS)), "points each time, without sign"),
    optional("cap", Kind::Value(&Kind::Decimal(&bounds::CAP)), "most points of this item per person and quarter"),
    optional("group", Kind::Reference, "the group it belongs to"),
}

shape! { BAROMETER_GROUP "BarometerGroup" true "items of which one matter counts once":
    required("id", Kind::Id, "its id"),
    required("name", Kind::Name, "its name"),
}

shape! { RED_LINE "RedLine" true "a red line (高压线, 一票否决)":
    required("id", Kind::Id, "its id"),
    required("name", Kind::Name, "the situation"),
    required("hits", Kind::Object(&HITS), "who goes to the last grade"),
}

shape! { HITS "Hits" true "whom a red line hits":
    required("gridCadre", Kind::Boolean, "the cadre in charge of the grid (包抓网格)"),
    required("posts", Kind::List(&Kind::Reference, Empty::Allowed), "the holders of these posts in the village"),
    required("offender", Kind::OneOf(&["always", "when-ticked", "never"]), "the offender himself"),
}

shape! { GRADING "Grading" true "how grades are found":
    required("grades", Kind::List(&Kind::Object(&GRADE), Empty::Refused), "best first; the last takes everybody else and is where red lines lead"),
    required("tie", Kind::Object(&TIE), "equal scores across a quota line"),
    required("redLinedInHeadcount", Kind::Value(&Kind::Boolean), "whether people hit by a red line count when a quota is worked out"),
}

shape! { GRADE "Grade" true "a grade (等次)":
    required("id", Kind::Id, "its id"),
    required("name", Kind::Name, "its name"),
    optional("from", Kind::Value(&Kind::Decimal(&bounds::TOTAL_SCORE)), "lowest score of the grade (included)"),
    optional("below", Kind::Value(&Kind::Decimal(&bounds::TOTAL_SCORE)), "the score it ends below; if written it must meet the next better grade"),
    optional("quota", Kind::Object(&QUOTA), "名额: how many of a category"),
    required("ratio", Kind::Value(&Kind::Decimal(&bounds::RATIO)), "等次比例: share of the standard, 1 for 100 %"),
}

shape! { QUOTA "Quota" true "how many of a category may or must have a grade":
    optional("share", Kind::Value(&Kind::Decimal(&bounds::SHARE)), "percent of the category's people; either this or places"),
    optional("places", Kind::Value(&Kind::Integer(&bounds::PLACES)), "a fixed number"),
    required("bound", Kind::OneOf(&["at-most", "at-least"]), "不超过 rounds the share down, 不少于 rounds it up"),
}

shape! { TIE "TieRule" true "what happens to equal scores across a quota line":
    required("rule", Kind::OneOf(&["decide", "both-up", "both-down", "by-indicators"]), "decide waits for a recorded decision"),
    optional("indicators", Kind::List(&Kind::Reference, Empty::Refused), "for by-indicators: compared in this order; who is then still equal waits for a decision"),
}

shape! { PAY "PayRule" true "how pay is rounded and pro-rated":
    required("rounding", Kind::Object(&PAY_ROUNDING), "applied once to each person's amount"),
    required("proRating", Kind::Value(&Kind::OneOf(&["months", "none"])), "months: × months in post ÷ 3"),
}

shape! { PAY_ROUNDING "PayRounding" true "a rounding step of amounts":
    required("step", Kind::Value(&Kind::Decimal(&bounds::PAY_STEP)), "yuan, e.g. 0.01"),
    required("mode", ROUNDING_MODES, "half-up is 四舍五入 (halves away from zero), down is 舍去, up is 进位"),
}

shape! { POOL "Pool" true "what is set aside, and the difference":
    required("setAside", Kind::Value(&Kind::OneOf(&["people", "months"])), "standard × people, or standard × months in post ÷ 3"),
    required("whenOver", Kind::Value(&Kind::OneOf(&["report", "scale-down", "carry-forward"])), "when more is earned than is available"),
    required("whenUnder", Kind::Value(&Kind::OneOf(&["report", "share", "carry-forward"])), "when less is earned than is available"),
}

shape! { EXAMPLE "Example" false "a worked example":
    required("name", Kind::Name, "what it shows"),
    optional("note", Kind::Note, "the arithmetic, written out"),
    required("quarter", Kind::Object(&QUARTER), "the facts"),
    required("expect", Kind::Object(&EXPECTATION), "what must come out; only what is named is compared"),
}

shape! { EXPECTATION "Expectation" false "what an example must give":
    optional("people", Kind::List(&Kind::Object(&EXPECTED_PERSON), Empty::Allowed), "people's results"),
    optional("villages", Kind::List(&Kind::Object(&EXPECTED_VILLAGE), Empty::Allowed), "villages' classes"),
    optional("setAside", Kind::Decimal(&bounds::OPENING_BALANCE), "应提"),
    optional("payable", Kind::Decimal(&bounds::OPENING_BALANCE), "应发"),
    optional("balance", Kind::Decimal(&bounds::OPENING_BALANCE), "结余"),
}

shape! { EXPECTED_PERSON "ExpectedPerson" false "one person's expected result":
    required("person", Kind::Reference, "the person"),
    optional("score", Kind::Nullable(&Kind::Decimal(&bounds::TOTAL_SCORE)), "得分"),
    optional("rank", Kind::Nullable(&Kind::Integer(&bounds::PLACES)), "类别内排名"),
    optional("grade", Kind::Nullable(&Kind::Reference), "等次"),
    optional("pay", Kind::Nullable(&Kind::Decimal(&bounds::OPENING_BALANCE)), "应发金额"),
}

shape! { EXPECTED_VILLAGE "ExpectedVillage" false "one village's expected class":
    required("village", Kind::Reference, "the village"),
    optional("class", Kind::Reference, "难度类别"),
    optional("coefficient", Kind::Decimal(&bounds::COEFFICIENT), "难度系数"),
}

shape! { QUARTER "QuarterDocument" false "the facts of one quarter (季度数据)":
    required("format", Kind::Constant("cadre-pay/quarter/1"), "the format and its version"),
    required("scheme", Kind::Object(&SCHEME_NAME), "the scheme it is settled by"),
    required("period", Kind::Period, "the quarter"),
    required("town", Kind::Name, "the town"),
    optional("note", Kind::Note, "a remark"),
    required("openingBalance", Kind::Decimal(&bounds::OPENING_BALANCE), "上期结转: yuan carried in; negative if overspent"),
    optional("coefficients", Kind::List(&Kind::Object(&COEFFICIENT_CHANGE), Empty::Allowed), "coefficients adjusted for this quarter"),
    required("villages", Kind::List(&Kind::Object(&VILLAGE), Empty::Refused), "the villages"),
    required("people", Kind::List(&Kind::Object(&PERSON), Empty::Refused), "the cadres"),
    optional("events", Kind::List(&Kind::Object(&EVENT), Empty::Allowed), "晴雨表: bonus and deduction events"),
    optional("incidents", Kind::List(&Kind::Object(&INCIDENT), Empty::Allowed), "高压线: red-line incidents"),
    optional("decisions", Kind::List(&Kind::Object(&DECISION), Empty::Allowed), "recorded decisions of the committee"),
}

shape! { SCHEME_NAME "SchemeName" false "which scheme":
    required("id", Kind::Id, "the scheme's id"),
    required("version", Kind::Id, "the scheme's version"),
}

shape! { COEFFICIENT_CHANGE "CoefficientChange" false "a class's coefficient adjusted for this quarter":
    required("class", Kind::Reference, "the class"),
    required("coefficient", Kind::Decimal(&bounds::COEFFICIENT), "its coefficient this quarter"),
    required("reason", Kind::Note, "why"),
}

shape! { VILLAGE "VillageRecord" false "a village or community":
    required("id", Kind::Id, "its id"),
    required("name", Kind::Name, "its name"),
    optional("registeredPopulation", Kind::Integer(&bounds::POPULATION), "户籍人口"),
    optional("residentPopulation", Kind::Integer(&bounds::POPULATION), "常住人口"),
    optional("workload", Kind::Integer(&bounds::WORKLOAD), "工作任务量"),
    optional("class", Kind::Reference, "the class assigned; without it the suggestion is used"),
    optional("classReason", Kind::Note, "why; required where it differs from the suggestion"),
    optional("weights", Kind::Map(&Kind::Decimal(&bounds::WEIGHT)), "village-specific weights by indicator; those not named keep the scheme's; together 100"),
    optional("weightsReason", Kind::Note, "why"),
    optional("grids", Kind::List(&Kind::Object(&GRID), Empty::Allowed), "its grids"),
}

shape! { GRID "GridRecord" false "a grid in a cadre's charge":
    required("id", Kind::Id, "its id, unique in the town"),
    required("name", Kind::Name, "its name"),
    optional("cadre", Kind::Reference, "包抓干部: the person in charge; a grid without one is refused"),
}

shape! { PERSON "PersonRecord" false "a cadre":
    required("id", Kind::Id, "the person's id"),
    required("name", Kind::Name, "the name"),
    required("village", Kind::Reference, "the village"),
    required("posts", Kind::List(&Kind::Reference, Empty::Refused), "the posts held; with several, the highest category counts"),
    required("months", Kind::Integer(&bounds::MONTHS), "任职月数"),
    optional("monthsReason", Kind::Note, "why fewer than 3"),
    optional("from", Kind::Day, "first day in the post, if it began in the quarter"),
    optional("to", Kind::Day, "last day in the post, if it ended in the quarter"),
    optional("scores", Kind::Map(&Kind::Nullable(&Kind::Decimal(&bounds::SCORE))), "scores by indicator; absent or null is not scored yet"),
    optional("score", Kind::Nullable(&Kind::Decimal(&bounds::TOTAL_SCORE)), "instead of scores: the assessed total before bonus and deduction"),
    optional("note", Kind::Note, "a remark"),
}

shape! { EVENT "EventRecord" false "a bonus or deduction event":
    required("id", Kind::Id, "its id"),
    required("person", Kind::Reference, "whom it counts for"),
    required("item", Kind::Reference, "the barometer's item"),
    required("count", Kind::Integer(&bounds::COUNT), "how often"),
    required("date", Kind::Day, "the day, inside the quarter"),
    optional("matter", Kind::Name, "同一事项: events of one matter in one group count once, the largest"),
    optional("note", Kind::Note, "a remark"),
}

shape! { INCIDENT "IncidentRecord" false "a red-line incident":
    required("id", Kind::Id, "its id"),
    required("redLine", Kind::Reference, "the red line"),
    required("village", Kind::Reference, "where"),
    optional("grid", Kind::Reference, "in which grid; required when the red line hits the grid's cadre"),
    required("date", Kind::Day, "the day, inside the quarter"),
    required("basis", Kind::Note, "认定依据"),
    optional("offender", Kind::Reference, "who did it"),
    optional("offenderTicked", Kind::Boolean, "whether the offender is hit, where the red line leaves it open; false if absent"),
}

shape! { DECISION "Decision" false "a recorded decision: a person's grade, or who goes up in a tie":
    required("id", Kind::Id, "its id"),
    required("kind", Kind::OneOf(&["grade", "tie"]), "grade: the person gets the grade; tie: of the tied people these go up"),
    optional("person", Kind::Reference, "for grade: the person"),
    optional("category", Kind::Reference, "for tie: the role category"),
    required("grade", Kind::Reference, "for grade: the grade given; for tie: the grade whose quota line is tied"),
    optional("up", Kind::List(&Kind::Reference, Empty::Allowed), "for tie: the people who get the grade"),
    required("reason", Kind::Note, "why"),
    required("date", Kind::Day, "the day"),
    optional("by", Kind::Name, "who decided"),
}
