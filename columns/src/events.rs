//! Bonus and deduction of one person after the other.

use crate::plan::{EventRules, Outweighs};
use crate::sheet::{Sheet, Wrong, at};

/// Events in the order of their people.
#[derive(Debug)]
pub(crate) struct Events {
    /// Positions in the columns; none where they stand in order already.
    order: Option<Vec<u32>>,
}

/// What the events of one person come to: points, and ten-thousandths of a yuan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sums {
    pub(crate) points: i64,
    pub(crate) yuan: i64,
}

/// Looks at every event and finds the order of their people.
pub(crate) fn by_person(sheet: &Sheet) -> Result<Events, Wrong> {
    let items = sheet.plan.events.items.len();
    let rows = sheet.event_person.iter().zip(&sheet.event_item).zip(&sheet.event_count);
    for (row, ((person, item), count)) in rows.enumerate() {
        if at(*person) >= sheet.village.len() || usize::from(*item) >= items || !(1..=1000).contains(count) {
            return Err(Wrong::Event(row));
        }
    }
    if sheet.event_person.is_sorted() {
        return Ok(Events { order: None });
    }
    let mut order: Vec<u32> = (0..).take(sheet.event_person.len()).collect();
    order.sort_by_key(|row| sheet.event_person[at(*row)]);
    Ok(Events { order: Some(order) })
}

impl Events {
    /// Goes through people in their order.
    pub(crate) fn walk<'a>(&'a self, sheet: &'a Sheet) -> Walk<'a> {
        Walk { events: self, sheet, next: 0, own: Vec::new(), of_item: vec![0; sheet.plan.events.items.len()] }
    }

    #[inline]
    fn row(&self, place: usize) -> usize {
        self.order.as_ref().map_or(place, |order| at(order[place]))
    }
}

/// People in their order, each with its events.
pub(crate) struct Walk<'a> {
    events: &'a Events,
    sheet: &'a Sheet,
    next: usize,
    own: Vec<Counted>,
    /// What each item comes to for the person at hand.
    of_item: Vec<i64>,
}

/// An event with what it comes to.
#[derive(Clone, Copy)]
struct Counted {
    item: usize,
    matter: u32,
    points: i64,
}

impl Walk<'_> {
    /// What the events of the person come to; persons are asked for in ascending order.
    #[inline]
    pub(crate) fn sums(&mut self, person: usize) -> Sums {
        if !self.has(person) { Sums::default() } else { self.sum_up(person) }
    }

    #[inline]
    fn has(&self, person: usize) -> bool {
        self.next < self.sheet.event_person.len() && at(self.sheet.event_person[self.events.row(self.next)]) == person
    }

    fn sum_up(&mut self, person: usize) -> Sums {
        let rules = &self.sheet.plan.events;
        let post = usize::from(self.sheet.post[person]);
        self.own.clear();
        while self.has(person) {
            let row = self.events.row(self.next);
            let item = usize::from(self.sheet.event_item[row]);
            let points = rules.items[item].points[post] * i64::from(self.sheet.event_count[row]);
            self.own.push(Counted { item, matter: self.sheet.event_matter[row], points });
            self.next += 1;
        }
        self.of_item.fill(0);
        for (place, event) in self.own.iter().enumerate() {
            if !is_outweighed(rules, &self.own, place) {
                self.of_item[event.item] += event.points;
            }
        }
        moved(rules, &mut self.of_item)
    }
}

/// Whether a larger event of the group counts instead; of equal ones the first does.
fn is_outweighed(rules: &EventRules, own: &[Counted], place: usize) -> bool {
    let rivals = |event: &Counted| {
        let group = rules.items[event.item].group?;
        match rules.groups[group].outweighs {
            Outweighs::Nothing => None,
            Outweighs::Everything => Some((group, 0)),
            Outweighs::TheSameMatter => (event.matter != 0).then_some((group, event.matter)),
        }
    };
    let Some(wanted) = rivals(&own[place]) else { return false };
    let larger = |other: usize| {
        let (points, mine) = (own[other].points, own[place].points);
        points > mine || (points == mine && other < place)
    };
    (0..own.len()).any(|other| other != place && rivals(&own[other]) == Some(wanted) && larger(other))
}

/// Caps of items, of groups, and of all.
fn moved(rules: &EventRules, of_item: &mut [i64]) -> Sums {
    for (sum, item) in of_item.iter_mut().zip(&rules.items) {
        *sum = capped(*sum, item.cap);
    }
    let of_kind = |yuan: bool, bonus: bool| {
        let fits = |index: usize| rules.items[index].yuan == yuan && rules.items[index].bonus == bonus;
        let has_cap = |index: usize| rules.items[index].group.is_some_and(|group| rules.groups[group].cap.is_some());
        let single: i64 =
            (0..of_item.len()).filter(|index| fits(*index) && !has_cap(*index)).map(|index| of_item[index]).sum();
        let groups = rules.groups.iter().enumerate().filter(|(_, group)| group.cap.is_some()).map(|(at, group)| {
            let own = || (0..of_item.len()).filter(|index| rules.items[*index].group == Some(at));
            if own().any(fits) { capped(own().map(|index| of_item[index]).sum(), group.cap) } else { 0 }
        });
        single + groups.sum::<i64>()
    };
    let points = capped(of_kind(false, true), rules.bonus_cap) - capped(of_kind(false, false), rules.deduction_cap);
    Sums { points, yuan: of_kind(true, true) - of_kind(true, false) }
}

fn capped(sum: i64, cap: Option<i64>) -> i64 {
    cap.map_or(sum, |cap| sum.min(cap))
}
