//! The door: one sheet, whose columns JavaScript writes and reads where they stand. It is told where that is; whoever makes
//! the memory grow looks again.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use crate::plan::Plan;
use crate::sheet::{Incident, Marks, Shape, Sheet, TieDecision, Wrong};

thread_local! {
    static SHEET: RefCell<Option<Sheet>> = const { RefCell::new(None) };
}

/// Somebody or something that is not there.
const NONE: u32 = u32::MAX;

#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}

/// Lays out empty columns; the ones before are gone. Says whether the plan could be read.
#[wasm_bindgen(js_name = layOut)]
pub fn lay_out(plan: &[u32], people: usize, villages: usize, events: usize, wide: bool, places: u32) -> bool {
    SHEET.with_borrow_mut(|sheet| {
        // The memory of the ones before is free before more is taken.
        *sheet = None;
        let shape = Shape { people, villages, events, wide, places };
        *sheet = Plan::from_words(plan).map(|plan| Sheet::new(plan, shape));
        sheet.is_some()
    })
}

/// Forgets the columns.
#[wasm_bindgen]
pub fn close() {
    SHEET.with_borrow_mut(|sheet| *sheet = None);
}

/// Where a column stands in the memory: marks, village, post, time, class; person, item, count and matter of events; score,
/// rank, grade, pay.
#[wasm_bindgen]
pub fn column(number: u32) -> usize {
    with(|sheet| match number {
        0 => match &sheet.marks {
            Marks::Narrow(marks) => marks.as_ptr().addr(),
            Marks::Wide(marks) => marks.as_ptr().addr(),
        },
        1 => sheet.village.as_ptr().addr(),
        2 => sheet.post.as_ptr().addr(),
        3 => sheet.time.as_ptr().addr(),
        4 => sheet.class.as_ptr().addr(),
        5 => sheet.event_person.as_ptr().addr(),
        6 => sheet.event_item.as_ptr().addr(),
        7 => sheet.event_count.as_ptr().addr(),
        8 => sheet.event_matter.as_ptr().addr(),
        9 => sheet.score.as_ptr().addr(),
        10 => sheet.rank.as_ptr().addr(),
        11 => sheet.grade.as_ptr().addr(),
        _ => sheet.pay.as_ptr().addr(),
    })
}

/// Red-line incidents, five numbers each: red line, village, who is in charge, offender, whether ticked.
#[wasm_bindgen]
pub fn incidents(rows: &[u32]) {
    let someone = |row: u32| (row != NONE).then(|| index(row));
    let incident = |row: &[u32; 5]| Incident {
        red_line: index(row[0]),
        village: index(row[1]),
        in_charge: someone(row[2]),
        offender: someone(row[3]),
        ticked: row[4] != 0,
    };
    with(|sheet| sheet.incidents = rows.as_chunks::<5>().0.iter().map(incident).collect());
}

/// Forgets all decisions.
#[wasm_bindgen(js_name = noDecisions)]
pub fn no_decisions() {
    with(|sheet| {
        sheet.tie_decisions.clear();
        sheet.grade_decisions.clear();
    });
}

/// Who goes up in a tie.
#[wasm_bindgen(js_name = decideTie)]
pub fn decide_tie(category: u32, village: u32, grade: u32, up: Vec<u32>) {
    let some = |number: u32| (number != NONE).then(|| index(number));
    let decision = TieDecision { category: some(category), village: some(village), grade: index(grade), up };
    with(|sheet| sheet.tie_decisions.push(decision));
}

/// A grade that was decided for somebody.
#[wasm_bindgen(js_name = decideGrade)]
pub fn decide_grade(person: u32, grade: u8) {
    with(|sheet| sheet.grade_decisions.push((person, grade)));
}

/// Settles. Nothing is wrong where nothing comes back; else a number for what, and where.
#[wasm_bindgen]
pub fn settle() -> Vec<u32> {
    let number = |at: usize| u32::try_from(at).unwrap_or(NONE);
    let told = |wrong: Wrong| match wrong {
        Wrong::Mark(at) => (0, at),
        Wrong::Village(at) => (1, at),
        Wrong::Post(at) => (2, at),
        Wrong::Time(at) => (3, at),
        Wrong::Class(at) => (4, at),
        Wrong::Event(at) => (5, at),
        Wrong::Incident(at) => (6, at),
        Wrong::Decision(at) => (7, at),
        Wrong::TooLarge => (8, 0),
        Wrong::TooNarrow => (9, 0),
    };
    with(|sheet| sheet.settle()).map_or_else(|wrong| vec![told(wrong).0, number(told(wrong).1)], |()| Vec::new())
}

/// Open ties, one after the other: category, village, grade, places, how many people, and these.
#[wasm_bindgen]
pub fn ties() -> Vec<u32> {
    let number = |at: Option<usize>| at.and_then(|at| u32::try_from(at).ok()).unwrap_or(NONE);
    with(|sheet| {
        let mut rows = Vec::new();
        for tie in &sheet.ties {
            let counts = [Some(tie.grade), Some(tie.places), Some(tie.people.len())];
            rows.extend([tie.category, tie.village].into_iter().chain(counts).map(number));
            rows.extend(&tie.people);
        }
        rows
    })
}

fn with<T>(work: impl FnOnce(&mut Sheet) -> T) -> T {
    SHEET.with_borrow_mut(|sheet| work(sheet.as_mut().expect("columns are open")))
}

fn index(row: u32) -> usize {
    usize::try_from(row).expect("32 bits fit a pointer")
}
