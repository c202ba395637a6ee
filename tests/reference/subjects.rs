//! Who is assessed: people, households or villages, each with what the other parts ask of it.

use serde_json::Value;

use super::calendar::Period;
use super::exact::{R, int};
use super::json::{entry, flag, list, number, text, value, word, words};

/// The two documents and, once they are known, the results of the villages as teams.
pub(crate) struct World<'a> {
    pub(crate) scheme: &'a Value,
    pub(crate) quarter: &'a Value,
    pub(crate) period: Period,
    pub(crate) teams: Vec<Assessed<'a>>,
}

/// One who is assessed.
#[derive(Clone)]
pub(crate) struct Subject<'a> {
    pub(crate) id: &'a str,
    /// The key by which events name such subjects.
    pub(crate) kind: &'static str,
    pub(crate) village: &'a Value,
    pub(crate) record: &'a Value,
    pub(crate) category: &'a str,
    /// The post that counts, and the others.
    pub(crate) posts: Vec<&'a Value>,
    /// With those that the posts stand for.
    pub(crate) duties: Vec<&'a str>,
    pub(crate) months: R,
    pub(crate) days: R,
}

/// One who is assessed, with what came out so far.
#[derive(Clone)]
pub(crate) struct Assessed<'a> {
    pub(crate) subject: Subject<'a>,
    pub(crate) team: bool,
    pub(crate) score: Option<R>,
    pub(crate) bonus: R,
    pub(crate) deduction: R,
    pub(crate) yuan: R,
    pub(crate) hit: Hit,
    pub(crate) rank: Option<usize>,
    pub(crate) rank_from_end: Option<usize>,
    pub(crate) ranked_among: usize,
    pub(crate) grade: Option<String>,
    pub(crate) undecided: bool,
}

/// What red lines do to somebody.
#[derive(Clone, Debug, Default)]
pub(crate) struct Hit {
    /// To the last grade.
    pub(crate) last: bool,
    /// No better than the grade with this index.
    pub(crate) ceiling: Option<usize>,
    pub(crate) withheld: Vec<String>,
}

impl<'a> World<'a> {
    pub(crate) fn new(scheme: &'a Value, quarter: &'a Value) -> Self {
        World { scheme, quarter, period: Period::read(word(quarter, "period")), teams: Vec::new() }
    }

    /// What is assessed besides its people is named at the same keys as what is assessed itself.
    pub(crate) fn rules(&self, team: bool) -> &'a Value {
        if team { &self.scheme["team"] } else { self.scheme }
    }

    pub(crate) fn subjects(&self, team: bool) -> Vec<Subject<'a>> {
        let kind = if team { "village" } else { text(self.scheme, "subject").unwrap_or("person") };
        match kind {
            "person" => list(self.quarter, "people").into_iter().map(|own| self.person(own)).collect(),
            "household" => {
                list(self.quarter, "households").into_iter().map(|own| self.other(own, "household")).collect()
            }
            _ => list(self.quarter, "villages").into_iter().map(|own| self.other(own, "village")).collect(),
        }
    }

    fn person(&self, record: &'a Value) -> Subject<'a> {
        let held = words(record, "posts");
        let mut posts: Vec<&Value> =
            list(self.scheme, "posts").into_iter().filter(|post| held.contains(&word(post, "id"))).collect();
        let categories: Vec<&str> = list(self.scheme, "categories").iter().map(|own| word(own, "id")).collect();
        // Stable: of several in one category the first of the scheme stays first.
        posts.sort_by_key(|post| categories.iter().position(|own| *own == word(post, "category")));
        let duties = posts.iter().flat_map(|post| [vec![word(post, "id")], words(post, "holds")].concat()).collect();
        Subject {
            id: word(record, "id"),
            kind: "person",
            village: entry(self.quarter, "villages", word(record, "village")),
            record,
            category: word(posts[0], "category"),
            posts,
            duties,
            months: number(record, "months").expect("months"),
            days: number(record, "days").unwrap_or_else(|| int(self.period.days())),
        }
    }

    fn other(&self, record: &'a Value, kind: &'static str) -> Subject<'a> {
        let village = text(record, "village").map_or(record, |id| entry(self.quarter, "villages", id));
        Subject {
            id: word(record, "id"),
            kind,
            village,
            record,
            category: text(record, "category").unwrap_or_default(),
            posts: Vec::new(),
            duties: Vec::new(),
            months: int(self.period.months),
            days: int(self.period.days()),
        }
    }

    /// The coefficient of a village this quarter.
    pub(crate) fn coefficient(&self, village: &Value) -> R {
        let Some(class) = self.class(village) else { return int(1) };
        let changed = list(self.quarter, "coefficients").into_iter().find(|own| own["class"] == class.as_str());
        let own = changed.unwrap_or_else(|| entry(&self.scheme["difficulty"], "classes", &class));
        number(own, "coefficient").expect("a coefficient")
    }

    /// Its class: assigned, or suggested; none where the scheme has no classes.
    pub(crate) fn class(&self, village: &Value) -> Option<String> {
        let difficulty = self.scheme.get("difficulty")?;
        if let Some(assigned) = text(village, "class") {
            return Some(assigned.to_owned());
        }
        let classes: Vec<&str> = list(difficulty, "classes").iter().map(|class| word(class, "id")).collect();
        let rule = &difficulty["suggestion"];
        let measure = |of: &Value| number(village, word(of, "by")).expect("a measure");
        let bands = list(rule, "bands");
        let band = bands.iter().find(|band| number(band, "from").is_some_and(|from| measure(rule) >= from));
        let suggested = word(band.expect("the last band starts at 0"), "class");
        let mut at = classes.iter().position(|class| *class == suggested).expect("a class");
        let moves = list(rule, "moves");
        let harder = |own: &&&Value| number(own, "harderFrom").is_some_and(|from| measure(own) >= from);
        let easier = |own: &&&Value| number(own, "easierBelow").is_some_and(|below| measure(own) < below);
        at = (at + moves.iter().filter(easier).count()).saturating_sub(moves.iter().filter(harder).count());
        Some(classes[at.min(classes.len() - 1)].to_owned())
    }

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

impl<'a> Assessed<'a> {
    pub(crate) fn of(world: &World<'a>, subject: Subject<'a>, team: bool) -> Self {
        let hit = world.hit(&subject, team);
        Assessed {
            subject,
            team,
            score: None,
            bonus: int(0),
            deduction: int(0),
            yuan: int(0),
            hit,
            rank: None,
            rank_from_end: None,
            ranked_among: 0,
            grade: None,
            undecided: false,
        }
    }

    /// The entry of the grade it has.
    pub(crate) fn grade_of<'b>(&self, rules: &'b Value) -> Option<&'b Value> {
        self.grade.as_deref().map(|grade| entry(&rules["grading"], "grades", grade))
    }
}

/// The categories' order decides nothing else: a post's standard, or the scheme's.
pub(crate) fn standard(scheme: &Value, post: Option<&Value>) -> R {
    let own = post.and_then(|post| number(post, "standard"));
    own.or_else(|| number(scheme, "standard")).unwrap_or_else(|| panic!("no standard: {}", value(scheme, "id")))
}
