//! The score of everybody: marks times weights, factors of the class, bonus and deduction, floor, ceiling, one rounding.
//!
//! Everything is brought over one denominator once, and it is shown once that no sum leaves 64 bits.

use crate::events::Events;
use crate::plan::ScoreRules;
use crate::quotient::{Mode, quotient};
use crate::sheet::{Marks, NO_SCORE, Sheet, Wrong, at};

/// A ten-thousandth is the unit of points and coefficients.
const UNIT: i128 = 10_000;
/// Numerators stay below, so that twice a remainder fits too.
const LARGEST: i128 = 1 << 62;
/// More points than a thousand events of a thousand points a thousand times.
const MOST_EXTRA: i128 = 10_i128.pow(13);

/// Weights and rounding as whole numbers over one denominator.
#[derive(Debug)]
pub(crate) struct Scorer {
    /// By mark, in the unit of the column: full marks and weight.
    full: Vec<i64>,
    weights: Vec<i64>,
    /// The same where every sum of a row fits 32 bits.
    narrow: Option<(Vec<u32>, Vec<u32>)>,
    /// By class.
    rules: Vec<ClassRule>,
    /// What the numerators stand over, in steps.
    denominator: i64,
    floor: i64,
    ceiling: i64,
    mode: Mode,
    step: i64,
}

/// What a numerator of a class is made of.
#[derive(Clone, Copy, Debug)]
struct ClassRule {
    /// What everybody starts with.
    start: i64,
    /// What the weighted sum is multiplied by.
    sum: i64,
    /// What bonus and deduction are multiplied by.
    extra: i64,
}

/// The steps that scores came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Steps {
    pub(crate) lowest: i32,
    pub(crate) highest: i32,
    /// Ten-thousandths of a step.
    pub(crate) step: i64,
}

impl Scorer {
    /// # Errors
    /// Where full marks do not fit the column, or sums would not fit 64 bits.
    pub(crate) fn of(sheet: &Sheet) -> Result<Scorer, Wrong> {
        let (rules, marks) = (&sheet.plan.score, &sheet.plan.marks);
        let unit = 10_i64.pow(4 - sheet.places.min(4));
        let full: Vec<i64> = marks.iter().map(|mark| mark.full / unit).collect();
        if matches!(sheet.marks, Marks::Narrow(_)) && full.iter().any(|full| *full >= i64::from(u16::MAX)) {
            return Err(Wrong::TooNarrow);
        }
        let shared = marks.iter().fold(0, |shared, mark| gcd(shared, i128::from(mark.weight))).max(1);
        let weights: Vec<i64> =
            marks.iter().map(|mark| small(i128::from(mark.weight) / shared)).collect::<Result<_, _>>()?;
        let largest: i128 =
            full.iter().zip(&weights).map(|(full, weight)| i128::from(*full) * i128::from(*weight)).sum();
        let scorer = Scorer::over_one_denominator(rules, shared * i128::from(unit), largest)?;
        let narrow = (largest <= i128::from(u32::MAX)).then(|| Some((all_u32(&full)?, all_u32(&weights)?))).flatten();
        Ok(Scorer { narrow, full, weights, ..scorer })
    }

    /// `unit` is what a weighted sum counts, `largest` the largest of them.
    fn over_one_denominator(rules: &ScoreRules, unit: i128, largest: i128) -> Result<Scorer, Wrong> {
        let (denominator, step) = (i128::from(rules.denominator), i128::from(rules.step));
        let whole: Vec<[i128; 3]> = rules
            .by_class
            .iter()
            .map(|(assessed, score)| {
                let [assessed, score] = [assessed, score].map(|factor| i128::from(*factor));
                [
                    i128::from(rules.start) * denominator * assessed * score,
                    unit * assessed * score,
                    denominator * UNIT * score,
                ]
            })
            .collect();
        let per_point = denominator * UNIT * UNIT;
        let bounds = [rules.floor, rules.ceiling].map(|bound| bound.map(|bound| i128::from(bound) * per_point));
        let shared = whole.iter().flatten().chain(bounds.iter().flatten()).fold(per_point * step, |a, b| gcd(a, *b));
        let fits =
            |[start, sum, extra]: &[i128; 3]| start.abs() + sum * largest + extra * MOST_EXTRA < LARGEST * shared;
        if !whole.iter().all(fits) {
            return Err(Wrong::TooLarge);
        }
        let rule = |[start, sum, extra]: &[i128; 3]| {
            Ok(ClassRule { start: small(start / shared)?, sum: small(sum / shared)?, extra: small(extra / shared)? })
        };
        let bound = |bound: Option<i128>, otherwise: i64| bound.map_or(Ok(otherwise), |bound| small(bound / shared));
        Ok(Scorer {
            rules: whole.iter().map(rule).collect::<Result<_, _>>()?,
            denominator: small(per_point * step / shared)?,
            floor: bound(bounds[0], i64::MIN)?,
            ceiling: bound(bounds[1], i64::MAX)?,
            mode: rules.mode,
            step: rules.step,
            full: Vec::new(),
            weights: Vec::new(),
            narrow: None,
        })
    }

    /// Writes the score of everybody, in steps.
    pub(crate) fn score(&self, sheet: &mut Sheet, events: &Events) -> Result<Steps, Wrong> {
        let mut score = std::mem::take(&mut sheet.score);
        let done = match (&sheet.marks, &self.narrow) {
            (Marks::Narrow(marks), Some((full, weights))) => {
                let quick = |row: &[u16]| quick_sum(row, full, weights);
                self.each(sheet, events, marks, &mut score, |row| quick(row).map_or_else(|| self.sum(row), Ok))
            }
            (Marks::Narrow(marks), None) => self.each(sheet, events, marks, &mut score, |row| self.sum(row)),
            (Marks::Wide(marks), _) => self.each(sheet, events, marks, &mut score, |row| self.sum(row)),
        };
        sheet.score = score;
        done
    }

    #[inline]
    fn each<T>(
        &self,
        sheet: &Sheet,
        events: &Events,
        marks: &[T],
        scores: &mut [i32],
        sum: impl Fn(&[T]) -> Result<i64, NoSum>,
    ) -> Result<Steps, Wrong> {
        let width = self.full.len();
        let mut walk = events.walk(sheet);
        let mut steps = Steps { lowest: i32::MAX, highest: i32::MIN, step: self.step };
        for (person, (score, village)) in scores.iter_mut().zip(&sheet.village).enumerate() {
            let extra = walk.sums(person);
            let class = usize::from(sheet.class[at(*village)]);
            *score = match sum(&marks[person * width..][..width]) {
                Ok(sum) => {
                    let rounded = self.round(self.rules[class], sum, extra.points);
                    let rounded = i32::try_from(rounded).map_err(|_| Wrong::TooLarge)?;
                    steps.lowest = steps.lowest.min(rounded);
                    steps.highest = steps.highest.max(rounded);
                    rounded
                }
                Err(NoSum::Pending) => NO_SCORE,
                Err(NoSum::Wrong(mark)) => return Err(Wrong::Mark(person * width + mark)),
            };
        }
        let fits = |steps: i32| i32::try_from(i64::from(steps) * self.step).is_ok_and(|score| score != NO_SCORE);
        let nobody = steps.lowest > steps.highest;
        if nobody || (fits(steps.lowest) && fits(steps.highest)) { Ok(steps) } else { Err(Wrong::TooLarge) }
    }

    /// Over the denominator, within floor and ceiling, to a step.
    #[inline]
    fn round(&self, rule: ClassRule, sum: i64, extra: i64) -> i64 {
        let numerator = rule.start + sum * rule.sum + extra * rule.extra;
        // A floor above the ceiling gives the ceiling, as in the core.
        quotient(numerator.max(self.floor).min(self.ceiling), self.denominator, self.mode)
    }

    /// The weighted sum of a row, or why there is none.
    fn sum<T: Copy + Written>(&self, row: &[T]) -> Result<i64, NoSum> {
        let (mut sum, mut pending) = (0, false);
        for (place, mark) in row.iter().enumerate() {
            match mark.units() {
                None => pending = true,
                Some(units) if !(0..=self.full[place]).contains(&units) => return Err(NoSum::Wrong(place)),
                Some(units) => sum += units * self.weights[place],
            }
        }
        if pending { Err(NoSum::Pending) } else { Ok(sum) }
    }
}

/// Why a row has no sum.
enum NoSum {
    Pending,
    /// The mark at this place is no mark.
    Wrong(usize),
}

/// The sum of a row in which every mark is there and within full marks.
///
/// Wrapping, but nothing wraps: marks within full marks have been shown to fit, and of others the sum is not used.
#[inline]
fn quick_sum(row: &[u16], full: &[u32], weights: &[u32]) -> Option<i64> {
    let (mut sum, mut beyond) = (0_u32, 0_u32);
    for ((mark, full), weight) in row.iter().zip(full).zip(weights) {
        let mark = u32::from(*mark);
        sum = sum.wrapping_add(mark.wrapping_mul(*weight));
        beyond |= full.wrapping_sub(mark);
    }
    (beyond >> 31 == 0).then_some(i64::from(sum))
}

/// A mark as it is written in a column.
trait Written {
    fn units(self) -> Option<i64>;
}

impl Written for u16 {
    fn units(self) -> Option<i64> {
        (self != u16::MAX).then_some(i64::from(self))
    }
}

impl Written for i32 {
    fn units(self) -> Option<i64> {
        (self != i32::MIN).then_some(i64::from(self))
    }
}

fn all_u32(numbers: &[i64]) -> Option<Vec<u32>> {
    numbers.iter().map(|number| u32::try_from(*number).ok()).collect()
}

fn small(number: i128) -> Result<i64, Wrong> {
    i64::try_from(number).map_err(|_| Wrong::TooLarge)
}

fn gcd(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a.abs(), b.abs());
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
