//! Packed files: .xlsx, .ods, and what only looks like them.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;

use super::{Contents, ods, workbook, xlsx};
use crate::bounds::{PACKED_FILES, UNPACKED_BYTES};
use crate::kind::FileKind;
use crate::{Done, Progress, Refusal, Unreadable};

pub(super) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

pub(super) fn read(bytes: &[u8], progress: Progress) -> Done<Contents> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(Refusal::damaged)?;
    let has = |name: &str| archive.index_for_name(name).is_some();
    if has("mimetype") && has("content.xml") {
        must_be_modest(&mut archive)?;
        return Ok(workbook(FileKind::Ods, ods::read(bytes, &mut archive)?));
    }
    if find(&archive, "xl/workbook.xml").is_some() {
        must_be_modest(&mut archive)?;
        return Ok(workbook(FileKind::Xlsx, xlsx::read(bytes, &mut archive, progress)?));
    }
    let names: Vec<_> = archive.file_names().flatten().take(5).collect();
    Err(Refusal::new(Unreadable::NotATable, names.join(", ")))
}

/// Unpacks everything once without keeping it: what a packed file says of its size need not be true.
fn must_be_modest(archive: &mut Archive) -> Done<()> {
    if archive.len() > PACKED_FILES {
        return Err(Refusal::too_large(format_args!("{} packed files", archive.len())));
    }
    let mut left = UNPACKED_BYTES;
    for index in 0..archive.len() {
        let said = archive.by_index_raw(index).map_err(Refusal::damaged)?.size();
        left = left.checked_sub(said).ok_or_else(|| Refusal::too_large("unpacks to too many bytes"))?;
    }
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(unpackable)?;
        let said = file.size();
        let unpacked = io::copy(&mut file.take(said + 1), &mut io::sink()).map_err(Refusal::damaged)?;
        if unpacked > said {
            return Err(Refusal::damaged("unpacks to more than it says"));
        }
    }
    Ok(())
}

/// A file inside a packed file as text.
pub(super) fn text_of(archive: &mut Archive, index: usize) -> Done<String> {
    let mut bytes = Vec::new();
    let file = archive.by_index(index).map_err(unpackable)?;
    file.take(UNPACKED_BYTES).read_to_end(&mut bytes).map_err(Refusal::damaged)?;
    String::from_utf8(bytes).map_err(Refusal::damaged)
}

fn unpackable(error: zip::result::ZipError) -> Refusal {
    let encrypted =
        matches!(error, zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED));
    Refusal::new(if encrypted { Unreadable::Encrypted } else { Unreadable::Damaged }, error)
}

/// A file inside a packed file. Some programs write backslashes between the folders.
pub(super) fn find(archive: &Archive, path: &str) -> Option<usize> {
    archive.index_for_name(path).or_else(|| {
        archive.file_names().position(|name| name.is_ok_and(|name| name.replace('\\', "/").eq_ignore_ascii_case(path)))
    })
}
