//! Reading: from what somebody wrote to values that can be trusted, or to every problem at once.
//!
//! 1. `node`: the document as written. 2. `check`: against its `shape`. 3. `scheme_rules`, `quarter_rules`: what must
//!    hold beyond the shape. 4. `scheme`, `quarter`: only if nothing was refused, the values.

pub mod node;
pub mod shape;

mod at;
pub(crate) mod check;
mod grading_rules;
mod ids;
mod level_rules;
mod pay_rules;
mod quarter;
pub(crate) mod quarter_rules;
mod scheme;
mod scheme_rules;
mod size;
mod subject_rules;

use crate::problem::{Document, Place, Problem, Severity};
use crate::quarter::Quarter;
use crate::scheme::Scheme;
use at::At;
use check::Problems;
use node::Node;

/// What reading gives: the value unless something was refused, and every problem in document order.
#[derive(Debug)]
pub struct Read<T> {
    /// The value, if nothing was refused.
    pub value: Option<T>,
    /// Refusals and warnings.
    pub problems: Vec<Problem>,
}

/// Reads the rules.
pub fn read_scheme(node: &Node) -> Read<Scheme> {
    let mut problems = Problems::of(Document::Scheme);
    check::check(node, &shape::SCHEME, &Place::Root, &mut problems);
    scheme_rules::check_scheme(&At::root(node), &mut problems);
    finish(problems, || scheme::build(node))
}

/// Reads the facts against the rules. Without rules (they were refused) only the shape is looked at.
pub fn read_quarter(node: &Node, scheme: Option<&Scheme>) -> Read<Quarter> {
    let mut problems = Problems::of(Document::Quarter);
    check::check(node, &shape::QUARTER, &Place::Root, &mut problems);
    let Some(scheme) = scheme else {
        return Read { value: None, problems: problems.into_list() };
    };
    quarter_rules::check_quarter(&At::root(node), scheme, &mut problems);
    let mut read = finish(problems, || quarter::build(node, scheme));
    let beyond = read.value.as_ref().map(|quarter| size::check(scheme, quarter)).unwrap_or_default();
    if !beyond.is_empty() {
        read.value = None;
        read.problems.extend(beyond);
    }
    read
}

fn finish<T>(problems: Problems, build: impl FnOnce() -> T) -> Read<T> {
    let problems = problems.into_list();
    let refused = problems.iter().any(|problem| problem.fault.severity() == Severity::Refusal);
    Read { value: if refused { None } else { Some(build()) }, problems }
}
