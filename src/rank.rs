//! Rank inside each role category, across the town: equal scores share a rank and the next is skipped (1, 1, 3);
//! people hit by a red line come last.

use crate::adjust::Score;
use crate::exact::Fixed;
use crate::quarter::Quarter;
use crate::red_line::Hit;

/// A person's rank and the neighbours that decided it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rank {
    /// 1 is best.
    pub rank: usize,
    /// How many are ranked in the category.
    pub among: usize,
    /// How many share the rank, the person included.
    pub sharing: usize,
    /// Index of the nearest person ranked better.
    pub above: Option<usize>,
    /// Index of the nearest person ranked worse.
    pub below: Option<usize>,
}

/// The ranked people of each category, best first; equal ones in the order of their ids.
pub(crate) fn order(
    scores: &[Option<Score>],
    hits: &[Vec<Hit>],
    quarter: &Quarter,
    categories: usize,
) -> Vec<Vec<usize>> {
    let mut order: Vec<Vec<usize>> = vec![Vec::new(); categories];
    for (index, person) in quarter.people.iter().enumerate().filter(|(index, _)| scores[*index].is_some()) {
        order[person.category].push(index);
    }
    for people in &mut order {
        people.sort_unstable_by(|a, b| {
            standing(scores, hits, *a)
                .cmp(&standing(scores, hits, *b))
                .then_with(|| quarter.people[*a].id.cmp(&quarter.people[*b].id))
        });
    }
    order
}

/// What is compared: red-lined people after all others, higher scores first.
fn standing(scores: &[Option<Score>], hits: &[Vec<Hit>], person: usize) -> (bool, std::cmp::Reverse<Option<Fixed>>) {
    (!hits[person].is_empty(), std::cmp::Reverse(scores[person].as_ref().map(|score| score.rounded)))
}

/// The rank of everybody who has a score.
pub(crate) fn rank(order: &[Vec<usize>], scores: &[Option<Score>], hits: &[Vec<Hit>]) -> Vec<Option<Rank>> {
    let mut ranks: Vec<Option<Rank>> = vec![None; scores.len()];
    for people in order {
        let mut start = 0;
        while start < people.len() {
            let standing_here = standing(scores, hits, people[start]);
            let sharing =
                people[start..].iter().take_while(|person| standing(scores, hits, **person) == standing_here).count();
            for person in &people[start..start + sharing] {
                ranks[*person] = Some(Rank {
                    rank: start + 1,
                    among: people.len(),
                    sharing,
                    above: start.checked_sub(1).map(|above| people[above]),
                    below: people.get(start + sharing).copied(),
                });
            }
            start += sharing;
        }
    }
    ranks
}
