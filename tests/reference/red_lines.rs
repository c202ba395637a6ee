//! Whom red lines hit, and what they do to them.

use serde_json::Value;

use super::json::{entry, flag, list, text, word, words};
use super::subjects::{Subject, World};

/// What red lines do to somebody.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hit {
    /// To the last grade.
    pub(crate) last: bool,
    /// No better than the grade with this index.
    pub(crate) ceiling: Option<usize>,
    pub(crate) withheld: Vec<String>,
}

impl World<'_> {
    /// What a red line hits, of all incidents.
    pub(crate) fn hit(&self, subject: &Subject, team: bool) -> Hit {
        let mut hit = Hit::default();
        for incident in list(self.quarter, "incidents") {
            let line = entry(self.scheme, "redLines", word(incident, "redLine"));
            if !self.hits(incident, &line["hits"], subject, team) {
                continue;
            }
            hit.withheld.extend(words(line, "withholds").into_iter().map(str::to_owned));
            if team && (line.get("grade").is_some() || flag(line, "keepsGrade")) {
                continue;
            }
            if let Some(grade) = text(line, "grade") {
                let grades = list(&self.rules(team)["grading"], "grades");
                let at = grades.iter().position(|own| word(own, "id") == grade);
                hit.ceiling = hit.ceiling.max(at);
            } else if !flag(line, "keepsGrade") {
                hit.last = true;
            }
        }
        hit
    }

    fn hits(&self, incident: &Value, hits: &Value, subject: &Subject, team: bool) -> bool {
        let here = subject.village["id"] == incident["village"];
        if subject.kind == "village" {
            return here && flag(hits, "village") && (team || self.scheme["subject"] == "village");
        }
        let day = word(incident, "date");
        let began = text(subject.record, "from").is_none_or(|from| from <= day);
        let in_post = began && text(subject.record, "to").is_none_or(|to| day <= to);
        let grids = list(subject.village, "grids");
        let grid = grids.iter().find(|grid| incident.get("grid").is_some_and(|own| *own == grid["id"]));
        let of_grid = flag(hits, "gridCadre") && grid.is_some_and(|grid| grid["cadre"] == subject.id);
        let of_posts = words(hits, "posts").iter().any(|post| subject.duties.contains(post));
        let ticked = word(hits, "offender") == "always"
            || (word(hits, "offender") == "when-ticked" && flag(incident, "offenderTicked"));
        let offended = ticked && text(incident, "offender") == Some(subject.id);
        of_grid || offended || (here && in_post && (of_posts || flag(hits, "everybody")))
    }
}
