//! What must hold inside a quarter, and between it and its scheme. Everything is looked at; nothing is built.

use std::collections::{BTreeMap, BTreeSet};

use crate::bounds;
use crate::difficulty;
use crate::exact::Fixed;
use crate::period::{Day, Period};
use crate::problem::{Fault, Place, What};
use crate::read::at::At;
use crate::read::check::Problems;
use crate::read::ids::{Ids, refuse_duplicate_names};
use crate::read::node::Node;
use crate::scheme::{Counting, OffenderRule, RedLine, Scheme};

/// Reports everything in the quarter that does not fit the scheme or itself.
pub(crate) fn check_quarter(quarter: &At<'_>, scheme: &Scheme, problems: &mut Problems) {
    check_scheme_name(quarter, scheme, problems);
    check_period(quarter, scheme, problems);
    let known = Known::read(quarter, scheme, problems);
    check_coefficients(quarter, &known, problems);
    for village in quarter.each("villages") {
        check_village(&village, &known, problems);
    }
    for person in quarter.each("people") {
        check_person(&person, &known, problems);
    }
    check_posts(quarter, &known, problems);
    check_events(quarter, &known, problems);
    Ids::read(quarter, "incidents", What::Incident, problems);
    for incident in quarter.each("incidents") {
        check_incident(&incident, &known, problems);
    }
    check_decisions(quarter, &known, problems);
}

/// What ids can point at.
struct Known<'a> {
    scheme: &'a Scheme,
    period: Option<Period>,
    villages: Ids<'a>,
    people: Ids<'a>,
    grids: Ids<'a>,
    categories: Ids<'a>,
    posts: Ids<'a>,
    classes: Ids<'a>,
    indicators: Ids<'a>,
    items: Ids<'a>,
    red_lines: Ids<'a>,
    grades: Ids<'a>,
    roster: Vec<Entry<'a>>,
    /// Everybody's position by village and name, to find namesakes.
    by_name: Vec<usize>,
    village_names: Vec<&'a str>,
    /// Position of the village that each grid belongs to.
    grid_villages: BTreeMap<&'a str, usize>,
    /// Each village as written.
    village_nodes: &'a [Node],
}

/// What other checks need to know of a person.
struct Entry<'a> {
    id: &'a str,
    name: &'a str,
    village: &'a str,
    months: i64,
    posts: Vec<usize>,
    service: (Option<Day>, Option<Day>),
}

impl Entry<'_> {
    fn serves_on(&self, day: Day) -> bool {
        self.service.0.is_none_or(|from| from <= day) && self.service.1.is_none_or(|to| day <= to)
    }

    /// Whether the days of service of both are known and overlap.
    fn serves_with(&self, other: &Entry<'_>) -> bool {
        let starts_before_end = |one: &Entry<'_>, other: &Entry<'_>| match (one.service.0, other.service.1) {
            (Some(from), Some(to)) => from <= to,
            _ => false,
        };
        starts_before_end(self, other) && starts_before_end(other, self)
    }

    fn carries(&self, post: usize, scheme: &Scheme) -> bool {
        self.posts.iter().any(|held| scheme.posts[*held].holds.contains(&post))
    }
}

fn ids_of<'a>(what: What, ids: impl Iterator<Item = &'a String>) -> Ids<'a> {
    let mut known = Ids::new(what);
    // The scheme has been checked: none of these stands twice.
    let mut none = Problems::of(crate::problem::Document::Scheme);
    ids.enumerate().for_each(|(index, id)| known.add(id, index, &Place::Root, &mut none));
    known
}

impl<'a> Known<'a> {
    fn read(quarter: &'a At<'a>, scheme: &'a Scheme, problems: &mut Problems) -> Known<'a> {
        let posts = ids_of(What::Post, scheme.posts.iter().map(|post| &post.id));
        let villages = Ids::read(quarter, "villages", What::Village, problems);
        refuse_duplicate_names(quarter, "villages", What::Village, problems);
        let mut grids = Ids::new(What::Grid);
        let mut grid_villages = BTreeMap::new();
        let mut village_names = Vec::new();
        for (position, node) in list(quarter, "villages").iter().enumerate() {
            let village = At::root(node);
            let place = quarter.place.key("villages");
            let place = place.at(position);
            village_names.push(village.text("name").unwrap_or_default());
            for (index, grid) in list(&village, "grids").iter().enumerate() {
                let grid_place = place.key("grids");
                let grid_place = grid_place.at(index);
                let Some(grid_id) = At::root(grid).text("id") else {
                    continue;
                };
                grids.add(grid_id, index, &grid_place.key("id"), problems);
                grid_villages.insert(grid_id, position);
            }
        }
        let roster: Vec<Entry<'_>> = list(quarter, "people").iter().map(|node| entry(node, &posts)).collect();
        Known {
            by_name: by_name(&roster),
            roster,
            period: quarter.period("period"),
            people: Ids::read(quarter, "people", What::Person, problems),
            categories: ids_of(What::Category, scheme.categories.iter().map(|category| &category.id)),
            classes: ids_of(What::Class, scheme.classes.iter().map(|class| &class.id)),
            indicators: ids_of(What::Indicator, scheme.indicators.iter().map(|indicator| &indicator.id)),
            items: ids_of(What::Item, scheme.barometer.items.iter().map(|item| &item.id)),
            red_lines: ids_of(What::RedLine, scheme.red_lines.iter().map(|red_line| &red_line.id)),
            grades: ids_of(What::Grade, scheme.grading.grades.iter().map(|grade| &grade.id)),
            scheme,
            villages,
            grids,
            posts,
            village_names,
            grid_villages,
            village_nodes: list(quarter, "villages"),
        }
    }

    /// The village of a person whose name somebody before has there too.
    fn namesake_village(&self, person: &At<'_>) -> Option<String> {
        let own = self.people.find(person.text("id")?)?;
        let key = |position: usize| (self.roster[position].village, self.roster[position].name);
        let first = self.by_name.partition_point(|position| key(*position) < key(own));
        let namesake = self.by_name.get(first).filter(|first| **first < own)?;
        (key(*namesake) == key(own)).then(|| self.village_name(self.roster[own].village))
    }

    /// The people of a village.
    fn people_of<'b>(&'b self, village: &'b str) -> impl Iterator<Item = &'b Entry<'a>> {
        let start = self.by_name.partition_point(|position| self.roster[*position].village < village);
        let people = self.by_name[start..].iter().map(|position| &self.roster[*position]);
        people.take_while(move |entry| entry.village == village)
    }

    fn person_name(&self, id: &str) -> String {
        self.people.find(id).and_then(|index| self.roster.get(index)).map_or(id, |entry| entry.name).to_owned()
    }

    /// The person in charge of a grid.
    fn grid_cadre(&self, grid: &str) -> Option<usize> {
        let village = At::root(self.village_nodes.get(*self.grid_villages.get(grid)?)?);
        let node = list(&village, "grids").get(self.grids.find(grid)?)?;
        self.people.find(At::root(node).text("cadre")?)
    }

    fn village_name(&self, id: &str) -> String {
        self.villages.find(id).and_then(|index| self.village_names.get(index)).copied().unwrap_or(id).to_owned()
    }
}

fn by_name(roster: &[Entry<'_>]) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..roster.len()).collect();
    positions.sort_unstable_by_key(|position| (roster[*position].village, roster[*position].name, *position));
    positions
}

fn list<'a>(at: &At<'a>, key: &str) -> &'a [Node] {
    match at.node.get(key) {
        Some(Node::List(nodes)) => nodes,
        _ => &[],
    }
}

fn weight(village: &Node, key: &str) -> Option<Fixed> {
    match village.get("weights")?.get(key)? {
        Node::Text(text) => Fixed::parse(text, 4).ok(),
        _ => None,
    }
}

fn entry<'a>(node: &'a Node, posts: &Ids<'_>) -> Entry<'a> {
    let at = At::root(node);
    Entry {
        id: at.text("id").unwrap_or_default(),
        name: at.text("name").unwrap_or_default(),
        village: at.text("village").unwrap_or_default(),
        // What has been refused is left out, so that no sum of it overflows.
        months: at.integer("months").filter(|months| bounds::MONTHS.holds(*months)).unwrap_or(0),
        posts: at.each("posts").filter_map(|post| posts.find(post.own_text()?)).collect(),
        service: (at.day("from"), at.day("to")),
    }
}

fn check_scheme_name(quarter: &At<'_>, scheme: &Scheme, problems: &mut Problems) {
    let Some(name) = quarter.get("scheme") else {
        return;
    };
    let (Some(id), Some(version)) = (name.text("id"), name.text("version")) else {
        return;
    };
    if (id, version) != (scheme.id.as_str(), scheme.version.as_str()) {
        let wanted = format!("{} {}", scheme.id, scheme.version);
        problems.add(&name.place, Fault::OtherScheme { wanted, given: format!("{id} {version}") });
    }
}

fn check_period(quarter: &At<'_>, scheme: &Scheme, problems: &mut Problems) {
    let Some(period) = quarter.period("period") else {
        return;
    };
    if period < scheme.from || scheme.to.is_some_and(|to| period > to) {
        let fault = Fault::PeriodOutsideValidity {
            period: period.to_string(),
            from: scheme.from.to_string(),
            to: scheme.to.map(|to| to.to_string()),
        };
        problems.add(&quarter.place.key("period"), fault);
    }
}

fn check_coefficients(quarter: &At<'_>, known: &Known<'_>, problems: &mut Problems) {
    let mut seen = Vec::new();
    for change in quarter.each("coefficients") {
        let Some(class) = known.classes.refer(&change, "class", problems) else {
            continue;
        };
        if seen.contains(&class) {
            let class = known.scheme.classes[class].id.clone();
            problems.add(&change.place.key("class"), Fault::ClassAdjustedTwice { class });
        }
        seen.push(class);
    }
}

fn check_village(village: &At<'_>, known: &Known<'_>, problems: &mut Problems) {
    check_class(village, known, problems);
    check_weights(village, known, problems);
    let id = village.text("id").unwrap_or_default();
    if !id.is_empty() && known.people_of(id).next().is_none() {
        problems.add(&village.place, Fault::VillageWithoutPeople { village: known.village_name(id) });
    }
    refuse_duplicate_names(village, "grids", What::Grid, problems);
    for grid in village.each("grids") {
        let grid_name = grid.owned("name").unwrap_or_default();
        if grid.text("cadre").is_none_or(|cadre| cadre.trim().is_empty()) {
            let fault = Fault::GridWithoutCadre { grid: grid_name, village: known.village_name(id) };
            problems.add(&grid.place.key("cadre"), fault);
            continue;
        }
        let Some(cadre) = known.people.refer(&grid, "cadre", problems) else {
            continue;
        };
        if known.roster[cadre].village != id {
            let person = known.roster[cadre].name.to_owned();
            let fault = Fault::CadreElsewhere { person, grid: grid_name, village: known.village_name(id) };
            problems.add(&grid.place.key("cadre"), fault);
        }
    }
}

fn check_class(village: &At<'_>, known: &Known<'_>, problems: &mut Problems) {
    let name = || village.owned("name").unwrap_or_default();
    let measures = measures(village);
    let suggested = difficulty::suggest(known.scheme, &measures);
    if village.get("class").is_none() {
        match suggested {
            Ok(suggested) => {
                let suggested = known.scheme.classes[suggested.class].id.clone();
                problems.add(&village.place.key("class"), Fault::ClassNotConfirmed { village: name(), suggested });
            }
            Err(missing) => {
                let fault = Fault::ClassUnknowable { village: name(), measure: missing };
                problems.add(&village.place.key("class"), fault);
            }
        }
        return;
    }
    let Some(class) = known.classes.refer(village, "class", problems) else {
        return;
    };
    if let Ok(suggested) = suggested
        && suggested.class != class
        && village.get("classReason").is_none()
    {
        let [suggested, assigned] = [suggested.class, class].map(|index| known.scheme.classes[index].id.clone());
        problems
            .add(&village.place.key("classReason"), Fault::ClassReasonMissing { village: name(), suggested, assigned });
    }
}

/// Numbers out of bounds have been reported by then, and suggest nothing.
pub(crate) fn measures(village: &At<'_>) -> [Option<i64>; 3] {
    ["registeredPopulation", "residentPopulation", "workload"]
        .map(|key| village.integer(key).filter(|number| *number >= 0))
}

fn check_weights(village: &At<'_>, known: &Known<'_>, problems: &mut Problems) {
    let Some(weights) = village.get("weights") else {
        return;
    };
    let name = || village.owned("name").unwrap_or_default();
    if known.scheme.counting == Counting::Points {
        return problems.add(&weights.place, Fault::WeightsWithPoints { village: name() });
    }
    let mut total: Vec<Option<Fixed>> =
        known.scheme.indicators.iter().map(|indicator| Some(indicator.weight.value)).collect();
    for (key, node) in village.entries("weights") {
        let Some(index) = known.indicators.refer_to(key, &weights.place.key(key), problems) else {
            return;
        };
        total[index] = match node {
            Node::Text(text) => Fixed::parse(text, 4).ok().filter(|weight| bounds::WEIGHT.holds(*weight)),
            _ => None,
        };
    }
    let total: Option<i64> = total.into_iter().map(|weight| weight.map(Fixed::units)).sum();
    if let Some(total) = total.map(Fixed::from_units).filter(|total| *total != Fixed::HUNDRED) {
        problems.add(&weights.place, Fault::WeightsTotal { village: Some(name()), total: total.to_string() });
    }
}

fn check_person(person: &At<'_>, known: &Known<'_>, problems: &mut Problems) {
    let name = || person.owned("name").unwrap_or_default();
    known.villages.refer(person, "village", problems);
    let posts = known.posts.refer_each(person, "posts", problems);
    for (index, post) in posts.iter().enumerate() {
        if posts[..index].contains(post) {
            let post = known.scheme.posts[*post].name.clone();
            let place = person.place.key("posts");
            problems.add(&place.at(index), Fault::PostListedTwice { person: name(), post });
        }
    }
    if let Some(months) = person.integer("months").filter(|months| (0..3).contains(months))
        && person.get("monthsReason").is_none()
    {
        problems.add(&person.place.key("monthsReason"), Fault::MonthsWithoutReason { person: name(), months });
    }
    if let (Some(from), Some(to)) = (person.day("from"), person.day("to"))
        && to < from
    {
        let fault = Fault::ServiceReversed { from: from.to_string(), to: to.to_string() };
        problems.add(&person.place.key("to"), fault);
    }
    for key in ["from", "to"] {
        if let (Some(day), Some(period)) = (person.day(key), known.period)
            && !period.contains(day)
        {
            let (first, last) = period.days();
            let fault = Fault::ServiceOutsideQuarter { day: day.to_string(), first, last };
            problems.add(&person.place.key(key), fault);
        }
    }
    if let Some(village) = known.namesake_village(person) {
        problems.add(&person.place.key("name"), Fault::SameName { village, name: name() });
    }
    check_scores(person, known, problems);
}

fn check_scores(person: &At<'_>, known: &Known<'_>, problems: &mut Problems) {
    let name = || person.owned("name").unwrap_or_default();
    if person.get("score").is_some() {
        if person.get("scores").is_some() {
            problems.add(&person.place.key("score"), Fault::ScoreAndScores { person: name() });
        }
        if person.node.get("score") == Some(&Node::Null) {
            let fault = Fault::ScoresMissing { person: name(), indicators: Vec::new() };
            problems.add(&person.place.key("score"), fault);
        }
        if let Some(score) = person.decimal("score").filter(|score| *score > Fixed::HUNDRED) {
            let fault = Fault::ScoreOverHundred { person: name(), score: score.to_string() };
            problems.add(&person.place.key("score"), fault);
        }
        return;
    }
    let scores = person.get("scores");
    let place = person.place.key("scores");
    let mut missing: Vec<bool> = assessed_indicators(person, known);
    let assessed = missing.clone();
    for (key, node) in person.entries("scores") {
        let Some(index) = known.indicators.refer_to(key, &place.key(key), problems) else {
            continue;
        };
        // What cannot be read has been refused; it is not missing besides.
        missing[index] &= *node == Node::Null;
        let Some(score) = scores.as_ref().and_then(|scores| scores.decimal(key)) else {
            continue;
        };
        let indicator = &known.scheme.indicators[index];
        let indicator_name = indicator.name.clone();
        if score > indicator.full_marks {
            let (score, full_marks) = (score.to_string(), indicator.full_marks.to_string());
            let fault = Fault::ScoreAboveFullMarks { person: name(), indicator: indicator_name, score, full_marks };
            problems.add(&place.key(key), fault);
        } else if !assessed[index] {
            problems.add(&place.key(key), Fault::ScoreNotAssessed { person: name(), indicator: indicator_name });
        }
    }
    let names = || known.scheme.indicators.iter().zip(&missing).filter(|(_, missing)| **missing);
    if names().next().is_some() {
        let indicators = names().map(|(indicator, _)| indicator.name.clone()).collect();
        problems.add(&place, Fault::ScoresMissing { person: name(), indicators });
    }
}

/// Which indicators count for the person: those with a weight in the village.
fn assessed_indicators(person: &At<'_>, known: &Known<'_>) -> Vec<bool> {
    let village = person.text("village").and_then(|village| known.villages.find(village));
    let own = village.and_then(|village| known.village_nodes.get(village));
    let weight = |indicator: &crate::scheme::Indicator| {
        own.and_then(|village| weight(village, &indicator.id)).unwrap_or(indicator.weight.value)
    };
    known.scheme.indicators.iter().map(|indicator| weight(indicator) != Fixed::ZERO).collect()
}

/// A post that one person holds at a time: its holders' months together fit into the quarter.
fn check_posts(quarter: &At<'_>, known: &Known<'_>, problems: &mut Problems) {
    let needed: Vec<usize> = known.scheme.red_lines.iter().flat_map(|red_line| red_line.posts.clone()).collect();
    for village in quarter.each("villages") {
        let Some(id) = village.text("id") else {
            continue;
        };
        let people: Vec<&Entry<'_>> = known.people_of(id).collect();
        for (index, post) in known.scheme.posts.iter().enumerate() {
            let holders: Vec<_> = people.iter().filter(|entry| entry.carries(index, known.scheme)).collect();
            let months: i64 = holders.iter().map(|entry| entry.months).sum();
            let at_once =
                holders.iter().enumerate().any(|(at, one)| holders[..at].iter().any(|other| one.serves_with(other)));
            if post.single && holders.len() > 1 && (months > crate::period::MONTHS || at_once) {
                let people = holders.iter().map(|entry| entry.name.to_owned()).collect();
                let fault = Fault::PostHeldTwice { village: known.village_name(id), post: post.name.clone(), people };
                problems.add(&village.place, fault);
            }
            if holders.is_empty() && !people.is_empty() && needed.contains(&index) {
                let fault = Fault::VillageWithoutPost { village: known.village_name(id), post: post.name.clone() };
                problems.add(&village.place, fault);
            }
        }
    }
}

fn check_day(at: &At<'_>, known: &Known<'_>, outside: fn(String, String, String) -> Fault, problems: &mut Problems) {
    if let (Some(day), Some(period)) = (at.day("date"), known.period)
        && !period.contains(day)
    {
        let (first, last) = period.days();
        problems.add(&at.place.key("date"), outside(day.to_string(), first, last));
    }
}

fn check_events(quarter: &At<'_>, known: &Known<'_>, problems: &mut Problems) {
    Ids::read(quarter, "events", What::Event, problems);
    for event in quarter.each("events") {
        let person = known.people.refer(&event, "person", problems);
        let item = known.items.refer(&event, "item", problems).map(|item| &known.scheme.barometer.items[item]);
        if let (Some(person), Some(matter), Some(2..)) = (person, event.text("matter"), event.integer("count"))
            && item.is_some_and(|item| item.group.is_some())
        {
            let fault =
                Fault::MatterCountedTwice { person: known.roster[person].name.to_owned(), matter: matter.to_owned() };
            problems.add(&event.place.key("count"), fault);
        }
        check_day(&event, known, |day, first, last| Fault::EventOutsideQuarter { day, first, last }, problems);
    }
}

fn check_incident(incident: &At<'_>, known: &Known<'_>, problems: &mut Problems) {
    check_day(incident, known, |day, first, last| Fault::IncidentOutsideQuarter { day, first, last }, problems);
    let village = known.villages.refer(incident, "village", problems).and(incident.text("village"));
    let grid = known.grids.refer(incident, "grid", problems).and(incident.text("grid"));
    if let (Some(grid), Some(village)) = (grid, village)
        && known.grid_villages.get(grid).copied() != known.villages.find(village)
    {
        let fault = Fault::GridElsewhere { grid: grid.to_owned(), village: known.village_name(village) };
        problems.add(&incident.place.key("grid"), fault);
    }
    let offender = known.people.refer(incident, "offender", problems).and(incident.text("offender"));
    if let (Some(offender), Some(village)) = (offender, village)
        && known.people.find(offender).is_some_and(|index| known.roster[index].village != village)
    {
        let fault =
            Fault::OffenderElsewhere { person: known.person_name(offender), village: known.village_name(village) };
        problems.add(&incident.place.key("offender"), fault);
    }
    let red_line = known.red_lines.refer(incident, "redLine", problems);
    if let Some(red_line) = red_line.map(|index| &known.scheme.red_lines[index]) {
        check_hits(incident, red_line, village, known, problems);
    }
}

/// Everybody whom the red line hits can be found.
fn check_hits(incident: &At<'_>, rule: &RedLine, village: Option<&str>, known: &Known<'_>, problems: &mut Problems) {
    let red_line = || rule.name.clone();
    if rule.grid_cadre && incident.get("grid").is_none() {
        problems.add(&incident.place.key("grid"), Fault::GridMissing { red_line: red_line() });
    }
    let ticked = incident.boolean("offenderTicked") == Some(true);
    if ticked && rule.offender == OffenderRule::Never {
        problems.add(&incident.place.key("offenderTicked"), Fault::OffenderTickUnused { red_line: red_line() });
    }
    let wanted = rule.offender == OffenderRule::Always || (rule.offender == OffenderRule::WhenTicked && ticked);
    if wanted && incident.get("offender").is_none() {
        problems.add(&incident.place.key("offender"), Fault::OffenderMissing { red_line: red_line() });
    }
    if let Some(day) = incident.day("date") {
        let cadre = incident.text("grid").filter(|_| rule.grid_cadre).and_then(|grid| known.grid_cadre(grid));
        check_in_post(cadre, day, &incident.place.key("grid"), known, problems);
        let offender = incident.text("offender").filter(|_| wanted).and_then(|offender| known.people.find(offender));
        check_in_post(offender, day, &incident.place.key("offender"), known, problems);
    }
    let Some(village) = village else { return };
    for post in &rule.posts {
        let holders = || known.people_of(village).filter(|entry| entry.carries(*post, known.scheme));
        let on_the_day =
            incident.day("date").map_or(holders().count(), |day| holders().filter(|e| e.serves_on(day)).count());
        let (village, post) = (known.village_name(village), &known.scheme.posts[*post]);
        if on_the_day == 0 {
            let fault = Fault::PostVacant { village, post: post.name.clone(), red_line: red_line() };
            problems.add(&incident.place.key("village"), fault);
        } else if on_the_day > 1 && post.single {
            let people = holders().map(|entry| entry.name.to_owned()).collect();
            problems
                .add(&incident.place.key("date"), Fault::HolderUnclear { village, post: post.name.clone(), people });
        }
    }
}

/// Nobody is hit for what happened before or after his time.
fn check_in_post(person: Option<usize>, day: Day, place: &Place<'_>, known: &Known<'_>, problems: &mut Problems) {
    if let Some(entry) = person.map(|index| &known.roster[index]).filter(|entry| !entry.serves_on(day)) {
        let fault = Fault::NotInPostThatDay { person: entry.name.to_owned(), day: day.to_string() };
        problems.add(place, fault);
    }
}

fn check_decisions(quarter: &At<'_>, known: &Known<'_>, problems: &mut Problems) {
    Ids::read(quarter, "decisions", What::Decision, problems);
    let mut decided = BTreeSet::new();
    for decision in quarter.each("decisions") {
        let grade = known.grades.refer(&decision, "grade", problems);
        let subject = match decision.text("kind") {
            Some("grade") => {
                let person = require(&decision, "person", problems)
                    .and_then(|()| known.people.refer(&decision, "person", problems));
                refuse_keys(&decision, &["category", "up"], problems);
                person.map(|person| (known.roster[person].id, None))
            }
            Some("tie") => {
                let category = require(&decision, "category", problems)
                    .and_then(|()| known.categories.refer(&decision, "category", problems));
                require(&decision, "up", problems);
                refuse_keys(&decision, &["person"], problems);
                let up = known.people.refer_each(&decision, "up", problems);
                refuse_named_twice(&decision, &up, known, problems);
                category
                    .zip(grade)
                    .map(|(category, grade)| (known.scheme.categories[category].id.as_str(), Some(grade)))
            }
            _ => None,
        };
        let Some(subject) = subject else { continue };
        if !decided.insert(subject) {
            let what = match subject {
                (person, None) => known.person_name(person),
                (category, Some(grade)) => {
                    let category = known.categories.find(category).map_or("", |at| &known.scheme.categories[at].name);
                    format!("{category}·{}", known.scheme.grading.grades[grade].name)
                }
            };
            problems.add(&decision.place, Fault::DecidedTwice { what });
        }
    }
}

/// Whoever stands twice would leave a place to the order of the list.
fn refuse_named_twice(decision: &At<'_>, up: &[usize], known: &Known<'_>, problems: &mut Problems) {
    for (index, person) in up.iter().enumerate() {
        if up[..index].contains(person) {
            let id = known.roster[*person].id.to_owned();
            problems.add(&decision.place.key("up"), Fault::DuplicateId { what: What::Person, id });
        }
    }
}

fn require(decision: &At<'_>, key: &'static str, problems: &mut Problems) -> Option<()> {
    if decision.get(key).is_none() {
        problems.add(&decision.place.key(key), Fault::DecisionIncomplete { key });
        return None;
    }
    Some(())
}

fn refuse_keys(decision: &At<'_>, keys: &[&str], problems: &mut Problems) {
    for key in keys.iter().filter(|key| decision.get(key).is_some()) {
        problems.add(&decision.place.key(key), Fault::UnknownKey { key: (*key).to_owned(), like: None });
    }
}
