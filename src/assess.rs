//! How the subjects of one level are assessed: score, bonus and deduction, rank, grade. Villages as teams and who is
//! paid go through the same stages.

use crate::adjust::{self, Adjustment, Score};
use crate::difficulty::VillageClass;
use crate::exact::Fixed;
use crate::grade::{self, Graded, Grades, OpenTie, Places};
use crate::problem::Problem;
use crate::quarter::{Quarter, Roll};
use crate::rank::{self, Rank, Ranked};
use crate::red_line::Hit;
use crate::scheme::{Rules, Scheme};
use crate::score::{self, BaseScore};

/// What the stages found of one level; lists are in the order of its subjects.
#[derive(Clone, Debug, Default)]
pub struct Assessment {
    /// What was assessed of each.
    pub base: Vec<BaseScore>,
    /// Bonus and deduction of each.
    pub adjustments: Vec<Adjustment>,
    /// The score of each, once the assessment is complete.
    pub scores: Vec<Option<Score>>,
    /// The red-line hits of each.
    pub hits: Vec<Vec<Hit>>,
    /// Who is ranked in each cohort, best first.
    pub order: Vec<Vec<Ranked>>,
    /// The rank of each.
    pub ranks: Vec<Option<Rank>>,
    /// The grade of each; none where nobody is graded.
    pub grades: Vec<Option<Graded>>,
    /// The quotas of each cohort.
    pub places: Vec<Vec<Places>>,
    /// Ties that wait for a decision.
    pub ties: Vec<OpenTie>,
    /// What somebody should look at.
    pub warnings: Vec<Problem>,
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

/// Assesses one level: the stages in the order of the regulation.
pub(crate) fn assess(level: Level<'_>, hits: Vec<Vec<Hit>>) -> Assessment {
    let mut found = Assessment { hits, ..Assessment::default() };
    found.adjustments = adjust::adjustments(&level);
    found.base = score::score(&Level { results: Some(&found), ..level });
    found.scores = adjust::adjust(&Level { results: Some(&found), ..level });
    found.order = rank::order(&level, &found);
    rank_and_grade(level, found)
}

/// The stages in which everybody's result depends on everybody's score.
pub(crate) fn rank_and_grade(level: Level<'_>, mut found: Assessment) -> Assessment {
    found.ranks = rank::rank(&found);
    let Grades { people, places, ties, warnings } = grade::grade(&Level { results: Some(&found), ..level });
    Assessment { grades: people, places, ties, warnings, ..found }
}
