//! Grade of each subject: by threshold, conditions and quota of the cohort; then red lines override, then recorded
//! decisions.

use crate::assess::{Assessment, Level};
use crate::exact::{Exact, Fixed};
use crate::number;
use crate::problem::{Document, Fault, Problem};
use crate::quarter::TieDecision;
use crate::red_line;
use crate::scheme::{Comparison, Grade, Grading, Quota, QuotaSize, Test, TieRule};
use crate::score;

/// How a subject's grade came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Graded {
    /// What scores and quotas give, and why; nobody is graded so who is hit by a red line.
    pub by_rule: Option<(usize, Why)>,
    /// Index of the decision that set the grade.
    pub decision: Option<usize>,
    /// The grade that counts; none while a tie waits for its decision.
    pub grade: Option<usize>,
}

/// Why the rule gave a grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Threshold and conditions are met.
    Threshold,
    /// One of the grade's places.
    Place,
    /// One of the places, after a tie that the scheme's tie rule settled.
    TieUp,
    /// One of the places, by a recorded decision on the tie (its index).
    TieDecision(usize),
    /// No better grade was to be had.
    Rest,
    /// Tied across the quota line of this grade.
    Undecided,
}

/// What the quota of a grade came to in a cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// Index of the grade.
    pub grade: usize,
    /// People who count.
    pub headcount: usize,
    /// Places of the quota.
    pub places: usize,
    /// People who got one.
    pub filled: usize,
}

/// A tie across a quota line that waits for a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenTie {
    /// Index of the cohort.
    pub cohort: usize,
    /// Index of the grade.
    pub grade: usize,
    /// How many of them can go up.
    pub places: usize,
    /// Indexes of the tied subjects, in the order of their ids.
    pub people: Vec<usize>,
}

/// The grades of everybody and what the quotas came to.
#[derive(Debug, Default)]
pub(crate) struct Grades {
    pub(crate) people: Vec<Option<Graded>>,
    /// Of each cohort.
    pub(crate) places: Vec<Vec<Places>>,
    pub(crate) ties: Vec<OpenTie>,
    pub(crate) warnings: Vec<Problem>,
}

/// Grades everybody who is ranked.
pub(crate) fn grade(level: &Level<'_>) -> Grades {
    let found = level.results.expect("scores and ranks have been found");
    let order = &found.order;
    let people = vec![None; level.roll.subjects.len()];
    let mut grades = Grades { people, places: vec![Vec::new(); order.len()], ..Grades::default() };
    let Some(grading) = &level.rules.grading else { return grades };
    let (headcount, members) = counts(level, found, grading);
    for (cohort, ranked) in order.iter().enumerate() {
        let standing = ranked.iter().filter(|ranked| !ranked.sunk).map(|ranked| ranked.subject).collect();
        let (headcount, pending) = (headcount[cohort], members[cohort] - ranked.len());
        let (carried, grades) = (Vec::new(), &mut grades);
        let mut line = Line { level, found, grading, cohort, headcount, pending, standing, carried, grades };
        line.grade_all();
    }
    red_lines_override(level, found, grading, &mut grades);
    decisions_override(level, &mut grades);
    warn_of_unused_decisions(level, grading, &mut grades);
    grades
}

/// Who counts for a quota, and who belongs to the cohort, by cohort.
fn counts(level: &Level<'_>, found: &Assessment, grading: &Grading) -> (Vec<usize>, Vec<usize>) {
    let mut counts = (vec![0; level.roll.cohorts.len()], vec![0; level.roll.cohorts.len()]);
    for (index, subject) in level.roll.subjects.iter().enumerate() {
        counts.1[subject.cohort] += 1;
        let sunk = red_line::sinks(level.scheme, level.quarter, &found.hits[index]);
        counts.0[subject.cohort] += usize::from(grading.red_lined_in_headcount.value || !sunk);
    }
    counts
}

/// The subjects of one cohort who wait for a grade, best first.
struct Line<'a> {
    level: &'a Level<'a>,
    found: &'a Assessment,
    grading: &'a Grading,
    cohort: usize,
    headcount: usize,
    /// Members of the cohort who are not scored yet.
    pending: usize,
    standing: Vec<usize>,
    /// Undecided subjects who stand before everybody left and will take places of the grades that follow.
    carried: Vec<usize>,
    grades: &'a mut Grades,
}

impl Line<'_> {
    fn grade_all(&mut self) {
        let mut places = Vec::new();
        for index in &self.grading.order {
            let grade = &self.grading.grades[*index];
            match &grade.quota {
                Some(quota) => places.push(self.grade_by_quota(*index, grade, quota)),
                None => self.grade_by_threshold(*index),
            }
        }
        self.give_the_rest();
        if self.pending > 0 && !places.is_empty() {
            let fault = Fault::QuotaProvisional { category: self.name(), pending: self.pending };
            self.grades.warnings.push(Problem { document: Document::Quarter, place: "people".to_owned(), fault });
        }
        self.grades.places[self.cohort] = places;
    }

    /// Whoever is left gets the grade for the rest, or the one that a red line leaves if that is worse.
    fn give_the_rest(&mut self) {
        let (level, found, otherwise) = (self.level, self.found, self.grading.otherwise);
        let rest = |subject: &usize| {
            let limit =
                if level.is_own() { red_line::limit(level.scheme, level.quarter, &found.hits[*subject]) } else { 0 };
            limit.max(otherwise)
        };
        for grade in 0..self.grading.grades.len() {
            let subjects = self.standing.iter().copied().filter(|subject| rest(subject) == grade).collect();
            self.give(subjects, grade, &Why::Rest);
        }
    }

    fn name(&self) -> String {
        self.level.roll.cohorts[self.cohort].name.clone()
    }

    fn score(&self, subject: usize) -> Fixed {
        self.found.scores[subject].as_ref().expect("only scored subjects are ranked").rounded
    }

    /// Those left who meet what the grade asks for, best first.
    fn eligible(&self, grade: usize) -> Vec<usize> {
        self.standing.iter().copied().filter(|subject| eligible(self.level, *subject, grade)).collect()
    }

    fn give(&mut self, subjects: Vec<usize>, grade: usize, why: &Why) {
        for subject in subjects {
            let by_rule = Some((grade, why.clone()));
            self.grades.people[subject] = Some(Graded { by_rule, decision: None, grade: Some(grade) });
        }
        let grades = &self.grades.people;
        self.standing.retain(|subject| grades[*subject].is_none());
    }

    fn grade_by_threshold(&mut self, index: usize) {
        self.give(self.eligible(index), index, &Why::Threshold);
        self.carried.retain(|subject| !eligible(self.level, *subject, index));
    }

    fn grade_by_quota(&mut self, index: usize, grade: &Grade, quota: &Quota) -> Places {
        let places = quota_places(self.level, quota, self.cohort, self.headcount);
        if quota.at_least && (grade.from.is_some() || !grade.tests.is_empty()) {
            return self.grade_at_least(index, grade, quota, places);
        }
        let waiting: Vec<usize> =
            self.carried.iter().copied().filter(|subject| eligible(self.level, *subject, index)).take(places).collect();
        self.carried.retain(|subject| !waiting.contains(subject));
        let (eligible, left) = (self.eligible(index), places - waiting.len());
        let mut filled = eligible.len().min(left);
        // Everybody from the first to the last of those with the score at the line.
        let line = filled.checked_sub(1).map(|last| self.score(eligible[last]));
        if eligible.get(filled).is_some_and(|next| Some(self.score(*next)) == line) {
            let (at_line, clear): (Vec<usize>, Vec<usize>) = eligible
                .into_iter()
                .take_while(|subject| Some(self.score(*subject)) >= line)
                .partition(|subject| Some(self.score(*subject)) == line);
            let left = filled - clear.len();
            filled = clear.len();
            self.give(clear, index, &Why::Place);
            filled += self.settle_tie(index, at_line, left);
        } else {
            self.give(eligible[..filled].to_vec(), index, &Why::Place);
        }
        let wanted = match quota.least {
            Some(least) => share_of(least, self.headcount).ceil(),
            None if quota.at_least => i128::try_from(places).expect("lists are bounded"),
            None => 0,
        };
        let held = filled + waiting.len() + self.places_in_ties(index);
        self.warn_if_unfilled(grade, quota, usize::try_from(wanted).expect("not negative"), held);
        Places { grade: index, headcount: self.headcount, places, filled }
    }

    /// "At least so many" of those who reach a score: everybody who reaches it, and a word if these are too few.
    fn grade_at_least(&mut self, index: usize, grade: &Grade, quota: &Quota, places: usize) -> Places {
        let filled = self.eligible(index).len();
        self.grade_by_threshold(index);
        self.warn_if_unfilled(grade, quota, places, filled);
        Places { grade: index, headcount: self.headcount, places, filled }
    }

    /// Places that somebody gets, though it is open who.
    fn places_in_ties(&self, grade: usize) -> usize {
        let open = self.grades.ties.iter().filter(|tie| (tie.cohort, tie.grade) == (self.cohort, grade));
        open.map(|tie| tie.places).sum()
    }

    /// While somebody is pending nobody knows yet.
    fn warn_if_unfilled(&mut self, grade: &Grade, quota: &Quota, places: usize, filled: usize) {
        if filled < places && self.pending == 0 && self.headcount > 0 {
            let fault = Fault::QuotaNotFilled { category: self.name(), grade: grade.name.clone(), places, filled };
            let place = quota.origin.place.clone();
            self.grades.warnings.push(Problem { document: Document::Scheme, place, fault });
        }
    }

    /// Subjects who share a score, of whom only `places` fit. Gives how many went up.
    fn settle_tie(&mut self, grade: usize, mut tied: Vec<usize>, places: usize) -> usize {
        match &self.grading.tie.value {
            TieRule::BothUp => {
                let up = tied.len();
                self.give(tied, grade, &Why::TieUp);
                up
            }
            TieRule::BothDown => 0,
            TieRule::Decide => self.await_decision(grade, tied, places),
            TieRule::ByIndicators(indicators) => {
                let level = self.level;
                let scores = |subject: &usize| compared(level, *subject, indicators);
                // Who was not scored on what is compared cannot lose by it.
                if tied.iter().any(|subject| scores(subject).contains(&None)) {
                    return self.await_decision(grade, tied, places);
                }
                let id = |subject: &usize| &level.roll.subjects[*subject].id;
                tied.sort_unstable_by(|a, b| scores(b).cmp(&scores(a)).then_with(|| id(a).cmp(id(b))));
                let line = scores(&tied[places - 1]);
                if scores(&tied[places]) != line {
                    tied.truncate(places);
                    self.give(tied, grade, &Why::TieUp);
                    return places;
                }
                let clear: Vec<usize> = tied.iter().copied().take_while(|subject| scores(subject) != line).collect();
                let still: Vec<usize> = tied.into_iter().filter(|subject| scores(subject) == line).collect();
                let up = clear.len();
                self.give(clear, grade, &Why::TieUp);
                up + self.await_decision(grade, still, places - up)
            }
        }
    }

    fn await_decision(&mut self, grade: usize, mut tied: Vec<usize>, places: usize) -> usize {
        let id = |subject: &usize| &self.level.roll.subjects[*subject].id;
        tied.sort_unstable_by(|a, b| id(a).cmp(id(b)));
        let decisions = &self.level.roll.tie_decisions;
        let found =
            decisions.iter().position(|decision| (decision.cohort, decision.grade) == (Some(self.cohort), grade));
        if let Some(index) = found
            && self.fits(&decisions[index], &tied, places)
        {
            self.give(decisions[index].up.clone(), grade, &Why::TieDecision(index));
            return places;
        }
        for subject in &tied {
            let by_rule = Some((grade, Why::Undecided));
            self.grades.people[*subject] = Some(Graded { by_rule, decision: None, grade: None });
        }
        self.standing.retain(|subject| !tied.contains(subject));
        // Whoever of them stays behind will take a place of the next grade.
        self.carried.extend(&tied[places..]);
        self.grades.ties.push(OpenTie { cohort: self.cohort, grade, places, people: tied });
        0
    }

    /// Whether the decision names as many of the tied subjects as can go up; says so if not.
    fn fits(&mut self, decision: &TieDecision, people: &[usize], places: usize) -> bool {
        let (category, grade) = (self.name(), self.grading.grades[decision.grade].name.clone());
        let place = format!("decisions[{}].up", decision.record.index);
        let mut warn =
            |fault| self.grades.warnings.push(Problem { document: Document::Quarter, place: place.clone(), fault });
        if let Some(stranger) = decision.up.iter().find(|subject| !people.contains(subject)) {
            let person = self.level.roll.subjects[*stranger].name.clone();
            warn(Fault::TieDecisionStranger { person, category, grade });
            return false;
        }
        if decision.up.len() != places {
            warn(Fault::TieDecisionCount { category, grade, places, named: decision.up.len() });
            return false;
        }
        true
    }
}

/// Whether the subject meets what the grade asks for: score, conditions, and no red line in the way.
pub(crate) fn eligible(level: &Level<'_>, subject: usize, index: usize) -> bool {
    let (Some(found), Some(grading)) = (level.results, &level.rules.grading) else { return false };
    let grade = &grading.grades[index];
    let score = found.scores[subject].as_ref().map(|score| score.rounded);
    let limit = if level.is_own() { red_line::limit(level.scheme, level.quarter, &found.hits[subject]) } else { 0 };
    index >= limit
        && grade.from.as_ref().is_none_or(|from| score >= Some(from.value))
        && grade.tests.iter().all(|test| holds(level, subject, test))
}

/// Whether a condition holds; on a number that is not known it does not.
pub(crate) fn holds(level: &Level<'_>, subject: usize, test: &Test) -> bool {
    let Some(found) = number::number(level, subject, None, &test.of) else { return false };
    test.bounds.iter().all(|(comparison, bound)| match comparison {
        Comparison::From => found.value >= *bound,
        Comparison::Above => found.value > *bound,
        Comparison::UpTo => found.value <= *bound,
        Comparison::Below => found.value < *bound,
    })
}

/// "At most" rounds a share down, "at least" rounds it up.
fn quota_places(level: &Level<'_>, quota: &Quota, cohort: usize, headcount: usize) -> usize {
    let share = match &quota.size {
        QuotaSize::Places(places) => return *places,
        QuotaSize::Share(share) => *share,
        QuotaSize::ByTeamGrade(_) => team_share(level, quota, cohort).unwrap_or_default(),
    };
    let exact = share_of(share, headcount);
    let places = if quota.at_least { exact.ceil() } else { exact.floor() };
    usize::try_from(places).expect("a share lies between 0 and 100 %")
}

/// The share that the grade of the cohort's village gives.
pub(crate) fn team_share(level: &Level<'_>, quota: &Quota, cohort: usize) -> Option<Fixed> {
    let QuotaSize::ByTeamGrade(shares) = &quota.size else { return None };
    let village = level.roll.cohorts[cohort].village?;
    let grade = level.team?.grades[village].as_ref()?.grade?;
    shares.iter().find(|(of, _)| *of == grade).map(|(_, share)| *share)
}

/// Percent of a headcount, exact.
pub(crate) fn share_of(share: Fixed, headcount: usize) -> Exact {
    let people = i64::try_from(headcount).expect("fewer people than i64 can count");
    (share.exact() * Exact::whole(people)).per(100)
}

fn compared(level: &Level<'_>, subject: usize, indicators: &[usize]) -> Vec<Option<Exact>> {
    indicators.iter().map(|indicator| score::leaf(level, subject, *indicator)).collect()
}

fn red_lines_override(level: &Level<'_>, found: &Assessment, grading: &Grading, grades: &mut Grades) {
    let worst = grading.grades.len() - 1;
    for (subject, graded) in grades.people.iter_mut().enumerate() {
        let sunk = red_line::sinks(level.scheme, level.quarter, &found.hits[subject]);
        if sunk && found.scores[subject].is_some() {
            *graded = Some(Graded { by_rule: None, decision: None, grade: Some(worst) });
        }
    }
}

fn decisions_override(level: &Level<'_>, grades: &mut Grades) {
    for (index, decision) in level.roll.grade_decisions.iter().enumerate() {
        match &mut grades.people[decision.subject] {
            Some(graded) => (graded.decision, graded.grade) = (Some(index), Some(decision.grade)),
            None => {
                let place = format!("decisions[{}]", decision.record.index);
                let fault = Fault::DecisionWaits { person: level.roll.subjects[decision.subject].name.clone() };
                grades.warnings.push(Problem { document: Document::Quarter, place, fault });
            }
        }
    }
    // A tie whose people have all been decided on waits for nothing.
    let Grades { people, ties, .. } = grades;
    let open = |subject: &usize| people[*subject].as_ref().is_some_and(|graded| graded.grade.is_none());
    ties.retain(|tie| tie.people.iter().any(open));
}

fn warn_of_unused_decisions(level: &Level<'_>, grading: &Grading, grades: &mut Grades) {
    for (index, decision) in level.roll.tie_decisions.iter().enumerate() {
        let place = format!("decisions[{}]", decision.record.index);
        let used = |graded: &Graded| graded.by_rule.as_ref().is_some_and(|(_, why)| *why == Why::TieDecision(index));
        let said = grades.warnings.iter().any(|problem| problem.place.starts_with(&place));
        if !said && !grades.people.iter().flatten().any(used) {
            let category = decision.cohort_name.clone();
            let grade = grading.grades[decision.grade].name.clone();
            let fault = Fault::TieDecisionUnused { category, grade };
            grades.warnings.push(Problem { document: Document::Quarter, place, fault });
        }
    }
}
