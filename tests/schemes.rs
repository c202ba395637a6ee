//! Every scheme of the repository: its worked examples come out, and its sample settles.

mod support;

use std::fs;
use std::path::{Path, PathBuf};

use cadre_pay::check::check_text;
use cadre_pay::text::Language;
use support::{document, settle, settled, text_of};

/// The JSON documents of a folder of the repository, by name.
fn documents(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("a folder");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    let name = |path: &PathBuf| path.file_stem().expect("a name").to_string_lossy().into_owned();
    let mut names: Vec<String> = paths.iter().map(name).collect();
    names.sort();
    names
}

#[test]
fn the_worked_examples_of_every_scheme_come_out() {
    for name in documents("schemes") {
        let checked =
            check_text(&text_of(&format!("schemes/{name}.json"))).unwrap_or_else(|found| panic!("{name}: {found:#?}"));
        assert_eq!(checked.scheme, name, "the id is the file's name");
        assert!(!checked.examples.is_empty(), "{name} has worked examples");
        for example in &checked.examples {
            assert!(example.passed(), "{name}, {}: {example:#?}", example.name);
        }
    }
}

#[test]
fn every_scheme_has_a_sample_and_it_settles() {
    let samples = documents("schemes/samples");
    for name in documents("schemes") {
        let scheme = document(&format!("schemes/{name}.json"));
        let of: Vec<&String> = samples.iter().filter(|sample| belongs(sample, &name)).collect();
        assert_eq!(of.len(), 1, "{name} has one sample");
        let quarter = document(&format!("schemes/samples/{}.json", of[0]));
        assert!(quarter["note"].as_str().is_some_and(|note| note.contains("虚构")), "{name} says that it is invented");
        let (settlement, warnings) =
            settled(settle(&scheme, &quarter, Language::English)).unwrap_or_else(|said| panic!("{name}: {said}"));
        // Huamachi shows somebody who is not scored yet; nobody else is.
        assert_eq!(settlement.partial, name == "huamachi", "{name}: {warnings:#?}");
    }
}

/// Whether a sample is named by the scheme and a period.
fn belongs(sample: &str, scheme: &str) -> bool {
    let period = sample.strip_prefix(scheme).and_then(|rest| rest.strip_prefix('-'));
    period.is_some_and(|period| period.starts_with(|first: char| first.is_ascii_digit()))
}
