//! Red lines (高压线, 一票否决): from incidents to the people they hit, each with the reason.

use crate::quarter::{Incident, Quarter};
use crate::scheme::{OffenderRule, Scheme};

/// Why a person is hit by an incident.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// Index of the incident.
    pub incident: usize,
    /// In what capacity.
    pub as_what: Capacity,
}

/// In what capacity a person is hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Capacity {
    /// In charge of the grid.
    GridCadre,
    /// Carries the duties of this post in the village.
    Post(usize),
    /// Did it.
    Offender,
}

/// The hits of everybody, in the order of the incidents' ids.
pub(crate) fn spread(scheme: &Scheme, quarter: &Quarter) -> Vec<Vec<Hit>> {
    let mut hits: Vec<Vec<Hit>> = vec![Vec::new(); quarter.people.len()];
    let mut order: Vec<usize> = (0..quarter.incidents.len()).collect();
    order.sort_unstable_by(|a, b| quarter.incidents[*a].id.cmp(&quarter.incidents[*b].id));
    for index in order {
        for (person, as_what) in hit_by(scheme, quarter, &quarter.incidents[index]) {
            hits[person].push(Hit { incident: index, as_what });
        }
    }
    hits
}

fn hit_by(scheme: &Scheme, quarter: &Quarter, incident: &Incident) -> Vec<(usize, Capacity)> {
    let rule = &scheme.red_lines[incident.red_line];
    let mut hit = Vec::new();
    if rule.grid_cadre
        && let Some(grid) = incident.grid
    {
        hit.push((quarter.villages[incident.village].grids[grid].cadre, Capacity::GridCadre));
    }
    for post in &rule.posts {
        let holders = quarter.people.iter().enumerate().filter(|(_, person)| {
            let carries = |held: &usize| scheme.posts[*held].holds.contains(post);
            person.village == incident.village && person.posts.iter().any(carries) && person.serves_on(incident.date)
        });
        hit.extend(holders.map(|(index, _)| (index, Capacity::Post(*post))));
    }
    let offender_hit = match rule.offender {
        OffenderRule::Always => true,
        OffenderRule::WhenTicked => incident.offender_ticked,
        OffenderRule::Never => false,
    };
    hit.extend(incident.offender.filter(|_| offender_hit).map(|offender| (offender, Capacity::Offender)));
    hit
}
