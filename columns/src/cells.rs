//! People who are ranked together, have the same score and may come to the same grades are interchangeable: they stand
//! in one cell, and cells are ranked and graded instead of people.

use crate::red_line::{Hits, LAST};
use crate::score::Steps;
use crate::sheet::{NO_SCORE, Sheet, Wrong, at};

/// A score in a cohort, and who has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) slot: usize,
    pub(crate) cohort: usize,
    /// The best grade that red lines leave, or [`LAST`].
    pub(crate) limit: u8,
    /// The score, in ten-thousandths.
    pub(crate) score: i64,
    pub(crate) count: u32,
}

/// Which cell everybody stands in.
#[derive(Debug, Default)]
pub(crate) struct Cells {
    /// Slot of everybody; [`NOBODY`] without a score.
    pub(crate) slot: Vec<u32>,
    /// The one before in the same slot, from the last to the first.
    previous: Vec<u32>,
    /// The last in each slot.
    last: Vec<u32>,
    /// Those that hold somebody, by cohort, best first.
    pub(crate) filled: Vec<Cell>,
    /// How many slots there are.
    pub(crate) slots: usize,
}

pub(crate) const NOBODY: u32 = u32::MAX;
/// So many slots fit a processor's cache; more are found by sorting.
const SLOTS_MOST: usize = 1 << 18;

impl Cells {
    pub(crate) fn new(people: usize) -> Cells {
        Cells { slot: vec![NOBODY; people], previous: vec![NOBODY; people], ..Cells::default() }
    }

    /// The people of a cell, in the order of their rows.
    pub(crate) fn people(&self, cell: &Cell) -> Vec<u32> {
        let before = |person: &u32| Some(self.previous[at(*person)]).filter(|before| *before != NOBODY);
        let mut people: Vec<u32> = std::iter::successors(Some(self.last[cell.slot]), before).collect();
        people.reverse();
        people
    }
}

/// Puts everybody with a score into a cell.
pub(crate) fn fill(sheet: &mut Sheet, hits: &Hits, steps: Steps) -> Result<(), Wrong> {
    let mut cells = std::mem::take(&mut sheet.cells);
    cells.filled.clear();
    let done = if steps.lowest > steps.highest {
        cells.slot.fill(NOBODY);
        cells.slots = 0;
        Ok(())
    } else {
        let spread = Spread::of(sheet, steps);
        match spread.slots() {
            Some(slots) => spread.count(sheet, hits, &mut cells, slots),
            None => spread.sort(sheet, hits, &mut cells),
        }
    };
    sheet.cells = cells;
    done
}

/// How slots are numbered: by cohort, by limit, by score from the highest down.
struct Spread {
    steps: Steps,
    limits: usize,
    scores: usize,
    cohorts: usize,
}

impl Spread {
    fn of(sheet: &Sheet, steps: Steps) -> Spread {
        let scores = usize::try_from(i64::from(steps.highest) - i64::from(steps.lowest) + 1).unwrap_or(usize::MAX);
        let grades = sheet.plan.grading.as_ref().map_or(0, |grading| grading.grades.len());
        // Everybody without a limit, each limit, and those led to the last grade.
        let limits = if sheet.incidents.is_empty() { 1 } else { grades + 1 };
        Spread { steps, limits, scores, cohorts: sheet.cohorts() }
    }

    fn slots(&self) -> Option<usize> {
        let slots = self.cohorts.checked_mul(self.limits)?.checked_mul(self.scores)?;
        (slots <= SLOTS_MOST).then_some(slots)
    }

    #[inline]
    fn layer(&self, limit: u8) -> usize {
        if limit == LAST { self.limits - 1 } else { usize::from(limit) }
    }

    fn cell(&self, slot: usize, cohort: usize, layer: usize, down: usize, count: u32) -> Cell {
        let is_last = self.limits > 1 && layer == self.limits - 1;
        let limit = if is_last { LAST } else { u8::try_from(layer).expect("fewer grades than 255") };
        let steps = i64::from(self.steps.highest) - i64::try_from(down).expect("scores are counted in 32 bits");
        Cell { slot, cohort, limit, score: steps * self.steps.step, count }
    }

    /// Few slots: everybody is counted where he belongs.
    fn count(&self, sheet: &Sheet, hits: &Hits, cells: &mut Cells, slots: usize) -> Result<(), Wrong> {
        let mut count = vec![0_u32; slots];
        cells.last = vec![NOBODY; slots];
        cells.slots = slots;
        let (of_people, previous) = (cells.slot.iter_mut(), cells.previous.iter_mut());
        for (person, ((score, own), previous)) in sheet.score.iter().zip(of_people).zip(previous).enumerate() {
            if *score == NO_SCORE {
                *own = NOBODY;
                continue;
            }
            let down = at(self.steps.highest.abs_diff(*score));
            let slot = (sheet.cohort(person) * self.limits + self.layer(hits.limit(person))) * self.scores + down;
            count[slot] += 1;
            *own = row(slot)?;
            *previous = std::mem::replace(&mut cells.last[slot], row(person)?);
        }
        for cohort in 0..self.cohorts {
            let place = |layer: usize, down: usize| (cohort * self.limits + layer) * self.scores + down;
            let ranked = if self.limits > 1 { self.limits - 1 } else { 1 };
            let standing = (0..self.scores).flat_map(|down| (0..ranked).map(move |layer| (layer, down)));
            let sunk = (ranked..self.limits).flat_map(|layer| (0..self.scores).map(move |down| (layer, down)));
            let all = standing.chain(sunk).filter(|(layer, down)| count[place(*layer, *down)] > 0);
            cells.filled.extend(all.map(|(layer, down)| {
                let slot = place(layer, down);
                self.cell(slot, cohort, layer, down, count[slot])
            }));
        }
        Ok(())
    }

    /// Many: people are sorted, and each cell that is found gets a slot.
    fn sort(&self, sheet: &Sheet, hits: &Hits, cells: &mut Cells) -> Result<(), Wrong> {
        let scored = sheet.score.iter().enumerate().filter(|(_, score)| **score != NO_SCORE);
        let mut order: Vec<(Key, u32)> = scored
            .map(|(person, score)| {
                let layer = self.layer(hits.limit(person));
                let sunk = self.limits > 1 && layer == self.limits - 1;
                let key = Key { cohort: sheet.cohort(person), sunk, down: self.steps.highest.abs_diff(*score), layer };
                Ok((key, row(person)?))
            })
            .collect::<Result<_, Wrong>>()?;
        order.sort_unstable();
        cells.slot.fill(NOBODY);
        cells.last.clear();
        for same in order.chunk_by(|(a, _), (b, _)| a == b) {
            let (key, slot) = (same[0].0, cells.last.len());
            let mut before = NOBODY;
            for (_, person) in same {
                cells.slot[at(*person)] = row(slot)?;
                cells.previous[at(*person)] = std::mem::replace(&mut before, *person);
            }
            cells.last.push(before);
            cells.filled.push(self.cell(slot, key.cohort, key.layer, at(key.down), row(same.len())?));
        }
        cells.slots = cells.last.len();
        Ok(())
    }
}

/// The order of cells.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    cohort: usize,
    sunk: bool,
    down: u32,
    layer: usize,
}

fn row(index: usize) -> Result<u32, Wrong> {
    u32::try_from(index).ok().filter(|row| *row != NOBODY).ok_or(Wrong::TooLarge)
}
