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
    /// Decimal text, or a fraction of whole numbers such as `"1/3"`.
    Fraction(&'static DecimalBound),
    /// A whole number.
    Integer(&'static IntegerBound),
    /// True or false.
    Boolean,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// `2023-11-02`
    Day,
    /// `2023Q4`, `2023-11`, `2023H2` or `2023`
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
    required("validity", Kind::Object(&VALIDITY), "the periods it covers"),
    optional("sources", Kind::List(&Kind::Object(&SOURCE), Empty::Allowed), "documents that its values are taken from"),
    optional("notes", Kind::List(&Kind::Note, Empty::Allowed), "remarks for the reader"),
    optional("period", Kind::OneOf(&["month", "quarter", "half-year", "year"]), "考核周期: how often it is settled; quarter if absent"),
    optional("subject", Kind::OneOf(&["person", "village", "household"]), "考核对象: who is assessed; person if absent"),
    optional("stages", Kind::List(&Kind::Object(&STAGE), Empty::Refused), "自评、审核、确认: the stages a score goes through, in their order; only the last is final"),
    optional("standard", Kind::Value(&Kind::Decimal(&bounds::STANDARD)), "标准: yuan per person and period; required where an amount is worked out of it"),
    optional("categories", Kind::List(&Kind::Object(&CATEGORY), Empty::Refused), "考核类别: role categories, highest first; ranked apart; required where people are assessed"),
    optional("posts", Kind::List(&Kind::Object(&POST), Empty::Refused), "职务: the posts inside the scheme; required where people are assessed"),
    optional("difficulty", Kind::Object(&DIFFICULTY), "难度: classes of villages and their coefficients"),
    optional("facts", Kind::List(&Kind::Object(&FACT), Empty::Refused), "填报数据: numbers that a quarter states of a village or of who is assessed, besides scores"),
    optional("ballots", Kind::List(&Kind::Object(&BALLOT), Empty::Refused), "民主测评: votes by option"),
    optional("indicators", Kind::List(&Kind::Object(&INDICATOR), Empty::Refused), "指标: what is scored; either all with points, or all with weights that add up to 100"),
    required("score", Kind::Object(&SCORE), "得分: how the score is rounded and bounded"),
    optional("barometer", Kind::Object(&BAROMETER), "晴雨表: bonus and deduction items; without it there are none"),
    optional("factors", Kind::List(&Kind::Object(&FACTOR), Empty::Refused), "系数: what scores or amounts are multiplied by, besides difficulty and role factor"),
    optional("team", Kind::Object(&TEAM), "集体考核: how each village is assessed as a whole, besides its people"),
    optional("redLines", Kind::List(&Kind::Object(&RED_LINE), Empty::Allowed), "高压线: situations that lead to the last grade"),
    optional("grading", Kind::Object(&GRADING), "等次: how grades follow from scores and ranks; without it nobody is graded"),
    optional("pay", Kind::Object(&PAY), "补贴: how pay is worked out; without it nothing is paid"),
    optional("pool", Kind::Object(&POOL), "资金: what is set aside and what happens to the difference; without it, as much as is payable"),
    optional("runs", Kind::List(&Kind::Object(&RUN), Empty::Refused), "连续结果: what follows from the same grade several periods running; it is said, never acted on"),
    optional("ledger", Kind::Object(&LEDGER), "积分账户: points are kept from period to period and redeemed"),
    optional("examples", Kind::List(&Kind::Object(&EXAMPLE), Empty::Allowed), "worked examples that the self-check runs"),
}

shape! { APPROVAL "Approval" false "who approved a version":
    required("by", Kind::Name, "the body or person"),
    required("date", Kind::Day, "the day"),
    optional("note", Kind::Note, "a remark, e.g. the number of the minutes"),
}

shape! { VALIDITY "Validity" false "the periods that a version covers":
    required("from", Kind::Period, "first period"),
    optional("to", Kind::Period, "last period; without it, until further notice"),
}

shape! { STAGE "Stage" false "a stage that scores go through":
    required("id", Kind::Id, "its id"),
    required("name", Kind::Name, "its name, e.g. 村级自评"),
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
    optional("standard", Kind::Value(&Kind::Decimal(&bounds::STANDARD)), "岗位标准: yuan, in place of the scheme's standard"),
    optional("single", Kind::Boolean, "at most one holder per village at a time; false if absent"),
    optional("holds", Kind::List(&Kind::Reference, Empty::Allowed), "the posts it stands for, e.g. 书记兼主任 for secretary and director"),
}

shape! { DIFFICULTY "Difficulty" true "difficulty classes (难度类别)":
    required("classes", Kind::List(&Kind::Object(&CLASS), Empty::Refused), "the classes, hardest first"),
    optional("suggestion", Kind::Object(&SUGGESTION), "how a class is suggested; without it the quarter assigns every class"),
    optional("on", Kind::OneOf(&["pay", "score", "assessed"]), "what the coefficient multiplies: pay, the score after bonus and deduction, or what is assessed before them; pay if absent"),
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

shape! { FACT "Fact" true "a number that a quarter states":
    required("id", Kind::Id, "its id"),
    required("name", Kind::Name, "its name"),
    optional("unit", Kind::Name, "its unit, e.g. 万元"),
    required("of", Kind::OneOf(&["village", "own"]), "stated of each village, or of each who is assessed"),
}

shape! { BALLOT "Ballot" true "a ballot (民主测评)":
    required("id", Kind::Id, "its id"),
    required("name", Kind::Name, "its name"),
    required("options", Kind::List(&Kind::Object(&BALLOT_OPTION), Empty::Refused), "what can be voted for"),
}

shape! { BALLOT_OPTION "BallotOption" true "an option of a ballot":
    required("id", Kind::Id, "its id"),
    required("name", Kind::Name, "its name"),
    optional("value", Kind::Value(&Kind::Decimal(&bounds::NUMBER)), "what a vote for it counts when the ballot is turned into a score"),
}

shape! { NUMBER "Number" true "where a number comes from, and how it is transformed":
    required("by", Kind::OneOf(&[
        "fact", "registeredPopulation", "residentPopulation", "workload", "months", "ballot", "votes", "events", "rating", "indicator",
        "earlier", "teamScore", "teamRank", "teamGrade", "score", "rank", "rankFromEnd",
    ]), "what the number is, see the table of numbers"),
    optional("fact", Kind::Reference, "for fact: which"),
    optional("ballot", Kind::Reference, "for ballot and votes: which"),
    optional("options", Kind::List(&Kind::Reference, Empty::Refused), "for votes: the options whose share of all votes it is"),
    optional("items", Kind::List(&Kind::Reference, Empty::Refused), "for events: the barometer items whose events are counted"),
    optional("indicator", Kind::Reference, "for indicator: whose score it is"),
    optional("ranked", Kind::Boolean, "for fact and the measures of a village: its place among all villages, the largest first, instead of the number"),
    optional("per", Kind::Value(&Kind::Integer(&bounds::DIVISOR)), "divided by this"),
    optional("bands", Kind::List(&Kind::Object(&NUMBER_BAND), Empty::Refused), "by bands: the value of the first band, downwards, that the number reaches"),
    optional("steps", Kind::Object(&STEPS), "by steps: so much more or less for every so many"),
    optional("scale", Kind::List(&Kind::Object(&SCALE_ENTRY), Empty::Refused), "for teamGrade and rating: the value of each grade"),
}

shape! { NUMBER_BAND "NumberBand" true "a band of numbers":
    optional("from", Kind::Value(&Kind::Decimal(&bounds::NUMBER)), "lowest number (included); the last band has none"),
    required("value", Kind::Value(&Kind::Decimal(&bounds::NUMBER)), "its value"),
}

shape! { STEPS "Steps" true "a value that changes by steps of a number":
    required("at", Kind::Value(&Kind::Decimal(&bounds::NUMBER)), "the number at which the value is the starting value"),
    optional("start", Kind::Value(&Kind::Decimal(&bounds::NUMBER)), "the starting value; 1 if absent"),
    required("each", Kind::Value(&Kind::Decimal(&bounds::STEP_WIDTH)), "for every so many more or fewer"),
    required("change", Kind::Value(&Kind::Decimal(&bounds::NUMBER)), "the value changes by this, up for more and down for fewer"),
    optional("partial", Kind::OneOf(&["drop", "count", "share"]), "an incomplete step: not counted, counted whole, or in proportion; drop if absent"),
    optional("lowest", Kind::Value(&Kind::Decimal(&bounds::NUMBER)), "the value is not below this"),
    optional("highest", Kind::Value(&Kind::Decimal(&bounds::NUMBER)), "the value is not above this"),
}

shape! { SCALE_ENTRY "ScaleEntry" true "the value of a grade":
    required("grade", Kind::Id, "for teamGrade the id of a grade of the team; for rating an id of its own"),
    optional("name", Kind::Name, "for rating: its name"),
    required("value", Kind::Value(&Kind::Decimal(&bounds::NUMBER)), "what it counts"),
}

shape! { INDICATOR "Indicator" true "an indicator, or a heading over indicators":
    required("id", Kind::Id, "its id"),
    required("name", Kind::Name, "its name"),
    optional("items", Kind::List(&Kind::Object(&INDICATOR), Empty::Refused), "what stands under the heading; a heading with points or weight is a scale of its own, one without only groups"),
    optional("points", Kind::Value(&Kind::Decimal(&bounds::POINTS)), "分值: full marks; the score is counted as it is"),
    optional("weight", Kind::Value(&Kind::Decimal(&bounds::WEIGHT)), "权重 in percent of the scale it stands in; 0 for one that only some villages use"),
    optional("fullMarks", Kind::Value(&Kind::Decimal(&bounds::POINTS)), "满分 of a weighted indicator, 100 if absent: the score counts as a percentage of it"),
    optional("shared", Kind::Boolean, "scored once per village, the same for all its people; false if absent"),
    optional("from", Kind::Object(&NUMBER), "its score is this number; without it somebody enters it"),
    optional("start", Kind::OneOf(&["full", "zero"]), "扣分制、加分制: its score starts at full marks or at zero, is moved by the barometer items that name it, and stays between 0 and full marks"),
}

shape! { SCORE "ScoreRule" true "how the score is rounded and bounded":
    optional("start", Kind::Value(&Kind::Decimal(&bounds::CAP)), "起始分: without indicators, what everybody starts with; if absent too, a total is entered"),
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
    optional("points", Kind::Value(&Kind::Decimal(&bounds::EVENT_POINTS)), "points each time, without sign; either this or yuan"),
    optional("yuan", Kind::Value(&Kind::Decimal(&bounds::EVENT_YUAN)), "奖扣金额: yuan each time, without sign, added to pay or taken from it"),
    optional("perPost", Kind::List(&Kind::Object(&POST_POINTS), Empty::Refused), "for those who carry one of these posts; the first that fits; in place of points or yuan"),
    optional("again", Kind::Value(&Kind::Integer(&bounds::AGAIN)), "重犯加倍: from the second time on, this many times as much; 1 if absent"),
    optional("cap", Kind::Value(&Kind::Decimal(&bounds::CAP)), "most of this item per period, in its unit"),
    optional("monthCap", Kind::Value(&Kind::Decimal(&bounds::CAP)), "most of this item per calendar month, in its unit"),
    optional("group", Kind::Reference, "the group it belongs to"),
    optional("indicator", Kind::Reference, "the indicator with a start that it moves, instead of the total"),
}

shape! { POST_POINTS "PostPoints" true "what an event counts for a post":
    required("post", Kind::Reference, "the post"),
    required("value", Kind::Value(&Kind::Decimal(&bounds::EVENT_YUAN)), "points or yuan each time, without sign"),
}

shape! { BAROMETER_GROUP "BarometerGroup" true "items that belong together":
    required("id", Kind::Id, "its id"),
    required("name", Kind::Name, "its name"),
    optional("counts", Kind::OneOf(&["largest-per-matter", "largest", "all"]), "就高不就低: of one matter only the largest counts, of the whole group only the largest, or all; largest-per-matter if absent"),
    optional("cap", Kind::Value(&Kind::Decimal(&bounds::CAP)), "most of the group per period"),
}

shape! { FACTOR "Factor" true "what scores or amounts are multiplied by":
    required("id", Kind::Id, "its id"),
    required("name", Kind::Name, "its name"),
    required("from", Kind::Object(&NUMBER), "the number"),
    required("on", Kind::OneOf(&["assessed", "score", "pay"]), "what it multiplies: what is assessed, before bonus and deduction; the score after them; pay"),
}

shape! { TEAM "Team" true "how a village is assessed as a whole (集体考核)":
    optional("ballots", Kind::List(&Kind::Object(&BALLOT), Empty::Refused), "votes by option"),
    optional("indicators", Kind::List(&Kind::Object(&INDICATOR), Empty::Refused), "what is scored of a village"),
    required("score", Kind::Object(&SCORE), "how the village's score is rounded and bounded"),
    optional("barometer", Kind::Object(&BAROMETER), "bonus and deduction items of villages"),
    optional("factors", Kind::List(&Kind::Object(&FACTOR), Empty::Refused), "what the village's score is multiplied by"),
    optional("grading", Kind::Object(&GRADING), "grades of villages"),
}

shape! { RED_LINE "RedLine" true "a red line (高压线, 一票否决)":
    required("id", Kind::Id, "its id"),
    required("name", Kind::Name, "the situation"),
    required("hits", Kind::Object(&HITS), "who is hit"),
    optional("grade", Kind::Reference, "who is hit gets no better grade than this; without it the last grade, and ranked last"),
    optional("keepsGrade", Kind::Boolean, "grade and rank stay as they are, only what it withholds is lost; false if absent"),
    optional("withholds", Kind::List(&Kind::Reference, Empty::Refused), "the items of pay that are lost"),
}

shape! { HITS "Hits" true "whom a red line hits":
    required("gridCadre", Kind::Boolean, "the cadre in charge of the grid (包抓网格)"),
    required("posts", Kind::List(&Kind::Reference, Empty::Allowed), "the holders of these posts in the village"),
    required("offender", Kind::OneOf(&["always", "when-ticked", "never"]), "the offender himself"),
    optional("everybody", Kind::Boolean, "everybody of the village; false if absent"),
    optional("village", Kind::Boolean, "the village itself, where villages are graded; false if absent"),
}

shape! { GRADING "Grading" true "how grades are found":
    required("grades", Kind::List(&Kind::Object(&GRADE), Empty::Refused), "best first; the last is where red lines lead"),
    required("tie", Kind::Object(&TIE), "equal scores across a quota line"),
    required("redLinedInHeadcount", Kind::Value(&Kind::Boolean), "whether people hit by a red line count when a quota is worked out"),
    optional("within", Kind::List(&Kind::OneOf(&["category", "village"]), Empty::Allowed), "who is ranked together: those of one category, of one village, or of both; category if absent, everybody if empty"),
    optional("order", Kind::List(&Kind::Reference, Empty::Refused), "the order in which the grades are tried, where it is not from best to worst; whoever gets one is out of the next"),
    optional("otherwise", Kind::Reference, "the grade of everybody who is left; the last if absent"),
}

shape! { GRADE "Grade" true "a grade (等次)":
    required("id", Kind::Id, "its id"),
    required("name", Kind::Name, "its name"),
    optional("from", Kind::Value(&Kind::Decimal(&bounds::TOTAL_SCORE)), "lowest score of the grade (included)"),
    optional("below", Kind::Value(&Kind::Decimal(&bounds::TOTAL_SCORE)), "the score it ends below; if written it must meet the next better grade"),
    optional("tests", Kind::List(&Kind::Object(&TEST), Empty::Refused), "other conditions, all of which must hold"),
    optional("quota", Kind::Object(&QUOTA), "名额: how many of those who are ranked together"),
    optional("ratio", Kind::Value(&Kind::Decimal(&bounds::RATIO)), "等次比例: share of the standard, 1 for 100 %; below 0 it is taken away"),
    optional("amount", Kind::Value(&Kind::Decimal(&bounds::AMOUNT)), "等次金额: yuan, for items of pay by amount"),
}

shape! { TEST "Test" true "a condition on a number":
    required("of", Kind::Object(&NUMBER), "the number"),
    optional("from", Kind::Value(&Kind::Fraction(&bounds::NUMBER)), "at least this"),
    optional("above", Kind::Value(&Kind::Fraction(&bounds::NUMBER)), "more than this"),
    optional("upTo", Kind::Value(&Kind::Fraction(&bounds::NUMBER)), "at most this"),
    optional("below", Kind::Value(&Kind::Fraction(&bounds::NUMBER)), "less than this"),
}

shape! { QUOTA "Quota" true "how many may or must have a grade":
    optional("share", Kind::Value(&Kind::Decimal(&bounds::SHARE)), "percent of those who are ranked together; one of share, places and byTeamGrade"),
    optional("places", Kind::Value(&Kind::Integer(&bounds::PLACES)), "a fixed number"),
    optional("byTeamGrade", Kind::List(&Kind::Object(&TEAM_SHARE), Empty::Refused), "percent that depends on the grade of the village"),
    required("bound", Kind::OneOf(&["at-most", "at-least"]), "不超过 rounds the share down, 不少于 rounds it up"),
    optional("least", Kind::Value(&Kind::Decimal(&bounds::SHARE)), "with at-most: fewer than this percent is worth a word"),
}

shape! { TEAM_SHARE "TeamShare" true "a share for a grade of the village":
    required("grade", Kind::Reference, "the grade of the village"),
    required("share", Kind::Value(&Kind::Decimal(&bounds::SHARE)), "percent"),
}

shape! { TIE "TieRule" true "what happens to equal scores across a quota line":
    required("rule", Kind::OneOf(&["decide", "both-up", "both-down", "by-indicators"]), "decide waits for a recorded decision"),
    optional("indicators", Kind::List(&Kind::Reference, Empty::Refused), "for by-indicators: compared in this order; who is then still equal waits for a decision"),
}

shape! { PAY "PayRule" true "how pay is worked out":
    required("rounding", Kind::Object(&PAY_ROUNDING), "applied once to each amount"),
    required("proRating", Kind::Value(&Kind::OneOf(&["months", "days", "none"])), "months: × months in post ÷ months of the period; days likewise"),
    optional("standardPer", Kind::OneOf(&["period", "month"]), "what standards and grades' amounts are for; period if absent"),
    optional("twoPosts", Kind::Object(&TWO_POSTS), "身兼数职: several posts; without it only the highest counts"),
    optional("items", Kind::List(&Kind::Object(&PAY_ITEM), Empty::Refused), "what pay is made of; without it, one item by ratio"),
}

shape! { TWO_POSTS "TwoPosts" true "what the other posts of a person add":
    required("share", Kind::Value(&Kind::Decimal(&bounds::SHARE)), "percent of each other post's standard × role factor; 100 for both in full"),
}

shape! { PAY_ITEM "PayItem" true "an item of pay (补贴项目)":
    required("id", Kind::Id, "its id"),
    required("name", Kind::Name, "its name"),
    required("by", Kind::OneOf(&["ratio", "amount", "score", "points-missing", "points-above", "prizes", "fixed"]), "how it follows from the result"),
    optional("standard", Kind::Value(&Kind::Decimal(&bounds::STANDARD)), "yuan, in place of the post's and the scheme's standard"),
    optional("standardFact", Kind::Reference, "the fact that states each person's own standard"),
    optional("share", Kind::Value(&Kind::Decimal(&bounds::SHARE)), "percent of the standard; 100 if absent"),
    optional("months", Kind::Value(&Kind::Integer(&bounds::ITEM_MONTHS)), "with a standard per month: so many months instead of those of the period, not pro-rated"),
    optional("fullScore", Kind::Value(&Kind::Decimal(&bounds::POINTS)), "by score: × score ÷ this; 100 if absent"),
    optional("line", Kind::Value(&Kind::Decimal(&bounds::TOTAL_SCORE)), "by points: the score from which on they count, or below which they are missing"),
    optional("yuanPerPoint", Kind::Value(&Kind::Decimal(&bounds::AMOUNT)), "by points: yuan for each"),
    optional("prizes", Kind::List(&Kind::Object(&PRIZE), Empty::Refused), "by prizes: yuan by rank"),
    optional("without", Kind::List(&Kind::Reference, Empty::Refused), "what does not multiply it: roleFactor, difficulty, or the id of a factor"),
}

shape! { PRIZE "Prize" true "a prize by rank":
    required("to", Kind::Value(&Kind::Integer(&bounds::PLACES)), "up to this rank"),
    required("yuan", Kind::Value(&Kind::Decimal(&bounds::STANDARD)), "yuan each"),
}

shape! { PAY_ROUNDING "PayRounding" true "a rounding step of amounts":
    required("step", Kind::Value(&Kind::Decimal(&bounds::PAY_STEP)), "yuan, e.g. 0.01"),
    required("mode", ROUNDING_MODES, "half-up is 四舍五入 (halves away from zero), down is 舍去, up is 进位"),
}

shape! { POOL "Pool" true "what is set aside, and the difference":
    required("setAside", Kind::Value(&Kind::OneOf(&["people", "months", "sum"])), "standards of everybody, the same by months in post, or a fixed sum"),
    optional("sum", Kind::Value(&Kind::Decimal(&bounds::SUM)), "for sum: yuan per period"),
    required("whenOver", Kind::Value(&Kind::OneOf(&["report", "scale-down", "carry-forward", "claw-back"])), "when more is earned than is available"),
    required("whenUnder", Kind::Value(&Kind::OneOf(&["report", "share", "carry-forward"])), "when less is earned than is available"),
    optional("shareAmong", Kind::List(&Kind::Reference, Empty::Refused), "with share: only among those with these grades"),
}

shape! { RUN "Run" true "what follows from the same grade several periods running":
    required("grade", Kind::Reference, "the grade"),
    required("length", Kind::Value(&Kind::Integer(&bounds::RUN_LENGTH)), "so many periods running, or more"),
    required("consequence", Kind::Name, "what follows, e.g. 约谈"),
}

shape! { LEDGER "Ledger" true "points that are kept and redeemed (积分账户)":
    required("unit", Kind::Name, "the unit of points, e.g. 分"),
    optional("redeemFrom", Kind::Value(&Kind::Decimal(&bounds::CAP)), "the lowest balance that can be redeemed from"),
}

shape! { EXAMPLE "Example" false "a worked example":
    required("name", Kind::Name, "what it shows"),
    optional("note", Kind::Note, "the arithmetic, written out"),
    required("quarter", Kind::Object(&QUARTER), "the facts"),
    required("expect", Kind::Object(&EXPECTATION), "what must come out; only what is named is compared"),
}

shape! { EXPECTATION "Expectation" false "what an example must give":
    optional("people", Kind::List(&Kind::Object(&EXPECTED_PERSON), Empty::Allowed), "results of people, households, or villages where these are assessed"),
    optional("villages", Kind::List(&Kind::Object(&EXPECTED_VILLAGE), Empty::Allowed), "villages' classes and their results as a team"),
    optional("setAside", Kind::Decimal(&bounds::OPENING_BALANCE), "应提"),
    optional("payable", Kind::Decimal(&bounds::OPENING_BALANCE), "应发"),
    optional("balance", Kind::Decimal(&bounds::OPENING_BALANCE), "结余"),
}

shape! { EXPECTED_PERSON "ExpectedPerson" false "one person's expected result":
    required("person", Kind::Reference, "the person, household or village"),
    optional("score", Kind::Nullable(&Kind::Decimal(&bounds::TOTAL_SCORE)), "得分"),
    optional("rank", Kind::Nullable(&Kind::Integer(&bounds::PLACES)), "类别内排名"),
    optional("grade", Kind::Nullable(&Kind::Reference), "等次"),
    optional("pay", Kind::Nullable(&Kind::Decimal(&bounds::OPENING_BALANCE)), "应发金额"),
    optional("items", Kind::Map(&Kind::Decimal(&bounds::OPENING_BALANCE)), "items of pay"),
    optional("balance", Kind::Decimal(&bounds::NUMBER), "points left in the ledger"),
    optional("clawBack", Kind::Nullable(&Kind::Decimal(&bounds::OPENING_BALANCE)), "what is taken back next time"),
    optional("run", Kind::Integer(&bounds::PLACES), "how many periods running it has its grade"),
    optional("consequence", Kind::Nullable(&Kind::Name), "what follows from that"),
}

shape! { EXPECTED_VILLAGE "ExpectedVillage" false "one village's expected class":
    required("village", Kind::Reference, "the village"),
    optional("class", Kind::Reference, "难度类别"),
    optional("coefficient", Kind::Decimal(&bounds::COEFFICIENT), "难度系数"),
    optional("score", Kind::Nullable(&Kind::Decimal(&bounds::TOTAL_SCORE)), "集体得分"),
    optional("rank", Kind::Nullable(&Kind::Integer(&bounds::PLACES)), "集体排名"),
    optional("grade", Kind::Nullable(&Kind::Reference), "集体等次"),
}

shape! { QUARTER "QuarterDocument" false "the facts of one quarter, or of the scheme's period (季度数据)":
    required("format", Kind::Constant("cadre-pay/quarter/1"), "the format and its version"),
    required("scheme", Kind::Object(&SCHEME_NAME), "the scheme it is settled by"),
    required("period", Kind::Period, "the quarter, month, half-year or year"),
    optional("stage", Kind::Reference, "the stage its scores have reached; required where the scheme has stages"),
    required("town", Kind::Name, "the town"),
    optional("note", Kind::Note, "a remark"),
    required("openingBalance", Kind::Decimal(&bounds::OPENING_BALANCE), "上期结转: yuan carried in; negative if overspent"),
    optional("coefficients", Kind::List(&Kind::Object(&COEFFICIENT_CHANGE), Empty::Allowed), "coefficients adjusted for this quarter"),
    required("villages", Kind::List(&Kind::Object(&VILLAGE), Empty::Refused), "the villages"),
    optional("people", Kind::List(&Kind::Object(&PERSON), Empty::Refused), "the cadres; required where people are assessed"),
    optional("households", Kind::List(&Kind::Object(&HOUSEHOLD), Empty::Refused), "the households; required where these are assessed"),
    optional("events", Kind::List(&Kind::Object(&EVENT), Empty::Allowed), "晴雨表: bonus and deduction events"),
    optional("incidents", Kind::List(&Kind::Object(&INCIDENT), Empty::Allowed), "高压线: red-line incidents"),
    optional("decisions", Kind::List(&Kind::Object(&DECISION), Empty::Allowed), "recorded decisions of the committee"),
    optional("earlier", Kind::List(&Kind::Object(&EARLIER), Empty::Allowed), "往期结果: scores and grades of earlier periods"),
    optional("redemptions", Kind::List(&Kind::Object(&REDEMPTION), Empty::Allowed), "积分兑换: points redeemed in this period"),
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
    optional("scores", Kind::Map(&Kind::Nullable(&Kind::Decimal(&bounds::SCORE))), "scores by indicator; absent or null is not scored yet"),
    optional("score", Kind::Nullable(&Kind::Decimal(&bounds::TOTAL_SCORE)), "instead of scores: the assessed total before bonus and deduction"),
    optional("earlierStages", Kind::Map(&Kind::Map(&Kind::Nullable(&Kind::Decimal(&bounds::SCORE)))), "by stage before the quarter's: the scores given there, by indicator"),
    optional("ratings", Kind::Map(&Kind::Nullable(&Kind::Reference)), "by indicator with a rating: the grade given"),
    optional("facts", Kind::Map(&Kind::Nullable(&Kind::Decimal(&bounds::NUMBER))), "by fact: the number"),
    optional("votes", Kind::Map(&Kind::Map(&Kind::Integer(&bounds::VOTES))), "by ballot: votes by option; an option not named has none"),
    optional("category", Kind::Reference, "its category, where villages are assessed and the scheme has categories"),
    optional("grids", Kind::List(&Kind::Object(&GRID), Empty::Allowed), "its grids"),
    optional("openingPoints", Kind::Decimal(&bounds::POINTS_BALANCE), "上期积分, where villages are assessed and points are kept"),
    optional("note", Kind::Note, "a remark"),
}

shape! { GRID "GridRecord" false "a grid in a cadre's charge":
    required("id", Kind::Id, "its id, unique in the town"),
    required("name", Kind::Name, "its name"),
    optional("cadre", Kind::Reference, "包抓干部: the person in charge; where people are assessed a grid without one is refused"),
}

shape! { PERSON "PersonRecord" false "a cadre":
    required("id", Kind::Id, "the person's id"),
    required("name", Kind::Name, "the name"),
    required("village", Kind::Reference, "the village"),
    required("posts", Kind::List(&Kind::Reference, Empty::Refused), "the posts held; with several, the highest category counts"),
    required("months", Kind::Integer(&bounds::MONTHS), "任职月数"),
    optional("monthsReason", Kind::Note, "why fewer than those of the period"),
    optional("days", Kind::Integer(&bounds::DAYS), "任职天数; required where pay is by days"),
    optional("from", Kind::Day, "first day in the post, if it began in the quarter"),
    optional("to", Kind::Day, "last day in the post, if it ended in the quarter"),
    optional("scores", Kind::Map(&Kind::Nullable(&Kind::Decimal(&bounds::SCORE))), "scores by indicator; absent or null is not scored yet"),
    optional("score", Kind::Nullable(&Kind::Decimal(&bounds::TOTAL_SCORE)), "instead of scores: the assessed total before bonus and deduction"),
    optional("earlierStages", Kind::Map(&Kind::Map(&Kind::Nullable(&Kind::Decimal(&bounds::SCORE)))), "by stage before the quarter's: the scores given there, by indicator"),
    optional("ratings", Kind::Map(&Kind::Nullable(&Kind::Reference)), "by indicator with a rating: the grade given"),
    optional("facts", Kind::Map(&Kind::Nullable(&Kind::Decimal(&bounds::NUMBER))), "by fact: the number"),
    optional("votes", Kind::Map(&Kind::Map(&Kind::Integer(&bounds::VOTES))), "by ballot: votes by option; an option not named has none"),
    optional("adjustments", Kind::List(&Kind::Object(&ADJUSTMENT), Empty::Allowed), "扣(补)发: what is withheld from this payment or added to it"),
    optional("openingPoints", Kind::Decimal(&bounds::POINTS_BALANCE), "上期积分, where points are kept"),
    optional("note", Kind::Note, "a remark"),
}

shape! { ADJUSTMENT "PayAdjustment" false "an amount withheld from a payment, or added to it":
    required("amount", Kind::Decimal(&bounds::OPENING_BALANCE), "yuan; negative if withheld"),
    required("reason", Kind::Note, "why"),
}

shape! { HOUSEHOLD "HouseholdRecord" false "a household":
    required("id", Kind::Id, "its id"),
    required("name", Kind::Name, "the name of its head (户主)"),
    required("village", Kind::Reference, "the village"),
    optional("grid", Kind::Reference, "the grid it lives in"),
    optional("category", Kind::Reference, "its category, where the scheme has categories"),
    optional("scores", Kind::Map(&Kind::Nullable(&Kind::Decimal(&bounds::SCORE))), "scores by indicator; absent or null is not scored yet"),
    optional("score", Kind::Nullable(&Kind::Decimal(&bounds::TOTAL_SCORE)), "instead of scores: the assessed total before bonus and deduction"),
    optional("earlierStages", Kind::Map(&Kind::Map(&Kind::Nullable(&Kind::Decimal(&bounds::SCORE)))), "by stage before the quarter's: the scores given there, by indicator"),
    optional("ratings", Kind::Map(&Kind::Nullable(&Kind::Reference)), "by indicator with a rating: the grade given"),
    optional("facts", Kind::Map(&Kind::Nullable(&Kind::Decimal(&bounds::NUMBER))), "by fact: the number"),
    optional("votes", Kind::Map(&Kind::Map(&Kind::Integer(&bounds::VOTES))), "by ballot: votes by option; an option not named has none"),
    optional("openingPoints", Kind::Decimal(&bounds::POINTS_BALANCE), "上期积分; nothing if absent"),
    optional("note", Kind::Note, "a remark"),
}

shape! { EARLIER "EarlierPeriod" false "results of an earlier period":
    required("period", Kind::Period, "the period"),
    required("results", Kind::List(&Kind::Object(&EARLIER_RESULT), Empty::Refused), "results of those who are assessed"),
}

shape! { EARLIER_RESULT "EarlierResult" false "one earlier result":
    required("of", Kind::Reference, "the person, household or village"),
    optional("score", Kind::Decimal(&bounds::TOTAL_SCORE), "the score"),
    optional("grade", Kind::Reference, "the grade"),
}

shape! { REDEMPTION "Redemption" false "points that were redeemed":
    required("id", Kind::Id, "its id"),
    required("of", Kind::Reference, "who redeemed"),
    required("date", Kind::Day, "the day, inside the period"),
    required("points", Kind::Decimal(&bounds::REDEEMED), "how many points"),
    optional("note", Kind::Note, "for what"),
}

shape! { EVENT "EventRecord" false "a bonus or deduction event":
    required("id", Kind::Id, "its id"),
    optional("person", Kind::Reference, "whom it counts for; one of person, village and household"),
    optional("village", Kind::Reference, "the village it counts for"),
    optional("household", Kind::Reference, "the household it counts for"),
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
    optional("person", Kind::Reference, "for grade: the person, household or village"),
    optional("category", Kind::Reference, "for tie: the category of those who are ranked together, where they are ranked by category"),
    optional("village", Kind::Reference, "for tie: their village, where they are ranked by village"),
    optional("team", Kind::Boolean, "about the grades of villages as teams; false if absent"),
    required("grade", Kind::Reference, "for grade: the grade given; for tie: the grade whose quota line is tied"),
    optional("up", Kind::List(&Kind::Reference, Empty::Allowed), "for tie: the people who get the grade"),
    required("reason", Kind::Note, "why"),
    required("date", Kind::Day, "the day"),
    optional("by", Kind::Name, "who decided"),
}
