//! Rounding a quotient of 64-bit numbers, as `exact.rs` of the core rounds one of 128 bits; a test there compares them.

/// What happens between two steps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// To the nearest step, halves away from zero.
    #[default]
    HalfUp,
    /// To the nearest step, halves to the even step.
    HalfEven,
    /// Towards zero.
    Down,
    /// Away from zero.
    Up,
}

/// `numerator ÷ denominator` to a whole number; the numerator lies below 2^62, the denominator is positive.
#[inline]
pub(crate) fn quotient(numerator: i64, denominator: i64, mode: Mode) -> i64 {
    // Old processors divide 32 bits in a third of the time that they take for 64.
    let (quotient, rest) = match (u32::try_from(numerator), u32::try_from(denominator)) {
        (Ok(numerator), Ok(denominator)) => (i64::from(numerator / denominator), i64::from(numerator % denominator)),
        _ => (numerator / denominator, (numerator % denominator).abs()),
    };
    let away = match mode {
        Mode::Down => false,
        Mode::Up => rest > 0,
        Mode::HalfUp => rest >= denominator - rest,
        Mode::HalfEven => rest > denominator - rest || (rest == denominator - rest && quotient % 2 != 0),
    };
    if away { quotient + numerator.signum() } else { quotient }
}

#[cfg(test)]
mod tests {
    use super::{Mode, quotient};

    #[test]
    fn quotients_at_each_mode() {
        // numerator, denominator: half up, half even, down, up
        for (numerator, denominator, expected) in [
            (899_949, 100, [8999, 8999, 8999, 9000]),
            (899_950, 100, [9000, 9000, 8999, 9000]),
            (900_050, 100, [9001, 9000, 9000, 9001]),
            (-50, 100, [-1, 0, 0, -1]),
            (-49, 100, [0, 0, 0, -1]),
            (-150, 100, [-2, -2, -1, -2]),
            (2, 3, [1, 1, 0, 1]),
            (4_300_000_000, 100, [43_000_000, 43_000_000, 43_000_000, 43_000_000]),
            (43_000_000_005, 10, [4_300_000_001, 4_300_000_000, 4_300_000_000, 4_300_000_001]),
        ] {
            let found =
                [Mode::HalfUp, Mode::HalfEven, Mode::Down, Mode::Up].map(|mode| quotient(numerator, denominator, mode));
            assert_eq!(found, expected, "{numerator} ÷ {denominator}");
        }
    }
}
