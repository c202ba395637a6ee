//! What changed scores changed in an answer, so that who has the answer can bring it up to date.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{CategoryView, LineView, PoolView, ProblemView, TieView, View, count, views};
use crate::open::{Open, Rescored, ScoreChange, ScoreWritten};
use crate::read::node::Node;
use crate::text::Language;

views! {
    RescoredView {
        hash: String,
        partial: bool,
        categories: Vec<ChangedCategoryView>,
        villages: Vec<ChangedVillageView>,
        lines: Vec<ChangedLineView>,
        ranks: Vec<ChangedRankView>,
        ties: Vec<TieView>,
        pool: PoolView,
        warnings: ChangedWarningsView,
    }
    ChangedCategoryView { index: u32, category: CategoryView }
    ChangedVillageView { index: u32, payable: String }
    ChangedLineView { index: u32, line: LineView }
    ChangedRankView { index: u32, rank: Option<u32>, ranked_among: u32 }
    ChangedWarningsView { from: u32, removed: u32, added: Vec<ProblemView> }
}

/// Changes scores of an open quarter; none where everything has to be read anew.
pub fn rescore(open: &mut Open, changes: &Node, language: Language) -> Option<RescoredView> {
    let Node::List(changes) = changes else { return None };
    let changes: Vec<ScoreChange> = changes.iter().map(change).collect::<Option<_>>()?;
    let rescored = open.rescore(&changes)?;
    Some(View::of(open, language).rescored(open, &rescored))
}

/// `["people[3].scores.attitude", "92.5"]`; a list of one where nothing is written there any more.
fn change(node: &Node) -> Option<ScoreChange> {
    let Node::List(parts) = node else { return None };
    let (Node::Text(place), rest) = parts.split_first()? else { return None };
    let value = match rest {
        [] => ScoreWritten::Absent,
        [Node::Null] => ScoreWritten::Null,
        [Node::Text(text)] => ScoreWritten::Text(text.clone()),
        _ => return None,
    };
    Some(ScoreChange { place: place.clone(), value })
}

impl View<'_> {
    fn rescored(&self, open: &Open, changed: &Rescored) -> RescoredView {
        let subjects = &self.quarter().own.subjects;
        let all = || changed.lines.iter().chain(&changed.ranks);
        let cohorts: BTreeSet<usize> = all().map(|subject| subjects[*subject].cohort).collect();
        let villages: BTreeSet<usize> = changed.lines.iter().map(|subject| subjects[*subject].village).collect();
        let (members, totals) = (self.members(), self.village_totals());
        let category = |cohort: usize| self.category(cohort, &members[cohort]);
        let rank = |subject: usize| {
            let rank = self.results().ranks[subject].as_ref().map(|rank| count(rank.rank));
            let among = count(self.results().order[subjects[subject].cohort].len());
            ChangedRankView { index: count(subject), rank, ranked_among: among }
        };
        RescoredView {
            hash: self.quarter().hash.clone(),
            partial: self.is_partial(),
            categories: cohorts
                .into_iter()
                .map(|cohort| ChangedCategoryView { index: count(cohort), category: category(cohort) })
                .collect(),
            villages: villages
                .into_iter()
                .map(|village| ChangedVillageView { index: count(village), payable: totals[village].1.to_string() })
                .collect(),
            lines: changed
                .lines
                .iter()
                .map(|subject| ChangedLineView { index: count(*subject), line: self.line(*subject) })
                .collect(),
            ranks: changed.ranks.iter().map(|subject| rank(*subject)).collect(),
            ties: self.ties(),
            pool: self.pool(),
            warnings: self.changed_warnings(open, changed),
        }
    }

    /// Only what is between the warnings that are the same at both ends.
    fn changed_warnings(&self, open: &Open, changed: &Rescored) -> ChangedWarningsView {
        let (before, now) = (&changed.warnings, &open.settlement.warnings);
        let same = before.iter().zip(now).take_while(|(one, other)| one == other).count();
        let (before, now) = (&before[same..], &now[same..]);
        let end = before.iter().rev().zip(now.iter().rev()).take_while(|(one, other)| one == other).count();
        ChangedWarningsView {
            from: count(open.read.len() + same),
            removed: count(before.len() - end),
            added: views(&now[..now.len() - end], self.language),
        }
    }
}
