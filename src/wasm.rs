//! The door: everything that JavaScript can call. It keeps no state; a panic becomes a JavaScript error with a sentence,
//! after which the caller starts a new instance.

use js_sys::JsString;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::answer::{self, Answer};
use crate::problem::{Document, Problem};
use crate::read::node::Node;

#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}

/// Settles a quarter by a scheme. Bad documents are an answer, not an exception.
#[wasm_bindgen]
pub fn settle(scheme: JsValue, quarter: JsValue, options: JsValue) -> JsValue {
    let options = read(&options, Document::Call).and_then(|node| answer::options(node.as_ref()));
    leave(&answer::settle_documents(
        document(&scheme, Document::Scheme),
        document(&quarter, Document::Quarter),
        options,
    ))
}

/// Runs the worked examples of a scheme.
#[wasm_bindgen]
pub fn check(scheme: JsValue, options: JsValue) -> JsValue {
    let options = read(&options, Document::Call).and_then(|node| answer::options(node.as_ref()));
    leave(&answer::check_document(document(&scheme, Document::Scheme), options))
}

/// An amount of yuan, as decimal text, in words.
#[wasm_bindgen(js_name = amountInWords)]
pub fn amount_in_words(amount: JsValue, options: JsValue) -> JsValue {
    let options = read(&options, Document::Call).and_then(|node| answer::options(node.as_ref()));
    // A number is not decimal text: what it shows is refused by the grammar or named as it is.
    let text = amount.as_string().unwrap_or_default();
    leave(&answer::words_of(&text, options))
}

/// The engine's version.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Panics on purpose, so that a host can see that it recovers.
#[wasm_bindgen(js_name = panicOnPurpose)]
pub fn panic_on_purpose() {
    panic!("asked to panic");
}

/// A document as text or as a JavaScript object.
fn document(value: &JsValue, document: Document) -> Result<Node, Problem> {
    match value.dyn_ref::<JsString>() {
        Some(text) => Node::from_json(&String::from(text), document),
        None => Ok(read(value, document)?.unwrap_or(Node::Null)),
    }
}

fn read(value: &JsValue, document: Document) -> Result<Option<Node>, Problem> {
    if value.is_undefined() || value.is_null() {
        return Ok(None);
    }
    Node::from_deserializer(serde_wasm_bindgen::Deserializer::from(value.clone()), document).map(Some)
}

fn leave(answer: &Answer) -> JsValue {
    answer
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .expect("an answer is text, whole numbers and lists of them")
}
