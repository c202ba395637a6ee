//! What must hold inside the grades of a level: tests, quotas, thresholds, the order in which they are tried.

use crate::exact::Fixed;
use crate::problem::{Fault, What};
use crate::read::at::At;
use crate::read::check::Problems;
use crate::read::ids::refuse_duplicate_names;
use crate::read::level_rules::{Known, LevelIds, Rules};

/// Reports everything about the grades of a level that does not fit.
pub(crate) fn check_grading(rules: &Rules<'_>, ids: &LevelIds<'_>, problems: &mut Problems) {
    let Some(grading) = rules.at.get("grading") else {
        return;
    };
    refuse_duplicate_names(&grading, "grades", What::Grade, problems);
    let grades: Vec<At<'_>> = grading.each("grades").collect();
    let ordered = grading.get("order").is_some();
    check_order(&grading, ids, problems);
    for entry in grading.each("within").filter(|entry| !rules.own && entry.own_text() == Some("category")) {
        problems.add(&entry.place, Fault::NotForTeam { key: "category" });
    }
    let otherwise = ids.grades.refer(&grading, "otherwise", problems).unwrap_or(grades.len().saturating_sub(1));
    for (position, grade) in grades.iter().enumerate() {
        check_grade(grade, rules, ids, problems);
        let tried =
            !ordered || grade.text("id").is_some_and(|id| grading.each("order").any(|at| at.own_text() == Some(id)));
        check_tested(grade, position == otherwise, position + 1 == grades.len(), tried, problems);
        match position.checked_sub(1).and_then(|better| grades.get(better)) {
            Some(better) => check_neighbours(better, grade, problems),
            None => check_top(grade, problems),
        }
        // Thresholds that are tried in another order, or beside other conditions, may lie as they like.
        let plain = |grade: &&At<'_>| grade.get("from").is_some() && grade.get("tests").is_none();
        if let Some(better) =
            grades[..position].iter().rev().find(plain).filter(|_| !ordered && grade.get("tests").is_none())
        {
            check_thresholds(better, grade, problems);
        }
        if let Some(better) = grades[..position].iter().find(|better| better.get("quota").is_some())
            && grade.get("below").is_some()
        {
            let fault = Fault::BelowUnderQuota { grade: name_of(grade), better: name_of(better) };
            problems.add(&grade.place.key("below"), fault);
        }
    }
    check_tie(&grading, ids, problems);
}

fn check_order(grading: &At<'_>, ids: &LevelIds<'_>, problems: &mut Problems) {
    let order = ids.grades.refer_each(grading, "order", problems);
    for (index, grade) in order.iter().enumerate() {
        if order[..index].contains(grade) {
            let place = grading.place.key("order");
            let id = grading.each("order").nth(index).and_then(|entry| entry.own_text()).unwrap_or_default().to_owned();
            problems.add(&place.at(index), Fault::DuplicateId { what: What::Grade, id });
        }
    }
}

fn check_tie(grading: &At<'_>, ids: &LevelIds<'_>, problems: &mut Problems) {
    let Some(tie) = grading.get("tie") else {
        return;
    };
    for indicator in tie.each("indicators") {
        let Some(id) = indicator.own_text() else { continue };
        if ids.indicators.refer_to(id, &indicator.place, problems).is_some_and(|index| ids.is_heading(index)) {
            problems.add(&indicator.place, Fault::TieByHeading { id: id.to_owned() });
        }
    }
    if (tie.text("rule") == Some("by-indicators")) != tie.get("indicators").is_some() {
        problems.add(&tie.place, Fault::TieIndicators);
    }
}

fn name_of(grade: &At<'_>) -> String {
    grade.owned("name").unwrap_or_default()
}

fn check_grade(grade: &At<'_>, rules: &Rules<'_>, ids: &LevelIds<'_>, problems: &mut Problems) {
    for test in grade.each("tests") {
        if let Some(of) = test.get("of") {
            rules.check_number(&of, Known::Late, ids, problems);
        }
        if ["from", "above", "upTo", "below"].iter().all(|key| test.get(key).is_none()) {
            problems.add(&test.place, Fault::TestWithoutBound);
        }
    }
    let Some(quota) = grade.get("quota") else { return };
    if ["share", "places", "byTeamGrade"].iter().filter(|key| quota.get(key).is_some()).count() != 1 {
        problems.add(&quota.place, Fault::QuotaShareOrPlaces { grade: name_of(grade) });
    }
    if quota.get("byTeamGrade").is_some() {
        let by_village = rules.within("village")
            && rules.own
            && rules.scheme.get("team").is_some_and(|team| team.get("grading").is_some());
        if !by_village {
            problems.add(&quota.place.key("byTeamGrade"), Fault::QuotaByTeam { grade: name_of(grade) });
        }
        let mut seen = Vec::new();
        for entry in quota.each("byTeamGrade") {
            let found = ids.team_grades.refer(&entry, "grade", problems);
            if let Some(found) = found.filter(|found| seen.contains(found)) {
                let id = entry.owned("grade").unwrap_or_else(|| found.to_string());
                problems.add(&entry.place.key("grade"), Fault::DuplicateId { what: What::Grade, id });
            }
            seen.extend(found);
        }
    }
    let above = quota.decimal("least").zip(quota.decimal("share")).is_some_and(|(least, share)| least > share);
    if above || (quota.get("least").is_some() && quota.text("bound") == Some("at-least")) {
        problems.add(&quota.place.key("least"), Fault::LeastAboveShare { grade: name_of(grade) });
    }
}

/// Every grade that is tried has a test, but for the one of everybody who is left and the one that red lines lead to.
fn check_tested(grade: &At<'_>, rest: bool, last: bool, tried: bool, problems: &mut Problems) {
    let tested = ["from", "quota", "tests"].iter().any(|key| grade.get(key).is_some());
    if tested && rest && (last || !tried) {
        problems.add(&grade.place, Fault::LowestGradeBounded { grade: name_of(grade) });
    } else if tested && !tried {
        problems.add(&grade.place, Fault::GradeNotTried { grade: name_of(grade) });
    }
    if tried && !rest && !last && !tested {
        problems.add(&grade.place, Fault::GradeWithoutTest { grade: name_of(grade) });
    }
}

fn check_top(grade: &At<'_>, problems: &mut Problems) {
    if let Some(below) = grade.decimal("below") {
        let fault = Fault::TopGradeBounded { grade: name_of(grade), below: below.to_string() };
        problems.add(&grade.place.key("below"), fault);
    }
}

fn check_neighbours(better: &At<'_>, worse: &At<'_>, problems: &mut Problems) {
    if let (Some(better_ratio), Some(worse_ratio)) = (better.decimal("ratio"), worse.decimal("ratio"))
        && worse_ratio > better_ratio
    {
        let fault = Fault::RatiosRise {
            better: name_of(better),
            better_ratio: better_ratio.to_string(),
            worse: name_of(worse),
            worse_ratio: worse_ratio.to_string(),
        };
        problems.add(&worse.place.key("ratio"), fault);
    }
}

/// Against the nearest better grade that has a threshold; a quota may stand between.
fn check_thresholds(better: &At<'_>, worse: &At<'_>, problems: &mut Problems) {
    let Some(better_from) = better.decimal("from") else {
        return;
    };
    let overlap = |bound: Fixed| Fault::ThresholdsOverlap {
        better: name_of(better),
        better_from: better_from.to_string(),
        worse: name_of(worse),
        worse_bound: bound.to_string(),
    };
    if let Some(from) = worse.decimal("from").filter(|from| *from >= better_from) {
        problems.add(&worse.place.key("from"), overlap(from));
    }
    match worse.decimal("below") {
        Some(below) if below > better_from => problems.add(&worse.place.key("below"), overlap(below)),
        Some(below) if below < better_from => {
            let fault = Fault::ThresholdsGap {
                better: name_of(better),
                better_from: better_from.to_string(),
                worse: name_of(worse),
                worse_below: below.to_string(),
            };
            problems.add(&worse.place.key("below"), fault);
        }
        _ => {}
    }
}
