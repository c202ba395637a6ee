//! Turns what wasm-bindgen and wasm2js write into factories, so that several instances can live side by side: the
//! one in use, and the one that takes over after a fault.
//!
//! Every edit insists on finding what it changes; a new version of either tool fails here and not in a browser.

use std::fmt::Write as _;

use crate::Done;

/// The name under which wasm-bindgen's bundler target imports its own glue.
fn imported_from(name: &str) -> String {
    format!("./{name}_bg.js")
}

pub(crate) fn inline_declarations(name: &str) -> String {
    format!(
        "/** `{name}.wasm` as text, because the page may not fetch: each byte plus 14, modulo 256, as one character. */\n\
         export const letters: string;\n"
    )
}

pub(crate) fn nowasm_declarations(name: &str) -> String {
    format!(
        "/** A fresh instance of `{name}.wasm` as plain JavaScript. */\n\
         export function instantiate(imports: WebAssembly.Imports): WebAssembly.Exports;\n"
    )
}

/// wasm-bindgen's module as a function whose calls share nothing.
pub(crate) fn module(name: &str, written: &str) -> Done<String> {
    let offered = exported_functions(written)?;
    let body = written.replace("\nexport function ", "\nfunction ");
    let body = body.strip_prefix("export ").unwrap_or(&body);
    let body = see_grown_memory(body)?;
    let (inside, door): (Vec<&str>, Vec<&str>) = offered.iter().partition(|name| name.starts_with("__"));
    let imports: Vec<&str> = inside.into_iter().filter(|name| *name != "__wbg_set_wasm").collect();
    Ok(format!(
        "export function createGlue() {{\n{body}\n\
         const door = {{ {door} }};\n\
         const imports = {{ {from:?}: {{ {imports} }} }};\n\
         const open = (exports) => {{\n\
         __wbg_set_wasm(exports);\n\
         if (exports.__wbindgen_start) exports.__wbindgen_start();\n\
         return door;\n}};\n\
         return {{ imports, open }};\n}}\n",
        door = door.join(", "),
        from = imported_from(name),
        imports = imports.join(", "),
    ))
}

/// The types of that module: the door's functions as Rust declares them, with `unknown` for what is not known.
pub(crate) fn declarations(name: &str, written: &str) -> String {
    let mut door = String::new();
    for line in written.lines().filter_map(|line| line.strip_prefix("export function ")) {
        let _ = writeln!(door, "  {}", line.replace(": any", ": unknown"));
    }
    format!(
        "/** The functions of `{name}.wasm`, as the Rust door declares them. */\n\
         export interface Door {{\n{door}}}\n\
         /** What one instance needs from JavaScript, and what it then offers. */\n\
         export interface Glue {{\n  imports: WebAssembly.Imports;\n  open(exports: WebAssembly.Exports): Door;\n}}\n\
         export function createGlue(): Glue;\n"
    )
}

pub(crate) fn inline_module(wasm: &[u8]) -> String {
    format!("export const letters = \"{}\";\n", letters(wasm))
}

/// wasm2js's module, which makes its one instance while it loads, as a function that makes one per call.
pub(crate) fn nowasm_module(name: &str, written: &str) -> Done<String> {
    let import = format!("import * as $_{name}_bg_js from '{}';\n", imported_from(name));
    let body = written.strip_prefix(&import).ok_or("wasm2js begins its module in a new way")?;
    let (body, _) = body.split_once("\nvar retasmFunc = asmFunc(").ok_or("wasm2js ends its module in a new way")?;
    let body = replace_once(body, "return oldPages;\n }", "return newPages < 65536 ? oldPages : -1;\n }")?;
    Ok(format!("export function instantiate(imports) {{\n{body}\nreturn asmFunc(imports);\n}}\n"))
}

/// Views on the memory are renewed when the buffer is another one: real WebAssembly detaches the old buffer when the
/// memory grows and wasm-bindgen looks for that, but in plain JavaScript the old one stays readable and stale.
fn see_grown_memory(body: &str) -> Done<String> {
    let view = "cachedDataViewMemory0.buffer";
    let detached =
        format!("{view}.detached === true || ({view}.detached === undefined && {view} !== wasm.memory.buffer)");
    let mut renewed = body.replace(&detached, &format!("{view} !== wasm.memory.buffer"));
    for kind in ["Uint8", "Uint32"] {
        let view = format!("cached{kind}ArrayMemory0");
        renewed =
            renewed.replace(&format!("{view}.byteLength === 0"), &format!("{view}.buffer !== wasm.memory.buffer"));
    }
    if renewed == body || renewed.contains("byteLength === 0") || renewed.contains(".detached") {
        return Err("wasm-bindgen's glue has a view on the memory that is not renewed when the memory grows".to_owned());
    }
    Ok(renewed)
}

fn exported_functions(written: &str) -> Done<Vec<&str>> {
    let mut names = Vec::new();
    for line in written.lines() {
        if let Some(rest) = line.strip_prefix("export function ") {
            names.extend(rest.split('(').next());
        } else if line.starts_with("export ") || line.starts_with("import ") {
            return Err(format!("wasm-bindgen's glue has a line of a new kind: `{line}`"));
        }
    }
    Ok(names)
}

fn replace_once(text: &str, from: &str, to: &str) -> Done<String> {
    match text.matches(from).count() {
        1 => Ok(text.replace(from, to)),
        count => Err(format!("`{from}` was expected once in a generated module and is there {count} times")),
    }
}

/// One character per byte packs far better than base64. Bytes are shifted so that the frequent zero, which is awkward
/// in text, becomes a plain character.
fn letters(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 3 / 2);
    for byte in bytes {
        match byte.wrapping_add(14) {
            0 => text.push_str("\\x00"),
            b'\n' => text.push_str("\\n"),
            b'\r' => text.push_str("\\r"),
            b'"' => text.push_str("\\\""),
            b'\\' => text.push_str("\\\\"),
            shifted => text.push(char::from(shifted)),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_its_letter() {
        assert_eq!(letters(b"\0asm"), "\u{e}o\u{81}{");
        let awkward: Vec<u8> = [0, b'\n', b'\r', b'"', b'\\'].iter().map(|byte: &u8| byte.wrapping_sub(14)).collect();
        assert_eq!(letters(&awkward), r#"\x00\n\r\"\\"#);
    }

    #[test]
    fn glue_of_a_new_kind_is_refused() {
        assert!(module("core", "import x from 'y';\n").is_err());
        assert!(module("core", "export function a() {}\n").is_err(), "its views on the memory are not found");
        assert!(nowasm_module("core", "something else").is_err());
    }
}
