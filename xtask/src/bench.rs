//! `cargo xtask bench`: the same work by this project, by hand and by others, in one run. `benches/bench.mjs` runs them,
//! each in a process of its own, and compares.

use std::path::PathBuf;

use crate::Done;
use crate::build;
use crate::run::{cargo, output, program, root, run};
use crate::wasm;

pub(crate) fn bench(words: &[&str]) -> Done {
    let toolchain = build::prepare()?;
    wasm::build_columns(&toolchain)?;
    wasm::build_core(&toolchain)?;
    install(words.contains(&"--peers"))?;
    let mut node = program("node");
    run(node.arg("benches/bench.mjs").arg("--native").arg(native()?).args(words))
}

/// The libraries that are measured; the heavy ones only if they are asked for.
fn install(peers: bool) -> Done {
    let there = |name: &str| root().join("benches/node_modules").join(name).exists();
    if there("decimal.js") && (there("hyperformula") || !peers) {
        return Ok(());
    }
    let mut npm = program(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.current_dir(root().join("benches")).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    if !peers {
        npm.arg("--omit=optional");
    }
    run(&mut npm)
}

/// Builds the same work as a native program, and says where it is.
fn native() -> Done<PathBuf> {
    let words = ["build", "--release", "--locked", "--bench", "native", "--message-format=json"];
    let told = output(cargo().args(words))?;
    let artifacts = told.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let program =
        artifacts.filter_map(|artifact| Some(PathBuf::from(artifact.get("executable")?.as_str()?))).next_back();
    program.ok_or_else(|| "cargo did not say where the native program is".to_owned())
}
