//! A place in a document together with what is written there: the readers' view of a [`Node`].

use crate::exact::{Exact, Fixed, Money};
use crate::period::{Day, Period};
use crate::problem::Place;
use crate::read::node::Node;
use crate::scheme::{Mark, Origin, Sourced};

/// What is written at a place; `mark` and `source` are those of the nearest object around that says them.
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    pub(crate) node: &'a Node,
    pub(crate) place: Place<'a>,
    root: &'a Node,
    mark: Option<Mark>,
    source: Option<&'a str>,
}

impl<'a> At<'a> {
    pub(crate) fn root(node: &'a Node) -> At<'a> {
        At { node, place: Place::Root, root: node, mark: None, source: None }.with_own_origin()
    }

    /// A place whose surroundings do not matter.
    pub(crate) fn of(node: &'a Node, place: Place<'a>) -> At<'a> {
        At { node, place, root: node, mark: None, source: None }
    }

    /// What is written at a key.
    pub(crate) fn get<'b>(&'b self, key: &'b str) -> Option<At<'b>> {
        let node = self.node.get(key)?;
        Some(
            At { node, place: Place::Key(&self.place, key), root: self.root, mark: self.mark, source: self.source }
                .with_own_origin(),
        )
    }

    /// The entries of the list at a key; none where there is no list.
    pub(crate) fn each<'b>(&'b self, key: &'b str) -> impl Iterator<Item = At<'b>> {
        let entries = match self.node.get(key) {
            Some(Node::List(entries)) => entries.as_slice(),
            _ => &[],
        };
        entries.iter().enumerate().map(move |(index, node)| self.entry(key, index, node))
    }

    #[inline(never)]
    fn entry<'b>(&'b self, key: &'b str, index: usize, node: &'b Node) -> At<'b> {
        let place = Place::Entry(&self.place, key, index);
        At { node, place, root: self.root, mark: self.mark, source: self.source }.with_own_origin()
    }

    /// The entries of the object at a key, by their keys.
    pub(crate) fn entries(&self, key: &str) -> &'a [(String, Node)] {
        match self.node.get(key) {
            Some(Node::Object(entries)) => entries,
            _ => &[],
        }
    }

    /// Text at a key, also where it stands in a value with an origin.
    pub(crate) fn text(&self, key: &str) -> Option<&'a str> {
        match value_of(self.node.get(key)?) {
            Node::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text of an entry of a list of texts.
    pub(crate) fn own_text(&self) -> Option<&'a str> {
        match self.node {
            Node::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn owned(&self, key: &str) -> Option<String> {
        self.text(key).map(str::to_owned)
    }

    pub(crate) fn decimal(&self, key: &str) -> Option<Fixed> {
        Fixed::parse(self.text(key)?, 4).ok()
    }

    /// Decimal text, or a fraction such as `1/3`.
    pub(crate) fn fraction(&self, key: &str) -> Option<Exact> {
        parse_fraction(self.text(key)?)
    }

    pub(crate) fn money(&self, key: &str) -> Option<Money> {
        Money::parse(self.text(key)?).ok()
    }

    pub(crate) fn integer(&self, key: &str) -> Option<i64> {
        match value_of(self.node.get(key)?) {
            Node::Integer(number) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn boolean(&self, key: &str) -> Option<bool> {
        match value_of(self.node.get(key)?) {
            Node::Boolean(yes) => Some(*yes),
            _ => None,
        }
    }

    pub(crate) fn day(&self, key: &str) -> Option<Day> {
        Day::parse(self.text(key)?)
    }

    pub(crate) fn period(&self, key: &str) -> Option<Period> {
        Period::parse(self.text(key)?)
    }

    /// The value with its origin, for the reasons.
    pub(crate) fn sourced<T>(&self, key: &str, value: T) -> Sourced<T> {
        Sourced { value, origin: self.get(key).map(|at| at.origin()).unwrap_or_default() }
    }

    pub(crate) fn origin(&self) -> Origin {
        Origin { place: self.place.to_string(), mark: self.mark, source: self.source.map(|id| self.source_title(id)) }
    }

    /// People read the title of a source, not its id.
    fn source_title(&self, id: &str) -> String {
        let sources = At::root(self.root);
        let title =
            sources.each("sources").find(|source| source.text("id") == Some(id)).and_then(|at| at.owned("title"));
        title.unwrap_or_else(|| id.to_owned())
    }

    pub(crate) fn mark(&self) -> Option<Mark> {
        self.mark
    }

    fn with_own_origin(mut self) -> At<'a> {
        match self.node.get("mark") {
            Some(Node::Text(mark)) if mark == "published" => self.mark = Some(Mark::Published),
            Some(Node::Text(mark)) if mark == "example" => (self.mark, self.source) = (Some(Mark::Example), None),
            Some(Node::Text(mark)) if mark == "own" => (self.mark, self.source) = (Some(Mark::Own), None),
            _ => {}
        }
        if let Some(Node::Text(source)) = self.node.get("source") {
            self.source = Some(source);
        }
        self
    }
}

/// A value written plainly, or the `value` of one written with its origin.
fn value_of(node: &Node) -> &Node {
    match node {
        Node::Object(_) => node.get("value").unwrap_or(node),
        _ => node,
    }
}

/// Decimal text, or two whole numbers of at most four digits with a stroke between.
pub(crate) fn parse_fraction(text: &str) -> Option<Exact> {
    let Some((above, below)) = text.split_once('/') else { return Fixed::parse(text, 4).ok().map(Fixed::exact) };
    let whole = |digits: &str| {
        let plain = digits.len() <= 4 && !digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit());
        digits.parse::<i64>().ok().filter(|_| plain)
    };
    Some(Exact::whole(whole(above)?).per(whole(below)?))
}
