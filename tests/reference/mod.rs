//! An independent reference of the settlement, deliberately simple: exact rationals of big integers, documents as JSON values,
//! no code of the core. And random schemes and quarters for it.

#![allow(dead_code, reason = "each test file uses its own part")]

pub(crate) mod after;
pub(crate) mod barometer;
pub(crate) mod calendar;
pub(crate) mod coverage;
pub(crate) mod difference;
pub(crate) mod exact;
pub(crate) mod grades;
pub(crate) mod indicators;
pub(crate) mod json;
pub(crate) mod numbers;
pub(crate) mod pay;
pub(crate) mod pool;
pub(crate) mod random;
pub(crate) mod ranks;
pub(crate) mod red_lines;
pub(crate) mod scores;
pub(crate) mod settle;
pub(crate) mod shrink;
pub(crate) mod subjects;
pub(crate) mod ties;
pub(crate) mod villages;

/// A number from the environment, or the usual one.
pub(crate) fn setting(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}
