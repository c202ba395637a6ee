//! `cargo xtask`: build, serve and test the project.
fn main() {}
