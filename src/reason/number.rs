//! Where a number came from and how it was transformed, to be said.

use super::{Explain, How, NumberIs, NumberSaid};
use crate::number::{self, By, Number, Transform};

impl Explain<'_> {
    /// What is to be said of a number; nothing while it is not known.
    pub(super) fn number(self, subject: usize, indicator: Option<usize>, rule: &Number) -> Option<NumberSaid> {
        let found = number::number(&self.level(), subject, indicator, rule)?;
        let how = match (&rule.transform, found.row) {
            (Transform::Per(divisor), _) => How::Per(*divisor),
            (Transform::Bands(bands), Some(row)) => How::Band { from: bands[row].from.map(|from| from.to_text(0)) },
            (Transform::Steps(steps), _) => How::Steps {
                at: steps.at.to_text(0),
                start: steps.start.to_text(0),
                each: steps.each.to_text(0),
                change: steps.change.to_text(0),
            },
            (Transform::Scale(_), _) => How::Scale,
            _ => How::AsItIs,
        };
        let what = self.number_is(subject, rule, found.row);
        Some(NumberSaid { what, raw: found.raw.to_string(), how, value: found.value.to_string() })
    }

    fn number_is(self, index: usize, rule: &Number, row: Option<usize>) -> NumberIs {
        let level = self.level();
        let (rules, subject) = (level.rules, self.subject_of(index));
        let entry = || match (&rule.transform, row) {
            (Transform::Scale(entries), Some(row)) => entries[row].name.clone(),
            _ => String::new(),
        };
        match &rule.by {
            By::Fact { fact, ranked } => {
                let fact = &self.scheme.facts[*fact];
                NumberIs::Fact { name: fact.name.clone(), unit: fact.unit.clone(), ranked: *ranked }
            }
            By::Measure { measure, ranked } => NumberIs::Measure { measure: *measure, ranked: *ranked },
            By::Months => NumberIs::Months,
            By::Ballot(ballot) => {
                let options = rules.ballots[*ballot].options.iter().zip(subject.votes[*ballot].iter().flatten());
                let votes = options.map(|(option, votes)| (option.name.clone(), *votes, option.value.value.to_text(0)));
                NumberIs::Ballot { name: rules.ballots[*ballot].name.clone(), votes: votes.collect() }
            }
            By::Votes { ballot, options } => {
                let own = &rules.ballots[*ballot];
                let votes = || subject.votes[*ballot].iter().flatten();
                let cast = options.iter().filter_map(|option| votes().nth(*option)).sum();
                let options = options.iter().map(|option| own.options[*option].name.clone()).collect();
                NumberIs::Votes { ballot: own.name.clone(), options, votes: cast, all: votes().sum() }
            }
            By::Events(items) => {
                let name = |item: &usize| rules.barometer.items[*item].name.clone();
                NumberIs::Events { items: items.iter().map(name).collect() }
            }
            By::Rating => NumberIs::Rating { grade: entry() },
            By::Indicator(indicator) => NumberIs::Indicator { name: rules.indicators[*indicator].name.clone() },
            By::Earlier => {
                let scored = || number::within(&level, index).filter(|earlier| earlier.score.is_some());
                let text = |earlier: &crate::quarter::Earlier| {
                    (earlier.period.to_string(), earlier.score.map(|score| score.to_string()).unwrap_or_default())
                };
                let mut periods: Vec<(String, String)> = scored().map(text).collect();
                periods.reverse();
                let missing = scored().next().map(|first| first.period.span).into_iter().flat_map(|span| {
                    self.quarter.period.parts(span).filter(|part| scored().all(|earlier| earlier.period != *part))
                });
                NumberIs::Earlier { missing: missing.map(|part| part.to_string()).collect(), periods }
            }
            By::TeamScore => NumberIs::TeamScore,
            By::TeamRank => NumberIs::TeamRank,
            By::TeamGrade => NumberIs::TeamGrade { grade: self.team_grade(index).unwrap_or_else(entry) },
            By::Score => NumberIs::Score,
            By::Rank => NumberIs::Rank,
            By::RankFromEnd => NumberIs::RankFromEnd,
        }
    }

    /// The name of the grade that the subject's village has as a team.
    fn team_grade(self, index: usize) -> Option<String> {
        let grade = self.level().team_result(index)?.grade?;
        Some(self.scheme.team.as_ref()?.grading.as_ref()?.grades[grade].name.clone())
    }
}
