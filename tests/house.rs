//! The house's rules, as absences that can be looked for.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use support::text_of;

/// Files below a folder whose names end so, with their text, without the tests inside them.
fn files(folder: &str, end: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    collect(&root.join(folder), end, &mut found);
    let name = |path: &PathBuf| path.strip_prefix(root).expect("below the root").to_string_lossy().into_owned();
    let mut files: Vec<(String, String)> = found.iter().map(|path| (name(path), text_of(&name(path)))).collect();
    files.sort();
    assert!(!files.is_empty(), "{folder} has files ending in {end}");
    files
}

fn collect(folder: &Path, end: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, end, found);
        } else if path.to_string_lossy().ends_with(end) {
            found.push(path);
        }
    }
}

/// The core's files, without comments and unit tests.
fn core() -> Vec<(String, String)> {
    let code = |text: &str| -> String {
        let product = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        product.lines().map(|line| without_text(line.split("//").next().unwrap_or_default()) + "\n").collect()
    };
    files("src", ".rs").into_iter().map(|(name, text)| (name, code(&text))).collect()
}

/// A line without what stands in quotes: sentences may say anything.
fn without_text(line: &str) -> String {
    line.replace("\\\"", "").split('"').step_by(2).collect::<Vec<_>>().join("\"\"")
}

/// Only the named files may say any of the words.
fn only(allowed: &[&str], words: &[&str]) {
    for (name, text) in core().iter().filter(|(name, _)| !allowed.contains(&name.as_str())) {
        for (number, line) in text.lines().enumerate() {
            for word in words {
                assert!(!says(line, word), "{name}:{} says `{word}`: {line}", number + 1);
            }
        }
    }
    for name in allowed {
        let text = core().into_iter().find(|(file, _)| file == name).map(|(_, text)| text).unwrap_or_default();
        assert!(words.iter().any(|word| says(&text, word)), "{name} says none of {words:?}: the rule is out of date");
    }
}

/// Whether the word stands there by itself.
fn says(text: &str, word: &str) -> bool {
    let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    text.match_indices(word)
        .any(|(at, _)| !part(text[..at].chars().next_back()) && !part(text[at + word.len()..].chars().next()))
}

#[test]
fn only_the_door_names_javascript() {
    only(&["src/wasm.rs"], &["wasm_bindgen", "js_sys", "JsValue"]);
}

#[test]
fn only_the_edges_name_serde() {
    only(
        &[
            "src/answer.rs",
            "src/answer/moves.rs",
            "src/answer/rescored.rs",
            "src/answer/what_if.rs",
            "src/read/node.rs",
            "src/wasm.rs",
        ],
        &["serde", "serde_json", "Serialize", "Deserialize"],
    );
}

#[test]
fn there_is_no_binary_float() {
    only(&[], &["f64", "f32"]);
    for (name, text) in core() {
        for (number, line) in text.lines().enumerate() {
            assert!(!has_float_literal(line), "{name}:{} has a float: {line}", number + 1);
        }
    }
}

/// A digit, a point and a digit.
fn has_float_literal(line: &str) -> bool {
    let letters: Vec<char> = line.chars().collect();
    letters.windows(4).any(|four| {
        let starts_number = !four[0].is_alphanumeric() && four[0] != '.' && four[0] != '_';
        starts_number && four[1].is_ascii_digit() && four[2] == '.' && four[3].is_ascii_digit()
    })
}

#[test]
fn there_is_no_clock_no_chance_and_no_order_by_hash() {
    only(
        &[],
        &[
            "HashMap",
            "HashSet",
            "SystemTime",
            "Instant",
            "OffsetDateTime",
            "now_utc",
            "now_local",
            "rand",
            "thread_rng",
        ],
    );
}

#[test]
fn figures_are_rounded_in_one_place() {
    only(&["src/exact.rs"], &["round_quotient"]);
    only(&[], &["round", "round_dp", "round_dp_with_strategy", "trunc", "normalize", "to_f64"]);
    let calls = core().iter().map(|(_, text)| text.matches("round_quotient(").count()).sum::<usize>();
    assert_eq!(calls, 3, "its definition, scores and money");
}

#[test]
fn nothing_in_the_core_gives_up_without_a_word() {
    only(&[], &["unwrap", "todo", "unimplemented", "unreachable"]);
}

#[test]
fn the_core_reads_and_writes_nothing() {
    only(&[], &["std::fs", "std::net", "std::env", "println", "eprintln", "static mut"]);
    // The quarter that is open, which only the door keeps.
    only(&["src/wasm.rs"], &["thread_local"]);
}

#[test]
fn one_module_of_the_page_imports_the_package() {
    for (name, text) in files("www/src", ".ts") {
        for line in text.lines().filter(|line| line.contains("from \"") || line.contains("import(")) {
            let package = line.contains("/pkg/") || line.contains("cadre-pay\"") || line.contains("cadre-pay/");
            let types_only =
                line.trim_start().starts_with("import type") || line.trim_start().starts_with("export type");
            let allowed = name == "www/src/core.ts" || (types_only && line.contains("types"));
            assert!(!package || allowed, "{name} imports the package: {line}");
        }
    }
}

#[test]
fn the_stages_stand_in_the_order_of_the_regulation() {
    let in_order = |file: &str, stages: &[&str]| {
        let text = text_of(file);
        let find = |stage: &&str| text.find(*stage).unwrap_or_else(|| panic!("no {stage} in {file}"));
        let places: Vec<usize> = stages.iter().map(find).collect();
        assert!(places.is_sorted(), "{file}: {places:?}");
    };
    // Teams are assessed before the people whose results may rest on them; both in the same way.
    in_order(
        "src/settle.rs",
        &[
            "difficulty::classify",
            "red_line::spread",
            "assess::assess(level(rules, &quarter.team",
            "assess::assess(level(&scheme.own",
            "pay::pay",
            "pool::settle",
            "ledger::accounts",
        ],
    );
    in_order(
        "src/assess.rs",
        &["adjust::adjustments(", "score::score", "adjust::adjust(", "rank::rank", "grade::grade("],
    );
}
