//! Where a number comes from, and how it is transformed.

use serde_json::Value;

use super::calendar::Period;
use super::exact::{R, count, int};
use super::indicators::{find, leaf};
use super::json::{entry, flag, list, number, text, word, words};
use super::subjects::{Assessed, World};

/// The number, or nothing while it is not known.
pub(crate) fn evaluate(world: &World, of: &Assessed, spec: &Value) -> Option<R> {
    if let Some(scale) = spec.get("scale") {
        return on_scale(scale, team(world, of).grade.as_deref()?);
    }
    let raw = raw(world, of, spec)?;
    if let Some(per) = number(spec, "per") {
        return Some(raw / per);
    }
    let bands = list(spec, "bands");
    if !bands.is_empty() {
        let band = bands.iter().find(|band| number(band, "from").is_none_or(|from| raw >= from));
        return number(band.expect("the last band has no bound"), "value");
    }
    Some(spec.get("steps").map_or(raw.clone(), |steps| stepped(&raw, steps)))
}

fn stepped(raw: &R, steps: &Value) -> R {
    let each = number(steps, "each").expect("a width");
    let number_of = (raw - number(steps, "at").expect("a start")) / each;
    let taken = match text(steps, "partial").unwrap_or("drop") {
        "share" => number_of,
        "count" if number_of < int(0) => number_of.floor(),
        "count" => number_of.ceil(),
        _ => number_of.trunc(),
    };
    let value = number(steps, "start").unwrap_or_else(|| int(1)) + number(steps, "change").expect("a change") * taken;
    let value = number(steps, "lowest").map_or(value.clone(), |lowest| lowest.max(value));
    number(steps, "highest").map_or(value.clone(), |highest| highest.min(value))
}

/// What a grade counts on a scale.
pub(crate) fn on_scale(scale: &Value, grade: &str) -> Option<R> {
    let entries = scale.as_array().expect("a list");
    entries.iter().find(|own| own["grade"] == grade).and_then(|own| number(own, "value"))
}

fn team<'a, 'b>(world: &'b World<'a>, of: &Assessed) -> &'b Assessed<'a> {
    world.teams.iter().find(|team| team.subject.id == of.subject.village["id"]).expect("every village is a team")
}

fn raw(world: &World, of: &Assessed, spec: &Value) -> Option<R> {
    let subject = &of.subject;
    match word(spec, "by") {
        "fact" if entry(world.scheme, "facts", word(spec, "fact"))["of"] == "own" => {
            number(&subject.record["facts"], word(spec, "fact"))
        }
        "fact" => placed(world, subject.village, spec, |village| number(&village["facts"], word(spec, "fact"))),
        measure @ ("registeredPopulation" | "residentPopulation" | "workload") => {
            placed(world, subject.village, spec, |village| number(village, measure))
        }
        "months" => Some(subject.months.clone()),
        "ballot" | "votes" => ballot(world.rules(of.team), &subject.record["votes"], spec),
        "events" => {
            let items = words(spec, "items");
            let events = super::barometer::events(world, subject);
            let of_items = events.into_iter().filter(|event| items.contains(&word(event, "item")));
            Some(of_items.filter_map(|event| number(event, "count")).fold(int(0), |sum, own| sum + own))
        }
        "indicator" => {
            let own = find(&world.rules(of.team)["indicators"], word(spec, "indicator")).expect("an indicator");
            leaf(world, of, own)
        }
        "earlier" => {
            let inside = |own: &&Value| Period::read(word(own, "period")).is_part_of(world.period);
            let parts = list(world.quarter, "earlier").into_iter().filter(inside);
            let results = parts.flat_map(|period| list(period, "results"));
            let own = results.filter(|result| result["of"] == subject.id);
            let scores: Vec<R> = own.filter_map(|result| number(result, "score")).collect();
            let sum = scores.iter().fold(int(0), |sum, own| sum + own);
            (!scores.is_empty()).then(|| sum / count(scores.len()))
        }
        "teamScore" => team(world, of).score.clone(),
        "teamRank" => team(world, of).rank.map(count),
        "score" => of.score.clone(),
        "rank" => of.rank.map(count),
        "rankFromEnd" => of.rank_from_end.map(count),
        other => panic!("`{other}` is no number"),
    }
}

/// The number of the village, or its place among all villages, which is not known before all of them state theirs.
fn placed(world: &World, village: &Value, spec: &Value, of: impl Fn(&Value) -> Option<R>) -> Option<R> {
    let own = of(village)?;
    if !flag(spec, "ranked") {
        return Some(own);
    }
    let all: Option<Vec<R>> = list(world.quarter, "villages").into_iter().map(of).collect();
    Some(count(all?.into_iter().filter(|other| *other > own).count() + 1))
}

fn ballot(rules: &Value, votes: &Value, spec: &Value) -> Option<R> {
    let ballot = entry(rules, "ballots", word(spec, "ballot"));
    let votes = &votes[word(spec, "ballot")];
    let given = |option: &Value| number(votes, word(option, "id")).unwrap_or_else(|| int(0));
    let options = list(ballot, "options");
    let all = options.iter().fold(int(0), |sum, option| sum + given(option));
    if all == int(0) {
        return None;
    }
    let named = words(spec, "options");
    let counted = |option: &Value| match word(spec, "by") {
        "votes" if named.contains(&word(option, "id")) => int(1),
        "votes" => int(0),
        _ => number(option, "value").unwrap_or_else(|| int(0)),
    };
    Some(options.iter().fold(int(0), |sum, option| sum + given(option) * counted(option)) / all)
}
