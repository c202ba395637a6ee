//! `cargo xtask dist`: the page to be carried away, as one file that opens by double-click and as a folder for a web
//! server, with checksums.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::node::tool;
use crate::run::{files_below, read, root, run, write};
use crate::{Done, build, page, sizes};

const FILE: &str = "cadre-pay.html";
const FOLDER: &str = "cadre-pay";
const SUMS: &str = "SHA256SUMS";

fn folder() -> PathBuf {
    root().join("dist")
}

pub(crate) fn dist() -> Done {
    build::build()?;
    clear()?;
    one_file()?;
    for file in files_below(&page::folder()) {
        let place = file.strip_prefix(page::folder()).map_err(|error| error.to_string())?;
        write(&folder().join(FOLDER).join(place), read(&file)?)?;
    }
    let sums = sums(&folder())?;
    print!("{sums}");
    write(&folder().join(SUMS), sums)
}

/// The page as one file, from what is built already.
///
/// # Errors
/// When building it a second time gives other bytes: then its checksum would prove nothing.
pub(crate) fn one_file() -> Done {
    println!("page: as one file");
    let again = root().join("target/dist-again");
    for folder in [&folder(), &again] {
        let mut vite = tool("vite/bin/vite.js");
        vite.args(["build", "www", "--config", "www/offline.config.ts", "--logLevel", "error", "--outDir"]);
        run(vite.arg(folder))?;
    }
    let (first, second) = (read(&folder().join(FILE))?, read(&again.join(FILE))?);
    if first != second {
        return Err(format!("two builds of {FILE} differ"));
    }
    println!("{FILE}: {} bytes, {} after gzip, the same when built again", first.len(), sizes::gzipped(&first));
    Ok(())
}

fn clear() -> Done {
    match fs::remove_dir_all(folder()) {
        Err(error) if folder().exists() => Err(format!("`{}` cannot be cleared: {error}", folder().display())),
        _ => Ok(()),
    }
}

/// A line for each file, as `sha256sum --check` reads them.
fn sums(folder: &Path) -> Done<String> {
    let mut sums = String::new();
    for file in files_below(folder) {
        let place = file.strip_prefix(folder).map_err(|error| error.to_string())?;
        let sum: String = Sha256::digest(read(&file)?).iter().map(|byte| format!("{byte:02x}")).collect();
        sums.push_str(&format!("{sum}  {}\n", place.to_string_lossy().replace('\\', "/")));
    }
    Ok(sums)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_as_sha256sum_writes_them_in_the_order_of_the_names() {
        let folder = std::env::temp_dir().join("cadre-pay-sums");
        write(&folder.join("b.txt"), "").expect("a file");
        write(&folder.join("a/b.txt"), "abc").expect("a file");
        // The example of the standard, FIPS 180-2, and the sum of nothing.
        let expected = "\
ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a/b.txt
e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b.txt
";
        assert_eq!(sums(&folder).as_deref(), Ok(expected));
    }
}
