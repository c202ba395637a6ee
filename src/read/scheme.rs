//! From a checked document to a [`Scheme`]. Nothing can fail here: `check` and `scheme_rules` have seen every value.

use std::collections::BTreeMap;

use crate::exact::{Fixed, Mode, Rounding};
use crate::read::at::At;
use crate::read::node::{Lists, Node};
use crate::read::shape::{Kind, SCHEME, Shape};
use crate::scheme::{
    Band, Barometer, Class, Counting, Example, Grade, Grading, Indicator, Item, ItemKind, Mark, Measure, Move, Named,
    OffenderRule, PoolRule, Post, Quota, QuotaSize, RedLine, Scheme, ScoreRule, Sourced, Suggestion, TieRule, WhenOver,
    WhenUnder,
};

const CHECKED: &str = "the reader has checked the document";

/// Builds the scheme of a document without problems.
pub(crate) fn build(node: &Node) -> Scheme {
    let root = At::root(node);
    let validity = root.get("validity").expect(CHECKED);
    let difficulty = root.get("difficulty").expect(CHECKED);
    let categories: Vec<Named> = root.each("categories").map(|at| named(&at)).collect();
    let class_index = index_of(&difficulty, "classes");
    let (indicators, counting) = build_indicators(&root);
    let mut marks = Marks::default();
    marks.count(&root, &SCHEME);
    Scheme {
        id: id(&root),
        version: root.owned("version").expect(CHECKED),
        title: root.owned("title").expect(CHECKED),
        issuer: root.owned("issuer").expect(CHECKED),
        approved: root.text("status") == Some("approved"),
        from: validity.period("from").expect(CHECKED),
        to: validity.period("to"),
        standard: root.sourced("standard", root.money("standard").expect(CHECKED)),
        posts: build_posts(&root),
        classes: difficulty
            .each("classes")
            .map(|at| Class { id: id(&at), coefficient: decimal(&at, "coefficient") })
            .collect(),
        suggestion: difficulty.get("suggestion").map(|at| build_suggestion(&at, &class_index)),
        score: build_score(&root.get("score").expect(CHECKED)),
        barometer: root.get("barometer").map(|at| build_barometer(&at)).unwrap_or_default(),
        red_lines: build_red_lines(&root),
        grading: build_grading(&root, &indicators),
        pay_rounding: rounding(&root.get("pay").expect(CHECKED)),
        pro_rating: pro_rating(&root.get("pay").expect(CHECKED)),
        pool: build_pool(&root.get("pool").expect(CHECKED)),
        examples: root.each("examples").map(|at| build_example(&at)).collect(),
        published: marks.published,
        example: marks.example,
        own: marks.own,
        hash: node.hash(Lists::Ordered),
        categories,
        indicators,
        counting,
    }
}

fn id(at: &At<'_>) -> String {
    at.owned("id").expect(CHECKED)
}

fn name(at: &At<'_>) -> String {
    at.owned("name").expect(CHECKED)
}

fn named(at: &At<'_>) -> Named {
    Named { id: id(at), name: name(at) }
}

fn decimal(at: &At<'_>, key: &str) -> Sourced<Fixed> {
    at.sourced(key, at.decimal(key).expect(CHECKED))
}

/// A decimal that may be absent or `"none"`.
fn decimal_or_none(at: &At<'_>, key: &str) -> Option<Sourced<Fixed>> {
    at.decimal(key).map(|value| at.sourced(key, value))
}

fn integer_or_none(at: &At<'_>, key: &str) -> Option<Sourced<i64>> {
    at.integer(key).map(|value| at.sourced(key, value))
}

fn index_of<'a>(at: &At<'a>, key: &str) -> BTreeMap<&'a str, usize> {
    match at.node.get(key) {
        Some(Node::List(nodes)) => {
            nodes.iter().enumerate().filter_map(|(index, node)| Some((At::root(node).text("id")?, index))).collect()
        }
        _ => BTreeMap::new(),
    }
}

fn refer(at: &At<'_>, key: &str, index: &BTreeMap<&str, usize>) -> usize {
    index[at.text(key).expect(CHECKED)]
}

fn refer_each(at: &At<'_>, key: &str, index: &BTreeMap<&str, usize>) -> Vec<usize> {
    at.each(key).map(|entry| index[entry.own_text().expect(CHECKED)]).collect()
}

fn build_posts(root: &At<'_>) -> Vec<Post> {
    let (categories, posts) = (index_of(root, "categories"), index_of(root, "posts"));
    let build = |(own, at): (usize, At<'_>)| Post {
        id: id(&at),
        name: name(&at),
        category: refer(&at, "category", &categories),
        role_factor: decimal_or_none(&at, "roleFactor").unwrap_or(Sourced { value: Fixed::ONE, origin: at.origin() }),
        single: at.boolean("single").unwrap_or(false),
        holds: std::iter::once(own).chain(refer_each(&at, "holds", &posts)).collect(),
    };
    root.each("posts").enumerate().map(build).collect()
}

fn measure(at: &At<'_>) -> Measure {
    match at.text("by").expect(CHECKED) {
        "registeredPopulation" => Measure::RegisteredPopulation,
        "residentPopulation" => Measure::ResidentPopulation,
        _ => Measure::Workload,
    }
}

fn build_suggestion(at: &At<'_>, classes: &BTreeMap<&str, usize>) -> Suggestion {
    let band = |at: At<'_>| Band {
        class: refer(&at, "class", classes),
        from: at.sourced("from", at.integer("from").expect(CHECKED)),
    };
    let step = |at: At<'_>| Move {
        by: measure(&at),
        harder_from: integer_or_none(&at, "harderFrom"),
        easier_below: integer_or_none(&at, "easierBelow"),
    };
    Suggestion {
        by: measure(at),
        bands: at.each("bands").map(band).collect(),
        moves: at.each("moves").map(step).collect(),
    }
}

fn build_indicators(root: &At<'_>) -> (Vec<Indicator>, Counting) {
    let mut leaves = Vec::new();
    let mut counting = Counting::Weights;
    collect_leaves(root, "indicators", &mut leaves, &mut counting);
    (leaves, counting)
}

fn collect_leaves(at: &At<'_>, key: &str, leaves: &mut Vec<Indicator>, counting: &mut Counting) {
    for leaf in at.each(key) {
        if leaf.get("items").is_some() {
            collect_leaves(&leaf, "items", leaves, counting);
            continue;
        }
        let points = leaf.decimal("points");
        if points.is_some() {
            *counting = Counting::Points;
        }
        leaves.push(Indicator {
            id: id(&leaf),
            name: name(&leaf),
            full_marks: points.or(leaf.decimal("fullMarks")).unwrap_or(Fixed::HUNDRED),
            weight: match points {
                Some(_) => leaf.sourced("points", Fixed::HUNDRED),
                None => decimal(&leaf, "weight"),
            },
        });
    }
}

fn rounding(at: &At<'_>) -> Sourced<Rounding> {
    let rule = at.get("rounding").expect(CHECKED);
    let mode = match rule.text("mode").expect(CHECKED) {
        "half-up" => Mode::HalfUp,
        "half-even" => Mode::HalfEven,
        "down" => Mode::Down,
        _ => Mode::Up,
    };
    rule.sourced("step", Rounding { step: rule.decimal("step").expect(CHECKED), mode })
}

fn build_score(at: &At<'_>) -> ScoreRule {
    ScoreRule { rounding: rounding(at), floor: decimal_or_none(at, "floor"), ceiling: decimal_or_none(at, "ceiling") }
}

fn build_barometer(at: &At<'_>) -> Barometer {
    let item = |at: At<'_>| Item {
        id: id(&at),
        name: name(&at),
        kind: if at.text("kind") == Some("bonus") { ItemKind::Bonus } else { ItemKind::Deduction },
        points: decimal(&at, "points"),
        cap: decimal_or_none(&at, "cap"),
        group: at.owned("group"),
    };
    Barometer {
        bonus_cap: decimal_or_none(at, "bonusCap"),
        deduction_cap: decimal_or_none(at, "deductionCap"),
        items: at.each("items").map(item).collect(),
    }
}

fn build_red_lines(root: &At<'_>) -> Vec<RedLine> {
    let posts = index_of(root, "posts");
    let build = |at: At<'_>| {
        let hits = at.get("hits").expect(CHECKED);
        RedLine {
            id: id(&at),
            name: name(&at),
            grid_cadre: hits.boolean("gridCadre").expect(CHECKED),
            posts: refer_each(&hits, "posts", &posts),
            offender: match hits.text("offender").expect(CHECKED) {
                "always" => OffenderRule::Always,
                "when-ticked" => OffenderRule::WhenTicked,
                _ => OffenderRule::Never,
            },
            origin: hits.origin(),
        }
    };
    root.each("redLines").map(build).collect()
}

fn build_grading(root: &At<'_>, indicators: &[Indicator]) -> Grading {
    let at = root.get("grading").expect(CHECKED);
    let tie = at.get("tie").expect(CHECKED);
    let position = |id: &str| indicators.iter().position(|indicator| indicator.id == id).expect(CHECKED);
    let rule = match tie.text("rule").expect(CHECKED) {
        "decide" => TieRule::Decide,
        "both-up" => TieRule::BothUp,
        "both-down" => TieRule::BothDown,
        _ => TieRule::ByIndicators(tie.each("indicators").map(|at| position(at.own_text().expect(CHECKED))).collect()),
    };
    Grading {
        grades: at.each("grades").map(|at| build_grade(&at)).collect(),
        tie: at.sourced("tie", rule),
        red_lined_in_headcount: at.sourced("redLinedInHeadcount", at.boolean("redLinedInHeadcount").expect(CHECKED)),
    }
}

fn build_grade(at: &At<'_>) -> Grade {
    let quota = |at: At<'_>| {
        let places = at.integer("places").map(|places| usize::try_from(places).expect(CHECKED));
        let size = places.map(QuotaSize::Places).or_else(|| at.decimal("share").map(QuotaSize::Share)).expect(CHECKED);
        Quota { size, at_least: at.text("bound") == Some("at-least"), origin: at.origin() }
    };
    Grade {
        id: id(at),
        name: name(at),
        from: decimal_or_none(at, "from"),
        quota: at.get("quota").map(quota),
        ratio: decimal(at, "ratio"),
        origin: at.origin(),
    }
}

fn pro_rating(at: &At<'_>) -> Sourced<bool> {
    at.sourced("proRating", at.text("proRating") == Some("months"))
}

fn build_pool(at: &At<'_>) -> PoolRule {
    let when_over = match at.text("whenOver").expect(CHECKED) {
        "report" => WhenOver::Report,
        "scale-down" => WhenOver::ScaleDown,
        _ => WhenOver::CarryForward,
    };
    let when_under = match at.text("whenUnder").expect(CHECKED) {
        "report" => WhenUnder::Report,
        "share" => WhenUnder::Share,
        _ => WhenUnder::CarryForward,
    };
    PoolRule {
        by_months: at.sourced("setAside", at.text("setAside") == Some("months")),
        when_over: at.sourced("whenOver", when_over),
        when_under: at.sourced("whenUnder", when_under),
    }
}

fn build_example(at: &At<'_>) -> Example {
    Example {
        name: name(at),
        quarter: at.node.get("quarter").expect(CHECKED).clone(),
        expect: at.node.get("expect").expect(CHECKED).clone(),
    }
}

/// How many values are published and how many are examples. An object without values of its own counts as one.
#[derive(Default)]
struct Marks {
    published: usize,
    example: usize,
    own: usize,
}

impl Marks {
    /// Counts what is inside the object; tells how many values that were, marked or not.
    fn count(&mut self, at: &At<'_>, shape: &'static Shape) -> usize {
        let mut seen = 0;
        for field in shape.fields {
            seen += match &field.kind {
                Kind::Value(_) => at.get(field.key).map_or(0, |at| self.add(at.mark())),
                Kind::Object(shape) => at.get(field.key).map_or(0, |at| self.count(&at, shape)),
                Kind::List(Kind::Object(shape), _) if shape.name != "Example" => {
                    at.each(field.key).map(|at| self.count(&at, shape)).sum()
                }
                _ => 0,
            };
        }
        if seen == 0 && shape.origin { self.add(at.mark()) } else { seen }
    }

    fn add(&mut self, mark: Option<Mark>) -> usize {
        match mark {
            Some(Mark::Published) => self.published += 1,
            Some(Mark::Example) => self.example += 1,
            Some(Mark::Own) => self.own += 1,
            None => {}
        }
        1
    }
}
