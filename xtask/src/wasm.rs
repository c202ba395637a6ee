//! A crate as WebAssembly and what goes with it: the same as plain JavaScript, and the glue between either and
//! JavaScript. The core becomes `pkg/dist/`, together with the wrapper that others import; the office module becomes
//! `office/dist/`, which only the page has.

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

/// A crate that is built for the browser.
pub(crate) struct Module {
    /// Its files are called `<name>.wasm`, `<name>-glue.js` and so on.
    pub(crate) name: &'static str,
    pub(crate) package: &'static str,
    /// Features of the crate that only its module has.
    pub(crate) features: &'static str,
    folder: &'static str,
    /// Many people go through it: here speed comes before size.
    for_speed: bool,
}

pub(crate) const CORE: Module =
    Module { name: "core", package: "cadre-pay", features: "", folder: "pkg/dist", for_speed: false };
pub(crate) const COLUMNS: Module = Module {
    name: "columns",
    package: "cadre-pay-columns",
    features: "door",
    folder: "pkg/dist/columns",
    for_speed: true,
};
pub(crate) const OFFICE: Module =
    Module { name: "office", package: "cadre-pay-office", features: "", folder: "office/dist", for_speed: false };

impl Module {
    pub(crate) fn folder(&self) -> PathBuf {
        root().join(self.folder)
    }

    pub(crate) fn wasm(&self) -> PathBuf {
        self.folder().join(format!("{}.wasm", self.name))
    }
}

pub(crate) fn build(toolchain: &Toolchain) -> Done {
    build_columns(toolchain)?;
    build_core(toolchain)?;
    build_office(toolchain)
}

pub(crate) fn build_core(toolchain: &Toolchain) -> Done {
    docs::schemas()?;
    let wrapper = Inputs::default().folder(&root().join("pkg/src"), "")?.file(&root().join("pkg/tsconfig.json"))?;
    CORE.build(toolchain, wrapper, || run(tool("typescript/bin/tsc").args(["-p", "pkg", "--noCheck"])))
}

/// Before the core, whose wrapper names it.
pub(crate) fn build_columns(toolchain: &Toolchain) -> Done {
    COLUMNS.build(toolchain, Inputs::default(), || Ok(()))
}

pub(crate) fn build_office(toolchain: &Toolchain) -> Done {
    OFFICE.build(toolchain, Inputs::default(), || Ok(()))
}

impl Module {
    /// `rest` is what else belongs into the folder, and is made from `inputs`.
    fn build(&self, toolchain: &Toolchain, inputs: Inputs, rest: fn() -> Done) -> Done {
        println!("{}: compiling to wasm", self.name);
        let compiled = toolchain.compile(self)?;
        let stamp = inputs
            .file(&compiled)?
            .file(&root().join("xtask/src/wasm.rs"))?
            .file(&root().join("xtask/src/glue.rs"))?
            .file(&root().join("package-lock.json"))?
            .stamp();
        if stamp::is_fresh(&self.folder(), &stamp) {
            println!("{}: unchanged", self.name);
            return Ok(());
        }
        stamp::clear(&self.folder());
        println!("{}: glue, smaller wasm, plain JavaScript edition", self.name);
        let work = root().join("target/wasm/work").join(self.name);
        let bound = self.bind(&compiled, &work)?;
        self.optimise(&bound, &work)?;
        self.write_editions(&work)?;
        rest()?;
        stamp::set(&self.folder(), &stamp)
    }

    /// Lets wasm-bindgen write its glue, and returns the module that goes with it.
    fn bind(&self, compiled: &Path, work: &Path) -> Done<PathBuf> {
        Bindgen::new()
            .input_path(compiled)
            .out_name(self.name)
            .bundler(true)
            .and_then(|bindgen| {
                bindgen.remove_name_section(true).remove_producers_section(true).typescript(true).generate(work)
            })
            .map_err(|error| format!("wasm-bindgen cannot read the module: {error:#}"))?;
        let glue = read_text(&work.join(format!("{}_bg.js", self.name)))?;
        let types = read_text(&work.join(format!("{}.d.ts", self.name)))?;
        self.write("glue.js", glue::module(self.name, &glue)?)?;
        self.write("glue.d.ts", glue::declarations(self.name, &types))?;
        Ok(work.join(format!("{}_bg.wasm", self.name)))
    }

    /// Leaves the module and its JavaScript twin, `nowasm.js`. After gzip -Os and -Oz differ by less than one in a
    /// thousand.
    fn optimise(&self, bound: &Path, work: &Path) -> Done {
        let mut wasm_opt = tool("binaryen/bin/wasm-opt");
        wasm_opt.args(FEATURES).arg(if self.for_speed { "-O3" } else { "-Os" }).args([
            "--strip-debug",
            "--strip-producers",
            "--strip-target-features",
        ]);
        run(wasm_opt.arg(bound).arg("-o").arg(self.wasm()))?;
        let mut wasm2js = tool("binaryen/bin/wasm2js");
        run(wasm2js.args(FEATURES).arg("-Os").arg(self.wasm()).arg("-o").arg(work.join("nowasm.js")))
    }

    fn write_editions(&self, work: &Path) -> Done {
        self.write("inline.js", glue::inline_module(&read(&self.wasm())?))?;
        self.write("inline.d.ts", glue::inline_declarations(self.name))?;
        let nowasm = read_text(&work.join("nowasm.js"))?;
        self.write("nowasm.js", glue::nowasm_module(self.name, &nowasm)?)?;
        self.write("nowasm.d.ts", glue::nowasm_declarations(self.name))
    }

    fn write(&self, part: &str, text: String) -> Done {
        write(&self.folder().join(format!("{}-{part}", self.name)), text)
    }
}
