//! Rank inside each cohort, by default a role category across the town: equal scores share a rank and the next is
//! skipped (1, 1, 3); those whom a red line leads to the last grade come last.

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
pub(crate) struct Ranked {
    pub(crate) subject: usize,
    pub(crate) sunk: bool,
    pub(crate) score: Fixed,
}

/// The ranked subjects of each cohort, best first; equal ones in the order of their ids.
pub(crate) fn order(level: &Level<'_>, found: &Assessment) -> Vec<Vec<Ranked>> {
    let mut order: Vec<Vec<Ranked>> = level.roll.cohorts.iter().map(|_| Vec::new()).collect();
    for (index, subject) in level.roll.subjects.iter().enumerate() {
        if let Some(score) = &found.scores[index] {
            let sunk = red_line::sinks(level.scheme, level.quarter, &found.hits[index]);
            order[subject.cohort].push(Ranked { subject: index, sunk, score: score.rounded });
        }
    }
    let id = |ranked: &Ranked| &level.roll.subjects[ranked.subject].id;
    for cohort in &mut order {
        cohort.sort_unstable_by(|a, b| a.sunk.cmp(&b.sunk).then(b.score.cmp(&a.score)).then_with(|| id(a).cmp(id(b))));
    }
    order
}

/// The rank of everybody who has a score.
pub(crate) fn rank(order: &[Vec<Ranked>], found: &Assessment) -> Vec<Option<Rank>> {
    let mut ranks: Vec<Option<Rank>> = vec![None; found.scores.len()];
    for cohort in order {
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
