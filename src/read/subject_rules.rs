//! What must hold in the record of who is assessed, person, household or village: scores, ratings, facts, votes.

use crate::bounds;
use crate::exact::Fixed;
use crate::period::Period;
use crate::problem::{Fault, Place, What};
use crate::read::at::At;
use crate::read::check::Problems;
use crate::read::ids::Ids;
use crate::read::node::Node;
use crate::read::quarter_rules::{Known, LevelIds, check_day, ids_of};
use crate::scheme::{Counts, Indicator, Rules, ScoreFrom, SubjectKind};

/// The parts of a record that belong to a level: a village's hold those of the team, and what its people share.
struct Own<'a> {
    rules: &'a Rules,
    ids: &'a LevelIds<'a>,
    /// What the people of a village share, rather than what is entered for the record itself.
    shared: bool,
}

impl Own<'_> {
    fn fits(&self, indicator: &Indicator) -> bool {
        match indicator.score {
            Some(ScoreFrom::Entered) => !self.shared,
            Some(ScoreFrom::Shared) => self.shared,
            _ => false,
        }
    }
}

/// The record of who is assessed.
pub(crate) fn check_subject(at: &At<'_>, known: &Known<'_>, problems: &mut Problems) {
    known.categories.refer(at, "category", problems);
    let categorised = known.scheme.subject != SubjectKind::Person && !known.scheme.categories.is_empty();
    if categorised && at.get("category").is_none() {
        problems.add(&at.place.key("category"), Fault::KeyNeeded { key: "category" });
    }
    if known.scheme.ledger.is_none() && at.get("openingPoints").is_some() {
        problems.add(&at.place.key("openingPoints"), Fault::NoLedger { key: "openingPoints" });
    }
    if known.scheme.pay.is_none() {
        refuse(at, "adjustments", problems);
    }
    if known.scheme.subject != SubjectKind::Village {
        let rules = &known.scheme.own;
        check_record(at, &[Own { rules, ids: &known.own, shared: false }], known, problems);
        check_facts(at, false, known, problems);
        check_totals(at, rules, problems);
    }
}

/// The record of a village: as one that is assessed, as a team, and as what its people share.
pub(crate) fn check_village_record(at: &At<'_>, known: &Known<'_>, problems: &mut Problems) {
    let rules = &known.scheme.own;
    let itself = known.scheme.subject == SubjectKind::Village;
    let mut levels = vec![Own { rules, ids: &known.own, shared: !itself }];
    levels.extend(known.scheme.team.as_ref().map(|rules| Own { rules, ids: &known.team, shared: false }));
    check_record(at, &levels, known, problems);
    check_weights(at, known, problems);
    check_facts(at, true, known, problems);
    if itself {
        check_facts(at, false, known, problems);
    }
    match &known.scheme.team {
        _ if itself => check_totals(at, rules, problems),
        Some(rules) => check_totals(at, rules, problems),
        None => refuse(at, "score", problems),
    }
    if !itself {
        refuse(at, "category", problems);
        refuse(at, "openingPoints", problems);
    }
}

fn refuse(at: &At<'_>, key: &str, problems: &mut Problems) {
    if at.get(key).is_some() {
        problems.add(&at.place.key(key), Fault::KeyUnused { key: key.to_owned() });
    }
}

fn name_of(at: &At<'_>) -> String {
    at.owned("name").unwrap_or_default()
}

/// A total instead of scores by indicator.
fn check_totals(at: &At<'_>, rules: &Rules, problems: &mut Problems) {
    let person = || name_of(at);
    if at.get("score").is_some() && at.get("scores").is_some() {
        problems.add(&at.place.key("score"), Fault::ScoreAndScores { person: person() });
    }
    if let Some(score) = at.decimal("score").filter(|score| *score > Fixed::HUNDRED && is_of_hundred(rules)) {
        let fault = Fault::ScoreOverHundred { person: person(), score: score.to_string() };
        problems.add(&at.place.key("score"), fault);
    }
}

/// Whether the indicators add up to 100.
fn is_of_hundred(rules: &Rules) -> bool {
    let indicators = || rules.indicators.iter();
    let points = indicators().filter(|indicator| indicator.counts == Counts::Points && indicator.score.is_some());
    let total: i64 = points.map(|indicator| indicator.full_marks.units()).sum();
    indicators().any(|indicator| indicator.counts == Counts::Weight) || total == Fixed::HUNDRED.units()
}

fn check_record(at: &At<'_>, levels: &[Own<'_>], known: &Known<'_>, problems: &mut Problems) {
    check_scores(at, at, "scores", levels, known, problems);
    if let Some(earlier) = at.get("earlierStages") {
        let reached = known.stage;
        for (key, _) in at.entries("earlierStages") {
            let place = earlier.place.key(key);
            let stage = known.stages.refer_to(key, &place, problems);
            if stage.zip(reached).is_some_and(|(stage, reached)| stage >= reached) {
                problems.add(&place, Fault::StageNotBefore { stage: key.clone() });
            }
            check_scores(at, &earlier, key, levels, known, problems);
        }
    }
    check_ratings(at, levels, problems);
    check_votes(at, levels, problems);
}

/// Scores name indicators that somebody enters, and lie within their full marks.
fn check_scores(
    at: &At<'_>,
    around: &At<'_>,
    key: &str,
    levels: &[Own<'_>],
    known: &Known<'_>,
    problems: &mut Problems,
) {
    let place = around.place.key(key);
    let scores = around.get(key);
    for (key, _) in around.entries(key) {
        let place = place.key(key);
        let found = levels.iter().find_map(|own| {
            let indicator = &own.rules.indicators[own.ids.indicators.find(key)?];
            Some((own, indicator))
        });
        let Some((own, indicator)) = found else {
            known.own.indicators.refer_to(key, &place, problems);
            if known.own.indicators.find(key).is_some() {
                problems.add(&place, Fault::ScoreNotEntered { person: name_of(at), indicator: key.clone() });
            }
            continue;
        };
        if !own.fits(indicator) {
            let fault = Fault::ScoreNotEntered { person: name_of(at), indicator: indicator.name.clone() };
            problems.add(&place, fault);
            continue;
        }
        let Some(score) = scores.as_ref().and_then(|scores| scores.decimal(key)) else {
            continue;
        };
        if score > indicator.full_marks {
            let (score, full_marks) = (score.to_string(), indicator.full_marks.to_string());
            let (person, indicator) = (name_of(at), indicator.name.clone());
            problems.add(&place, Fault::ScoreAboveFullMarks { person, indicator, score, full_marks });
        } else if weight_in_village(at, indicator, known) == Some(Fixed::ZERO) {
            let fault = Fault::ScoreNotAssessed { person: name_of(at), indicator: indicator.name.clone() };
            problems.add(&place, fault);
        }
    }
}

/// The weight of an indicator where the record belongs.
fn weight_in_village(at: &At<'_>, indicator: &Indicator, known: &Known<'_>) -> Option<Fixed> {
    if indicator.counts != Counts::Weight {
        return None;
    }
    let village = at.text("village").or(at.text("id")).and_then(|village| known.villages.find(village));
    let own = village.and_then(|village| known.village_nodes.get(village)?.get("weights")?.get(&indicator.id));
    let own = own.and_then(|node| match node {
        Node::Text(text) => Fixed::parse(text, 4).ok(),
        _ => None,
    });
    Some(own.unwrap_or(indicator.weight.value))
}

fn check_ratings(at: &At<'_>, levels: &[Own<'_>], problems: &mut Problems) {
    let Some(ratings) = at.get("ratings") else { return };
    for (key, node) in at.entries("ratings") {
        let place = ratings.place.key(key);
        let all = levels.iter().filter(|own| !own.shared);
        let indicator = all.flat_map(|own| &own.rules.indicators).find(|indicator| indicator.id == *key);
        let scale = indicator.and_then(|indicator| match &indicator.score {
            Some(ScoreFrom::Number(number)) if number.by == crate::number::By::Rating => match &number.transform {
                crate::number::Transform::Scale(entries) => Some(entries),
                _ => None,
            },
            _ => None,
        });
        let Some(scale) = scale else {
            problems.add(
                &place,
                match indicator {
                    Some(indicator) => Fault::NotRated { person: name_of(at), indicator: indicator.name.clone() },
                    None => Fault::UnknownReference { what: What::Indicator, id: key.clone() },
                },
            );
            continue;
        };
        if let Node::Text(grade) = node {
            ids_of(What::Rating, scale.iter().map(|entry| &entry.grade)).refer_to(grade, &place, problems);
        }
    }
}

fn check_votes(at: &At<'_>, levels: &[Own<'_>], problems: &mut Problems) {
    let mine = || levels.iter().filter(|own| !own.shared).flat_map(|own| &own.rules.ballots);
    let votes = at.get("votes");
    for (key, _) in at.entries("votes") {
        let Some(place) = votes.as_ref().map(|votes| votes.place.key(key)) else { continue };
        let Some(ballot) = mine().find(|ballot| ballot.id == *key) else {
            problems.add(&place, Fault::UnknownReference { what: What::Ballot, id: key.clone() });
            continue;
        };
        let options = ids_of(What::BallotOption, ballot.options.iter().map(|option| &option.id));
        let own = votes.as_ref().map(|votes| votes.entries(key)).unwrap_or_default();
        for (option, _) in own {
            options.refer_to(option, &place.key(option), problems);
        }
    }
    for ballot in mine() {
        let cast = votes.as_ref().map(|votes| votes.entries(&ballot.id)).unwrap_or_default();
        if !cast.iter().any(|(_, node)| matches!(node, Node::Integer(1..))) {
            let fault = Fault::VotesMissing { of: name_of(at), ballot: ballot.name.clone() };
            problems.add(&at.place.key("votes"), fault);
        }
    }
}

fn check_facts(at: &At<'_>, of_village: bool, known: &Known<'_>, problems: &mut Problems) {
    let facts = at.get("facts");
    let both = known.scheme.subject == SubjectKind::Village && facts.is_some();
    for (key, _) in at.entries("facts") {
        let Some(place) = facts.as_ref().map(|facts| facts.place.key(key)) else { continue };
        let found = known.facts.find(key).map(|fact| &known.scheme.facts[fact]);
        match found {
            None => problems.add(&place, Fault::UnknownReference { what: What::Fact, id: key.clone() }),
            Some(fact) if fact.of_village != of_village && !both => {
                let fault = Fault::FactElsewhere { fact: fact.name.clone(), of_village: fact.of_village };
                problems.add(&place, fault);
            }
            Some(_) => {}
        }
    }
    for fact in known.scheme.facts.iter().filter(|fact| fact.of_village == of_village) {
        if facts.as_ref().is_none_or(|facts| facts.text(&fact.id).is_none()) {
            problems.add(&at.place.key("facts"), Fault::FactMissing { of: name_of(at), fact: fact.name.clone() });
        }
    }
}

/// A village's own weights: each scale still adds up to 100.
fn check_weights(village: &At<'_>, known: &Known<'_>, problems: &mut Problems) {
    let Some(weights) = village.get("weights") else {
        return;
    };
    let indicators = &known.scheme.own.indicators;
    if indicators.iter().all(|indicator| indicator.counts != Counts::Weight) {
        return problems.add(&weights.place, Fault::WeightsWithPoints { village: name_of(village) });
    }
    let mut own: Vec<Option<Fixed>> = indicators.iter().map(|indicator| Some(indicator.weight.value)).collect();
    for (key, node) in village.entries("weights") {
        let place = weights.place.key(key);
        let Some(index) = known.own.indicators.refer_to(key, &place, problems) else {
            return;
        };
        if indicators[index].counts != Counts::Weight {
            return problems.add(&place, Fault::UnknownReference { what: What::Indicator, id: key.clone() });
        }
        own[index] = match node {
            Node::Text(text) => Fixed::parse(text, 4).ok().filter(|weight| bounds::WEIGHT.holds(*weight)),
            _ => None,
        };
    }
    check_scales(indicators, &own, &weights.place, &name_of(village), problems);
}

/// The scale in which an indicator counts: that of the nearest heading with a weight or points, or the whole.
fn scale_of(indicators: &[Indicator], index: usize) -> Option<usize> {
    let headings = std::iter::successors(indicators[index].heading, |heading| indicators[*heading].heading);
    headings.into_iter().find(|heading| indicators[*heading].counts != Counts::Through)
}

fn check_scales(
    indicators: &[Indicator],
    weights: &[Option<Fixed>],
    place: &Place<'_>,
    village: &str,
    problems: &mut Problems,
) {
    let mut scales: std::collections::BTreeMap<Option<usize>, Option<i64>> = std::collections::BTreeMap::new();
    for (index, indicator) in indicators.iter().enumerate() {
        if indicator.counts == Counts::Weight {
            let total = scales.entry(scale_of(indicators, index)).or_insert(Some(0));
            *total = total.zip(weights[index]).map(|(total, weight)| total + weight.units());
        }
    }
    for (heading, total) in scales {
        let Some(total) = total.map(Fixed::from_units).filter(|total| *total != Fixed::HUNDRED) else { continue };
        let heading = heading.map(|heading| indicators[heading].name.clone());
        let fault = Fault::WeightsTotal { village: Some(village.to_owned()), heading, total: total.to_string() };
        problems.add(place, fault);
    }
}

/// Earlier periods lie before this one, and name those who are assessed now.
pub(crate) fn check_earlier(quarter: &At<'_>, known: &Known<'_>, problems: &mut Problems) {
    let mut seen = Vec::new();
    for earlier in quarter.each("earlier") {
        let place = earlier.place.key("period");
        if let Some(period) = earlier.period("period") {
            if let Some(current) = known.period.filter(|current| !is_before(period, *current)) {
                let fault = Fault::EarlierNotBefore { period: period.to_string(), current: current.to_string() };
                problems.add(&place, fault);
            }
            if seen.contains(&period) {
                problems.add(&place, Fault::EarlierTwice { period: period.to_string() });
            }
            seen.push(period);
        }
        let mut named = Vec::new();
        for result in earlier.each("results") {
            let of = known.people.refer(&result, "of", problems);
            known.own.grades.refer(&result, "grade", problems);
            if let Some(of) = of.filter(|of| named.contains(of)) {
                let id = known.roster[of].id.to_owned();
                problems.add(&result.place.key("of"), Fault::DuplicateId { what: What::Person, id });
            }
            named.extend(of);
        }
    }
}

/// Whether a period ended before the present one, or is a part of it, such as a month of the quarter.
fn is_before(period: Period, current: Period) -> bool {
    let ((first, last), (start, end)) = (period.bounds(), current.bounds());
    last < start || (start <= first && last <= end && period != current)
}

/// Who redeemed is known, and did it in this period.
pub(crate) fn check_redemptions(quarter: &At<'_>, known: &Known<'_>, problems: &mut Problems) {
    Ids::read(quarter, "redemptions", What::Redemption, problems);
    for redemption in quarter.each("redemptions") {
        known.people.refer(&redemption, "of", problems);
        check_day(&redemption, known, |day, first, last| Fault::RedemptionOutsidePeriod { day, first, last }, problems);
    }
}
