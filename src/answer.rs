//! Answers as they leave: plain text and small whole numbers, in the shape of `pkg/src/types.ts`. Together with
//! `read::node` the only home of serde; nothing is decided here.

use serde::Serialize;

use crate::assess::{Assessment, Level};
use crate::bounds;
use crate::check::{self, Checked};
use crate::columns;
use crate::exact::{Fixed, Money, NotDecimal};
use crate::ledger;
use crate::open::Open;
use crate::pay::{self, Earned, EarnedItem};
use crate::period::Period;
use crate::pool::Action;
use crate::problem::{Document, Expected, Fault, Place, Problem, Severity};
use crate::quarter::Quarter;
use crate::read::node::Node;
use crate::read::{read_quarter, read_scheme};
use crate::reason::{Explain, Reason};
use crate::red_line;
use crate::scheme::{Grade, Mark, Scheme, SubjectKind};
use crate::score::{BaseScore, Missing};
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

impl Wanted {
    fn wants(&self, id: &String) -> bool {
        match self {
            Wanted::Nobody => false,
            Wanted::Everybody => true,
            Wanted::People(ids) => ids.contains(id),
        }
    }
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
    Planned { plan: Vec<u32>, marks: u32 },
    Moves { moves: Box<moves::MovesView> },
}

/// Settles two documents as they were written.
pub fn settle_documents(
    scheme: Result<Node, Problem>,
    quarter: Result<Node, Problem>,
    options: Result<Options, Problem>,
) -> Answer {
    match open(scheme, quarter, options) {
        Ok((open, options)) => settled(&open, &options),
        Err(refused) => refused,
    }
}

/// Reads and settles two documents; what is wrong with them is the answer.
pub fn open(
    scheme: Result<Node, Problem>,
    quarter: Result<Node, Problem>,
    options: Result<Options, Problem>,
) -> Result<(Open, Options), Answer> {
    let mut problems = Vec::new();
    let scheme = take(scheme, &mut problems);
    let node = take(quarter, &mut problems);
    let language = options.as_ref().map_or(Language::default(), |options| options.language);
    let options = take(options, &mut problems);
    let scheme = scheme.and_then(|node| {
        let read = read_scheme(&node);
        problems.extend(read.problems);
        read.value
    });
    let quarter = node.as_ref().and_then(|node| {
        let read = read_quarter(node, scheme.as_ref());
        problems.extend(read.problems);
        read.value
    });
    let refused = |problems: &[Problem]| Err(Answer::Refused { problems: views(problems, language) });
    let (Some(node), Some(scheme), Some(quarter), Some(options)) = (node, scheme, quarter, options) else {
        return refused(&problems);
    };
    let settlement = settle(&scheme, &quarter);
    if let Some(problem) = unwritable(&settlement) {
        problems.push(problem);
        return refused(&problems);
    }
    Ok((Open::new(node, scheme, quarter, settlement, problems), options))
}

/// The plan by which columns are settled, as the columns' module reads it.
pub fn plan_of_columns(scheme: Result<Node, Problem>, period: &str, options: Result<Options, Problem>) -> Answer {
    let mut problems = Vec::new();
    let language = options.as_ref().map_or(Language::default(), |options| options.language);
    take(options, &mut problems);
    let scheme = take(scheme, &mut problems).and_then(|node| {
        let read = read_scheme(&node);
        problems.extend(read.problems);
        read.value
    });
    let mut refuse = |fault| problems.push(Problem { document: Document::Call, place: "period".to_owned(), fault });
    let read = Period::parse(period);
    match (&scheme, read) {
        (_, None) => refuse(Fault::NotAPeriod { text: period.to_owned() }),
        (Some(scheme), Some(read)) if read.span != scheme.span => {
            refuse(Fault::PeriodKind { period: period.to_owned(), wanted: scheme.span });
        }
        _ => {}
    }
    let refused = problems.iter().any(|problem| problem.fault.severity() == Severity::Refusal);
    let (Some(scheme), Some(period), false) = (scheme, read, refused) else {
        return Answer::Refused { problems: views(&problems, language) };
    };
    match columns::plan(&scheme, period) {
        Ok(plan) => Answer::Planned { plan: plan.to_words(), marks: count(plan.marks.len()) },
        Err(beyond) => Answer::Refused { problems: vec![beyond_view(beyond, language)] },
    }
}

fn beyond_view(beyond: columns::Beyond, language: Language) -> ProblemView {
    let sentence = match language {
        Language::Chinese => beyond.zh,
        Language::English => beyond.en,
    };
    ProblemView {
        severity: "refusal",
        document: document_name(Document::Scheme),
        place: beyond.place.to_owned(),
        code: "columns-cannot",
        sentence: sentence.to_owned(),
        hint: None,
    }
}

/// The whole answer of an open quarter.
pub fn settled(open: &Open, options: &Options) -> Answer {
    let language = options.language;
    let problems: Vec<Problem> = open.read.iter().chain(&open.settlement.warnings).cloned().collect();
    let settlement = View::of(open, language).settlement(&options.reasons);
    Answer::Settled { settlement: Box::new(settlement), warnings: views(&problems, language) }
}

/// The reasons of those who are wanted, at both levels of an open quarter.
pub fn explained(open: &Open, wanted: &Wanted, language: Language) -> Vec<ReasonsView> {
    let view = View::of(open, language);
    let team = View { explain: Explain { team: true, ..view.explain }, language };
    let of_team = if open.scheme.team.is_some() { team.reasons(wanted) } else { Vec::new() };
    view.reasons(wanted).into_iter().chain(of_team).collect()
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
        subject: &'static str,
        stage: Option<StageView>,
        partial: bool,
        marks: MarksView,
        categories: Vec<CategoryView>,
        villages: Vec<VillageView>,
        team: Option<TeamView>,
        lines: Vec<LineView>,
        ties: Vec<TieView>,
        pool: PoolView,
        reasons: Vec<ReasonsView>,
    }
    SchemeView { id: String, version: String, title: String, issuer: String, status: &'static str, hash: String }
    QuarterView { period: String, period_name: String, town: String, hash: String }
    MarksView { published: u32, example: u32, own: u32 }
    StageView { id: String, name: String, last: bool }
    TeamView { categories: Vec<CategoryView>, lines: Vec<TeamLineView>, ties: Vec<TieView> }
    TeamLineView {
        village: String,
        name: String,
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
        notes: Vec<String>,
        reasons: Vec<ReasonView>,
    }
    CategoryView {
        id: String,
        village: Option<String>,
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
        class: Option<String>,
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
        category: Option<String>,
        category_name: Option<String>,
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
        class: Option<String>,
        coefficient: String,
        standard: Option<String>,
        role_factor: String,
        items: Vec<ItemView>,
        earned: Option<String>,
        pool_adjustment: String,
        pay: Option<String>,
        adjustments: String,
        net: Option<String>,
        claw_back: Option<String>,
        run: Option<RunView>,
        account: Option<AccountView>,
        notes: Vec<String>,
    }
    ItemView { id: String, name: String, amount: String, withheld: bool }
    RunView { length: u32, consequence: Option<String> }
    AccountView { opening: String, earned: String, redeemed: String, balance: String }
    TieView { category: Option<String>, village: Option<String>, grade: String, grade_name: String, places: u32, people: Vec<String>, sentence: String }
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

impl<'a> View<'a> {
    fn of(open: &'a Open, language: Language) -> View<'a> {
        let Open { scheme, quarter, settlement, .. } = open;
        View { explain: Explain { scheme, quarter, settlement, team: false }, language }
    }
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
        let lines: Vec<LineView> = (0..quarter.own.subjects.len()).map(|subject| self.line(subject)).collect();
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
            subject: match scheme.subject {
                SubjectKind::Person => "person",
                SubjectKind::Village => "village",
                SubjectKind::Household => "household",
            },
            stage: quarter.stage.map(|stage| StageView {
                id: scheme.stages[stage].id.clone(),
                name: scheme.stages[stage].name.clone(),
                last: stage + 1 == scheme.stages.len(),
            }),
            partial: self.is_partial(),
            marks: MarksView {
                published: count(scheme.published),
                example: count(scheme.example),
                own: count(scheme.own_marks),
            },
            categories: self.categories(),
            villages: self.villages(),
            team: scheme.team.as_ref().map(|_| self.team(wanted)),
            lines,
            ties: self.ties(),
            pool: self.pool(),
            reasons: self.reasons(wanted),
        }
    }

    /// Somebody waits for scores or for a decision.
    fn is_partial(&self) -> bool {
        (0..self.quarter().own.subjects.len()).any(|subject| self.state(subject) != "settled")
    }

    /// What has been found of the level that is looked at.
    fn assessed(&self) -> Level<'_> {
        self.explain.level()
    }

    fn results(&self) -> &Assessment {
        self.assessed().results.expect("it has been settled")
    }

    fn grade(&self, subject: usize) -> Option<&Grade> {
        let grade = self.results().grades[subject].as_ref()?.grade?;
        Some(&self.assessed().rules.grading.as_ref()?.grades[grade])
    }

    /// Settled once there is everything that the scheme asks for.
    fn state(&self, subject: usize) -> &'static str {
        let graded = self.assessed().rules.grading.is_none() || self.grade(subject).is_some();
        let paid = self.explain.team || self.scheme().pay.is_none() || self.found().pool.paid[subject].is_some();
        match &self.results().scores[subject] {
            None => "pending",
            Some(_) if graded && paid => "settled",
            Some(_) => "undecided",
        }
    }

    fn missing(&self, subject: usize) -> Vec<String> {
        let rules = self.assessed().rules;
        let id = |missing: &Missing| match missing {
            Missing::Indicator(indicator) => rules.indicators[*indicator].id.clone(),
            Missing::Factor(factor) => rules.factors[*factor].id.clone(),
        };
        match &self.results().base[subject] {
            BaseScore::Scored(_) => Vec::new(),
            BaseScore::Pending(missing) => missing.iter().map(id).collect(),
        }
    }

    fn notes(&self, subject: usize) -> Vec<String> {
        self.explain.remarks(subject).iter().map(|step| text::step(step, self.language).1).collect()
    }

    fn red_lined(&self, subject: usize) -> bool {
        red_line::sinks(self.scheme(), self.quarter(), &self.results().hits[subject])
    }

    fn line(&self, index: usize) -> LineView {
        let (scheme, quarter, found, results) = (self.scheme(), self.quarter(), self.found(), self.results());
        let subject = &quarter.own.subjects[index];
        let post_names: Vec<String> = subject.posts.iter().map(|post| scheme.posts[*post].name.clone()).collect();
        let grade = self.grade(index);
        let (score, rank, adjustment) = (&results.scores[index], &results.ranks[index], &results.adjustments[index]);
        let (earned, paid) = (found.earned[index].as_ref(), found.pool.paid[index]);
        let total = earned.map(|earned| earned.total);
        let class = &found.classes[subject.village];
        let category = subject.category.map(|category| &scheme.categories[category]);
        let adjustments: Money = subject.adjustments.iter().map(|adjustment| adjustment.amount).sum();
        let standard = pay::post_standard(scheme, subject.main_post).map(|standard| standard.value.to_string());
        LineView {
            person: subject.id.clone(),
            name: subject.name.clone(),
            village: quarter.villages[subject.village].id.clone(),
            village_name: quarter.villages[subject.village].name.clone(),
            posts: subject.posts.iter().map(|post| scheme.posts[*post].id.clone()).collect(),
            post_names: text::list(&post_names, self.language),
            category: category.map(|category| category.id.clone()),
            category_name: category.map(|category| category.name.clone()),
            months: small(subject.months),
            state: self.state(index),
            missing: self.missing(index),
            base_score: score.as_ref().map(|score| score.base.to_string()),
            bonus: adjustment.bonus.1.to_string(),
            deduction: adjustment.deduction.1.to_string(),
            score: score.as_ref().map(|score| score.rounded.to_string()),
            rank: rank.as_ref().map(|rank| count(rank.rank)),
            ranked_among: count(results.order[subject.cohort].len()),
            red_lined: self.red_lined(index),
            grade: grade.map(|grade| grade.id.clone()),
            grade_name: grade.map(|grade| grade.name.clone()),
            ratio: grade.and_then(|grade| grade.ratio.as_ref()).map(|ratio| ratio.value.to_string()),
            class: class.class.map(|class| scheme.classes[class].id.clone()),
            coefficient: class.coefficient.to_string(),
            standard,
            role_factor: subject.main_post.map_or(Fixed::ONE, |post| scheme.posts[post].role_factor.value).to_string(),
            items: earned.map(|earned| self.items(earned)).unwrap_or_default(),
            earned: total.map(|total| total.to_string()),
            pool_adjustment: paid.zip(total).map_or(Money::ZERO, |(paid, total)| paid - total).to_string(),
            pay: paid.map(|paid| paid.to_string()),
            adjustments: adjustments.to_string(),
            net: paid.map(|paid| (paid + adjustments).to_string()),
            claw_back: found.pool.claw_back[index].map(|back| back.to_string()),
            run: self.run(index),
            account: found.accounts[index].as_ref().map(|account| AccountView {
                opening: account.opening.to_string(),
                earned: account.earned.to_string(),
                redeemed: account.redeemed.to_string(),
                balance: account.balance.to_string(),
            }),
            notes: self.notes(index),
        }
    }

    /// The items of pay that a scheme writes out.
    fn items(&self, earned: &Earned) -> Vec<ItemView> {
        let Some(rule) = self.scheme().pay.as_ref().filter(|rule| rule.itemised) else { return Vec::new() };
        let item = |(item, earned): (&crate::scheme::PayItem, &EarnedItem)| ItemView {
            id: item.id.clone(),
            name: item.name.clone(),
            amount: earned.rounded.to_string(),
            withheld: earned.withheld_by.is_some(),
        };
        let events = (earned.events != Money::ZERO).then(|| ItemView {
            id: "events".to_owned(),
            name: text::step(&crate::reason::Step::PayEvents, self.language).0.to_owned(),
            amount: earned.events.to_string(),
            withheld: false,
        });
        rule.items.iter().zip(&earned.items).map(item).chain(events).collect()
    }

    fn run(&self, index: usize) -> Option<RunView> {
        let (length, consequence) = ledger::run_of(&self.assessed(), index)?;
        Some(RunView { length: count(length), consequence })
    }

    fn categories(&self) -> Vec<CategoryView> {
        let members = self.members();
        members.iter().enumerate().map(|(cohort, members)| self.category(cohort, members)).collect()
    }

    /// Who belongs to each cohort.
    fn members(&self) -> Vec<Vec<usize>> {
        let level = self.assessed();
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); level.roll.cohorts.len()];
        for (index, subject) in level.roll.subjects.iter().enumerate() {
            members[subject.cohort].push(index);
        }
        members
    }

    fn category(&self, index: usize, members: &[usize]) -> CategoryView {
        let (level, results) = (self.assessed(), self.results());
        let cohort = &level.roll.cohorts[index];
        let how_many = |test: &dyn Fn(usize) -> bool| count(members.iter().filter(|person| test(**person)).count());
        let graded = |person: usize| results.grades[person].as_ref().and_then(|graded| graded.grade);
        let grades = level.rules.grading.as_ref().map_or(&[][..], |grading| grading.grades.as_slice());
        let grades = grades.iter().enumerate().map(|(at, grade)| GradeCountView {
            grade: grade.id.clone(),
            name: grade.name.clone(),
            people: how_many(&|person| graded(person) == Some(at)),
            places: results.places[index].iter().find(|places| places.grade == at).map(|places| count(places.places)),
        });
        let paid = |person: &usize| if self.explain.team { None } else { self.found().pool.paid[*person] };
        CategoryView {
            id: cohort.category.map(|category| self.scheme().categories[category].id.clone()).unwrap_or_default(),
            village: cohort.village.map(|village| self.quarter().villages[village].id.clone()),
            name: cohort.name.clone(),
            people: count(members.len()),
            pending: how_many(&|person| self.state(person) == "pending"),
            undecided: how_many(&|person| self.state(person) == "undecided"),
            red_lined: how_many(&|person| self.red_lined(person)),
            grades: grades.collect(),
            payable: members.iter().filter_map(paid).sum::<Money>().to_string(),
        }
    }

    fn villages(&self) -> Vec<VillageView> {
        let (scheme, quarter, found) = (self.scheme(), self.quarter(), self.found());
        let totals = self.village_totals();
        let view = |(index, class): (usize, &crate::difficulty::VillageClass)| VillageView {
            id: quarter.villages[index].id.clone(),
            name: quarter.villages[index].name.clone(),
            people: totals[index].0,
            suggested_class: class.suggested.as_ref().map(|suggested| scheme.classes[suggested.class].id.clone()),
            class: class.class.map(|class| scheme.classes[class].id.clone()),
            overridden: class.overridden,
            coefficient: class.coefficient.to_string(),
            payable: totals[index].1.to_string(),
            reasons: class.class.map(|_| self.reason(&self.explain.village(index))).into_iter().collect(),
        };
        found.classes.iter().enumerate().map(view).collect()
    }

    /// People and what is paid of each village.
    fn village_totals(&self) -> Vec<(u32, Money)> {
        let mut totals = vec![(0, Money::ZERO); self.quarter().villages.len()];
        for (subject, paid) in self.quarter().own.subjects.iter().zip(&self.found().pool.paid) {
            let (people, payable) = &mut totals[subject.village];
            (*people, *payable) = (*people + 1, *payable + paid.unwrap_or_default());
        }
        totals
    }

    /// The villages as teams: the same view of the other level.
    fn team(&self, wanted: &Wanted) -> TeamView {
        let team = View { explain: Explain { team: true, ..self.explain }, language: self.language };
        let subjects = 0..self.quarter().team.subjects.len();
        TeamView {
            categories: team.categories(),
            lines: subjects.map(|village| team.team_line(village, wanted)).collect(),
            ties: team.ties(),
        }
    }

    fn team_line(&self, index: usize, wanted: &Wanted) -> TeamLineView {
        let (results, subject) = (self.results(), &self.assessed().roll.subjects[index]);
        let (score, grade, adjustment) = (&results.scores[index], self.grade(index), &results.adjustments[index]);
        let reasons = if wanted.wants(&subject.id) { self.explain.subject(index) } else { Vec::new() };
        TeamLineView {
            village: subject.id.clone(),
            name: subject.name.clone(),
            state: self.state(index),
            missing: self.missing(index),
            base_score: score.as_ref().map(|score| score.base.to_string()),
            bonus: adjustment.bonus.1.to_string(),
            deduction: adjustment.deduction.1.to_string(),
            score: score.as_ref().map(|score| score.rounded.to_string()),
            rank: results.ranks[index].as_ref().map(|rank| count(rank.rank)),
            ranked_among: count(results.order[subject.cohort].len()),
            red_lined: self.red_lined(index),
            grade: grade.map(|grade| grade.id.clone()),
            grade_name: grade.map(|grade| grade.name.clone()),
            notes: self.notes(index),
            reasons: reasons.iter().map(|reason| self.reason(reason)).collect(),
        }
    }

    fn ties(&self) -> Vec<TieView> {
        let level = self.assessed();
        let grades = level.rules.grading.as_ref().map_or(&[][..], |grading| grading.grades.as_slice());
        let view = |tie: &crate::grade::OpenTie| {
            let (grade, cohort) = (&grades[tie.grade], &level.roll.cohorts[tie.cohort]);
            let names = tie.people.iter().map(|subject| level.roll.subjects[*subject].name.clone()).collect();
            let step = crate::reason::Step::TieOpen { grade: grade.name.clone(), places: tie.places, people: names };
            TieView {
                category: cohort.category.map(|category| self.scheme().categories[category].id.clone()),
                village: cohort.village.map(|village| self.quarter().villages[village].id.clone()),
                grade: grade.id.clone(),
                grade_name: grade.name.clone(),
                places: count(tie.places),
                people: tie.people.iter().map(|subject| level.roll.subjects[*subject].id.clone()).collect(),
                sentence: text::step(&step, self.language).1,
            }
        };
        self.results().ties.iter().map(view).collect()
    }

    fn pool(&self) -> PoolView {
        let pool = &self.found().pool;
        PoolView {
            people: count(self.quarter().own.subjects.len()),
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
                Action::ClawedBack => "clawed-back",
                Action::Waiting => "waiting",
            },
            reasons: self.explain.pool().iter().map(|reason| self.reason(reason)).collect(),
        }
    }

    fn reasons(&self, wanted: &Wanted) -> Vec<ReasonsView> {
        let subjects = self.assessed().roll.subjects.iter().enumerate();
        let asked = subjects.filter(|(_, subject)| wanted.wants(&subject.id));
        let view = |(index, subject): (usize, &crate::quarter::Subject)| ReasonsView {
            person: subject.id.clone(),
            reasons: self.explain.subject(index).iter().map(|reason| self.reason(reason)).collect(),
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
pub mod moves;
pub mod rescored;
pub mod what_if;
