//! The order of operations, from both documents to every figure.

use serde_json::Value;

use super::after::{consequence, ledger, run};
use super::exact::{R, int};
use super::json::{list, number};
use super::pool::{Pool, settle as settle_pool};
use super::ranks::{cohorts, rank};
use super::scores::score;
use super::subjects::{Assessed, Subject, World};
use super::ties::Tie;
use super::{grades, pay};

/// Everything that is settled of one subject.
pub(crate) struct Line<'a> {
    pub(crate) subject: Subject<'a>,
    pub(crate) state: &'static str,
    pub(crate) score: Option<R>,
    pub(crate) bonus: R,
    pub(crate) deduction: R,
    pub(crate) rank: Option<usize>,
    pub(crate) grade: Option<String>,
    pub(crate) items: Vec<(String, R)>,
    pub(crate) earned: Option<R>,
    pub(crate) pay: Option<R>,
    pub(crate) claw_back: R,
    pub(crate) adjustments: R,
    /// How many periods running it has had the grade.
    pub(crate) run: usize,
    pub(crate) consequence: Option<&'a str>,
    pub(crate) balance: Option<R>,
}

/// Everything that is settled.
pub(crate) struct Settled<'a> {
    pub(crate) lines: Vec<Line<'a>>,
    pub(crate) teams: Vec<Assessed<'a>>,
    pub(crate) ties: Vec<(Tie, Vec<String>)>,
    /// Quotas that too few have got.
    pub(crate) short: usize,
    pub(crate) pool: Pool,
}

impl Settled<'_> {
    /// Every figure, to compare two settlements of one quarter.
    pub(crate) fn figures(&self) -> Vec<String> {
        let line = |own: &Line| {
            let amounts = (&own.items, &own.pay, &own.claw_back, &own.adjustments, &own.balance);
            format!("{} {:?} {:?} {:?} {amounts:?}", own.state, own.score, own.rank, own.grade)
        };
        let team = |own: &Assessed| format!("{:?} {:?} {:?} {}", own.score, own.rank, own.grade, own.undecided);
        let pool = format!("{:?} {:?}", self.pool.balance, self.pool.action);
        self.lines.iter().map(line).chain(self.teams.iter().map(team)).chain([pool]).collect()
    }
}

pub(crate) fn settle<'a>(scheme: &'a Value, quarter: &'a Value) -> Settled<'a> {
    let mut world = World::new(scheme, quarter);
    let (mut ties, mut short) = (Vec::new(), 0);
    if scheme.get("team").is_some() {
        world.teams = assess(&world, true, &mut ties, &mut short);
    }
    let subjects = assess(&world, false, &mut ties, &mut short);
    let mut lines: Vec<Line> = subjects.into_iter().map(|own| line(&world, own)).collect();
    let pool = settle_pool(&world, &mut lines);
    Settled { lines, teams: world.teams, ties, short, pool }
}

type Ties = Vec<(Tie, Vec<String>)>;

fn assess<'a>(world: &World<'a>, team: bool, ties: &mut Ties, short: &mut usize) -> Vec<Assessed<'a>> {
    let mut all: Vec<Assessed> =
        world.subjects(team).into_iter().map(|subject| Assessed::of(world, subject, team)).collect();
    for own in &mut all {
        score(world, own);
    }
    for cohort in cohorts(world.rules(team), &all) {
        rank(&cohort, &mut all);
        if world.rules(team).get("grading").is_some() {
            let mut said = grades::Said::default();
            grades::grade(world, &cohort, &mut all, &mut said);
            *short += said.short;
            let names = |tie: &Tie| tie.people.iter().map(|at| all[*at].subject.id.to_owned()).collect();
            ties.extend(said.ties.into_iter().map(|tie| (tie.clone(), names(&tie))));
        }
    }
    all
}

fn line<'a>(world: &World<'a>, own: Assessed<'a>) -> Line<'a> {
    let paying = world.scheme.get("pay").is_some();
    let open = own.score.is_none() || own.undecided;
    let items = if paying && !open { pay::items(world, &own) } else { None };
    let state = match () {
        () if own.score.is_none() => "pending",
        () if own.undecided || (paying && items.is_none()) => "undecided",
        () => "settled",
    };
    let earned = items.as_ref().map(|items| items.iter().fold(int(0), |sum, (_, own)| sum + own));
    let adjustments = list(own.subject.record, "adjustments").into_iter().filter_map(|own| number(own, "amount"));
    Line {
        adjustments: adjustments.fold(int(0), |sum, own| sum + own),
        run: run(world, &own),
        consequence: consequence(world, &own),
        balance: ledger(world, &own),
        state,
        score: own.score,
        bonus: own.bonus,
        deduction: own.deduction,
        rank: own.rank,
        grade: own.grade,
        items: items.unwrap_or_default(),
        pay: earned.clone(),
        earned,
        claw_back: int(0),
        subject: own.subject,
    }
}
