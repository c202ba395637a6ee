//! Numbers without loss: decimals as they are written, money in whole fen, and the fractions between them.
//!
//! Nothing here is a binary float, and [`Rounding::apply`] is the only place of the project where a figure is rounded.

use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use rust_decimal::Decimal;

/// Decimal places that a [`Fixed`] keeps.
pub(crate) const PLACES: u32 = 4;
const UNIT: i64 = 10_i64.pow(PLACES);

/// A decimal of at most four places, as scores, points, weights, ratios and coefficients are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Fixed(i64);

/// Why a text is not a decimal that can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotDecimal {
    /// It is not digits with at most one point and at most one leading minus.
    Grammar,
    /// It has more decimal places than allowed.
    Places,
    /// It is too large for any bound of the project.
    Size,
}

impl Fixed {
    /// Nothing.
    pub const ZERO: Fixed = Fixed(0);
    /// One.
    pub const ONE: Fixed = Fixed(UNIT);
    /// One hundred.
    pub const HUNDRED: Fixed = Fixed(100 * UNIT);

    /// The whole number `n`.
    pub const fn whole(n: i64) -> Fixed {
        Fixed(n * UNIT)
    }

    /// `n` units of the fourth decimal place.
    pub const fn from_units(n: i64) -> Fixed {
        Fixed(n)
    }

    /// The value in units of the fourth decimal place.
    pub const fn units(self) -> i64 {
        self.0
    }

    /// Reads decimal text: digits, one `.` at most, a leading `-` at most; up to `places` places.
    pub fn parse(text: &str, places: u32) -> Result<Fixed, NotDecimal> {
        let decimal = parse_decimal(text)?;
        if decimal.scale() > places {
            return Err(NotDecimal::Places);
        }
        scaled(decimal, PLACES).map(Fixed)
    }

    /// The exact value.
    pub fn exact(self) -> Exact {
        Exact::new(i128::from(self.0), i128::from(UNIT))
    }

    /// The text with at least `places` places, e.g. `1.1` as `1.10`.
    pub fn to_text(self, places: u32) -> String {
        text_of(i128::from(self.0), PLACES, places)
    }
}

/// At least two places are kept: scores, ratios and coefficients are customarily printed so.
impl fmt::Display for Fixed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_text(2))
    }
}

/// An amount of money in whole fen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Money(i64);

impl Money {
    /// Nothing.
    pub const ZERO: Money = Money(0);

    /// `fen` fen.
    pub const fn from_fen(fen: i64) -> Money {
        Money(fen)
    }

    /// The amount in fen.
    pub const fn fen(self) -> i64 {
        self.0
    }

    /// Reads yuan with at most two places.
    pub fn parse(text: &str) -> Result<Money, NotDecimal> {
        let decimal = parse_decimal(text)?;
        if decimal.scale() > 2 {
            return Err(NotDecimal::Places);
        }
        scaled(decimal, 2).map(Money)
    }

    /// The exact value in yuan.
    pub fn exact(self) -> Exact {
        Exact::new(i128::from(self.0), 100)
    }

    /// `n` times the amount.
    pub fn times(self, n: i64) -> Money {
        Money(self.0 * n)
    }
}

impl Add for Money {
    type Output = Money;
    fn add(self, other: Money) -> Money {
        Money(self.0 + other.0)
    }
}

impl Sub for Money {
    type Output = Money;
    fn sub(self, other: Money) -> Money {
        Money(self.0 - other.0)
    }
}

impl Neg for Money {
    type Output = Money;
    fn neg(self) -> Money {
        Money(-self.0)
    }
}

impl std::iter::Sum for Money {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Money {
        amounts.fold(Money::ZERO, Add::add)
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&text_of(i128::from(self.0), 2, 2))
    }
}

/// An exact value: a fraction with a positive denominator, not necessarily in lowest terms.
#[derive(Clone, Copy, Debug)]
pub struct Exact {
    numerator: i128,
    denominator: i128,
}

impl Exact {
    /// Nothing.
    pub const ZERO: Exact = Exact { numerator: 0, denominator: 1 };

    /// `numerator ÷ denominator`; the denominator is positive.
    pub const fn new(numerator: i128, denominator: i128) -> Exact {
        assert!(denominator > 0, "a denominator is positive");
        Exact { numerator, denominator }
    }

    /// The whole number `n`.
    pub const fn whole(n: i64) -> Exact {
        // OK because an i64 always fits; `From` is not const.
        #[allow(clippy::as_conversions, reason = "widening, and From is not const")]
        Exact::new(n as i128, 1)
    }

    /// Divided by a positive whole number.
    pub fn per(self, divisor: i64) -> Exact {
        Exact::new(self.numerator, self.denominator * i128::from(divisor)).reduced()
    }

    /// The smaller of the two.
    pub fn min(self, other: Exact) -> Exact {
        if other < self { other } else { self }
    }

    /// The larger of the two.
    pub fn max(self, other: Exact) -> Exact {
        if other > self { other } else { self }
    }

    /// The whole number not above the value.
    pub fn floor(self) -> i128 {
        self.numerator.div_euclid(self.denominator)
    }

    /// The whole number not below the value.
    pub fn ceil(self) -> i128 {
        -(-self.numerator).div_euclid(self.denominator)
    }

    /// The numerator and denominator.
    pub fn parts(self) -> (i128, i128) {
        (self.numerator, self.denominator)
    }

    /// Both numerators over the smallest denominator that fits both.
    fn over_one_denominator(self, other: Exact) -> (i128, i128, i128) {
        let (a, b) = (self.reduced(), other.reduced());
        let shared = gcd(a.denominator.unsigned_abs(), b.denominator.unsigned_abs());
        let shared = i128::try_from(shared).expect("a divisor of two i128 that is not their sign bit");
        let denominator = a.denominator / shared * b.denominator;
        (a.numerator * (b.denominator / shared), b.numerator * (a.denominator / shared), denominator)
    }

    fn reduced(self) -> Exact {
        let divisor = gcd(self.numerator.unsigned_abs(), self.denominator.unsigned_abs());
        let divisor = i128::try_from(divisor).expect("a divisor of two i128 that is not their sign bit");
        Exact { numerator: self.numerator / divisor, denominator: self.denominator / divisor }
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.max(1)
}

impl Mul for Exact {
    type Output = Exact;
    fn mul(self, other: Exact) -> Exact {
        let (a, b) = (self.reduced(), other.reduced());
        Exact::new(a.numerator * b.numerator, a.denominator * b.denominator).reduced()
    }
}

impl Add for Exact {
    type Output = Exact;
    fn add(self, other: Exact) -> Exact {
        let (a, b, denominator) = self.over_one_denominator(other);
        Exact::new(a + b, denominator).reduced()
    }
}

impl Sub for Exact {
    type Output = Exact;
    fn sub(self, other: Exact) -> Exact {
        self + Exact::new(-other.numerator, other.denominator)
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Exact) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Exact {}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Exact) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Exact) -> std::cmp::Ordering {
        let (a, b, _) = self.over_one_denominator(*other);
        a.cmp(&b)
    }
}

/// A terminating decimal is written out (`1706.6375`), any other value as a fraction (`5120/3`).
impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let exact = self.reduced();
        let mut power = 1;
        for places in 0..=18 {
            let Some(scaled) = exact.numerator.checked_mul(power) else {
                break;
            };
            if scaled % exact.denominator == 0 {
                return f.write_str(&text_of(scaled / exact.denominator, places, 2));
            }
            power *= 10;
        }
        write!(f, "{}/{}", exact.numerator, exact.denominator)
    }
}

/// How the last digit is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// To the nearest step, halves away from zero (四舍五入).
    HalfUp,
    /// To the nearest step, halves to the even step.
    HalfEven,
    /// Towards zero (舍去).
    Down,
    /// Away from zero (进位).
    Up,
}

/// A rounding step that the scheme names, e.g. half-up to 0.01.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rounding {
    /// The step; positive.
    pub step: Fixed,
    /// What happens between two steps.
    pub mode: Mode,
}

impl Rounding {
    /// The multiple of the step that `exact` is rounded to.
    pub fn apply(self, exact: Exact) -> Fixed {
        let step = i128::from(self.step.units());
        let steps = round_quotient(exact.numerator * i128::from(UNIT), exact.denominator * step, self.mode);
        Fixed(i64::try_from(steps * step).expect("bounds.rs keeps every product within i64"))
    }

    /// The same for money; the step is whole fen (reading has checked that).
    pub fn apply_money(self, exact: Exact) -> Money {
        let step_fen = i128::from(self.step.units() * 100 / UNIT);
        let steps = round_quotient(exact.numerator * 100, exact.denominator * step_fen, self.mode);
        Money(i64::try_from(steps * step_fen).expect("bounds.rs keeps every product within i64"))
    }
}

/// `numerator ÷ denominator` to a whole number: the one place where anything is rounded.
fn round_quotient(numerator: i128, denominator: i128, mode: Mode) -> i128 {
    let (quotient, rest) = (numerator / denominator, (numerator % denominator).abs());
    let away = match mode {
        Mode::Down => false,
        Mode::Up => rest > 0,
        Mode::HalfUp => rest * 2 >= denominator,
        Mode::HalfEven => rest * 2 > denominator || (rest * 2 == denominator && quotient % 2 != 0),
    };
    if away { quotient + numerator.signum() } else { quotient }
}

/// `rust_decimal` alone would also take `1_000`, `+1` and `.5`, and would cut long numbers: the grammar is checked first.
fn parse_decimal(text: &str) -> Result<Decimal, NotDecimal> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(whole) || !all_digits(fraction) || (whole.len() > 1 && whole.starts_with('0')) {
        return Err(NotDecimal::Grammar);
    }
    if whole.len() > 15 {
        return Err(NotDecimal::Size);
    }
    if fraction.len() > 12 {
        return Err(NotDecimal::Places);
    }
    Decimal::from_str_exact(text).map_err(|_| NotDecimal::Size)
}

fn scaled(decimal: Decimal, places: u32) -> Result<i64, NotDecimal> {
    let mantissa = decimal.mantissa() * 10_i128.pow(places - decimal.scale());
    i64::try_from(mantissa).map_err(|_| NotDecimal::Size)
}

/// `value ÷ 10^scale` as text, without trailing zeros beyond `places`.
fn text_of(value: i128, scale: u32, places: u32) -> String {
    let unit = 10_u128.pow(scale);
    let (whole, fraction) = (value.unsigned_abs() / unit, value.unsigned_abs() % unit);
    let mut digits = if scale == 0 { String::new() } else { format!("{fraction:0width$}", width = at(scale)) };
    while digits.len() > at(places) && digits.ends_with('0') {
        digits.pop();
    }
    while digits.len() < at(places) {
        digits.push('0');
    }
    let sign = if value < 0 { "-" } else { "" };
    if digits.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{digits}") }
}

fn at(places: u32) -> usize {
    usize::try_from(places).expect("a handful of places")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, step: &str, mode: Mode, expected: &str) {
        let rounding = Rounding { step: Fixed::parse(step, 4).expect("a step"), mode };
        let (numerator, denominator) = text.split_once('/').unwrap_or((text, "1"));
        let value = Fixed::parse(numerator, 4).expect("a decimal").exact().per(denominator.parse().expect("a divisor"));
        assert_eq!(rounding.apply(value).to_string(), expected, "{text} at {step} {mode:?}");
    }

    #[test]
    fn rounding_at_each_mode() {
        check("89.995", "0.01", Mode::HalfUp, "90.00");
        check("89.9949", "0.01", Mode::HalfUp, "89.99");
        check("-0.005", "0.01", Mode::HalfUp, "-0.01");
        check("-0.0049", "0.01", Mode::HalfUp, "0.00");
        check("0.125", "0.01", Mode::HalfEven, "0.12");
        check("0.135", "0.01", Mode::HalfEven, "0.14");
        check("-0.135", "0.01", Mode::HalfEven, "-0.14");
        check("1.0099", "0.01", Mode::Down, "1.00");
        check("-1.0099", "0.01", Mode::Down, "-1.00");
        check("1.0001", "0.01", Mode::Up, "1.01");
        check("-1.0001", "0.01", Mode::Up, "-1.01");
        check("2.4999", "1", Mode::HalfUp, "2.00");
        check("2.5", "5", Mode::HalfUp, "5.00");
        check("1/3", "0.01", Mode::HalfUp, "0.33");
        check("2/3", "0.01", Mode::HalfUp, "0.67");
    }

    #[test]
    fn only_plain_decimals_are_read() {
        for text in
            ["", "-", ".5", "5.", "1e3", "1_000", "+1", "1,000", "９", "0x1", "00.5", "1.2.3", " 1", "NaN", "--1"]
        {
            assert_eq!(Fixed::parse(text, 4), Err(NotDecimal::Grammar), "{text}");
        }
        assert_eq!(Fixed::parse("1.23456", 4), Err(NotDecimal::Places));
        assert_eq!(Fixed::parse("0.1000000000000000000000000000001", 4), Err(NotDecimal::Places));
        assert_eq!(Fixed::parse("99999999999999999999999999999999", 4), Err(NotDecimal::Size));
        assert_eq!(Fixed::parse("-0.5", 4), Ok(Fixed(-5_000)));
        assert_eq!(Money::parse("1280.005"), Err(NotDecimal::Places));
    }

    #[test]
    fn figures_as_text() {
        assert_eq!(Money::from_fen(-5).to_string(), "-0.05");
        assert_eq!(Fixed::from_units(11_667).to_string(), "1.1667");
        assert_eq!(Fixed::whole(90).to_string(), "90.00");
        assert_eq!(Exact::new(5_120, 3).to_string(), "5120/3");
        assert_eq!(Exact::new(899_950, 10_000).to_string(), "89.995");
    }
}
