//! From a checked document to a [`Scheme`]. Nothing can fail here: `check` and `scheme_rules` have seen every value.

use std::collections::BTreeMap;

use crate::exact::{Fixed, Mode, Money, Rounding};
use crate::number::{Band as NumberBand, By, Number, Partial, ScaleEntry, Steps, Transform};
use crate::period::Span;
use crate::read::at::At;
use crate::read::node::{Lists, Node};
use crate::read::shape::{Kind, SCHEME, Shape};
use crate::scheme::{
    Ballot, BallotOption, Band, Barometer, Class, Comparison, Counts, Effect, Example, Fact, Factor, Grade, Grading,
    Group, GroupCounts, Indicator, Item, ItemKind, Ledger, Mark, Measure, Move, Moves, Named, OffenderRule, On, PayBy,
    PayItem, PayRule, PoolRule, Post, ProRating, Quota, QuotaSize, RedLine, Rules, Run, Scheme, ScoreFrom, ScoreRule,
    SetAside, Sourced, SubjectKind, Suggestion, Test, TieRule, WhenOver, WhenUnder,
};

const CHECKED: &str = "the reader has checked the document";

/// Builds the scheme of a document without problems.
pub(crate) fn build(node: &Node) -> Scheme {
    let root = At::root(node);
    let validity = root.get("validity").expect(CHECKED);
    let ids = SchemeIds::of(&root);
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
        span: span(&root),
        subject: subject_kind(&root),
        stages: root.each("stages").map(|at| named(&at)).collect(),
        standard: money_or_none(&root, "standard"),
        categories: root.each("categories").map(|at| named(&at)).collect(),
        posts: build_posts(&root),
        classes: root.get("difficulty").map(|at| build_classes(&at)).unwrap_or_default(),
        difficulty_on: on(root.get("difficulty").and_then(|at| at.text("on"))),
        suggestion: root.get("difficulty").and_then(|at| build_suggestions(&at)),
        facts: root.each("facts").map(|at| build_fact(&at)).collect(),
        own: build_rules(&root, &ids, &ids.own),
        team: root.get("team").map(|at| build_rules(&at, &ids, &ids.team)),
        red_lines: build_red_lines(&root, &ids),
        pay: root.get("pay").map(|at| build_pay(&at, &ids)),
        pool: root.get("pool").map(|at| build_pool(&at, &ids)),
        runs: root.each("runs").map(|at| build_run(&at, &ids)).collect(),
        ledger: root.get("ledger").map(|at| Ledger {
            unit: at.owned("unit").expect(CHECKED),
            redeem_from: decimal_or_none(&at, "redeemFrom"),
        }),
        examples: root.each("examples").map(|at| build_example(&at)).collect(),
        published: marks.published,
        example: marks.example,
        own_marks: marks.own,
        hash: node.hash(Lists::Ordered),
    }
}

/// How often a scheme is settled.
pub(crate) fn span(root: &At<'_>) -> Span {
    match root.text("period") {
        Some("month") => Span::Month,
        Some("half-year") => Span::HalfYear,
        Some("year") => Span::Year,
        _ => Span::Quarter,
    }
}

/// Who is assessed.
pub(crate) fn subject_kind(root: &At<'_>) -> SubjectKind {
    match root.text("subject") {
        Some("village") => SubjectKind::Village,
        Some("household") => SubjectKind::Household,
        _ => SubjectKind::Person,
    }
}

fn on(text: Option<&str>) -> On {
    match text {
        Some("assessed") => On::Assessed,
        Some("score") => On::Score,
        _ => On::Pay,
    }
}

type Index<'a> = BTreeMap<&'a str, usize>;

/// Where ids of the scheme point.
struct SchemeIds<'a> {
    posts: Index<'a>,
    facts: Index<'a>,
    pay_items: Index<'a>,
    own: LevelIds<'a>,
    team: LevelIds<'a>,
}

/// Where ids of one level point.
#[derive(Default)]
struct LevelIds<'a> {
    ballots: Index<'a>,
    options: Vec<Index<'a>>,
    indicators: Index<'a>,
    items: Index<'a>,
    groups: Index<'a>,
    factors: Index<'a>,
    grades: Index<'a>,
}

impl<'a> SchemeIds<'a> {
    fn of(root: &At<'a>) -> SchemeIds<'a> {
        let team = root.node.get("team").map(LevelIds::of);
        SchemeIds {
            posts: index_of(root.node.get("posts")),
            facts: index_of(root.node.get("facts")),
            pay_items: index_of(root.node.get("pay").and_then(|pay| pay.get("items"))),
            own: LevelIds::of(root.node),
            team: team.unwrap_or_default(),
        }
    }
}

impl<'a> LevelIds<'a> {
    fn of(level: &'a Node) -> LevelIds<'a> {
        let within = |key: &str, list: &str| index_of(level.get(key).and_then(|part| part.get(list)));
        let mut indicators = Vec::new();
        collect_ids(level.get("indicators"), &mut indicators);
        LevelIds {
            ballots: index_of(level.get("ballots")),
            options: entries(level.get("ballots")).iter().map(|ballot| index_of(ballot.get("options"))).collect(),
            indicators: indicators.into_iter().enumerate().map(|(index, id)| (id, index)).collect(),
            items: within("barometer", "items"),
            groups: within("barometer", "groups"),
            factors: index_of(level.get("factors")),
            grades: within("grading", "grades"),
        }
    }
}

/// Ids of indicators and headings, each heading before what stands under it.
fn collect_ids<'a>(list: Option<&'a Node>, ids: &mut Vec<&'a str>) {
    for node in entries(list) {
        if let Some(Node::Text(id)) = node.get("id") {
            ids.push(id);
        }
        collect_ids(node.get("items"), ids);
    }
}

fn entries(list: Option<&Node>) -> &[Node] {
    match list {
        Some(Node::List(nodes)) => nodes,
        _ => &[],
    }
}

fn index_of(list: Option<&Node>) -> Index<'_> {
    let id = |node| match Node::get(node, "id") {
        Some(Node::Text(id)) => Some(id.as_str()),
        _ => None,
    };
    entries(list).iter().enumerate().filter_map(|(index, node)| Some((id(node)?, index))).collect()
}

fn build_rules(at: &At<'_>, ids: &SchemeIds<'_>, own: &LevelIds<'_>) -> Rules {
    let mut indicators = Vec::new();
    collect_indicators(at, "indicators", None, (ids, own), &mut indicators);
    let rules = LevelBuilder { ids, own };
    Rules {
        ballots: at.each("ballots").map(|at| build_ballot(&at)).collect(),
        indicators,
        score: build_score(&at.get("score").expect(CHECKED)),
        barometer: at.get("barometer").map(|at| rules.barometer(&at)).unwrap_or_default(),
        factors: at.each("factors").map(|at| rules.factor(&at)).collect(),
        grading: at.get("grading").map(|at| rules.grading(&at)),
    }
}

fn build_fact(at: &At<'_>) -> Fact {
    Fact { id: id(at), name: name(at), unit: at.owned("unit"), of_village: at.text("of") == Some("village") }
}

fn build_ballot(at: &At<'_>) -> Ballot {
    let option = |at: At<'_>| BallotOption {
        id: id(&at),
        name: name(&at),
        value: decimal_or_none(&at, "value").unwrap_or(Sourced { value: Fixed::ZERO, origin: at.origin() }),
    };
    Ballot { id: id(at), name: name(at), options: at.each("options").map(option).collect() }
}

fn build_classes(at: &At<'_>) -> Vec<Class> {
    at.each("classes").map(|at| Class { id: id(&at), coefficient: decimal(&at, "coefficient") }).collect()
}

fn build_suggestions(at: &At<'_>) -> Option<Suggestion> {
    let classes = index_of(at.node.get("classes"));
    at.get("suggestion").map(|at| build_suggestion(&at, &classes))
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

fn money_or_none(at: &At<'_>, key: &str) -> Option<Sourced<Money>> {
    at.money(key).map(|value| at.sourced(key, value))
}

fn refer(at: &At<'_>, key: &str, index: &BTreeMap<&str, usize>) -> usize {
    index[at.text(key).expect(CHECKED)]
}

fn refer_each(at: &At<'_>, key: &str, index: &BTreeMap<&str, usize>) -> Vec<usize> {
    at.each(key).map(|entry| index[entry.own_text().expect(CHECKED)]).collect()
}

fn build_posts(root: &At<'_>) -> Vec<Post> {
    let (categories, posts) = (index_of(root.node.get("categories")), index_of(root.node.get("posts")));
    let build = |(own, at): (usize, At<'_>)| Post {
        id: id(&at),
        name: name(&at),
        category: refer(&at, "category", &categories),
        role_factor: decimal_or_none(&at, "roleFactor").unwrap_or(Sourced { value: Fixed::ONE, origin: at.origin() }),
        standard: money_or_none(&at, "standard"),
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

type Ids<'a, 'b> = (&'b SchemeIds<'a>, &'b LevelIds<'a>);

fn collect_indicators(at: &At<'_>, key: &str, heading: Option<usize>, ids: Ids<'_, '_>, found: &mut Vec<Indicator>) {
    for at in at.each(key) {
        let points = at.decimal("points");
        let counts = match (points, at.get("weight").is_some()) {
            (Some(_), _) => Counts::Points,
            (None, true) => Counts::Weight,
            (None, false) => Counts::Through,
        };
        let is_heading = at.get("items").is_some();
        let index = found.len();
        found.push(Indicator {
            id: id(&at),
            name: name(&at),
            heading,
            counts,
            score: (!is_heading).then(|| score_from(&at, ids)),
            full_marks: points.or(at.decimal("fullMarks")).unwrap_or(Fixed::HUNDRED),
            weight: match (counts, points) {
                (Counts::Weight, _) => decimal(&at, "weight"),
                (_, Some(_)) => at.sourced("points", Fixed::HUNDRED),
                _ => Sourced { value: Fixed::HUNDRED, origin: at.origin() },
            },
        });
        if is_heading {
            collect_indicators(&at, "items", Some(index), ids, found);
            // A weighted heading over points counts as a percentage of their sum.
            let sum = points_under(found, index);
            if counts == Counts::Weight && sum > Fixed::ZERO {
                found[index].full_marks = sum;
            }
        }
    }
}

/// The points of the scale under a heading; nothing where it is one of weights.
fn points_under(found: &[Indicator], heading: usize) -> Fixed {
    let own = found.iter().enumerate().skip(heading + 1).filter(|(_, indicator)| indicator.heading == Some(heading));
    let points = |(index, indicator): (usize, &Indicator)| match indicator.counts {
        Counts::Points => indicator.full_marks,
        Counts::Through => points_under(found, index),
        Counts::Weight => Fixed::ZERO,
    };
    own.map(points).fold(Fixed::ZERO, |sum, points| Fixed::from_units(sum.units() + points.units()))
}

fn score_from(at: &At<'_>, ids: Ids<'_, '_>) -> ScoreFrom {
    match (at.get("from"), at.text("start")) {
        (Some(from), _) => ScoreFrom::Number(LevelBuilder { ids: ids.0, own: ids.1 }.number(&from)),
        (None, Some(start)) => ScoreFrom::Start { full: start == "full" },
        (None, None) if at.boolean("shared") == Some(true) => ScoreFrom::Shared,
        (None, None) => ScoreFrom::Entered,
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
    ScoreRule {
        start: decimal_or_none(at, "start"),
        rounding: rounding(at),
        floor: decimal_or_none(at, "floor"),
        ceiling: decimal_or_none(at, "ceiling"),
    }
}

/// Builds what refers to ids of its level.
struct LevelBuilder<'a, 'b> {
    ids: &'b SchemeIds<'a>,
    own: &'b LevelIds<'a>,
}

impl LevelBuilder<'_, '_> {
    fn barometer(&self, at: &At<'_>) -> Barometer {
        Barometer {
            bonus_cap: decimal_or_none(at, "bonusCap"),
            deduction_cap: decimal_or_none(at, "deductionCap"),
            items: at.each("items").map(|at| self.item(&at)).collect(),
            groups: at.each("groups").map(|at| build_group(&at)).collect(),
        }
    }

    fn item(&self, at: &At<'_>) -> Item {
        let per_post = |at: At<'_>| (refer(&at, "post", &self.ids.posts), decimal(&at, "value"));
        let yuan = decimal_or_none(at, "yuan");
        Item {
            id: id(at),
            name: name(at),
            kind: if at.text("kind") == Some("bonus") { ItemKind::Bonus } else { ItemKind::Deduction },
            moves: match (&yuan, at.text("indicator")) {
                (Some(_), _) => Moves::Pay,
                (None, Some(indicator)) => Moves::Indicator(self.own.indicators[indicator]),
                (None, None) => Moves::Score,
            },
            points: yuan.unwrap_or_else(|| decimal(at, "points")),
            per_post: at.each("perPost").map(per_post).collect(),
            again: integer_or_none(at, "again"),
            cap: decimal_or_none(at, "cap"),
            month_cap: decimal_or_none(at, "monthCap"),
            group: at.text("group").map(|group| self.own.groups[group]),
        }
    }

    fn factor(&self, at: &At<'_>) -> Factor {
        let from = self.number(&at.get("from").expect(CHECKED));
        Factor { id: id(at), name: name(at), from, on: on(at.text("on")), origin: at.origin() }
    }

    fn number(&self, at: &At<'_>) -> Number {
        let ranked = at.boolean("ranked").unwrap_or(false);
        let measure = |measure| By::Measure { measure, ranked };
        let by = match at.text("by").expect(CHECKED) {
            "fact" => By::Fact { fact: refer(at, "fact", &self.ids.facts), ranked },
            "registeredPopulation" => measure(Measure::RegisteredPopulation),
            "residentPopulation" => measure(Measure::ResidentPopulation),
            "workload" => measure(Measure::Workload),
            "months" => By::Months,
            "ballot" => By::Ballot(refer(at, "ballot", &self.own.ballots)),
            "votes" => {
                let ballot = refer(at, "ballot", &self.own.ballots);
                By::Votes { ballot, options: refer_each(at, "options", &self.own.options[ballot]) }
            }
            "events" => By::Events(refer_each(at, "items", &self.own.items)),
            "rating" => By::Rating,
            "indicator" => By::Indicator(refer(at, "indicator", &self.own.indicators)),
            "earlier" => By::Earlier,
            "teamScore" => By::TeamScore,
            "teamRank" => By::TeamRank,
            "teamGrade" => By::TeamGrade,
            "score" => By::Score,
            "rank" => By::Rank,
            _ => By::RankFromEnd,
        };
        Number { by, transform: transform(at), origin: at.origin() }
    }

    fn grading(&self, at: &At<'_>) -> Grading {
        let tie = at.get("tie").expect(CHECKED);
        let rule = match tie.text("rule").expect(CHECKED) {
            "decide" => TieRule::Decide,
            "both-up" => TieRule::BothUp,
            "both-down" => TieRule::BothDown,
            _ => TieRule::ByIndicators(refer_each(&tie, "indicators", &self.own.indicators)),
        };
        let grades: Vec<Grade> = at.each("grades").map(|at| self.grade(&at)).collect();
        let within = |what: &str| at.each("within").any(|entry| entry.own_text() == Some(what));
        let otherwise = at.text("otherwise").map_or(grades.len() - 1, |id| self.own.grades[id]);
        let order = match at.get("order") {
            Some(_) => refer_each(at, "order", &self.own.grades),
            None => (0..grades.len()).collect(),
        };
        // Whoever is left gets it: it has no test of its own.
        let tested = |index: &usize| {
            let grade = &grades[*index];
            grade.from.is_some() || grade.quota.is_some() || !grade.tests.is_empty()
        };
        Grading {
            order: order.into_iter().filter(tested).collect(),
            tie: at.sourced("tie", rule),
            red_lined_in_headcount: at
                .sourced("redLinedInHeadcount", at.boolean("redLinedInHeadcount").expect(CHECKED)),
            within_category: at.get("within").is_none() || within("category"),
            within_village: within("village"),
            otherwise,
            grades,
        }
    }

    fn grade(&self, at: &At<'_>) -> Grade {
        Grade {
            id: id(at),
            name: name(at),
            from: decimal_or_none(at, "from"),
            tests: at.each("tests").map(|at| self.test(&at)).collect(),
            quota: at.get("quota").map(|at| self.quota(&at)),
            ratio: decimal_or_none(at, "ratio"),
            amount: money_or_none(at, "amount"),
            origin: at.origin(),
        }
    }

    fn test(&self, at: &At<'_>) -> Test {
        let bounds = [
            ("from", Comparison::From),
            ("above", Comparison::Above),
            ("upTo", Comparison::UpTo),
            ("below", Comparison::Below),
        ];
        let bound = |(key, comparison)| at.fraction(key).map(|bound| (comparison, bound));
        Test {
            of: self.number(&at.get("of").expect(CHECKED)),
            bounds: bounds.into_iter().filter_map(bound).collect(),
            origin: at.origin(),
        }
    }

    fn quota(&self, at: &At<'_>) -> Quota {
        let team_share = |at: At<'_>| (refer(&at, "grade", &self.ids.team.grades), at.decimal("share").expect(CHECKED));
        let size = match (at.integer("places"), at.decimal("share")) {
            (Some(places), _) => QuotaSize::Places(usize::try_from(places).expect(CHECKED)),
            (None, Some(share)) => QuotaSize::Share(share),
            (None, None) => QuotaSize::ByTeamGrade(at.each("byTeamGrade").map(team_share).collect()),
        };
        Quota { size, at_least: at.text("bound") == Some("at-least"), least: at.decimal("least"), origin: at.origin() }
    }
}

fn build_group(at: &At<'_>) -> Group {
    Group {
        id: id(at),
        name: name(at),
        counts: match at.text("counts") {
            Some("largest") => GroupCounts::Largest,
            Some("all") => GroupCounts::All,
            _ => GroupCounts::LargestPerMatter,
        },
        cap: decimal_or_none(at, "cap"),
    }
}

fn transform(at: &At<'_>) -> Transform {
    if let Some(divisor) = at.integer("per") {
        return Transform::Per(divisor);
    }
    if at.get("bands").is_some() {
        let band = |at: At<'_>| NumberBand { from: at.decimal("from"), value: decimal(&at, "value") };
        return Transform::Bands(at.each("bands").map(band).collect());
    }
    if at.get("scale").is_some() {
        let entry = |at: At<'_>| ScaleEntry {
            grade: at.owned("grade").expect(CHECKED),
            name: at.owned("name").or(at.owned("grade")).expect(CHECKED),
            value: decimal(&at, "value"),
        };
        return Transform::Scale(at.each("scale").map(entry).collect());
    }
    at.get("steps").map_or(Transform::AsItIs, |at| Transform::Steps(build_steps(&at)))
}

fn build_steps(at: &At<'_>) -> Steps {
    Steps {
        at: at.decimal("at").expect(CHECKED),
        start: at.decimal("start").unwrap_or(Fixed::ONE),
        each: at.decimal("each").expect(CHECKED),
        change: at.decimal("change").expect(CHECKED),
        partial: match at.text("partial") {
            Some("count") => Partial::Count,
            Some("share") => Partial::Share,
            _ => Partial::Drop,
        },
        lowest: at.decimal("lowest"),
        highest: at.decimal("highest"),
    }
}

fn build_red_lines(root: &At<'_>, ids: &SchemeIds<'_>) -> Vec<RedLine> {
    let build = |at: At<'_>| {
        let hits = at.get("hits").expect(CHECKED);
        RedLine {
            id: id(&at),
            name: name(&at),
            grid_cadre: hits.boolean("gridCadre").expect(CHECKED),
            posts: refer_each(&hits, "posts", &ids.posts),
            offender: match hits.text("offender").expect(CHECKED) {
                "always" => OffenderRule::Always,
                "when-ticked" => OffenderRule::WhenTicked,
                _ => OffenderRule::Never,
            },
            everybody: hits.boolean("everybody").unwrap_or(false),
            village: hits.boolean("village").unwrap_or(false),
            effect: match (at.boolean("keepsGrade"), at.text("grade")) {
                (Some(true), _) => Effect::Keeps,
                (_, Some(grade)) => Effect::NoBetterThan(ids.own.grades[grade]),
                _ => Effect::Last,
            },
            withholds: refer_each(&at, "withholds", &ids.pay_items),
            origin: hits.origin(),
        }
    };
    root.each("redLines").map(build).collect()
}

fn build_pay(at: &At<'_>, ids: &SchemeIds<'_>) -> PayRule {
    let pro_rating = match at.text("proRating") {
        Some("months") => ProRating::Months,
        Some("days") => ProRating::Days,
        _ => ProRating::None,
    };
    let items: Vec<PayItem> = at.each("items").map(|at| build_pay_item(&at, ids)).collect();
    let itemised = !items.is_empty();
    PayRule {
        rounding: rounding(at),
        pro_rating: at.sourced("proRating", pro_rating),
        per_month: at.text("standardPer") == Some("month"),
        two_posts: at.get("twoPosts").map(|at| decimal(&at, "share")),
        items: if itemised { items } else { vec![only_item(at)] },
        itemised,
    }
}

/// A scheme without items pays one, by ratio.
fn only_item(at: &At<'_>) -> PayItem {
    PayItem {
        id: "performance".to_owned(),
        name: String::new(),
        by: PayBy::Ratio,
        standard: None,
        standard_fact: None,
        share: None,
        months: None,
        without_role_factor: false,
        without_difficulty: false,
        without: Vec::new(),
        origin: at.origin(),
    }
}

fn build_pay_item(at: &At<'_>, ids: &SchemeIds<'_>) -> PayItem {
    let prize = |at: At<'_>| {
        let to = usize::try_from(at.integer("to").expect(CHECKED)).expect(CHECKED);
        (to, money_or_none(&at, "yuan").expect(CHECKED))
    };
    let by = match at.text("by").expect(CHECKED) {
        "ratio" => PayBy::Ratio,
        "amount" => PayBy::Amount,
        "score" => PayBy::Score(at.decimal("fullScore").unwrap_or(Fixed::HUNDRED)),
        "points-missing" => PayBy::PointsMissing { line: decimal(at, "line"), yuan: decimal(at, "yuanPerPoint") },
        "points-above" => PayBy::PointsAbove { line: decimal(at, "line"), yuan: decimal(at, "yuanPerPoint") },
        "prizes" => PayBy::Prizes(at.each("prizes").map(prize).collect()),
        _ => PayBy::Fixed,
    };
    let without = |what: &str| at.each("without").any(|entry| entry.own_text() == Some(what));
    let factors = at.each("without").filter_map(|entry| ids.own.factors.get(entry.own_text()?).copied());
    PayItem {
        id: id(at),
        name: name(at),
        by,
        standard: money_or_none(at, "standard"),
        standard_fact: at.text("standardFact").map(|fact| ids.facts[fact]),
        share: decimal_or_none(at, "share"),
        months: integer_or_none(at, "months"),
        without_role_factor: without("roleFactor"),
        without_difficulty: without("difficulty"),
        without: factors.collect(),
        origin: at.origin(),
    }
}

fn build_pool(at: &At<'_>, ids: &SchemeIds<'_>) -> PoolRule {
    let when_over = match at.text("whenOver").expect(CHECKED) {
        "report" => WhenOver::Report,
        "scale-down" => WhenOver::ScaleDown,
        "claw-back" => WhenOver::ClawBack,
        _ => WhenOver::CarryForward,
    };
    let when_under = match at.text("whenUnder").expect(CHECKED) {
        "report" => WhenUnder::Report,
        "share" => WhenUnder::Share,
        _ => WhenUnder::CarryForward,
    };
    let set_aside = match at.text("setAside").expect(CHECKED) {
        "people" => SetAside::People,
        "months" => SetAside::Months,
        _ => SetAside::Sum(at.money("sum").expect(CHECKED)),
    };
    PoolRule {
        set_aside: at.sourced("setAside", set_aside),
        when_over: at.sourced("whenOver", when_over),
        when_under: at.sourced("whenUnder", when_under),
        share_among: refer_each(at, "shareAmong", &ids.own.grades),
    }
}

fn build_run(at: &At<'_>, ids: &SchemeIds<'_>) -> Run {
    Run {
        grade: refer(at, "grade", &ids.own.grades),
        length: usize::try_from(at.integer("length").expect(CHECKED)).expect(CHECKED),
        consequence: at.owned("consequence").expect(CHECKED),
        origin: at.origin(),
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
