//! What need not be built again: a folder of built files carries a stamp of what it was made from.

use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use crate::Done;
use crate::run::{files_below, read, root, write};

/// A hash over the names and contents of everything that a folder is built from.
#[derive(Default)]
pub(crate) struct Inputs(DefaultHasher);

impl Inputs {
    pub(crate) fn file(mut self, path: &Path) -> Done<Self> {
        path.strip_prefix(root()).unwrap_or(path).hash(&mut self.0);
        read(path)?.hash(&mut self.0);
        Ok(self)
    }

    /// All files below a folder, but not those below a folder of the name `except`.
    pub(crate) fn folder(mut self, folder: &Path, except: &str) -> Done<Self> {
        for path in files_below(folder) {
            if !path.iter().any(|part| part == except) {
                self = self.file(&path)?;
            }
        }
        Ok(self)
    }

    pub(crate) fn stamp(self) -> String {
        format!("{:016x}\n", self.0.finish())
    }
}

/// Was this folder built from just these inputs? The stamp lies inside, so it goes when the folder goes.
pub(crate) fn is_fresh(folder: &Path, stamp: &str) -> bool {
    fs::read_to_string(stamp_of(folder)).is_ok_and(|found| found == stamp)
}

/// Before building: what is half built is not fresh.
pub(crate) fn clear(folder: &Path) {
    // OK because there may be no stamp yet.
    let _ = fs::remove_file(stamp_of(folder));
}

pub(crate) fn set(folder: &Path, stamp: &str) -> Done {
    write(&stamp_of(folder), stamp)
}

fn stamp_of(folder: &Path) -> PathBuf {
    folder.join(".built-from")
}
