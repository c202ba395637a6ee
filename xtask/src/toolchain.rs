//! The compiler for wasm. The standard library is rebuilt with the module, because the prebuilt one carries WebAssembly
//! features that old browsers refuse; so a compiler is needed whose library sources are there.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use crate::Done;
use crate::run::{cargo, output, program, root, run};
use crate::wasm::{self, Module};

const TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN_PACKAGES: [&str; 4] = ["rustc-web", "cargo-web", "rust-web-src", "lld-22"];
const DEBIAN_CLIPPY: &str = "rust-web-clippy";
/// The library sources are 3 MB: who has not got them by then has no network.
const RUSTUP_PATIENCE: Duration = Duration::from_secs(120);

/// A compiler with its own library sources.
pub(crate) enum Toolchain {
    /// The cargo that runs us, with the sources that rustup added to it.
    Rustup,
    /// Debian's packages for building browsers. Their cargo, compiler and sources only fit each other.
    Debian { linker: PathBuf },
}

/// How the compiler will be had.
pub(crate) enum Plan {
    Ready(Toolchain),
    /// Ask rustup for the sources; if it cannot, ask Debian.
    Install,
}

impl Toolchain {
    pub(crate) fn plan() -> Plan {
        match debian().or_else(rustup) {
            Some(toolchain) => Plan::Ready(toolchain),
            None => Plan::Install,
        }
    }

    /// Compiles a module and returns it as the linker leaves it.
    pub(crate) fn compile(&self, module: &Module) -> Done<PathBuf> {
        // Only as a module: where a Rust library is wanted besides, cargo leaves link-time optimisation out.
        let mut rustc = self.cargo("rustc");
        rustc.args(["--release", "--package", module.package, "--lib", "--crate-type", "cdylib"]);
        run(rustc.args(["--features", module.features]))?;
        let file = format!("{}.wasm", module.package.replace('-', "_"));
        Ok(target_folder().join(TARGET).join("release").join(file))
    }

    /// Lints the modules as they are compiled for wasm.
    pub(crate) fn clippy(&self) -> Done {
        self.install_clippy()?;
        let mut clippy = match self {
            Toolchain::Rustup => self.cargo("clippy"),
            // Not by way of cargo, which would find rustup's clippy first.
            Toolchain::Debian { .. } => {
                let mut clippy = self.with_settings(program("/usr/bin/cargo-clippy"));
                clippy.env("CARGO", "/usr/bin/cargo").args(["clippy", "--locked"]).args(build_std());
                clippy
            }
        };
        for module in [wasm::COLUMNS, wasm::CORE, wasm::OFFICE] {
            clippy.args(["--package", module.package]);
            if !module.features.is_empty() {
                clippy.args(["--features", &format!("{}/{}", module.package, module.features)]);
            }
        }
        run(clippy.args(["--release", "--lib", "--", "-D", "warnings"]))
    }

    fn install_clippy(&self) -> Done {
        let there = match self {
            Toolchain::Rustup => true,
            Toolchain::Debian { .. } => Path::new("/usr/bin/cargo-clippy").exists(),
        };
        if there { Ok(()) } else { apt_install(&[DEBIAN_CLIPPY]) }
    }

    fn cargo(&self, subcommand: &str) -> Command {
        let cargo = match self {
            Toolchain::Rustup => cargo(),
            Toolchain::Debian { .. } => program("/usr/bin/cargo"),
        };
        let mut cargo = self.with_settings(cargo);
        cargo.args([subcommand, "--locked"]).args(build_std());
        cargo
    }

    fn with_settings(&self, mut command: Command) -> Command {
        command.env("RUSTC_BOOTSTRAP", "1").env("CARGO_ENCODED_RUSTFLAGS", self.rustflags());
        // The module travels: here size comes before speed.
        command.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "z");
        if let Toolchain::Debian { linker } = self {
            forget_rustup(&mut command);
            command.env("RUSTC", "/usr/bin/rustc");
            command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
        }
        command
    }

    /// Only what the oldest browsers know, nothing that only a programmer reads, and no path of this machine.
    fn rustflags(&self) -> OsString {
        let flags = [
            "-Ctarget-cpu=mvp",
            "-Ctarget-feature=+mutable-globals",
            "-Zfmt-debug=none",
            "-Zlocation-detail=none",
            "--cfg=sha2_backend=\"soft\"",
            "--cfg=sha2_backend_soft=\"compact\"",
        ];
        let mut flags = OsString::from(flags.join("\u{1f}"));
        let home = env::var_os("CARGO_HOME").map(PathBuf::from);
        let home = home.or_else(|| env::home_dir().map(|home| home.join(".cargo")));
        let places = [
            (home.map(|home| home.join("registry/src")), "crates"),
            (self.sysroot().map(|sysroot| sysroot.join("lib/rustlib/src/rust")), "rust"),
            (Some(root()), "cadre-pay"),
        ];
        for (place, name) in places {
            if let Some(place) = place {
                flags.push("\u{1f}--remap-path-prefix=");
                flags.push(place);
                flags.push(format!("={name}"));
            }
        }
        flags
    }

    fn sysroot(&self) -> Option<PathBuf> {
        match self {
            Toolchain::Rustup => sysroot(program("rustc")),
            Toolchain::Debian { .. } => Some(PathBuf::from("/usr")),
        }
    }
}

impl Plan {
    pub(crate) fn words(&self) -> String {
        match self {
            Plan::Ready(Toolchain::Rustup) => "rustup's, with library sources, is there".to_owned(),
            Plan::Ready(Toolchain::Debian { .. }) => "Debian's, with library sources, is there".to_owned(),
            Plan::Install if may_use_apt() => {
                format!("will be installed: {}; or else {}", RUSTUP_COMMAND, apt_words(&DEBIAN_PACKAGES))
            }
            Plan::Install => format!("will be installed: {RUSTUP_COMMAND}"),
        }
    }

    pub(crate) fn follow(self) -> Done<Toolchain> {
        match self {
            Plan::Ready(toolchain) => Ok(toolchain),
            Plan::Install => install(),
        }
    }
}

const RUSTUP_COMMAND: &str = "rustup component add rust-src";

fn install() -> Done<Toolchain> {
    let refused = match ask_rustup() {
        Ok(()) => "its sources are not where they belong".to_owned(),
        Err(sentence) => sentence,
    };
    if let Some(toolchain) = rustup() {
        return Ok(toolchain);
    }
    println!("rustup cannot help: {refused}");
    if may_use_apt() {
        apt_install(&DEBIAN_PACKAGES)?;
    }
    debian().ok_or_else(|| {
        format!(
            "there are no library sources to build wasm from. Type one of\n\n  {RUSTUP_COMMAND}\n  sudo sh -c '{}'\n\n\
             and then this command again. The first needs rustup and a network, the second Debian 12 or newer.",
            apt_words(&DEBIAN_PACKAGES)
        )
    })
}

// ── rustup ──

fn rustup() -> Option<Toolchain> {
    let sysroot = sysroot(program("rustc"))?;
    sysroot.join("lib/rustlib/src/rust/library/Cargo.lock").exists().then_some(Toolchain::Rustup)
}

fn sysroot(mut rustc: Command) -> Option<PathBuf> {
    output(rustc.args(["--print", "sysroot"])).ok().map(PathBuf::from)
}

/// rustup tries a dead network for a long time, so it gets a time limit.
fn ask_rustup() -> Done {
    println!("{RUSTUP_COMMAND}");
    let mut rustup = program("rustup");
    rustup.args(["component", "add", "rust-src"]).env("RUSTUP_MAX_RETRIES", "1").env("RUST_BACKTRACE", "0");
    let mut rustup = rustup.spawn().map_err(|error| format!("rustup did not start: {error}"))?;
    let began = Instant::now();
    while began.elapsed() < RUSTUP_PATIENCE {
        match rustup.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(format!("`{RUSTUP_COMMAND}` failed ({status})")),
            Ok(None) => thread::sleep(Duration::from_millis(100)),
            Err(error) => return Err(format!("rustup was lost: {error}")),
        }
    }
    // OK because it may have ended just now.
    let _ = rustup.kill();
    let _ = rustup.wait();
    Err(format!("`{RUSTUP_COMMAND}` took longer than {} seconds", RUSTUP_PATIENCE.as_secs()))
}

/// Under `cargo xtask` the environment points at rustup's compiler and libraries.
fn forget_rustup(command: &mut Command) {
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        let compiler = ["RUSTUP_TOOLCHAIN", "LD_LIBRARY_PATH", "CARGO", "CARGO_BUILD_TARGET"].contains(&text.as_ref())
            || ["RUSTC", "RUSTDOC", "CARGO_PKG_", "CARGO_MANIFEST_"].iter().any(|start| text.starts_with(start));
        if compiler {
            command.env_remove(&name);
        }
    }
    command.env("RUSTC_BOOTSTRAP", "1");
}

// ── Debian ──

fn debian() -> Option<Toolchain> {
    let needed = ["/usr/bin/cargo", "/usr/bin/rustc", "/usr/lib/rustlib/src/rust/library/Cargo.lock"];
    if !needed.iter().all(|path| Path::new(path).exists()) {
        return None;
    }
    let mut linkers: Vec<PathBuf> = fs::read_dir("/usr/bin")
        .ok()?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().starts_with("/usr/bin/wasm-ld"))
        .collect();
    linkers.sort();
    linkers.pop().map(|linker| Toolchain::Debian { linker })
}

pub(crate) fn may_use_apt() -> bool {
    let is_root = output(program("id").arg("-u")).is_ok_and(|user| user == "0");
    is_root && Path::new("/usr/bin/apt-get").exists()
}

fn apt_words(packages: &[&str]) -> String {
    format!("apt-get update && apt-get install -y --no-install-recommends {}", packages.join(" "))
}

fn apt_install(packages: &[&str]) -> Done {
    if !may_use_apt() {
        return Err(format!("type `sudo sh -c '{}'` and then this command again", apt_words(packages)));
    }
    println!("{}", apt_words(packages));
    let mut update = program("apt-get");
    run(update.args(["update", "-qq"]))?;
    let mut install = program("apt-get");
    install.env("DEBIAN_FRONTEND", "noninteractive");
    run(install.args(["install", "-y", "-qq", "-oDpkg::Use-Pty=0", "--no-install-recommends"]).args(packages))
}

// ── both ──

fn build_std() -> [OsString; 6] {
    let folder = target_folder().into_os_string();
    [
        "--target".into(),
        TARGET.into(),
        "-Zbuild-std=std,panic_abort".into(),
        "-Zbuild-std-features=optimize_for_size".into(),
        "--target-dir".into(),
        folder,
    ]
}

/// Apart from the native one, so that two compilers do not undo each other's work.
fn target_folder() -> PathBuf {
    root().join("target/wasm")
}
