//! The door: everything that JavaScript can call. A panic becomes a JavaScript error with a sentence, after which the
//! caller starts a new instance. One quarter may stay open, so that a changed score is settled at once; an instance that does
//! not know it any more says so, and is given the documents again.

use std::cell::RefCell;

use js_sys::JSON;
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::answer::{self, Options, Wanted, moves, rescored, what_if};
use crate::open::Open;
use crate::problem::{Document, Fault, Problem};
use crate::read::node::Node;
use crate::text::Language;

thread_local! {
    /// The quarter that is open, under the number that the caller gave it.
    static OPEN: RefCell<Option<(u32, Open, Language)>> = const { RefCell::new(None) };
}

#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| wasm_bindgen::throw_str(&panic.to_string())));
}

/// Settles a quarter by a scheme. Bad documents are an answer, not an exception.
#[wasm_bindgen]
pub fn settle(scheme: JsValue, quarter: JsValue, wanted: JsValue) -> JsValue {
    leave(&answer::settle_documents(
        document(&scheme, Document::Scheme),
        document(&quarter, Document::Quarter),
        options(&wanted),
    ))
}

/// Settles a quarter and keeps it open under a number; the one before is closed.
#[wasm_bindgen(js_name = openQuarter)]
pub fn open_quarter(number: u32, scheme: JsValue, quarter: JsValue, wanted: JsValue) -> JsValue {
    let (scheme, quarter) = (document(&scheme, Document::Scheme), document(&quarter, Document::Quarter));
    OPEN.with_borrow_mut(|kept| {
        *kept = None;
        match answer::open(scheme, quarter, options(&wanted)) {
            Ok((open, options)) => {
                let answer = answer::settled(&open, &options);
                *kept = Some((number, open, options.language));
                leave(&answer)
            }
            Err(refused) => leave(&refused),
        }
    })
}

/// What changed scores change in the open quarter; `null` if it is not open here, or has to be read anew.
#[wasm_bindgen(js_name = rescoreOpen)]
pub fn rescore_open(number: u32, changes: JsValue) -> JsValue {
    let Ok(changes) = document(&changes, Document::Call) else { return JsValue::NULL };
    with_open(number, |open, language| rescored::rescore(open, &changes, language))
}

/// The reasons of some who are assessed in the open quarter; `null` if it is not open here.
#[wasm_bindgen(js_name = explainOpen)]
pub fn explain_open(number: u32, ids: Vec<String>) -> JsValue {
    with_open(number, |open, language| Some(answer::explained(open, &Wanted::People(ids), language)))
}

fn with_open<T: Serialize>(number: u32, work: impl FnOnce(&mut Open, Language) -> Option<T>) -> JsValue {
    OPEN.with_borrow_mut(|kept| match kept {
        Some((own, open, language)) if *own == number => {
            work(open, *language).map_or(JsValue::NULL, |view| leave(&view))
        }
        _ => JsValue::NULL,
    })
}

/// The plan by which columns are settled.
#[wasm_bindgen(js_name = planOfColumns)]
pub fn plan_of_columns(scheme: JsValue, period: &str, wanted: JsValue) -> JsValue {
    leave(&answer::plan_of_columns(document(&scheme, Document::Scheme), period, options(&wanted)))
}

/// What would move one who is assessed; with a number, also what each rank among so many would give.
#[wasm_bindgen]
pub fn moves(scheme: JsValue, quarter: JsValue, person: JsValue, among: JsValue, wanted: JsValue) -> JsValue {
    let among = if among.is_undefined() { Ok(Node::Null) } else { document(&among, Document::Call) };
    leave(&moves::moves(
        document(&scheme, Document::Scheme),
        document(&quarter, Document::Quarter),
        plain(&person),
        among,
        options(&wanted),
    ))
}

/// Runs the worked examples of a scheme.
#[wasm_bindgen]
pub fn check(scheme: JsValue, wanted: JsValue) -> JsValue {
    leave(&answer::check_document(document(&scheme, Document::Scheme), options(&wanted)))
}

/// An amount of yuan, as decimal text, in words.
#[wasm_bindgen(js_name = amountInWords)]
pub fn amount_in_words(amount: JsValue, wanted: JsValue) -> JsValue {
    // The text is the amount itself, not JSON.
    let amount = amount.as_string().map_or_else(|| document(&amount, Document::Call), |text| Ok(Node::Text(text)));
    leave(&answer::words_of(amount, options(&wanted)))
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

/// A document as text or as a JavaScript value. A value is read as what `JSON.stringify` makes of it: absent where it
/// is undefined, and no number passes through a float of ours.
fn document(value: &JsValue, document: Document) -> Result<Node, Problem> {
    let unreadable = || Problem { document, place: String::new(), fault: Fault::NotJson { line: 0, column: 0 } };
    let text = match value.as_string() {
        Some(text) => text,
        None => JSON::stringify(value).ok().and_then(|text| text.as_string()).ok_or_else(unreadable)?,
    };
    Node::from_json(&text, document)
}

fn options(value: &JsValue) -> Result<Options, Problem> {
    if value.is_undefined() { Ok(Options::default()) } else { answer::options(&document(value, Document::Call)?) }
}

/// What two schemes make of the same quarters.
#[wasm_bindgen]
pub fn compare(before: JsValue, after: JsValue, quarters: JsValue, wanted: JsValue) -> JsValue {
    let [before, after, quarters] = [before, after, quarters].map(|value| document(&value, Document::Call));
    leave(&what_if::compare_documents(before, after, quarters, options(&wanted)))
}

/// What every value of a range makes of the quarters.
#[wasm_bindgen]
pub fn sweep(scheme: JsValue, quarters: JsValue, place: JsValue, range: JsValue, wanted: JsValue) -> JsValue {
    let [scheme, quarters, range] = [scheme, quarters, range].map(|value| document(&value, Document::Call));
    leave(&what_if::sweep_documents(scheme, quarters, plain(&place), range, options(&wanted)))
}

/// The largest value of a range with which every quarter stays within its pool.
#[wasm_bindgen(js_name = largestWithinPool)]
pub fn largest_within_pool(
    scheme: JsValue,
    quarters: JsValue,
    place: JsValue,
    range: JsValue,
    wanted: JsValue,
) -> JsValue {
    let [scheme, quarters, range] = [scheme, quarters, range].map(|value| document(&value, Document::Call));
    leave(&what_if::largest_within_pool(scheme, quarters, plain(&place), range, options(&wanted)))
}

/// The smallest value of a range with which every quarter stays within its pool.
#[wasm_bindgen(js_name = smallestWithinPool)]
pub fn smallest_within_pool(
    scheme: JsValue,
    quarters: JsValue,
    place: JsValue,
    range: JsValue,
    wanted: JsValue,
) -> JsValue {
    let [scheme, quarters, range] = [scheme, quarters, range].map(|value| document(&value, Document::Call));
    leave(&what_if::smallest_within_pool(scheme, quarters, plain(&place), range, options(&wanted)))
}

/// Text that is the argument itself, not JSON.
fn plain(value: &JsValue) -> Result<Node, Problem> {
    value.as_string().map_or_else(|| document(value, Document::Call), |text| Ok(Node::Text(text)))
}

fn leave<T: Serialize>(answer: &T) -> JsValue {
    answer
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .expect("an answer is text, whole numbers and lists of them")
}
