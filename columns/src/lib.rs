//! Settles columns of whole numbers: many people by one scheme, without documents.
//!
//! The core makes a [`Plan`] of a scheme, or says which of its rules columns cannot carry. [`Sheet`] holds the columns.
//! [`Sheet::settle`] takes them through the stages of the core, in its order, and must come to what the core comes to:
//! `tests/columns.rs` of the core compares them on random schemes. Nothing here knows a scheme, a text or a document.

#![forbid(unsafe_code)]

mod sheet;

mod cells;
mod events;
mod grade;
mod pay;
mod red_line;
mod score;

mod plan;
mod quotient;
mod words;

#[cfg(feature = "door")]
pub mod door;

pub use plan::{
    Effect, Event, EventGroup, EventItem, EventRules, Grade, Grading, Mark, Offender, Outweighs, PayRules, Plan, Quota,
    RedLine, ScoreRules, Tie,
};
pub use quotient::Mode;
pub use sheet::{Incident, Marks, NO_GRADE, NO_PAY, NO_SCORE, OpenTie, Shape, Sheet, TieDecision, UNDECIDED, Wrong};
