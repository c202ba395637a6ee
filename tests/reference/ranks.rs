//! Who is ranked together, and ranks.

use serde_json::Value;

use super::json::words;
use super::subjects::Assessed;

/// Those who are ranked together, by their places in the list.
pub(crate) fn cohorts(rules: &Value, all: &[Assessed]) -> Vec<Vec<usize>> {
    let by = within(rules);
    let together = |a: &Assessed, b: &Assessed| {
        (!by.contains(&"category") || a.subject.category == b.subject.category)
            && (!by.contains(&"village") || a.subject.village["id"] == b.subject.village["id"])
    };
    let mut cohorts: Vec<Vec<usize>> = Vec::new();
    for (at, own) in all.iter().enumerate() {
        match cohorts.iter_mut().find(|cohort| together(&all[cohort[0]], own)) {
            Some(cohort) => cohort.push(at),
            None => cohorts.push(vec![at]),
        }
    }
    cohorts
}

pub(crate) fn within(rules: &Value) -> Vec<&str> {
    if rules["grading"].get("within").is_some() { words(&rules["grading"], "within") } else { vec!["category"] }
}

/// Whether the one stands before the other: by score, those hit by a red line after everybody else.
fn before(a: &Assessed, b: &Assessed) -> bool {
    if a.hit.last == b.hit.last { a.score > b.score } else { b.hit.last }
}

pub(crate) fn rank(cohort: &[usize], all: &mut [Assessed]) {
    let scored: Vec<usize> = cohort.iter().copied().filter(|at| all[*at].score.is_some()).collect();
    for own in &scored {
        let better = scored.iter().filter(|other| before(&all[**other], &all[*own])).count();
        let worse = scored.iter().filter(|other| before(&all[*own], &all[**other])).count();
        all[*own].rank = Some(better + 1);
        all[*own].rank_from_end = Some(worse + 1);
    }
    for own in cohort {
        all[*own].ranked_among = scored.len();
    }
}
