//! What must hold inside a scheme beyond its shape: references, order, sums. Everything is looked at; nothing is built.

use crate::problem::{Fault, Place, What};
use crate::read::at::At;
use crate::read::check::Problems;
use crate::read::ids::{Ids, refuse_duplicate_names};
use crate::read::level_rules::{LevelIds, Rules};
use crate::read::node::Node;
use crate::read::pay_rules::{check_pay, check_pool};
use crate::read::scheme::subject_kind;
use crate::scheme::SubjectKind;

/// Reports every rule of the scheme that does not fit the others.
pub(crate) fn check_scheme(scheme: &At<'_>, problems: &mut Problems) {
    check_validity(scheme, problems);
    let sources = Ids::read(scheme, "sources", What::Source, problems);
    check_sources(scheme.node, &sources, &scheme.place, problems);
    Ids::read(scheme, "stages", What::Stage, problems);
    refuse_duplicate_names(scheme, "stages", What::Stage, problems);
    check_subject(scheme, problems);
    let posts = check_posts(scheme, problems);
    check_difficulty(scheme, problems);
    let facts = Ids::read(scheme, "facts", What::Fact, problems);
    refuse_duplicate_names(scheme, "facts", What::Fact, problems);
    let mut ids = LevelIds::new(&posts, &facts);
    let team = scheme.get("team");
    let mut indicators = Ids::new(What::Indicator);
    let team_rules = team.as_ref().map(|team| Rules { at: team, scheme, own: false });
    if let Some(rules) = &team_rules {
        rules.read_ids(&mut ids, &mut indicators, problems);
    }
    let rules = Rules { at: scheme, scheme, own: true };
    let mut own = LevelIds::new(&posts, &facts);
    rules.read_ids(&mut own, &mut indicators, problems);
    own.team_grades = ids.grades.clone();
    refuse_items_of_both(scheme, &ids, problems);
    if let Some(rules) = &team_rules {
        rules.check(&ids, problems);
    }
    rules.check(&own, problems);
    let pay_items = check_pay(scheme, &own, problems);
    check_red_lines(scheme, &own, &pay_items, problems);
    check_pool(scheme, &own, problems);
    check_runs(scheme, &own, problems);
    check_examples(scheme, problems);
}

/// An event names an item and not a level: no item may be of both.
fn refuse_items_of_both(scheme: &At<'_>, team: &LevelIds<'_>, problems: &mut Problems) {
    for item in scheme.get("barometer").iter().flat_map(|barometer| barometer.each("items")) {
        if let Some(id) = item.text("id").filter(|id| team.items.find(id).is_some()) {
            problems.add(&item.place.key("id"), Fault::DuplicateId { what: What::Item, id: id.to_owned() });
        }
    }
}

/// What a scheme of people needs, and one of villages or households cannot have.
fn check_subject(scheme: &At<'_>, problems: &mut Problems) {
    let subject = subject_kind(scheme);
    for key in ["categories", "posts"] {
        let there = scheme.get(key).is_some();
        if subject == SubjectKind::Person && !there {
            problems.add(&scheme.place.key(key), Fault::KeyNeeded { key });
        } else if subject != SubjectKind::Person && there && key == "posts" {
            problems.add(&scheme.place.key(key), Fault::NotForSubject { key, subject });
        }
    }
    if subject == SubjectKind::Village && scheme.get("team").is_some() {
        problems.add(&scheme.place.key("team"), Fault::TeamOfVillages);
    }
    for key in ["runs", "redLines"] {
        let needs_grades = key == "runs" || scheme.each(key).any(|at| at.boolean("keepsGrade") != Some(true));
        if scheme.get(key).is_some() && scheme.get("grading").is_none() && needs_grades {
            problems.add(&scheme.place.key(key), Fault::NothingToGrade { key });
        }
    }
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

fn check_red_lines(scheme: &At<'_>, ids: &LevelIds<'_>, pay_items: &Ids<'_>, problems: &mut Problems) {
    Ids::read(scheme, "redLines", What::RedLine, problems);
    refuse_duplicate_names(scheme, "redLines", What::RedLine, problems);
    let villages = scheme.get("team").is_some() || subject_kind(scheme) == SubjectKind::Village;
    for red_line in scheme.each("redLines") {
        let name = || red_line.owned("name").unwrap_or_default();
        ids.grades.refer(&red_line, "grade", problems);
        pay_items.refer_each(&red_line, "withholds", problems);
        let keeps = red_line.boolean("keepsGrade") == Some(true);
        if keeps && (red_line.get("grade").is_some() || red_line.get("withholds").is_none()) {
            problems.add(&red_line.place, Fault::RedLineEffect { red_line: name() });
        }
        let Some(hits) = red_line.get("hits") else {
            continue;
        };
        ids.posts.refer_each(&hits, "posts", problems);
        let subject = subject_kind(scheme);
        if hits.boolean("gridCadre") == Some(true) && subject != SubjectKind::Person {
            problems.add(&hits.place.key("gridCadre"), Fault::NotForSubject { key: "gridCadre", subject });
        }
        if hits.boolean("village") == Some(true) && !villages {
            problems.add(&hits.place.key("village"), Fault::VillageNotAssessed { red_line: name() });
        }
        let nobody = ["gridCadre", "everybody", "village"].iter().all(|key| hits.boolean(key) != Some(true))
            && hits.boolean("gridCadre").is_some()
            && hits.each("posts").next().is_none()
            && hits.text("offender") == Some("never");
        if nobody {
            problems.add(&hits.place, Fault::RedLineHitsNobody { red_line: name() });
        }
    }
}

fn check_runs(scheme: &At<'_>, ids: &LevelIds<'_>, problems: &mut Problems) {
    for run in scheme.each("runs") {
        ids.grades.refer(&run, "grade", problems);
    }
}
