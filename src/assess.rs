//! How the subjects of one level are assessed: score, bonus and deduction, rank, grade. Villages as teams and who is
//! paid go through the same stages.

use crate::adjust::{self, Adjustment, Score};
use crate::difficulty::VillageClass;
use crate::exact::Fixed;
use crate::grade::{self, Graded, Grades, OpenTie, Places};
use crate::problem::Problem;
use crate::quarter::{Quarter, Roll};
use crate::rank::{self, Rank};
use crate::red_line::Hit;
use crate::scheme::{Rules, Scheme};
use crate::score::{self, BaseScore};

/// What the stages found of one level; lists are in the order of its subjects.
#[derive(Debug, Default)]
pub struct Assessment {
    /// What was assessed of each.
    pub base: Vec<BaseScore>,
    /// Bonus and deduction of each.
    pub adjustments: Vec<Adjustment>,
    /// The score of each, once the assessment is complete.
    pub scores: Vec<Option<Score>>,
    /// The red-line hits of each.
    pub hits: Vec<Vec<Hit>>,
    /// The rank of each.
    pub ranks: Vec<Option<Rank>>,
    /// How many are ranked in each cohort.
    pub ranked: Vec<usize>,
    /// The grade of each; none where nobody is graded.
    pub grades: Vec<Option<Graded>>,
    /// The quotas of each cohort.
    pub places: Vec<Vec<Places>>,
    /// Ties that wait for a decision.
    pub ties: Vec<OpenTie>,
}

/// A level with everything that its stages look at.
#[derive(Clone, Copy)]
pub(crate) struct Level<'a> {
    /// The scheme.
    pub scheme: &'a Scheme,
    /// The quarter.
    pub quarter: &'a Quarter,
    /// Class and coefficient of each village.
    pub classes: &'a [VillageClass],
    /// How its subjects are assessed.
    pub rules: &'a Rules,
    /// Who they are.
    pub roll: &'a Roll,
    /// How the villages were assessed as teams, once they were.
    pub team: Option<&'a Assessment>,
    /// What has been found of this level so far.
    pub results: Option<&'a Assessment>,
}

/// What a village came to as a team.
pub(crate) struct TeamResult {
    /// Its score.
    pub score: Fixed,
    /// Its rank.
    pub rank: usize,
    /// Index of its grade.
    pub grade: Option<usize>,
}

impl Level<'_> {
    /// Whether this is the level of who is paid, not that of the teams.
    pub(crate) fn is_own(&self) -> bool {
        std::ptr::eq(self.rules, &raw const self.scheme.own)
    }

    /// What the subject's village came to as a team, once it is known.
    pub(crate) fn team_result(&self, subject: usize) -> Option<TeamResult> {
        let (team, village) = (self.team?, self.roll.subjects[subject].village);
        let grade = team.grades[village].as_ref().and_then(|graded| graded.grade);
        Some(TeamResult {
            score: team.scores[village].as_ref()?.rounded,
            rank: team.ranks[village].as_ref()?.rank,
            grade,
        })
    }
}

/// Assesses one level: the stages in the order of the regulation. With it comes what somebody should look at.
pub(crate) fn assess(level: Level<'_>, hits: Vec<Vec<Hit>>) -> (Assessment, Vec<Problem>) {
    let mut found = Assessment { hits, ..Assessment::default() };
    found.adjustments = adjust::adjustments(&level);
    found.base = score::score(&Level { results: Some(&found), ..level });
    found.scores = adjust::adjust(&Level { results: Some(&found), ..level });
    let order = rank::order(&level, &found);
    found.ranks = rank::rank(&order, &found);
    found.ranked = order.iter().map(Vec::len).collect();
    let Grades { people, places, ties, warnings } = grade::grade(&Level { results: Some(&found), ..level }, &order);
    (Assessment { grades: people, places, ties, ..found }, warnings)
}
