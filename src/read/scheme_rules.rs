//! What must hold inside a scheme beyond its shape: references, order, sums. Everything is looked at; nothing is built.

use crate::bounds;
use crate::exact::Fixed;
use crate::problem::{Fault, Place, What};
use crate::read::at::At;
use crate::read::check::Problems;
use crate::read::ids::{Ids, refuse_duplicate_names};
use crate::read::node::Node;

/// Reports every rule of the scheme that does not fit the others.
pub(crate) fn check_scheme(scheme: &At<'_>, problems: &mut Problems) {
    check_validity(scheme, problems);
    let sources = Ids::read(scheme, "sources", What::Source, problems);
    check_sources(scheme.node, &sources, &scheme.place, problems);
    let posts = check_posts(scheme, problems);
    check_difficulty(scheme, problems);
    let indicators = check_indicators(scheme, problems);
    check_score(scheme, problems);
    check_barometer(scheme, problems);
    check_red_lines(scheme, &posts, problems);
    check_grading(scheme, &indicators, problems);
    check_money(scheme, problems);
    check_examples(scheme, problems);
}

fn check_validity(scheme: &At<'_>, problems: &mut Problems) {
    if scheme.text("status") == Some("approved") && scheme.get("approval").is_none() {
        problems.add(&scheme.place.key("approval"), Fault::ApprovalMissing);
    }
    let Some(validity) = scheme.get("validity") else {
        return;
    };
    if let (Some(from), Some(to)) = (validity.period("from"), validity.period("to"))
        && to < from
    {
        let fault = Fault::ValidityReversed { from: from.to_string(), to: to.to_string() };
        problems.add(&validity.place.key("to"), fault);
    }
}

/// Every `source` anywhere in the scheme names one of its sources.
fn check_sources(node: &Node, sources: &Ids<'_>, place: &Place<'_>, problems: &mut Problems) {
    match node {
        Node::List(nodes) => {
            nodes.iter().enumerate().for_each(|(index, node)| check_sources(node, sources, &place.at(index), problems));
        }
        Node::Object(entries) => {
            for (key, node) in entries.iter().filter(|(key, _)| key != "examples") {
                match node {
                    Node::Text(id) if key == "source" => {
                        sources.refer_to(id, &place.key(key), problems);
                    }
                    _ => check_sources(node, sources, &place.key(key), problems),
                }
            }
        }
        _ => {}
    }
}

fn check_posts<'a>(scheme: &At<'a>, problems: &mut Problems) -> Ids<'a> {
    let categories = Ids::read(scheme, "categories", What::Category, problems);
    refuse_duplicate_names(scheme, "categories", What::Category, problems);
    let posts = Ids::read(scheme, "posts", What::Post, problems);
    refuse_duplicate_names(scheme, "posts", What::Post, problems);
    for post in scheme.each("posts") {
        categories.refer(&post, "category", problems);
        posts.refer_each(&post, "holds", problems);
    }
    posts
}

fn check_difficulty(scheme: &At<'_>, problems: &mut Problems) {
    let Some(difficulty) = scheme.get("difficulty") else {
        return;
    };
    let classes = Ids::read(&difficulty, "classes", What::Class, problems);
    let Some(suggestion) = difficulty.get("suggestion") else {
        return;
    };
    let mut harder: Option<i64> = None;
    for band in suggestion.each("bands") {
        classes.refer(&band, "class", problems);
        let Some(from) = band.integer("from") else {
            continue;
        };
        if let Some(harder_from) = harder.filter(|harder| from >= *harder) {
            let class = band.owned("class").unwrap_or_default();
            problems.add(&band.place.key("from"), Fault::BandsOrder { class, from, harder_from });
        }
        harder = Some(from);
    }
    if let Some(last) = suggestion.each("bands").last()
        && let Some(from) = last.integer("from").filter(|from| *from != 0)
    {
        problems
            .add(&last.place.key("from"), Fault::BandsStart { class: last.owned("class").unwrap_or_default(), from });
    }
    for step in suggestion.each("moves") {
        match (step.integer("harderFrom"), step.integer("easierBelow")) {
            (None, None) if step.get("harderFrom").is_none() && step.get("easierBelow").is_none() => {
                problems.add(&step.place, Fault::MoveWithoutBound);
            }
            (Some(harder_from), Some(easier_below)) if easier_below > harder_from => {
                problems.add(&step.place.key("easierBelow"), Fault::MoveBoundsCross { harder_from, easier_below });
            }
            _ => {}
        }
    }
}

/// Stands for the position of a heading, which is no indicator that has scores.
const HEADING: usize = usize::MAX;

/// What is found on the way through the tree of indicators.
struct Leaves<'a> {
    ids: Ids<'a>,
    count: usize,
    points: usize,
    weights: usize,
    /// None as soon as one weight cannot be read.
    weight_total: Option<Fixed>,
}

fn check_indicators<'a>(scheme: &At<'a>, problems: &mut Problems) -> Ids<'a> {
    let mut leaves =
        Leaves { ids: Ids::new(What::Indicator), count: 0, points: 0, weights: 0, weight_total: Some(Fixed::ZERO) };
    check_level(scheme.node.get("indicators"), &Place::Key(&scheme.place, "indicators"), &mut leaves, problems);
    let place = scheme.place.key("indicators");
    if leaves.count > bounds::INDICATORS {
        problems.add(&place, Fault::ListTooLong { most: bounds::INDICATORS, length: leaves.count });
    }
    if leaves.points == 0 && leaves.weights > 0 {
        let total = leaves.weight_total.filter(|total| *total != Fixed::HUNDRED);
        if let Some(total) = total {
            problems.add(&place, Fault::WeightsTotal { village: None, total: total.to_string() });
        }
    }
    leaves.ids
}

fn check_level<'a>(list: Option<&'a Node>, place: &Place<'_>, leaves: &mut Leaves<'a>, problems: &mut Problems) {
    let Some(Node::List(nodes)) = list else {
        return;
    };
    for (index, node) in nodes.iter().enumerate() {
        let place = place.at(index);
        let Some(Node::Text(id)) = node.get("id") else {
            continue;
        };
        let (items, points, weight) = (node.get("items"), node.get("points"), node.get("weight"));
        if items.is_some() {
            leaves.ids.add(id, HEADING, &place.key("id"), problems);
            if points.is_some() || weight.is_some() {
                problems.add(&place, Fault::IndicatorKind { id: id.clone() });
            }
            check_level(items, &place.key("items"), leaves, problems);
            continue;
        }
        leaves.ids.add(id, leaves.count, &place.key("id"), problems);
        leaves.count += 1;
        check_leaf(id, &At::root(node), &place, leaves, problems);
    }
}

fn check_leaf(id: &str, leaf: &At<'_>, place: &Place<'_>, leaves: &mut Leaves<'_>, problems: &mut Problems) {
    match (leaf.get("points").is_some(), leaf.get("weight").is_some()) {
        (true, false) => leaves.points += 1,
        (false, true) => {
            leaves.weights += 1;
            let sum = |total: Fixed, weight: Fixed| Fixed::from_units(total.units() + weight.units());
            // What has been refused is left out, so that no sum of it overflows.
            let weight = leaf.decimal("weight").filter(|weight| bounds::WEIGHT.holds(*weight));
            leaves.weight_total = leaves.weight_total.zip(weight).map(|(total, weight)| sum(total, weight));
        }
        _ => problems.add(place, Fault::IndicatorKind { id: id.to_owned() }),
    }
    if leaf.get("points").is_some() && leaf.get("fullMarks").is_some() {
        problems.add(&place.key("fullMarks"), Fault::IndicatorKind { id: id.to_owned() });
    }
    let other_kind_before = (leaf.get("points").is_some() && leaves.weights > 0 && leaves.points == 1)
        || (leaf.get("weight").is_some() && leaves.points > 0 && leaves.weights == 1);
    if other_kind_before {
        problems.add(place, Fault::PointsAndWeights { id: id.to_owned() });
    }
}

fn check_score(scheme: &At<'_>, problems: &mut Problems) {
    let Some(score) = scheme.get("score") else {
        return;
    };
    check_bounds_on_step(&score, problems);
    if let (Some(floor), Some(ceiling)) = (score.decimal("floor"), score.decimal("ceiling"))
        && floor > ceiling
    {
        let fault = Fault::FloorAboveCeiling { floor: floor.to_string(), ceiling: ceiling.to_string() };
        problems.add(&score.place.key("floor"), fault);
    }
}

/// Rounding must not carry a score across its own bounds.
fn check_bounds_on_step(score: &At<'_>, problems: &mut Problems) {
    let step = score.get("rounding").and_then(|rounding| rounding.decimal("step")).filter(|step| *step > Fixed::ZERO);
    let Some(step) = step else { return };
    for key in ["floor", "ceiling"] {
        if let Some(bound) = score.decimal(key).filter(|bound| bound.units() % step.units() != 0) {
            let fault = Fault::BoundOffStep { bound: bound.to_string(), step: step.to_text(0) };
            problems.add(&score.place.key(key), fault);
        }
    }
}

/// What is split to the fen does not keep to a coarser step.
fn check_money(scheme: &At<'_>, problems: &mut Problems) {
    let (Some(pay), Some(pool)) = (scheme.get("pay"), scheme.get("pool")) else { return };
    let step = pay.get("rounding").and_then(|rounding| rounding.decimal("step"));
    let splits = pool.text("whenOver") == Some("scale-down") || pool.text("whenUnder") == Some("share");
    if let Some(step) = step.filter(|step| splits && *step != Fixed::from_units(100) && *step > Fixed::ZERO) {
        problems.add(&pool.place, Fault::SplitNeedsFen { step: step.to_text(0) });
    }
}

/// An example that expects nothing would pass whatever comes out.
fn check_examples(scheme: &At<'_>, problems: &mut Problems) {
    for example in scheme.each("examples") {
        let Some(expect) = example.get("expect") else { continue };
        let figures = |entry: &At<'_>| matches!(entry.node, Node::Object(keys) if keys.len() > 1);
        let said = ["setAside", "payable", "balance"].iter().any(|key| expect.get(key).is_some())
            || ["people", "villages"].iter().any(|key| expect.each(key).any(|entry| figures(&entry)));
        if matches!(expect.node, Node::Object(_)) && !said {
            let name = example.owned("name").unwrap_or_default();
            problems.add(&expect.place, Fault::ExampleExpectsNothing { example: name });
        }
    }
}

fn check_barometer(scheme: &At<'_>, problems: &mut Problems) {
    let Some(barometer) = scheme.get("barometer") else {
        return;
    };
    Ids::read(&barometer, "items", What::Item, problems);
    refuse_duplicate_names(&barometer, "items", What::Item, problems);
    let groups = Ids::read(&barometer, "groups", What::Group, problems);
    for item in barometer.each("items") {
        groups.refer(&item, "group", problems);
    }
    for group in barometer.each("groups") {
        let members =
            || barometer.each("items").filter(|item| item.text("group").is_some_and(|id| group.text("id") == Some(id)));
        let has = |kind: &str| members().any(|item| item.text("kind") == Some(kind));
        if has("bonus") && has("deduction") {
            let group_name = group.owned("name").unwrap_or_default();
            problems.add(&group.place, Fault::GroupMixed { group: group_name });
        }
    }
}

fn check_red_lines(scheme: &At<'_>, posts: &Ids<'_>, problems: &mut Problems) {
    Ids::read(scheme, "redLines", What::RedLine, problems);
    refuse_duplicate_names(scheme, "redLines", What::RedLine, problems);
    for red_line in scheme.each("redLines") {
        let Some(hits) = red_line.get("hits") else {
            continue;
        };
        posts.refer_each(&hits, "posts", problems);
        let nobody = hits.boolean("gridCadre") == Some(false)
            && hits.each("posts").next().is_none()
            && hits.text("offender") == Some("never");
        if nobody {
            let red_line = red_line.owned("name").unwrap_or_default();
            problems.add(&hits.place, Fault::RedLineHitsNobody { red_line });
        }
    }
}

fn check_grading(scheme: &At<'_>, indicators: &Ids<'_>, problems: &mut Problems) {
    let Some(grading) = scheme.get("grading") else {
        return;
    };
    Ids::read(&grading, "grades", What::Grade, problems);
    refuse_duplicate_names(&grading, "grades", What::Grade, problems);
    let grades: Vec<At<'_>> = grading.each("grades").collect();
    for (position, grade) in grades.iter().enumerate() {
        check_grade(grade, position + 1 == grades.len(), problems);
        match position.checked_sub(1).and_then(|better| grades.get(better)) {
            Some(better) => check_neighbours(better, grade, problems),
            None => check_top(grade, problems),
        }
        if let Some(better) = grades[..position].iter().rev().find(|better| better.get("from").is_some()) {
            check_thresholds(better, grade, problems);
        }
        if let Some(better) = grades[..position].iter().find(|better| better.get("quota").is_some())
            && grade.get("below").is_some()
        {
            let fault = Fault::BelowUnderQuota { grade: name_of(grade), better: name_of(better) };
            problems.add(&grade.place.key("below"), fault);
        }
    }
    let Some(tie) = grading.get("tie") else {
        return;
    };
    for indicator in tie.each("indicators") {
        let Some(id) = indicator.own_text() else { continue };
        if indicators.refer_to(id, &indicator.place, problems) == Some(HEADING) {
            problems.add(&indicator.place, Fault::TieByHeading { id: id.to_owned() });
        }
    }
    if (tie.text("rule") == Some("by-indicators")) != tie.get("indicators").is_some() {
        problems.add(&tie.place, Fault::TieIndicators);
    }
}

fn name_of(grade: &At<'_>) -> String {
    grade.owned("name").unwrap_or_default()
}

fn check_grade(grade: &At<'_>, last: bool, problems: &mut Problems) {
    let tested = grade.get("from").is_some() || grade.get("quota").is_some();
    if last && tested {
        problems.add(&grade.place, Fault::LowestGradeBounded { grade: name_of(grade) });
    }
    if !last && !tested {
        problems.add(&grade.place, Fault::GradeWithoutTest { grade: name_of(grade) });
    }
    if let Some(quota) = grade.get("quota")
        && quota.get("share").is_some() == quota.get("places").is_some()
    {
        problems.add(&quota.place, Fault::QuotaShareOrPlaces { grade: name_of(grade) });
    }
}

fn check_top(grade: &At<'_>, problems: &mut Problems) {
    if let Some(below) = grade.decimal("below") {
        let fault = Fault::TopGradeBounded { grade: name_of(grade), below: below.to_string() };
        problems.add(&grade.place.key("below"), fault);
    }
}

fn check_neighbours(better: &At<'_>, worse: &At<'_>, problems: &mut Problems) {
    if let (Some(better_ratio), Some(worse_ratio)) = (better.decimal("ratio"), worse.decimal("ratio"))
        && worse_ratio > better_ratio
    {
        let fault = Fault::RatiosRise {
            better: name_of(better),
            better_ratio: better_ratio.to_string(),
            worse: name_of(worse),
            worse_ratio: worse_ratio.to_string(),
        };
        problems.add(&worse.place.key("ratio"), fault);
    }
}

/// Against the nearest better grade that has a threshold; a quota may stand between.
fn check_thresholds(better: &At<'_>, worse: &At<'_>, problems: &mut Problems) {
    let Some(better_from) = better.decimal("from") else {
        return;
    };
    let overlap = |bound: Fixed| Fault::ThresholdsOverlap {
        better: name_of(better),
        better_from: better_from.to_string(),
        worse: name_of(worse),
        worse_bound: bound.to_string(),
    };
    if let Some(from) = worse.decimal("from").filter(|from| *from >= better_from) {
        problems.add(&worse.place.key("from"), overlap(from));
    }
    match worse.decimal("below") {
        Some(below) if below > better_from => problems.add(&worse.place.key("below"), overlap(below)),
        Some(below) if below < better_from => {
            let fault = Fault::ThresholdsGap {
                better: name_of(better),
                better_from: better_from.to_string(),
                worse: name_of(worse),
                worse_below: below.to_string(),
            };
            problems.add(&worse.place.key("below"), fault);
        }
        _ => {}
    }
}
