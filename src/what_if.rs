//! What if (试算): the same quarters under other rules. Nothing is decided here that `settle` does not decide.
//!
//! A trial minds neither which scheme a quarter names nor which quarters a scheme is valid for, and says so. A class
//! that was recorded without a reason was the one suggested, so it follows the suggestion of the scheme tried.

pub(crate) mod compare;
pub(crate) mod largest;
pub(crate) mod lever;
mod proof;

use std::rc::Rc;

use crate::exact::Money;
use crate::period::{Period, Span};
use crate::problem::{Document, Fault, Place, Problem, Severity};
use crate::quarter::Quarter;
use crate::read::node::Node;
use crate::read::{Read, read_quarter, read_scheme};
use crate::scheme::Scheme;
use crate::settle::{Settlement, settle};
use lever::{Step, at_mut, steps_of};

/// Most quarters of a trial.
pub(crate) const QUARTERS: usize = 8;

/// A scheme and what it makes of each quarter.
pub(crate) struct Outcome {
    pub(crate) scheme: Scheme,
    pub(crate) quarters: Vec<Settled>,
    /// What the trial did not mind.
    pub(crate) notes: Vec<Problem>,
}

/// A quarter with what came out.
pub(crate) struct Settled {
    pub(crate) quarter: Rc<Quarter>,
    pub(crate) found: Settlement,
}

/// What a trial costs, over all its quarters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cost {
    /// What people earned, before the pool's policy moves any money.
    pub(crate) earned: Money,
    pub(crate) payable: Money,
    pub(crate) available: Money,
    /// In every quarter no more is earned than is available.
    pub(crate) fits: bool,
    /// People who are pending or undecided, and cost nothing yet.
    pub(crate) open: usize,
}

impl Settled {
    /// Where the pool scales or shares, what is paid always is what is available: what fits is what is earned.
    pub(crate) fn cost(&self) -> Cost {
        let pool = &self.found.pool;
        Cost {
            earned: pool.earned,
            payable: pool.payable,
            available: pool.available,
            fits: pool.earned <= pool.available,
            open: pool.paid.iter().filter(|paid| paid.is_none()).count(),
        }
    }
}

impl Outcome {
    pub(crate) fn cost(&self) -> Cost {
        let none = Cost { fits: true, ..Cost::default() };
        self.quarters.iter().map(Settled::cost).fold(none, |sum, own| Cost {
            earned: sum.earned + own.earned,
            payable: sum.payable + own.payable,
            available: sum.available + own.available,
            fits: sum.fits && own.fits,
            open: sum.open + own.open,
        })
    }
}

/// Settles every quarter by the scheme, or says everything that is wrong; places begin with the call's argument.
pub(crate) fn run(argument: &str, scheme: &Node, quarters: &[Node]) -> Result<Outcome, Vec<Problem>> {
    let Read { value, problems } = read_scheme(scheme);
    let mut refusals = refusals(argument, problems);
    let mut notes = Vec::new();
    let mut settled = Vec::new();
    let mut scheme = value;
    for (index, node) in quarters.iter().enumerate() {
        let argument = format!("quarters[{index}]");
        let Some(scheme) = &mut scheme else {
            refusals.extend(self::refusals(&argument, read_quarter(node, None).problems));
            continue;
        };
        let (quarter, problems) = read_anyway(node, scheme);
        let (own_refusals, own_notes): (Vec<Problem>, Vec<Problem>) =
            problems.into_iter().partition(|problem| problem.fault.severity() == Severity::Refusal);
        refusals.extend(self::refusals(&argument, own_refusals));
        notes.extend(own_notes.into_iter().map(|problem| of_call(&argument, problem)));
        settled.extend(quarter.map(|quarter| Settled { found: settle(scheme, &quarter), quarter: Rc::new(quarter) }));
    }
    match scheme {
        Some(scheme) if refusals.is_empty() => Ok(Outcome { scheme, quarters: settled, notes }),
        _ => Err(refusals),
    }
}

/// Settles quarters that have been read before by another value of a rule that reading them does not look at.
fn rerun(argument: &str, scheme: &Node, before: &Outcome) -> Result<Outcome, Vec<Problem>> {
    let read = read_scheme(scheme);
    let Some(scheme) = read.value else { return Err(refusals(argument, read.problems)) };
    let again = |own: &Settled| Settled { quarter: Rc::clone(&own.quarter), found: settle(&scheme, &own.quarter) };
    let quarters = before.quarters.iter().map(again).collect();
    Ok(Outcome { scheme, quarters, notes: Vec::new() })
}

/// The quarter as if it named this scheme, so that later trials need not copy it.
pub(crate) fn adopt(quarter: &Node, scheme: &Scheme) -> Node {
    let mut adopted = quarter.clone();
    for (key, value) in [("id", &scheme.id), ("version", &scheme.version)] {
        if let Some(name @ Node::Text(_)) = at_mut(&mut adopted, &[Step::Key("scheme".into()), Step::Key(key.into())]) {
            *name = Node::Text(value.clone());
        }
    }
    adopted
}

/// Reads whatever the quarter's name, period and recorded classes say; what was not minded comes as warnings.
fn read_anyway(node: &Node, scheme: &mut Scheme) -> (Option<Quarter>, Vec<Problem>) {
    let validity = (scheme.from, scheme.to);
    (scheme.from, scheme.to) = (Period { year: 0, span: Span::Year, number: 1 }, None);
    let named = |key| node.get("scheme").and_then(|name| name.get(key)).cloned();
    let own = |text: &String| Some(Node::Text(text.clone()));
    let mut notes = Vec::new();
    let mut adopted = None;
    if (named("id"), named("version")) != (own(&scheme.id), own(&scheme.version)) {
        adopted = Some(adopt(node, scheme));
    }
    let mut read = read_quarter(adopted.as_ref().unwrap_or(node), Some(scheme));
    if follows_suggestion(&read.problems) {
        let mut trial = adopted.clone().unwrap_or_else(|| node.clone());
        for problem in read.problems {
            notes.extend(follow_suggestion(&mut trial, problem));
        }
        read = read_quarter(&trial, Some(scheme));
    }
    (scheme.from, scheme.to) = validity;
    if let (Some(Node::Text(id)), Some(Node::Text(version)), true) = (named("id"), named("version"), adopted.is_some())
    {
        let fault =
            Fault::TriedOnOther { named: format!("{id} {version}"), used: format!("{} {}", scheme.id, scheme.version) };
        notes.push(Problem { document: Document::Call, place: "scheme".to_owned(), fault });
    }
    if let Some(period) = read.value.as_ref().map(|quarter| quarter.period)
        && (period.bounds().0 < scheme.from.bounds().0 || scheme.to.is_some_and(|to| period.bounds().1 > to.bounds().1))
    {
        let to = scheme.to.map(|to| to.to_string());
        let fault = Fault::ValidityIgnored { period: period.to_string(), from: scheme.from.to_string(), to };
        notes.push(Problem { document: Document::Call, place: "period".to_owned(), fault });
    }
    // Warnings about the quarter itself are not what a trial is about.
    notes.extend(read.problems.into_iter().filter(|problem| problem.fault.severity() == Severity::Refusal));
    (read.value, notes)
}

fn follows_suggestion(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| matches!(problem.fault, Fault::ClassReasonMissing { .. }))
}

/// Takes away a class that stands there without a reason and is no longer the one suggested.
fn follow_suggestion(quarter: &mut Node, problem: Problem) -> Option<Problem> {
    let Fault::ClassReasonMissing { village, suggested, assigned } = problem.fault else { return None };
    let mut steps = steps_of(&problem.place)?;
    steps.pop();
    if let Some(Node::Object(entries)) = at_mut(quarter, &steps) {
        entries.retain(|(key, _)| key != "class");
    }
    let fault = Fault::ClassFollows { village, recorded: assigned, suggested };
    Some(Problem { document: Document::Call, place: problem.place, fault })
}

fn refusals(argument: &str, problems: Vec<Problem>) -> Vec<Problem> {
    let refusals = problems.into_iter().filter(|problem| problem.fault.severity() == Severity::Refusal);
    refusals.map(|problem| of_call(argument, problem)).collect()
}

/// The problem at its place in the call's argument, e.g. `quarters[1].people[3].score`.
pub(crate) fn of_call(argument: &str, problem: Problem) -> Problem {
    let place = if problem.place.is_empty() {
        argument.to_owned()
    } else {
        Place::Key(&Place::Key(&Place::Root, argument), &problem.place).to_string()
    };
    Problem { document: Document::Call, place, fault: problem.fault }
}
