//! Why the totals are what they are, and what is left of points.

use super::{Explain, Reason, Step};
use crate::scheme::{Origin, SetAside};

impl Explain<'_> {
    /// Why the pool's totals are what they are.
    pub fn pool(self) -> Vec<Reason> {
        let (pool, people) = (&self.settlement.pool, self.quarter.own.subjects.len());
        let rule = self.scheme.pool.as_ref();
        let standard = self.scheme.standard.as_ref().filter(|_| self.one_standard()).map(|own| own.value.to_string());
        let paid_people = pool.paid.iter().flatten().count();
        let of = self.scheme.subject;
        let over = pool.earned > pool.available;
        let rule_of_action = rule.map(|rule| if over { &rule.when_over.origin } else { &rule.when_under.origin });
        let set_aside = match rule.map(|rule| rule.set_aside.value) {
            Some(SetAside::People) => Step::SetAside { of, standard, people, months: None },
            Some(SetAside::Months) => {
                Step::SetAside { of, standard, people, months: Some((pool.months, self.quarter.period.span.months())) }
            }
            Some(SetAside::Sum(_)) => Step::SetAsideSum,
            None => Step::SetAsideEarned,
        };
        let with_origin = |reason: Reason, origin: Option<&Origin>| match origin {
            Some(origin) => reason.of(origin),
            None => reason,
        };
        let mut reasons = vec![
            with_origin(Reason::new(set_aside, pool.set_aside.to_string()), rule.map(|rule| &rule.set_aside.origin)),
            Reason::new(Step::OpeningBalance, self.quarter.opening_balance.to_string()).at("openingBalance".to_owned()),
            Reason::new(
                Step::Available {
                    set_aside: pool.set_aside.to_string(),
                    opening: self.quarter.opening_balance.to_string(),
                },
                pool.available.to_string(),
            ),
            Reason::new(Step::Earned { of, people: paid_people }, pool.earned.to_string()),
            with_origin(
                Reason::new(Step::PoolAction { action: pool.action, over }, pool.payable.to_string()),
                rule_of_action,
            ),
        ];
        if !pool.odd_fen.is_empty() {
            let names = pool.odd_fen.iter().map(|person| self.name(*person)).collect();
            reasons.push(Reason::new(Step::OddFen { names }, pool.odd_fen.len().to_string()));
        }
        let step = Step::Balance { available: pool.available.to_string(), payable: pool.payable.to_string() };
        reasons.push(Reason::new(step, pool.balance.to_string()));
        reasons
    }

    /// Whether everybody's standard is the scheme's, for the whole period.
    fn one_standard(self) -> bool {
        let own = self.scheme.posts.iter().all(|post| post.standard.is_none());
        own && self.scheme.pay.as_ref().is_some_and(|pay| !pay.itemised && !pay.per_month)
    }

    /// The points of a subject, where they are kept.
    pub(super) fn account(self, index: usize) -> Option<Reason> {
        let account = self.settlement.accounts.get(index).filter(|_| !self.team)?.as_ref()?;
        let step = Step::Account {
            opening: account.opening.to_string(),
            earned: account.earned.to_string(),
            redeemed: account.redeemed.to_string(),
        };
        Some(Reason::new(step, account.balance.to_string()))
    }
}
