//! What must hold inside a quarter, and between it and its scheme. Everything is looked at; nothing is built.

use std::collections::{BTreeMap, BTreeSet};

use crate::bounds;
use crate::difficulty;
use crate::period::{Day, Period};
use crate::problem::{Fault, Place, What};
use crate::read::at::At;
use crate::read::check::Problems;
use crate::read::ids::{Ids, refuse_duplicate_names};
use crate::read::node::Node;
use crate::read::subject_rules::{check_earlier, check_redemptions, check_subject, check_village_record};
use crate::scheme::{GroupCounts, OffenderRule, ProRating, RedLine, Rules, Scheme, SubjectKind};

/// Reports everything in the quarter that does not fit the scheme or itself.
pub(crate) fn check_quarter(quarter: &At<'_>, scheme: &Scheme, problems: &mut Problems) {
    check_scheme_name(quarter, scheme, problems);
    check_period(quarter, scheme, problems);
    let known = Known::read(quarter, scheme, problems);
    check_coefficients(quarter, &known, problems);
    check_lists(quarter, scheme, problems);
    check_stage(quarter, &known, problems);
    for village in quarter.each("villages") {
        check_village(&village, &known, problems);
        check_village_record(&village, &known, problems);
    }
    for subject in quarter.each(subjects_key(scheme)) {
        if scheme.subject == SubjectKind::Person {
            check_person(&subject, &known, problems);
        } else if scheme.subject == SubjectKind::Household {
            check_household(&subject, &known, problems);
        }
        check_subject(&subject, &known, problems);
    }
    check_posts(quarter, &known, problems);
    check_events(quarter, &known, problems);
    check_earlier(quarter, &known, problems);
    check_redemptions(quarter, &known, problems);
    Ids::read(quarter, "incidents", What::Incident, problems);
    for incident in quarter.each("incidents") {
        check_incident(&incident, &known, problems);
    }
    check_decisions(quarter, &known, problems);
}

/// The list of those who are assessed.
pub(crate) fn subjects_key(scheme: &Scheme) -> &'static str {
    match scheme.subject {
        SubjectKind::Person => "people",
        SubjectKind::Village => "villages",
        SubjectKind::Household => "households",
    }
}

/// The lists that belong to who is assessed, and those that do not.
fn check_lists(quarter: &At<'_>, scheme: &Scheme, problems: &mut Problems) {
    for key in ["people", "households"] {
        let wanted = key == subjects_key(scheme);
        match quarter.get(key) {
            None if wanted => problems.add(&quarter.place.key(key), Fault::KeyNeeded { key }),
            Some(at) if !wanted => problems.add(&at.place, Fault::NotForSubject { key, subject: scheme.subject }),
            _ => {}
        }
    }
    if quarter.get("redemptions").is_some() && scheme.ledger.is_none() {
        problems.add(&quarter.place.key("redemptions"), Fault::NoLedger { key: "redemptions" });
    }
}

fn check_stage(quarter: &At<'_>, known: &Known<'_>, problems: &mut Problems) {
    if known.scheme.stages.is_empty() == quarter.get("stage").is_none() {
        known.stages.refer(quarter, "stage", problems);
    } else if quarter.get("stage").is_none() {
        problems.add(&quarter.place.key("stage"), Fault::KeyNeeded { key: "stage" });
    } else {
        problems.add(&quarter.place.key("stage"), Fault::KeyUnused { key: "stage".to_owned() });
    }
}

/// What ids can point at.
pub(crate) struct Known<'a> {
    pub(crate) scheme: &'a Scheme,
    pub(crate) period: Option<Period>,
    pub(crate) villages: Ids<'a>,
    /// Those who are assessed.
    pub(crate) people: Ids<'a>,
    grids: Ids<'a>,
    pub(crate) categories: Ids<'a>,
    posts: Ids<'a>,
    classes: Ids<'a>,
    pub(crate) stages: Ids<'a>,
    /// The stage that the quarter has reached.
    pub(crate) stage: Option<usize>,
    pub(crate) facts: Ids<'a>,
    pub(crate) own: LevelIds<'a>,
    pub(crate) team: LevelIds<'a>,
    red_lines: Ids<'a>,
    pub(crate) roster: Vec<Entry<'a>>,
    /// Everybody's position by village and name, to find namesakes.
    by_name: Vec<usize>,
    village_names: Vec<&'a str>,
    /// Position of the village that each grid belongs to.
    grid_villages: BTreeMap<&'a str, usize>,
    /// Each village as written.
    pub(crate) village_nodes: &'a [Node],
}

/// What ids of one level can point at.
pub(crate) struct LevelIds<'a> {
    pub(crate) indicators: Ids<'a>,
    items: Ids<'a>,
    pub(crate) grades: Ids<'a>,
}

impl<'a> LevelIds<'a> {
    fn of(rules: Option<&'a Rules>) -> LevelIds<'a> {
        let indicators = rules.into_iter().flat_map(|rules| &rules.indicators).map(|indicator| &indicator.id);
        let items = rules.into_iter().flat_map(|rules| &rules.barometer.items).map(|item| &item.id);
        let grading = rules.and_then(|rules| rules.grading.as_ref());
        LevelIds {
            indicators: ids_of(What::Indicator, indicators),
            items: ids_of(What::Item, items),
            grades: ids_of(What::Grade, grading.into_iter().flat_map(|grading| &grading.grades).map(|grade| &grade.id)),
        }
    }
}

/// What other checks need to know of who is assessed.
pub(crate) struct Entry<'a> {
    pub(crate) id: &'a str,
    pub(crate) name: &'a str,
    pub(crate) village: &'a str,
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

pub(crate) fn ids_of<'a>(what: What, ids: impl Iterator<Item = &'a String>) -> Ids<'a> {
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
        let key = subjects_key(scheme);
        let roster: Vec<Entry<'_>> = list(quarter, key).iter().map(|node| entry(node, &posts, key)).collect();
        let people = match scheme.subject {
            SubjectKind::Person => What::Person,
            SubjectKind::Village => What::Village,
            SubjectKind::Household => What::Household,
        };
        // Villages that stand twice have been reported already.
        let mut none = Problems::of(crate::problem::Document::Quarter);
        let mine = if scheme.subject == SubjectKind::Village { &mut none } else { &mut *problems };
        let people = Ids::read(quarter, key, people, mine);
        Known {
            by_name: by_name(&roster),
            roster,
            // One of another kind has been reported; nothing is measured by it.
            period: quarter.period("period").filter(|period| period.span == scheme.span),
            people,
            categories: ids_of(What::Category, scheme.categories.iter().map(|category| &category.id)),
            classes: ids_of(What::Class, scheme.classes.iter().map(|class| &class.id)),
            stage: scheme.stages.iter().position(|stage| Some(stage.id.as_str()) == quarter.text("stage")),
            stages: ids_of(What::Stage, scheme.stages.iter().map(|stage| &stage.id)),
            facts: ids_of(What::Fact, scheme.facts.iter().map(|fact| &fact.id)),
            own: LevelIds::of(Some(&scheme.own)),
            team: LevelIds::of(scheme.team.as_ref()),
            red_lines: ids_of(What::RedLine, scheme.red_lines.iter().map(|red_line| &red_line.id)),
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

    pub(crate) fn person_name(&self, id: &str) -> String {
        self.people.find(id).and_then(|index| self.roster.get(index)).map_or(id, |entry| entry.name).to_owned()
    }

    /// The person in charge of a grid.
    fn grid_cadre(&self, grid: &str) -> Option<usize> {
        let village = At::root(self.village_nodes.get(*self.grid_villages.get(grid)?)?);
        let node = list(&village, "grids").get(self.grids.find(grid)?)?;
        self.people.find(At::root(node).text("cadre")?)
    }

    pub(crate) fn village_name(&self, id: &str) -> String {
        self.villages.find(id).and_then(|index| self.village_names.get(index)).copied().unwrap_or(id).to_owned()
    }
}

fn by_name(roster: &[Entry<'_>]) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..roster.len()).collect();
    positions.sort_unstable_by_key(|position| (roster[*position].village, roster[*position].name, *position));
    positions
}

pub(crate) fn list<'a>(at: &At<'a>, key: &str) -> &'a [Node] {
    match at.node.get(key) {
        Some(Node::List(nodes)) => nodes,
        _ => &[],
    }
}

fn entry<'a>(node: &'a Node, posts: &Ids<'_>, list: &str) -> Entry<'a> {
    let at = At::root(node);
    let village = if list == "villages" { "id" } else { "village" };
    Entry {
        id: at.text("id").unwrap_or_default(),
        name: at.text("name").unwrap_or_default(),
        village: at.text(village).unwrap_or_default(),
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
    if period.span != scheme.span {
        let fault = Fault::PeriodKind { period: period.to_string(), wanted: scheme.span };
        return problems.add(&quarter.place.key("period"), fault);
    }
    let (first, last) = period.bounds();
    if first < scheme.from.bounds().0 || scheme.to.is_some_and(|to| last > to.bounds().1) {
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
    if known.scheme.classes.is_empty() {
        if village.get("class").is_some() {
            known.classes.refer(village, "class", problems);
        }
    } else {
        check_class(village, known, problems);
    }
    let id = village.text("id").unwrap_or_default();
    let subject = known.scheme.subject;
    if !id.is_empty() && known.people_of(id).next().is_none() {
        problems.add(&village.place, Fault::VillageWithoutPeople { village: known.village_name(id), subject });
    }
    refuse_duplicate_names(village, "grids", What::Grid, problems);
    for grid in village.each("grids") {
        let grid_name = grid.owned("name").unwrap_or_default();
        if known.scheme.subject != SubjectKind::Person {
            continue;
        }
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
    check_time(person, known, problems);
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
}

/// Months and days in post are those of the period at most.
fn check_time(person: &At<'_>, known: &Known<'_>, problems: &mut Problems) {
    let name = || person.owned("name").unwrap_or_default();
    let Some(period) = known.period else { return };
    let most = period.span.months();
    if let Some(months) = person.integer("months").filter(|months| bounds::MONTHS.holds(*months)) {
        if months > most {
            problems.add(&person.place.key("months"), Fault::MonthsBeyondPeriod { person: name(), months, most });
        } else if months < most && person.get("monthsReason").is_none() {
            problems
                .add(&person.place.key("monthsReason"), Fault::MonthsWithoutReason { person: name(), months, most });
        }
    }
    let most = period.day_count();
    match person.integer("days") {
        Some(days) if days > most => {
            problems.add(&person.place.key("days"), Fault::DaysBeyondPeriod { person: name(), days, most });
        }
        None if known.scheme.pay.as_ref().is_some_and(|pay| pay.pro_rating.value == ProRating::Days) => {
            problems.add(&person.place.key("days"), Fault::DaysMissing { person: name() });
        }
        _ => {}
    }
}

fn check_household(household: &At<'_>, known: &Known<'_>, problems: &mut Problems) {
    let village = known.villages.refer(household, "village", problems);
    if let (Some(grid), Some(village)) =
        (known.grids.refer(household, "grid", problems).and(household.text("grid")), village)
        && known.grid_villages.get(grid) != Some(&village)
    {
        let village = known.village_names[village].to_owned();
        problems.add(&household.place.key("grid"), Fault::GridElsewhere { grid: grid.to_owned(), village });
    }
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
            if post.single
                && holders.len() > 1
                && (known.period.is_some_and(|period| months > period.span.months()) || at_once)
            {
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

pub(crate) fn check_day(
    at: &At<'_>,
    known: &Known<'_>,
    outside: fn(String, String, String) -> Fault,
    problems: &mut Problems,
) {
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
        let item = event.text("item").unwrap_or_default();
        let own = known.own.items.find(item).map(|item| (item, &known.scheme.own, subject_word(known.scheme.subject)));
        let team = || Some((known.team.items.find(item)?, known.scheme.team.as_ref()?, "village"));
        let Some((item, rules, wanted)) = own.or_else(team) else {
            known.own.items.refer(&event, "item", problems);
            for key in ["person", "village", "household"] {
                subjects_of(key, known).refer(&event, key, problems);
            }
            continue;
        };
        let others = ["person", "village", "household"].iter().filter(|key| event.get(key).is_some());
        if event.get(wanted).is_none() || others.count() > 1 {
            problems.add(&event.place.key(wanted), Fault::EventSubject { wanted });
        }
        let person = subjects_of(wanted, known).refer(&event, wanted, problems).and(event.text(wanted));
        if let (Some(person), Some(matter), Some(2..)) = (person, event.text("matter"), event.integer("count"))
            && let Some(group) = rules.barometer.items[item].group
            && rules.barometer.groups[group].counts == GroupCounts::LargestPerMatter
        {
            let person = if wanted == "village" { known.village_name(person) } else { known.person_name(person) };
            let fault = Fault::MatterCountedTwice { person, matter: matter.to_owned() };
            problems.add(&event.place.key("count"), fault);
        }
        check_day(&event, known, |day, first, last| Fault::EventOutsideQuarter { day, first, last }, problems);
    }
}

fn subject_word(subject: SubjectKind) -> &'static str {
    match subject {
        SubjectKind::Person => "person",
        SubjectKind::Village => "village",
        SubjectKind::Household => "household",
    }
}

fn subjects_of<'b, 'a>(key: &str, known: &'b Known<'a>) -> &'b Ids<'a> {
    if key == "village" { &known.villages } else { &known.people }
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
        let team = decision.boolean("team") == Some(true);
        let (level, rules) = match (team, &known.scheme.team) {
            (true, Some(rules)) => (&known.team, rules),
            (true, None) => {
                problems.add(&decision.place.key("team"), Fault::NumberWithoutTeam { by: "team".to_owned() });
                continue;
            }
            (false, _) => (&known.own, &known.scheme.own),
        };
        let people = if team { &known.villages } else { &known.people };
        let grade = level.grades.refer(&decision, "grade", problems);
        let subject = match decision.text("kind") {
            Some("grade") => {
                let person =
                    require(&decision, "person", problems).and_then(|()| people.refer(&decision, "person", problems));
                refuse_keys(&decision, &["category", "village", "up"], problems);
                person.map(|_| (team, decision.text("person").unwrap_or_default(), "", None))
            }
            Some("tie") => check_tie_decision(&decision, team, rules, people, known, problems)
                .zip(grade)
                .map(|((category, village), grade)| (team, category, village, Some(grade))),
            _ => None,
        };
        let Some(subject) = subject else { continue };
        if !decided.insert(subject) {
            let what = match (subject, &rules.grading) {
                ((true, village, _, None), _) => known.village_name(village),
                ((_, person, _, None), _) => known.person_name(person),
                ((_, category, village, Some(grade)), Some(grading)) => {
                    let category = known.categories.find(category).map(|at| known.scheme.categories[at].name.clone());
                    let village = known.villages.find(village).map(|_| known.village_name(village));
                    let grade = Some(grading.grades[grade].name.clone());
                    [village, category, grade].into_iter().flatten().collect::<Vec<_>>().join("·")
                }
                _ => String::new(),
            };
            problems.add(&decision.place, Fault::DecidedTwice { what });
        }
    }
}

/// The category and village of a tie, as far as these are ranked apart.
fn check_tie_decision<'a>(
    decision: &At<'a>,
    team: bool,
    rules: &Rules,
    people: &Ids<'_>,
    known: &Known<'_>,
    problems: &mut Problems,
) -> Option<(&'a str, &'a str)> {
    let within = rules.grading.as_ref().map_or((false, false), |grading| {
        let categories = !team && !known.scheme.categories.is_empty();
        (grading.within_category && categories, grading.within_village)
    });
    let mut cohort = [Some(""), Some("")];
    for (slot, key, wanted, ids) in
        [(0, "category", within.0, &known.categories), (1, "village", within.1, &known.villages)]
    {
        if wanted {
            let found = require(decision, key, problems).and_then(|()| ids.refer(decision, key, problems));
            cohort[slot] = found.and(decision.text(key));
        } else {
            refuse_keys(decision, &[key], problems);
        }
    }
    require(decision, "up", problems);
    refuse_keys(decision, &["person"], problems);
    let up = people.refer_each(decision, "up", problems);
    for (index, person) in up.iter().enumerate() {
        // Whoever stands twice would leave a place to the order of the list.
        if up[..index].contains(person) {
            let id = decision.each("up").nth(index).and_then(|entry| entry.own_text()).unwrap_or_default().to_owned();
            problems.add(&decision.place.key("up"), Fault::DuplicateId { what: What::Person, id });
        }
    }
    cohort[0].zip(cohort[1])
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
        problems.add(&decision.place.key(key), Fault::KeyUnused { key: (*key).to_owned() });
    }
}
