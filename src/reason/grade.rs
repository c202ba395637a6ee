//! Why a subject has that grade and that rank.

use super::{Explain, HitAs, Reason, Said, Step};
use crate::grade::{self, Graded, Why};
use crate::ledger;
use crate::red_line::{self, Capacity, Hit};
use crate::scheme::{Effect, Grading, QuotaSize, SubjectKind, Test, TieRule};

impl<'a> Explain<'a> {
    pub(super) fn grade(self, person: usize) -> Reason {
        let Some(graded) = &self.found().grades[person] else {
            return Reason::new(Step::GradeOpen, None);
        };
        let mut steps = Vec::new();
        if let Some((grade, why)) = &graded.by_rule {
            steps.extend(self.tried_before(*grade).filter_map(|better| self.no_place(person, better)));
            steps.extend(self.tried_before(*grade).flat_map(|better| self.failed(person, better)));
            if graded.decision.is_none() || *why != Why::Undecided {
                steps.push(self.by_rule(person, *grade, why));
            }
        }
        steps.extend(self.by_red_line(person));
        steps.extend(self.limit(person));
        steps.extend(self.by_decision(person, graded));
        steps.extend(self.run(person));
        match graded.grade {
            Some(grade) => {
                Reason::new(Step::Grade { grade: self.grade_name(grade) }, self.grade_name(grade)).with(steps)
            }
            None => Reason::new(Step::GradeOpen, None).with(steps),
        }
    }

    pub(super) fn by_rule(self, person: usize, index: usize, why: &Why) -> Reason {
        let grade = &self.grades()[index];
        let (score, name) = (self.rounded_score(person), grade.name.clone());
        let from = grade.from.as_ref().map(|from| from.value.to_string());
        // The better grade's threshold is the reason only for who stays below it, not for who found no place there.
        let stays_below = |better: &usize| !self.reaches(person, *better);
        let better = self.tried_before(index).filter_map(|better| self.grades()[better].from.as_ref()).last();
        let plain =
            self.tried_before(index).all(|better| self.grades()[better].tests.is_empty() && stays_below(&better));
        let better = better.filter(|_| plain).map(|from| from.value.to_string());
        let rank = self.found().ranks[person].as_ref().map_or(0, |rank| rank.rank);
        let places = self.places(person, index);
        let mut quota_steps = self.conditions(person, index);
        quota_steps.extend(self.quota(person, index));
        let step = match why {
            Why::Threshold if grade.from.is_none() => Step::Grade { grade: name },
            Why::Threshold => Step::ByThreshold { score, from: from.unwrap_or_default(), below: better, grade: name },
            Why::Place => Step::ByPlace { score, from, rank, places, grade: name },
            Why::TieUp => Step::ByTieRule { score, places, grade: name, compared: self.compared() },
            Why::TieDecision(decision) => {
                let record = Said::from(&self.level().roll.tie_decisions[*decision].record);
                Step::ByTieDecision { grade: name, record }
            }
            Why::Rest => Step::ByRest { score, below: better, grade: name },
            Why::Undecided => return self.tie_open(person, index).with(quota_steps),
        };
        let origin = match (why, &grade.from) {
            (Why::Threshold, Some(from)) => &from.origin,
            (Why::TieUp, _) => &self.grading().tie.origin,
            _ => &grade.origin,
        };
        let reason = Reason::new(step, grade.name.clone()).of(origin).with(quota_steps);
        match why {
            Why::TieDecision(decision) => {
                let index = self.level().roll.tie_decisions[*decision].record.index;
                reason.at(format!("decisions[{index}]"))
            }
            _ => reason,
        }
    }

    /// The grades that were tried before one, or all where it is the grade of who is left.
    fn tried_before(self, grade: usize) -> impl Iterator<Item = usize> {
        self.grading().order.iter().copied().take_while(move |tried| *tried != grade)
    }

    fn grading(self) -> &'a Grading {
        self.level().rules.grading.as_ref().expect("grades come from grading")
    }

    fn reaches(self, person: usize, grade: usize) -> bool {
        let score = self.found().scores[person].as_ref().map(|score| score.rounded);
        self.grades()[grade].from.as_ref().is_none_or(|from| score >= Some(from.value))
    }

    /// The conditions of a grade and whether they hold.
    fn conditions(self, person: usize, index: usize) -> Vec<Reason> {
        self.grades()[index].tests.iter().map(|test| self.condition(person, index, test)).collect()
    }

    fn condition(self, person: usize, index: usize, test: &Test) -> Reason {
        let level = self.level();
        let grade = self.grade_name(index);
        let Some(said) = self.number(person, None, &test.of) else {
            return Reason::new(Step::ConditionUnknown { grade }, None).of(&test.origin);
        };
        let bounds =
            test.bounds.iter().map(|(comparison, bound)| (*comparison, said.what.counted(bound.to_string()))).collect();
        let (value, holds) = (said.value.clone(), grade::holds(&level, person, test));
        Reason::new(Step::Condition { grade, number: said, bounds, holds }, value).of(&test.origin)
    }

    /// Of a grade that was tried before: the conditions that did not hold.
    fn failed(self, person: usize, index: usize) -> Vec<Reason> {
        let level = self.level();
        let tests = self.grades()[index].tests.iter().filter(|test| !grade::holds(&level, person, test));
        tests.map(|test| self.condition(person, index, test)).collect()
    }

    /// That a red line allows no better grade than one.
    fn limit(self, person: usize) -> Option<Reason> {
        if self.team {
            return None;
        }
        let effect =
            |hit: &&Hit| matches!(red_line::rule(self.scheme, self.quarter, hit).effect, Effect::NoBetterThan(_));
        let hits: Vec<Hit> = self.found().hits[person].iter().filter(effect).copied().collect();
        let limit = red_line::limit(self.scheme, self.quarter, &hits);
        let steps: Vec<Reason> =
            hits.chunk_by(|one, other| one.incident == other.incident).map(|hits| self.hit(hits)).collect();
        let step = Step::NoBetterThan { grade: self.grade_name(limit) };
        (!hits.is_empty()).then(|| Reason::new(step, None).with(steps))
    }

    /// How many periods running the grade is the same, where the scheme says what follows.
    pub(super) fn run(self, person: usize) -> Option<Reason> {
        if self.team || self.scheme.runs.is_empty() {
            return None;
        }
        let (grade, length) = ledger::run(&self.level(), person)?;
        let rules = || self.scheme.runs.iter().filter(|run| run.grade == grade);
        rules().next()?;
        let reached = rules().filter(|run| run.length <= length).max_by_key(|run| run.length);
        let consequence = reached.map(|run| run.consequence.clone());
        let step = Step::Run { grade: self.grade_name(grade), length, consequence };
        let reason = Reason::new(step, length.to_string());
        Some(match reached {
            Some(run) => reason.of(&run.origin),
            None => reason,
        })
    }

    /// Of a better grade with places: that the score is enough for it, but no place was to be had.
    pub(super) fn no_place(self, person: usize, index: usize) -> Option<Reason> {
        let grade = &self.grades()[index];
        let quota = grade.quota.as_ref().filter(|_| grade::eligible(&self.level(), person, index))?;
        let decision = self.lost_by(person, index).map(|decision| &self.level().roll.tie_decisions[decision].record);
        let step = self.lost_by_rule(person, index).unwrap_or_else(|| Step::NoPlace {
            score: self.rounded_score(person),
            rank: self.found().ranks[person].as_ref().map_or(0, |rank| rank.rank),
            places: self.places(person, index),
            grade: grade.name.clone(),
            record: decision.map(Said::from),
        });
        let reason = Reason::new(step, None).of(&quota.origin).with(self.quota(person, index));
        Some(match decision {
            Some(record) => reason.at(format!("decisions[{}]", record.index)),
            None => reason,
        })
    }

    /// The names of the indicators that the tie rule compares.
    fn compared(self) -> Vec<String> {
        match &self.grading().tie.value {
            TieRule::ByIndicators(indicators) => {
                indicators.iter().map(|indicator| self.level().rules.indicators[*indicator].name.clone()).collect()
            }
            _ => Vec::new(),
        }
    }

    /// That the scheme's tie rule, and not the score alone, kept the person from a place.
    fn lost_by_rule(self, person: usize, grade: usize) -> Option<Step> {
        let cohort = self.subject_of(person).cohort;
        let found = self.found().places[cohort].iter().find(|places| places.grade == grade)?;
        let (name, places) = (self.grade_name(grade), found.places);
        match &self.grading().tie.value {
            TieRule::BothDown if found.filled < places => Some(Step::TieDown { grade: name, places }),
            TieRule::ByIndicators(_) => {
                let went_up = |other: usize| {
                    let by_rule = self.found().grades[other].as_ref().and_then(|graded| graded.by_rule.as_ref());
                    by_rule == Some(&(grade, Why::TieUp)) && self.rounded_score(other) == self.rounded_score(person)
                };
                let subjects = &self.level().roll.subjects;
                let mut people = (0..subjects.len()).filter(|at| subjects[*at].cohort == cohort);
                people.any(went_up).then(|| Step::TieLost { grade: name, places, compared: self.compared() })
            }
            _ => None,
        }
    }

    /// The decision on a tie that the person was in and did not go up by.
    pub(super) fn lost_by(self, person: usize, grade: usize) -> Option<usize> {
        let (cohort, scores) = (self.subject_of(person).cohort, &self.found().scores);
        let score = |person: usize| scores[person].as_ref().map(|score| score.rounded);
        let decisions = &self.level().roll.tie_decisions;
        let decided =
            decisions.iter().position(|decision| (decision.cohort, decision.grade) == (Some(cohort), grade))?;
        let went_up = |winner: &usize| {
            let by_rule = self.found().grades[*winner].as_ref().and_then(|graded| graded.by_rule.as_ref());
            by_rule == Some(&(grade, Why::TieDecision(decided))) && score(*winner) == score(person)
        };
        let up = &decisions[decided].up;
        (up.iter().any(went_up) && !up.contains(&person)).then_some(decided)
    }

    fn places(self, person: usize, grade: usize) -> usize {
        let places = &self.found().places[self.subject_of(person).cohort];
        places.iter().find(|places| places.grade == grade).map_or(0, |places| places.places)
    }

    fn quota(self, person: usize, grade: usize) -> Vec<Reason> {
        let Some(quota) = &self.grades()[grade].quota else {
            return Vec::new();
        };
        let places = &self.found().places[self.subject_of(person).cohort];
        let Some(found) = places.iter().find(|places| places.grade == grade) else {
            return Vec::new();
        };
        let (of, headcount, places, at_least) = (self.whom(), found.headcount, found.places, quota.at_least);
        let exact = |share| grade::share_of(share, headcount).to_string();
        let step = match &quota.size {
            QuotaSize::Places(places) => Step::QuotaPlaces { of, places: *places, at_least },
            QuotaSize::Share(share) => {
                Step::QuotaShare { of, headcount, share: share.to_text(0), at_least, exact: exact(*share), places }
            }
            QuotaSize::ByTeamGrade(_) => {
                let level = self.level();
                let share = grade::team_share(&level, quota, self.subject_of(person).cohort).unwrap_or_default();
                let team_grade = level.team_result(person).and_then(|result| result.grade);
                let grades = self.scheme.team.as_ref().and_then(|team| team.grading.as_ref());
                let team_grade = team_grade.zip(grades).map(|(grade, grading)| grading.grades[grade].name.clone());
                let (share, exact) = (share.to_text(0), exact(share));
                Step::QuotaByTeam { of, headcount, team_grade, share, at_least, exact, places }
            }
        };
        vec![Reason::new(step, found.places.to_string()).of(&quota.origin)]
    }

    fn tie_open(self, person: usize, grade: usize) -> Reason {
        let tie = self.found().ties.iter().find(|tie| tie.grade == grade && tie.people.contains(&person));
        let tie = tie.expect("an undecided person is in a tie");
        let people = tie.people.iter().map(|tied| self.name(*tied)).collect();
        let step = Step::TieOpen { grade: self.grade_name(grade), places: tie.places, people };
        Reason::new(step, None).of(&self.grading().tie.origin)
    }

    fn by_red_line(self, person: usize) -> Option<Reason> {
        let sinks = |hit: &&Hit| red_line::rule(self.scheme, self.quarter, hit).effect == Effect::Last;
        let hits: Vec<Hit> = self.found().hits[person].iter().filter(sinks).copied().collect();
        let steps: Vec<Reason> =
            hits.chunk_by(|one, other| one.incident == other.incident).map(|hits| self.hit(hits)).collect();
        let worst = self.grades().last()?;
        let step = Step::ByRedLine { grade: worst.name.clone() };
        (!steps.is_empty()).then(|| Reason::new(step, worst.name.clone()).with(steps))
    }

    /// One reason per incident, however many capacities it hits the person in.
    pub(super) fn hits(self, person: usize) -> Vec<Reason> {
        let same_incident = |one: &Hit, other: &Hit| one.incident == other.incident;
        self.found().hits[person].chunk_by(same_incident).map(|hits| self.hit(hits)).collect()
    }

    fn hit(self, hits: &[Hit]) -> Reason {
        let incident = &self.quarter.incidents[hits[0].incident];
        let (rule, village) = (&self.scheme.red_lines[incident.red_line], &self.quarter.villages[incident.village]);
        let capacity = |hit: &Hit| match hit.as_what {
            Capacity::GridCadre => HitAs::GridCadre,
            Capacity::Post(post) => HitAs::Post(self.scheme.posts[post].name.clone()),
            Capacity::Offender => HitAs::Offender,
            Capacity::Village => HitAs::Village,
        };
        let step = Step::RedLineHit {
            red_line: rule.name.clone(),
            village: village.name.clone(),
            grid: incident.grid.map(|grid| village.grids[grid].name.clone()),
            date: incident.date,
            basis: incident.basis.clone(),
            as_what: hits.iter().map(capacity).collect(),
        };
        Reason::new(step, None).of(&rule.origin).at(format!("incidents[{}]", incident.index))
    }

    pub(super) fn by_decision(self, person: usize, graded: &Graded) -> Option<Reason> {
        let decision = &self.level().roll.grade_decisions[graded.decision?];
        let grade = self.grade_name(decision.grade);
        let by_rule = graded.by_rule.as_ref().filter(|(_, why)| *why != Why::Undecided).map(|(grade, _)| *grade);
        let worst = self.grades().len() - 1;
        let sunk = red_line::sinks(self.scheme, self.quarter, &self.found().hits[person]);
        let by_red_line = sunk.then_some(worst);
        let from = by_red_line.or(by_rule).map(|grade| self.grade_name(grade));
        let step = Step::ByDecision { from, grade: grade.clone(), record: Said::from(&decision.record) };
        Some(Reason::new(step, grade).at(format!("decisions[{}]", decision.record.index)))
    }

    /// A village that is ranked is its own village.
    fn name_and_village(self, subject: usize) -> String {
        match self.whom() {
            SubjectKind::Village => self.name(subject),
            _ => format!("{} {}", self.village_name(subject), self.name(subject)),
        }
    }

    pub(super) fn rank(self, person: usize) -> Reason {
        let category = self.cohort_name(person);
        let sunk = |person: usize| red_line::sinks(self.scheme, self.quarter, &self.found().hits[person]);
        let mut steps: Vec<Reason> = self.two_posts(person).into_iter().collect();
        let Some(rank) = &self.found().ranks[person] else {
            return Reason::new(Step::RankOpen, None).with(steps);
        };
        if sunk(person) {
            steps.push(Reason::new(Step::RankLast, None));
        }
        steps.extend(rank.above.map(|above| {
            let step = Step::Above {
                name: self.name_and_village(above),
                score: self.rounded_score(above),
                red_lined: sunk(above),
            };
            Reason::new(step, self.rounded_score(above))
        }));
        steps.extend(rank.below.map(|below| {
            let step = Step::Below {
                name: self.name_and_village(below),
                score: self.rounded_score(below),
                red_lined: sunk(below),
            };
            Reason::new(step, self.rounded_score(below))
        }));
        let step = Step::Rank { of: self.whom(), rank: rank.rank, among: rank.among, sharing: rank.sharing, category };
        Reason::new(step, rank.rank.to_string()).with(steps)
    }

    pub(super) fn two_posts(self, index: usize) -> Option<Reason> {
        let person = self.subject_of(index);
        let held = |post: &usize| self.scheme.posts[*post].holds.len().max(1);
        let several = person.posts.len() > 1 || person.posts.iter().map(held).sum::<usize>() > 1;
        let posts = person.posts.iter().map(|post| self.scheme.posts[*post].name.clone()).collect();
        let category =
            person.category.map(|category| self.scheme.categories[category].name.clone()).unwrap_or_default();
        several.then(|| Reason::new(Step::TwoPosts { posts, category }, None).at(format!("people[{index}].posts")))
    }
}
