//! Answers as they leave: plain text and small whole numbers, in the shape of `pkg/src/types.ts`. Together with
//! `read::node` the only home of serde; nothing is decided here.

use serde::Serialize;

use crate::bounds;
use crate::check::{self, Checked};
use crate::exact::{Money, NotDecimal};
use crate::pool::Action;
use crate::problem::{Document, Expected, Fault, Place, Problem, Severity};
use crate::quarter::Quarter;
use crate::read::node::Node;
use crate::read::{read_quarter, read_scheme};
use crate::reason::{Explain, Reason};
use crate::scheme::{Mark, Scheme};
use crate::score::BaseScore;
use crate::settle::{Settlement, settle};
use crate::text::{self, Language};
use crate::words::amount_in_words;

/// Name and version of the engine, part of every settlement.
pub const ENGINE: &str = concat!("cadre-pay ", env!("CARGO_PKG_VERSION"));

/// Whose reasons are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Wanted {
    /// Nobody's.
    #[default]
    Nobody,
    /// Everybody's.
    Everybody,
    /// Those of the people with these ids.
    People(Vec<String>),
}

/// How an answer is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The language of its sentences.
    pub language: Language,
    /// Whose reasons it contains.
    pub reasons: Wanted,
}

/// An answer of the door.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
#[allow(missing_docs, reason = "pkg/src/types.ts describes every field")]
pub enum Answer {
    Settled { settlement: Box<SettlementView>, warnings: Vec<ProblemView> },
    Checked(CheckedView),
    Words { words: String },
    Refused { problems: Vec<ProblemView> },
    Compared { comparison: Box<what_if::ComparisonView>, warnings: Vec<ProblemView> },
    Swept { sweep: Box<what_if::SweepView>, warnings: Vec<ProblemView> },
    Found { extreme: Box<what_if::ExtremeView>, warnings: Vec<ProblemView> },
}

/// Settles two documents as they were written.
pub fn settle_documents(
    scheme: Result<Node, Problem>,
    quarter: Result<Node, Problem>,
    options: Result<Options, Problem>,
) -> Answer {
    let mut problems = Vec::new();
    let scheme = take(scheme, &mut problems);
    let quarter = take(quarter, &mut problems);
    let language = options.as_ref().map_or(Language::default(), |options| options.language);
    let options = take(options, &mut problems);
    let scheme = scheme.and_then(|node| {
        let read = read_scheme(&node);
        problems.extend(read.problems);
        read.value
    });
    let quarter = quarter.and_then(|node| {
        let read = read_quarter(&node, scheme.as_ref());
        problems.extend(read.problems);
        read.value
    });
    let (Some(scheme), Some(quarter), Some(options)) = (scheme, quarter, options) else {
        return Answer::Refused { problems: views(&problems, language) };
    };
    let mut settlement = settle(&scheme, &quarter);
    if let Some(problem) = unwritable(&settlement) {
        problems.push(problem);
        return Answer::Refused { problems: views(&problems, language) };
    }
    problems.append(&mut settlement.warnings);
    let explain = Explain { scheme: &scheme, quarter: &quarter, settlement: &settlement };
    let view = View { explain, language };
    Answer::Settled { settlement: Box::new(view.settlement(&options.reasons)), warnings: views(&problems, language) }
}

/// A total that cannot be written in words cannot stand on a pay sheet.
fn unwritable(settlement: &Settlement) -> Option<Problem> {
    amount_in_words(settlement.pool.payable.fen()).err()?;
    let fault = Fault::OutOfBounds { bound: &bounds::AMOUNT_IN_WORDS, text: settlement.pool.payable.to_string() };
    Some(Problem { document: Document::Quarter, place: String::new(), fault })
}

/// Runs the worked examples of a scheme.
pub fn check_document(scheme: Result<Node, Problem>, options: Result<Options, Problem>) -> Answer {
    let mut problems = Vec::new();
    let language = options.as_ref().map_or(Language::default(), |options| options.language);
    take(options, &mut problems);
    let scheme = take(scheme, &mut problems).and_then(|node| {
        let read = read_scheme(&node);
        problems.extend(read.problems.into_iter().filter(|problem| problem.fault.severity() == Severity::Refusal));
        read.value
    });
    match scheme {
        Some(scheme) if problems.is_empty() => Answer::Checked(checked(&check::check(&scheme), language)),
        _ => Answer::Refused { problems: views(&problems, language) },
    }
}

/// An amount of yuan, as decimal text, in words.
pub fn words_of(amount: Result<Node, Problem>, options: Result<Options, Problem>) -> Answer {
    let mut problems = Vec::new();
    let language = options.as_ref().map_or(Language::default(), |options| options.language);
    take(options, &mut problems);
    let refuse = |fault| Problem { document: Document::Call, place: "amount".to_owned(), fault };
    let words = take(amount, &mut problems).and_then(|amount| take(words(&amount).map_err(refuse), &mut problems));
    match words {
        Some(words) if problems.is_empty() => Answer::Words { words },
        _ => Answer::Refused { problems: views(&problems, language) },
    }
}

fn words(amount: &Node) -> Result<String, Fault> {
    let bound = &bounds::AMOUNT_IN_WORDS;
    let text = match amount {
        Node::Text(text) => text.clone(),
        Node::Integer(number) => return Err(Fault::NumberNotText { number: number.to_string() }),
        Node::Number(number) => return Err(Fault::NumberNotText { number: number.clone() }),
        other => return Err(Fault::WrongType { expected: Expected::DecimalText, found: other.found() }),
    };
    match Money::parse(&text) {
        Ok(money) => amount_in_words(money.fen()).map_err(|_| Fault::OutOfBounds { bound, text }),
        Err(NotDecimal::Grammar) => Err(Fault::NotDecimalText { text }),
        Err(NotDecimal::Places) => Err(Fault::TooManyPlaces { bound, text }),
        Err(NotDecimal::Size) => Err(Fault::OutOfBounds { bound, text }),
    }
}

/// Reads the options of a call; `null` stands for the defaults.
pub fn options(node: &Node) -> Result<Options, Problem> {
    let refuse = |place: Place<'_>, fault| Problem { document: Document::Call, place: place.to_string(), fault };
    let root = Place::Root;
    let mut options = Options::default();
    let entries = match node {
        Node::Null => return Ok(options),
        Node::Object(entries) => entries,
        other => {
            let expected = Expected::Object;
            return Err(refuse(root.key("options"), Fault::WrongType { expected, found: other.found() }));
        }
    };
    for (key, value) in entries {
        let place = Place::Key(&root, "options");
        let place = place.key(key);
        match (key.as_str(), value) {
            (_, Node::Null) => {}
            ("language", Node::Text(text)) => {
                let allowed = &["zh-CN", "en"];
                let unknown = || refuse(place, Fault::NotOneOf { text: text.clone(), allowed });
                options.language = Language::parse(text).ok_or_else(unknown)?;
            }
            ("reasons", Node::Text(text)) if text == "all" => options.reasons = Wanted::Everybody,
            ("reasons", Node::List(ids)) => {
                let id = |(index, id): (usize, &Node)| match id {
                    Node::Text(id) => Ok(id.clone()),
                    other => {
                        let fault = Fault::WrongType { expected: Expected::Text, found: other.found() };
                        Err(refuse(place.at(index), fault))
                    }
                };
                let ids: Result<Vec<String>, Problem> = ids.iter().enumerate().map(id).collect();
                options.reasons = Wanted::People(ids?);
            }
            ("language", other) => {
                let expected = Expected::Text;
                return Err(refuse(place, Fault::WrongType { expected, found: other.found() }));
            }
            ("reasons", other) => {
                let expected = Expected::List;
                return Err(refuse(place, Fault::WrongType { expected, found: other.found() }));
            }
            _ => return Err(refuse(place, Fault::UnknownKey { key: key.clone(), like: None })),
        }
    }
    Ok(options)
}

fn take<T>(read: Result<T, Problem>, problems: &mut Vec<Problem>) -> Option<T> {
    read.map_err(|problem| problems.push(problem)).ok()
}

/// A problem with its sentences.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs, reason = "pkg/src/types.ts describes every field")]
pub struct ProblemView {
    pub severity: &'static str,
    pub document: &'static str,
    pub place: String,
    pub code: &'static str,
    pub sentence: String,
    pub hint: Option<String>,
}

fn document_name(document: Document) -> &'static str {
    match document {
        Document::Scheme => "scheme",
        Document::Quarter => "quarter",
        Document::Call => "call",
    }
}

/// Problems with their sentences, refusals first.
pub fn views(problems: &[Problem], language: Language) -> Vec<ProblemView> {
    let mut sorted: Vec<&Problem> = problems.iter().collect();
    sorted.sort_by_key(|problem| problem.fault.severity());
    let view = |problem: &Problem| {
        let text::Sentence { sentence, hint } = text::problem(problem, language);
        ProblemView {
            severity: match problem.fault.severity() {
                Severity::Refusal => "refusal",
                Severity::Warning => "warning",
            },
            document: document_name(problem.document),
            place: problem.place.clone(),
            code: problem.fault.code(),
            sentence,
            hint,
        }
    };
    sorted.into_iter().map(view).collect()
}

macro_rules! views {
    ($($name:ident { $($field:ident: $type:ty),* $(,)? })*) => {
        $(
            #[doc = concat!("`", stringify!($name), "`, see `pkg/src/types.ts`.")]
            #[derive(Debug, Serialize)]
            #[serde(rename_all = "camelCase")]
            #[allow(missing_docs, reason = "pkg/src/types.ts describes every field")]
            pub struct $name { $(pub $field: $type),* }
        )*
    };
}

views! {
    SettlementView {
        engine: &'static str,
        scheme: SchemeView,
        quarter: QuarterView,
        partial: bool,
        marks: MarksView,
        categories: Vec<CategoryView>,
        villages: Vec<VillageView>,
        lines: Vec<LineView>,
        ties: Vec<TieView>,
        pool: PoolView,
        reasons: Vec<ReasonsView>,
    }
    SchemeView { id: String, version: String, title: String, issuer: String, status: &'static str, hash: String }
    QuarterView { period: String, period_name: String, town: String, hash: String }
    MarksView { published: u32, example: u32, own: u32 }
    CategoryView {
        id: String,
        name: String,
        people: u32,
        pending: u32,
        undecided: u32,
        red_lined: u32,
        grades: Vec<GradeCountView>,
        payable: String,
    }
    GradeCountView { grade: String, name: String, people: u32, places: Option<u32> }
    VillageView {
        id: String,
        name: String,
        people: u32,
        suggested_class: Option<String>,
        class: String,
        overridden: bool,
        coefficient: String,
        payable: String,
        reasons: Vec<ReasonView>,
    }
    LineView {
        person: String,
        name: String,
        village: String,
        village_name: String,
        posts: Vec<String>,
        post_names: String,
        category: String,
        category_name: String,
        months: i32,
        state: &'static str,
        missing: Vec<String>,
        base_score: Option<String>,
        bonus: String,
        deduction: String,
        score: Option<String>,
        rank: Option<u32>,
        ranked_among: u32,
        red_lined: bool,
        grade: Option<String>,
        grade_name: Option<String>,
        ratio: Option<String>,
        class: String,
        coefficient: String,
        standard: String,
        role_factor: String,
        earned: Option<String>,
        pool_adjustment: String,
        pay: Option<String>,
        notes: Vec<String>,
    }
    TieView { category: String, grade: String, grade_name: String, places: u32, people: Vec<String>, sentence: String }
    PoolView {
        people: u32,
        months: i32,
        set_aside: String,
        opening_balance: String,
        available: String,
        earned: String,
        payable: String,
        payable_in_words: String,
        balance: String,
        over: bool,
        action: &'static str,
        reasons: Vec<ReasonView>,
    }
    ReasonsView { person: String, reasons: Vec<ReasonView> }
    ReasonView {
        kind: &'static str,
        title: &'static str,
        figure: Option<String>,
        sentence: String,
        mark: Option<&'static str>,
        source: Option<String>,
        document: Option<&'static str>,
        place: Option<String>,
        steps: Vec<ReasonView>,
    }
    CheckedView { scheme: String, version: String, passed: u32, failed: u32, examples: Vec<CheckedExampleView> }
    CheckedExampleView { name: String, passed: bool, differences: Vec<DifferenceView>, problems: Vec<ProblemView> }
    DifferenceView { what: String, expected: String, got: String }
}

/// Turns what the stages found into what is shown.
struct View<'a> {
    explain: Explain<'a>,
    language: Language,
}

impl View<'_> {
    fn scheme(&self) -> &Scheme {
        self.explain.scheme
    }

    fn quarter(&self) -> &Quarter {
        self.explain.quarter
    }

    fn found(&self) -> &Settlement {
        self.explain.settlement
    }

    fn settlement(&self, wanted: &Wanted) -> SettlementView {
        let (scheme, quarter) = (self.scheme(), self.quarter());
        SettlementView {
            engine: ENGINE,
            scheme: SchemeView {
                id: scheme.id.clone(),
                version: scheme.version.clone(),
                title: scheme.title.clone(),
                issuer: scheme.issuer.clone(),
                status: if scheme.approved { "approved" } else { "draft" },
                hash: scheme.hash.clone(),
            },
            quarter: QuarterView {
                period: quarter.period.to_string(),
                period_name: text::period(quarter.period, self.language),
                town: quarter.town.clone(),
                hash: quarter.hash.clone(),
            },
            partial: self.found().pool.paid.iter().any(Option::is_none),
            marks: MarksView {
                published: count(scheme.published),
                example: count(scheme.example),
                own: count(scheme.own),
            },
            categories: (0..scheme.categories.len()).map(|category| self.category(category)).collect(),
            villages: self.villages(),
            lines: (0..quarter.people.len()).map(|person| self.line(person)).collect(),
            ties: self.ties(),
            pool: self.pool(),
            reasons: self.reasons(wanted),
        }
    }

    fn line(&self, index: usize) -> LineView {
        let (scheme, quarter, found) = (self.scheme(), self.quarter(), self.found());
        let person = &quarter.people[index];
        let post_names: Vec<String> = person.posts.iter().map(|post| scheme.posts[*post].name.clone()).collect();
        let grade =
            found.grades[index].as_ref().and_then(|graded| graded.grade).map(|grade| &scheme.grading.grades[grade]);
        let (score, rank, adjustment) = (&found.scores[index], &found.ranks[index], &found.adjustments[index]);
        let (earned, paid) = (found.earned[index].as_ref().map(|earned| earned.rounded), found.pool.paid[index]);
        let class = &found.classes[person.village];
        let missing = match &found.base[index] {
            BaseScore::Scored(_) => &[],
            BaseScore::Pending(missing) => missing.as_slice(),
        };
        LineView {
            person: person.id.clone(),
            name: person.name.clone(),
            village: quarter.villages[person.village].id.clone(),
            village_name: quarter.villages[person.village].name.clone(),
            posts: person.posts.iter().map(|post| scheme.posts[*post].id.clone()).collect(),
            post_names: text::list(&post_names, self.language),
            category: scheme.categories[person.category].id.clone(),
            category_name: scheme.categories[person.category].name.clone(),
            months: small(person.months),
            state: match (score, paid) {
                (_, Some(_)) => "settled",
                (Some(_), None) => "undecided",
                (None, None) => "pending",
            },
            missing: missing.iter().map(|indicator| scheme.indicators[*indicator].id.clone()).collect(),
            base_score: score.as_ref().map(|score| score.base.to_string()),
            bonus: adjustment.bonus.1.to_string(),
            deduction: adjustment.deduction.1.to_string(),
            score: score.as_ref().map(|score| score.rounded.to_string()),
            rank: rank.as_ref().map(|rank| count(rank.rank)),
            ranked_among: count(found.ranked[person.category]),
            red_lined: !found.hits[index].is_empty(),
            grade: grade.map(|grade| grade.id.clone()),
            grade_name: grade.map(|grade| grade.name.clone()),
            ratio: grade.map(|grade| grade.ratio.value.to_string()),
            class: scheme.classes[class.class].id.clone(),
            coefficient: class.coefficient.to_string(),
            standard: scheme.standard.value.to_string(),
            role_factor: scheme.posts[person.main_post].role_factor.value.to_string(),
            earned: earned.map(|earned| earned.to_string()),
            pool_adjustment: paid.zip(earned).map_or(Money::ZERO, |(paid, earned)| paid - earned).to_string(),
            pay: paid.map(|paid| paid.to_string()),
            notes: self.explain.remarks(index).iter().map(|step| text::step(step, self.language).1).collect(),
        }
    }

    fn category(&self, index: usize) -> CategoryView {
        let (scheme, quarter, found) = (self.scheme(), self.quarter(), self.found());
        let members: Vec<usize> =
            (0..quarter.people.len()).filter(|person| quarter.people[*person].category == index).collect();
        let how_many = |test: &dyn Fn(usize) -> bool| count(members.iter().filter(|person| test(**person)).count());
        let graded = |person: usize| found.grades[person].as_ref().and_then(|graded| graded.grade);
        let grades = scheme.grading.grades.iter().enumerate().map(|(at, grade)| GradeCountView {
            grade: grade.id.clone(),
            name: grade.name.clone(),
            people: how_many(&|person| graded(person) == Some(at)),
            places: found.places[index].iter().find(|places| places.grade == at).map(|places| count(places.places)),
        });
        CategoryView {
            id: scheme.categories[index].id.clone(),
            name: scheme.categories[index].name.clone(),
            people: count(members.len()),
            pending: how_many(&|person| found.scores[person].is_none()),
            undecided: how_many(&|person| found.scores[person].is_some() && graded(person).is_none()),
            red_lined: how_many(&|person| !found.hits[person].is_empty()),
            grades: grades.collect(),
            payable: members.iter().filter_map(|person| found.pool.paid[*person]).sum::<Money>().to_string(),
        }
    }

    fn villages(&self) -> Vec<VillageView> {
        let (scheme, quarter, found) = (self.scheme(), self.quarter(), self.found());
        let mut totals = vec![(0, Money::ZERO); quarter.villages.len()];
        for (person, paid) in quarter.people.iter().zip(&found.pool.paid) {
            let (people, payable) = &mut totals[person.village];
            (*people, *payable) = (*people + 1, *payable + paid.unwrap_or_default());
        }
        let view = |(index, class): (usize, &crate::difficulty::VillageClass)| VillageView {
            id: quarter.villages[index].id.clone(),
            name: quarter.villages[index].name.clone(),
            people: totals[index].0,
            suggested_class: class.suggested.as_ref().map(|suggested| scheme.classes[suggested.class].id.clone()),
            class: scheme.classes[class.class].id.clone(),
            overridden: class.overridden,
            coefficient: class.coefficient.to_string(),
            payable: totals[index].1.to_string(),
            reasons: vec![self.reason(&self.explain.village(index))],
        };
        found.classes.iter().enumerate().map(view).collect()
    }

    fn ties(&self) -> Vec<TieView> {
        let (scheme, quarter) = (self.scheme(), self.quarter());
        let view = |tie: &crate::grade::OpenTie| {
            let grade = &scheme.grading.grades[tie.grade];
            let names = tie.people.iter().map(|person| quarter.people[*person].name.clone()).collect();
            let step = crate::reason::Step::TieOpen { grade: grade.name.clone(), places: tie.places, people: names };
            TieView {
                category: scheme.categories[tie.category].id.clone(),
                grade: grade.id.clone(),
                grade_name: grade.name.clone(),
                places: count(tie.places),
                people: tie.people.iter().map(|person| quarter.people[*person].id.clone()).collect(),
                sentence: text::step(&step, self.language).1,
            }
        };
        self.found().ties.iter().map(view).collect()
    }

    fn pool(&self) -> PoolView {
        let pool = &self.found().pool;
        PoolView {
            people: count(self.quarter().people.len()),
            months: small(pool.months),
            set_aside: pool.set_aside.to_string(),
            opening_balance: self.quarter().opening_balance.to_string(),
            available: pool.available.to_string(),
            earned: pool.earned.to_string(),
            payable: pool.payable.to_string(),
            payable_in_words: amount_in_words(pool.payable.fen()).expect("such a total has been refused"),
            balance: pool.balance.to_string(),
            over: pool.earned > pool.available,
            action: match pool.action {
                Action::Reported => "reported",
                Action::ScaledDown => "scaled-down",
                Action::Shared => "shared",
                Action::CarriedForward => "carried-forward",
                Action::Waiting => "waiting",
            },
            reasons: self.explain.pool().iter().map(|reason| self.reason(reason)).collect(),
        }
    }

    fn reasons(&self, wanted: &Wanted) -> Vec<ReasonsView> {
        let people = self.quarter().people.iter().enumerate();
        let asked = people.filter(|(_, person)| match wanted {
            Wanted::Nobody => false,
            Wanted::Everybody => true,
            Wanted::People(ids) => ids.contains(&person.id),
        });
        let view = |(index, person): (usize, &crate::quarter::Person)| ReasonsView {
            person: person.id.clone(),
            reasons: self.explain.person(index).iter().map(|reason| self.reason(reason)).collect(),
        };
        asked.map(view).collect()
    }

    fn reason(&self, reason: &Reason) -> ReasonView {
        let (title, sentence) = text::step(&reason.step, self.language);
        ReasonView {
            kind: reason.step.kind(),
            title,
            figure: reason.figure.clone(),
            sentence,
            mark: reason.mark.map(|mark| match mark {
                Mark::Published => "published",
                Mark::Example => "example",
                Mark::Own => "own",
            }),
            source: reason.source.clone(),
            document: reason.place.as_ref().map(|(document, _)| document_name(*document)),
            place: reason.place.as_ref().map(|(_, place)| place.clone()),
            steps: reason.steps.iter().map(|step| self.reason(step)).collect(),
        }
    }
}

/// No 64-bit number crosses the door, and `bounds` keeps every list far below 32 bits.
fn count(number: usize) -> u32 {
    u32::try_from(number).expect("lists are bounded")
}

fn small(number: i64) -> i32 {
    i32::try_from(number).expect("months are bounded")
}

fn checked(found: &Checked, language: Language) -> CheckedView {
    let passed = found.examples.iter().filter(|example| example.passed()).count();
    let example = |example: &check::CheckedExample| CheckedExampleView {
        name: example.name.clone(),
        passed: example.passed(),
        differences: example
            .differences
            .iter()
            .map(|difference| DifferenceView {
                what: difference.what.clone(),
                expected: difference.expected.clone(),
                got: difference.got.clone(),
            })
            .collect(),
        problems: views(&example.problems, language),
    };
    CheckedView {
        scheme: found.scheme.clone(),
        version: found.version.clone(),
        passed: count(passed),
        failed: count(found.examples.len() - passed),
        examples: found.examples.iter().map(example).collect(),
    }
}

// After `views!`, which its answers are written with.
pub mod what_if;
