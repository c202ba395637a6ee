//! Random schemes over all mechanisms, and random quarters for them. A seed gives the same pair on every machine.

pub(crate) mod barometer;
pub(crate) mod decisions;
pub(crate) mod dice;
pub(crate) mod grading;
pub(crate) mod incidents;
pub(crate) mod indicators;
pub(crate) mod numbers;
pub(crate) mod pay;
pub(crate) mod people;
pub(crate) mod plan;
pub(crate) mod quarter;
pub(crate) mod records;
pub(crate) mod red_lines;
pub(crate) mod roles;
pub(crate) mod scheme;
pub(crate) mod scores;
pub(crate) mod villages;

use serde_json::Value;

/// The scheme and the quarter of a seed.
pub(crate) fn pair(seed: u64) -> [Value; 2] {
    let mut plan = plan::Plan::draw(seed);
    let scheme = scheme::scheme(&mut plan);
    let quarter = quarter::quarter(&mut plan, &scheme);
    [scheme, quarter]
}
