//! The benchmark's work as native code; each run is a line of JSON.
//!
//! `native documents <scheme.json> <quarter.json> <times>`: documents in, settlement out.
//! `native columns <scheme.json> <people> <times>`: columns that have been filled.
//! `native hand <people> <times>`: the loop that somebody would write who has only this one scheme, and all the time there is.

use std::time::{Duration, Instant};
use std::{env, fs};

use cadre_pay::answer::{Options, settle_documents};
use cadre_pay::problem::Document;
use cadre_pay::read::node::Node;
use cadre_pay::{Period, Scheme, columns, read_scheme};
use cadre_pay_columns::{Incident, Marks, Shape, Sheet, TieDecision};

fn main() {
    let words: Vec<String> = env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["documents", scheme, quarter, times] => documents(&text(scheme), &text(quarter), number(times)),
        ["columns", scheme, people, times] => in_columns(&text(scheme), number(people), number(times)),
        ["hand", people, times] => hand::run(number(people), number(times)),
        _ => {}
    }
}

fn text(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn number(word: &str) -> usize {
    word.parse().expect("a number")
}

/// A run as a line: there is one thread, so that the time on the wall is that of the processor unless others are at work.
fn tell(took: Duration, hash: &str) {
    println!("{{\"wall_ns\":{},\"hash\":\"{hash}\"}}", took.as_nanos());
}

fn documents(scheme: &str, quarter: &str, times: usize) {
    for _ in 0..times {
        let began = Instant::now();
        let (scheme, quarter) =
            (Node::from_json(scheme, Document::Scheme), Node::from_json(quarter, Document::Quarter));
        let answer = settle_documents(scheme, quarter, Ok(Options::default()));
        let written = serde_json::to_string(&answer).expect("an answer is JSON");
        assert!(written.starts_with("{\"kind\":\"settled\""), "it is settled");
        tell(began.elapsed(), "");
    }
}

fn in_columns(scheme: &str, people: usize, times: usize) {
    let scheme = read_scheme(&Node::from_json(scheme, Document::Scheme).expect("JSON")).value.expect("a sound scheme");
    let mut sheet = filled(&scheme, people);
    sheet.settle().expect("sound columns");
    // Who is equal across a quota's line goes up by index, as the work says; a town would decide it in a meeting.
    sheet.tie_decisions = std::mem::take(&mut sheet.ties).into_iter().map(first_ones).collect();
    for _ in 0..times {
        let began = Instant::now();
        sheet.settle().expect("sound columns");
        tell(began.elapsed(), &hash(&sheet));
    }
}

fn first_ones(tie: cadre_pay_columns::OpenTie) -> TieDecision {
    let up = tie.people.into_iter().take(tie.places).collect();
    TieDecision { category: tie.category, village: tie.village, grade: tie.grade, up }
}

/// The same people as `generate.mjs` makes, in columns.
fn filled(scheme: &Scheme, people: usize) -> Sheet {
    const POSTS: [u8; 7] = [0, 1, 2, 2, 2, 3, 3];
    let plan = columns::plan(scheme, Period::parse("2026Q4").expect("a period")).expect("columns can carry it");
    let cadres = people_of(people);
    let events = cadres.iter().map(|cadre| usize::from(cadre.bonus > 0) + usize::from(cadre.deduction > 0)).sum();
    let shape = Shape { people, villages: people.div_ceil(7), events, wide: false, places: 2 };
    let mut sheet = Sheet::new(plan, shape);
    let Marks::Narrow(marks) = &mut sheet.marks else { return sheet };
    let mut event = 0;
    for (row, cadre) in cadres.iter().enumerate() {
        marks[row * 18..][..18].copy_from_slice(&cadre.scores);
        sheet.village[row] = u32::try_from(row / 7).expect("few villages");
        sheet.post[row] = POSTS[row % 7];
        sheet.class[row / 7] = cadre.class;
        for (item, count) in [(0, cadre.bonus), (1, cadre.deduction)].into_iter().filter(|(_, count)| *count > 0) {
            sheet.event_person[event] = u32::try_from(row).expect("few people");
            (sheet.event_item[event], sheet.event_count[event]) = (item, count);
            event += 1;
        }
        if cadre.veto {
            let (village, offender) = (row / 7, Some(row));
            sheet.incidents.push(Incident { red_line: 0, village, in_charge: None, offender, ticked: false });
        }
    }
    sheet
}

/// FNV-1a over final, grade and pay of everybody.
fn hash(sheet: &Sheet) -> String {
    let results = sheet.score.iter().zip(&sheet.grade).zip(&sheet.pay);
    let small = |pay: &i64| u32::try_from(*pay).expect("less than 2^32 fen");
    fnv(results.map(|((score, grade), pay)| [(score / 100).cast_unsigned(), u32::from(*grade), small(pay)]))
}

fn fnv(rows: impl Iterator<Item = [u32; 3]>) -> String {
    let hash = rows.flatten().fold(0x811c_9dc5_u32, |hash, part| (hash ^ part).wrapping_mul(0x0100_0193));
    format!("{hash:08x}")
}

struct Cadre {
    class: u8,
    scores: [u16; 18],
    bonus: u16,
    deduction: u16,
    veto: bool,
}

/// The draws of `generate.mjs`.
fn people_of(people: usize) -> Vec<Cadre> {
    let mut x: u32 = 20_261_123;
    let mut below = |n: u32| {
        x ^= x << 13;
        x ^= x >> 17;
        x ^= x << 5;
        u16::try_from(x % n).expect("small")
    };
    let mut class = 0;
    let mut cadre = |row: usize| {
        if row.is_multiple_of(7) {
            class = u8::try_from(below(3)).expect("a class");
        }
        let base = 6000 + below(3501);
        let scores = std::array::from_fn(|_| base + below(501));
        let mut moved = || (below(4), below(501));
        let (bonus, deduction) = (moved(), moved());
        let counted = |(dice, points): (u16, u16)| if dice == 0 { points } else { 0 };
        Cadre { class, scores, bonus: counted(bonus), deduction: counted(deduction), veto: below(200) == 0 }
    };
    (0..people).map(&mut cadre).collect()
}

mod hand {
    //! How fast the work can go at all on one thread: columns of 16 bits, everything about the scheme known when it is
    //! compiled, a radix sort of two passes.

    use std::time::Instant;

    use super::{fnv, people_of, tell};

    const WEIGHTS: [u32; 18] = [10, 10, 10, 10, 10, 5, 5, 5, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3];
    const CATEGORIES: [usize; 7] = [0, 0, 1, 1, 1, 2, 2];
    const RATIOS: [u64; 4] = [120, 100, 85, 50];
    const COEFFICIENTS: [u64; 3] = [11_667, 10_833, 10_000];

    struct Columns {
        scores: Vec<u16>,
        moved: Vec<i32>,
        class: Vec<u8>,
        veto: Vec<bool>,
    }

    pub(crate) fn run(people: usize, times: usize) {
        let cadres = people_of(people);
        let columns = Columns {
            scores: cadres.iter().flat_map(|cadre| cadre.scores).collect(),
            moved: cadres.iter().map(|cadre| i32::from(cadre.bonus) - i32::from(cadre.deduction)).collect(),
            class: cadres.iter().map(|cadre| cadre.class).collect(),
            veto: cadres.iter().map(|cadre| cadre.veto).collect(),
        };
        drop(cadres);
        for _ in 0..times {
            let began = Instant::now();
            let (finals, grades, pay) = settle(&columns);
            let took = began.elapsed();
            let rows = finals.iter().zip(&grades).zip(&pay);
            tell(took, &fnv(rows.map(|((score, grade), pay)| [score.cast_unsigned(), u32::from(*grade), *pay])));
        }
    }

    fn settle(columns: &Columns) -> (Vec<i32>, Vec<u8>, Vec<u32>) {
        let score = |(row, moved): (&[u16; 18], &i32)| {
            let sum = row
                .iter()
                .zip(WEIGHTS)
                .fold(0_u32, |sum, (score, weight)| sum.wrapping_add(u32::from(*score).wrapping_mul(weight)));
            (sum.wrapping_add(50) / 100).cast_signed().wrapping_add(*moved)
        };
        let finals: Vec<i32> = columns.scores.as_chunks::<18>().0.iter().zip(&columns.moved).map(score).collect();
        let mut vetoed = columns.veto.clone();
        for village in vetoed.chunks_mut(7).filter(|village| village.contains(&true)) {
            village.iter_mut().take(2).for_each(|vetoed| *vetoed = true);
        }
        let mut groups: [Vec<u64>; 3] = Default::default();
        for (row, (score, vetoed)) in finals.iter().zip(&vetoed).enumerate() {
            let down = u64::try_from(20_000 - score).expect("scores are below 200");
            let key = u64::from(*vetoed) << 20 | down;
            groups[CATEGORIES[row % 7]].push(key << 32 | u64::try_from(row).expect("64 bits"));
        }
        let (mut grades, mut pay) = (vec![3_u8; finals.len()], vec![0_u32; finals.len()]);
        for group in groups {
            let group = sorted(group);
            let quota = group.len() * 20 / 100;
            for (place, key) in group.into_iter().enumerate() {
                let row = usize::try_from(key & 0xffff_ffff).expect("32 bits");
                let grade = match finals[row] {
                    _ if vetoed[row] => 3,
                    9000.. if place < quota => 0,
                    7500.. => 1,
                    6000.. => 2,
                    _ => 3,
                };
                grades[row] = grade;
                let factor = RATIOS[usize::from(grade)] * COEFFICIENTS[usize::from(columns.class[row])];
                pay[row] = u32::try_from((240_000 * factor + 500_000) / 1_000_000).expect("small");
            }
        }
        (finals, grades, pay)
    }

    fn sorted(mut group: Vec<u64>) -> Vec<u64> {
        let mut other = vec![0; group.len()];
        for shift in [32, 43] {
            let digit = |key: u64| usize::try_from(key >> shift & 2047).expect("11 bits");
            let mut starts = vec![0; 2049];
            group.iter().for_each(|key| starts[digit(*key) + 1] += 1);
            (0..2048).for_each(|digit| starts[digit + 1] += starts[digit]);
            for key in &group {
                other[starts[digit(*key)]] = *key;
                starts[digit(*key)] += 1;
            }
            std::mem::swap(&mut group, &mut other);
        }
        group
    }
}
