//! The pool: what is set aside against what is earned, and what the scheme does about the difference.
//!
//! Whatever is scaled or shared is split to the fen by largest remainder, so that the lines add up to the total.

use crate::exact::{Exact, Money};
use crate::pay::Earned;
use crate::period::MONTHS;
use crate::quarter::Quarter;
use crate::scheme::{Scheme, WhenOver, WhenUnder};

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
    /// What each person is paid.
    pub paid: Vec<Option<Money>>,
    /// Indexes of the people who got an odd fen, in the order of their ids.
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
    /// Money would be moved, but somebody is pending or undecided.
    Waiting,
}

/// Settles the pool; `open` people still wait for their pay.
pub(crate) fn settle(scheme: &Scheme, quarter: &Quarter, earned: &[Option<Earned>]) -> Pool {
    let months: i64 = quarter.people.iter().map(|person| person.months).sum();
    let set_aside = set_aside(scheme, quarter, months);
    let available = set_aside + quarter.opening_balance;
    let amounts: Vec<Option<Money>> =
        earned.iter().map(|earned| earned.as_ref().map(|earned| earned.rounded)).collect();
    let sum: Money = amounts.iter().flatten().copied().sum();
    let open = amounts.iter().any(Option::is_none);
    let wanted = action(scheme, sum, available);
    let moves = matches!(wanted, Action::ScaledDown | Action::Shared);
    let waits = open && wanted != Action::Reported;
    let (action, paid, odd_fen) = match wanted {
        _ if waits => (Action::Waiting, amounts, Vec::new()),
        _ if moves => {
            let (paid, odd_fen) = split(quarter, &amounts, sum, available.max(Money::ZERO));
            (wanted, paid, odd_fen)
        }
        _ => (wanted, amounts, Vec::new()),
    };
    let payable: Money = paid.iter().flatten().copied().sum();
    Pool { months, set_aside, available, earned: sum, payable, balance: available - payable, action, paid, odd_fen }
}

fn set_aside(scheme: &Scheme, quarter: &Quarter, months: i64) -> Money {
    let standard = scheme.standard.value;
    if scheme.pool.by_months.value {
        scheme.pay_rounding.value.apply_money((standard.exact() * Exact::whole(months)).per(MONTHS))
    } else {
        standard.times(i64::try_from(quarter.people.len()).expect("fewer people than i64 can count"))
    }
}

fn action(scheme: &Scheme, earned: Money, available: Money) -> Action {
    match earned.cmp(&available) {
        std::cmp::Ordering::Equal => Action::Reported,
        std::cmp::Ordering::Greater => match scheme.pool.when_over.value {
            WhenOver::Report => Action::Reported,
            // Nothing was earned: there is nothing to scale, however overspent the pool was before.
            WhenOver::ScaleDown if earned == Money::ZERO => Action::Reported,
            WhenOver::ScaleDown => Action::ScaledDown,
            WhenOver::CarryForward => Action::CarriedForward,
        },
        std::cmp::Ordering::Less => match scheme.pool.when_under.value {
            WhenUnder::Report => Action::Reported,
            // Nothing was earned: there is no proportion to share in.
            WhenUnder::Share if earned == Money::ZERO => Action::Reported,
            WhenUnder::Share => Action::Shared,
            WhenUnder::CarryForward => Action::CarriedForward,
        },
    }
}

/// Splits `total` in proportion to the amounts. Whole fen first; the fen left over go to the largest remainders, of
/// equal remainders to the first by id.
fn split(quarter: &Quarter, amounts: &[Option<Money>], sum: Money, total: Money) -> (Vec<Option<Money>>, Vec<usize>) {
    let (sum, total) = (i128::from(sum.fen()), i128::from(total.fen()));
    let share = |amount: &Money| i128::from(amount.fen()) * total;
    let mut paid: Vec<Option<i128>> =
        amounts.iter().map(|amount| amount.as_ref().map(|amount| share(amount) / sum)).collect();
    let left = total - paid.iter().flatten().sum::<i128>();
    let mut order: Vec<(usize, i128)> = amounts
        .iter()
        .enumerate()
        .filter_map(|(index, amount)| amount.as_ref().map(|amount| (index, share(amount) % sum)))
        .filter(|(_, remainder)| *remainder > 0)
        .collect();
    let id = |index: usize| &quarter.people[index].id;
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
