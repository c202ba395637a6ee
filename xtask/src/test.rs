//! `cargo xtask test`: everything that is tested. A step that fails does not keep the others from running.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::node::tool;
use crate::run::{cargo, files_below, name_of, program, read_text, root, run};
use crate::toolchain::Toolchain;
use crate::{Done, build, check, dist, docs, features, page, sizes, wasm};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Browsers {
    With,
    Without,
}

struct Step {
    name: &'static str,
    /// Steps that must have passed before.
    needs: &'static [&'static str],
    work: Work,
}

enum Work {
    Plain(fn() -> Done),
    /// May tell what did not run inside it, and why.
    Telling(fn() -> Done<Vec<String>>),
    /// The same, but not for `--quick`.
    InBrowsers(fn() -> Done<Vec<String>>),
}

use Work::{InBrowsers, Plain, Telling};

const STEPS: [Step; 19] = [
    step(NEEDS, &[], Plain(|| build::prepare().map(drop))),
    step("format", &[], Plain(|| run(cargo().args(["fmt", "--all", "--check"])))),
    step("clippy", &[], Plain(clippy)),
    step("Rust tests", &[], Plain(|| run(cargo().args(["test", "--workspace", "--locked", "--quiet"])))),
    step("worked examples", &[], Plain(check::check)),
    step("tables of the papers", &[], Plain(docs::check)),
    step(COLUMNS, &[NEEDS], Plain(|| wasm::build_columns(&toolchain()?))),
    step(CORE, &[COLUMNS], Plain(|| wasm::build_core(&toolchain()?))),
    step(OFFICE, &[NEEDS], Plain(|| wasm::build_office(&toolchain()?))),
    step("clippy for wasm", &[NEEDS], Plain(|| toolchain()?.clippy())),
    step("old browsers can load the modules", &[CORE, OFFICE], Plain(features)),
    step("types", &[CORE, OFFICE], Plain(types)),
    step("lint", &[CORE, OFFICE], Plain(|| run(tool("eslint/bin/eslint.js").args(["--max-warnings", "0", "."])))),
    step(PAGE, &[CORE, OFFICE], Plain(page::build)),
    step("sizes", &[PAGE], Plain(sizes::check)),
    step(OFFLINE, &[PAGE], Plain(dist::one_file)),
    step("boundary tests", &[CORE, OFFICE], Telling(|| node_tests("tests/boundary"))),
    step(BROWSERS, &[NEEDS], InBrowsers(browsers)),
    step("browser tests", &[PAGE, OFFLINE, BROWSERS], InBrowsers(|| browser_tests("tests/e2e"))),
];

const NEEDS: &str = "what the build needs";
const COLUMNS: &str = "columns";
const CORE: &str = "core";
const OFFICE: &str = "office module";
const PAGE: &str = "page";
const OFFLINE: &str = "offline edition";
const BROWSERS: &str = "browsers";

const fn step(name: &'static str, needs: &'static [&'static str], work: Work) -> Step {
    Step { name, needs, work }
}

pub(crate) fn test(browsers: Browsers) -> Done {
    let began = Instant::now();
    let mut report = Report::default();
    for step in &STEPS {
        report.take(step, browsers);
    }
    report.print(began.elapsed());
    match report.failed.len() {
        0 => Ok(()),
        _ => Err(format!("failed: {}", Vec::from_iter(report.failed).join(", "))),
    }
}

#[derive(Default)]
struct Report {
    lines: Vec<String>,
    to_know: Vec<String>,
    passed: usize,
    failed: BTreeSet<&'static str>,
}

impl Report {
    fn take(&mut self, step: &Step, browsers: Browsers) {
        if matches!(step.work, InBrowsers(_)) && browsers == Browsers::Without {
            self.to_know.push(format!("{}: left out by --quick", step.name));
            return;
        }
        if let Some(need) = step.needs.iter().find(|need| self.failed.contains(*need)) {
            self.to_know.push(format!("{}: `{need}` failed", step.name));
            self.failed.insert(step.name);
            return;
        }
        println!("\n━━ {} ━━", step.name);
        let began = Instant::now();
        let result = match step.work {
            Plain(work) => work().map(|()| Vec::new()),
            Telling(work) | InBrowsers(work) => work(),
        };
        let took = seconds(began.elapsed());
        let word = if result.is_ok() { "passed" } else { "FAILED" };
        self.lines.push(format!("{:<34}{word}{took:>10}", step.name));
        match result {
            Ok(notes) => {
                self.passed += 1;
                self.to_know.extend(notes.into_iter().map(|note| format!("{}: {note}", step.name)));
            }
            Err(sentence) => {
                println!("failed: {sentence}");
                self.failed.insert(step.name);
            }
        }
        println!("({took})");
    }

    fn print(&self, took: Duration) {
        println!("\n━━ summary, {} ━━", seconds(took));
        for line in &self.lines {
            println!("{line}");
        }
        if !self.to_know.is_empty() {
            println!("\nTo know:");
        }
        for line in &self.to_know {
            println!("  {line}");
        }
        println!("\n{} passed, {} failed", self.passed, self.failed.len());
    }
}

fn seconds(duration: Duration) -> String {
    format!("{}.{} s", duration.as_secs(), duration.subsec_millis() / 100)
}

// ── the steps that are more than one line ──

fn toolchain() -> Done<Toolchain> {
    Toolchain::plan().follow()
}

fn clippy() -> Done {
    run(cargo().args(["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]))
}

fn features() -> Done {
    features::check(&wasm::COLUMNS)?;
    features::check(&wasm::CORE)?;
    features::check(&wasm::OFFICE)
}

fn types() -> Done {
    run(tool("typescript/bin/tsc").args(["--noEmit", "-p", "pkg"]))?;
    run(tool("typescript/bin/tsc").args(["--noEmit", "-p", "www"]))
}

/// Installs what may be installed. In CI everything must be there.
fn browsers() -> Done<Vec<String>> {
    run(program("node").arg("tests/e2e/install.mjs"))?;
    Ok(Vec::new())
}

/// Runs all `*.test.mjs` of a folder, and tells which tests were skipped and why.
fn node_tests(folder: &str) -> Done<Vec<String>> {
    let (outcome, record) = run_files(folder, &test_files(folder)?)?;
    outcome.map(|()| skipped(&record))
}

/// As `node_tests`; but what fails in a browser is tried a second time, because a computer that is busy elsewhere can be too
/// slow for a hand. What only the second attempt passed is told.
fn browser_tests(folder: &str) -> Done<Vec<String>> {
    let (outcome, record) = run_files(folder, &test_files(folder)?)?;
    let notes = skipped(&record);
    let Err(sentence) = outcome else { return Ok(notes) };
    let failed = failed(&record);
    let files: BTreeSet<PathBuf> = failed.iter().map(|(_, file)| PathBuf::from(file)).collect();
    if failed.is_empty() || failed.len() > SECOND_ATTEMPTS {
        return Err(sentence);
    }
    println!("\na second attempt for {}", Vec::from_iter(failed.iter().map(|(name, _)| name.as_str())).join("; "));
    let (outcome, _) = run_files(folder, &Vec::from_iter(files))?;
    outcome?;
    let again = failed.into_iter().map(|(name, _)| format!("only at the second attempt passed: {name}"));
    Ok(notes.into_iter().chain(again).collect())
}

/// More failures than this are no bad luck.
const SECOND_ATTEMPTS: usize = 3;

fn test_files(folder: &str) -> Done<Vec<PathBuf>> {
    let mut files = files_below(&root().join(folder));
    files.retain(|path| name_of(path).ends_with(".test.mjs"));
    if files.is_empty() { Err(format!("there are no tests in {folder}")) } else { Ok(files) }
}

/// The outcome, and the record in the Test Anything Protocol.
fn run_files(folder: &str, files: &[PathBuf]) -> Done<(Done, String)> {
    let record = root().join("target").join(format!("{}.tap", folder.replace('/', "-")));
    let mut node = program("node");
    node.args(["--test", "--test-concurrency=1"]);
    node.args(["--test-reporter=spec", "--test-reporter-destination=stdout"]);
    node.args(["--test-reporter=tap", "--test-reporter-destination"]).arg(&record);
    let outcome = run(node.args(files));
    Ok((outcome, read_text(&record)?))
}

/// Names and files of the tests that failed, by a record in the Test Anything Protocol.
fn failed(record: &str) -> Vec<(String, String)> {
    let mut failed = Vec::new();
    let mut name = None;
    for line in record.lines().map(str::trim) {
        if let Some(rest) = line.strip_prefix("not ok ") {
            name = rest.split_once(" - ").map(|(_, name)| name.to_owned());
        }
        let Some(location) = line.strip_prefix("location: '") else { continue };
        let file = location.rsplitn(3, ':').nth(2).unwrap_or(location);
        failed.extend(name.take().map(|name| (name, file.to_owned())));
    }
    failed
}

/// The reasons for skipping, in a record of the Test Anything Protocol, each with how often it was given.
fn skipped(record: &str) -> Vec<String> {
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, reason) in record.lines().filter_map(|line| line.split_once("# SKIP")) {
        *reasons.entry(reason.trim()).or_default() += 1;
    }
    reasons.iter().map(|(reason, times)| format!("{times} skipped: {reason}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skipped_tests_are_told_by_reason() {
        let record = "ok 1 - a # SKIP no firefox\nok 2 - b\nok 3 - c # SKIP no firefox\n";
        assert_eq!(skipped(record), ["2 skipped: no firefox"]);
    }

    #[test]
    fn failed_tests_are_told_with_their_files() {
        let record = "ok 1 - a\n  ---\n  location: '/x/a.test.mjs:3:1'\n  ...\nnot ok 2 - b · firefox\n  ---\n  duration_ms: 3\n  \
                      location: '/x/b.test.mjs:12:1'\n  ...\n";
        assert_eq!(failed(record), [("b · firefox".to_owned(), "/x/b.test.mjs".to_owned())]);
    }

    #[test]
    fn each_step_comes_after_those_it_needs() {
        for (place, step) in STEPS.iter().enumerate() {
            for need in step.needs {
                assert!(STEPS.iter().take(place).any(|earlier| earlier.name == *need), "{} needs {need}", step.name);
            }
        }
    }
}
