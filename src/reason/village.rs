//! Why a village has its class and coefficient.

use super::{Explain, Reason, Step};
use crate::difficulty::slot;
use crate::scheme::Measure;

impl Explain<'_> {
    /// Why a village has its class and coefficient.
    pub fn village(self, index: usize) -> Reason {
        let (village, found) = (&self.quarter.villages[index], &self.settlement.classes[index]);
        let class = found.class.map(|class| self.scheme.classes[class].id.clone()).unwrap_or_default();
        let mut steps = self.suggestion(index);
        steps.push(match village.class {
            Some(_) => {
                let reason = village.class_reason.clone();
                let step = Step::Assigned { class: class.clone(), differs: found.overridden, reason };
                Reason::new(step, class.clone()).at(format!("villages[{index}].class"))
            }
            None => Reason::new(Step::NotAssigned { class: class.clone() }, class.clone())
                .at(format!("villages[{index}].class")),
        });
        steps.push(self.coefficient(index));
        let figure = format!("{class} · {}", found.coefficient);
        Reason::new(Step::Class { village: village.name.clone(), class }, figure).with(steps)
    }

    fn suggestion(self, index: usize) -> Vec<Reason> {
        let village = &self.quarter.villages[index];
        let (Some(rule), Some(found)) = (&self.scheme.suggestion, &self.settlement.classes[index].suggested) else {
            return Vec::new();
        };
        let number = |measure: Measure| village.measures[slot(measure)].unwrap_or_default();
        let band = &rule.bands[found.band];
        let class = self.scheme.classes[band.class].id.clone();
        let step =
            Step::Band { measure: rule.by, number: number(rule.by), from: band.from.value, class: class.clone() };
        let mut steps = vec![Reason::new(step, class).of(&band.from.origin)];
        for (at, direction) in &found.moves {
            let step = &rule.moves[*at];
            let harder = *direction < 0;
            let Some(bound) = (if harder { &step.harder_from } else { &step.easier_below }) else {
                continue;
            };
            let moved = Step::Moved { measure: step.by, number: number(step.by), bound: bound.value, harder };
            steps.push(Reason::new(moved, None).of(&bound.origin));
        }
        let class = self.scheme.classes[found.class].id.clone();
        steps.push(Reason::new(Step::Suggested { class: class.clone() }, class));
        steps
    }

    pub(super) fn coefficient(self, index: usize) -> Reason {
        let found = &self.settlement.classes[index];
        let class = &self.scheme.classes[found.class.expect("there are classes")];
        let steps = found.adjustment.map(|adjustment| {
            let change = &self.quarter.coefficients[adjustment];
            let (from, to) = (class.coefficient.value.to_string(), change.coefficient.to_string());
            let step = Step::Adjusted { class: class.id.clone(), from, to: to.clone(), reason: change.reason.clone() };
            Reason::new(step, to).at(format!("coefficients[{adjustment}]"))
        });
        Reason::new(Step::Coefficient { class: class.id.clone() }, found.coefficient.to_string())
            .of(&class.coefficient.origin)
            .with(steps.into_iter().collect())
    }
}
