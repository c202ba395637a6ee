//! The answers of a trial.

use serde::Serialize;

use super::{Answer, ENGINE, Options, ProblemView, SchemeView, count, take, views};
use crate::exact::{Fixed, Money};
use crate::problem::{Document, Expected, Fault, Problem, Severity};
use crate::read::node::Node;
use crate::scheme::Scheme;
use crate::text::{self, Language};
use crate::what_if::compare::{Change, Group, Groups, Moved, Standing, Sums, compare};
use crate::what_if::largest::{Extreme, Method, Point, Seek, Trial, VALUES};
use crate::what_if::lever::{Grid, Lever};
use crate::what_if::{Outcome, QUARTERS, adopt, of_call, run};

views! {
    ComparisonView {
        engine: &'static str,
        before: SchemeView,
        after: SchemeView,
        quarters: Vec<ComparedQuarterView>,
        total: ComparedSumsView,
    }
    ComparedQuarterView { period: String, period_name: String, town: String, sums: ComparedSumsView, moves: Vec<MoveView> }
    ComparedSumsView {
        people: u32,
        partial_before: bool,
        partial_after: bool,
        earned: ChangeView,
        payable: ChangeView,
        available: ChangeView,
        balance: ChangeView,
        over_before: u32,
        over_after: u32,
        better: u32,
        worse: u32,
        more: u32,
        less: u32,
        changed: u32,
        shifts: Vec<ShiftView>,
        categories: Vec<PartView>,
        villages: Vec<PartView>,
    }
    ChangeView { before: String, after: String, difference: String }
    ShiftView {
        from: Option<String>,
        from_name: Option<String>,
        to: Option<String>,
        to_name: Option<String>,
        people: u32,
        payable: ChangeView,
    }
    PartView { id: String, name: String, people: u32, payable: ChangeView }
    MoveView {
        person: String,
        name: String,
        village: String,
        village_name: String,
        category: Option<String>,
        category_name: Option<String>,
        before: StandingView,
        after: StandingView,
        difference: Option<String>,
    }
    StandingView {
        score: Option<String>,
        rank: Option<u32>,
        grade: Option<String>,
        grade_name: Option<String>,
        pay: Option<String>,
    }
    SweepView { engine: &'static str, place: String, current: Option<String>, follower: Option<String>, points: Vec<PointView> }
    PointView { value: String, current: bool, found: Option<PointFoundView>, problems: Vec<ProblemView> }
    PointFoundView { cost: CostView, grades: Vec<PointGradeView>, quarters: Vec<CostView> }
    PointGradeView { grade: String, name: String, people: u32 }
    CostView { earned: String, payable: String, available: String, fits: bool, open: u32 }
    ExtremeView {
        engine: &'static str,
        place: String,
        current: Option<String>,
        follower: Option<String>,
        from: String,
        to: String,
        step: String,
        values: String,
        found: Option<ValueView>,
        next: Option<ValueView>,
        method: &'static str,
        explanation: &'static str,
        evaluations: u32,
        skipped: Option<SkippedView>,
    }
    ValueView { value: String, cost: CostView }
    SkippedView { values: String, value: String, problems: Vec<ProblemView> }
}

/// An argument as it was written, or why it cannot be read.
type Given = Result<Node, Problem>;

/// What two schemes make of the same quarters.
pub fn compare_documents(before: Given, after: Given, quarters: Given, options: Result<Options, Problem>) -> Answer {
    let mut call = Call::new(&options);
    call.take(options);
    let (before, after) = (call.document("before", before), call.document("after", after));
    let quarters = call.quarters(quarters);
    let (Some(before), Some(after), Some(quarters)) = (before, after, quarters) else { return call.refuse() };
    let [before, after] = [("before", before), ("after", after)].map(|(argument, node)| {
        let mut outcome = run(argument, &node, &quarters);
        if let Ok(outcome) = &mut outcome {
            call.problems.append(&mut outcome.notes);
        }
        outcome.map_err(|problems| call.add(problems)).ok()
    });
    let (Some(before), Some(after), false) = (before, after, call.is_refused()) else { return call.refuse() };
    let (quarters, total) = compare(&before, &after);
    let quarters = after.quarters.iter().zip(&quarters).map(|(settled, (sums, moves))| ComparedQuarterView {
        period: settled.quarter.period.to_string(),
        period_name: text::period(settled.quarter.period, call.language),
        town: settled.quarter.town.clone(),
        sums: sums_view(sums),
        moves: moves.iter().map(|moved| move_view(&after.scheme, settled, moved)).collect(),
    });
    let comparison = ComparisonView {
        engine: ENGINE,
        quarters: quarters.collect(),
        total: sums_view(&total),
        before: scheme_view(&before.scheme),
        after: scheme_view(&after.scheme),
    };
    Answer::Compared { comparison: Box::new(comparison), warnings: call.said() }
}

/// What every value of a range makes of the quarters.
pub fn sweep_documents(
    scheme: Given,
    quarters: Given,
    place: Given,
    range: Given,
    options: Result<Options, Problem>,
) -> Answer {
    let mut call = Call::new(&options);
    call.take(options);
    let Some(asked) = call.range(scheme, quarters, place, range) else { return call.refuse() };
    if let Err(fault) = asked.grid.refuse_above(VALUES) {
        call.refuse_at("range", fault);
        return call.refuse();
    }
    let trial = asked.trial();
    let language = call.language;
    let points = (0..asked.grid.count()).map(|position| {
        let (found, problems) = match trial.at(position) {
            Ok(outcome) => (Some(point_view(&outcome)), Vec::new()),
            Err(problems) => (None, views(&problems, language)),
        };
        let value = asked.grid.value(position);
        PointView { value: asked.lever.text(value), current: asked.lever.current == Some(value), found, problems }
    });
    let sweep = SweepView {
        engine: ENGINE,
        points: points.collect(),
        current: asked.current(),
        follower: asked.lever.follower.clone(),
        place: asked.place.clone(),
    };
    Answer::Swept { sweep: Box::new(sweep), warnings: call.said() }
}

/// The largest value of a range with which every quarter stays within its pool.
pub fn largest_within_pool(
    scheme: Given,
    quarters: Given,
    place: Given,
    range: Given,
    options: Result<Options, Problem>,
) -> Answer {
    within_pool(Seek::Largest, scheme, quarters, place, range, options)
}

/// The smallest value of a range with which every quarter stays within its pool.
pub fn smallest_within_pool(
    scheme: Given,
    quarters: Given,
    place: Given,
    range: Given,
    options: Result<Options, Problem>,
) -> Answer {
    within_pool(Seek::Smallest, scheme, quarters, place, range, options)
}

fn within_pool(
    seek: Seek,
    scheme: Given,
    quarters: Given,
    place: Given,
    range: Given,
    options: Result<Options, Problem>,
) -> Answer {
    let mut call = Call::new(&options);
    call.take(options);
    let Some(asked) = call.range(scheme, quarters, place, range) else { return call.refuse() };
    match asked.trial().find(seek) {
        Ok(extreme) => {
            let extreme = Box::new(extreme_view(&asked, &extreme, call.language));
            Answer::Found { extreme, warnings: call.said() }
        }
        Err(fault) => {
            call.refuse_at("range", fault);
            call.refuse()
        }
    }
}

/// The arguments of a call as they are read, and what is wrong with them.
struct Call {
    language: Language,
    problems: Vec<Problem>,
}

/// A range that can be tried.
struct Asked {
    scheme: Node,
    quarters: Vec<Node>,
    place: String,
    lever: Lever,
    grid: Grid,
    step: Fixed,
    now: Outcome,
}

impl Asked {
    fn trial(&self) -> Trial<'_> {
        Trial::new(&self.scheme, &self.quarters, &self.lever, self.grid, &self.now)
    }

    fn current(&self) -> Option<String> {
        self.lever.current.map(|value| self.lever.text(value))
    }
}

impl Call {
    fn new(options: &Result<Options, Problem>) -> Call {
        let language = options.as_ref().map_or(Language::default(), |options| options.language);
        Call { language, problems: Vec::new() }
    }

    fn take<T>(&mut self, read: Result<T, Problem>) -> Option<T> {
        take(read, &mut self.problems)
    }

    fn add(&mut self, problems: Vec<Problem>) {
        self.problems.extend(problems);
    }

    fn refuse_at(&mut self, place: &str, fault: Fault) {
        self.problems.push(Problem { document: Document::Call, place: place.to_owned(), fault });
    }

    fn is_refused(&self) -> bool {
        self.problems.iter().any(|problem| problem.fault.severity() == Severity::Refusal)
    }

    fn refuse(mut self) -> Answer {
        self.problems.retain(|problem| problem.fault.severity() == Severity::Refusal);
        Answer::Refused { problems: self.said() }
    }

    /// A quarter is read once for each scheme, and may say the same twice.
    fn said(&self) -> Vec<ProblemView> {
        let mut said: Vec<ProblemView> = Vec::new();
        for problem in views(&self.problems, self.language) {
            if !said.iter().any(|own| own.place == problem.place && own.sentence == problem.sentence) {
                said.push(problem);
            }
        }
        said
    }

    fn document(&mut self, argument: &str, node: Given) -> Option<Node> {
        self.take(node.map_err(|problem| of_call(argument, problem)))
    }

    /// One to eight quarters, each as text or as a value.
    fn quarters(&mut self, node: Given) -> Option<Vec<Node>> {
        let node = self.document("quarters", node)?;
        let Node::List(nodes) = node else {
            self.refuse_at("quarters", Fault::WrongType { expected: Expected::List, found: node.found() });
            return None;
        };
        if nodes.is_empty() {
            self.refuse_at("quarters", Fault::ListEmpty);
            return None;
        }
        if nodes.len() > QUARTERS {
            self.refuse_at("quarters", Fault::ListTooLong { most: QUARTERS, length: nodes.len() });
            return None;
        }
        let quarters = nodes.into_iter().enumerate().map(|(index, node)| match node {
            Node::Text(text) => self.document(&format!("quarters[{index}]"), Node::from_json(&text, Document::Quarter)),
            value => Some(value),
        });
        let quarters: Vec<Option<Node>> = quarters.collect();
        quarters.into_iter().collect()
    }

    /// Looks at everything, so that all problems are said at once.
    fn range(&mut self, scheme: Given, quarters: Given, place: Given, range: Given) -> Option<Asked> {
        let (scheme, quarters) = (self.document("scheme", scheme), self.quarters(quarters));
        let (place, range) = (self.document("place", place), self.document("range", range));
        let mut scheme = scheme?;
        let now = run("scheme", &scheme, quarters.as_deref().unwrap_or_default());
        let now = now.map_err(|problems| self.add(problems)).ok();
        // Worked examples are no part of a trial, and are long.
        if let Node::Object(entries) = &mut scheme {
            entries.retain(|(key, _)| key != "examples");
        }
        let place = self.place(place?)?;
        let lever = Lever::find(&scheme, &place).map_err(|fault| self.refuse_at("place", fault)).ok()?;
        let (grid, step) = self.grid(&lever, &range?)?;
        let (mut now, quarters) = (now?, quarters?);
        if self.is_refused() {
            return None;
        }
        self.problems.append(&mut now.notes);
        let quarters = quarters.iter().map(|quarter| adopt(quarter, &now.scheme)).collect();
        Some(Asked { scheme, quarters, place, lever, grid, step, now })
    }

    fn place(&mut self, node: Node) -> Option<String> {
        match node {
            Node::Text(place) => Some(place),
            other => {
                self.refuse_at("place", Fault::WrongType { expected: Expected::Text, found: other.found() });
                None
            }
        }
    }

    fn grid(&mut self, lever: &Lever, range: &Node) -> Option<(Grid, Fixed)> {
        let Node::Object(entries) = range else {
            self.refuse_at("range", Fault::WrongType { expected: Expected::Object, found: range.found() });
            return None;
        };
        for (key, _) in entries.iter().filter(|(key, _)| !["from", "to", "step"].contains(&key.as_str())) {
            self.refuse_at(&format!("range.{key}"), Fault::UnknownKey { key: key.clone(), like: None });
        }
        let from = self.figure(range, "from", |text| lever.read(text));
        let to = self.figure(range, "to", |text| lever.read(text));
        let step = match range.get("step") {
            None | Some(Node::Null) => Some(lever.smallest_step()),
            Some(_) => self.figure(range, "step", |text| lever.read_step(text)),
        };
        let (from, to, step) = (from?, to?, step?);
        Grid::new(from, to, step).map_err(|fault| self.refuse_at("range", fault)).ok().map(|grid| (grid, step))
    }

    fn figure(
        &mut self,
        range: &Node,
        key: &'static str,
        read: impl Fn(&str) -> Result<Fixed, Fault>,
    ) -> Option<Fixed> {
        let read = match range.get(key) {
            None => Err(Fault::MissingKey { key }),
            Some(Node::Text(text)) => read(text),
            Some(Node::Integer(number)) => Err(Fault::NumberNotText { number: number.to_string() }),
            Some(Node::Number(number)) => Err(Fault::NumberNotText { number: number.clone() }),
            Some(other) => Err(Fault::WrongType { expected: Expected::DecimalText, found: other.found() }),
        };
        read.map_err(|fault| self.refuse_at(&format!("range.{key}"), fault)).ok()
    }
}

fn scheme_view(scheme: &Scheme) -> SchemeView {
    SchemeView {
        id: scheme.id.clone(),
        version: scheme.version.clone(),
        title: scheme.title.clone(),
        issuer: scheme.issuer.clone(),
        status: if scheme.approved { "approved" } else { "draft" },
        hash: scheme.hash.clone(),
    }
}

fn change_view(Change { before, after }: Change) -> ChangeView {
    ChangeView { before: before.to_string(), after: after.to_string(), difference: (after - before).to_string() }
}

fn sums_view(sums: &Sums) -> ComparedSumsView {
    let balance = Change {
        before: sums.available.before - sums.payable.before,
        after: sums.available.after - sums.payable.after,
    };
    ComparedSumsView {
        people: count(sums.people),
        partial_before: sums.partial.0,
        partial_after: sums.partial.1,
        earned: change_view(sums.earned),
        payable: change_view(sums.payable),
        available: change_view(sums.available),
        balance: change_view(balance),
        over_before: count(sums.over.0),
        over_after: count(sums.over.1),
        better: count(sums.better),
        worse: count(sums.worse),
        more: count(sums.more),
        less: count(sums.less),
        changed: count(sums.changed),
        shifts: sums.shifts.list.iter().map(shift_view).collect(),
        categories: part_views(&sums.categories),
        villages: part_views(&sums.villages),
    }
}

fn shift_view(group: &Group) -> ShiftView {
    let id = |grade: &Option<(String, String)>| grade.as_ref().map(|(id, _)| id.clone());
    let name = |grade: &Option<(String, String)>| grade.as_ref().map(|(_, name)| name.clone());
    ShiftView {
        from: id(&group.from),
        from_name: name(&group.from),
        to: id(&group.to),
        to_name: name(&group.to),
        people: count(group.people),
        payable: change_view(group.payable),
    }
}

fn part_views(groups: &Groups) -> Vec<PartView> {
    let view = |group: &Group| {
        let (id, name) = group.from.clone().unwrap_or_default();
        PartView { id, name, people: count(group.people), payable: change_view(group.payable) }
    };
    groups.list.iter().map(view).collect()
}

fn move_view(scheme: &Scheme, settled: &crate::what_if::Settled, moved: &Moved) -> MoveView {
    let person = &settled.quarter.own.subjects[moved.person];
    let village = &settled.quarter.villages[person.village];
    let category = person.category.map(|category| &scheme.categories[category]);
    let difference = moved.after.pay.zip(moved.before.pay).map(|(after, before): (Money, Money)| after - before);
    MoveView {
        person: person.id.clone(),
        name: person.name.clone(),
        village: village.id.clone(),
        village_name: village.name.clone(),
        category: category.map(|category| category.id.clone()),
        category_name: category.map(|category| category.name.clone()),
        before: standing_view(&moved.before),
        after: standing_view(&moved.after),
        difference: difference.map(|difference| difference.to_string()),
    }
}

fn standing_view(standing: &Standing) -> StandingView {
    StandingView {
        score: standing.score.map(|score| score.to_string()),
        rank: standing.rank.map(count),
        grade: standing.grade.as_ref().map(|(id, _)| id.clone()),
        grade_name: standing.grade.as_ref().map(|(_, name)| name.clone()),
        pay: standing.pay.map(|pay| pay.to_string()),
    }
}

fn cost_view(cost: crate::what_if::Cost) -> CostView {
    CostView {
        earned: cost.earned.to_string(),
        payable: cost.payable.to_string(),
        available: cost.available.to_string(),
        fits: cost.fits,
        open: count(cost.open),
    }
}

fn point_view(outcome: &Outcome) -> PointFoundView {
    let graded: Vec<usize> = outcome
        .quarters
        .iter()
        .flat_map(|own| own.found.own.grades.iter().flatten())
        .filter_map(|graded| graded.grade)
        .collect();
    let grades =
        outcome.scheme.own.grading.iter().flat_map(|grading| &grading.grades).enumerate().map(|(at, grade)| {
            PointGradeView {
                grade: grade.id.clone(),
                name: grade.name.clone(),
                people: count(graded.iter().filter(|own| **own == at).count()),
            }
        });
    PointFoundView {
        cost: cost_view(outcome.cost()),
        grades: grades.collect(),
        quarters: outcome.quarters.iter().map(|own| cost_view(own.cost())).collect(),
    }
}

fn extreme_view(asked: &Asked, extreme: &Extreme, language: Language) -> ExtremeView {
    let grid = &asked.grid;
    let text = |value: Fixed| asked.lever.text(value);
    let point = |point: &Point| ValueView { value: text(point.value), cost: cost_view(point.cost) };
    ExtremeView {
        engine: ENGINE,
        place: asked.place.clone(),
        current: asked.current(),
        follower: asked.lever.follower.clone(),
        from: text(grid.value(0)),
        to: text(grid.value(grid.last)),
        step: asked.step.to_text(0),
        values: grid.count().to_string(),
        found: extreme.found.as_ref().map(point),
        next: extreme.next.as_ref().map(point),
        method: match extreme.method {
            Method::Bisection => "bisection",
            Method::BreakPoints => "break-points",
            Method::EveryValue => "every-value",
        },
        explanation: text::search(extreme.method, language),
        evaluations: count(extreme.evaluations),
        skipped: extreme.skipped.as_ref().map(|(values, value, problems)| SkippedView {
            values: values.to_string(),
            value: text(*value),
            problems: views(problems, language),
        }),
    }
}
