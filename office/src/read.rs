//! From the bytes of a file to its sheets.

mod cells;
mod compound;
mod html;
mod ods;
mod packed;
mod spreadsheetml;
mod text;
mod xlsx;
mod xml;

use serde::{Deserialize, Serialize};

use crate::bounds::FILE_BYTES;
use crate::encode::TextEncoding;
use crate::kind::{Family, FileKind, family};
use crate::sheet::Sheet;
use crate::{Done, Progress, Refusal, Unreadable};

/// How a text file is to be taken where that is not to be guessed.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub struct Options {
    /// The encoding; guessed if absent.
    pub encoding: Option<TextEncoding>,
    /// What stands between two cells; guessed if absent.
    pub separator: Option<char>,
}

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Answer {
    /// Its sheets.
    Read(Contents),
    /// Why there are none.
    Unreadable {
        /// For the reader of the page.
        why: Unreadable,
        /// For a programmer.
        detail: String,
    },
}

/// A file that was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contents {
    /// What it is.
    pub file: FileKind,
    /// Of a text file.
    pub encoding: Option<TextEncoding>,
    /// Of a text file.
    pub separator: Option<char>,
    /// In the order of the file.
    pub sheets: Vec<Sheet>,
}

/// Reads a file, or says why it cannot be read.
pub fn read(bytes: &[u8], options: Options, progress: Progress) -> Answer {
    match contents(bytes, options, progress) {
        Ok(contents) => Answer::Read(contents),
        Err(Refusal { why, detail }) => Answer::Unreadable { why, detail },
    }
}

fn contents(bytes: &[u8], options: Options, progress: Progress) -> Done<Contents> {
    if bytes.len() > FILE_BYTES {
        return Err(Refusal::too_large(format_args!("{} bytes", bytes.len())));
    }
    let mut contents = match family(bytes)? {
        Family::Compound => workbook(FileKind::Xls, compound::read(bytes)?),
        Family::Packed => packed::read(bytes, progress)?,
        Family::Text => text::read(bytes, options)?,
    };
    for sheet in &mut contents.sheets {
        sheet.forget_what_is_below();
    }
    if contents.sheets.iter().all(|sheet| sheet.rows.is_empty()) {
        return Err(Refusal::new(Unreadable::Empty, "no cell says anything"));
    }
    Ok(contents)
}

/// A file that keeps its encoding to itself.
fn workbook(file: FileKind, sheets: Vec<Sheet>) -> Contents {
    Contents { file, encoding: None, separator: None, sheets }
}
