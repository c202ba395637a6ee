//! The largest or smallest value with which every quarter stays within its pool: exact, however it is found.

use super::lever::{Grid, Lever};
use super::{Cost, Outcome, proof, rerun, run};
use crate::exact::Fixed;
use crate::problem::{Fault, Problem};
use crate::read::node::Node;

/// Most values that are tried one by one.
pub(crate) const VALUES: i64 = 1_000;
/// Most stretches between scores that are tried.
pub(crate) const STRETCHES: usize = 5_000;

/// How the value was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    /// Nobody earns less when the value rises, and the pool stays the same: halving.
    Bisection,
    /// Only which scores reach the threshold matters: one trial for each stretch between two scores.
    BreakPoints,
    /// Every value, until one fits.
    EveryValue,
}

/// Which of the values that fit is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seek {
    Largest,
    Smallest,
}

/// A value and what it costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Point {
    pub(crate) value: Fixed,
    pub(crate) cost: Cost,
}

/// What the search found.
#[derive(Debug)]
pub(crate) struct Extreme {
    pub(crate) found: Option<Point>,
    /// The next value beyond it that the scheme allows.
    pub(crate) next: Option<Point>,
    pub(crate) method: Method,
    pub(crate) evaluations: usize,
    /// Values beyond it that the scheme does not allow: how many, one of them, and why.
    pub(crate) skipped: Option<(i64, Fixed, Vec<Problem>)>,
}

/// A scheme whose lever can be moved; quarters name the scheme already.
pub(crate) struct Trial<'a> {
    scheme: &'a Node,
    quarters: &'a [Node],
    lever: &'a Lever,
    grid: Grid,
    /// What the scheme gives as it stands.
    now: &'a Outcome,
    method: Method,
}

impl<'a> Trial<'a> {
    pub(crate) fn new(
        scheme: &'a Node,
        quarters: &'a [Node],
        lever: &'a Lever,
        grid: Grid,
        now: &'a Outcome,
    ) -> Trial<'a> {
        Trial { scheme, quarters, lever, grid, now, method: proof::method(scheme, quarters, lever) }
    }

    /// What comes out with a value, or why the scheme does not allow it.
    pub(crate) fn at(&self, position: i64) -> Result<Outcome, Vec<Problem>> {
        let mut scheme = self.scheme.clone();
        self.lever.set(&mut scheme, self.grid.value(position));
        // What the proofs know of, no quarter is read by.
        if self.method == Method::EveryValue {
            run("scheme", &scheme, self.quarters)
        } else {
            rerun("scheme", &scheme, self.now)
        }
    }

    /// The value sought.
    pub(crate) fn find(&self, seek: Seek) -> Result<Extreme, Fault> {
        let mut stretches = match self.method {
            Method::Bisection => return Ok(self.bisect(seek)),
            Method::BreakPoints => self.stretches(),
            Method::EveryValue => {
                self.grid.refuse_above(VALUES)?;
                (0..=self.grid.last).map(|at| (at, at)).collect()
            }
        };
        if stretches.len() > STRETCHES {
            return Err(Fault::TooManyValues { most: VALUES, values: self.grid.count() });
        }
        if seek == Seek::Largest {
            stretches.reverse();
        }
        Ok(self.try_each(seek, stretches))
    }

    /// One trial for each stretch of values that are all alike, until one fits.
    fn try_each(&self, seek: Seek, stretches: Vec<(i64, i64)>) -> Extreme {
        let mut extreme = Extreme { found: None, next: None, method: self.method, evaluations: 0, skipped: None };
        for (first, last) in stretches {
            let (near, far) = if seek == Seek::Largest { (first, last) } else { (last, first) };
            extreme.evaluations += 1;
            match self.at(far) {
                Err(problems) => {
                    let (count, value, problems) =
                        extreme.skipped.unwrap_or_else(|| (0, self.grid.value(far), problems));
                    extreme.skipped = Some((count + last - first + 1, value, problems));
                }
                Ok(outcome) => {
                    let cost = outcome.cost();
                    if cost.fits {
                        extreme.found = Some(Point { value: self.grid.value(far), cost });
                        break;
                    }
                    extreme.next = Some(Point { value: self.grid.value(near), cost });
                }
            }
        }
        extreme
    }

    /// Stretches of values that reach the same scores and stand alike to every other threshold.
    fn stretches(&self) -> Vec<(i64, i64)> {
        let scores = self.now.quarters.iter().flat_map(|own| own.found.own.scores.iter().flatten());
        let mut ends: Vec<i64> = scores.map(|score| self.grid.not_above(score.rounded)).collect();
        for bound in proof::thresholds(self.scheme) {
            let below = Fixed::from_units(bound.units() - 1);
            ends.extend([self.grid.not_above(bound), self.grid.not_above(below)]);
        }
        ends.push(self.grid.last);
        ends.retain(|end| *end >= 0);
        ends.sort_unstable();
        ends.dedup();
        let firsts = std::iter::once(0).chain(ends.iter().map(|end| end + 1));
        firsts.zip(ends.iter().copied()).collect()
    }

    /// What fits are the smaller values, and what the scheme allows lies around the value it has now.
    fn bisect(&self, seek: Seek) -> Extreme {
        let mut tried = Tried { trial: self, costs: Vec::new() };
        let now = self.lever.current.map_or(-1, |current| self.grid.not_above(current));
        let high = last_that(now, self.grid.last, |at| tried.cost(at).is_some());
        // From the current value downwards.
        let low = now - last_that(-1, now, |down| tried.cost(now - down).is_some());
        let largest = last_that(low - 1, high, |at| tried.cost(at).is_some_and(|cost| cost.fits));
        let allowed = low..=high;
        let found = if seek == Seek::Largest { largest } else { low.min(largest) };
        let next = match seek {
            Seek::Largest => largest + 1,
            Seek::Smallest if allowed.contains(&found) => low - 1,
            Seek::Smallest => high,
        };
        let mut point = |at: i64| {
            let cost = if allowed.contains(&at) { tried.cost(at) } else { None };
            cost.map(|cost| Point { value: self.grid.value(at), cost })
        };
        let (found, next) = (point(found), point(next));
        let (out, count) = match seek {
            Seek::Largest => (high + 1, self.grid.last - high),
            Seek::Smallest => (low - 1, low),
        };
        let evaluations = tried.costs.len();
        let skipped = (count > 0).then(|| (count, self.grid.value(out), self.at(out).err().unwrap_or_default()));
        Extreme { found, next, method: self.method, evaluations, skipped }
    }
}

struct Tried<'a> {
    trial: &'a Trial<'a>,
    /// Nothing for values that the scheme does not allow.
    costs: Vec<(i64, Option<Cost>)>,
}

impl Tried<'_> {
    fn cost(&mut self, at: i64) -> Option<Cost> {
        if let Some((_, cost)) = self.costs.iter().find(|(known, _)| *known == at) {
            return *cost;
        }
        let cost = self.trial.at(at).ok().map(|outcome| outcome.cost());
        self.costs.push((at, cost));
        cost
    }
}

/// The last position in `(before, last]` that passes, where all that pass come first; `before` if none does.
fn last_that(before: i64, last: i64, mut passes: impl FnMut(i64) -> bool) -> i64 {
    if last <= before || passes(last) {
        return last.max(before);
    }
    let (mut low, mut high) = (before, last);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if passes(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}
