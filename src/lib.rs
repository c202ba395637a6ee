//! cadre-pay (村干部绩效核算): exact, explained quarterly performance pay of village cadres.
//!
//! ```text
//! scheme (办法)  ─┐ read: every  ┌ Scheme ┐ settle: pure,  ┌ Settlement ┐ answer: lines, totals, reasons
//!                 ├─ problem ───►│        ├─ exact ───────►│            ├─► as text in Chinese or English
//! quarter (数据) ─┘              └ Quarter┘                └────────────┘
//! ```
//!
//! [`settle`] is the product. What comes before it makes its arguments trustworthy; what comes after makes its
//! answer readable. One stage per rule of the regulation, each in a file of its own.

#![forbid(unsafe_code)]
#![allow(clippy::result_large_err, reason = "a problem carries what its sentence needs, and is rare")]

// The calculation, in its order.
mod settle;

mod adjust;
mod assess;
mod difficulty;
mod grade;
mod ledger;
mod number;
mod pay;
mod pool;
mod rank;
mod red_line;
mod score;

// Why each figure is what it is.
pub mod reason;

// What it is about.
pub mod bounds;
mod exact;
mod period;
pub mod problem;
mod quarter;
mod scheme;
mod words;

// The same quarters under other rules.
mod what_if;

// A quarter in which scores are being entered.
pub mod open;

// Many people by one scheme, without documents.
pub mod columns;

// The same quarter with another score of one of its people.
mod moves;

// How answers go out.
pub mod answer;
pub mod check;
pub mod text;

// How documents come in.
pub mod read;

pub use exact::{Exact, Fixed, Mode, Money, Rounding};
pub use period::{Day, Period};
pub use quarter::Quarter;
pub use read::{Read, read_quarter, read_scheme};
pub use scheme::Scheme;
pub use settle::{Settlement, settle};
pub use words::{AMOUNT_IN_WORDS_MAX_FEN, AmountTooLarge, amount_in_words};

#[cfg(target_arch = "wasm32")]
pub mod wasm;
