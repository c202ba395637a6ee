//! The core against an independent reference that shares no code with it: random schemes and quarters over all mechanisms,
//! settled by both, must come to the same figures.
//!
//! `CADRE_PAY_SEEDS=20000 cargo test --test agreement` looks further, `CADRE_PAY_FIRST=17 CADRE_PAY_SEEDS=1` at one pair.

mod reference;

use std::collections::BTreeMap;
use std::panic::{catch_unwind, set_hook, take_hook};
use std::sync::Mutex;

use cadre_pay::answer::{Options, settle_documents};
use cadre_pay::problem::Document;
use cadre_pay::read::node::Node;
use reference::coverage::Coverage;
use reference::difference::differences;
use reference::random::pair;
use reference::setting;
use reference::settle::settle;
use reference::shrink::shrink;
use serde_json::Value;

/// How many pairs are settled by both.
const SEEDS: u64 = 2000;
/// Of how many it is looked at closely what was at work in them.
const COVERED: u64 = 500;

/// The only refusals that a random pair may meet: fractions or amounts that the core does not hold. They are rare.
const BEYOND: [&str; 2] = ["refused: too-fine", "refused: too-large"];

/// The core's answer as it leaves the core; none where it panics.
fn answer([scheme, quarter]: &[Value; 2]) -> Option<Value> {
    let scheme = Node::from_json(&scheme.to_string(), Document::Scheme);
    let quarter = Node::from_json(&quarter.to_string(), Document::Quarter);
    let answer = catch_unwind(|| settle_documents(scheme, quarter, Ok(Options::default()))).ok()?;
    Some(serde_json::to_value(&answer).expect("an answer is JSON"))
}

fn differ(own: &[Value; 2]) -> Vec<String> {
    match answer(own) {
        Some(answer) => differences(&answer, &settle(&own[0], &own[1])),
        None => vec![format!("the core panics at {}", *LAST_PANIC.lock().expect("a place"))],
    }
}

/// What differs first: a refusal's codes, or the name of the figure.
fn kind(found: &[String]) -> Option<String> {
    let first = found.first()?;
    let name = first.split(':').next().unwrap_or_default();
    Some(if name == "refused" { first.clone() } else { name.split(' ').next_back().unwrap_or_default().to_owned() })
}

/// Where it panicked last, quietly.
static LAST_PANIC: Mutex<String> = Mutex::new(String::new());

/// Without the messages of panics: many smaller documents are not valid.
fn quietly<T>(work: impl FnOnce() -> T) -> T {
    let hook = take_hook();
    set_hook(Box::new(|info| {
        *LAST_PANIC.lock().expect("a place") = info.location().map(ToString::to_string).unwrap_or_default();
    }));
    let done = work();
    set_hook(hook);
    done
}

#[test]
fn core_and_reference_agree() {
    let (first, seeds) = (setting("CADRE_PAY_FIRST", 0), setting("CADRE_PAY_SEEDS", SEEDS));
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut coverage = Coverage::default();
    let mut beyond = 0;
    for seed in first..first + seeds {
        let mut own = pair(seed);
        if seed < COVERED {
            quietly(|| coverage.count(&own[0], &own[1]));
        }
        let found = quietly(|| differ(&own));
        let Some(name) = kind(&found) else { continue };
        if BEYOND.contains(&name.as_str()) {
            beyond += 1;
            continue;
        }
        let seen = kinds.entry(name.clone()).or_default();
        *seen += 1;
        if *seen > 1 {
            continue;
        }
        println!("── seed {seed}\n{}", found.join("\n"));
        if seeds == 1 {
            println!("{}\n{}\n{}", own[0], own[1], answer(&own).unwrap_or_default());
        }
        let same = |own: &[Value; 2]| catch_unwind(|| kind(&differ(own))).ok().flatten().as_ref() == Some(&name);
        quietly(|| shrink(&mut own, &same));
        println!("made smaller:\n{}\n{}\n{}", own[0], own[1], quietly(|| differ(&own)).join("\n"));
    }
    println!("{}", coverage.told());
    assert!(beyond * 100 <= seeds, "{beyond} of {seeds} pairs are too fine");
    assert!(kinds.is_empty(), "of {seeds} pairs from {first} on, so many differ: {kinds:#?}");
    assert!(first > 0 || seeds < COVERED || coverage.lost().is_empty(), "never at work: {:#?}", coverage.lost());
}
