//! Fractions: every figure of the reference is one, from the document's digits to the printed amount.

use num_bigint::BigInt;
use num_rational::BigRational;

/// A fraction of whole numbers of any size.
pub(crate) type R = BigRational;

pub(crate) fn int(whole: i64) -> R {
    R::from_integer(BigInt::from(whole))
}

pub(crate) fn count(people: usize) -> R {
    R::from_integer(BigInt::from(people))
}

/// Decimal text, or a fraction such as `1/3`.
pub(crate) fn exact(text: &str) -> R {
    if let Some((above, below)) = text.split_once('/') {
        return exact(above) / exact(below);
    }
    let places = text.split_once('.').map_or(0, |(_, places)| places.len());
    let digits: BigInt = text.replace('.', "").parse().unwrap_or_else(|_| panic!("`{text}` is no decimal"));
    let unit = BigInt::from(10).pow(u32::try_from(places).expect("few places"));
    R::new(digits, unit)
}

/// A multiple of the step: halves away from zero, halves to the even multiple, towards zero, away from zero.
pub(crate) fn rounded(value: &R, step: &R, mode: &str) -> R {
    let (zero, half) = (int(0), exact("0.5"));
    let negative = *value < zero;
    let steps = if negative { -value / step } else { value / step };
    let (whole, rest) = (steps.floor(), steps.fract());
    let even = (&whole / int(2)).is_integer();
    let up = match mode {
        "half-up" => rest >= half,
        "half-even" => rest > half || (rest == half && !even),
        "down" => false,
        "up" => rest > zero,
        other => panic!("`{other}` is no mode"),
    };
    let size = (if up { whole + int(1) } else { whole }) * step;
    if negative { -size } else { size }
}
