//! Bonus and deduction.

use serde_json::Value;

use super::exact::{R, int};
use super::json::{entry, list, number, text, value, word};
use super::subjects::{Assessed, Subject, World};

/// What one subject's events add up to.
#[derive(Default)]
pub(crate) struct Totals {
    /// By item: its kind, where it points, and its sum after every cap but the last.
    items: Vec<(bool, Target, R)>,
}

#[derive(Clone, PartialEq, Eq)]
enum Target {
    Total,
    Yuan,
    Indicator(String),
}

impl Totals {
    fn sum(&self, bonus: bool, target: &Target) -> R {
        let own = self.items.iter().filter(|(kind, to, _)| *kind == bonus && to == target);
        own.fold(int(0), |sum, (_, _, own)| sum + own)
    }

    /// Bonus less deduction of an indicator.
    pub(crate) fn moved(&self, indicator: &str) -> R {
        let target = Target::Indicator(indicator.to_owned());
        self.sum(true, &target) - self.sum(false, &target)
    }

    pub(crate) fn yuan(&self) -> R {
        self.sum(true, &Target::Yuan) - self.sum(false, &Target::Yuan)
    }

    pub(crate) fn bonus(&self, barometer: &Value) -> R {
        capped(self.sum(true, &Target::Total), barometer, "bonusCap")
    }

    pub(crate) fn deduction(&self, barometer: &Value) -> R {
        capped(self.sum(false, &Target::Total), barometer, "deductionCap")
    }
}

fn capped(sum: R, of: &Value, key: &str) -> R {
    number(of, key).map_or(sum.clone(), |cap| sum.min(cap))
}

/// The subject's events in the order in which they happened, then by id.
pub(crate) fn events<'a>(world: &World<'a>, subject: &Subject) -> Vec<&'a Value> {
    let mut own = list(world.quarter, "events");
    own.retain(|event| event[subject.kind] == subject.id);
    own.sort_by_key(|event| (word(event, "date"), word(event, "id")));
    own
}

pub(crate) fn totals(world: &World, of: &Assessed) -> Totals {
    let barometer = &world.rules(of.team)["barometer"];
    let mut valued = Vec::new();
    for item in list(barometer, "items") {
        let mut times = int(0);
        for event in events(world, &of.subject).into_iter().filter(|event| event["item"] == item["id"]) {
            let before = times.clone();
            times += number(event, "count").expect("a count");
            valued.push((item, event, unit(item, &of.subject) * (weighed(item, &times) - weighed(item, &before))));
        }
    }
    // Of equal ones the first by id.
    valued.sort_by_key(|(_, event, _)| word(event, "id"));
    let counted: Vec<_> = valued.iter().filter(|own| !outweighed(barometer, own, &valued)).collect();
    let mut totals = Totals::default();
    for item in list(barometer, "items") {
        let own: Vec<_> = counted.iter().filter(|(of, _, _)| of["id"] == item["id"]).collect();
        let mut months: Vec<&str> = own.iter().map(|(_, event, _)| &word(event, "date")[..7]).collect();
        months.sort_unstable();
        months.dedup();
        let of_month = |month: &&str| {
            let own = own.iter().filter(|(_, event, _)| word(event, "date").starts_with(month));
            capped(own.fold(int(0), |sum, (_, _, own)| sum + own), item, "monthCap")
        };
        let sum = months.iter().map(of_month).fold(int(0), |sum, own| sum + own);
        totals.items.push((item["kind"] == "bonus", target(item), capped(sum, item, "cap")));
    }
    for group in list(barometer, "groups") {
        let items = list(barometer, "items");
        let inside: Vec<usize> = (0..items.len()).filter(|at| items[*at]["group"] == group["id"]).collect();
        let mut room = number(group, "cap");
        for at in inside {
            if let Some(left) = room {
                totals.items[at].2 = totals.items[at].2.clone().min(left.clone());
                room = Some(left - &totals.items[at].2);
            }
        }
    }
    totals
}

/// What one time counts.
fn unit(item: &Value, subject: &Subject) -> R {
    let posts = list(item, "perPost");
    let own = posts.iter().find(|own| subject.duties.contains(&word(own, "post")));
    let own = own.and_then(|own| number(own, "value"));
    own.or_else(|| number(item, "points")).or_else(|| number(item, "yuan")).unwrap_or_else(|| int(0))
}

/// So many times, the first once and every other one as often as `again` says.
fn weighed(item: &Value, times: &R) -> R {
    let again = number(item, "again").unwrap_or_else(|| int(1));
    if *times == int(0) { int(0) } else { int(1) + (times - int(1)) * again }
}

fn target(item: &Value) -> Target {
    match text(item, "indicator") {
        Some(indicator) => Target::Indicator(indicator.to_owned()),
        None if yuan(item) => Target::Yuan,
        None => Target::Total,
    }
}

/// Whether an item is in yuan.
pub(crate) fn yuan(item: &Value) -> bool {
    !value(item, "yuan").is_null()
}

type Valued<'a> = (&'a Value, &'a Value, R);

/// Whether a larger event, or an equal one before it, counts in place of this one.
fn outweighed(barometer: &Value, own: &Valued, all: &[Valued]) -> bool {
    let Some(group) = text(own.0, "group") else { return false };
    let counts = text(entry(barometer, "groups", group), "counts").unwrap_or("largest-per-matter");
    let rival = |other: &&Valued| {
        let inside = text(other.0, "group") == Some(group);
        let matter = text(own.1, "matter");
        inside && (counts == "largest" || (matter.is_some() && text(other.1, "matter") == matter))
    };
    if counts == "all" {
        return false;
    }
    let at = |of: &Valued| all.iter().position(|other| other.1["id"] == of.1["id"]);
    all.iter().filter(rival).any(|other| other.2 > own.2 || (other.2 == own.2 && at(other) < at(own)))
}
