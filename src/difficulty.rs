//! Difficulty class of each village: suggested by the scheme, decided by the quarter, its coefficient perhaps adjusted.

use crate::exact::Fixed;
use crate::quarter::Quarter;
use crate::scheme::{Measure, Scheme};

/// How a village came to its class and coefficient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VillageClass {
    /// What the scheme suggests, where it can.
    pub suggested: Option<Suggested>,
    /// Index of the class that counts; none where the scheme has no classes.
    pub class: Option<usize>,
    /// The quarter assigned another class than suggested.
    pub overridden: bool,
    /// The coefficient that counts.
    pub coefficient: Fixed,
    /// Index of the adjustment of the quarter that gave the coefficient.
    pub adjustment: Option<usize>,
}

/// What the scheme suggests for a village.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggested {
    /// Index of the band that the measure fell into.
    pub band: usize,
    /// Index of a move and its direction: −1 harder, +1 easier.
    pub moves: Vec<(usize, i64)>,
    /// Index of the class suggested.
    pub class: usize,
}

/// Class and coefficient of every village.
pub(crate) fn classify(scheme: &Scheme, quarter: &Quarter) -> Vec<VillageClass> {
    let classify = |village: &crate::quarter::Village| {
        let suggested = suggest(scheme, &village.measures).ok();
        let class = village.class.or(suggested.as_ref().map(|suggested| suggested.class));
        let adjustment = quarter.coefficients.iter().position(|change| Some(change.class) == class);
        VillageClass {
            overridden: suggested.as_ref().is_some_and(|suggested| Some(suggested.class) != class),
            coefficient: match (adjustment, class) {
                (Some(index), _) => quarter.coefficients[index].coefficient,
                (None, Some(class)) => scheme.classes[class].coefficient.value,
                (None, None) => Fixed::ONE,
            },
            suggested,
            class,
            adjustment,
        }
    };
    quarter.villages.iter().map(classify).collect()
}

/// The class suggested for these measures, or the measure that is missing (`None`: the scheme suggests nothing).
pub(crate) fn suggest(scheme: &Scheme, measures: &[Option<i64>; 3]) -> Result<Suggested, Option<Measure>> {
    let rule = scheme.suggestion.as_ref().ok_or(None)?;
    let number = |by: Measure| measures[slot(by)].ok_or(Some(by));
    let measured = number(rule.by)?;
    let band = rule.bands.iter().position(|band| measured >= band.from.value).expect("the last band starts at 0");
    let mut moves = Vec::new();
    for (index, step) in rule.moves.iter().enumerate() {
        let measured = number(step.by)?;
        if step.harder_from.as_ref().is_some_and(|from| measured >= from.value) {
            moves.push((index, -1));
        } else if step.easier_below.as_ref().is_some_and(|below| measured < below.value) {
            moves.push((index, 1));
        }
    }
    // Moves are summed before the ends are minded, so that their order does not matter.
    let last = i64::try_from(scheme.classes.len() - 1).expect("a handful of classes");
    let start = i64::try_from(rule.bands[band].class).expect("a handful of classes");
    let class = (start + moves.iter().map(|(_, step)| step).sum::<i64>()).clamp(0, last);
    Ok(Suggested { band, moves, class: usize::try_from(class).expect("clamped to the classes") })
}

/// Where a measure stands in [`crate::quarter::Village::measures`].
pub(crate) fn slot(measure: Measure) -> usize {
    match measure {
        Measure::RegisteredPopulation => 0,
        Measure::ResidentPopulation => 1,
        Measure::Workload => 2,
    }
}
