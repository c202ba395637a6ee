//! From a checked document to a [`Quarter`]. Nothing can fail here: `check` and `quarter_rules` have seen every value.

use std::collections::BTreeMap;

use crate::exact::Fixed;
use crate::quarter::{
    Assessed, CoefficientChange, Event, GradeDecision, Grid, Incident, Person, Quarter, Record, TieDecision, Village,
};
use crate::read::at::At;
use crate::read::node::{Lists, Node};
use crate::read::quarter_rules::measures;
use crate::scheme::Scheme;

const CHECKED: &str = "the reader has checked the document";

/// Builds the quarter of a document without problems.
pub(crate) fn build(node: &Node, scheme: &Scheme) -> Quarter {
    let root = At::root(node);
    let known = Known::of(&root, scheme);
    let decisions = || root.each("decisions").enumerate();
    Quarter {
        period: root.period("period").expect(CHECKED),
        town: root.owned("town").expect(CHECKED),
        opening_balance: root.money("openingBalance").expect(CHECKED),
        coefficients: root.each("coefficients").map(|at| coefficient_change(&at, &known)).collect(),
        villages: root.each("villages").map(|at| village(&at, &known)).collect(),
        people: root.each("people").map(|at| person(&at, &known)).collect(),
        events: root.each("events").enumerate().map(|(index, at)| event(&at, index, &known)).collect(),
        incidents: root.each("incidents").enumerate().map(|(index, at)| incident(&at, index, &known)).collect(),
        grade_decisions: decisions()
            .filter(|(_, at)| at.text("kind") == Some("grade"))
            .map(|(index, at)| GradeDecision {
                person: known.person(&at, "person"),
                grade: known.grade(&at),
                record: record(&at, index),
            })
            .collect(),
        tie_decisions: decisions()
            .filter(|(_, at)| at.text("kind") == Some("tie"))
            .map(|(index, at)| TieDecision {
                category: scheme
                    .categories
                    .iter()
                    .position(|category| Some(category.id.as_str()) == at.text("category"))
                    .expect(CHECKED),
                grade: known.grade(&at),
                up: at.each("up").map(|entry| known.people[entry.own_text().expect(CHECKED)]).collect(),
                record: record(&at, index),
            })
            .collect(),
        hash: node.hash(Lists::Unordered),
    }
}

struct Known<'a> {
    scheme: &'a Scheme,
    villages: BTreeMap<&'a str, usize>,
    people: BTreeMap<&'a str, usize>,
    /// A grid's position inside its village.
    grids: BTreeMap<&'a str, usize>,
    posts: BTreeMap<&'a str, usize>,
    indicators: BTreeMap<&'a str, usize>,
}

impl<'a> Known<'a> {
    fn of(root: &At<'a>, scheme: &'a Scheme) -> Known<'a> {
        let villages = list(root.node, "villages");
        Known {
            scheme,
            villages: ids(villages),
            people: ids(list(root.node, "people")),
            grids: villages.iter().flat_map(|village| ids(list(village, "grids"))).collect(),
            posts: scheme.posts.iter().enumerate().map(|(index, post)| (post.id.as_str(), index)).collect(),
            indicators: scheme.indicators.iter().enumerate().map(|(index, own)| (own.id.as_str(), index)).collect(),
        }
    }

    fn person(&self, at: &At<'_>, key: &str) -> usize {
        self.people[at.text(key).expect(CHECKED)]
    }

    fn village(&self, at: &At<'_>) -> usize {
        self.villages[at.text("village").expect(CHECKED)]
    }

    fn grade(&self, at: &At<'_>) -> usize {
        let id = at.text("grade");
        self.scheme.grading.grades.iter().position(|grade| Some(grade.id.as_str()) == id).expect(CHECKED)
    }

    fn class(&self, at: &At<'_>) -> Option<usize> {
        let id = at.text("class")?;
        self.scheme.classes.iter().position(|class| class.id == id)
    }
}

fn list<'a>(node: &'a Node, key: &str) -> &'a [Node] {
    match node.get(key) {
        Some(Node::List(nodes)) => nodes,
        _ => &[],
    }
}

fn ids(nodes: &[Node]) -> BTreeMap<&str, usize> {
    nodes.iter().enumerate().filter_map(|(index, node)| Some((At::root(node).text("id")?, index))).collect()
}

fn record(at: &At<'_>, index: usize) -> Record {
    Record {
        reason: at.owned("reason").expect(CHECKED),
        date: at.day("date").expect(CHECKED),
        by: at.owned("by"),
        index,
    }
}

fn coefficient_change(at: &At<'_>, known: &Known<'_>) -> CoefficientChange {
    CoefficientChange {
        class: known.class(at).expect(CHECKED),
        coefficient: at.decimal("coefficient").expect(CHECKED),
        reason: at.owned("reason").expect(CHECKED),
    }
}

fn village(at: &At<'_>, known: &Known<'_>) -> Village {
    let grid = |grid: At<'_>| Grid {
        id: grid.owned("id").expect(CHECKED),
        name: grid.owned("name").expect(CHECKED),
        cadre: known.person(&grid, "cadre"),
    };
    Village {
        id: at.owned("id").expect(CHECKED),
        name: at.owned("name").expect(CHECKED),
        measures: measures(at),
        class: known.class(at),
        class_reason: at.owned("classReason"),
        weights: at.get("weights").map(|own| weights(&own, known)),
        weights_reason: at.owned("weightsReason"),
        grids: at.each("grids").map(grid).collect(),
    }
}

fn weights(own: &At<'_>, known: &Known<'_>) -> Vec<Fixed> {
    let weight = |indicator: &crate::scheme::Indicator| own.decimal(&indicator.id).unwrap_or(indicator.weight.value);
    known.scheme.indicators.iter().map(weight).collect()
}

fn person(at: &At<'_>, known: &Known<'_>) -> Person {
    let posts: Vec<usize> = at.each("posts").map(|post| known.posts[post.own_text().expect(CHECKED)]).collect();
    let category = |post: &usize| (known.scheme.posts[*post].category, *post);
    let main_post = *posts.iter().min_by_key(|post| category(post)).expect(CHECKED);
    Person {
        id: at.owned("id").expect(CHECKED),
        name: at.owned("name").expect(CHECKED),
        village: known.village(at),
        main_post,
        category: known.scheme.posts[main_post].category,
        months: at.integer("months").expect(CHECKED),
        months_reason: at.owned("monthsReason"),
        service: (at.day("from"), at.day("to")),
        assessed: assessed(at, known),
        note: at.owned("note"),
        posts,
    }
}

fn assessed(at: &At<'_>, known: &Known<'_>) -> Assessed {
    if at.get("score").is_some() {
        return Assessed::Total(at.decimal("score"));
    }
    let mut scores = vec![None; known.scheme.indicators.len()];
    for (key, node) in at.entries("scores") {
        if let Node::Text(text) = node {
            scores[known.indicators[key.as_str()]] = Fixed::parse(text, 4).ok();
        }
    }
    Assessed::Indicators(scores)
}

fn event(at: &At<'_>, index: usize, known: &Known<'_>) -> Event {
    let items = &known.scheme.barometer.items;
    Event {
        id: at.owned("id").expect(CHECKED),
        person: known.person(at, "person"),
        item: items.iter().position(|item| Some(item.id.as_str()) == at.text("item")).expect(CHECKED),
        count: at.integer("count").expect(CHECKED),
        date: at.day("date").expect(CHECKED),
        matter: at.owned("matter"),
        index,
    }
}

fn incident(at: &At<'_>, index: usize, known: &Known<'_>) -> Incident {
    let red_lines = &known.scheme.red_lines;
    Incident {
        id: at.owned("id").expect(CHECKED),
        red_line: red_lines.iter().position(|rule| Some(rule.id.as_str()) == at.text("redLine")).expect(CHECKED),
        village: known.village(at),
        grid: at.text("grid").map(|grid| known.grids[grid]),
        date: at.day("date").expect(CHECKED),
        basis: at.owned("basis").expect(CHECKED),
        offender: at.get("offender").map(|_| known.person(at, "offender")),
        offender_ticked: at.boolean("offenderTicked").unwrap_or(false),
        index,
    }
}
