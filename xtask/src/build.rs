//! `cargo xtask build`: the core, then the page.

use crate::Done;
use crate::toolchain::Toolchain;
use crate::{node, page, wasm};

pub(crate) fn build() -> Done {
    let toolchain = prepare()?;
    wasm::build(&toolchain)?;
    page::build()
}

/// Says what is there and what will be installed, then installs it.
pub(crate) fn prepare() -> Done<Toolchain> {
    println!("What the build needs:");
    let plan = Toolchain::plan();
    println!("  wasm compiler   {}", plan.words());
    println!("  Node            {}", node::words()?);
    println!("  npm packages    {}", node::packages_words());
    println!();
    let toolchain = plan.follow()?;
    node::install_packages()?;
    Ok(toolchain)
}
