//! Who is assessed: people, households or villages, each with what the other parts ask of it.

use serde_json::Value;

use super::calendar::Period;
use super::exact::{R, int};
use super::json::{entry, list, number, text, value, word, words};
use super::red_lines::Hit;

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
