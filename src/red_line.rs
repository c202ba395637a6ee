//! Red lines (高压线, 一票否决): from incidents to the people they hit, each with the reason.

use crate::quarter::{Incident, Quarter, Subject};
use crate::scheme::{Effect, OffenderRule, RedLine, Scheme, SubjectKind};

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
    /// As one of the village, or as the village itself.
    Village,
}

/// The hits of every subject, and of every village as a team, in the order of the incidents' ids.
pub(crate) fn spread(scheme: &Scheme, quarter: &Quarter) -> (Vec<Vec<Hit>>, Vec<Vec<Hit>>) {
    let mut own: Vec<Vec<Hit>> = vec![Vec::new(); quarter.own.subjects.len()];
    let mut team: Vec<Vec<Hit>> = vec![Vec::new(); quarter.team.subjects.len()];
    let mut order: Vec<usize> = (0..quarter.incidents.len()).collect();
    order.sort_unstable_by(|a, b| quarter.incidents[*a].id.cmp(&quarter.incidents[*b].id));
    let people = by_village(quarter);
    for index in order {
        let incident = &quarter.incidents[index];
        for (subject, as_what) in hit_by(scheme, quarter, &people[incident.village], incident) {
            own[subject].push(Hit { incident: index, as_what });
        }
        if scheme.red_lines[incident.red_line].village
            && let Some(hits) = team.get_mut(incident.village)
        {
            hits.push(Hit { incident: index, as_what: Capacity::Village });
        }
    }
    (own, team)
}

/// The subjects of each village, where somebody may ask for them.
fn by_village(quarter: &Quarter) -> Vec<Vec<usize>> {
    let mut people = vec![Vec::new(); quarter.villages.len()];
    let asked = if quarter.incidents.is_empty() { &[][..] } else { quarter.own.subjects.as_slice() };
    for (index, subject) in asked.iter().enumerate() {
        people[subject.village].push(index);
    }
    people
}

/// Whom an incident hits, of its village's people and of those whom it names.
fn hit_by(scheme: &Scheme, quarter: &Quarter, people: &[usize], incident: &Incident) -> Vec<(usize, Capacity)> {
    let rule = &scheme.red_lines[incident.red_line];
    let mut hit = Vec::new();
    if rule.grid_cadre
        && let Some(cadre) = incident.grid.and_then(|grid| quarter.villages[incident.village].grids[grid].cadre)
    {
        hit.push((cadre, Capacity::GridCadre));
    }
    let there = people.iter().map(|index| (*index, &quarter.own.subjects[*index]));
    let subjects = || there.clone().filter(|(_, subject)| subject.serves_on(incident.date));
    for post in &rule.posts {
        let carries = |subject: &Subject| subject.posts.iter().any(|held| scheme.posts[*held].holds.contains(post));
        hit.extend(subjects().filter(|(_, subject)| carries(subject)).map(|(index, _)| (index, Capacity::Post(*post))));
    }
    let offender_hit = match rule.offender {
        OffenderRule::Always => true,
        OffenderRule::WhenTicked => incident.offender_ticked,
        OffenderRule::Never => false,
    };
    hit.extend(incident.offender.filter(|_| offender_hit).map(|offender| (offender, Capacity::Offender)));
    let village = rule.village && scheme.subject == SubjectKind::Village;
    if rule.everybody || village {
        hit.extend(subjects().map(|(index, _)| (index, Capacity::Village)));
    }
    hit
}

/// The red line that an incident touched.
pub(crate) fn rule<'a>(scheme: &'a Scheme, quarter: &Quarter, hit: &Hit) -> &'a RedLine {
    &scheme.red_lines[quarter.incidents[hit.incident].red_line]
}

/// Whether the hits lead to the last grade, and to the last ranks.
pub(crate) fn sinks(scheme: &Scheme, quarter: &Quarter, hits: &[Hit]) -> bool {
    hits.iter().any(|hit| rule(scheme, quarter, hit).effect == Effect::Last)
}

/// The best grade (its index) that the hits leave, where they do not lead to the last. Teams have no such limit.
pub(crate) fn limit(scheme: &Scheme, quarter: &Quarter, hits: &[Hit]) -> usize {
    let limits = hits.iter().map(|hit| match rule(scheme, quarter, hit).effect {
        Effect::NoBetterThan(grade) => grade,
        _ => 0,
    });
    limits.max().unwrap_or(0)
}
