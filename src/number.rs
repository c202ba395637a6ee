//! Where a number comes from, and how it is transformed: indicators, factors and conditions are made of these.

use crate::assess::Level;
use crate::exact::{Exact, Fixed};
use crate::quarter::Earlier;
use crate::scheme::{Measure, Origin, Sourced};

/// Where a number comes from, and how it is transformed.
#[derive(Debug)]
pub struct Number {
    /// Where it comes from.
    pub by: By,
    /// How it is transformed.
    pub transform: Transform,
    /// Where the rule stands.
    pub origin: Origin,
}

/// Where a number comes from.
#[derive(Debug, PartialEq, Eq)]
pub enum By {
    /// A stated fact, or its place among all villages.
    Fact { fact: usize, ranked: bool },
    /// A measure of the village, or its place among all villages.
    Measure { measure: Measure, ranked: bool },
    /// Months in post.
    Months,
    /// The mean value of a ballot's votes.
    Ballot(usize),
    /// The share of a ballot's votes that are for these options.
    Votes { ballot: usize, options: Vec<usize> },
    /// How many events of these items there are.
    Events(Vec<usize>),
    /// The grade given to the indicator itself.
    Rating,
    /// The score of another indicator.
    Indicator(usize),
    /// The mean of the scores of earlier periods.
    Earlier,
    /// The village's score as a team.
    TeamScore,
    /// The village's rank as a team.
    TeamRank,
    /// The village's grade as a team.
    TeamGrade,
    /// The score.
    Score,
    /// The rank.
    Rank,
    /// The rank counted from the end.
    RankFromEnd,
}

/// How a number is transformed.
#[derive(Debug)]
pub enum Transform {
    /// Not at all.
    AsItIs,
    /// Divided.
    Per(i64),
    /// The value of the first band that it reaches.
    Bands(Vec<Band>),
    /// So much more or less for every so many.
    Steps(Steps),
    /// The value of each grade.
    Scale(Vec<ScaleEntry>),
}

/// A band.
#[derive(Debug)]
pub struct Band {
    /// Lowest number; the last band has none.
    pub from: Option<Fixed>,
    /// Its value.
    pub value: Sourced<Fixed>,
}

/// A value that changes by steps.
#[derive(Debug)]
pub struct Steps {
    /// Where the value is the starting value.
    pub at: Fixed,
    /// The starting value.
    pub start: Fixed,
    /// For every so many.
    pub each: Fixed,
    /// So much.
    pub change: Fixed,
    /// What an incomplete step does.
    pub partial: Partial,
    /// Not below this.
    pub lowest: Option<Fixed>,
    /// Not above this.
    pub highest: Option<Fixed>,
}

/// What an incomplete step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Partial {
    /// Nothing.
    Drop,
    /// It counts whole.
    Count,
    /// It counts in proportion.
    Share,
}

/// The value of a grade.
#[derive(Debug)]
pub struct ScaleEntry {
    /// Id of the grade.
    pub grade: String,
    /// Its name.
    pub name: String,
    /// What it counts.
    pub value: Sourced<Fixed>,
}

/// A number before and after its transformation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// What it was; the position in the scale for a grade.
    pub raw: Exact,
    /// What it came to.
    pub value: Exact,
    /// The band, or the entry of the scale.
    pub row: Option<usize>,
}

/// The number of a subject, or nothing while it is not known.
pub(crate) fn number(level: &Level<'_>, subject: usize, indicator: Option<usize>, rule: &Number) -> Option<Found> {
    if let Transform::Scale(entries) = &rule.transform {
        let row = graded(level, subject, indicator, rule, entries)?;
        let value = entries[row].value.value.exact();
        return Some(Found { raw: value, value, row: Some(row) });
    }
    let raw = raw(level, subject, rule)?;
    Some(match &rule.transform {
        Transform::AsItIs | Transform::Scale(_) => Found { raw, value: raw, row: None },
        Transform::Per(divisor) => Found { raw, value: raw.per(*divisor), row: None },
        Transform::Bands(bands) => {
            let reaches = |band: &Band| band.from.is_none_or(|from| raw >= from.exact());
            let row = bands.iter().position(reaches).expect("the last band has no bound");
            Found { raw, value: bands[row].value.value.exact(), row: Some(row) }
        }
        Transform::Steps(steps) => Found { raw, value: step(steps, raw), row: None },
    })
}

fn graded(
    level: &Level<'_>,
    subject: usize,
    indicator: Option<usize>,
    rule: &Number,
    entries: &[ScaleEntry],
) -> Option<usize> {
    if rule.by == By::Rating {
        return level.roll.subjects[subject].ratings[indicator?];
    }
    let grade = level.team_result(subject)?.grade?;
    let id = &level.scheme.team.as_ref()?.grading.as_ref()?.grades[grade].id;
    entries.iter().position(|entry| entry.grade == *id)
}

fn raw(level: &Level<'_>, index: usize, rule: &Number) -> Option<Exact> {
    let subject = &level.roll.subjects[index];
    let village = &level.quarter.villages[subject.village];
    let whole = |number: usize| Exact::whole(i64::try_from(number).expect("lists are bounded"));
    Some(match &rule.by {
        By::Fact { fact, ranked: false } => {
            let facts = if level.scheme.facts[*fact].of_village { &village.facts } else { &subject.facts };
            facts[*fact]?.exact()
        }
        By::Fact { fact, ranked: true } => {
            let all = level.quarter.villages.iter().map(|village| village.facts[*fact].map(Fixed::units));
            place(all.collect(), village.facts[*fact]?.units())?
        }
        By::Measure { measure, ranked } => {
            let slot = crate::difficulty::slot(*measure);
            let own = village.measures[slot]?;
            if !ranked {
                return Some(Exact::whole(own));
            }
            place(level.quarter.villages.iter().map(|village| village.measures[slot]).collect(), own)?
        }
        By::Months => Exact::whole(subject.months),
        By::Ballot(ballot) => {
            let (options, votes) = (&level.rules.ballots[*ballot].options, subject.votes[*ballot].as_ref()?);
            let worth = options.iter().zip(votes);
            let sum =
                worth.fold(Exact::ZERO, |sum, (option, votes)| sum + option.value.value.exact() * Exact::whole(*votes));
            sum.per(all_votes(votes)?)
        }
        By::Votes { ballot, options } => {
            let votes = subject.votes[*ballot].as_ref()?;
            Exact::whole(options.iter().map(|option| votes[*option]).sum()).per(all_votes(votes)?)
        }
        By::Events(items) => {
            let own = level.roll.events.iter().filter(|event| event.subject == index && items.contains(&event.item));
            Exact::whole(own.map(|event| event.count).sum())
        }
        By::Rating => return None,
        By::Indicator(indicator) => crate::score::counted(level, index, *indicator)?,
        By::Earlier => {
            let scores: Vec<Fixed> = within(level, index).filter_map(|earlier| earlier.score).collect();
            let count = i64::try_from(scores.len()).ok().filter(|count| *count > 0)?;
            scores.into_iter().fold(Exact::ZERO, |sum, score| sum + score.exact()).per(count)
        }
        By::TeamScore => level.team_result(index)?.score.exact(),
        By::TeamRank => whole(level.team_result(index)?.rank),
        By::TeamGrade => return None,
        By::Score => level.results?.scores[index].as_ref()?.rounded.exact(),
        By::Rank => whole(level.results?.ranks[index].as_ref()?.rank),
        By::RankFromEnd => {
            let rank = level.results?.ranks[index].as_ref()?;
            whole(rank.among + 2 - rank.rank - rank.sharing)
        }
    })
}

/// Results of the periods that lie inside the present one, latest first.
pub(crate) fn within<'a>(level: &'a Level<'_>, subject: usize) -> impl Iterator<Item = &'a Earlier> {
    let period = level.quarter.period;
    let inside = move |earlier: &&Earlier| {
        let (first, last) = earlier.period.bounds();
        earlier.period.span != period.span && period.contains(first) && period.contains(last)
    };
    level.roll.subjects[subject].earlier.iter().filter(inside)
}

fn all_votes(votes: &[i64]) -> Option<i64> {
    Some(votes.iter().sum()).filter(|all| *all > 0)
}

/// The place among all villages, the largest first; equal ones share it. Not known while one of them is missing.
fn place(all: Vec<Option<i64>>, own: i64) -> Option<Exact> {
    let all: Option<Vec<i64>> = all.into_iter().collect();
    let larger = all?.into_iter().filter(|other| *other > own).count();
    Some(Exact::whole(i64::try_from(larger).expect("lists are bounded") + 1))
}

fn step(steps: &Steps, number: Exact) -> Exact {
    let more = (number - steps.at.exact()) * Exact::new(i128::from(Fixed::ONE.units()), i128::from(steps.each.units()));
    let up = more >= Exact::ZERO;
    let whole = |toward_zero: bool| if up == toward_zero { more.floor() } else { more.ceil() };
    let count = match steps.partial {
        Partial::Drop => Exact::new(whole(true), 1),
        Partial::Count => Exact::new(whole(false), 1),
        Partial::Share => more,
    };
    let value = steps.start.exact() + steps.change.exact() * count;
    let value = steps.lowest.map_or(value, |lowest| value.max(lowest.exact()));
    steps.highest.map_or(value, |highest| value.min(highest.exact()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fixed(text: &str) -> Fixed {
        Fixed::parse(text, 4).expect("a decimal")
    }

    /// 10 at 100, and 1.5 more or less for each 20.
    fn stepped(number: &str, partial: Partial, bounds: [Option<&str>; 2]) -> String {
        let [lowest, highest] = bounds.map(|bound| bound.map(fixed));
        let [at, start, each, change] = ["100", "10", "20", "1.5"].map(fixed);
        step(&Steps { at, start, each, change, partial, lowest, highest }, fixed(number).exact()).to_string()
    }

    #[test]
    fn steps_at_their_edges() {
        use Partial::{Count, Drop, Share};
        for (number, dropped, counted, shared) in [
            ("100", "10.00", "10.00", "10.00"),
            ("119.9999", "10.00", "11.50", "11.4999925"),
            ("120", "11.50", "11.50", "11.50"),
            ("120.0001", "11.50", "13.00", "11.5000075"),
            ("99.9999", "10.00", "8.50", "9.9999925"),
            ("80", "8.50", "8.50", "8.50"),
            ("79.9999", "8.50", "7.00", "8.4999925"),
            ("-100", "-5.00", "-5.00", "-5.00"),
        ] {
            let got = [Drop, Count, Share].map(|partial| stepped(number, partial, [None, None]));
            assert_eq!(got, [dropped, counted, shared], "{number}");
        }
        assert_eq!(stepped("-100", Drop, [Some("0"), None]), "0.00");
        assert_eq!(stepped("180", Drop, [Some("0"), Some("15.75")]), "15.75");
        assert_eq!(stepped("176.6667", Share, [Some("16"), Some("20")]), "16.00");
    }

    #[test]
    fn the_place_of_a_number_counts_the_larger_ones() {
        let placed = |own| place(vec![Some(5), Some(9), Some(5), Some(-1)], own).map(|place| place.to_string());
        assert_eq!(
            [9, 5, -1].map(placed),
            [Some("1.00"), Some("2.00"), Some("4.00")].map(|text| text.map(str::to_owned))
        );
        // Where one village's number is not stated, nobody's place is known.
        assert_eq!(place(vec![Some(5), None], 5), None);
    }
}
