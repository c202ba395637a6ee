//! Points that are kept from period to period and redeemed (积分账户), and what follows from runs of a grade.

use crate::assess::Level;
use crate::exact::Fixed;
use crate::problem::{Document, Fault, Problem};

/// The points of one subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Kept from before.
    pub opening: Fixed,
    /// Earned in this period: the score.
    pub earned: Fixed,
    /// Redeemed in this period.
    pub redeemed: Fixed,
    /// What is left.
    pub balance: Fixed,
}

/// The points of everybody whose score is known, where the scheme keeps them.
pub(crate) fn accounts(level: &Level<'_>) -> Vec<Option<Account>> {
    let Some(found) = level.results.filter(|_| level.scheme.ledger.is_some()) else {
        return vec![None; level.roll.subjects.len()];
    };
    let account = |(index, subject): (usize, &crate::quarter::Subject)| {
        let (opening, earned) = (subject.opening_points, found.scores[index].as_ref()?.rounded);
        let redeemed = Fixed::from_units(subject.redeemed.iter().map(|redeemed| redeemed.points.units()).sum());
        let balance = Fixed::from_units(opening.units() + earned.units() - redeemed.units());
        Some(Account { opening, earned, redeemed, balance })
    };
    level.roll.subjects.iter().enumerate().map(account).collect()
}

/// Who redeemed more than there was, or too early.
pub(crate) fn warnings(level: &Level<'_>, accounts: &[Option<Account>]) -> Vec<Problem> {
    let Some(ledger) = &level.scheme.ledger else { return Vec::new() };
    let mut warnings = Vec::new();
    for (subject, account) in level.roll.subjects.iter().zip(accounts) {
        let Some(account) = account else { continue };
        let had = Fixed::from_units(account.opening.units() + account.earned.units());
        let mut warn = |fault| {
            let place = format!("{}.openingPoints", subject.place);
            warnings.push(Problem { document: Document::Quarter, place, fault });
        };
        let (person, redeemed) = (subject.name.clone(), account.redeemed.to_string());
        if account.balance < Fixed::ZERO {
            warn(Fault::PointsOverdrawn { person, redeemed, had: had.to_string() });
        } else if let Some(from) =
            ledger.redeem_from.as_ref().filter(|from| account.redeemed > Fixed::ZERO && had < from.value)
        {
            warn(Fault::RedeemedTooEarly { person, redeemed, had: had.to_string(), from: from.value.to_string() });
        }
    }
    warnings
}

/// How many periods running, this one included, a subject has had its grade.
pub(crate) fn run(level: &Level<'_>, index: usize) -> Option<(usize, usize)> {
    let grade = level.results?.grades[index].as_ref()?.grade?;
    let span = level.quarter.period.span;
    let mut wanted = level.quarter.period.previous();
    let mut length = 1;
    let same_kind = |earlier: &&crate::quarter::Earlier| earlier.period.span == span;
    for earlier in level.roll.subjects[index].earlier.iter().filter(same_kind) {
        if (earlier.period, earlier.grade) != (wanted, Some(grade)) {
            break;
        }
        (length, wanted) = (length + 1, wanted.previous());
    }
    Some((grade, length))
}

/// The length of the run and what follows from it, where the scheme says what follows from runs of this grade.
pub(crate) fn run_of(level: &Level<'_>, index: usize) -> Option<(usize, Option<String>)> {
    let (grade, length) = run(level, index).filter(|_| level.is_own())?;
    let rules = || level.scheme.runs.iter().filter(|run| run.grade == grade);
    rules().next()?;
    let reached = rules().filter(|run| run.length <= length).max_by_key(|run| run.length);
    Some((length, reached.map(|run| run.consequence.clone())))
}
