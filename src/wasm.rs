//! The door: everything JavaScript can call.

use wasm_bindgen::prelude::*;

/// The engine's version.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// A probe until the core stands.
#[wasm_bindgen]
pub fn settle(scheme: JsValue, _quarter: JsValue, _options: JsValue) -> JsValue {
    let text: String = serde_wasm_bindgen::from_value(scheme).unwrap_or_default();
    JsValue::from_str(&text)
}

/// Panics on purpose, so that a host can see that it recovers.
#[wasm_bindgen(js_name = panicOnPurpose)]
pub fn panic_on_purpose() {
    panic!("asked to panic");
}
