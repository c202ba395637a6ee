//! Every problem with the sentence it is told in: `tests/refused/` pins them, and says which documents have them.

use std::collections::BTreeMap;

use cadre_pay::problem::{Fault, Severity};
use serde_json::Value;

use crate::Done;
use crate::run::{files_below, name_of, read_text, root};

/// The table of codes, in the order of the core's own.
pub(super) fn table() -> Done<String> {
    let told = examples()?;
    let mut table = "| code | severity | place and sentence of a case, *and the way out* |\n|---|---|---|\n".to_owned();
    for (code, severity) in Fault::CODES {
        let severity = match severity {
            Severity::Refusal => "refusal",
            Severity::Warning => "warning",
        };
        let example = told.get(*code).ok_or_else(|| format!("tests/refused has no case of `{code}`"))?;
        table.push_str(&format!("| `{code}` | {severity} | {example} |\n"));
    }
    Ok(table)
}

/// Of the cases of each code the one that has the fewest problems besides; of equal ones the first by name.
fn examples() -> Done<BTreeMap<String, String>> {
    let mut best: BTreeMap<String, (usize, String)> = BTreeMap::new();
    for path in files_below(&root().join("tests/refused")) {
        let case: Value =
            serde_json::from_str(&read_text(&path)?).map_err(|error| format!("{}: {error}", name_of(&path)))?;
        let problems = case["problems"].as_array().map_or(&[][..], Vec::as_slice);
        for problem in problems {
            let code = problem["code"].as_str().unwrap_or_default();
            if best.get(code).is_none_or(|(others, _)| problems.len() < *others) {
                best.insert(code.to_owned(), (problems.len(), told(problem)));
            }
        }
    }
    Ok(best.into_iter().map(|(code, (_, example))| (code, example)).collect())
}

fn told(problem: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let words = [
        Some(text(&problem["place"])).filter(|place| !place.is_empty()).map(|place| format!("`{place}`")),
        Some(text(&problem["en"][0])),
        Some(text(&problem["en"][1])).filter(|hint| !hint.is_empty()).map(|hint| format!("*{hint}*")),
    ];
    words.into_iter().flatten().collect::<Vec<_>>().join(" · ").replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_is_left_out() {
        let problem = |hint: Value| serde_json::json!({ "place": "", "en": ["wrong", hint] });
        assert_eq!(told(&problem(Value::Null)), "wrong");
        assert_eq!(told(&problem("mend it".into())), "wrong · *mend it*");
    }
}
