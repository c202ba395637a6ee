//! Rank inside each cohort, by default a role category across the town: equal scores share a rank and the next is
//! skipped (1, 1, 3); those whom a red line leads to the last grade come last.

use std::cmp::Ordering;

use crate::assess::{Assessment, Level};
use crate::exact::Fixed;
use crate::red_line;

/// A subject's rank and the neighbours that decided it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rank {
    /// 1 is best.
    pub rank: usize,
    /// How many are ranked together.
    pub among: usize,
    /// How many share the rank, the subject included.
    pub sharing: usize,
    /// Index of the nearest subject ranked better.
    pub above: Option<usize>,
    /// Index of the nearest subject ranked worse.
    pub below: Option<usize>,
}

/// A ranked subject and what was compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    /// Index of the subject.
    pub subject: usize,
    /// A red line leads to the last grade, and to the last ranks.
    pub sunk: bool,
    /// The score.
    pub score: Fixed,
}

/// The ranked subjects of each cohort, best first; equal ones in the order of their ids.
pub(crate) fn order(level: &Level<'_>, found: &Assessment) -> Vec<Vec<Ranked>> {
    let mut order: Vec<Vec<Ranked>> = level.roll.cohorts.iter().map(|_| Vec::new()).collect();
    for (index, subject) in level.roll.subjects.iter().enumerate() {
        order[subject.cohort].extend(ranked(level, found, index));
    }
    for cohort in &mut order {
        cohort.sort_unstable_by(|a, b| before(level, a, b));
    }
    order
}

/// What is compared of a subject, once it has a score.
fn ranked(level: &Level<'_>, found: &Assessment, subject: usize) -> Option<Ranked> {
    let score = found.scores[subject].as_ref()?.rounded;
    Some(Ranked { subject, sunk: red_line::sinks(level.scheme, level.quarter, &found.hits[subject]), score })
}

fn before(level: &Level<'_>, a: &Ranked, b: &Ranked) -> Ordering {
    let id = |ranked: &Ranked| &level.roll.subjects[ranked.subject].id;
    a.sunk.cmp(&b.sunk).then(b.score.cmp(&a.score)).then_with(|| id(a).cmp(id(b)))
}

/// Puts a subject whose score is another now where it belongs.
pub(crate) fn reorder(level: &Level<'_>, found: &mut Assessment, subject: usize) {
    let now = ranked(level, found, subject);
    let cohort = &mut found.order[level.roll.subjects[subject].cohort];
    cohort.retain(|ranked| ranked.subject != subject);
    if let Some(now) = now {
        let place = cohort.partition_point(|other| before(level, other, &now) == Ordering::Less);
        cohort.insert(place, now);
    }
}

/// The rank of everybody who has a score.
pub(crate) fn rank(found: &Assessment) -> Vec<Option<Rank>> {
    let mut ranks: Vec<Option<Rank>> = vec![None; found.scores.len()];
    for cohort in &found.order {
        let mut start = 0;
        for equal in cohort.chunk_by(|a, b| (a.sunk, a.score) == (b.sunk, b.score)) {
            let sharing = equal.len();
            for ranked in equal {
                ranks[ranked.subject] = Some(Rank {
                    rank: start + 1,
                    among: cohort.len(),
                    sharing,
                    above: start.checked_sub(1).map(|above| cohort[above].subject),
                    below: cohort.get(start + sharing).map(|below| below.subject),
                });
            }
            start += sharing;
        }
    }
    ranks
}
