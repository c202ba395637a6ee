//! The pool: what is set aside against what is earned, and what the scheme does about the difference.
//!
//! Whatever is scaled or shared is split to the fen by largest remainder, so that the lines add up to the total.

use crate::assess::{Assessment, Level};
use crate::exact::{Exact, Fixed, Mode, Money, Rounding};
use crate::pay::{self, Earned};
use crate::quarter::Quarter;
use crate::scheme::{PoolRule, SetAside, WhenOver, WhenUnder};

/// The pool and what it did to each amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pool {
    /// Months in post of everybody.
    pub months: i64,
    /// Set aside this quarter (应提).
    pub set_aside: Money,
    /// Set aside and carried in.
    pub available: Money,
    /// Sum of what people earned.
    pub earned: Money,
    /// Sum of what is paid (应发).
    pub payable: Money,
    /// What is left; negative if overspent.
    pub balance: Money,
    /// What was done.
    pub action: Action,
    /// What each subject is paid.
    pub paid: Vec<Option<Money>>,
    /// What is taken back from each next time.
    pub claw_back: Vec<Option<Money>>,
    /// Indexes of the subjects who got an odd fen, in the order of their ids.
    pub odd_fen: Vec<usize>,
}

/// What was done about the difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Nothing; it is reported.
    Reported,
    /// Every amount was scaled to what is available.
    ScaledDown,
    /// The surplus was shared in proportion to pay.
    Shared,
    /// It goes into the next quarter.
    CarriedForward,
    /// The overspend is taken back next time.
    ClawedBack,
    /// Money would be moved, but somebody is pending or undecided.
    Waiting,
}

/// Settles the pool, of what is set aside by its rule; subjects without an amount still wait for it.
pub(crate) fn settle(level: &Level<'_>, earned: &[Option<Earned>], set_aside: Option<Money>) -> Pool {
    let (scheme, quarter, subjects) = (level.scheme, level.quarter, &level.roll.subjects);
    let own = level.results.expect("the subjects have been assessed");
    let amounts: Vec<Option<Money>> = earned.iter().map(|earned| earned.as_ref().map(|earned| earned.total)).collect();
    let sum: Money = amounts.iter().flatten().copied().sum();
    let set_aside = set_aside.unwrap_or(sum);
    let available = set_aside + quarter.opening_balance;
    let open = scheme.pay.is_some() && amounts.iter().any(Option::is_none);
    let wanted = scheme.pool.as_ref().map_or(Action::Reported, |rule| action(rule, sum, available));
    let nobody: Vec<Option<Money>> = vec![None; subjects.len()];
    let (action, paid, claw_back, odd_fen) = match (wanted, &scheme.pool) {
        (Action::Reported, _) | (_, None) => (wanted, amounts, nobody, Vec::new()),
        _ if open => (Action::Waiting, amounts, nobody, Vec::new()),
        (Action::ClawedBack, _) => {
            let (back, odd_fen) = split(quarter, &not_below_zero(&amounts), sum - available);
            (wanted, amounts, back, odd_fen)
        }
        (Action::Shared, Some(rule)) => share(quarter, rule, own, amounts, available - sum),
        (Action::ScaledDown, _) => {
            let (paid, odd_fen) = scale_down(quarter, &amounts, available.max(Money::ZERO));
            (wanted, paid, nobody, odd_fen)
        }
        _ => (wanted, amounts, nobody, Vec::new()),
    };
    let months = subjects.iter().map(|subject| subject.months).sum();
    let payable: Money = paid.iter().flatten().copied().sum();
    let balance = available - payable;
    Pool { months, set_aside, available, earned: sum, payable, balance, action, paid, claw_back, odd_fen }
}

/// By people, standards are whole fen but for shares of them.
const FEN: Rounding = Rounding { step: Fixed::from_units(100), mode: Mode::HalfUp };

/// What is set aside, whatever the results are; without a rule for it, what is earned.
pub(crate) fn set_aside(level: &Level<'_>) -> Option<Money> {
    let rule = level.scheme.pool.as_ref()?;
    let by_months = match rule.set_aside.value {
        SetAside::Sum(sum) => return Some(sum),
        SetAside::People => false,
        SetAside::Months => true,
    };
    let Some(pay) = &level.scheme.pay else { return Some(Money::ZERO) };
    let standards = level.roll.subjects.iter().filter_map(|subject| pay::set_aside(level, pay, subject, by_months));
    let sum = standards.fold(Exact::ZERO, |sum, standard| sum + standard);
    let rounding = if by_months { pay.rounding.value } else { FEN };
    Some(rounding.apply_money(sum))
}

fn action(rule: &PoolRule, earned: Money, available: Money) -> Action {
    match earned.cmp(&available) {
        std::cmp::Ordering::Equal => Action::Reported,
        std::cmp::Ordering::Greater => match rule.when_over.value {
            WhenOver::Report => Action::Reported,
            // Nothing was earned: there is nothing to scale, however overspent the pool was before.
            WhenOver::ScaleDown | WhenOver::ClawBack if earned <= Money::ZERO => Action::Reported,
            WhenOver::ScaleDown => Action::ScaledDown,
            WhenOver::ClawBack => Action::ClawedBack,
            WhenOver::CarryForward => Action::CarriedForward,
        },
        std::cmp::Ordering::Less => match rule.when_under.value {
            WhenUnder::Report => Action::Reported,
            // Nothing was earned: there is no proportion to share in.
            WhenUnder::Share if earned <= Money::ZERO => Action::Reported,
            WhenUnder::Share => Action::Shared,
            WhenUnder::CarryForward => Action::CarriedForward,
        },
    }
}

type Moved = (Action, Vec<Option<Money>>, Vec<Option<Money>>, Vec<usize>);

/// The amounts in whose proportion money is moved. Who owes something keeps owing it: a debt neither grows by a surplus
/// nor shrinks when money is short.
fn not_below_zero(amounts: &[Option<Money>]) -> Vec<Option<Money>> {
    amounts.iter().map(|amount| amount.filter(|amount| *amount >= Money::ZERO)).collect()
}

/// Scales what people earned so that the sum, what others owe included, is `total`.
fn scale_down(quarter: &Quarter, amounts: &[Option<Money>], total: Money) -> (Vec<Option<Money>>, Vec<usize>) {
    let owed: Money = amounts.iter().flatten().copied().filter(|amount| *amount < Money::ZERO).sum();
    let (parts, odd_fen) = split(quarter, &not_below_zero(amounts), total - owed);
    (parts.into_iter().zip(amounts).map(|(part, amount)| part.or(*amount)).collect(), odd_fen)
}

/// Shares the surplus in proportion to pay, among those whom the scheme names or among all.
fn share(quarter: &Quarter, rule: &PoolRule, own: &Assessment, amounts: Vec<Option<Money>>, surplus: Money) -> Moved {
    let nobody: Vec<Option<Money>> = vec![None; amounts.len()];
    let grade = |subject: usize| own.grades[subject].as_ref().and_then(|graded| graded.grade);
    let named = |subject: usize| grade(subject).is_some_and(|grade| rule.share_among.contains(&grade));
    let shares = |subject: usize| rule.share_among.is_empty() || named(subject);
    let weights = not_below_zero(&amounts).into_iter().enumerate();
    let weights: Vec<Option<Money>> = weights.map(|(subject, amount)| amount.filter(|_| shares(subject))).collect();
    if weights.iter().flatten().copied().sum::<Money>() == Money::ZERO {
        return (Action::Reported, amounts, nobody, Vec::new());
    }
    let (extra, odd_fen) = split(quarter, &weights, surplus);
    let add = |(amount, extra): (Option<Money>, Option<Money>)| amount.map(|amount| amount + extra.unwrap_or_default());
    (Action::Shared, amounts.into_iter().zip(extra).map(add).collect(), nobody, odd_fen)
}

/// Splits `total` in proportion to the amounts. Whole fen first; the fen left over go to the largest remainders, of
/// equal remainders to the first by id.
fn split(quarter: &Quarter, amounts: &[Option<Money>], total: Money) -> (Vec<Option<Money>>, Vec<usize>) {
    let sum: i128 = amounts.iter().flatten().map(|amount| i128::from(amount.fen())).sum();
    let total = i128::from(total.fen());
    let share = |amount: &Money| i128::from(amount.fen()) * total;
    let mut paid: Vec<Option<i128>> =
        amounts.iter().map(|amount| amount.as_ref().map(|amount| share(amount).div_euclid(sum))).collect();
    let left = total - paid.iter().flatten().sum::<i128>();
    let mut order: Vec<(usize, i128)> = amounts
        .iter()
        .enumerate()
        .filter_map(|(index, amount)| amount.as_ref().map(|amount| (index, share(amount).rem_euclid(sum))))
        .filter(|(_, remainder)| *remainder > 0)
        .collect();
    let id = |index: usize| &quarter.own.subjects[index].id;
    order.sort_unstable_by(|(a, rest_a), (b, rest_b)| rest_b.cmp(rest_a).then_with(|| id(*a).cmp(id(*b))));
    order.truncate(usize::try_from(left).expect("fewer fen are left over than people have remainders"));
    for (index, _) in &order {
        paid[*index] = paid[*index].map(|fen| fen + 1);
    }
    let mut odd_fen: Vec<usize> = order.into_iter().map(|(index, _)| index).collect();
    odd_fen.sort_unstable_by(|a, b| id(*a).cmp(id(*b)));
    let money = |fen: i128| Money::from_fen(i64::try_from(fen).expect("no share exceeds the total"));
    let paid: Vec<Option<Money>> = paid.into_iter().map(|fen| fen.map(money)).collect();
    assert_eq!(paid.iter().flatten().map(|amount| i128::from(amount.fen())).sum::<i128>(), total, "parts add up");
    (paid, odd_fen)
}
