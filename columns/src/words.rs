//! A plan as a list of numbers, to pass from the core's module to this one.

use crate::plan::{
    Effect, EventGroup, EventItem, EventRules, Grade, Grading, Mark, Offender, Outweighs, PayRules, Plan, Quota,
    RedLine, ScoreRules, Tie,
};
use crate::quotient::Mode;

impl Plan {
    /// The plan as 32-bit halves of numbers, the lower one first.
    pub fn to_words(&self) -> Vec<u32> {
        let mut words = Vec::new();
        self.write(&mut words);
        words
            .iter()
            .flat_map(|number| number.to_le_bytes().as_chunks::<4>().0.to_vec())
            .map(u32::from_le_bytes)
            .collect()
    }

    /// Reads what [`Plan::to_words`] wrote.
    pub fn from_words(words: &[u32]) -> Option<Plan> {
        let (pairs, rest) = words.as_chunks::<2>();
        let number = |[low, high]: &[u32; 2]| i64::from(high.cast_signed()) << 32 | i64::from(*low);
        let numbers: Vec<i64> = pairs.iter().map(number).collect();
        let mut left = numbers.as_slice();
        Plan::read(&mut left).filter(|_| left.is_empty() && rest.is_empty())
    }
}

trait Words: Sized {
    fn write(&self, words: &mut Vec<i64>);
    fn read(words: &mut &[i64]) -> Option<Self>;
}

impl Words for i64 {
    fn write(&self, words: &mut Vec<i64>) {
        words.push(*self);
    }
    fn read(words: &mut &[i64]) -> Option<i64> {
        let (first, rest) = words.split_first()?;
        *words = rest;
        Some(*first)
    }
}

impl Words for usize {
    fn write(&self, words: &mut Vec<i64>) {
        i64::try_from(*self).expect("an index").write(words);
    }
    fn read(words: &mut &[i64]) -> Option<usize> {
        usize::try_from(i64::read(words)?).ok()
    }
}

impl Words for bool {
    fn write(&self, words: &mut Vec<i64>) {
        i64::from(*self).write(words);
    }
    fn read(words: &mut &[i64]) -> Option<bool> {
        Some(i64::read(words)? != 0)
    }
}

impl<A: Words, B: Words> Words for (A, B) {
    fn write(&self, words: &mut Vec<i64>) {
        self.0.write(words);
        self.1.write(words);
    }
    fn read(words: &mut &[i64]) -> Option<(A, B)> {
        Some((A::read(words)?, B::read(words)?))
    }
}

impl<T: Words> Words for Vec<T> {
    fn write(&self, words: &mut Vec<i64>) {
        self.len().write(words);
        self.iter().for_each(|entry| entry.write(words));
    }
    fn read(words: &mut &[i64]) -> Option<Vec<T>> {
        (0..usize::read(words)?).map(|_| T::read(words)).collect()
    }
}

impl<T: Words> Words for Option<T> {
    fn write(&self, words: &mut Vec<i64>) {
        self.is_some().write(words);
        self.iter().for_each(|entry| entry.write(words));
    }
    fn read(words: &mut &[i64]) -> Option<Option<T>> {
        if bool::read(words)? { T::read(words).map(Some) } else { Some(None) }
    }
}

macro_rules! structs {
    ($($name:ident { $($field:ident),* $(,)? })*) => {
        $(impl Words for $name {
            fn write(&self, words: &mut Vec<i64>) {
                $(self.$field.write(words);)*
            }
            fn read(words: &mut &[i64]) -> Option<$name> {
                Some($name { $($field: Words::read(words)?),* })
            }
        })*
    };
}

structs! {
    Plan {
        marks, score, categories, classes, events, red_lines, grading, within_category, within_village, time, pay,
    }
    Mark { full, weight }
    ScoreRules { start, denominator, by_class, step, mode, floor, ceiling }
    EventRules { items, groups, bonus_cap, deduction_cap }
    EventItem { bonus, yuan, points, cap, group }
    EventGroup { outweighs, cap }
    RedLine { in_charge, everybody, posts, offender, effect, withholds }
    Grading { grades, order, otherwise, tie, red_lined_in_headcount }
    Grade { from, quota }
    Quota { is_share, size, at_least }
    PayRules { items, grades, step, mode }
}

macro_rules! choices {
    ($($name:ident { $($number:literal: $choice:ident $(($inner:ident))?),* $(,)? })*) => {
        $(impl Words for $name {
            fn write(&self, words: &mut Vec<i64>) {
                match self {
                    $($name::$choice $(($inner))? => {
                        words.push($number);
                        $($inner.write(words);)?
                    })*
                }
            }
            fn read(words: &mut &[i64]) -> Option<$name> {
                match i64::read(words)? {
                    $($number => Some($name::$choice $(({ let $inner = Words::read(words)?; $inner }))?),)*
                    _ => None,
                }
            }
        })*
    };
}

choices! {
    Mode { 0: HalfUp, 1: HalfEven, 2: Down, 3: Up }
    Outweighs { 0: Nothing, 1: Everything, 2: TheSameMatter }
    Offender { 0: Never, 1: WhenTicked, 2: Always }
    Effect { 0: Keeps, 1: NoBetterThan(grade), 2: Last }
    Tie { 0: Decide, 1: BothUp, 2: BothDown, 3: ByMarks(marks) }
}
