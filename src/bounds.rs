//! Every limit of the documents, in one table; each also writes the sentence of its own violation.
//!
//! The limits are generous for any town and small enough that no product or sum of the calculation leaves its
//! integer type: see the assertions at the end.

use crate::exact::Fixed;

/// What a decimal may be.
#[derive(Debug, PartialEq, Eq)]
pub struct DecimalBound {
    /// Name in Chinese.
    pub zh: &'static str,
    /// Name in English.
    pub en: &'static str,
    /// Lowest value, as a whole number.
    pub min: i64,
    /// Highest value, as a whole number.
    pub max: i64,
    /// Most decimal places.
    pub places: u32,
    /// Zero is not allowed.
    pub positive: bool,
    /// Unit in Chinese and English.
    pub unit: (&'static str, &'static str),
}

/// What a whole number may be.
#[derive(Debug, PartialEq, Eq)]
pub struct IntegerBound {
    /// Name in Chinese.
    pub zh: &'static str,
    /// Name in English.
    pub en: &'static str,
    /// Lowest value.
    pub min: i64,
    /// Highest value.
    pub max: i64,
    /// Unit in Chinese and English.
    pub unit: (&'static str, &'static str),
}

const POINTS_UNIT: (&str, &str) = ("分", "points");
const YUAN: (&str, &str) = ("元", "yuan");
const NO_UNIT: (&str, &str) = ("", "");
const PERCENT: (&str, &str) = ("%", "%");

macro_rules! decimals {
    ($($name:ident $zh:literal $en:literal $min:literal..=$max:literal, $places:literal places, $unit:ident $($positive:ident)?;)*) => {
        $(#[doc = concat!($en, ", ", stringify!($min), " to ", stringify!($max), ", at most ", stringify!($places), " places.")]
        pub static $name: DecimalBound = DecimalBound {
            zh: $zh, en: $en, min: $min, max: $max, places: $places, unit: $unit, positive: decimals!(@ $($positive)?),
        };)*
    };
    (@) => { false };
    (@ positive) => { true };
}

decimals! {
    STANDARD        "季度标准"     "standard"                   0..=1_000_000, 2 places, YUAN;
    OPENING_BALANCE "上期结转"     "opening balance"           -1_000_000_000..=1_000_000_000, 2 places, YUAN;
    ROLE_FACTOR     "岗位系数"     "role factor"                0..=10, 4 places, NO_UNIT;
    RATIO           "等次比例"     "grade ratio"               -10..=10, 4 places, NO_UNIT;
    COEFFICIENT     "难度系数"     "difficulty coefficient"     0..=10, 4 places, NO_UNIT;
    WEIGHT          "权重"         "weight"                     0..=100, 4 places, PERCENT;
    POINTS          "分值"         "points"                     0..=1_000, 4 places, POINTS_UNIT positive;
    SCORE           "得分"         "score"                      0..=1_000, 4 places, POINTS_UNIT;
    TOTAL_SCORE     "考核总分"     "total score"               -10_000..=10_000, 4 places, POINTS_UNIT;
    EVENT_POINTS    "加减分"       "bonus or deduction points"  0..=1_000, 4 places, POINTS_UNIT;
    CAP             "封顶分"       "cap"                        0..=10_000, 4 places, POINTS_UNIT;
    SHARE           "名额比例"     "quota share"                0..=100, 4 places, PERCENT;
    SCORE_STEP      "取整单位"     "rounding step"              0..=100, 4 places, NO_UNIT positive;
    AMOUNT_IN_WORDS "金额"         "amount"                    -9_999_999_999_999..=9_999_999_999_999, 2 places, YUAN;
    PAY_STEP        "取整单位"     "rounding step"              0..=100, 2 places, YUAN positive;
    NUMBER          "数值"         "number"                    -100_000_000..=100_000_000, 4 places, NO_UNIT;
    STEP_WIDTH      "每档数量"     "width of a step"            0..=100_000_000, 4 places, NO_UNIT positive;
    EVENT_YUAN      "奖扣金额"     "bonus or deduction amount"  0..=100_000, 4 places, YUAN;
    AMOUNT          "金额"         "amount"                    -1_000_000..=1_000_000, 2 places, YUAN;
    SUM             "资金总额"     "sum set aside"              0..=1_000_000_000, 2 places, YUAN;
    POINTS_BALANCE  "积分"         "points"                     0..=100_000_000, 4 places, POINTS_UNIT;
    REDEEMED        "兑换积分"     "points redeemed"            0..=1_000_000, 4 places, POINTS_UNIT positive;
}

macro_rules! integers {
    ($($name:ident $zh:literal $en:literal $min:literal..=$max:literal, $uzh:literal $uen:literal;)*) => {
        $(#[doc = concat!($en, ", ", stringify!($min), " to ", stringify!($max), ".")]
        pub static $name: IntegerBound = IntegerBound { zh: $zh, en: $en, min: $min, max: $max, unit: ($uzh, $uen) };)*
    };
}

integers! {
    POPULATION "人口数"     "population"      0..=10_000_000, "人" "people";
    WORKLOAD   "工作任务量" "workload"        0..=1_000_000, "项" "tasks";
    MONTHS     "任职月数"   "months in post"  0..=12, "个月" "months";
    DAYS       "任职天数"   "days in post"    0..=366, "天" "days";
    ITEM_MONTHS "月数"      "months"          1..=12, "个月" "months";
    DIVISOR    "除数"       "divisor"         1..=10_000, "" "";
    AGAIN      "倍数"       "times as much"   1..=10, "倍" "times";
    VOTES      "票数"       "votes"           0..=100_000, "票" "votes";
    RUN_LENGTH "期数"       "periods running" 2..=40, "期" "periods";
    COUNT      "次数"       "count"           1..=1_000, "次" "times";
    PLACES     "名额"       "quota places"    0..=1_000_000, "人" "people";
    AMONG      "人数"       "people ranked together" 1..=1_000, "人" "people";
}

/// Most characters of an id.
pub const ID_LENGTH: usize = 64;
/// Most characters of a name or title.
pub const NAME_LENGTH: usize = 200;
/// Most characters of a reason or note.
pub const NOTE_LENGTH: usize = 2_000;
/// Most entries of a list or map.
pub const LIST_LENGTH: usize = 1_000_000;
/// Most indicators of a scheme.
pub const INDICATORS: usize = 1_000;
/// Most people of a quarter.
pub const PEOPLE: usize = 1_000_000;
/// Deepest nesting of a document.
pub const DEPTH: usize = 32;

impl DecimalBound {
    /// Whether the value lies within the bound.
    pub fn holds(&self, value: Fixed) -> bool {
        value >= Fixed::whole(self.min) && value <= Fixed::whole(self.max) && !(self.positive && value == Fixed::ZERO)
    }
}

impl IntegerBound {
    /// Whether the value lies within the bound.
    pub fn holds(&self, value: i64) -> bool {
        (self.min..=self.max).contains(&value)
    }
}

#[allow(clippy::assertions_on_constants, reason = "they are checked when the core is compiled")]
const _: () = {
    const UNIT: i128 = 10_i128.pow(crate::exact::PLACES);
    // A score: every indicator at its highest score and weight, in units of 10^-10.
    assert!(1_000 * UNIT * 100 * UNIT * 1_000 < i128::MAX / 1_000_000);
    // The score as a Fixed, with a thousand events of a thousand each added for a thousand items.
    assert!(1_000_i128 * 1_000 * 1_000 * 1_000 * UNIT < 9_223_372_036_854_775_807);
    // One person's pay: standard × role factor × ratio × coefficient × months, in the units of the product.
    assert!(1_000_000 * 100 * (10 * UNIT) * (10 * UNIT) * (10 * UNIT) * 3 < i128::MAX / 1_000_000);
    // A million such people, in fen.
    assert!(1_000_000_i128 * 100 * 10 * 10 * 10 * 1_000_000 < 9_223_372_036_854_775_807);
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_hold_at_their_edges() {
        assert!(MONTHS.holds(0) && MONTHS.holds(12) && !MONTHS.holds(13) && !MONTHS.holds(-1));
        assert!(RATIO.holds(Fixed::ZERO) && RATIO.holds(Fixed::whole(10)));
        assert!(!RATIO.holds(Fixed::from_units(-100_001)) && !RATIO.holds(Fixed::from_units(100_001)));
        assert!(!POINTS.holds(Fixed::ZERO));
    }
}
