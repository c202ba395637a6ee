//! `cargo xtask`: build, serve and test the project.

mod bench;
mod build;
mod check;
mod dist;
mod docs;
mod features;
mod glue;
mod node;
mod page;
mod run;
mod serve;
mod sizes;
mod stamp;
mod test;
mod toolchain;
mod wasm;

use std::env;
use std::process::ExitCode;

/// What a command comes to: nothing, or the sentence that says why not.
type Done<T = ()> = Result<T, String>;

const USAGE: &str = "\
cargo xtask build            builds the core and the page
cargo xtask serve            builds, then serves the page on this machine  [--port N]
cargo xtask dist             builds what is carried away: dist/cadre-pay.html, dist/cadre-pay/ and checksums
cargo xtask check            runs the worked examples of every scheme in schemes/
cargo xtask docs             writes the tables of docs/FORMAT.md and the JSON Schemas  [--check: are the tables stale?]
cargo xtask bench            measures this project against others in one run  [--n N: one size] [--peers: and other engines]
cargo xtask test             runs everything that is tested  [--quick: without browsers]";

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["build"] => build::build(),
        ["serve"] => serve::serve(serve::USUAL_PORT),
        ["serve", "--port", port] => port_of(port).and_then(serve::serve),
        ["dist"] => dist::dist(),
        ["check"] => check::check(),
        ["docs"] => docs::docs(),
        ["docs", "--check"] => docs::check(),
        ["bench", words @ ..] => bench::bench(words),
        ["test"] => test::test(test::Browsers::With),
        ["test", "--quick"] => test::test(test::Browsers::Without),
        _ => Err(format!("use one of\n\n{USAGE}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\nxtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn port_of(text: &str) -> Done<u16> {
    text.parse().map_err(|_| format!("port must be a number up to 65535, but `{text}` was given"))
}
