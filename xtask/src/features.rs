//! Whether the oldest browsers can load the built module.

use wasmparser::types::{EntityType, TypesRef};
use wasmparser::{FuncType, ValType, Validator, WasmFeatures};

use crate::Done;
use crate::run::read;
use crate::wasm::Module;

/// Checks a built module.
///
/// # Errors
/// When it needs more than the first WebAssembly and mutable globals, or passes a 64-bit integer.
pub(crate) fn check(module: &Module) -> Done {
    let name = module.name;
    let functions = functions_at_the_boundary(&read(&module.wasm())?)?;
    let wide: Vec<&str> = functions.iter().filter(|(_, kind)| has_i64(kind)).map(|(name, _)| name.as_str()).collect();
    if !wide.is_empty() {
        return Err(format!(
            "64-bit integers cross between wasm and JavaScript, which throws in Chromium 80: {}",
            wide.join(", ")
        ));
    }
    println!("{name}.wasm is valid as the first WebAssembly with mutable globals, and");
    println!("none of its {} imported and exported functions passes a 64-bit integer", functions.len());
    Ok(())
}

/// Every function that JavaScript gives or gets, of a module that is valid for the oldest browsers.
fn functions_at_the_boundary(module: &[u8]) -> Done<Vec<(String, FuncType)>> {
    let types = Validator::new_with_features(WasmFeatures::WASM1)
        .validate_all(module)
        .map_err(|error| format!("it needs what old browsers do not have: {error}"))?;
    let types = types.as_ref();
    let imports = types.core_imports().into_iter().flatten().map(|(_, name, entity)| (name, entity));
    let exports = types.core_exports().into_iter().flatten();
    Ok(imports.chain(exports).filter_map(|(name, entity)| Some((name.to_owned(), function(types, entity)?))).collect())
}

fn function(types: TypesRef<'_>, entity: EntityType) -> Option<FuncType> {
    match entity {
        EntityType::Func(id) => types.get(id).map(|kind| kind.unwrap_func().clone()),
        _ => None,
    }
}

fn has_i64(kind: &FuncType) -> bool {
    kind.params().iter().chain(kind.results()).any(|part| *part == ValType::I64)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with one exported function `f`, from its type and its body.
    fn module(kind: &[u8], body: &[u8]) -> Vec<u8> {
        let section = |id: u8, content: &[u8]| {
            let length = u8::try_from(content.len()).expect("the sections of these tests are short");
            [&[id, length], content].concat()
        };
        let length = u8::try_from(body.len() + 2).expect("the bodies of these tests are short");
        [
            b"\0asm\x01\0\0\0".to_vec(),
            section(1, &[&[1, 0x60], kind].concat()),
            section(3, &[1, 0]),
            section(7, &[1, 1, b'f', 0, 0]),
            section(10, &[&[1, length, 0], body, &[0x0b]].concat()),
        ]
        .concat()
    }

    #[test]
    fn a_function_of_i32_passes() {
        // i32 → i32: local.get 0
        let functions = functions_at_the_boundary(&module(&[1, 0x7f, 1, 0x7f], &[0x20, 0])).expect("it is valid");
        assert!(matches!(functions.as_slice(), [(name, kind)] if name == "f" && !has_i64(kind)));
    }

    #[test]
    fn a_function_of_i64_is_seen() {
        // i64 → nothing
        let functions = functions_at_the_boundary(&module(&[1, 0x7e, 0], &[])).expect("it is valid");
        assert!(matches!(functions.as_slice(), [(_, kind)] if has_i64(kind)));
    }

    #[test]
    fn what_came_later_is_refused() {
        // i32 → i32: local.get 0, i32.extend8_s
        let sign_extension = functions_at_the_boundary(&module(&[1, 0x7f, 1, 0x7f], &[0x20, 0, 0xc0]));
        assert!(sign_extension.is_err_and(|sentence| sentence.contains("sign extension")));
        // → i32 i32, two results
        assert!(functions_at_the_boundary(&module(&[0, 2, 0x7f, 0x7f], &[0x41, 0, 0x41, 0])).is_err());
        // externref → nothing
        assert!(functions_at_the_boundary(&module(&[1, 0x6f, 0], &[])).is_err());
    }
}
