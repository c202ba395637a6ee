//! From a checked document to a [`Quarter`]. Nothing can fail here: `check` and `quarter_rules` have seen every value.

use std::collections::BTreeMap;

use crate::exact::Fixed;
use crate::period::Period;
use crate::quarter::{
    Assessed, CoefficientChange, Cohort, Earlier, Event, GradeDecision, Grid, Incident, PayAdjustment, Quarter, Record,
    Redemption, Roll, Subject, TieDecision, Village,
};
use crate::read::at::At;
use crate::read::node::{Lists, Node};
use crate::read::quarter_rules::{measures, subjects_key};
use crate::scheme::{Grading, Rules, Scheme, ScoreFrom, SubjectKind};

const CHECKED: &str = "the reader has checked the document";

/// Builds the quarter of a document without problems.
pub(crate) fn build(node: &Node, scheme: &Scheme) -> Quarter {
    let root = At::root(node);
    let known = Known::of(&root, scheme);
    let team = scheme.team.as_ref().map(|rules| roll(&root, &known, rules, true));
    Quarter {
        period: known.period,
        stage: root.text("stage").map(|stage| position(&scheme.stages, |own| own.id == stage)),
        town: root.owned("town").expect(CHECKED),
        opening_balance: root.money("openingBalance").expect(CHECKED),
        coefficients: root.each("coefficients").map(|at| coefficient_change(&at, &known)).collect(),
        villages: root.each("villages").map(|at| village(&at, &known)).collect(),
        own: roll(&root, &known, &scheme.own, false),
        team: team.unwrap_or_default(),
        incidents: root.each("incidents").enumerate().map(|(index, at)| incident(&at, index, &known)).collect(),
        hash: node.hash(Lists::Unordered),
    }
}

struct Known<'a> {
    scheme: &'a Scheme,
    period: Period,
    villages: BTreeMap<&'a str, usize>,
    subjects: BTreeMap<&'a str, usize>,
    /// A grid's position inside its village.
    grids: BTreeMap<&'a str, usize>,
    posts: BTreeMap<&'a str, usize>,
    village_names: Vec<&'a str>,
    /// Earlier results of each subject, latest first.
    earlier: Vec<Vec<Earlier>>,
    redeemed: Vec<Vec<Redemption>>,
}

impl<'a> Known<'a> {
    fn of(root: &At<'a>, scheme: &'a Scheme) -> Known<'a> {
        let villages = list(root.node, "villages");
        let subjects = ids(list(root.node, subjects_key(scheme)));
        Known {
            scheme,
            period: root.period("period").expect(CHECKED),
            earlier: earlier(root, scheme, &subjects),
            redeemed: redeemed(root, &subjects),
            village_names: villages.iter().map(|node| At::root(node).text("name").unwrap_or_default()).collect(),
            villages: ids(villages),
            subjects,
            grids: villages.iter().flat_map(|village| ids(list(village, "grids"))).collect(),
            posts: scheme.posts.iter().enumerate().map(|(index, post)| (post.id.as_str(), index)).collect(),
        }
    }

    fn subject(&self, at: &At<'_>, key: &str) -> usize {
        self.subjects[at.text(key).expect(CHECKED)]
    }

    fn village(&self, at: &At<'_>) -> usize {
        self.villages[at.text("village").expect(CHECKED)]
    }

    fn class(&self, at: &At<'_>) -> Option<usize> {
        let id = at.text("class")?;
        self.scheme.classes.iter().position(|class| class.id == id)
    }

    fn category(&self, at: &At<'_>) -> Option<usize> {
        let id = at.text("category")?;
        self.scheme.categories.iter().position(|category| category.id == id)
    }
}

fn position<T>(list: &[T], fits: impl Fn(&T) -> bool) -> usize {
    list.iter().position(fits).expect(CHECKED)
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

fn earlier(root: &At<'_>, scheme: &Scheme, subjects: &BTreeMap<&str, usize>) -> Vec<Vec<Earlier>> {
    let mut found: Vec<Vec<Earlier>> = subjects.iter().map(|_| Vec::new()).collect();
    for at in root.each("earlier") {
        let period = at.period("period").expect(CHECKED);
        for result in at.each("results") {
            let grades = scheme.own.grading.as_ref().map_or(&[][..], |grading| grading.grades.as_slice());
            let grade = result.text("grade").map(|id| position(grades, |grade| grade.id == id));
            let subject = subjects[result.text("of").expect(CHECKED)];
            found[subject].push(Earlier { period, score: result.decimal("score"), grade });
        }
    }
    for results in &mut found {
        results.sort_by_key(|earlier| std::cmp::Reverse(earlier.period));
    }
    found
}

fn redeemed(root: &At<'_>, subjects: &BTreeMap<&str, usize>) -> Vec<Vec<Redemption>> {
    let mut found: Vec<Vec<Redemption>> = subjects.iter().map(|_| Vec::new()).collect();
    for at in root.each("redemptions") {
        found[subjects[at.text("of").expect(CHECKED)]].push(Redemption {
            date: at.day("date").expect(CHECKED),
            points: at.decimal("points").expect(CHECKED),
            note: at.owned("note"),
        });
    }
    found
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
    let cadre = |grid: &At<'_>| known.subjects.get(grid.text("cadre")?).copied();
    let people = known.scheme.subject == SubjectKind::Person;
    let grid = |grid: At<'_>| Grid {
        id: grid.owned("id").expect(CHECKED),
        name: grid.owned("name").expect(CHECKED),
        cadre: cadre(&grid).filter(|_| people),
    };
    let rules = &known.scheme.own;
    Village {
        id: at.owned("id").expect(CHECKED),
        name: at.owned("name").expect(CHECKED),
        measures: measures(at),
        class: known.class(at),
        class_reason: at.owned("classReason"),
        weights: at.get("weights").map(|own| weights(&own, rules)),
        weights_reason: at.owned("weightsReason"),
        shared: scores(at, "scores", rules),
        facts: facts(at, known.scheme, true),
        grids: at.each("grids").map(grid).collect(),
    }
}

fn weights(own: &At<'_>, rules: &Rules) -> Vec<Fixed> {
    let weight = |indicator: &crate::scheme::Indicator| own.decimal(&indicator.id).unwrap_or(indicator.weight.value);
    rules.indicators.iter().map(weight).collect()
}

/// Scores by indicator; what belongs to another level is not looked at.
fn scores(at: &At<'_>, key: &str, rules: &Rules) -> Vec<Option<Fixed>> {
    let own = at.get(key);
    let score = |indicator: &crate::scheme::Indicator| own.as_ref().and_then(|own| own.decimal(&indicator.id));
    rules.indicators.iter().map(score).collect()
}

fn facts(at: &At<'_>, scheme: &Scheme, of_village: bool) -> Vec<Option<Fixed>> {
    let own = at.get("facts");
    let fact = |fact: &crate::scheme::Fact| {
        own.as_ref().filter(|_| fact.of_village == of_village).and_then(|own| own.decimal(&fact.id))
    };
    scheme.facts.iter().map(fact).collect()
}

/// Who is assessed at a level, and what belongs to them.
fn roll(root: &At<'_>, known: &Known<'_>, rules: &Rules, team: bool) -> Roll {
    let key = if team { "villages" } else { subjects_key(known.scheme) };
    let mut subjects: Vec<Subject> =
        root.each(key).enumerate().map(|(index, at)| subject(&at, index, key, known, rules, team)).collect();
    let cohorts = cohorts(&mut subjects, known, rules.grading.as_ref(), team);
    let decisions: Vec<(usize, At<'_>)> =
        root.each("decisions").enumerate().filter(|(_, at)| (at.boolean("team") == Some(true)) == team).collect();
    let people = if team { &known.villages } else { &known.subjects };
    let grade = |at: &At<'_>| {
        let id = at.text("grade");
        position(&rules.grading.as_ref().expect(CHECKED).grades, |grade| Some(grade.id.as_str()) == id)
    };
    let grade_decision = |(index, at): &(usize, At<'_>)| GradeDecision {
        subject: people[at.text("person").expect(CHECKED)],
        grade: grade(at),
        record: record(at, *index),
    };
    let tie_decision = |(index, at): &(usize, At<'_>)| {
        let (category, village) = (known.category(at), at.text("village").map(|village| known.villages[village]));
        TieDecision {
            cohort: cohorts.iter().position(|cohort| (cohort.category, cohort.village) == (category, village)),
            cohort_name: cohort_name(known, category, village),
            grade: grade(at),
            up: at.each("up").map(|entry| people[entry.own_text().expect(CHECKED)]).collect(),
            record: record(at, *index),
        }
    };
    let of_kind = |kind: &'static str| decisions.iter().filter(move |(_, at)| at.text("kind") == Some(kind));
    let items = &rules.barometer.items;
    let own_item = |at: &At<'_>| items.iter().position(|item| Some(item.id.as_str()) == at.text("item"));
    let event = |(index, at): (usize, At<'_>)| Some(event(&at, index, own_item(&at)?, people));
    Roll {
        events: root.each("events").enumerate().filter_map(event).collect(),
        grade_decisions: of_kind("grade").map(grade_decision).collect(),
        tie_decisions: of_kind("tie").map(tie_decision).collect(),
        subjects,
        cohorts,
    }
}

fn subject(at: &At<'_>, index: usize, key: &str, known: &Known<'_>, rules: &Rules, team: bool) -> Subject {
    let posts: Vec<usize> = at.each("posts").map(|post| known.posts[post.own_text().expect(CHECKED)]).collect();
    let category = |post: &usize| (known.scheme.posts[*post].category, *post);
    let main_post = posts.iter().copied().min_by_key(category);
    let is_village = key == "villages";
    Subject {
        id: at.owned("id").expect(CHECKED),
        name: at.owned("name").expect(CHECKED),
        village: if is_village { index } else { known.village(at) },
        main_post,
        category: main_post.map(|post| known.scheme.posts[post].category).or_else(|| known.category(at)),
        cohort: 0,
        months: at.integer("months").unwrap_or(known.period.span.months()),
        months_reason: at.owned("monthsReason"),
        days: at.integer("days").unwrap_or(known.period.day_count()),
        service: if main_post.is_some() { (at.day("from"), at.day("to")) } else { (None, None) },
        assessed: assessed(at, rules),
        earlier_stages: earlier_stages(at, known.scheme, rules),
        ratings: rules.indicators.iter().map(|indicator| rating(at, indicator)).collect(),
        facts: facts(at, known.scheme, false),
        votes: rules.ballots.iter().map(|ballot| votes(at, ballot)).collect(),
        earlier: if team { Vec::new() } else { known.earlier[index].clone() },
        adjustments: at
            .each("adjustments")
            .map(|at| PayAdjustment {
                amount: at.money("amount").expect(CHECKED),
                reason: at.owned("reason").expect(CHECKED),
            })
            .collect(),
        opening_points: at.decimal("openingPoints").unwrap_or_default(),
        redeemed: if team { Vec::new() } else { known.redeemed[index].clone() },
        note: at.owned("note"),
        place: format!("{key}[{index}]"),
        posts,
    }
}

fn assessed(at: &At<'_>, rules: &Rules) -> Assessed {
    if at.get("score").is_some() || (rules.indicators.is_empty() && rules.score.start.is_none()) {
        return Assessed::Total(at.decimal("score"));
    }
    Assessed::Indicators(scores(at, "scores", rules))
}

fn earlier_stages(at: &At<'_>, scheme: &Scheme, rules: &Rules) -> Vec<(usize, Vec<Option<Fixed>>)> {
    let Some(all) = at.get("earlierStages") else { return Vec::new() };
    let stage = |(index, stage): (usize, &crate::scheme::Named)| {
        all.get(&stage.id)?;
        Some((index, scores(&all, &stage.id, rules)))
    };
    scheme.stages.iter().enumerate().filter_map(stage).collect()
}

fn rating(at: &At<'_>, indicator: &crate::scheme::Indicator) -> Option<usize> {
    let given = at.get("ratings")?;
    let given = given.text(&indicator.id)?;
    let Some(ScoreFrom::Number(number)) = &indicator.score else { return None };
    let crate::number::Transform::Scale(entries) = &number.transform else { return None };
    entries.iter().position(|entry| entry.grade == given)
}

fn votes(at: &At<'_>, ballot: &crate::scheme::Ballot) -> Option<Vec<i64>> {
    let all = at.get("votes")?;
    let own = all.get(&ballot.id)?;
    let votes = ballot.options.iter().map(|option| own.integer(&option.id).unwrap_or(0)).collect::<Vec<i64>>();
    (votes.iter().sum::<i64>() > 0).then_some(votes)
}

/// Groups subjects into those who are ranked together, and tells each its group.
fn cohorts(subjects: &mut [Subject], known: &Known<'_>, grading: Option<&Grading>, team: bool) -> Vec<Cohort> {
    let (by_category, by_village) =
        grading.map_or((!team, false), |grading| (grading.within_category, grading.within_village));
    let categories = &known.scheme.categories;
    let key = |subject: &Subject| {
        (subject.village * usize::from(by_village), subject.category.filter(|_| by_category && !team))
    };
    let mut keys: BTreeMap<(usize, Option<usize>), usize> = BTreeMap::new();
    // All categories are there, also those without anybody; villages only with somebody.
    if by_category && !by_village && !team {
        keys.extend((0..categories.len()).map(|category| ((0, Some(category)), 0)));
    }
    keys.extend(subjects.iter().map(|subject| (key(subject), 0)));
    for (position, cohort) in keys.values_mut().enumerate() {
        *cohort = position;
    }
    for subject in subjects.iter_mut() {
        subject.cohort = keys[&key(subject)];
    }
    let cohort = |(village, category): (usize, Option<usize>)| {
        let village = by_village.then_some(village);
        Cohort { category, village, name: cohort_name(known, category, village) }
    };
    keys.into_keys().map(cohort).collect()
}

fn cohort_name(known: &Known<'_>, category: Option<usize>, village: Option<usize>) -> String {
    let village = village.map(|village| known.village_names[village].to_owned());
    let category = category.map(|category| known.scheme.categories[category].name.clone());
    village.into_iter().chain(category).collect::<Vec<_>>().join("·")
}

fn event(at: &At<'_>, index: usize, item: usize, subjects: &BTreeMap<&str, usize>) -> Event {
    let id = ["person", "village", "household"].into_iter().find_map(|key| at.text(key)).expect(CHECKED);
    Event {
        id: at.owned("id").expect(CHECKED),
        subject: subjects[id],
        item,
        count: at.integer("count").expect(CHECKED),
        date: at.day("date").expect(CHECKED),
        matter: at.owned("matter"),
        index,
    }
}

fn incident(at: &At<'_>, index: usize, known: &Known<'_>) -> Incident {
    Incident {
        id: at.owned("id").expect(CHECKED),
        red_line: position(&known.scheme.red_lines, |rule| Some(rule.id.as_str()) == at.text("redLine")),
        village: known.village(at),
        grid: at.text("grid").map(|grid| known.grids[grid]),
        date: at.day("date").expect(CHECKED),
        basis: at.owned("basis").expect(CHECKED),
        offender: at.get("offender").map(|_| known.subject(at, "offender")),
        offender_ticked: at.boolean("offenderTicked").unwrap_or(false),
        index,
    }
}
