//! The door: everything that JavaScript can call. It keeps no state; a panic becomes a JavaScript error, after which
//! the caller throws the instance away.

use js_sys::Function;
use wasm_bindgen::prelude::*;

use crate::encode::TextEncoding;

#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}

/// Reads a file; options and answer are JSON, which leaves a worker faster than a tree of objects.
#[wasm_bindgen]
pub fn read(bytes: &[u8], options: &str, progress: &Function) -> Result<String, JsError> {
    let answer = crate::read::read(bytes, serde_json::from_str(options)?, &mut teller(progress));
    Ok(serde_json::to_string(&answer)?)
}

/// Writes a workbook, which is given as JSON.
#[wasm_bindgen]
pub fn write(workbook: &str, progress: &Function) -> Result<Vec<u8>, JsError> {
    let workbook = serde_json::from_str(workbook)?;
    crate::write::write(&workbook, &mut teller(progress)).map_err(|unwritable| JsError::new(&unwritable.0))
}

/// Text in an encoding.
#[wasm_bindgen]
pub fn encode(text: &str, encoding: &str) -> Result<Vec<u8>, JsError> {
    crate::encode::encode(text, encoding_named(encoding)?).map_err(|_| JsError::new("ask for unencodable() first"))
}

/// The characters that an encoding does not have, each once.
#[wasm_bindgen]
pub fn unencodable(text: &str, encoding: &str) -> Result<String, JsError> {
    Ok(crate::encode::encode(text, encoding_named(encoding)?).err().unwrap_or_default().into_iter().collect())
}

fn encoding_named(name: &str) -> Result<TextEncoding, JsError> {
    Ok(serde_json::from_value(name.into())?)
}

fn teller(progress: &Function) -> impl FnMut(u8) {
    // OK because whoever cannot take the news goes without.
    move |percent| drop(progress.call1(&JsValue::NULL, &percent.into()))
}
