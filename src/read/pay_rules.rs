//! What must hold inside pay and pool, and between them and the rest of the scheme.

use crate::exact::Fixed;
use crate::problem::{Fault, What};
use crate::read::at::At;
use crate::read::check::Problems;
use crate::read::ids::{Ids, refuse_duplicate_names};
use crate::read::level_rules::LevelIds;
use crate::read::scheme::subject_kind;
use crate::scheme::SubjectKind;

/// Reports everything about pay that does not fit; gives the ids of its items.
pub(crate) fn check_pay<'a>(scheme: &At<'a>, ids: &LevelIds<'_>, problems: &mut Problems) -> Ids<'a> {
    let Some(pay) = scheme.get("pay") else {
        return Ids::new(What::PayItem);
    };
    refuse_duplicate_names(&pay, "items", What::PayItem, problems);
    let subject = subject_kind(scheme);
    if subject != SubjectKind::Person && pay.get("twoPosts").is_some() {
        problems.add(&pay.place.key("twoPosts"), Fault::NotForSubject { key: "twoPosts", subject });
    }
    if subject != SubjectKind::Person && pay.text("proRating").is_some_and(|text| text != "none") {
        problems.add(&pay.place.key("proRating"), Fault::NotForSubject { key: "proRating", subject });
    }
    let by = |by: &str| pay.each("items").any(|item| item.text("by") == Some(by));
    let grades = Needs { ratio: pay.get("items").is_none() || by("ratio"), amount: by("amount") };
    check_grades(scheme, grades, problems);
    for item in pay.each("items") {
        check_item(scheme, &pay, &item, ids, problems);
    }
    if pay.get("items").is_none() && !standards_known(scheme) {
        problems.add(&scheme.place.key("standard"), Fault::KeyNeeded { key: "standard" });
    }
    let items = scheme.node.get("pay").and_then(|pay| pay.get("items"));
    let place = pay.place.key("items");
    let ids = Ids::read_list(items, &place, What::PayItem, problems);
    // What events add in yuan has this id.
    for item in pay.each("items").filter(|item| item.text("id") == Some("events")) {
        problems.add(&item.place.key("id"), Fault::DuplicateId { what: What::PayItem, id: "events".to_owned() });
    }
    ids
}

/// What the items of pay need of every grade.
struct Needs {
    ratio: bool,
    amount: bool,
}

fn check_grades(scheme: &At<'_>, needs: Needs, problems: &mut Problems) {
    let Some(grading) = scheme.get("grading") else {
        if needs.ratio || needs.amount {
            problems.add(&scheme.place.key("grading"), Fault::KeyNeeded { key: "grading" });
        }
        return;
    };
    for grade in grading.each("grades") {
        for (key, needed) in [("ratio", needs.ratio), ("amount", needs.amount)] {
            if needed && grade.get(key).is_none() {
                let fault = Fault::GradeNeeds { grade: grade.owned("name").unwrap_or_default(), key };
                problems.add(&grade.place.key(key), fault);
            }
        }
    }
}

/// Every post has a standard, its own or the scheme's.
fn standards_known(scheme: &At<'_>) -> bool {
    let of_posts =
        subject_kind(scheme) == SubjectKind::Person && scheme.each("posts").all(|post| post.get("standard").is_some());
    scheme.get("standard").is_some() || of_posts
}

/// Whether an item is worked out of a standard.
fn counts_standard(item: &At<'_>) -> bool {
    matches!(item.text("by"), Some("ratio" | "score" | "points-missing" | "fixed"))
}

fn check_item(scheme: &At<'_>, pay: &At<'_>, item: &At<'_>, ids: &LevelIds<'_>, problems: &mut Problems) {
    let mut needs = |key: &'static str| {
        problems.add(&item.place.key(key), Fault::PayNeeds { item: item.owned("name").unwrap_or_default(), key });
    };
    let by = item.text("by");
    let by_standard = counts_standard(item);
    let by_points = matches!(by, Some("points-missing" | "points-above"));
    for (key, wanted) in [("line", by_points), ("yuanPerPoint", by_points), ("prizes", by == Some("prizes"))] {
        if wanted && item.get(key).is_none() {
            needs(key);
        }
    }
    let own_standard = item.get("standard").is_some() || item.get("standardFact").is_some();
    if by_standard && !own_standard && !standards_known(scheme) {
        needs("standard");
    }
    if item.get("months").is_some() && pay.text("standardPer") != Some("month") {
        needs("standardPer");
    }
    let foreign = [
        ("line", by_points),
        ("yuanPerPoint", by_points),
        ("prizes", by == Some("prizes")),
        ("fullScore", by == Some("score")),
        ("share", by_standard),
        ("standard", by_standard && item.get("standardFact").is_none()),
        ("standardFact", by_standard),
    ];
    for (key, fits) in foreign {
        if !fits && item.get(key).is_some() {
            problems.add(&item.place.key(key), Fault::KeyUnused { key: key.to_owned() });
        }
    }
    ids.facts.refer(item, "standardFact", problems);
    for entry in item.each("without") {
        let id = entry.own_text().unwrap_or_default();
        let on_pay =
            || scheme.each("factors").any(|factor| factor.text("id") == Some(id) && factor.text("on") == Some("pay"));
        if !matches!(id, "roleFactor" | "difficulty" | "") && !on_pay() {
            problems.add(&entry.place, Fault::UnknownReference { what: What::Factor, id: id.to_owned() });
        }
    }
    let mut before = 0;
    for prize in item.each("prizes") {
        let Some(to) = prize.integer("to") else { continue };
        if to <= before {
            problems.add(&prize.place.key("to"), Fault::PrizesOrder { to, before });
        }
        before = to;
    }
}

/// What the pool needs, and what does not go together.
pub(crate) fn check_pool(scheme: &At<'_>, ids: &LevelIds<'_>, problems: &mut Problems) {
    let Some(pool) = scheme.get("pool") else { return };
    let Some(pay) = scheme.get("pay") else {
        return problems.add(&pool.place, Fault::PoolNeeds { key: "pay" });
    };
    let set_aside = pool.text("setAside");
    if set_aside.is_some() && (set_aside == Some("sum")) != pool.get("sum").is_some() {
        problems.add(&pool.place.key("sum"), Fault::PoolNeeds { key: "sum" });
    }
    // Items that are worked out of a standard have one, or have been refused.
    let standards = standards_known(scheme) || pay.each("items").any(|item| counts_standard(&item));
    if matches!(set_aside, Some("people" | "months")) && !standards {
        problems.add(&pool.place.key("setAside"), Fault::PoolNeeds { key: "standard" });
    }
    ids.grades.refer_each(&pool, "shareAmong", problems);
    if pool.get("shareAmong").is_some() && pool.text("whenUnder") != Some("share") {
        problems.add(&pool.place.key("shareAmong"), Fault::PoolNeeds { key: "whenUnder" });
    }
    let step = pay.get("rounding").and_then(|rounding| rounding.decimal("step"));
    let splits =
        matches!(pool.text("whenOver"), Some("scale-down" | "claw-back")) || pool.text("whenUnder") == Some("share");
    if let Some(step) = step.filter(|step| splits && *step != Fixed::from_units(100) && *step > Fixed::ZERO) {
        problems.add(&pool.place, Fault::SplitNeedsFen { step: step.to_text(0) });
    }
}
