//! The figure of a scheme that a trial moves, and the values it is moved over.

use crate::bounds::{DecimalBound, IntegerBound};
use crate::exact::{Fixed, NotDecimal};
use crate::problem::Fault;
use crate::read::check::decimal_fault;
use crate::read::node::Node;
use crate::read::shape::{Kind, SCHEME, Shape};

/// A step of a place such as `grading.grades[0].from`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Key(String),
    Index(usize),
}

/// The steps of a place, if it is one.
pub(crate) fn steps_of(place: &str) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    for part in place.split('.') {
        let (key, rest) = part.split_at(part.find('[').unwrap_or(part.len()));
        if key.is_empty() {
            return None;
        }
        steps.push(Step::Key(key.to_owned()));
        let mut rest = rest;
        while !rest.is_empty() {
            let (index, after) = rest.strip_prefix('[')?.split_once(']')?;
            steps.push(Step::Index(index.parse().ok()?));
            rest = after;
        }
    }
    Some(steps)
}

/// What stands at a place.
pub(crate) fn at_mut<'a>(node: &'a mut Node, steps: &[Step]) -> Option<&'a mut Node> {
    steps.iter().try_fold(node, |node, step| match (node, step) {
        (Node::Object(entries), Step::Key(key)) => {
            entries.iter_mut().find(|(name, _)| name == key).map(|(_, node)| node)
        }
        (Node::List(nodes), Step::Index(index)) => nodes.get_mut(*index),
        _ => None,
    })
}

/// What a figure may be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Figure {
    Decimal(&'static DecimalBound),
    Whole(&'static IntegerBound),
}

/// A figure of the scheme.
#[derive(Debug)]
pub(crate) struct Lever {
    steps: Vec<Step>,
    figure: Figure,
    /// What it is now; nothing where the scheme says "none".
    pub(crate) current: Option<Fixed>,
    /// The place of the upper bound of the next worse grade, where it must meet this threshold.
    pub(crate) follower: Option<String>,
}

impl Lever {
    /// Finds the figure in a scheme that can be read.
    pub(crate) fn find(scheme: &Node, place: &str) -> Result<Lever, Fault> {
        let missing = || Fault::NoSuchPlace { place: place.to_owned() };
        let steps = steps_of(place).ok_or_else(missing)?;
        let mut scheme = scheme.clone();
        let node = at_mut(&mut scheme, &steps).ok_or_else(missing)?;
        let current = figure_of(node);
        let figure = match kind_at(&SCHEME, &steps).ok_or_else(missing)? {
            Kind::Decimal(bound) | Kind::DecimalOrNone(bound) => Figure::Decimal(bound),
            Kind::Integer(bound) => Figure::Whole(bound),
            _ => return Err(Fault::NotAFigure { place: place.to_owned() }),
        };
        let follower = current.and_then(|current| follower(&mut scheme, &steps, current));
        Ok(Lever { steps, figure, current, follower })
    }

    /// Puts a value there, and where it must be met.
    pub(crate) fn set(&self, scheme: &mut Node, value: Fixed) {
        let follower = self.follower.as_deref().and_then(steps_of);
        for steps in [Some(&self.steps), follower.as_ref()].into_iter().flatten() {
            let Some(node) = at_mut(scheme, steps) else { continue };
            let leaf = match node {
                Node::Object(entries) => entries.iter_mut().find(|(key, _)| key == "value").map(|(_, node)| node),
                plain => Some(plain),
            };
            if let Some(leaf) = leaf {
                *leaf = match self.figure {
                    Figure::Decimal(_) => Node::Text(value.to_string()),
                    Figure::Whole(_) => Node::Integer(value.units() / Fixed::ONE.units()),
                };
            }
        }
    }

    /// The value as it is shown.
    pub(crate) fn text(&self, value: Fixed) -> String {
        match self.figure {
            Figure::Decimal(_) => value.to_string(),
            Figure::Whole(_) => value.to_text(0),
        }
    }

    /// Reads an end of the range.
    pub(crate) fn read(&self, text: &str) -> Result<Fixed, Fault> {
        match self.figure {
            Figure::Decimal(bound) => match decimal_fault(text, bound) {
                None => self.parse(text),
                Some(fault) => Err(fault),
            },
            Figure::Whole(bound) => {
                let value = self.parse(text)?;
                let number = || Fault::IntegerOutOfBounds { bound, number: text.to_owned() };
                if bound.holds(value.units() / Fixed::ONE.units()) { Ok(value) } else { Err(number()) }
            }
        }
    }

    /// Reads the step.
    pub(crate) fn read_step(&self, text: &str) -> Result<Fixed, Fault> {
        let step = self.parse(text)?;
        if step > Fixed::ZERO { Ok(step) } else { Err(Fault::StepNotPositive { step: text.to_owned() }) }
    }

    fn parse(&self, text: &str) -> Result<Fixed, Fault> {
        let own = || text.to_owned();
        match self.figure {
            Figure::Decimal(bound) => Fixed::parse(text, bound.places).map_err(|why| match why {
                NotDecimal::Grammar => Fault::NotDecimalText { text: own() },
                NotDecimal::Places => Fault::TooManyPlaces { bound, text: own() },
                NotDecimal::Size => Fault::OutOfBounds { bound, text: own() },
            }),
            Figure::Whole(bound) => Fixed::parse(text, 0).map_err(|why| match why {
                NotDecimal::Grammar => Fault::NotDecimalText { text: own() },
                _ => Fault::IntegerOutOfBounds { bound, number: own() },
            }),
        }
    }

    /// The smallest place of the figure.
    pub(crate) fn smallest_step(&self) -> Fixed {
        match self.figure {
            Figure::Decimal(bound) => Fixed::from_units(Fixed::ONE.units() / 10_i64.pow(bound.places)),
            Figure::Whole(_) => Fixed::ONE,
        }
    }

    /// Whether the place is of this form, where `#` stands for any position.
    pub(crate) fn is(&self, form: &[&str]) -> bool {
        let same = |(own, wanted): (&Step, &&str)| match own {
            Step::Index(_) => *wanted == "#",
            Step::Key(key) => key == wanted,
        };
        form.len() == self.steps.len() && self.steps.iter().zip(form).all(same)
    }
}

fn figure_of(node: &Node) -> Option<Fixed> {
    match node {
        Node::Object(_) => node.get("value").and_then(figure_of),
        Node::Text(text) => Fixed::parse(text, 4).ok(),
        Node::Integer(number) => number.checked_mul(Fixed::ONE.units()).map(Fixed::from_units),
        _ => None,
    }
}

/// The bounds of a grade that are written must meet the threshold above them: `below` moves with `from`.
fn follower(scheme: &mut Node, steps: &[Step], current: Fixed) -> Option<String> {
    let [Step::Key(grading), Step::Key(grades), Step::Index(own), Step::Key(key)] = steps else { return None };
    if (grading.as_str(), grades.as_str(), key.as_str()) != ("grading", "grades", "from") {
        return None;
    }
    let Some(Node::List(nodes)) = at_mut(scheme, &steps[..2]) else { return None };
    let next = nodes.iter().enumerate().skip(own + 1).find(|(_, grade)| grade.get("below").is_some());
    let (index, grade) = next?;
    let meets = grade.get("below").and_then(figure_of) == Some(current);
    meets.then(|| format!("grading.grades[{index}].below"))
}

/// What the scheme's shape says of a place; worked examples are no rules.
fn kind_at(shape: &'static Shape, steps: &[Step]) -> Option<&'static Kind> {
    let Some((Step::Key(key), rest)) = steps.split_first() else { return None };
    let field = shape.fields.iter().find(|field| field.key == key && key != "examples")?;
    inside(&field.kind, rest)
}

fn inside(kind: &'static Kind, steps: &[Step]) -> Option<&'static Kind> {
    match (kind, steps.first()) {
        (Kind::Value(kind) | Kind::Nullable(kind), _) => inside(kind, steps),
        (kind, None) => Some(kind),
        (Kind::Object(shape), _) => kind_at(shape, steps),
        (Kind::List(kind, _), Some(Step::Index(_))) => inside(kind, &steps[1..]),
        _ => None,
    }
}

/// The values from one end to the other, by a step.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grid {
    from: Fixed,
    step: Fixed,
    /// Position of the last value; the first is 0.
    pub(crate) last: i64,
}

impl Grid {
    pub(crate) fn new(from: Fixed, to: Fixed, step: Fixed) -> Result<Grid, Fault> {
        if from > to {
            return Err(Fault::RangeReversed { from: from.to_text(0), to: to.to_text(0) });
        }
        Ok(Grid { from, step, last: (to.units() - from.units()) / step.units() })
    }

    pub(crate) fn value(&self, position: i64) -> Fixed {
        Fixed::from_units(self.from.units() + position * self.step.units())
    }

    /// Position of the last value that is not above this one: −1 where all are, `last` where none is.
    pub(crate) fn not_above(&self, value: Fixed) -> i64 {
        (value.units() - self.from.units()).div_euclid(self.step.units()).clamp(-1, self.last)
    }

    pub(crate) fn count(&self) -> i64 {
        self.last + 1
    }

    /// Refuses more values than can be tried one by one.
    pub(crate) fn refuse_above(&self, most: i64) -> Result<(), Fault> {
        if self.count() > most { Err(Fault::TooManyValues { most, values: self.count() }) } else { Ok(()) }
    }
}
