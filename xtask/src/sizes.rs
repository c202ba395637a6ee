//! What a visitor has to load, and how much of it we allow.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::PathBuf;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

use crate::run::{read, read_text};
use crate::{Done, page, wasm};

struct Budget {
    what: &'static str,
    /// Kilobytes of 1000 bytes after gzip.
    kilobytes_max: usize,
    files: fn() -> Done<BTreeSet<PathBuf>>,
}

const BUDGETS: [Budget; 6] = [
    Budget { what: "core.wasm", kilobytes_max: 275, files: || Ok([wasm::CORE.wasm()].into()) },
    Budget { what: "columns.wasm", kilobytes_max: 40, files: || Ok([wasm::COLUMNS.wasm()].into()) },
    Budget { what: "office.wasm", kilobytes_max: 650, files: || Ok([wasm::OFFICE.wasm()].into()) },
    Budget { what: "page, first load", kilobytes_max: 382, files: || first_load("index.html", WASM_EDITION) },
    Budget {
        what: "page, first load without wasm",
        kilobytes_max: 500,
        files: || first_load("index.html", NOWASM_EDITION),
    },
    Budget { what: "preview, first load", kilobytes_max: 335, files: || first_load("preview.html", WASM_EDITION) },
];

/// How Vite's manifest names the chunk that carries each edition of the core.
const WASM_EDITION: &str = "../pkg/dist/core-inline.js";
const NOWASM_EDITION: &str = "../pkg/dist/core-nowasm.js";

/// Prints the table.
///
/// # Errors
/// When something is larger than its budget.
pub(crate) fn check() -> Done {
    let mut over = Vec::new();
    println!("{:<32}{:>10}{:>10}{:>10}", "", "bytes", "gzip", "allowed");
    for budget in BUDGETS {
        let (mut bytes, mut packed) = (0, 0);
        for file in (budget.files)()? {
            let content = read(&file)?;
            bytes += content.len();
            packed += gzipped(&content);
        }
        let allowed = budget.kilobytes_max * 1000;
        println!("{:<32}{bytes:>10}{packed:>10}{allowed:>10}", budget.what);
        if packed > allowed {
            over.push(budget.what);
        }
    }
    if over.is_empty() { Ok(()) } else { Err(format!("over budget: {}", over.join("; "))) }
}

/// How many bytes are left when a server compresses as well as gzip can.
pub(crate) fn gzipped(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    // OK because writing into memory cannot fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().map_or(usize::MAX, |compressed| compressed.len())
}

/// A page, what it loads before it runs, and one edition of the core.
fn first_load(html: &str, edition: &str) -> Done<BTreeSet<PathBuf>> {
    let manifest = read_text(&page::folder().join(".vite/manifest.json"))?;
    let manifest: Value =
        serde_json::from_str(&manifest).map_err(|error| format!("Vite's manifest cannot be read: {error}"))?;
    let mut files = BTreeSet::from([page::folder().join(html)]);
    let mut waiting = vec![html.to_owned(), edition.to_owned()];
    let mut seen = BTreeSet::new();
    while let Some(name) = waiting.pop() {
        if !seen.insert(name.clone()) {
            continue;
        }
        let chunk = manifest.get(&name).ok_or_else(|| format!("Vite's manifest does not name `{name}`"))?;
        files.extend(chunk.get("file").and_then(Value::as_str).map(|file| page::folder().join(file)));
        files.extend(texts(chunk, "css").map(|file| page::folder().join(file)));
        waiting.extend(texts(chunk, "imports").map(str::to_owned));
    }
    Ok(files)
}

fn texts<'a>(chunk: &'a Value, key: &str) -> impl Iterator<Item = &'a str> {
    chunk.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}
