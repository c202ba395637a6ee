//! Bonus and deduction (晴雨表): same matter, caps, floor and ceiling; then the score is rounded, once.

use crate::assess::Level;
use crate::exact::{Exact, Fixed};
use crate::number;
use crate::quarter::Event;
use crate::scheme::{GroupCounts, Item, ItemKind, Moves, On, Sourced};
use crate::score::BaseScore;

/// How a subject's score came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Before factors, bonus and deduction.
    pub base: Exact,
    /// After the factors on what is assessed.
    pub factored: Exact,
    /// After bonus and deduction.
    pub adjusted: Exact,
    /// After the factors on the score, before floor and ceiling.
    pub scaled: Exact,
    /// After floor and ceiling, before rounding.
    pub bounded: Exact,
    /// The score that counts.
    pub rounded: Fixed,
}

/// What the barometer's events of one subject come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adjustment {
    /// The subject's events and whether each counts, in the order of their ids.
    pub events: Vec<CountedEvent>,
    /// Each item's sum and what its caps leave of it.
    pub items: Vec<ItemSum>,
    /// Each capped group's sum and what its cap leaves of it.
    pub groups: Vec<GroupSum>,
    /// Sum of the bonus points, and what the cap leaves of it.
    pub bonus: (Fixed, Fixed),
    /// Sum of the deduction points, and what the cap leaves of it.
    pub deduction: (Fixed, Fixed),
    /// Yuan added to pay, or taken from it.
    pub yuan: Fixed,
}

/// An event as it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedEvent {
    /// Index of the event.
    pub event: usize,
    /// What each time counts for this subject.
    pub each: Fixed,
    /// How many of its times count manifold, because it is not the first.
    pub again: i64,
    /// What it comes to.
    pub points: Fixed,
    /// Index of the larger event, because of which this one does not count.
    pub outweighed_by: Option<usize>,
}

/// What the events of one item come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemSum {
    /// Index of the item.
    pub item: usize,
    /// Sum of its events that count.
    pub sum: Fixed,
    /// What the cap of each month leaves.
    pub by_month: Fixed,
    /// What its cap leaves of that.
    pub counted: Fixed,
}

/// What the items of one group come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupSum {
    /// Index of the group.
    pub group: usize,
    /// Sum of its items.
    pub sum: Fixed,
    /// What its cap leaves.
    pub counted: Fixed,
}

/// Bonus and deduction of everybody.
pub(crate) fn adjustments(level: &Level<'_>) -> Vec<Adjustment> {
    let mut events: Vec<Vec<usize>> = vec![Vec::new(); level.roll.subjects.len()];
    for (index, event) in level.roll.events.iter().enumerate() {
        events[event.subject].push(index);
    }
    events.into_iter().map(|own| adjustment(level, own)).collect()
}

fn adjustment(level: &Level<'_>, mut own: Vec<usize>) -> Adjustment {
    if own.is_empty() {
        return Adjustment::default();
    }
    let barometer = &level.rules.barometer;
    own.sort_unstable_by(|a, b| level.roll.events[*a].id.cmp(&level.roll.events[*b].id));
    let events = count_events(level, &own);
    let items: Vec<ItemSum> = (0..barometer.items.len())
        .map(|item| item_sum(level, &events, item))
        .filter(|sum| sum.sum != Fixed::ZERO)
        .collect();
    let groups: Vec<GroupSum> =
        (0..barometer.groups.len()).filter_map(|group| group_sum(level, &items, group)).collect();
    let total = |kind: ItemKind, cap: &Option<Sourced<Fixed>>| {
        let sum = moved_by(level, &items, &groups, Moves::Score, kind);
        (sum, capped(sum, cap))
    };
    let yuan = |kind: ItemKind| moved_by(level, &items, &groups, Moves::Pay, kind).units();
    Adjustment {
        bonus: total(ItemKind::Bonus, &barometer.bonus_cap),
        deduction: total(ItemKind::Deduction, &barometer.deduction_cap),
        yuan: Fixed::from_units(yuan(ItemKind::Bonus) - yuan(ItemKind::Deduction)),
        events,
        items,
        groups,
    }
}

/// What the items of a kind come to that move the same thing: groups with a cap as a whole.
fn moved_by(level: &Level<'_>, items: &[ItemSum], groups: &[GroupSum], moves: Moves, kind: ItemKind) -> Fixed {
    let barometer = &level.rules.barometer;
    let fits = |item: &Item| item.moves == moves && item.kind == kind;
    let in_capped = |item: &Item| item.group.is_some_and(|group| barometer.groups[group].cap.is_some());
    let single = items.iter().filter(|sum| fits(&barometer.items[sum.item]) && !in_capped(&barometer.items[sum.item]));
    let sum = single.fold(Fixed::ZERO, |sum, item| plus(sum, item.counted));
    let of_group = |sum: &&GroupSum| barometer.items.iter().any(|item| item.group == Some(sum.group) && fits(item));
    groups.iter().filter(of_group).fold(sum, |sum, group| plus(sum, group.counted))
}

/// By how much events move an indicator.
pub(crate) fn moved(level: &Level<'_>, subject: usize, indicator: usize) -> Fixed {
    let Some(found) = level.results.map(|results| &results.adjustments[subject]) else { return Fixed::ZERO };
    let by = |kind| moved_by(level, &found.items, &found.groups, Moves::Indicator(indicator), kind).units();
    Fixed::from_units(by(ItemKind::Bonus) - by(ItemKind::Deduction))
}

fn item_sum(level: &Level<'_>, events: &[CountedEvent], index: usize) -> ItemSum {
    let item = &level.rules.barometer.items[index];
    let mut months = [Fixed::ZERO; 12];
    for counted in events.iter().filter(|counted| counted.outweighed_by.is_none()) {
        let event = &level.roll.events[counted.event];
        if event.item == index {
            let month = &mut months[usize::from(event.date.month()) - 1];
            *month = plus(*month, counted.points);
        }
    }
    let sum = months.iter().fold(Fixed::ZERO, |sum, month| plus(sum, *month));
    let by_month = months.iter().fold(Fixed::ZERO, |sum, month| plus(sum, capped(*month, &item.month_cap)));
    ItemSum { item: index, sum, by_month, counted: capped(by_month, &item.cap) }
}

fn group_sum(level: &Level<'_>, items: &[ItemSum], index: usize) -> Option<GroupSum> {
    let barometer = &level.rules.barometer;
    let cap = &barometer.groups[index].cap;
    let own = items.iter().filter(|sum| barometer.items[sum.item].group == Some(index));
    let sum = own.fold(Fixed::ZERO, |sum, item| plus(sum, item.counted));
    (cap.is_some() && sum != Fixed::ZERO).then(|| GroupSum { group: index, sum, counted: capped(sum, cap) })
}

/// What each event comes to, and which of them the larger ones of their group outweigh; of equal ones the first by id
/// counts.
fn count_events(level: &Level<'_>, own: &[usize]) -> Vec<CountedEvent> {
    let mut counted: Vec<CountedEvent> = own.iter().map(|index| worth(level, own, *index)).collect();
    let rivals: Vec<Option<(usize, Option<&str>)>> =
        own.iter().map(|index| rivalry(level, &level.roll.events[*index])).collect();
    let largest_of = |wanted: &(usize, Option<&str>)| {
        let same = (0..own.len()).filter(|at| rivals[*at].as_ref() == Some(wanted));
        same.reduce(|best, at| if counted[at].points > counted[best].points { at } else { best })
    };
    let outweighed: Vec<Option<usize>> = (0..own.len())
        .map(|at| rivals[at].as_ref().and_then(largest_of).filter(|best| *best != at).map(|best| own[best]))
        .collect();
    for (event, outweighed_by) in counted.iter_mut().zip(outweighed) {
        event.outweighed_by = outweighed_by;
    }
    counted
}

/// The group, and the matter inside it, of which only the largest event counts.
fn rivalry<'a>(level: &'a Level<'_>, event: &'a Event) -> Option<(usize, Option<&'a str>)> {
    let group = level.rules.barometer.items[event.item].group?;
    match level.rules.barometer.groups[group].counts {
        GroupCounts::LargestPerMatter => Some((group, Some(event.matter.as_deref()?))),
        GroupCounts::Largest => Some((group, None)),
        GroupCounts::All => None,
    }
}

fn worth(level: &Level<'_>, own: &[usize], index: usize) -> CountedEvent {
    let event = &level.roll.events[index];
    let item = &level.rules.barometer.items[event.item];
    let subject = &level.roll.subjects[event.subject];
    let carries = |post: &usize| subject.posts.iter().any(|held| level.scheme.posts[*held].holds.contains(post));
    let per_post = item.per_post.iter().find(|(post, _)| carries(post)).map(|(_, points)| points.value);
    let each = per_post.unwrap_or(item.points.value);
    let times = item.again.as_ref().map_or(1, |again| again.value);
    let before = |other: &&usize| {
        let other = &level.roll.events[**other];
        other.item == event.item && (other.date, &other.id) < (event.date, &event.id)
    };
    let first = i64::from(times > 1 && own.iter().find(before).is_none());
    let again = if times > 1 { event.count - first } else { 0 };
    let points = Fixed::from_units(each.units() * (event.count - again + again * times));
    CountedEvent { event: index, each, again, points, outweighed_by: None }
}

fn plus(a: Fixed, b: Fixed) -> Fixed {
    Fixed::from_units(a.units() + b.units())
}

fn capped(sum: Fixed, cap: &Option<Sourced<Fixed>>) -> Fixed {
    cap.as_ref().map_or(sum, |cap| sum.min(cap.value))
}

/// The score of everybody whose assessment is complete.
pub(crate) fn adjust(level: &Level<'_>) -> Vec<Option<Score>> {
    (0..level.roll.subjects.len()).map(|subject| adjust_subject(level, subject)).collect()
}

pub(crate) fn adjust_subject(level: &Level<'_>, index: usize) -> Option<Score> {
    let found = level.results.expect("the base scores have been found");
    let BaseScore::Scored(base) = found.base[index] else {
        return None;
    };
    let (rule, adjustment) = (&level.rules.score, &found.adjustments[index]);
    let factored = base * factors(level, index, On::Assessed)?;
    let adjusted = factored + adjustment.bonus.1.exact() - adjustment.deduction.1.exact();
    let scaled = adjusted * factors(level, index, On::Score)?;
    let floored = rule.floor.as_ref().map_or(scaled, |floor| scaled.max(floor.value.exact()));
    let bounded = rule.ceiling.as_ref().map_or(floored, |ceiling| floored.min(ceiling.value.exact()));
    let rounded = rule.rounding.value.apply(bounded);
    Some(Score { base, factored, adjusted, scaled, bounded, rounded })
}

/// The product of the factors on something, the difficulty coefficient among them.
fn factors(level: &Level<'_>, index: usize, on: On) -> Option<Exact> {
    let mut product = Exact::whole(1);
    if level.scheme.difficulty_on == on && level.is_own() {
        product = level.classes[level.roll.subjects[index].village].coefficient.exact();
    }
    for factor in level.rules.factors.iter().filter(|factor| factor.on == on) {
        product = product * number::number(level, index, None, &factor.from)?.value;
    }
    Some(product)
}
