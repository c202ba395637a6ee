//! Why a subject has that score.

use super::{Explain, Outweighed, Reason, Step};
use crate::adjust::{self, CountedEvent};
use crate::exact::{Exact, Fixed};
use crate::quarter::Assessed;
use crate::scheme::{Counts, GroupCounts, Indicator, ItemKind, Moves, On, ScoreFrom, Sourced};
use crate::score::{self, BaseScore, Missing};

impl Explain<'_> {
    pub(super) fn score(self, index: usize) -> Reason {
        let base = self.base(index);
        let Some(score) = &self.found().scores[index] else {
            return base;
        };
        let (rules, adjustment) = (self.level().rules, &self.found().adjustments[index]);
        let mut formula = score.base.to_string();
        let mut steps = vec![base];
        let factors = self.score_factors(index, On::Assessed, score.base);
        formula += &product(&factors);
        steps.extend(factors);
        let moved = |event: &&CountedEvent| self.moves(event) != Moves::Pay;
        steps.extend(adjustment.events.iter().filter(moved).map(|event| self.event(index, event)));
        steps.extend(self.caps(index));
        let mut bonus_formula = String::new();
        for (bonus, (sum, counted), cap) in [
            (true, adjustment.bonus, &rules.barometer.bonus_cap),
            (false, adjustment.deduction, &rules.barometer.deduction_cap),
        ] {
            if sum != Fixed::ZERO {
                bonus_formula += &format!(" {} {counted}", if bonus { "+" } else { "−" });
                steps.push(total_cap(bonus, sum, counted, cap));
            }
        }
        formula += &bonus_formula;
        let factors = self.score_factors(index, On::Score, score.adjusted);
        if !factors.is_empty() {
            let whole = if bonus_formula.is_empty() { formula } else { format!("({formula})") };
            formula = whole + &product(&factors);
            steps.extend(factors);
        }
        let rule = &rules.score;
        if let Some(floor) = rule.floor.as_ref().filter(|floor| score.scaled < floor.value.exact()) {
            let step = Step::Floor { value: score.scaled.to_string(), floor: floor.value.to_string() };
            steps.push(Reason::new(step, floor.value.to_string()).of(&floor.origin));
        }
        if let Some(ceiling) = rule.ceiling.as_ref().filter(|ceiling| score.scaled > ceiling.value.exact()) {
            let step = Step::Ceiling { value: score.scaled.to_string(), ceiling: ceiling.value.to_string() };
            steps.push(Reason::new(step, ceiling.value.to_string()).of(&ceiling.origin));
        }
        let (exact, rounded) = (score.bounded.to_string(), score.rounded.to_string());
        let step = Step::ScoreRounding { exact, rounding: rule.rounding.value, rounded: rounded.clone() };
        steps.push(Reason::new(step, rounded.clone()).of(&rule.rounding.origin));
        steps.extend(self.earlier_stages(index));
        let scaled = score.scaled.to_string();
        if formula != scaled {
            formula += &format!(" = {scaled}");
        }
        Reason::new(Step::Score { formula }, rounded).with(steps)
    }

    fn score_factors(self, index: usize, on: On, before: Exact) -> Vec<Reason> {
        let (level, before) = (self.level(), before.to_string());
        let mut steps = Vec::new();
        let class = self.settlement.classes[self.subject_of(index).village].class;
        if let Some(class) = class.filter(|_| self.scheme.difficulty_on == on && level.is_own()) {
            let coefficient = self.settlement.classes[self.subject_of(index).village].coefficient;
            let class = &self.scheme.classes[class];
            let step = Step::ScoreDifficulty { class: class.id.clone(), before: before.clone() };
            steps.push(Reason::new(step, coefficient.to_string()).of(&class.coefficient.origin));
        }
        for factor in level.rules.factors.iter().filter(|factor| factor.on == on) {
            steps.extend(self.number(index, None, &factor.from).map(|number| {
                let (value, name) = (number.value.clone(), factor.name.clone());
                Reason::new(Step::ScoreFactor { name, number, before: before.clone() }, value).of(&factor.origin)
            }));
        }
        steps
    }

    fn base(self, index: usize) -> Reason {
        let subject = self.subject_of(index);
        let level = self.level();
        let place = &subject.place;
        let missing = match &self.found().base[index] {
            BaseScore::Pending(missing) => Some(self.missing_names(missing)),
            BaseScore::Scored(_) => None,
        };
        let total = match &self.found().base[index] {
            BaseScore::Scored(total) => total.to_string(),
            BaseScore::Pending(_) => String::new(),
        };
        let pending = |indicators, place: String| Reason::new(Step::ScorePending { indicators }, None).at(place);
        match (&subject.assessed, missing) {
            (Assessed::Total(_), Some(indicators)) => pending(indicators, format!("{place}.score")),
            (Assessed::Total(Some(_)), None) => Reason::new(Step::TotalGiven, total).at(format!("{place}.score")),
            (_, missing) => {
                let steps: Vec<Reason> =
                    score::leaves(&level, index).into_iter().filter_map(|at| self.indicator(index, at)).collect();
                match (missing, &level.rules.score.start) {
                    (Some(indicators), _) => pending(indicators, format!("{place}.scores")).with(steps),
                    (None, Some(start)) => Reason::new(Step::StartingScore, total).of(&start.origin),
                    (None, None) => Reason::new(Step::Base { count: steps.len() }, total).with(steps),
                }
            }
        }
    }

    /// The names of what is not known yet.
    pub(crate) fn missing_names(self, missing: &[Missing]) -> Vec<String> {
        let rules = self.level().rules;
        let name = |missing: &Missing| match missing {
            Missing::Indicator(indicator) => rules.indicators[*indicator].name.clone(),
            Missing::Factor(factor) => rules.factors[*factor].name.clone(),
        };
        missing.iter().map(name).collect()
    }

    fn indicator(self, index: usize, at: usize) -> Option<Reason> {
        let (level, subject) = (self.level(), self.subject_of(index));
        let indicator = &level.rules.indicators[at];
        let value = score::leaf(&level, index, at)?;
        let figure = score::contribution(&level, index, at, value).to_string();
        let (name, scale) = (indicator.name.clone(), self.scale(index, at));
        let own_place = format!("{}.scores.{}", subject.place, indicator.id);
        let reason = match indicator.score.as_ref()? {
            ScoreFrom::Number(rule) => {
                let number = self.number(index, Some(at), rule)?;
                return Some(Reason::new(Step::FromNumber { indicator: name, number, scale }, figure).of(&rule.origin));
            }
            ScoreFrom::Start { full } => {
                let start = if *full { indicator.full_marks } else { Fixed::ZERO };
                let moved = adjust::moved(&level, index, at);
                let (start, moved, value) = (start.to_string(), moved.to_string(), value.to_string());
                let step = Step::StartMoved { indicator: name, full: *full, start, moved, value, scale };
                return Some(Reason::new(step, figure).of(&indicator.weight.origin));
            }
            ScoreFrom::Shared => {
                let step = Step::SharedScore { indicator: name, score: value.to_string(), scale };
                let place = format!("villages[{}].scores.{}", subject.village, indicator.id);
                return Some(Reason::new(step, figure).of(&indicator.weight.origin).at(place));
            }
            ScoreFrom::Entered => Reason::new(self.entered(index, at, value, scale), figure),
        };
        Some(reason.of(&indicator.weight.origin).at(own_place))
    }

    fn entered(self, index: usize, at: usize, value: Exact, scale: String) -> Step {
        let level = self.level();
        let indicator = &level.rules.indicators[at];
        let (name, score) = (indicator.name.clone(), value.to_string());
        let weighted_heading = |at: &usize| level.rules.indicators[*at].counts == Counts::Weight;
        let mut headings = std::iter::successors(indicator.heading, |at| level.rules.indicators[*at].heading);
        if headings.any(|at| weighted_heading(&at)) {
            return Step::InScale { indicator: name, score, scale };
        }
        if indicator.counts != Counts::Weight {
            return Step::Pointed { indicator: name, full_marks: indicator.full_marks.to_text(0) };
        }
        let weight = score::weight(&level, index, at);
        Step::Weighted {
            indicator: name,
            score,
            weight: weight.to_text(0),
            own_weight: weight != indicator.weight.value,
        }
    }

    /// How a score counts through the scales around: ` ÷ 20 × 30% × 50%`.
    fn scale(self, index: usize, at: usize) -> String {
        let level = self.level();
        let path = std::iter::successors(Some(at), |at| level.rules.indicators[*at].heading);
        let part = |at: usize| {
            let indicator: &Indicator = &level.rules.indicators[at];
            (indicator.counts == Counts::Weight).then(|| {
                let weight = score::weight(&level, index, at).to_text(0);
                format!(" ÷ {} × {weight}", indicator.full_marks.to_text(0))
            })
        };
        path.filter_map(part).collect()
    }

    fn moves(self, counted: &CountedEvent) -> Moves {
        let level = self.level();
        level.rules.barometer.items[level.roll.events[counted.event].item].moves
    }

    pub(super) fn in_yuan(self, counted: &CountedEvent) -> bool {
        self.moves(counted) == Moves::Pay
    }

    pub(super) fn event(self, _subject: usize, counted: &CountedEvent) -> Reason {
        let level = self.level();
        let event = &level.roll.events[counted.event];
        let item = &level.rules.barometer.items[event.item];
        let bonus = item.kind == ItemKind::Bonus;
        let group = item.group.map(|group| &level.rules.barometer.groups[group]);
        let outweighed = counted.outweighed_by.and(group).map(|group| match (group.counts, &event.matter) {
            (GroupCounts::LargestPerMatter, Some(matter)) => Outweighed::Matter(matter.clone()),
            _ => Outweighed::Group(group.name.clone()),
        });
        let times = item.again.as_ref().map_or(1, |again| again.value);
        let step = Step::Event {
            item: item.name.clone(),
            bonus,
            points: counted.each.to_string(),
            yuan: item.moves == Moves::Pay,
            count: event.count,
            again: (counted.again > 0).then_some((counted.again, times)),
            date: event.date,
            outweighed,
        };
        let points = if counted.outweighed_by.is_some() { Fixed::ZERO } else { counted.points };
        let figure = format!("{}{points}", if bonus { "+" } else { "−" });
        Reason::new(step, figure).of(&item.points.origin).at(format!("events[{}]", event.index))
    }

    fn caps(self, index: usize) -> Vec<Reason> {
        let barometer = &self.level().rules.barometer;
        let adjustment = &self.found().adjustments[index];
        let mut steps = Vec::new();
        for sum in &adjustment.items {
            let item = &barometer.items[sum.item];
            let name = || item.name.clone();
            if let Some(cap) = item.month_cap.as_ref().filter(|_| sum.sum > sum.by_month) {
                let step = Step::MonthCap { item: name(), sum: sum.sum.to_string(), cap: cap.value.to_string() };
                steps.push(Reason::new(step, sum.by_month.to_string()).of(&cap.origin));
            }
            if let Some(cap) = item.cap.as_ref().filter(|cap| sum.by_month > cap.value) {
                let step = Step::ItemCap { item: name(), sum: sum.by_month.to_string(), cap: cap.value.to_string() };
                steps.push(Reason::new(step, sum.counted.to_string()).of(&cap.origin));
            }
        }
        for sum in adjustment.groups.iter().filter(|sum| sum.sum > sum.counted) {
            let group = &barometer.groups[sum.group];
            let Some(cap) = &group.cap else { continue };
            let (name, cap_text) = (group.name.clone(), cap.value.to_string());
            let step = Step::GroupCap { group: name, sum: sum.sum.to_string(), cap: cap_text };
            steps.push(Reason::new(step, sum.counted.to_string()).of(&cap.origin));
        }
        steps
    }

    /// What earlier stages gave, where it was something else.
    fn earlier_stages(self, index: usize) -> Vec<Reason> {
        let (subject, rules) = (self.subject_of(index), self.level().rules);
        let Assessed::Indicators(now) = &subject.assessed else { return Vec::new() };
        let stage = |(stage, then): &(usize, Vec<Option<Fixed>>)| {
            let both = rules.indicators.iter().zip(then.iter().zip(now));
            let changes = both.filter_map(|(indicator, (then, now))| {
                let (then, now) = ((*then)?, (*now)?);
                (then != now).then(|| (indicator.name.clone(), then.to_string(), now.to_string()))
            });
            let stage = self.scheme.stages[*stage].name.clone();
            Reason::new(Step::EarlierStage { stage, changes: changes.collect() }, None)
        };
        subject.earlier_stages.iter().map(stage).collect()
    }
}

fn product(factors: &[Reason]) -> String {
    factors.iter().filter_map(|factor| factor.figure.as_ref()).map(|figure| format!(" × {figure}")).collect()
}

fn total_cap(bonus: bool, sum: Fixed, counted: Fixed, cap: &Option<Sourced<Fixed>>) -> Reason {
    match cap {
        Some(cap) => {
            let reached = sum >= cap.value;
            let step = Step::TotalCap { bonus, reached, sum: sum.to_string(), cap: cap.value.to_string() };
            Reason::new(step, counted.to_string()).of(&cap.origin)
        }
        None => Reason::new(Step::NoCap { bonus }, counted.to_string()),
    }
}
