//! Equal scores across a quota line.

use std::collections::BTreeSet;

use super::exact::R;
use super::indicators::{find, leaf};
use super::json::{flag, list, word, words};
use super::ranks::within;
use super::subjects::{Assessed, World};

/// A quota line and who stands at it.
pub(crate) struct Line<'w, 'a> {
    pub(crate) world: &'w World<'a>,
    pub(crate) team: bool,
    pub(crate) grade: &'a str,
    pub(crate) places: usize,
    pub(crate) all: &'w [Assessed<'a>],
}

/// A tie that waits for a decision.
#[derive(Clone, Debug)]
pub(crate) struct Tie {
    pub(crate) team: bool,
    pub(crate) grade: String,
    pub(crate) places: usize,
    pub(crate) people: Vec<usize>,
}

/// Who gets the grade, and the tie that stays open.
pub(crate) struct Outcome {
    pub(crate) taken: Vec<usize>,
    pub(crate) open: Option<Tie>,
}

pub(crate) fn settle_tie(line: &Line, eligible: Vec<usize>) -> Outcome {
    if eligible.len() <= line.places || line.places == 0 {
        return Outcome { taken: if line.places == 0 { Vec::new() } else { eligible }, open: None };
    }
    let mut scores: Vec<&Option<R>> = eligible.iter().map(|who| &line.all[*who].score).collect();
    scores.sort();
    scores.reverse();
    let at_line = scores[line.places - 1];
    let part = |keep: fn(&Option<R>, &Option<R>) -> bool| -> Vec<usize> {
        eligible.iter().copied().filter(|who| keep(&line.all[*who].score, at_line)).collect()
    };
    let (better, tied) = (part(|own, line| own > line), part(|own, line| own == line));
    let left = line.places - better.len();
    if tied.len() == left {
        return Outcome { taken: [better, tied].concat(), open: None };
    }
    let rule = &line.world.rules(line.team)["grading"]["tie"];
    match word(rule, "rule") {
        "both-up" => Outcome { taken: [better, tied].concat(), open: None },
        "both-down" => Outcome { taken: better, open: None },
        "decide" => decide(line, better, tied, left),
        _ => by_indicators(line, better, tied, left, &words(rule, "indicators")),
    }
}

fn by_indicators(line: &Line, mut better: Vec<usize>, tied: Vec<usize>, places: usize, named: &[&str]) -> Outcome {
    let mut group = tied;
    let mut places = places;
    for id in named {
        let own = find(&line.world.rules(line.team)["indicators"], id).expect("an indicator");
        let score = |who: &usize| leaf(line.world, &line.all[*who], own);
        if group.iter().any(|who| score(who).is_none()) {
            return decide(line, better, group, places);
        }
        let mut scores: Vec<Option<R>> = group.iter().map(score).collect();
        scores.sort();
        scores.reverse();
        let at_line = &scores[places - 1];
        let up: Vec<usize> = group.iter().copied().filter(|who| score(who) > *at_line).collect();
        group.retain(|who| score(who) == *at_line);
        places -= up.len();
        better.extend(up);
        if group.len() == places {
            return Outcome { taken: [better, group].concat(), open: None };
        }
    }
    decide(line, better, group, places)
}

/// The recorded decision, if it names as many of the tied as there are places; otherwise they wait.
fn decide(line: &Line, better: Vec<usize>, tied: Vec<usize>, places: usize) -> Outcome {
    let (own, by) = (&line.all[tied[0]].subject, within(line.world.rules(line.team)));
    let decision = list(line.world.quarter, "decisions").into_iter().find(|decision| {
        decision["kind"] == "tie"
            && decision["grade"] == line.grade
            && flag(decision, "team") == line.team
            && (line.team
                || !by.contains(&"category")
                || own.category.is_empty()
                || decision["category"] == own.category)
            && (line.team || !by.contains(&"village") || decision["village"] == own.village["id"])
    });
    let up: BTreeSet<&str> = decision.into_iter().flat_map(|decision| words(decision, "up")).collect();
    let named: Vec<usize> = tied.iter().copied().filter(|who| up.contains(line.all[*who].subject.id)).collect();
    if named.len() == places && up.len() == places {
        return Outcome { taken: [better, named].concat(), open: None };
    }
    let tie = Tie { team: line.team, grade: line.grade.to_owned(), places, people: tied };
    Outcome { taken: better, open: Some(tie) }
}
