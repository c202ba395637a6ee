//! Why a subject gets that amount.

use super::{Explain, Reason, Step, percent};
use crate::exact::{Exact, Fixed, Money};
use crate::pay::{self, EarnedItem};
use crate::pool::Action;
use crate::quarter::PayAdjustment;
use crate::scheme::{PayBy, PayItem, PayRule, ProRating};

impl Explain<'_> {
    pub(super) fn pay(self, index: usize) -> Reason {
        let (pool, rule) = (&self.settlement.pool, &self.scheme.pay);
        let (Some(paid), Some(earned), Some(rule)) = (pool.paid[index], &self.settlement.earned[index], rule) else {
            let undecided = self.found().scores[index].is_some();
            return Reason::new(Step::PayOpen { undecided }, None);
        };
        let mut steps = Vec::new();
        let (formula, exact) = if rule.itemised {
            let items = rule.items.iter().zip(&earned.items);
            steps.extend(items.map(|(item, earned)| self.pay_item(index, rule, item, earned)));
            let parts = earned.items.iter().map(|item| item.rounded);
            let events = Some(earned.events).filter(|events| *events != Money::ZERO);
            (sum(parts.chain(events)), earned.total.to_string())
        } else {
            let item = &earned.items[0];
            steps = self.item_steps(index, rule, &rule.items[0], item);
            match earned.events {
                Money::ZERO => (formula(&steps), item.exact.to_string()),
                events => (sum([item.rounded, events].into_iter()), earned.total.to_string()),
            }
        };
        if earned.events != Money::ZERO {
            let events = &self.found().adjustments[index].events;
            let yuan =
                events.iter().filter(|event| self.in_yuan(event)).map(|event| self.event(index, event)).collect();
            steps.push(Reason::new(Step::PayEvents, earned.events.to_string()).with(yuan));
        }
        steps.extend(self.pool_change(index, earned.total, paid));
        steps.extend(pool.claw_back[index].filter(|back| *back != Money::ZERO).map(|back| {
            let odd_fen = pool.odd_fen.contains(&index);
            Reason::new(Step::ClawBack { odd_fen }, back.to_string())
        }));
        let after_pool = (paid != earned.total).then(|| paid.to_string());
        Reason::new(Step::Pay { formula, exact, paid: after_pool }, paid.to_string()).with(steps)
    }

    /// What is withheld from the payment or added to it, apart from the amount that the rules give.
    pub(super) fn net_adjustments(self, index: usize) -> Vec<Reason> {
        let subject = self.subject_of(index);
        let adjustment = |(at, adjustment): (usize, &PayAdjustment)| {
            let step = Step::NetAdjustment { reason: adjustment.reason.clone() };
            Reason::new(step, adjustment.amount.to_string()).at(format!("{}.adjustments[{at}]", subject.place))
        };
        subject.adjustments.iter().enumerate().map(adjustment).collect()
    }

    fn pay_item(self, index: usize, rule: &PayRule, item: &PayItem, earned: &EarnedItem) -> Reason {
        let (name, figure) = (item.name.clone(), earned.rounded.to_string());
        if let Some(incident) = earned.withheld_by {
            let incident = &self.quarter.incidents[incident];
            let red_line = self.scheme.red_lines[incident.red_line].name.clone();
            return Reason::new(Step::PayItemWithheld { name, red_line }, figure)
                .at(format!("incidents[{}]", incident.index));
        }
        let steps = self.item_steps(index, rule, item, earned);
        let step = Step::PayItem { name, formula: formula(&steps), exact: earned.exact.to_string() };
        Reason::new(step, figure).of(&item.origin).with(steps)
    }

    /// The factors of an item, and its rounding.
    fn item_steps(self, index: usize, rule: &PayRule, item: &PayItem, earned: &EarnedItem) -> Vec<Reason> {
        let mut steps = self.result(index, rule, item);
        let subject = self.subject_of(index);
        let level = self.level();
        if pay::multiplied_by_difficulty(self.scheme, item) {
            steps.push(self.coefficient(subject.village));
        }
        for (_, factor) in pay::factors(&level, item) {
            steps.extend(self.number(index, None, &factor.from).map(|number| {
                let value = number.value.clone();
                Reason::new(Step::Factor { name: factor.name.clone(), number }, value).of(&factor.origin)
            }));
        }
        steps.extend(self.time(index, rule, item));
        let (exact, rounded) = (earned.exact.to_string(), earned.rounded.to_string());
        let step = Step::PayRounding { exact, rounding: rule.rounding.value, rounded: rounded.clone() };
        steps.push(Reason::new(step, rounded).of(&rule.rounding.origin));
        steps
    }

    /// The standard, what follows from the result, and the role factor.
    fn result(self, index: usize, rule: &PayRule, item: &PayItem) -> Vec<Reason> {
        let subject = self.subject_of(index);
        let score = self.rounded_score(index);
        let grade = self.found().grades[index].as_ref().and_then(|graded| graded.grade);
        let grade = grade.map(|grade| &self.grades()[grade]);
        let mut steps = Vec::new();
        let role_first = by_standard(item);
        if role_first {
            steps.extend(self.standard(index, item));
        }
        let role = self.role_factor(index, rule, item);
        steps.extend(role.into_iter().flatten().filter(|_| role_first));
        match (&item.by, grade) {
            (PayBy::Ratio, Some(grade)) => {
                let ratio = grade.ratio.as_ref().expect("reading has made sure of it");
                let step = Step::GradeRatio { grade: grade.name.clone() };
                steps.push(Reason::new(step, percent(ratio.value)).of(&ratio.origin));
            }
            (PayBy::Amount, Some(grade)) => {
                let amount = grade.amount.as_ref().expect("reading has made sure of it");
                let step = Step::GradeAmount { grade: grade.name.clone() };
                steps.push(Reason::new(step, amount.value.to_string()).of(&amount.origin));
            }
            (PayBy::Score(full), _) => {
                let figure = format!("{score} ÷ {}", full.to_text(0));
                steps.push(Reason::new(Step::ScoreShare { score }, figure).of(&item.origin));
            }
            (PayBy::PointsMissing { line, yuan }, _) => {
                let standard = pay::standard(&self.level(), subject, item, subject.main_post).unwrap_or(Exact::ZERO);
                let found = self.found().scores[index].as_ref().map_or(Fixed::ZERO, |score| score.rounded);
                let missing = (line.value.exact() - found.exact()).max(Exact::ZERO);
                let left = (standard - missing * yuan.value.exact()).max(Exact::ZERO).to_string();
                let (line_text, yuan) = (line.value.to_text(0), yuan.value.to_text(0));
                let step = Step::PointsMissing { score, line: line_text, yuan, standard: standard.to_string() };
                steps.push(Reason::new(step, left).of(&line.origin));
            }
            (PayBy::PointsAbove { line, yuan }, _) => {
                let found = self.found().scores[index].as_ref().map_or(Fixed::ZERO, |score| score.rounded);
                let above = (found.exact() - line.value.exact()).max(Exact::ZERO) * yuan.value.exact();
                let step = Step::PointsAbove { score, line: line.value.to_text(0), yuan: yuan.value.to_text(0) };
                steps.push(Reason::new(step, above.to_string()).of(&line.origin));
            }
            (PayBy::Prizes(prizes), _) => {
                let rank = self.found().ranks[index].as_ref().map_or(0, |rank| rank.rank);
                let prize = prizes.iter().find(|(to, _)| rank <= *to).map(|(_, yuan)| yuan);
                let reason =
                    Reason::new(Step::Prize { rank }, prize.map_or(Money::ZERO, |yuan| yuan.value).to_string());
                steps.push(match prize {
                    Some(yuan) => reason.of(&yuan.origin),
                    None => reason.of(&item.origin),
                });
            }
            _ => {}
        }
        if !role_first {
            steps.extend(self.role_factor(index, rule, item).into_iter().flatten());
        }
        steps
    }

    fn standard(self, index: usize, item: &PayItem) -> Vec<Reason> {
        let subject = self.subject_of(index);
        let mut steps = Vec::new();
        if let Some(fact) = item.standard_fact {
            let fact = &self.scheme.facts[fact];
            let whole = PayItem { share: None, ..item.clone() };
            let value = pay::standard(&self.level(), subject, &whole, subject.main_post).unwrap_or(Exact::ZERO);
            let step = Step::OwnStandard { fact: fact.name.clone() };
            let village = format!("villages[{}]", subject.village);
            let place = if fact.of_village { &village } else { &subject.place };
            steps.push(Reason::new(step, value.to_string()).at(format!("{place}.facts.{}", fact.id)));
        } else {
            let standard = item.standard.as_ref().or_else(|| pay::post_standard(self.scheme, subject.main_post));
            steps.extend(standard.map(|own| Reason::new(Step::Standard, own.value.to_string()).of(&own.origin)));
        }
        steps.extend(
            item.share
                .as_ref()
                .map(|share| Reason::new(Step::ItemShare, format!("{}%", share.value.to_text(0))).of(&share.origin)),
        );
        steps
    }

    /// The role factor where it is not 1, and what other posts add.
    fn role_factor(self, index: usize, rule: &PayRule, item: &PayItem) -> [Option<Reason>; 2] {
        let subject = self.subject_of(index);
        let post = subject.main_post.map(|post| &self.scheme.posts[post]);
        let own = post.filter(|post| post.role_factor.value != Fixed::ONE && !item.without_role_factor).map(|post| {
            let step = Step::RoleFactor { post: post.name.clone() };
            Reason::new(step, post.role_factor.value.to_string()).of(&post.role_factor.origin)
        });
        let others: Vec<String> = subject
            .posts
            .iter()
            .filter(|post| Some(**post) != subject.main_post)
            .map(|post| self.scheme.posts[*post].name.clone())
            .collect();
        let counted = !others.is_empty() && (by_standard(item) || !item.without_role_factor);
        let added = rule.two_posts.as_ref().filter(|_| counted).map(|share| {
            let step = Step::OtherPosts { posts: others, share: share.value.to_text(0) };
            let other = |post: &usize| {
                let factor = pay::role_factor(self.scheme, Some(*post), item);
                let standard = pay::standard(&self.level(), subject, item, Some(*post)).unwrap_or(Exact::ZERO);
                if by_standard(item) { standard * factor } else { factor }
            };
            let others = subject.posts.iter().filter(|post| Some(**post) != subject.main_post).map(other);
            let added = (others.fold(Exact::ZERO, |sum, other| sum + other) * share.value.exact()).per(100);
            Reason::new(step, added.to_string()).of(&share.origin).at(format!("{}.posts", subject.place))
        });
        [own, added]
    }

    /// The time that is paid.
    fn time(self, index: usize, rule: &PayRule, item: &PayItem) -> Option<Reason> {
        let (subject, period) = (self.subject_of(index), self.quarter.period);
        let origin = &rule.pro_rating.origin;
        let all = period.span.months();
        if let Some(months) = &item.months {
            let step = Step::MonthsPaid { months: months.value };
            return Some(Reason::new(step, months.value.to_string()).of(&months.origin));
        }
        match rule.pro_rating.value {
            ProRating::Months => {
                let step = Step::Months { months: subject.months, reason: subject.months_reason.clone() };
                let months = subject.months;
                let figure = if rule.per_month { months.to_string() } else { format!("{months} ÷ {all}") };
                Some(Reason::new(step, figure).of(origin).at(format!("{}.months", subject.place)))
            }
            ProRating::Days => {
                let (days, of) = (subject.days, period.day_count());
                let figure =
                    if rule.per_month { format!("{all} × {days} ÷ {of}") } else { format!("{days} ÷ {of}") };
                Some(Reason::new(Step::Days { days, of }, figure).of(origin).at(format!("{}.days", subject.place)))
            }
            ProRating::None if rule.per_month => {
                Some(Reason::new(Step::MonthsPaid { months: all }, all.to_string()).of(origin))
            }
            ProRating::None => None,
        }
    }

    fn pool_change(self, index: usize, earned: Money, paid: Money) -> Option<Reason> {
        let pool = &self.settlement.pool;
        let (action, odd_fen) = (pool.action, pool.odd_fen.contains(&index));
        let step = Step::PoolChange { action, earned: earned.to_string(), paid: paid.to_string(), odd_fen };
        let rule = self.scheme.pool.as_ref()?;
        let rule = if action == Action::Shared { &rule.when_under.origin } else { &rule.when_over.origin };
        let moved = matches!(action, Action::ScaledDown | Action::Shared) && earned >= Money::ZERO;
        moved.then(|| Reason::new(step, (paid - earned).to_string()).of(rule))
    }
}

/// Whether an item is a part of the standard, so that each post adds its own.
fn by_standard(item: &PayItem) -> bool {
    matches!(item.by, PayBy::Ratio | PayBy::Score(_) | PayBy::Fixed)
}

/// The product as it is written: the months only where they are not the whole period, and other posts added to what
/// they are added to, the standard of the main post or its role factor.
fn formula(steps: &[Reason]) -> String {
    let mut parts: Vec<String> = Vec::new();
    let of_standard = matches!(steps.first().map(|step| &step.step), Some(Step::Standard | Step::OwnStandard { .. }));
    for (at, factor) in steps.iter().enumerate() {
        let figure = factor.figure.clone().unwrap_or_default();
        match &factor.step {
            Step::Months { .. } | Step::Days { .. } if is_whole(&figure) => {}
            Step::PayRounding { .. } => {}
            Step::OtherPosts { .. } if of_standard => parts = vec![format!("({} + {figure})", parts.join(" × "))],
            Step::OtherPosts { .. } => {
                let own = steps[..at].last().filter(|step| matches!(step.step, Step::RoleFactor { .. }));
                let own = own.and_then(|_| parts.pop()).unwrap_or_else(|| "1".to_owned());
                parts.push(format!("({own} + {figure})"));
            }
            _ => parts.extend(factor.figure.clone()),
        }
    }
    parts.join(" × ")
}

/// Amounts added up as it is written.
fn sum(mut amounts: impl Iterator<Item = Money>) -> String {
    let first = amounts.next().unwrap_or_default().to_string();
    amounts.fold(first, |sum, amount| {
        if amount < Money::ZERO { format!("{sum} − {}", -amount) } else { format!("{sum} + {amount}") }
    })
}

/// Whether a share such as `3 ÷ 3` is the whole.
fn is_whole(figure: &str) -> bool {
    figure.split_once(" ÷ ").is_some_and(|(part, whole)| part == whole)
}
