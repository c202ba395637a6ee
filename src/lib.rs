//! cadre-pay: exact, explained quarterly performance pay of village cadres.
#[cfg(target_arch = "wasm32")]
mod wasm;
