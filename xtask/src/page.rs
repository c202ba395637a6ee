//! The page: TypeScript and styles in `www/`, built by Vite into `www/dist/`.

use std::path::PathBuf;

use crate::Done;
use crate::node::tool;
use crate::run::{root, run};
use crate::stamp::{self, Inputs};
use crate::wasm;

pub(crate) fn folder() -> PathBuf {
    root().join("www/dist")
}

pub(crate) fn build() -> Done {
    let stamp = Inputs::default()
        .folder(&root().join("www"), "dist")?
        .folder(&root().join("pkg"), "")?
        .folder(&wasm::OFFICE.folder(), "")?
        .folder(&root().join("schemes"), "")?
        .file(&root().join("tsconfig.base.json"))?
        .file(&root().join("package-lock.json"))?
        .stamp();
    if stamp::is_fresh(&folder(), &stamp) {
        println!("page: unchanged");
        return Ok(());
    }
    println!("page: building");
    run(tool("vite/bin/vite.js").args(["build", "www", "--config", "www/vite.config.ts", "--logLevel", "warn"]))?;
    stamp::set(&folder(), &stamp)
}
