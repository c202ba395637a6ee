//! Grade of each person: by threshold and by quota of the category; then red lines override, then recorded decisions.

use crate::adjust::Score;
use crate::exact::Fixed;
use crate::problem::{Document, Fault, Problem};
use crate::quarter::{Assessed, Quarter, TieDecision};
use crate::red_line::Hit;
use crate::scheme::{Grade, Quota, QuotaSize, Scheme, TieRule};

/// How a person's grade came about.
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
    /// The score reaches the threshold.
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

/// What the quota of a grade came to in a category.
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
    /// Index of the category.
    pub category: usize,
    /// Index of the grade.
    pub grade: usize,
    /// How many of them can go up.
    pub places: usize,
    /// Indexes of the tied people, in the order of their ids.
    pub people: Vec<usize>,
}

/// The grades of everybody and what the quotas came to.
#[derive(Debug, Default)]
pub(crate) struct Grades {
    pub(crate) people: Vec<Option<Graded>>,
    /// Of each category.
    pub(crate) places: Vec<Vec<Places>>,
    pub(crate) ties: Vec<OpenTie>,
    pub(crate) warnings: Vec<Problem>,
}

/// Grades everybody who is ranked.
pub(crate) fn grade(
    scheme: &Scheme,
    quarter: &Quarter,
    scores: &[Option<Score>],
    hits: &[Vec<Hit>],
    order: &[Vec<usize>],
) -> Grades {
    let mut grades = Grades { people: vec![None; quarter.people.len()], ..Grades::default() };
    for (category, people) in order.iter().enumerate() {
        let members = || (0..quarter.people.len()).filter(|person| quarter.people[*person].category == category);
        let counts = |person: &usize| scheme.grading.red_lined_in_headcount.value || hits[*person].is_empty();
        let (headcount, pending) = (members().filter(counts).count(), members().count() - people.len());
        let standing = people.iter().copied().filter(|person| hits[*person].is_empty()).collect();
        let carried = Vec::new();
        let grades = &mut grades;
        let mut line = Line { scheme, quarter, scores, category, headcount, pending, standing, carried, grades };
        line.grade_all();
    }
    red_lines_override(scheme, hits, scores, &mut grades);
    decisions_override(quarter, &mut grades);
    warn_of_unused_decisions(scheme, quarter, &mut grades);
    grades
}

/// The people of one category who wait for a grade, best first.
struct Line<'a> {
    scheme: &'a Scheme,
    quarter: &'a Quarter,
    scores: &'a [Option<Score>],
    category: usize,
    headcount: usize,
    /// Members of the category who are not scored yet.
    pending: usize,
    standing: Vec<usize>,
    /// Scores of undecided people, who stand before everybody left and will take places of the grades that follow.
    carried: Vec<Fixed>,
    grades: &'a mut Grades,
}

impl Line<'_> {
    fn grade_all(&mut self) {
        let mut places = Vec::new();
        let last = self.scheme.grading.grades.len() - 1;
        for (index, grade) in self.scheme.grading.grades[..last].iter().enumerate() {
            match &grade.quota {
                Some(quota) => places.push(self.grade_by_quota(index, grade, quota)),
                None => self.grade_by_threshold(index, grade),
            }
        }
        self.give(self.standing.len(), last, &Why::Rest);
        if self.pending > 0 && !places.is_empty() {
            let category = self.scheme.categories[self.category].name.clone();
            let fault = Fault::QuotaProvisional { category, pending: self.pending };
            self.grades.warnings.push(Problem { document: Document::Quarter, place: "people".to_owned(), fault });
        }
        self.grades.places.push(places);
    }

    fn score(&self, person: usize) -> Fixed {
        self.scores[person].as_ref().expect("only scored people are ranked").rounded
    }

    /// How many of those left reach the grade's threshold.
    fn reaching(&self, grade: &Grade) -> usize {
        self.standing.iter().take_while(|person| reaches(grade, self.score(**person))).count()
    }

    fn give(&mut self, count: usize, grade: usize, why: &Why) {
        for person in self.standing.drain(..count) {
            self.grades.people[person] =
                Some(Graded { by_rule: Some((grade, why.clone())), decision: None, grade: Some(grade) });
        }
    }

    fn grade_by_threshold(&mut self, index: usize, grade: &Grade) {
        self.give(self.reaching(grade), index, &Why::Threshold);
        self.carried.retain(|score| !reaches(grade, *score));
    }

    fn grade_by_quota(&mut self, index: usize, grade: &Grade, quota: &Quota) -> Places {
        let places = quota_places(quota, self.headcount);
        if quota.at_least && grade.from.is_some() {
            return self.grade_at_least(index, grade, quota, places);
        }
        let taken = self.carried.iter().filter(|score| reaches(grade, **score)).count().min(places);
        self.carried.drain(..taken);
        let (reaching, left) = (self.reaching(grade), places - taken);
        let mut filled = reaching.min(left);
        // Everybody from the first to the last of those with the score at the line.
        let at_line = |line: &Line<'_>, person: usize| line.score(person) == line.score(line.standing[filled - 1]);
        if filled > 0 && reaching > filled && at_line(self, self.standing[filled]) {
            let clear = self.standing[..filled].iter().take_while(|person| !at_line(self, **person)).count();
            let tied = self.standing[clear..reaching].iter().take_while(|person| at_line(self, **person)).count();
            self.give(clear, index, &Why::Place);
            filled = clear + self.settle_tie(index, tied, filled - clear);
        } else {
            self.give(filled, index, &Why::Place);
        }
        if quota.at_least {
            self.warn_if_unfilled(grade, quota, places, filled + taken);
        }
        Places { grade: index, headcount: self.headcount, places, filled }
    }

    /// "At least so many" of those who reach a score: everybody who reaches it, and a word if these are too few.
    fn grade_at_least(&mut self, index: usize, grade: &Grade, quota: &Quota, places: usize) -> Places {
        let filled = self.reaching(grade);
        self.grade_by_threshold(index, grade);
        self.warn_if_unfilled(grade, quota, places, filled);
        Places { grade: index, headcount: self.headcount, places, filled }
    }

    /// While somebody is pending nobody knows yet.
    fn warn_if_unfilled(&mut self, grade: &Grade, quota: &Quota, places: usize, filled: usize) {
        if filled < places && self.pending == 0 && self.headcount > 0 {
            let fault = Fault::QuotaNotFilled {
                category: self.scheme.categories[self.category].name.clone(),
                grade: grade.name.clone(),
                places,
                filled,
            };
            self.warn(quota.origin.place.clone(), fault);
        }
    }

    fn warn(&mut self, place: String, fault: Fault) {
        self.grades.warnings.push(Problem { document: Document::Scheme, place, fault });
    }

    /// The first `tied` people of the line share a score and only `places` of them fit. Gives how many went up.
    fn settle_tie(&mut self, grade: usize, tied: usize, places: usize) -> usize {
        match &self.scheme.grading.tie.value {
            TieRule::BothUp => {
                self.give(tied, grade, &Why::TieUp);
                tied
            }
            TieRule::BothDown => 0,
            TieRule::Decide => self.await_decision(grade, tied, places),
            TieRule::ByIndicators(indicators) => {
                let quarter = self.quarter;
                let scores = |person: &usize| compared(quarter, *person, indicators);
                // Who was not scored on what is compared cannot lose by it.
                if self.standing[..tied].iter().any(|person| scores(person).contains(&None)) {
                    return self.await_decision(grade, tied, places);
                }
                self.standing[..tied].sort_unstable_by(|a, b| {
                    scores(b).cmp(&scores(a)).then_with(|| quarter.people[*a].id.cmp(&quarter.people[*b].id))
                });
                let line = scores(&self.standing[places - 1]);
                if scores(&self.standing[places]) != line {
                    self.give(places, grade, &Why::TieUp);
                    return places;
                }
                let clear = self.standing[..places].iter().take_while(|person| scores(person) != line).count();
                let still = self.standing[clear..tied].iter().take_while(|person| scores(person) == line).count();
                self.give(clear, grade, &Why::TieUp);
                clear + self.await_decision(grade, still, places - clear)
            }
        }
    }

    fn await_decision(&mut self, grade: usize, tied: usize, places: usize) -> usize {
        let people: Vec<usize> = self.standing[..tied].to_vec();
        let decisions = &self.quarter.tie_decisions;
        let found = decisions.iter().position(|decision| (decision.category, decision.grade) == (self.category, grade));
        if let Some(index) = found
            && self.fits(&decisions[index], &people, places)
        {
            let up = &decisions[index].up;
            self.standing[..tied].sort_by_key(|person| !up.contains(person));
            self.give(places, grade, &Why::TieDecision(index));
            return places;
        }
        for person in self.standing.drain(..tied) {
            self.grades.people[person] =
                Some(Graded { by_rule: Some((grade, Why::Undecided)), decision: None, grade: None });
        }
        let losers: Vec<Fixed> = people[places..].iter().map(|person| self.score(*person)).collect();
        self.carried.extend(losers);
        self.grades.ties.push(OpenTie { category: self.category, grade, places, people });
        0
    }

    /// Whether the decision names as many of the tied people as can go up; says so if not.
    fn fits(&mut self, decision: &TieDecision, people: &[usize], places: usize) -> bool {
        let (category, grade) = names(self.scheme, decision);
        let place = format!("decisions[{}].up", decision.record.index);
        let mut warn =
            |fault| self.grades.warnings.push(Problem { document: Document::Quarter, place: place.clone(), fault });
        if let Some(stranger) = decision.up.iter().find(|person| !people.contains(person)) {
            let person = self.quarter.people[*stranger].name.clone();
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

fn names(scheme: &Scheme, decision: &TieDecision) -> (String, String) {
    (scheme.categories[decision.category].name.clone(), scheme.grading.grades[decision.grade].name.clone())
}

/// Whether the score is enough for the grade, where it asks for one.
fn reaches(grade: &Grade, score: Fixed) -> bool {
    grade.from.as_ref().is_none_or(|from| score >= from.value)
}

/// "At most" rounds a share down, "at least" rounds it up.
pub(crate) fn quota_places(quota: &Quota, headcount: usize) -> usize {
    match quota.size {
        QuotaSize::Places(places) => places,
        QuotaSize::Share(share) => {
            let people = i64::try_from(headcount).expect("fewer people than i64 can count");
            let exact = (share.exact() * crate::exact::Exact::whole(people)).per(100);
            let places = if quota.at_least { exact.ceil() } else { exact.floor() };
            usize::try_from(places).expect("a share lies between 0 and 100 %")
        }
    }
}

fn compared(quarter: &Quarter, person: usize, indicators: &[usize]) -> Vec<Option<Fixed>> {
    match &quarter.people[person].assessed {
        Assessed::Indicators(scores) => indicators.iter().map(|indicator| scores[*indicator]).collect(),
        Assessed::Total(_) => vec![None; indicators.len()],
    }
}

fn red_lines_override(scheme: &Scheme, hits: &[Vec<Hit>], scores: &[Option<Score>], grades: &mut Grades) {
    let worst = scheme.grading.grades.len() - 1;
    for (person, graded) in grades.people.iter_mut().enumerate() {
        if !hits[person].is_empty() && scores[person].is_some() {
            *graded = Some(Graded { by_rule: None, decision: None, grade: Some(worst) });
        }
    }
}

fn decisions_override(quarter: &Quarter, grades: &mut Grades) {
    for (index, decision) in quarter.grade_decisions.iter().enumerate() {
        match &mut grades.people[decision.person] {
            Some(graded) => (graded.decision, graded.grade) = (Some(index), Some(decision.grade)),
            None => {
                let place = format!("decisions[{}]", decision.record.index);
                let fault = Fault::DecisionWaits { person: quarter.people[decision.person].name.clone() };
                grades.warnings.push(Problem { document: Document::Quarter, place, fault });
            }
        }
    }
    // A tie whose people have all been decided on waits for nothing.
    let Grades { people, ties, .. } = grades;
    let open = |person: &usize| people[*person].as_ref().is_some_and(|graded| graded.grade.is_none());
    ties.retain(|tie| tie.people.iter().any(open));
}

fn warn_of_unused_decisions(scheme: &Scheme, quarter: &Quarter, grades: &mut Grades) {
    for (index, decision) in quarter.tie_decisions.iter().enumerate() {
        let place = format!("decisions[{}]", decision.record.index);
        let used = |graded: &Graded| graded.by_rule.as_ref().is_some_and(|(_, why)| *why == Why::TieDecision(index));
        let said = grades.warnings.iter().any(|problem| problem.place.starts_with(&place));
        if !said && !grades.people.iter().flatten().any(used) {
            let (category, grade) = names(scheme, decision);
            let fault = Fault::TieDecisionUnused { category, grade };
            grades.warnings.push(Problem { document: Document::Quarter, place, fault });
        }
    }
}
