//! The corpus, and small changes of it, on every compiler. `CADRE_PAY_RUNS=100000 cargo test --release -p cadre-pay-fuzz` looks
//! further; `cargo fuzz` looks with an eye for what it has not seen.

use std::fs;
use std::path::{Path, PathBuf};

const RUNS: u64 = 60;

fn files(folder: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<(PathBuf, Vec<u8>)> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_file())
        .map(|path| (path.clone(), fs::read(&path).expect("a file")))
        .collect();
    files.sort();
    files
}

/// A small generator of numbers: the same run is the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(below.max(1)).expect("small")).expect("small")
    }
}

/// A byte flipped, a piece cut out, a piece doubled, a piece of another file put in, the end cut off.
fn change(bytes: &[u8], other: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    for _ in 0..=dice.roll(4) {
        let (at, length) = (dice.roll(changed.len()), dice.roll(64));
        let end = (at + length).min(changed.len());
        match dice.roll(5) {
            0 if at < changed.len() => changed[at] ^= 1 << dice.roll(8),
            1 => drop(changed.drain(at..end)),
            2 => {
                let piece = changed[at..end].to_vec();
                changed.splice(at..at, piece);
            }
            3 if !other.is_empty() => {
                let from = dice.roll(other.len());
                let piece = other[from..(from + length).min(other.len())].to_vec();
                changed.splice(at..end, piece);
            }
            _ => changed.truncate(changed.len() - dice.roll(8).min(changed.len())),
        }
    }
    changed
}

fn replay(target: fn(&[u8]), folders: &[&str]) {
    let runs = std::env::var("CADRE_PAY_RUNS").ok().and_then(|text| text.parse().ok()).unwrap_or(RUNS);
    let corpus: Vec<(PathBuf, Vec<u8>)> = folders.iter().flat_map(|folder| files(folder)).collect();
    assert!(!corpus.is_empty(), "there is a corpus");
    for (_, bytes) in &corpus {
        target(bytes);
    }
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for _ in 0..runs {
        let (one, other) = (dice.roll(corpus.len()), dice.roll(corpus.len()));
        target(&change(&corpus[one].1, &corpus[other].1, &mut dice));
    }
}

#[test]
fn schemes() {
    replay(cadre_pay_fuzz::scheme, &["corpus/scheme", "../schemes"]);
}

#[test]
fn quarters() {
    replay(cadre_pay_fuzz::quarter, &["corpus/quarter"]);
}

#[test]
fn settlements() {
    replay(cadre_pay_fuzz::settle, &["corpus/settle"]);
}

#[test]
fn workbooks() {
    replay(cadre_pay_fuzz::workbook, &["corpus/workbook", "../office/tests/files"]);
}

#[test]
fn texts() {
    replay(cadre_pay_fuzz::text, &["corpus/text"]);
}
