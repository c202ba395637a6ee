//! Two schemes over the same quarters: who moves, what each person gains or loses, what it costs and whom.

use super::{Outcome, Settled};
use crate::exact::{Fixed, Money};
use crate::scheme::Scheme;

/// An amount under both schemes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Change {
    pub(crate) before: Money,
    pub(crate) after: Money,
}

impl Change {
    fn add(&mut self, other: Change) {
        *self = Change { before: self.before + other.before, after: self.after + other.after };
    }
}

/// What a person has under one of the schemes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) score: Option<Fixed>,
    pub(crate) rank: Option<usize>,
    /// Id and name.
    pub(crate) grade: Option<(String, String)>,
    pub(crate) pay: Option<Money>,
}

/// Somebody for whom something differs; `person` is the position in the quarter.
#[derive(Debug)]
pub(crate) struct Moved {
    pub(crate) person: usize,
    pub(crate) before: Standing,
    pub(crate) after: Standing,
}

/// People of a category or village, or those who went from one grade to another.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) from: Option<(String, String)>,
    pub(crate) to: Option<(String, String)>,
    pub(crate) people: usize,
    pub(crate) payable: Change,
}

/// Groups in the order in which they are met.
#[derive(Debug, Default)]
pub(crate) struct Groups {
    pub(crate) list: Vec<Group>,
    /// Where the last one was found: the next is mostly there too, or right after it.
    last: usize,
}

impl Groups {
    fn add(&mut self, own: Group) {
        let same = |group: &Group| id(&group.from) == id(&own.from) && id(&group.to) == id(&own.to);
        let near = self.list.iter().skip(self.last).position(same).map(|ahead| self.last + ahead);
        match near.or_else(|| self.list.iter().position(same)) {
            Some(position) => {
                let group = &mut self.list[position];
                group.people += own.people;
                group.payable.add(own.payable);
                self.last = position;
            }
            None => self.list.push(own),
        }
    }
}

fn id(of: &Option<(String, String)>) -> Option<&str> {
    of.as_ref().map(|(id, _)| id.as_str())
}

/// The sums of a quarter, or of several.
#[derive(Debug, Default)]
pub(crate) struct Sums {
    pub(crate) people: usize,
    /// Somebody is pending or undecided, before or after.
    pub(crate) partial: (bool, bool),
    pub(crate) earned: Change,
    pub(crate) payable: Change,
    pub(crate) available: Change,
    /// In how many quarters more is earned than is available.
    pub(crate) over: (usize, usize),
    /// A better and a worse grade; more and less pay; anything at all.
    pub(crate) better: usize,
    pub(crate) worse: usize,
    pub(crate) more: usize,
    pub(crate) less: usize,
    pub(crate) changed: usize,
    pub(crate) shifts: Groups,
    pub(crate) categories: Groups,
    pub(crate) villages: Groups,
}

/// Compares one quarter; its sums are also added to the total.
pub(crate) fn quarter(schemes: [&Scheme; 2], settled: [&Settled; 2], total: &mut Sums) -> (Sums, Vec<Moved>) {
    let mut sums = Sums::default();
    let mut moved = Vec::new();
    let [old, new] = settled;
    for village in &new.quarter.villages {
        let named = Some((village.id.clone(), village.name.clone()));
        sums.villages.add(Group { from: named, to: None, people: 0, payable: Change::default() });
    }
    for (scheme, own) in schemes.iter().zip([old, new]) {
        for category in &scheme.categories {
            let used = own
                .quarter
                .own
                .subjects
                .iter()
                .any(|subject| subject.category.is_some_and(|own| scheme.categories[own].id == category.id));
            if used {
                let named = Some((category.id.clone(), category.name.clone()));
                sums.categories.add(Group { from: named, to: None, people: 0, payable: Change::default() });
            }
        }
    }
    for person in 0..new.quarter.own.subjects.len() {
        let (before, after) = (standing(schemes[0], old, person), standing(schemes[1], new, person));
        sums.count(schemes, settled, person, &before, &after);
        if before != after {
            moved.push(Moved { person, before, after });
        }
    }
    let (before, after) = (old.cost(), new.cost());
    sums.people = new.quarter.own.subjects.len();
    sums.changed = moved.len();
    sums.partial = (before.open > 0, after.open > 0);
    sums.earned = Change { before: before.earned, after: after.earned };
    sums.payable = Change { before: before.payable, after: after.payable };
    sums.available = Change { before: before.available, after: after.available };
    sums.over = (usize::from(!before.fits), usize::from(!after.fits));
    total.add(&sums);
    (sums, moved)
}

fn standing(scheme: &Scheme, settled: &Settled, person: usize) -> Standing {
    let found = &settled.found;
    let grade = found.own.grades[person].as_ref().and_then(|graded| graded.grade);
    let named = |grade: usize| {
        let grade = &scheme.own.grading.as_ref()?.grades[grade];
        Some((grade.id.clone(), grade.name.clone()))
    };
    Standing {
        score: found.own.scores[person].as_ref().map(|score| score.rounded),
        rank: found.own.ranks[person].as_ref().map(|rank| rank.rank),
        grade: grade.and_then(named),
        pay: found.pool.paid[person],
    }
}

impl Sums {
    fn count(
        &mut self,
        schemes: [&Scheme; 2],
        settled: [&Settled; 2],
        person: usize,
        before: &Standing,
        after: &Standing,
    ) {
        let payable = Change { before: before.pay.unwrap_or_default(), after: after.pay.unwrap_or_default() };
        let category = |side: usize| {
            let category = settled[side].quarter.own.subjects[person].category?;
            let category = &schemes[side].categories[category];
            Some((category.id.clone(), category.name.clone()))
        };
        let village = &settled[1].quarter.villages[settled[1].quarter.own.subjects[person].village];
        let village = Some((village.id.clone(), village.name.clone()));
        self.villages.add(Group { from: village, to: None, people: 1, payable });
        // Each amount in the category where the person is ranked at the time; the person where he or she is now.
        let (was, now) = (Change { after: Money::ZERO, ..payable }, Change { before: Money::ZERO, ..payable });
        for (category, people, payable) in [(category(0), 0, was), (category(1), 1, now)] {
            if category.is_some() {
                self.categories.add(Group { from: category, to: None, people, payable });
            }
        }
        self.more += usize::from(before.pay.zip(after.pay).is_some_and(|(before, after)| after > before));
        self.less += usize::from(before.pay.zip(after.pay).is_some_and(|(before, after)| after < before));
        if id(&before.grade) == id(&after.grade) {
            return;
        }
        let place = |grade: &Option<(String, String)>| {
            let (id, _) = grade.as_ref()?;
            schemes[1].own.grading.as_ref()?.grades.iter().position(|own| own.id == *id)
        };
        if let (Some(old), Some(new)) = (place(&before.grade), place(&after.grade)) {
            self.better += usize::from(new < old);
            self.worse += usize::from(new > old);
        }
        self.shifts.add(Group { from: before.grade.clone(), to: after.grade.clone(), people: 1, payable });
    }

    fn add(&mut self, own: &Sums) {
        self.people += own.people;
        self.partial = (self.partial.0 || own.partial.0, self.partial.1 || own.partial.1);
        self.earned.add(own.earned);
        self.payable.add(own.payable);
        self.available.add(own.available);
        self.over = (self.over.0 + own.over.0, self.over.1 + own.over.1);
        self.better += own.better;
        self.worse += own.worse;
        self.more += own.more;
        self.less += own.less;
        self.changed += own.changed;
        let pairs = [
            (&mut self.shifts, &own.shifts),
            (&mut self.categories, &own.categories),
            (&mut self.villages, &own.villages),
        ];
        for (all, own) in pairs {
            own.list.iter().for_each(|group| all.add(group.clone()));
        }
    }
}

/// Every quarter and the total.
pub(crate) fn compare(before: &Outcome, after: &Outcome) -> (Vec<(Sums, Vec<Moved>)>, Sums) {
    let mut total = Sums::default();
    let schemes = [&before.scheme, &after.scheme];
    let pairs = before.quarters.iter().zip(&after.quarters);
    let quarters = pairs.map(|(old, new)| quarter(schemes, [old, new], &mut total)).collect();
    (quarters, total)
}
