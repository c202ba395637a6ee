//! Other programs: starting them, and what they leave behind.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Done;

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// A program that starts in the workspace's folder.
pub(crate) fn program(name: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(name);
    command.current_dir(root());
    command
}

/// The cargo that runs us, for everything that is not wasm.
pub(crate) fn cargo() -> Command {
    program(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// Runs with its output shown; an error names the whole command.
pub(crate) fn run(command: &mut Command) -> Done {
    let words = words_of(command);
    let status = command.status().map_err(|error| format!("`{words}` did not start: {error}"))?;
    if status.success() {
        return Ok(());
    }
    Err(format!("`{words}` failed ({status})"))
}

/// Runs and returns what it printed; what it complained about goes into the error.
pub(crate) fn output(command: &mut Command) -> Done<String> {
    let words = words_of(command);
    let output = command.stdin(Stdio::null()).output().map_err(|error| format!("`{words}` did not start: {error}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned());
    }
    let complaint = String::from_utf8_lossy(&output.stderr);
    Err(format!("`{words}` failed ({}): {}", output.status, complaint.trim()))
}

fn words_of(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program());
    let mut words = vec![name.to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}

pub(crate) fn read(path: &Path) -> Done<Vec<u8>> {
    fs::read(path).map_err(|error| format!("`{}` cannot be read: {error}", path.display()))
}

pub(crate) fn read_text(path: &Path) -> Done<String> {
    fs::read_to_string(path).map_err(|error| format!("`{}` cannot be read: {error}", path.display()))
}

pub(crate) fn write(path: &Path, contents: impl AsRef<[u8]>) -> Done {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| format!("`{}` cannot be made: {error}", folder.display()))?;
    }
    fs::write(path, contents).map_err(|error| format!("`{}` cannot be written: {error}", path.display()))
}

/// The files below a folder in the order of their names, without hidden ones.
pub(crate) fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| !name_of(path).starts_with('.'))
        .collect();
    entries.sort();
    let mut files = Vec::new();
    for path in entries {
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push(path);
        }
    }
    files
}

pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
