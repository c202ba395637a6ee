//! Reads the files of spreadsheet programs, writes workbooks, and knows the encodings of banks.
//!
//! In reading order: [`kind`] tells by its bytes what a file is; [`read`](mod@read) takes its sheets out, within the
//! [`bounds`]; [`sheet`] is the shape in which they leave; [`write`](mod@write) makes an .xlsx; [`encode`] makes text
//! for a bank. Every answer to a bad file is a [`Refusal`]. What a library cannot digest may still end in a panic, so
//! a host runs this module where it can be thrown away.

#![forbid(unsafe_code)]

pub mod bounds;
#[cfg(target_arch = "wasm32")]
pub mod door;
pub mod encode;
pub mod kind;
pub mod number;
pub mod read;
pub mod sheet;
pub mod write;

use serde::Serialize;

/// Why a file cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unreadable {
    /// A password is needed.
    Encrypted,
    /// A workbook in the own format of WPS.
    Et,
    /// Something that has no sheets: a letter, a picture, an archive.
    NotATable,
    /// A table that is broken.
    Damaged,
    /// More than the [`bounds`] allow.
    TooLarge,
    /// No cell says anything.
    Empty,
}

/// A file that was not read: why, and what a programmer wants to know of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What the reader of the page is told.
    pub why: Unreadable,
    /// Not for the reader of the page.
    pub detail: String,
}

impl Refusal {
    /// A refusal with its detail.
    pub fn new(why: Unreadable, detail: impl ToString) -> Self {
        Self { why, detail: detail.to_string() }
    }

    pub(crate) fn damaged(detail: impl ToString) -> Self {
        Self::new(Unreadable::Damaged, detail)
    }

    pub(crate) fn too_large(detail: impl ToString) -> Self {
        Self::new(Unreadable::TooLarge, detail)
    }
}

/// What reading comes to.
pub type Done<T> = Result<T, Refusal>;

/// Takes the percentage that is done, now and then.
pub type Progress<'a> = &'a mut dyn FnMut(u8);
