//! The whole calculation on one screen: one stage after the other, in the order of the regulation.

use crate::adjust::{self, Adjustment, Score};
use crate::difficulty::{self, VillageClass};
use crate::grade::{self, Graded, Grades, OpenTie, Places};
use crate::pay::{self, Earned};
use crate::pool::{self, Pool};
use crate::problem::{Document, Fault, Problem};
use crate::quarter::Quarter;
use crate::rank::{self, Rank};
use crate::red_line::{self, Hit};
use crate::scheme::Scheme;
use crate::score::{self, BaseScore};

/// What every stage found; lists are in the order of the quarter's people or villages.
#[derive(Debug)]
pub struct Settlement {
    /// Class and coefficient of each village.
    pub classes: Vec<VillageClass>,
    /// Each person's assessment.
    pub base: Vec<BaseScore>,
    /// Each person's bonus and deduction.
    pub adjustments: Vec<Adjustment>,
    /// Each person's score, once the assessment is complete.
    pub scores: Vec<Option<Score>>,
    /// Each person's red-line hits.
    pub hits: Vec<Vec<Hit>>,
    /// Each person's rank.
    pub ranks: Vec<Option<Rank>>,
    /// How many are ranked in each category.
    pub ranked: Vec<usize>,
    /// Each person's grade.
    pub grades: Vec<Option<Graded>>,
    /// The quotas of each category.
    pub places: Vec<Vec<Places>>,
    /// Ties that wait for a decision.
    pub ties: Vec<OpenTie>,
    /// What each person earned.
    pub earned: Vec<Option<Earned>>,
    /// The pool, and what each person is paid.
    pub pool: Pool,
    /// What somebody should look at.
    pub warnings: Vec<Problem>,
}

/// Settles a quarter by a scheme. Pure and total: reading has made sure that nothing here can fail.
pub fn settle(scheme: &Scheme, quarter: &Quarter) -> Settlement {
    let classes = difficulty::classify(scheme, quarter);
    let base = score::score(scheme, quarter);
    let adjustments = adjust::adjustments(scheme, quarter);
    let scores = adjust::adjust(scheme, &base, &adjustments);
    let hits = red_line::spread(scheme, quarter);
    let order = rank::order(&scores, &hits, quarter, scheme.categories.len());
    let ranks = rank::rank(&order, &scores, &hits);
    let mut grades = grade::grade(scheme, quarter, &scores, &hits, &order);
    let earned = pay::pay(scheme, quarter, &classes, &grades.people);
    let pool = pool::settle(scheme, quarter, &earned);
    let warnings = warnings(scheme, quarter, &mut grades, &pool);
    Settlement {
        classes,
        base,
        adjustments,
        scores,
        hits,
        ranks,
        ranked: order.iter().map(Vec::len).collect(),
        warnings,
        grades: grades.people,
        places: grades.places,
        ties: grades.ties,
        earned,
        pool,
    }
}

fn warnings(scheme: &Scheme, quarter: &Quarter, grades: &mut Grades, pool: &Pool) -> Vec<Problem> {
    let mut warnings = std::mem::take(&mut grades.warnings);
    for tie in &grades.ties {
        let fault = Fault::TieUndecided {
            category: scheme.categories[tie.category].name.clone(),
            grade: scheme.grading.grades[tie.grade].name.clone(),
            places: tie.places,
            people: tie.people.iter().map(|person| quarter.people[*person].name.clone()).collect(),
        };
        warnings.push(Problem { document: Document::Quarter, place: "decisions".to_owned(), fault });
    }
    if pool.payable > pool.available {
        let fault = Fault::PoolOver { available: pool.available.to_string(), payable: pool.payable.to_string() };
        warnings.push(Problem { document: Document::Quarter, place: "openingBalance".to_owned(), fault });
    }
    warnings
}
