//! Grades: thresholds, tests and quotas, then red lines, then decisions.

use serde_json::Value;

use super::exact::{R, int};
use super::json::{flag, list, number, text, value, word};
use super::numbers::evaluate;
use super::subjects::{Assessed, World};
use super::ties::{Line, Tie, settle_tie};

/// What a quota kept free for those who wait at a better one.
#[derive(Default)]
struct Waiting {
    people: Vec<usize>,
    /// How many of them will not get the grade that they wait for.
    falling: usize,
}

/// What is worth a word about the quotas of one cohort.
#[derive(Default)]
pub(crate) struct Said {
    pub(crate) ties: Vec<Tie>,
    /// Quotas that too few have got.
    pub(crate) short: usize,
}

pub(crate) fn grade(world: &World, cohort: &[usize], all: &mut [Assessed], said: &mut Said) {
    let team = all[cohort[0]].team;
    let rules = world.rules(team);
    let grading = &rules["grading"];
    let grades = list(grading, "grades");
    let place = |id: &str| grades.iter().position(|grade| grade["id"] == id).expect("a grade");
    let last = grades.len() - 1;
    let counted = |at: &&usize| flag(grading, "redLinedInHeadcount") || !all[**at].hit.last;
    let headcount = cohort.iter().filter(counted).count();
    let pending = cohort.iter().filter(|at| all[**at].score.is_none()).count();
    let mut left: Vec<usize> = cohort.to_vec();
    left.retain(|at| all[*at].score.is_some() && !all[*at].hit.last);
    let mut waiting: Vec<Waiting> = Vec::new();

    let order: Vec<usize> = match grading.get("order") {
        Some(_) => super::json::words(grading, "order").into_iter().map(place).collect(),
        None => (0..grades.len()).collect(),
    };
    for at in order {
        let grade = grades[at];
        let untested = ["from", "tests", "quota"].iter().all(|key| grade.get(*key).is_none());
        if untested {
            continue;
        }
        let fits =
            |who: &usize| all[*who].hit.ceiling.is_none_or(|best| at >= best) && eligible(world, &all[*who], grade);
        let eligible: Vec<usize> = left.iter().copied().filter(fits).collect();
        let quota = &grade["quota"];
        let conditional = grade.get("from").is_some() || grade.get("tests").is_some();
        // Places that go to somebody of whom it is not decided yet who.
        let mut held = 0;
        let taken = if quota.is_null() || (quota["bound"] == "at-least" && conditional) {
            for own in &mut waiting {
                own.falling -= own.falling.min(own.people.iter().filter(|who| fits(who)).count());
            }
            eligible
        } else {
            let mut places = places(world, quota, headcount, &all[cohort[0]]);
            for own in &mut waiting {
                let need = own.falling.min(own.people.iter().filter(|who| fits(who)).count()).min(places);
                own.falling -= need;
                places -= need;
                held += need;
            }
            let line = Line { world, team, grade: word(grade, "id"), places, all };
            let outcome = settle_tie(&line, eligible);
            if let Some(tie) = outcome.open {
                left.retain(|who| !tie.people.contains(who));
                held += tie.places;
                waiting.push(Waiting { falling: tie.people.len() - tie.places, people: tie.people.clone() });
                said.ties.push(tie);
            }
            outcome.taken
        };
        let least = match number(quota, "least") {
            Some(least) => counted_out(headcount, &least, "at-least"),
            None if quota["bound"] == "at-least" => places(world, quota, headcount, &all[cohort[0]]),
            None => 0,
        };
        // Who is pending may still get it; where nobody is counted there is nothing to say.
        said.short += usize::from(pending == 0 && headcount > 0 && taken.len() + held < least);
        left.retain(|who| !taken.contains(who));
        for who in taken {
            all[who].grade = Some(word(grade, "id").to_owned());
        }
    }
    let otherwise = text(grading, "otherwise").map_or(last, place);
    for who in left {
        let at = otherwise.max(all[who].hit.ceiling.unwrap_or(0));
        all[who].grade = Some(word(grades[at], "id").to_owned());
    }
    for who in cohort.iter().filter(|who| all[**who].score.is_some()).copied().collect::<Vec<_>>() {
        if all[who].hit.last {
            all[who].grade = Some(word(grades[last], "id").to_owned());
        }
        if let Some(decided) = decided(world, &all[who]) {
            all[who].grade = Some(decided.to_owned());
        }
        all[who].undecided = all[who].grade.is_none();
    }
}

fn decided<'a>(world: &World<'a>, of: &Assessed) -> Option<&'a str> {
    let own = list(world.quarter, "decisions").into_iter().find(|decision| {
        decision["kind"] == "grade" && decision["person"] == of.subject.id && flag(decision, "team") == of.team
    });
    own.map(|decision| word(decision, "grade"))
}

fn eligible(world: &World, of: &Assessed, grade: &Value) -> bool {
    let reached = number(grade, "from").is_none_or(|from| of.score.as_ref().is_some_and(|score| *score >= from));
    reached && list(grade, "tests").into_iter().all(|test| holds(world, of, test))
}

fn holds(world: &World, of: &Assessed, test: &Value) -> bool {
    let Some(got) = evaluate(world, of, &test["of"]) else { return false };
    number(test, "from").is_none_or(|bound| got >= bound)
        && number(test, "above").is_none_or(|bound| got > bound)
        && number(test, "upTo").is_none_or(|bound| got <= bound)
        && number(test, "below").is_none_or(|bound| got < bound)
}

fn places(world: &World, quota: &Value, headcount: usize, anybody: &Assessed) -> usize {
    if let Some(places) = value(quota, "places").as_u64() {
        return usize::try_from(places).expect("few places");
    }
    let share = number(quota, "share").unwrap_or_else(|| {
        let team = world.teams.iter().find(|team| team.subject.id == anybody.subject.village["id"]);
        let grade = team.and_then(|team| team.grade.as_deref());
        let shares = list(quota, "byTeamGrade");
        let own = shares.iter().find(|own| own["grade"].as_str() == grade);
        own.and_then(|own| number(own, "share")).unwrap_or_else(|| int(0))
    });
    counted_out(headcount, &share, word(quota, "bound"))
}

/// A share of so many people.
fn counted_out(headcount: usize, share: &R, bound: &str) -> usize {
    let exact: R = super::exact::count(headcount) * share / int(100);
    let whole = if bound == "at-most" { exact.floor() } else { exact.ceil() };
    usize::try_from(whole.to_integer()).expect("few places")
}
