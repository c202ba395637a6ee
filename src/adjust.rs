//! Bonus and deduction (晴雨表): same matter, caps, floor and ceiling; then the score is rounded, once.

use crate::exact::{Exact, Fixed};
use crate::quarter::{Event, Quarter};
use crate::scheme::{ItemKind, Scheme, Sourced};
use crate::score::BaseScore;

/// How a person's score came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// Before bonus and deduction.
    pub base: Exact,
    /// After them, before floor and ceiling.
    pub adjusted: Exact,
    /// After floor and ceiling, before rounding.
    pub bounded: Exact,
    /// The score that counts.
    pub rounded: Fixed,
}

/// What the barometer's events of one person come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Adjustment {
    /// The person's events and whether each counts, in the order of their ids.
    pub events: Vec<CountedEvent>,
    /// Each item's sum and what its cap leaves of it.
    pub items: Vec<ItemSum>,
    /// Sum of the bonus items, and what the cap leaves of it.
    pub bonus: (Fixed, Fixed),
    /// Sum of the deduction items, and what the cap leaves of it.
    pub deduction: (Fixed, Fixed),
}

/// An event as it counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedEvent {
    /// Index of the event.
    pub event: usize,
    /// Item × count.
    pub points: Fixed,
    /// Index of the larger event of the same matter, because of which this one does not count.
    pub outweighed_by: Option<usize>,
}

/// What the events of one item come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemSum {
    /// Index of the item.
    pub item: usize,
    /// Sum of its events that count.
    pub sum: Fixed,
    /// What its cap leaves.
    pub counted: Fixed,
}

/// Bonus and deduction of everybody.
pub(crate) fn adjustments(scheme: &Scheme, quarter: &Quarter) -> Vec<Adjustment> {
    let mut events: Vec<Vec<usize>> = vec![Vec::new(); quarter.people.len()];
    for (index, event) in quarter.events.iter().enumerate() {
        events[event.person].push(index);
    }
    events.into_iter().map(|own| adjustment(scheme, quarter, own)).collect()
}

fn adjustment(scheme: &Scheme, quarter: &Quarter, mut own: Vec<usize>) -> Adjustment {
    if own.is_empty() {
        return Adjustment::default();
    }
    own.sort_unstable_by(|a, b| quarter.events[*a].id.cmp(&quarter.events[*b].id));
    let events = count_events(scheme, quarter, &own);
    let points = |item: usize| {
        let counted = events.iter().filter(|counted| counted.outweighed_by.is_none());
        let own = counted.filter(|counted| quarter.events[counted.event].item == item);
        own.fold(Fixed::ZERO, |sum, counted| plus(sum, counted.points))
    };
    let items: Vec<ItemSum> = (0..scheme.barometer.items.len())
        .map(|item| (item, points(item)))
        .filter(|(_, sum)| *sum != Fixed::ZERO)
        .map(|(item, sum)| ItemSum { item, sum, counted: capped(sum, &scheme.barometer.items[item].cap) })
        .collect();
    let total = |kind: ItemKind, cap: &Option<Sourced<Fixed>>| {
        let own = items.iter().filter(|sum| scheme.barometer.items[sum.item].kind == kind);
        let sum = own.fold(Fixed::ZERO, |sum, item| plus(sum, item.counted));
        (sum, capped(sum, cap))
    };
    Adjustment {
        bonus: total(ItemKind::Bonus, &scheme.barometer.bonus_cap),
        deduction: total(ItemKind::Deduction, &scheme.barometer.deduction_cap),
        events,
        items,
    }
}

/// Of the events of one matter inside a group only the largest counts; of equal ones the first by id.
fn count_events(scheme: &Scheme, quarter: &Quarter, own: &[usize]) -> Vec<CountedEvent> {
    let points =
        |event: &Event| Fixed::from_units(scheme.barometer.items[event.item].points.value.units() * event.count);
    let points_at = |index: usize| points(&quarter.events[index]);
    let largest_of = |wanted: (&str, &str)| {
        let same = own.iter().copied().filter(|index| matter(scheme, &quarter.events[*index]) == Some(wanted));
        same.reduce(|best, index| if points_at(index) > points_at(best) { index } else { best })
    };
    let count = |index: &usize| {
        let event = &quarter.events[*index];
        let best = matter(scheme, event).and_then(largest_of);
        CountedEvent { event: *index, points: points(event), outweighed_by: best.filter(|best| best != index) }
    };
    own.iter().map(count).collect()
}

fn matter<'a>(scheme: &'a Scheme, event: &'a Event) -> Option<(&'a str, &'a str)> {
    scheme.barometer.items[event.item].group.as_deref().zip(event.matter.as_deref())
}

fn plus(a: Fixed, b: Fixed) -> Fixed {
    Fixed::from_units(a.units() + b.units())
}

fn capped(sum: Fixed, cap: &Option<Sourced<Fixed>>) -> Fixed {
    cap.as_ref().map_or(sum, |cap| sum.min(cap.value))
}

/// The score of everybody whose assessment is complete.
pub(crate) fn adjust(scheme: &Scheme, base: &[BaseScore], adjustments: &[Adjustment]) -> Vec<Option<Score>> {
    let adjust = |(base, adjustment): (&BaseScore, &Adjustment)| {
        let BaseScore::Scored(base) = base else {
            return None;
        };
        let adjusted = *base + adjustment.bonus.1.exact() - adjustment.deduction.1.exact();
        let floored = scheme.score.floor.as_ref().map_or(adjusted, |floor| adjusted.max(floor.value.exact()));
        let bounded = scheme.score.ceiling.as_ref().map_or(floored, |ceiling| floored.min(ceiling.value.exact()));
        let rounded = scheme.score.rounding.value.apply(bounded);
        Some(Score { base: *base, adjusted, bounded, rounded })
    };
    base.iter().zip(adjustments).map(adjust).collect()
}
