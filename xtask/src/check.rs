//! `cargo xtask check`: the worked examples of every scheme, natively.

use std::fs;
use std::path::{Path, PathBuf};

use cadre_pay::check::{Checked, check_text};
use cadre_pay::text::{Language, problem};

use crate::Done;

/// Prints a line per scheme and what failed, and closes with the counts.
pub(crate) fn check() -> Done {
    let (mut passed, mut failed) = (0, 0);
    for path in schemes()? {
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        match check_text(&text) {
            Ok(checked) => {
                let good = checked.examples.iter().filter(|example| example.passed()).count();
                println!(
                    "{} {}: {good} of {} worked examples",
                    checked.scheme,
                    checked.version,
                    checked.examples.len()
                );
                print_failures(&checked);
                (passed, failed) = (passed + good, failed + checked.examples.len() - good);
            }
            Err(problems) => {
                println!("{}: refused", path.display());
                for found in &problems {
                    println!("    {}: {}", found.place, problem(found, Language::English).sentence);
                }
                failed += 1;
            }
        }
    }
    println!("{passed} passed, {failed} failed");
    if failed > 0 || passed == 0 { Err("the worked examples do not come out".to_owned()) } else { Ok(()) }
}

fn schemes() -> Done<Vec<PathBuf>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemes");
    let entries = fs::read_dir(folder).map_err(|error| format!("schemes: {error}"))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    paths.sort();
    Ok(paths)
}

fn print_failures(checked: &Checked) {
    for example in checked.examples.iter().filter(|example| !example.passed()) {
        println!("    {}", example.name);
        for difference in &example.differences {
            println!("        {}: {} expected, {} settled", difference.what, difference.expected, difference.got);
        }
        for found in &example.problems {
            println!("        {}: {}", found.place, problem(found, Language::English).sentence);
        }
    }
}
