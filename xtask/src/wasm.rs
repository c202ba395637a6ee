//! The core as `pkg/dist/`: the WebAssembly module, the same as plain JavaScript, the glue between either and
//! JavaScript, and the wrapper that others import.

use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::Done;
use crate::docs;
use crate::glue;
use crate::node::tool;
use crate::run::{read, read_text, root, run, write};
use crate::stamp::{self, Inputs};
use crate::toolchain::Toolchain;

/// What the oldest browsers we serve know: the first WebAssembly, and globals that change.
const FEATURES: [&str; 2] = ["--mvp-features", "--enable-mutable-globals"];

pub(crate) fn folder() -> PathBuf {
    root().join("pkg/dist")
}

pub(crate) fn build(toolchain: &Toolchain) -> Done {
    docs::schemas()?;
    println!("core: compiling to wasm");
    let compiled = toolchain.compile()?;
    let stamp = Inputs::default()
        .file(&compiled)?
        .folder(&root().join("xtask/src"), "")?
        .folder(&root().join("pkg/src"), "")?
        .file(&root().join("pkg/tsconfig.json"))?
        .file(&root().join("package-lock.json"))?
        .stamp();
    if stamp::is_fresh(&folder(), &stamp) {
        println!("core: unchanged");
        return Ok(());
    }
    stamp::clear(&folder());
    println!("core: glue, smaller wasm, plain JavaScript edition");
    let work = root().join("target/wasm/work");
    let bound = bind(&compiled, &work)?;
    optimise(&bound, &work)?;
    write_editions(&work)?;
    run(tool("typescript/bin/tsc").args(["-p", "pkg", "--noCheck"]))?;
    stamp::set(&folder(), &stamp)
}

/// Lets wasm-bindgen write its glue, and returns the module that goes with it.
fn bind(compiled: &Path, work: &Path) -> Done<PathBuf> {
    Bindgen::new()
        .input_path(compiled)
        .out_name("core")
        .bundler(true)
        .and_then(|bindgen| {
            bindgen.remove_name_section(true).remove_producers_section(true).typescript(true).generate(work)
        })
        .map_err(|error| format!("wasm-bindgen cannot read the module: {error:#}"))?;
    let (glue, types) = (read_text(&work.join("core_bg.js"))?, read_text(&work.join("core.d.ts"))?);
    write(&folder().join("core-glue.js"), glue::module(&glue)?)?;
    write(&folder().join("core-glue.d.ts"), glue::declarations(&types))?;
    Ok(work.join("core_bg.wasm"))
}

/// Leaves `core.wasm` and its JavaScript twin, `nowasm.js`. After gzip -Os and -Oz differ by less than one in a thousand.
fn optimise(bound: &Path, work: &Path) -> Done {
    let core = folder().join("core.wasm");
    let mut wasm_opt = tool("binaryen/bin/wasm-opt");
    wasm_opt.args(FEATURES).arg("-Os").args(["--strip-debug", "--strip-producers", "--strip-target-features"]);
    run(wasm_opt.arg(bound).arg("-o").arg(&core))?;
    let mut wasm2js = tool("binaryen/bin/wasm2js");
    run(wasm2js.args(FEATURES).arg("-Os").arg(&core).arg("-o").arg(work.join("nowasm.js")))
}

fn write_editions(work: &Path) -> Done {
    let core = read(&folder().join("core.wasm"))?;
    write(&folder().join("core-inline.js"), glue::inline_module(&core))?;
    write(&folder().join("core-inline.d.ts"), glue::INLINE_DECLARATIONS)?;
    let nowasm = read_text(&work.join("nowasm.js"))?;
    write(&folder().join("core-nowasm.js"), glue::nowasm_module(&nowasm)?)?;
    write(&folder().join("core-nowasm.d.ts"), glue::NOWASM_DECLARATIONS)
}
