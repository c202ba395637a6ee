//! Which mechanisms were at work: a test that loses one must not stay green.

use std::collections::BTreeMap;
use std::panic::catch_unwind;

use serde_json::{Value, json};

use super::json::{list, text};
use super::settle::{Settled, settle};

/// Optional keys of the scheme that count as at work where taking them away changes a figure: the key they stand under,
/// and the key.
const KEYS: &[(&str, &str)] = &[
    ("", "difficulty"),
    ("", "factors"),
    ("", "pool"),
    ("difficulty", "on"),
    ("posts", "roleFactor"),
    ("posts", "standard"),
    ("posts", "holds"),
    ("indicators", "fullMarks"),
    ("from", "ranked"),
    ("from", "per"),
    ("from", "bands"),
    ("from", "steps"),
    ("of", "ranked"),
    ("of", "per"),
    ("of", "bands"),
    ("of", "steps"),
    ("steps", "start"),
    ("steps", "partial"),
    ("steps", "lowest"),
    ("steps", "highest"),
    ("items", "perPost"),
    ("items", "again"),
    ("items", "cap"),
    ("items", "monthCap"),
    ("items", "group"),
    ("items", "indicator"),
    ("groups", "counts"),
    ("groups", "cap"),
    ("hits", "everybody"),
    ("hits", "village"),
    ("redLines", "grade"),
    ("redLines", "keepsGrade"),
    ("redLines", "withholds"),
    ("grading", "within"),
    ("grading", "order"),
    ("grading", "otherwise"),
    ("grades", "from"),
    ("grades", "tests"),
    ("grades", "quota"),
    ("pay", "standardPer"),
    ("pay", "twoPosts"),
    ("items", "standard"),
    ("items", "standardFact"),
    ("items", "share"),
    ("items", "months"),
    ("items", "fullScore"),
    ("items", "without"),
    ("pool", "shareAmong"),
];

/// Words that count as at work where a scheme says them.
const WORDS: &[(&str, &[&str])] = &[
    ("period", &["month", "half-year", "year"]),
    ("subject", &["village", "household"]),
    ("on", &["assessed", "score", "pay"]),
    ("partial", &["drop", "count", "share"]),
    ("start", &["full", "zero"]),
    ("counts", &["largest", "all", "largest-per-matter"]),
    ("bound", &["at-most", "at-least"]),
    ("rule", &["decide", "both-up", "both-down", "by-indicators"]),
    ("proRating", &["months", "days", "none"]),
    ("setAside", &["people", "months", "sum"]),
    ("mode", &["half-up", "half-even", "down", "up"]),
    (
        "by",
        &[
            "fact",
            "registeredPopulation",
            "residentPopulation",
            "workload",
            "months",
            "ballot",
            "votes",
            "events",
            "rating",
            "indicator",
            "earlier",
            "teamScore",
            "teamRank",
            "teamGrade",
            "score",
            "rank",
            "rankFromEnd",
        ],
    ),
    ("by", &["ratio", "amount", "points-missing", "points-above", "prizes", "fixed"]),
];

/// Taking keys away is work; after so many times a key is no longer tried.
const ENOUGH: usize = 3;

/// How often each mechanism was at work.
#[derive(Default)]
pub(crate) struct Coverage(BTreeMap<String, usize>);

impl Coverage {
    pub(crate) fn count(&mut self, scheme: &Value, quarter: &Value) {
        let settled = settle(scheme, quarter);
        self.outcomes(&settled, quarter);
        for (key, words) in WORDS {
            for word in *words {
                self.note(format!("{key}: {word}"), says(scheme, key, &json!(word)));
            }
        }
        for (under, key) in KEYS {
            if self.0.get(&format!("{under}.{key}")).is_some_and(|seen| *seen >= ENOUGH) {
                continue;
            }
            let mut without = scheme.clone();
            let taken = take(&mut without, "", under, key);
            // What becomes invalid without the key settles to nothing at all.
            let other = || catch_unwind(|| settle(&without, quarter).figures()).ok();
            self.note(format!("{under}.{key}"), taken && other().is_some_and(|other| other != settled.figures()));
        }
    }

    fn outcomes(&mut self, settled: &Settled, quarter: &Value) {
        let lines = &settled.lines;
        for state in ["settled", "pending", "undecided"] {
            self.note(format!("a line is {state}"), lines.iter().any(|line| line.state == state));
        }
        for action in ["reported", "scaled-down", "shared", "carried-forward", "clawed-back", "waiting"] {
            self.note(format!("the pool is {action}"), settled.pool.action == action);
        }
        self.note("a quota is not filled".to_owned(), settled.short > 0);
        self.note("a run of three".to_owned(), lines.iter().any(|line| line.run >= 3));
        self.note("a balance of points".to_owned(), lines.iter().any(|line| line.balance.is_some()));
        self.note("adjustments".to_owned(), lines.iter().any(|line| line.adjustments != super::exact::int(0)));
        self.note("a team waits".to_owned(), settled.teams.iter().any(|team| team.score.is_none() || team.undecided));
        let decisions = list(quarter, "decisions");
        for kind in ["grade", "tie"] {
            let own: Vec<&&Value> = decisions.iter().filter(|own| text(own, "kind") == Some(kind)).collect();
            self.note(format!("a decision by {kind}"), !own.is_empty());
            self.note(format!("a team's decision by {kind}"), own.iter().any(|own| own.get("team").is_some()));
        }
        for key in ["coefficients", "incidents", "events", "redemptions", "earlier"] {
            self.note(format!("quarter.{key}"), !list(quarter, key).is_empty());
        }
    }

    fn note(&mut self, what: String, at_work: bool) {
        *self.0.entry(what).or_default() += usize::from(at_work);
    }

    /// What was never at work.
    pub(crate) fn lost(&self) -> Vec<&String> {
        self.0.iter().filter(|(_, count)| **count == 0).map(|(what, _)| what).collect()
    }

    pub(crate) fn told(&self) -> String {
        self.0.iter().map(|(what, count)| format!("{what}: {count}\n")).collect()
    }
}

/// Whether a key holds the word anywhere inside.
pub(crate) fn says(own: &Value, key: &str, word: &Value) -> bool {
    match own {
        Value::Object(entries) => {
            entries.iter().any(|(own, inner)| (own == key && inner == word) || says(inner, key, word))
        }
        Value::Array(entries) => entries.iter().any(|inner| says(inner, key, word)),
        _ => false,
    }
}

/// Takes the key away wherever it stands directly under the other one.
fn take(own: &mut Value, at: &str, under: &str, key: &str) -> bool {
    match own {
        Value::Object(entries) => {
            let here = at == under && entries.remove(key).is_some();
            entries.iter_mut().fold(here, |taken, (own, inner)| take(inner, own, under, key) || taken)
        }
        Value::Array(entries) => {
            entries.iter_mut().filter_map(|inner| take(inner, at, under, key).then_some(())).count() > 0
        }
        _ => false,
    }
}
