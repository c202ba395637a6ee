//! The whole calculation on one screen: one stage after the other, in the order of the regulation.

use crate::assess::{self, Assessment, Level};
use crate::difficulty::{self, VillageClass};
use crate::exact::Money;
use crate::ledger::{self, Account};
use crate::pay::{self, Earned};
use crate::pool::{self, Pool};
use crate::problem::{Document, Fault, Problem};
use crate::quarter::{Assessed, Quarter, Subject};
use crate::red_line;
use crate::scheme::Scheme;
use crate::score::{BaseScore, Missing};

/// What every stage found; lists are in the order of the quarter's subjects or villages.
#[derive(Debug)]
pub struct Settlement {
    /// Class and coefficient of each village.
    pub classes: Vec<VillageClass>,
    /// How the villages were assessed as teams.
    pub team: Option<Assessment>,
    /// How the subjects were assessed.
    pub own: Assessment,
    /// What each subject earned.
    pub earned: Vec<Option<Earned>>,
    /// The pool, and what each subject is paid.
    pub pool: Pool,
    /// Points of each subject, where they are kept.
    pub accounts: Vec<Option<Account>>,
    /// What somebody should look at.
    pub warnings: Vec<Problem>,
}

/// Settles a quarter by a scheme. Pure and total: reading has made sure that nothing here can fail.
pub fn settle(scheme: &Scheme, quarter: &Quarter) -> Settlement {
    let classes = difficulty::classify(scheme, quarter);
    let (own_hits, team_hits) = red_line::spread(scheme, quarter);
    let level = |rules, roll, team| Level { scheme, quarter, classes: &classes, rules, roll, team, results: None };
    let team = scheme.team.as_ref().map(|rules| assess::assess(level(rules, &quarter.team, None), team_hits));
    let own = assess::assess(level(&scheme.own, &quarter.own, team.as_ref()), own_hits);
    let done = Level { results: Some(&own), ..level(&scheme.own, &quarter.own, team.as_ref()) };
    let earned = pay::pay(&done);
    let pool = pool::settle(&done, &earned, pool::set_aside(&done));
    let accounts = ledger::accounts(&done);
    let warnings = warnings(&done, &pool, &accounts);
    Settlement { classes, warnings, team, own, earned, pool, accounts }
}

pub(crate) fn warnings(level: &Level<'_>, pool: &Pool, accounts: &[Option<Account>]) -> Vec<Problem> {
    let (scheme, quarter) = (level.scheme, level.quarter);
    let mut warnings = Vec::new();
    let assessments =
        [(level.team, scheme.team.as_ref(), &quarter.team), (level.results, Some(&scheme.own), &quarter.own)];
    for (found, rules, roll) in assessments {
        let (Some(found), Some(rules)) = (found, rules) else { continue };
        let level = Level { rules, roll, results: Some(found), ..*level };
        warnings.extend(pending(&level, found));
        warnings.extend(found.warnings.iter().cloned());
        for tie in &found.ties {
            let grades = &rules.grading.as_ref().expect("ties come from grades").grades;
            let fault = Fault::TieUndecided {
                category: roll.cohorts[tie.cohort].name.clone(),
                grade: grades[tie.grade].name.clone(),
                places: tie.places,
                people: tie.people.iter().map(|subject| roll.subjects[*subject].name.clone()).collect(),
            };
            warnings.push(Problem { document: Document::Quarter, place: "decisions".to_owned(), fault });
        }
    }
    if pool.payable > pool.available {
        let fault = Fault::PoolOver { available: pool.available.to_string(), payable: pool.payable.to_string() };
        warnings.push(Problem { document: Document::Quarter, place: "openingBalance".to_owned(), fault });
    }
    for (subject, paid) in level.roll.subjects.iter().zip(&pool.paid) {
        if let Some(paid) = paid.filter(|paid| *paid < Money::ZERO) {
            let fault = Fault::PayNegative { person: subject.name.clone(), pay: paid.to_string() };
            warnings.push(Problem { document: Document::Quarter, place: subject.place.clone(), fault });
        }
    }
    warnings.extend(ledger::warnings(level, accounts));
    warnings
}

/// Who waits for scores, and for which.
fn pending(level: &Level<'_>, found: &Assessment) -> Vec<Problem> {
    let name = |missing: &Missing| match missing {
        Missing::Indicator(indicator) => level.rules.indicators[*indicator].name.clone(),
        Missing::Factor(factor) => level.rules.factors[*factor].name.clone(),
    };
    let warn = |(subject, base): (&Subject, &BaseScore)| {
        let BaseScore::Pending(missing) = base else { return None };
        let key = if matches!(subject.assessed, Assessed::Total(_)) { "score" } else { "scores" };
        let indicators = missing.iter().map(name).collect();
        let fault = Fault::ScoresMissing { person: subject.name.clone(), indicators };
        Some(Problem { document: Document::Quarter, place: format!("{}.{key}", subject.place), fault })
    };
    level.roll.subjects.iter().zip(&found.base).filter_map(warn).collect()
}
