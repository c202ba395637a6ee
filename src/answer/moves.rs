//! The answer to what would move one who is assessed.

use serde::Serialize;

use super::{Answer, Options, count, open as open_documents, take, views};
use crate::bounds;
use crate::exact::{Fixed, Money};
use crate::moves::{self, Place, Range, Scale};
use crate::open::Open;
use crate::problem::{Document, Expected, Fault, Problem, What};
use crate::read::node::Node;
use crate::scheme::SubjectKind;

views! {
    MovesView { person: String, depends_on_others: bool, now: NowView, indicators: Vec<ScaleView>, places: Vec<PlaceView> }
    NowView {
        score: Option<String>,
        rank: Option<u32>,
        ranked_among: u32,
        grade: Option<String>,
        grade_name: Option<String>,
        net: Option<String>,
    }
    ScaleView {
        id: Option<String>,
        name: Option<String>,
        full_marks: String,
        score: Option<String>,
        ranges: Vec<RangeView>,
        up: Option<StepView>,
        down: Option<StepView>,
    }
    RangeView {
        from: String,
        to: String,
        grade: Option<String>,
        grade_name: Option<String>,
        net_from: Option<String>,
        net_to: Option<String>,
    }
    StepView { score: String, by: String, grade: String, grade_name: String, net: Option<String> }
    PlaceView { from: u32, to: u32, outcomes: Vec<OutcomeView> }
    OutcomeView { grade: Option<String>, grade_name: Option<String>, net: Option<String> }
}

/// What would move somebody of a quarter; with a number, also what each rank among so many would give.
pub fn moves(
    scheme: Result<Node, Problem>,
    quarter: Result<Node, Problem>,
    person: Result<Node, Problem>,
    among: Result<Node, Problem>,
    options: Result<Options, Problem>,
) -> Answer {
    let language = options.as_ref().map(|options| options.language).unwrap_or_default();
    let (mut open, _) = match open_documents(scheme, quarter, options) {
        Ok(opened) => opened,
        Err(refused) => return refused,
    };
    let mut problems = Vec::new();
    let subject = take(person.and_then(|node| find(&open, node)), &mut problems);
    let among = take(among.and_then(number), &mut problems);
    let (Some(subject), Some(among)) = (subject, among) else {
        return Answer::Refused { problems: views(&problems, language) };
    };
    let places = among.map_or_else(Vec::new, |among| moves::places(&open, subject, among));
    let scales = moves::scales(&mut open, subject);
    let view = Named { open: &open, subject };
    let moves = MovesView {
        person: open.quarter.own.subjects[subject].id.clone(),
        depends_on_others: moves::depends_on_others(&open.scheme),
        now: view.now(),
        indicators: scales.iter().map(|scale| view.scale(scale)).collect(),
        places: places.iter().map(|place| view.place(place)).collect(),
    };
    Answer::Moves { moves: Box::new(moves) }
}

fn refuse(place: &str, fault: Fault) -> Problem {
    Problem { document: Document::Call, place: place.to_owned(), fault }
}

fn find(open: &Open, person: Node) -> Result<usize, Problem> {
    let what = match open.scheme.subject {
        SubjectKind::Person => What::Person,
        SubjectKind::Household => What::Household,
        SubjectKind::Village => What::Village,
    };
    match person {
        Node::Text(id) => {
            let found = open.quarter.own.subjects.iter().position(|subject| subject.id == id);
            found.ok_or_else(|| refuse("person", Fault::UnknownReference { what, id }))
        }
        other => Err(refuse("person", Fault::WrongType { expected: Expected::Text, found: other.found() })),
    }
}

fn number(among: Node) -> Result<Option<usize>, Problem> {
    let bound = &bounds::AMONG;
    match among {
        Node::Null => Ok(None),
        Node::Integer(number) if (bound.min..=bound.max).contains(&number) => Ok(usize::try_from(number).ok()),
        Node::Integer(number) => Err(refuse("among", Fault::IntegerOutOfBounds { bound, number: number.to_string() })),
        other => Err(refuse("among", Fault::WrongType { expected: Expected::Integer, found: other.found() })),
    }
}

/// What was found, with the scheme's names.
struct Named<'a> {
    open: &'a Open,
    subject: usize,
}

impl Named<'_> {
    fn now(&self) -> NowView {
        let (own, subject) = (&self.open.settlement.own, &self.open.quarter.own.subjects[self.subject]);
        let (grade, grade_name) = self.grade(self.grade_now()).unzip();
        NowView {
            score: own.scores[self.subject].as_ref().map(|score| score.rounded.to_string()),
            rank: own.ranks[self.subject].as_ref().map(|rank| count(rank.rank)),
            ranked_among: count(own.order[subject.cohort].len()),
            grade,
            grade_name,
            net: text(moves::net(self.open, self.subject)),
        }
    }

    fn grade_now(&self) -> Option<usize> {
        self.open.settlement.own.grades[self.subject].as_ref()?.grade
    }

    fn grade(&self, grade: Option<usize>) -> Option<(String, String)> {
        let grade = &self.open.scheme.own.grading.as_ref()?.grades[grade?];
        Some((grade.id.clone(), grade.name.clone()))
    }

    fn scale(&self, scale: &Scale) -> ScaleView {
        let indicator = scale.indicator.map(|at| &self.open.scheme.own.indicators[at]);
        ScaleView {
            id: indicator.map(|indicator| indicator.id.clone()),
            name: indicator.map(|indicator| indicator.name.clone()),
            full_marks: scale.full_marks.to_string(),
            score: scale.score.map(|score| score.to_string()),
            ranges: scale.ranges.iter().map(|range| self.range(range)).collect(),
            up: self.nearest(scale, true),
            down: self.nearest(scale, false),
        }
    }

    fn range(&self, range: &Range) -> RangeView {
        let (grade, grade_name) = self.grade(range.grade).unzip();
        let [net_from, net_to] = range.net.map(text);
        RangeView { from: range.from.to_string(), to: range.to.to_string(), grade, grade_name, net_from, net_to }
    }

    /// The nearest higher score with a better grade, or the nearest lower one with a worse.
    fn nearest(&self, scale: &Scale, up: bool) -> Option<StepView> {
        let (now, score) = (self.grade_now()?, scale.score?);
        let mut ranges = scale.ranges.iter();
        let (at, grade, net) = if up {
            let range = ranges.find(|range| range.from > score && range.grade.is_some_and(|grade| grade < now))?;
            (range.from, range.grade, range.net[0])
        } else {
            let range = ranges.rfind(|range| range.to < score && range.grade.is_some_and(|grade| grade > now))?;
            (range.to, range.grade, range.net[1])
        };
        let (grade, grade_name) = self.grade(grade)?;
        let by = Fixed::from_units((at.units() - score.units()).abs());
        Some(StepView { score: at.to_string(), by: by.to_string(), grade, grade_name, net: text(net) })
    }

    fn place(&self, place: &Place) -> PlaceView {
        let outcome = |(grade, net): &(Option<usize>, Option<Money>)| {
            let (grade, grade_name) = self.grade(*grade).unzip();
            OutcomeView { grade, grade_name, net: text(*net) }
        };
        PlaceView {
            from: count(place.from),
            to: count(place.to),
            outcomes: place.outcomes.iter().map(outcome).collect(),
        }
    }
}

fn text(net: Option<Money>) -> Option<String> {
    net.map(|net| net.to_string())
}
