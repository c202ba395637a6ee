//! A quarter that stays open. Where only scores change, what follows from them is worked out again and nothing else: the
//! result is that of reading and settling everything anew, as `tests/open.rs` shows, in a small part of the time.

use std::collections::BTreeSet;

use crate::assess::{self, Assessment, Level};
use crate::bounds;
use crate::exact::Fixed;
use crate::grade::Graded;
use crate::ledger;
use crate::number::By;
use crate::pay;
use crate::pool::{self, Pool};
use crate::problem::Problem;
use crate::quarter::{Assessed, Quarter};
use crate::rank::Rank;
use crate::read::node::{Node, Prints, print};
use crate::read::quarter_rules::subjects_key;
use crate::scheme::{Counts, Indicator, On, PayBy, Scheme, ScoreFrom, SubjectKind};
use crate::score;
use crate::settle::{self, Settlement};
use crate::{adjust, rank};

/// A quarter with its settlement, and what is needed to change it.
#[derive(Debug)]
pub struct Open {
    pub(crate) scheme: Scheme,
    pub(crate) quarter: Quarter,
    pub(crate) settlement: Settlement,
    /// Warnings of reading.
    pub(crate) read: Vec<Problem>,
    node: Node,
    prints: Prints,
    /// What is set aside, which no score changes.
    set_aside: Option<crate::exact::Money>,
}

/// A score written at a place such as `people[3].scores.attitude`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreChange {
    /// The place.
    pub place: String,
    /// What is written there now.
    pub value: ScoreWritten,
}

/// What is written in the place of a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScoreWritten {
    /// Nothing, not even the key.
    Absent,
    /// `null`.
    Null,
    /// Decimal text.
    Text(String),
}

/// A change that was understood.
struct Understood<'a> {
    subject: usize,
    indicator: usize,
    id: &'a str,
    score: Option<Fixed>,
    written: &'a ScoreWritten,
}

/// What the changes led to.
#[derive(Debug)]
pub struct Rescored {
    /// Subjects of whom anything may be different.
    pub(crate) lines: BTreeSet<usize>,
    /// Subjects of whom only the rank, or the number of those who are ranked with them, is different.
    pub(crate) ranks: Vec<usize>,
    /// What somebody was to look at before.
    pub(crate) warnings: Vec<Problem>,
}

impl Open {
    /// Keeps what settling has found.
    pub(crate) fn new(
        node: Node,
        scheme: Scheme,
        quarter: Quarter,
        settlement: Settlement,
        read: Vec<Problem>,
    ) -> Open {
        let mut open = Open { prints: Prints::of(&node), node, scheme, quarter, settlement, read, set_aside: None };
        open.set_aside = pool::set_aside(&open.level(&open.settlement.own));
        open
    }

    pub(crate) fn level<'a>(&'a self, own: &'a Assessment) -> Level<'a> {
        Level {
            scheme: &self.scheme,
            quarter: &self.quarter,
            classes: &self.settlement.classes,
            rules: &self.scheme.own,
            roll: &self.quarter.own,
            team: self.settlement.team.as_ref(),
            results: Some(own),
        }
    }

    /// Changes scores; nothing, and no change, where one of them is more than a sound score in the place of a sound one.
    /// Then everything has to be read anew.
    pub fn rescore(&mut self, changes: &[ScoreChange]) -> Option<Rescored> {
        let understood: Option<Vec<Understood<'_>>> = changes.iter().map(|change| self.understand(change)).collect();
        let understood = understood?;
        understood.iter().for_each(|change| self.write(change));
        self.quarter.hash = self.prints.hash(&self.node);
        Some(self.resettle(understood.iter().map(|change| change.subject).collect()))
    }

    fn understand<'a>(&self, change: &'a ScoreChange) -> Option<Understood<'a>> {
        let village_with_team = self.scheme.subject == SubjectKind::Village && self.scheme.team.is_some();
        if village_with_team || self.read.iter().any(|problem| problem.place == change.place) {
            return None;
        }
        let rest = change.place.strip_prefix(subjects_key(&self.scheme))?.strip_prefix('[')?;
        let (subject, id) = rest.split_once("].scores.")?;
        let subject: usize = subject.parse().ok()?;
        let Assessed::Indicators(_) = self.quarter.own.subjects.get(subject)?.assessed else { return None };
        let indicator = self.scheme.own.indicators.iter().position(|indicator| indicator.id == id)?;
        let rule = &self.scheme.own.indicators[indicator];
        let score = match &change.value {
            ScoreWritten::Absent | ScoreWritten::Null => None,
            ScoreWritten::Text(text) => Some(Fixed::parse(text, bounds::SCORE.places).ok()?),
        };
        let fits = |score: Fixed| bounds::SCORE.holds(score) && score <= rule.full_marks;
        let is_sound = self.is_entered(rule, subject, indicator) && score.is_none_or(fits);
        is_sound.then_some(Understood { subject, indicator, id, score, written: &change.value })
    }

    /// Whether a score of this indicator is entered for the subject.
    fn is_entered(&self, rule: &Indicator, subject: usize, indicator: usize) -> bool {
        let weight = || score::weight(&self.level(&self.settlement.own), subject, indicator);
        matches!(rule.score, Some(ScoreFrom::Entered)) && (rule.counts != Counts::Weight || weight() != Fixed::ZERO)
    }

    fn write(&mut self, change: &Understood<'_>) {
        let Understood { subject, indicator, id, score, written } = *change;
        let Assessed::Indicators(scores) = &mut self.quarter.own.subjects[subject].assessed else { return };
        scores[indicator] = score;
        let key = subjects_key(&self.scheme);
        let entry = self.node.get_mut(key).and_then(|list| list.entry_mut(subject)).expect("it has been read");
        let before = print(entry);
        if entry.get("scores").is_none() {
            entry.set("scores", Some(Node::Object(Vec::new())));
        }
        let value = match written {
            ScoreWritten::Absent => None,
            ScoreWritten::Null => Some(Node::Null),
            ScoreWritten::Text(text) => Some(Node::Text(text.clone())),
        };
        entry.get_mut("scores").expect("it is there").set(id, value);
        self.prints.replace(key, before, entry);
    }

    /// The stages again, for those whom the changes can concern.
    pub(crate) fn resettle(&mut self, changed: BTreeSet<usize>) -> Rescored {
        let mut own = std::mem::take(&mut self.settlement.own);
        let mut tied = self.tied(&own);
        for subject in &changed {
            own.base[*subject] = score::score_subject(&self.level(&own), *subject);
            own.scores[*subject] = adjust::adjust_subject(&self.level(&own), *subject);
            rank::reorder(&self.level(&Assessment::default()), &mut own, *subject);
        }
        let (ranks, grades) = (std::mem::take(&mut own.ranks), std::mem::take(&mut own.grades));
        let own = assess::rank_and_grade(self.level(&Assessment::default()), own);
        tied.extend(self.tied(&own));
        self.settlement.own = own;
        let moved = self.moved(&ranks, &grades);
        let mut lines: BTreeSet<usize> = changed.iter().chain(&tied).copied().collect();
        lines.extend(moved.regraded);
        let earned = self.pay_again(&lines, moved.ranks.iter().chain(&moved.shared));
        lines.extend(earned);
        let pool = self.pool();
        let before = std::mem::replace(&mut self.settlement.pool, pool);
        lines.extend(self.paid_otherwise(&before));
        let ranks = moved.ranks.into_iter().filter(|subject| !lines.contains(subject)).collect();
        let warnings = self.account_again();
        Rescored { lines, ranks, warnings }
    }

    /// Those whose remarks tell of others: who is in an open tie, or has the score of somebody who went up by a decision.
    fn tied(&self, own: &Assessment) -> BTreeSet<usize> {
        let mut tied: BTreeSet<usize> = own.ties.iter().flat_map(|tie| tie.people.iter().copied()).collect();
        let roll = &self.quarter.own;
        let up: Vec<usize> = roll.tie_decisions.iter().flat_map(|decision| decision.up.iter().copied()).collect();
        let score = |subject: usize| own.scores[subject].as_ref().map(|score| score.rounded);
        for winner in &up {
            let same = own.order[roll.subjects[*winner].cohort].iter();
            tied.extend(same.filter(|ranked| Some(ranked.score) == score(*winner)).map(|ranked| ranked.subject));
        }
        tied
    }

    fn moved(&self, ranks: &[Option<Rank>], grades: &[Option<Graded>]) -> Moved {
        let own = &self.settlement.own;
        let place = |rank: &Option<Rank>| rank.as_ref().map(|rank| rank.rank);
        let sharing = |rank: &Option<Rank>| rank.as_ref().map(|rank| rank.sharing);
        let mut moved = Moved::default();
        // Of who has no rank, the number of those who are ranked is told too.
        let mut sizes: Vec<Option<usize>> = vec![None; own.order.len()];
        for (subject, rank) in ranks.iter().enumerate().filter_map(|(at, rank)| Some((at, rank.as_ref()?))) {
            sizes[self.quarter.own.subjects[subject].cohort] = Some(rank.among);
        }
        for subject in 0..ranks.len() {
            let cohort = self.quarter.own.subjects[subject].cohort;
            if place(&ranks[subject]) != place(&own.ranks[subject])
                || sizes[cohort].unwrap_or(0) != own.order[cohort].len()
            {
                moved.ranks.push(subject);
            } else if sharing(&ranks[subject]) != sharing(&own.ranks[subject]) {
                moved.shared.push(subject);
            }
            if grades[subject] != own.grades[subject] {
                moved.regraded.push(subject);
            }
        }
        moved
    }

    /// What people earn: by their scores and grades, by rank only where a prize or a factor asks for it. Gives those who
    /// earn something else now.
    fn pay_again<'a>(&mut self, lines: &'a BTreeSet<usize>, ranks: impl Iterator<Item = &'a usize>) -> Vec<usize> {
        let Some(rule) = &self.scheme.pay else { return Vec::new() };
        let by_rank = |by: &By| matches!(by, By::Rank | By::RankFromEnd);
        let asks = rule.items.iter().any(|item| matches!(item.by, PayBy::Prizes(_)))
            || self.scheme.own.factors.iter().any(|factor| factor.on == On::Pay && by_rank(&factor.from.by));
        let level = self.level(&self.settlement.own);
        let asked = lines.iter().chain(ranks.filter(|_| asks));
        let now: Vec<_> = asked.map(|subject| (*subject, pay::pay_subject(&level, rule, *subject))).collect();
        let mut differ = Vec::new();
        for (subject, now) in now {
            if self.settlement.earned[subject] != now {
                self.settlement.earned[subject] = now;
                differ.push(subject);
            }
        }
        differ
    }

    fn pool(&self) -> Pool {
        pool::settle(&self.level(&self.settlement.own), &self.settlement.earned, self.set_aside)
    }

    /// Those who are paid another amount, or have another part of it from the pool.
    fn paid_otherwise(&self, before: &Pool) -> Vec<usize> {
        let now = &self.settlement.pool;
        let differs = |at: &usize| before.paid[*at] != now.paid[*at] || before.claw_back[*at] != now.claw_back[*at];
        (0..now.paid.len()).filter(differs).collect()
    }

    /// Gives the warnings that there were before.
    fn account_again(&mut self) -> Vec<Problem> {
        let accounts = ledger::accounts(&self.level(&self.settlement.own));
        let warnings = settle::warnings(&self.level(&self.settlement.own), &self.settlement.pool, &accounts);
        self.settlement.accounts = accounts;
        std::mem::replace(&mut self.settlement.warnings, warnings)
    }
}

/// Whom changed scores moved.
#[derive(Default)]
struct Moved {
    /// To another rank, or among another number.
    ranks: Vec<usize>,
    /// They stayed, but another number shares the rank.
    shared: Vec<usize>,
    /// To another grade, or to the same for another reason.
    regraded: Vec<usize>,
}
