//! What a file is, by its bytes and never by its name.

use serde::Serialize;

use crate::{Done, Refusal, Unreadable};

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileKind {
    /// Of Excel since 2007.
    Xlsx,
    /// Of Excel before 2007, also as XML.
    Xls,
    /// An open document.
    Ods,
    /// Text with separators.
    Csv,
    /// A page with tables.
    Html,
}

/// How the bytes of a file begin: which reader looks further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Family {
    /// .xls and everything else that is kept in Microsoft's compound files, encrypted .xlsx among it.
    Compound,
    /// .xlsx, .ods and every other packed file.
    Packed,
    Text,
}

const OTHERS: [(&[u8], &str); 7] = [
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
    (b"{\\rtf", "RTF"),
];

pub(crate) fn family(bytes: &[u8]) -> Done<Family> {
    if let Some((_, name)) = OTHERS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(Refusal::new(Unreadable::NotATable, name));
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Ok(Family::Compound);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Family::Packed);
    }
    Ok(Family::Text)
}

/// Does text begin with a tag: a page, or a workbook of Excel 2003 as XML?
pub(crate) fn is_markup(text: &str) -> bool {
    let mut start = text.trim_start().chars();
    start.next() == Some('<') && start.next().is_some_and(|next| next.is_ascii_alphabetic() || "!?".contains(next))
}
