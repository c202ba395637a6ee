//! What is done with arbitrary bytes. Whatever they are, the answer is an answer: nothing panics, nothing hangs, and asking
//! twice gives the same. `cargo fuzz` calls these functions with bytes that it grows towards new code; `tests/replay.rs`
//! calls them with the corpus and with its own changes of it, on every compiler.

#![forbid(unsafe_code)]
#![allow(clippy::result_large_err, reason = "problems carry what their sentences need")]

use cadre_pay::answer::{Answer, Options, Wanted, check_document, moves, open, rescored, settle_documents, settled};
use cadre_pay::problem::{Document, Problem};
use cadre_pay::read::node::Node;
use cadre_pay::text::Language;
use cadre_pay_office::encode::TextEncoding;
use cadre_pay_office::read::{self, Options as Taken};

#[path = "../../tests/reference/mod.rs"]
mod reference;

/// A scheme as text: it is read, its worked examples are run, and a small quarter is settled by it.
pub fn scheme(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let scheme = || Node::from_json(&text, Document::Scheme);
    let checked = said(&check_document(scheme(), all()));
    assert_eq!(checked, said(&check_document(scheme(), all())), "the same scheme is checked to the same");
    settle_documents(scheme(), Node::from_json(SMALL_QUARTER, Document::Quarter), all());
}

/// A quarter as text, by one of three schemes: by thresholds, by quotas with a team level, by points of a ledger.
pub fn quarter(bytes: &[u8]) {
    let Some((which, bytes)) = bytes.split_first() else { return };
    let scheme = || Node::from_json(SCHEMES[usize::from(*which) % SCHEMES.len()], Document::Scheme);
    let text = String::from_utf8_lossy(bytes);
    let quarter = || Node::from_json(&text, Document::Quarter);
    let answer = said(&settle_documents(scheme(), quarter(), all()));
    assert_eq!(answer, said(&settle_documents(scheme(), quarter(), all())), "the same quarter is settled to the same");
}

/// A random scheme and quarter over all mechanisms, and pieces of them put in each other's place: settled, opened, changed, and
/// asked for what would move somebody.
pub fn settle(bytes: &[u8]) {
    let Some((seed, edits)) = bytes.split_first_chunk::<4>() else { return };
    let [mut scheme, mut quarter] = reference::random::pair(u64::from(u32::from_le_bytes(*seed)));
    for edit in edits.chunks_exact(5).take(8) {
        let [which, a, b, c, d] = edit else { continue };
        let document = if which % 2 == 0 { &mut scheme } else { &mut quarter };
        swap(document, u16::from_le_bytes([*a, *b]), u16::from_le_bytes([*c, *d]));
    }
    let node = |value: &serde_json::Value, of| Node::from_json(&value.to_string(), of);
    let documents = || (node(&scheme, Document::Scheme), node(&quarter, Document::Quarter));
    let (given, facts) = documents();
    let Ok((mut open, options)) = open(given, facts, all()) else { return };
    let answer = said(&settled(&open, &options));
    let (given, facts) = documents();
    assert_eq!(answer, said(&settle_documents(given, facts, all())), "what is open is what is settled");
    if let Some(place) = first_score(&quarter) {
        let change = serde_json::json!([[place, "12.5"]]);
        if let Ok(change) = node(&change, Document::Call) {
            rescored::rescore(&mut open, &change, Language::English);
        }
    }
    if edits.is_empty()
        && let Some(id) = quarter["people"][0]["id"].as_str()
    {
        let (given, facts) = documents();
        moves::moves(given, facts, Ok(Node::Text(id.to_owned())), Ok(Node::Integer(5)), Ok(Options::default()));
    }
}

/// The file of a spreadsheet program.
pub fn workbook(bytes: &[u8]) {
    read::read(bytes, Taken::default(), &mut |_| {});
}

/// A text file: the first byte chooses encoding and separator.
pub fn text(bytes: &[u8]) {
    let Some((which, bytes)) = bytes.split_first() else { return };
    let encoding = [None, Some(TextEncoding::Utf8), Some(TextEncoding::Gbk)][usize::from(which % 3)];
    let separator = [None, Some(','), Some('\t'), Some(';')][usize::from(which / 3 % 4)];
    read::read(bytes, Taken { encoding, separator }, &mut |_| {});
}

const SMALL_QUARTER: &str = include_str!("../../tests/worked/base-quarter.json");
const SCHEMES: [&str; 3] = [
    include_str!("../../schemes/huamachi.json"),
    include_str!("../../schemes/dachu.json"),
    include_str!("../../schemes/xisongji.json"),
];

fn all() -> Result<Options, Problem> {
    Ok(Options { language: Language::default(), reasons: Wanted::Everybody })
}

fn said(answer: &Answer) -> String {
    serde_json::to_string(answer).unwrap_or_else(|error| panic!("an answer can be written: {error}"))
}

/// Puts one value of a document in the place of another.
fn swap(document: &mut serde_json::Value, from: u16, to: u16) {
    let mut places = Vec::new();
    walk(document, String::new(), &mut places);
    let pick = |at: u16| places.get(usize::from(at) % places.len().max(1)).cloned().unwrap_or_default();
    let Some(value) = document.pointer(&pick(from)).cloned() else { return };
    if let Some(place) = document.pointer_mut(&pick(to)) {
        *place = value;
    }
}

fn walk(value: &serde_json::Value, place: String, places: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(entries) => {
            entries.iter().for_each(|(key, value)| walk(value, format!("{place}/{key}"), places));
        }
        serde_json::Value::Array(list) => {
            list.iter().enumerate().for_each(|(at, value)| walk(value, format!("{place}/{at}"), places));
        }
        _ => {}
    }
    places.push(place);
}

fn first_score(quarter: &serde_json::Value) -> Option<String> {
    let scores = quarter.get("people")?.get(0)?.get("scores")?.as_object()?;
    scores.keys().next().map(|id| format!("people[0].scores.{id}"))
}
