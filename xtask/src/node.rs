//! Node and the npm packages.

use std::fs;
use std::process::Command;
use std::time::SystemTime;

use crate::Done;
use crate::run::{output, program, root, run};

const OLDEST: u32 = 20;

/// Which Node is there.
///
/// # Errors
/// When there is none, or it is too old.
pub(crate) fn words() -> Done<String> {
    let how = format!("install Node {OLDEST} or newer, from your system's packages or nodejs.org");
    let version = output(program("node").arg("--version")).map_err(|_| format!("there is no Node: {how}"))?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|text| text.parse::<u32>().ok());
    match major {
        Some(major) if major >= OLDEST => Ok(format!("{version} is there")),
        _ => Err(format!("Node {version} is too old: {how}")),
    }
}

pub(crate) fn packages_words() -> &'static str {
    if packages_are_there() { "are there" } else { "will be installed into node_modules (npm ci)" }
}

pub(crate) fn install_packages() -> Done {
    if packages_are_there() {
        return Ok(());
    }
    run(npm().args(["ci", "--no-audit", "--no-fund"]))
}

/// A script of an npm package, run by Node: `node_modules/<path>`.
pub(crate) fn tool(path: &str) -> Command {
    let mut node = program("node");
    node.arg(root().join("node_modules").join(path));
    node
}

fn npm() -> Command {
    program(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// npm leaves a lock of what it installed; one older than ours is stale.
fn packages_are_there() -> bool {
    let written = |path: &str| -> Option<SystemTime> { fs::metadata(root().join(path)).ok()?.modified().ok() };
    match (written("node_modules/.package-lock.json"), written("package-lock.json")) {
        (Some(installed), Some(wanted)) => installed >= wanted,
        _ => false,
    }
}
