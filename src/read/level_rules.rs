//! What must hold inside one level: indicators, numbers, factors, bonus and deduction. The scheme itself is one level,
//! its `team` another.

use std::collections::BTreeMap;

use crate::bounds;
use crate::exact::Fixed;
use crate::problem::{Fault, Place, What};
use crate::read::at::At;
use crate::read::check::Problems;
use crate::read::grading_rules::check_grading;
use crate::read::ids::{Ids, refuse_duplicate_names};
use crate::read::node::Node;
use crate::read::scheme::subject_kind;
use crate::scheme::SubjectKind;

/// What ids of a level can point at.
pub(crate) struct LevelIds<'a> {
    pub(crate) posts: Ids<'a>,
    pub(crate) facts: Ids<'a>,
    pub(crate) ballots: Ids<'a>,
    pub(crate) indicators: Ids<'a>,
    pub(crate) items: Ids<'a>,
    pub(crate) factors: Ids<'a>,
    pub(crate) grades: Ids<'a>,
    pub(crate) team_grades: Ids<'a>,
    /// Which indicators are headings, and which start somewhere and are moved by events.
    headings: Vec<usize>,
    starts: Vec<usize>,
}

impl<'a> LevelIds<'a> {
    pub(crate) fn new(posts: &Ids<'a>, facts: &Ids<'a>) -> LevelIds<'a> {
        LevelIds {
            posts: posts.clone(),
            facts: facts.clone(),
            ballots: Ids::new(What::Ballot),
            indicators: Ids::new(What::Indicator),
            items: Ids::new(What::Item),
            factors: Ids::new(What::Factor),
            grades: Ids::new(What::Grade),
            team_grades: Ids::new(What::Grade),
            headings: Vec::new(),
            starts: Vec::new(),
        }
    }

    pub(crate) fn is_heading(&self, indicator: usize) -> bool {
        self.headings.contains(&indicator)
    }
}

/// When a number must be known.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Known {
    /// As the score of an indicator.
    AsIndicator,
    /// While the score is worked out.
    Early,
    /// After ranking.
    Late,
}

/// The rules of one level as written.
pub(crate) struct Rules<'a> {
    pub(crate) at: &'a At<'a>,
    pub(crate) scheme: &'a At<'a>,
    /// Of who is paid, not of teams.
    pub(crate) own: bool,
}

impl<'a> Rules<'a> {
    /// The ids of the level; `all` are the indicators of both levels, which share one name space.
    pub(crate) fn read_ids(&self, ids: &mut LevelIds<'a>, all: &mut Ids<'a>, problems: &mut Problems) {
        ids.ballots = Ids::read(self.at, "ballots", What::Ballot, problems);
        ids.factors = Ids::read(self.at, "factors", What::Factor, problems);
        let place = self.at.place.key("indicators");
        collect(self.at.node.get("indicators"), &place, ids, all, problems);
        if let Some(barometer) = self.at.node.get("barometer") {
            let place = self.at.place.key("barometer");
            ids.items = Ids::read_list(barometer.get("items"), &place.key("items"), What::Item, problems);
        }
        if let Some(grading) = self.at.node.get("grading") {
            let place = self.at.place.key("grading");
            ids.grades = Ids::read_list(grading.get("grades"), &place.key("grades"), What::Grade, problems);
        }
    }

    /// Reports everything in the level that does not fit.
    pub(crate) fn check(&self, ids: &LevelIds<'_>, problems: &mut Problems) {
        for ballot in self.at.each("ballots") {
            Ids::read(&ballot, "options", What::BallotOption, problems);
            refuse_duplicate_names(&ballot, "options", What::BallotOption, problems);
        }
        let mut count = 0;
        let place = self.at.place.key("indicators");
        if let Some(list) = self.at.node.get("indicators") {
            self.check_scale(list, &place, None, ids, &mut count, problems);
        }
        if count > bounds::INDICATORS {
            problems.add(&place, Fault::ListTooLong { most: bounds::INDICATORS, length: count });
        }
        check_score(self.at, problems);
        for factor in self.at.each("factors") {
            let late = if factor.text("on") == Some("pay") { Known::Late } else { Known::Early };
            if let Some(from) = factor.get("from") {
                self.check_number(&from, late, ids, problems);
            }
            if !self.own && late == Known::Late {
                problems.add(&factor.place.key("on"), Fault::NotForTeam { key: "pay" });
            }
        }
        refuse_duplicate_names(self.at, "factors", What::Factor, problems);
        // Items of pay name these too.
        for (at, id) in self.at.each("factors").filter_map(|at| at.owned("id").map(|id| (at, id))) {
            if self.own && matches!(id.as_str(), "roleFactor" | "difficulty") {
                problems.add(&at.place.key("id"), Fault::DuplicateId { what: What::Factor, id });
            }
        }
        self.check_barometer(ids, problems);
        check_grading(self, ids, problems);
    }

    /// Whether subjects are ranked inside their village, or inside their category.
    pub(crate) fn within(&self, what: &str) -> bool {
        let grading = self.at.get("grading");
        grading.is_some_and(|grading| grading.each("within").any(|entry| entry.own_text() == Some(what)))
    }

    /// A scale: all its indicators, through headings that only group, count points, or all weights that add up to 100.
    fn check_scale(
        &self,
        list: &Node,
        place: &Place<'_>,
        around: Option<Around>,
        ids: &LevelIds<'_>,
        count: &mut usize,
        problems: &mut Problems,
    ) {
        let mut scale = Scale { points: 0, weights: 0, total: Some(Fixed::ZERO) };
        self.check_list(list, place, &mut scale, ids, count, problems);
        let wrong = |total: Option<Fixed>, wanted: Fixed| total.filter(|total| *total != wanted);
        match around {
            Some(Around { heading, points: true, .. }) if scale.weights > 0 => {
                problems.add(place, Fault::PointsAndWeights { id: heading });
            }
            Some(Around { heading, total: Some(points), .. }) => {
                if let Some(total) = wrong(scale.total, points) {
                    let (total, points) = (total.to_string(), points.to_string());
                    problems.add(place, Fault::PointsTotal { heading, total, points });
                }
            }
            around if scale.points == 0 && scale.weights > 0 => {
                if let Some(total) = wrong(scale.total, Fixed::HUNDRED) {
                    let (heading, total) = (around.map(|around| around.heading), total.to_string());
                    problems.add(place, Fault::WeightsTotal { village: None, heading, total });
                }
            }
            _ => {}
        }
    }

    fn check_list(
        &self,
        list: &Node,
        place: &Place<'_>,
        scale: &mut Scale,
        ids: &LevelIds<'_>,
        count: &mut usize,
        problems: &mut Problems,
    ) {
        let Node::List(nodes) = list else {
            return;
        };
        for (index, node) in nodes.iter().enumerate() {
            let place = place.at(index);
            let at = At::of(node, place);
            let Some(id) = at.text("id") else {
                continue;
            };
            let kinds = (at.get("points").is_some(), at.get("weight").is_some());
            match node.get("items") {
                Some(items) => {
                    let own_source = ["shared", "from", "start", "fullMarks"].iter().any(|key| at.get(key).is_some());
                    if kinds == (true, true) || own_source {
                        problems.add(&place, Fault::IndicatorKind { id: id.to_owned() });
                    }
                    let items_place = place.key("items");
                    match kinds {
                        (false, false) => self.check_list(items, &items_place, scale, ids, count, problems),
                        (points, _) => {
                            let total = at.decimal("points").filter(|points| bounds::POINTS.holds(*points));
                            let around = Around { heading: at.owned("name").unwrap_or_default(), points, total };
                            self.check_scale(items, &items_place, Some(around), ids, count, problems);
                        }
                    }
                }
                None => {
                    *count += 1;
                    if kinds.0 == kinds.1 || (kinds.0 && at.get("fullMarks").is_some()) {
                        problems.add(&place, Fault::IndicatorKind { id: id.to_owned() });
                    }
                    self.check_source(&at, id, ids, problems);
                }
            }
            scale.add(&at, id, &place, problems);
        }
    }

    /// At most one of entered once for the village, worked out, or moved by events.
    fn check_source(&self, at: &At<'_>, id: &str, ids: &LevelIds<'_>, problems: &mut Problems) {
        let shared = at.boolean("shared") == Some(true);
        let sources = usize::from(shared) + ["from", "start"].iter().filter(|key| at.get(key).is_some()).count();
        let villages = !self.own || subject_kind(self.scheme) == SubjectKind::Village;
        if sources > 1 || (shared && villages) {
            problems.add(&at.place, Fault::IndicatorSource { id: id.to_owned() });
        }
        if let Some(from) = at.get("from") {
            self.check_number(&from, Known::AsIndicator, ids, problems);
        }
    }

    /// A number has what it needs, nothing else, and is known by then.
    pub(crate) fn check_number(&self, at: &At<'_>, known: Known, ids: &LevelIds<'_>, problems: &mut Problems) {
        let Some(by) = at.text("by") else { return };
        let needs: &[&'static str] = match by {
            "fact" => &["fact"],
            "ballot" => &["ballot"],
            "votes" => &["ballot", "options"],
            "events" => &["items"],
            "indicator" => &["indicator"],
            "rating" | "teamGrade" => &["scale"],
            _ => &[],
        };
        for key in ["fact", "ballot", "options", "items", "indicator", "scale", "ranked"] {
            let allowed =
                key == "ranked" && matches!(by, "fact" | "registeredPopulation" | "residentPopulation" | "workload");
            if needs.contains(&key) && at.get(key).is_none() {
                problems.add(&at.place.key(key), Fault::NumberNeeds { by: by.to_owned(), key });
            } else if !needs.contains(&key) && !allowed && at.get(key).is_some() {
                problems.add(&at.place.key(key), Fault::KeyUnused { key: key.to_owned() });
            }
        }
        if ["per", "bands", "steps", "scale"].iter().filter(|key| at.get(key).is_some()).count() > 1 {
            problems.add(&at.place, Fault::NumberTransforms { by: by.to_owned() });
        }
        self.check_known(at, by, known, problems);
        self.check_references(at, by, ids, problems);
        check_bands(at, problems);
    }

    fn check_known(&self, at: &At<'_>, by: &str, known: Known, problems: &mut Problems) {
        let place = at.place.key("by");
        let early = match by {
            "score" | "rank" | "rankFromEnd" | "indicator" => known != Known::Late,
            "rating" => known != Known::AsIndicator,
            // A factor on pay is not a condition: what it counts is known, but only scores may depend on it.
            _ => false,
        };
        if early {
            problems.add(&place, Fault::NumberTooEarly { by: by.to_owned() });
        }
        let team = self.scheme.get("team");
        let of_team = by.starts_with("team");
        let without_grades = by == "teamGrade" && team.as_ref().is_some_and(|team| team.get("grading").is_none());
        if of_team && (!self.own || team.is_none() || without_grades) {
            problems.add(&place, Fault::NumberWithoutTeam { by: by.to_owned() });
        }
        for key in ["earlier", "months"].into_iter().filter(|key| !self.own && *key == by) {
            problems.add(&place, Fault::NotForTeam { key });
        }
    }

    fn check_references(&self, at: &At<'_>, by: &str, ids: &LevelIds<'_>, problems: &mut Problems) {
        let fact = ids.facts.refer(at, "fact", problems);
        let of_subject =
            |fact: usize| self.scheme.each("facts").nth(fact).is_some_and(|fact| fact.text("of") == Some("own"));
        if let Some(fact) = fact.filter(|fact| of_subject(*fact))
            && (!self.own || at.boolean("ranked") == Some(true))
        {
            let fact = self.scheme.each("facts").nth(fact).and_then(|fact| fact.owned("name")).unwrap_or_default();
            problems.add(&at.place.key("fact"), Fault::FactOfVillage { fact });
        }
        let ballot = ids.ballots.refer(at, "ballot", problems);
        if let Some(ballot) = ballot.and_then(|ballot| self.at.each("ballots").nth(ballot)) {
            let mut none = Problems::of(crate::problem::Document::Scheme);
            Ids::read(&ballot, "options", What::BallotOption, &mut none).refer_each(at, "options", problems);
        }
        ids.items.refer_each(at, "items", problems);
        if let Some(indicator) = ids.indicators.refer(at, "indicator", problems)
            && ids.is_heading(indicator)
        {
            let id = at.owned("indicator").unwrap_or_default();
            problems.add(&at.place.key("indicator"), Fault::NumberOfHeading { id });
        }
        self.check_scale_of_grades(at, by, ids, problems);
        let mut seen: BTreeMap<&str, ()> = BTreeMap::new();
        for entry in at.each("scale") {
            if by == "teamGrade" {
                ids.team_grades.refer(&entry, "grade", problems);
            }
            if let Some(grade) = entry.text("grade")
                && seen.insert(grade, ()).is_some()
            {
                let id = grade.to_owned();
                problems.add(&entry.place.key("grade"), Fault::DuplicateId { what: What::Grade, id });
            }
        }
    }

    /// A village whose grade has no value would wait for ever.
    fn check_scale_of_grades(&self, at: &At<'_>, by: &str, ids: &LevelIds<'_>, problems: &mut Problems) {
        if by != "teamGrade" || at.get("scale").is_none() {
            return;
        }
        let named: Vec<usize> =
            at.each("scale").filter_map(|entry| ids.team_grades.find(entry.text("grade")?)).collect();
        let team = self.scheme.get("team");
        let grading = team.as_ref().and_then(|team| team.get("grading"));
        for (position, grade) in grading.iter().flat_map(|grading| grading.each("grades")).enumerate() {
            if !named.contains(&position) {
                let grade = grade.owned("name").unwrap_or_default();
                problems.add(&at.place.key("scale"), Fault::ScaleLacksGrade { grade });
            }
        }
    }

    fn check_barometer(&self, ids: &LevelIds<'_>, problems: &mut Problems) {
        let Some(barometer) = self.at.get("barometer") else {
            return;
        };
        refuse_duplicate_names(&barometer, "items", What::Item, problems);
        let groups = Ids::read(&barometer, "groups", What::Group, problems);
        for item in barometer.each("items") {
            groups.refer(&item, "group", problems);
            let name = || item.owned("name").unwrap_or_default();
            let yuan = item.get("yuan").is_some();
            if item.get("points").is_some() == yuan || (yuan && (item.get("indicator").is_some() || !self.own)) {
                problems.add(&item.place, Fault::ItemUnit { item: name() });
            }
            let subject = subject_kind(self.scheme);
            if !self.own && item.get("perPost").is_some() {
                problems.add(&item.place.key("perPost"), Fault::NotForTeam { key: "perPost" });
            } else if subject != SubjectKind::Person && item.get("perPost").is_some() {
                problems.add(&item.place.key("perPost"), Fault::NotForSubject { key: "perPost", subject });
            }
            for entry in item.each("perPost") {
                ids.posts.refer(&entry, "post", problems);
            }
            if let Some(indicator) = ids.indicators.refer(&item, "indicator", problems)
                && !ids.starts.contains(&indicator)
            {
                let indicator = item.owned("indicator").unwrap_or_default();
                problems.add(&item.place.key("indicator"), Fault::ItemTarget { item: name(), indicator });
            }
        }
        for group in barometer.each("groups") {
            let members: Vec<At<'_>> = barometer
                .each("items")
                .filter(|item| item.text("group").is_some_and(|id| group.text("id") == Some(id)))
                .collect();
            let group_name = || group.owned("name").unwrap_or_default();
            let has = |kind: &str| members.iter().any(|item| item.text("kind") == Some(kind));
            if has("bonus") && has("deduction") {
                problems.add(&group.place, Fault::GroupMixed { group: group_name() });
            }
            let target = |item: &At<'_>| (item.get("yuan").is_some(), item.owned("indicator"));
            if members.iter().any(|item| target(item) != target(&members[0])) {
                problems.add(&group.place, Fault::GroupTargets { group: group_name() });
            }
        }
    }
}

/// The heading around a scale.
struct Around {
    heading: String,
    /// Whether it has points, and so must what stands under it.
    points: bool,
    /// Those points, if they can be read.
    total: Option<Fixed>,
}

/// What the indicators of a scale count, and what they add up to.
struct Scale {
    points: usize,
    weights: usize,
    /// None as soon as one cannot be read.
    total: Option<Fixed>,
}

impl Scale {
    fn add(&mut self, at: &At<'_>, id: &str, place: &Place<'_>, problems: &mut Problems) {
        let (key, bound) = match (at.get("points").is_some(), at.get("weight").is_some()) {
            (true, false) => ("points", &bounds::POINTS),
            (false, true) => ("weight", &bounds::WEIGHT),
            _ => return,
        };
        let (own, other) =
            if key == "points" { (&mut self.points, self.weights) } else { (&mut self.weights, self.points) };
        *own += 1;
        if *own == 1 && other > 0 {
            problems.add(place, Fault::PointsAndWeights { id: id.to_owned() });
            self.total = None;
        }
        // What has been refused is left out, so that no sum of it overflows.
        let value = at.decimal(key).filter(|value| bound.holds(*value));
        self.total = self.total.zip(value).map(|(total, value)| Fixed::from_units(total.units() + value.units()));
    }
}

fn collect<'a>(
    list: Option<&'a Node>,
    place: &Place<'_>,
    ids: &mut LevelIds<'a>,
    all: &mut Ids<'a>,
    problems: &mut Problems,
) {
    let Some(Node::List(nodes)) = list else {
        return;
    };
    let mut none = Problems::of(crate::problem::Document::Scheme);
    for (index, node) in nodes.iter().enumerate() {
        let place = place.at(index);
        let Some(Node::Text(id)) = node.get("id") else {
            continue;
        };
        let position = ids.indicators.len();
        all.add(id, position, &place.key("id"), problems);
        ids.indicators.add(id, position, &place.key("id"), &mut none);
        ids.headings.extend(node.get("items").map(|_| position));
        ids.starts.extend(node.get("start").map(|_| position));
        collect(node.get("items"), &place.key("items"), ids, all, problems);
    }
}

fn check_bands(at: &At<'_>, problems: &mut Problems) {
    if let Some(steps) = at.get("steps")
        && let (Some(lowest), Some(highest)) = (steps.decimal("lowest"), steps.decimal("highest"))
        && lowest > highest
    {
        let fault = Fault::FloorAboveCeiling { floor: lowest.to_string(), ceiling: highest.to_string() };
        problems.add(&steps.place.key("lowest"), fault);
    }
    let bands: Vec<At<'_>> = at.each("bands").collect();
    let mut before: Option<Fixed> = None;
    for (index, band) in bands.iter().enumerate() {
        let last = index + 1 == bands.len();
        if last == band.get("from").is_some() {
            problems.add(&band.place.key("from"), Fault::BandsEnd);
        }
        let Some(from) = band.decimal("from") else { continue };
        if let Some(before) = before.filter(|before| from >= *before) {
            let fault = Fault::BandsFall { from: from.to_string(), before: before.to_string() };
            problems.add(&band.place.key("from"), fault);
        }
        before = Some(from);
    }
}

fn check_score(rules: &At<'_>, problems: &mut Problems) {
    let Some(score) = rules.get("score") else {
        return;
    };
    if score.get("start").is_some() && rules.get("indicators").is_some() {
        problems.add(&score.place.key("start"), Fault::StartAndIndicators);
    }
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
