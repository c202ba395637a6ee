//! Rank and grade of every cell, as `rank.rs` and `grade.rs` of the core give them to people; then everybody's.

use crate::cells::{Cell, NOBODY};
use crate::plan::{Grading, Quota, Tie};
use crate::red_line::{Hits, LAST};
use crate::sheet::{Marks, NO_GRADE, NO_SCORE, OpenTie, Sheet, TieDecision, UNDECIDED, Wrong, at};

pub(crate) fn grade(sheet: &mut Sheet, hits: &Hits) -> Result<(), Wrong> {
    check_decisions(sheet)?;
    let mut grades = std::mem::take(&mut sheet.grade);
    grades.fill(NO_GRADE);
    let mut of_slot = vec![(0_u32, NO_GRADE); sheet.cells.slots];
    let headcounts = headcounts(sheet, hits);
    let mut ties = Vec::new();
    for cells in sheet.cells.filled.chunk_by(|a, b| a.cohort == b.cohort) {
        for (cell, rank) in cells.iter().zip(ranks(cells)) {
            of_slot[cell.slot].0 = rank;
        }
        let Some(grading) = &sheet.plan.grading else { continue };
        let headcount = headcounts[cells[0].cohort];
        let standing = cells.iter().map(|cell| i64::from(cell.count)).collect();
        let (given, carried) = (vec![None; cells.len()], Vec::new());
        let (grades, ties) = (&mut grades, &mut ties);
        let mut line = Line { sheet, grading, cells, headcount, given, standing, grades, ties, carried };
        line.grade_all();
        for (cell, given) in cells.iter().zip(&line.given) {
            of_slot[cell.slot].1 = given.unwrap_or(NO_GRADE);
        }
    }
    tell(sheet, &of_slot, &mut grades);
    for (person, grade) in &sheet.grade_decisions {
        if sheet.score[at(*person)] != NO_SCORE {
            grades[at(*person)] = *grade;
        }
    }
    // A tie whose people have all been decided on waits for nothing.
    ties.retain(|tie: &OpenTie| tie.people.iter().any(|person| grades[at(*person)] == UNDECIDED));
    (sheet.grade, sheet.ties) = (grades, ties);
    Ok(())
}

fn check_decisions(sheet: &Sheet) -> Result<(), Wrong> {
    let grades = sheet.plan.grading.as_ref().map_or(0, |grading| grading.grades.len());
    let is_there = |person: &u32| at(*person) < sheet.village.len();
    let tie = |decision: &TieDecision| decision.grade < grades && decision.up.iter().all(is_there);
    let own = |(person, grade): &(u32, u8)| usize::from(*grade) < grades && is_there(person);
    let wrong = sheet.tie_decisions.iter().position(|decision| !tie(decision));
    match wrong.or_else(|| sheet.grade_decisions.iter().position(|decision| !own(decision))) {
        Some(index) => Err(Wrong::Decision(index)),
        None => Ok(()),
    }
}

/// Who counts for a quota, by cohort.
fn headcounts(sheet: &Sheet, hits: &Hits) -> Vec<i64> {
    let all = sheet.plan.grading.as_ref().is_none_or(|grading| grading.red_lined_in_headcount);
    let mut counts = vec![0; sheet.cohorts()];
    for person in 0..sheet.village.len() {
        counts[sheet.cohort(person)] += i64::from(all || hits.limit(person) != LAST);
    }
    counts
}

/// Equal scores share a rank and the next is skipped; a limit makes no difference, being led to the last grade does.
fn ranks(cells: &[Cell]) -> Vec<u32> {
    let mut ranks = Vec::with_capacity(cells.len());
    let mut before = 0;
    for equal in cells.chunk_by(|a, b| (a.limit == LAST, a.score) == (b.limit == LAST, b.score)) {
        ranks.extend(equal.iter().map(|_| before + 1));
        before += equal.iter().map(|cell| cell.count).sum::<u32>();
    }
    ranks
}

/// Everybody's rank and grade is that of the cell, unless it is there already.
fn tell(sheet: &mut Sheet, of_slot: &[(u32, u8)], grades: &mut [u8]) {
    let step = sheet.plan.score.step;
    let results = sheet.rank.iter_mut().zip(grades).zip(&mut sheet.score);
    for (slot, ((rank, grade), score)) in sheet.cells.slot.iter().zip(results) {
        if *slot == NOBODY {
            *rank = 0;
            continue;
        }
        let (own, given) = of_slot[at(*slot)];
        *rank = own;
        if *grade == NO_GRADE {
            *grade = given;
        }
        *score = i32::try_from(i64::from(*score) * step).expect("the highest and the lowest fit");
    }
}

/// The cells of one cohort that wait for a grade, best first.
struct Line<'a> {
    sheet: &'a Sheet,
    grading: &'a Grading,
    cells: &'a [Cell],
    headcount: i64,
    /// The grade of each cell, once it has one.
    given: Vec<Option<u8>>,
    /// How many have not left each cell.
    standing: Vec<i64>,
    /// The grades of people who left their cell.
    grades: &'a mut [u8],
    ties: &'a mut Vec<OpenTie>,
    /// Cells of undecided people who stand before everybody left and will take places of the grades that follow.
    carried: Vec<usize>,
}

impl Line<'_> {
    fn grade_all(&mut self) {
        for index in &self.grading.order {
            match &self.grading.grades[*index].quota {
                Some(quota) => self.grade_by_quota(*index, quota),
                None => self.grade_by_threshold(*index),
            }
        }
        let last = self.grading.grades.len() - 1;
        for (cell, given) in self.cells.iter().zip(&mut self.given) {
            let rest = if cell.limit == LAST { last } else { usize::from(cell.limit).max(self.grading.otherwise) };
            given.get_or_insert_with(|| name(rest));
        }
    }

    fn is_eligible(&self, cell: usize, grade: usize) -> bool {
        let Cell { limit, score, .. } = self.cells[cell];
        limit != LAST && grade >= usize::from(limit) && self.grading.grades[grade].from.is_none_or(|from| score >= from)
    }

    /// Cells left that meet what the grade asks for, best first.
    fn eligible(&self, grade: usize) -> Vec<usize> {
        (0..self.cells.len()).filter(|cell| self.given[*cell].is_none() && self.is_eligible(*cell, grade)).collect()
    }

    fn grade_by_threshold(&mut self, grade: usize) {
        for cell in self.eligible(grade) {
            self.given[cell] = Some(name(grade));
        }
        let kept: Vec<usize> = self.carried.iter().copied().filter(|cell| !self.is_eligible(*cell, grade)).collect();
        self.carried = kept;
    }

    fn grade_by_quota(&mut self, grade: usize, quota: &Quota) {
        if quota.at_least && self.grading.grades[grade].from.is_some() {
            return self.grade_by_threshold(grade);
        }
        let mut left = places(quota, self.headcount);
        let mut kept = Vec::new();
        for cell in std::mem::take(&mut self.carried) {
            if left > 0 && self.is_eligible(cell, grade) { left -= 1 } else { kept.push(cell) }
        }
        self.carried = kept;
        for equal in self.eligible(grade).chunk_by(|a, b| self.cells[*a].score == self.cells[*b].score) {
            let people: Vec<u32> = if left > 0 { self.people(equal, left) } else { Vec::new() };
            match i64::try_from(people.len()) {
                _ if left == 0 => return,
                // Fewer than are left: all of them have one.
                Ok(0) => {
                    left -= equal.iter().map(|cell| self.standing[*cell]).sum::<i64>();
                    equal.iter().for_each(|cell| self.given[*cell] = Some(name(grade)));
                }
                _ => return self.settle_tie(grade, equal.to_vec(), people, left),
            }
        }
    }

    fn people_of(&self, cell: usize) -> Vec<u32> {
        let people = self.sheet.cells.people(&self.cells[cell]);
        people.into_iter().filter(|person| self.grades[at(*person)] == NO_GRADE).collect()
    }

    /// The people of these cells if they are more than `places`, in the order of their rows.
    fn people(&self, cells: &[usize], places: i64) -> Vec<u32> {
        if cells.iter().map(|cell| self.standing[*cell]).sum::<i64>() <= places {
            return Vec::new();
        }
        let mut people: Vec<u32> = cells.iter().flat_map(|cell| self.people_of(*cell)).collect();
        people.sort_unstable();
        people
    }

    /// People who share a score, of whom only `places` fit.
    fn settle_tie(&mut self, grade: usize, cells: Vec<usize>, mut tied: Vec<u32>, places: i64) {
        let places = usize::try_from(places).expect("places are left");
        match &self.grading.tie {
            Tie::BothUp => cells.into_iter().for_each(|cell| self.given[cell] = Some(name(grade))),
            Tie::BothDown => {}
            Tie::Decide => self.await_decision(grade, &cells, tied, places),
            Tie::ByMarks(marks) => {
                let scores = |person: &u32| self.compared(*person, marks);
                tied.sort_by_cached_key(|person| std::cmp::Reverse(scores(person)));
                let line = scores(&tied[places - 1]);
                if scores(&tied[places]) != line {
                    return self.give(&tied[..places], grade, &cells);
                }
                let clear: Vec<u32> = tied.iter().copied().take_while(|person| scores(person) != line).collect();
                let still: Vec<u32> = tied.iter().copied().filter(|person| scores(person) == line).collect();
                self.give(&clear, grade, &cells);
                self.await_decision(grade, &cells, still, places - clear.len());
            }
        }
    }

    fn give(&mut self, people: &[u32], grade: usize, cells: &[usize]) {
        people.iter().for_each(|person| self.leave(*person, name(grade), cells));
    }

    /// Somebody leaves one of these cells with a grade of his own.
    fn leave(&mut self, person: u32, grade: u8, cells: &[usize]) {
        self.grades[at(person)] = grade;
        let cell = self.cell_of(person, cells);
        self.standing[cell] -= 1;
    }

    fn cell_of(&self, person: u32, cells: &[usize]) -> usize {
        let slot = at(self.sheet.cells.slot[at(person)]);
        let own = cells.iter().copied().find(|cell| self.cells[*cell].slot == slot);
        own.expect("the person stands in one of them")
    }

    fn compared(&self, person: u32, marks: &[usize]) -> Vec<i64> {
        let start = at(person) * self.sheet.plan.marks.len();
        let mark = |mark: &usize| match &self.sheet.marks {
            Marks::Narrow(all) => i64::from(all[start + mark]),
            Marks::Wide(all) => i64::from(all[start + mark]),
        };
        marks.iter().map(mark).collect()
    }

    fn await_decision(&mut self, grade: usize, cells: &[usize], mut tied: Vec<u32>, places: usize) {
        tied.sort_unstable();
        let (category, village) = self.cohort();
        let decides = |decision: &&TieDecision| {
            (decision.category, decision.village, decision.grade) == (category, village, grade)
        };
        if let Some(decision) = self.sheet.tie_decisions.iter().find(decides)
            && decision.up.len() == places
            && decision.up.iter().all(|person| tied.binary_search(person).is_ok())
        {
            let up = decision.up.clone();
            return self.give(&up, grade, cells);
        }
        tied.iter().for_each(|person| self.leave(*person, UNDECIDED, cells));
        // Whoever of them stays behind will take a place of the next grade.
        let behind: Vec<usize> = tied[places..].iter().map(|person| self.cell_of(*person, cells)).collect();
        self.carried.extend(behind);
        self.ties.push(OpenTie { category, village, grade, places, people: tied });
    }

    /// Category and village of the cohort, as far as people are ranked by them.
    fn cohort(&self) -> (Option<usize>, Option<usize>) {
        let (cohort, categories) = (self.cells[0].cohort, self.sheet.category_count);
        let plan = &self.sheet.plan;
        (plan.within_category.then_some(cohort % categories), plan.within_village.then_some(cohort / categories))
    }
}

/// "At most" rounds a share down, "at least" rounds it up.
fn places(quota: &Quota, headcount: i64) -> i64 {
    const WHOLE: i64 = 1_000_000;
    if !quota.is_share {
        return quota.size;
    }
    let exact = quota.size * headcount;
    if quota.at_least { -(-exact).div_euclid(WHOLE) } else { exact.div_euclid(WHOLE) }
}

fn name(grade: usize) -> u8 {
    u8::try_from(grade).expect("the core has counted the grades")
}
