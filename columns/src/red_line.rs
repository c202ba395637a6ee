//! From incidents to the people they hit.

use std::collections::BTreeMap;

use crate::plan::{Effect, Offender, RedLine};
use crate::sheet::{Incident, Sheet, Wrong, at};

/// What red lines do to everybody.
#[derive(Debug, Default)]
pub(crate) struct Hits {
    /// The best grade that is left to each, or [`LAST`]; empty where nobody is hit.
    limit: Vec<u8>,
    /// Items of pay that are lost, of those who lose any.
    pub(crate) withheld: BTreeMap<usize, Vec<bool>>,
}

/// Led to the last grade.
pub(crate) const LAST: u8 = 255;

impl Hits {
    #[inline]
    pub(crate) fn limit(&self, person: usize) -> u8 {
        self.limit.get(person).copied().unwrap_or(0)
    }
}

pub(crate) fn spread(sheet: &Sheet) -> Result<Hits, Wrong> {
    let mut hits = Hits::default();
    if sheet.incidents.is_empty() {
        return Ok(hits);
    }
    hits.limit = vec![0; sheet.village.len()];
    let people = ByVillage::of(sheet);
    for (index, incident) in sheet.incidents.iter().enumerate() {
        let rule = sound(sheet, incident).ok_or(Wrong::Incident(index))?;
        let offender_hit = match rule.offender {
            Offender::Always => true,
            Offender::WhenTicked => incident.ticked,
            Offender::Never => false,
        };
        let single = [incident.in_charge.filter(|_| rule.in_charge), incident.offender.filter(|_| offender_hit)];
        single.into_iter().flatten().for_each(|person| hits.hit(person, rule));
        for person in people.people(sheet, incident.village) {
            if rule.everybody || rule.posts[usize::from(sheet.post[person])] {
                hits.hit(person, rule);
            }
        }
    }
    Ok(hits)
}

/// The red line of an incident that names only what is there.
fn sound<'a>(sheet: &'a Sheet, incident: &Incident) -> Option<&'a RedLine> {
    let is_there = |person: Option<usize>| person.is_none_or(|person| person < sheet.village.len());
    let sound = incident.village < sheet.class.len() && is_there(incident.in_charge) && is_there(incident.offender);
    sheet.plan.red_lines.get(incident.red_line).filter(|_| sound)
}

impl Hits {
    fn hit(&mut self, person: usize, rule: &RedLine) {
        let limit = match rule.effect {
            Effect::Keeps => 0,
            Effect::NoBetterThan(grade) => u8::try_from(grade).expect("the core has counted the grades"),
            Effect::Last => LAST,
        };
        self.limit[person] = self.limit[person].max(limit);
        if rule.withholds.contains(&true) {
            let lost = self.withheld.entry(person).or_insert_with(|| vec![false; rule.withholds.len()]);
            lost.iter_mut().zip(&rule.withholds).for_each(|(lost, withholds)| *lost |= withholds);
        }
    }
}

/// The people of each village.
struct ByVillage {
    /// Where each village begins, in the order.
    starts: Vec<u32>,
    /// People in the order of their villages; none where they stand so already.
    order: Option<Vec<u32>>,
}

impl ByVillage {
    fn of(sheet: &Sheet) -> ByVillage {
        let mut starts = vec![0; sheet.class.len() + 1];
        for village in &sheet.village {
            starts[at(*village) + 1] += 1;
        }
        for village in 1..starts.len() {
            starts[village] += starts[village - 1];
        }
        let order = (!sheet.village.is_sorted()).then(|| {
            let mut order: Vec<u32> = (0..).take(sheet.village.len()).collect();
            order.sort_by_key(|person| sheet.village[at(*person)]);
            order
        });
        ByVillage { starts, order }
    }

    fn people<'a>(&'a self, sheet: &Sheet, village: usize) -> impl Iterator<Item = usize> + use<'a> {
        debug_assert!(village < sheet.class.len(), "the incident has been looked at");
        let place = |place: u32| self.order.as_ref().map_or(at(place), |order| at(order[at(place)]));
        (self.starts[village]..self.starts[village + 1]).map(place)
    }
}
