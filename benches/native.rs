//! Documents in, settlement out, as native code: `native <scheme.json> <quarter.json> <times>` prints how long each run took,
//! as lines of nanoseconds; the clock is that of the processor alone where the system tells it.

use std::time::Instant;
use std::{env, fs};

use cadre_pay::answer::{Options, settle_documents};
use cadre_pay::problem::Document;
use cadre_pay::read::node::Node;

fn main() {
    let words: Vec<String> = env::args().skip(1).filter(|word| word != "--bench").collect();
    let [scheme, quarter, times] = words.as_slice() else { return };
    let text = |path: &String| fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"));
    let (scheme, quarter) = (text(scheme), text(quarter));
    for _ in 0..times.parse().unwrap_or(1) {
        let began = Instant::now();
        let node = |text: &str, of| Node::from_json(text, of);
        let answer = settle_documents(
            node(&scheme, Document::Scheme),
            node(&quarter, Document::Quarter),
            Ok(Options::default()),
        );
        let bytes = serde_json::to_string(&answer).map_or(0, |text| text.len());
        println!("{{\"wall_ns\":{},\"bytes\":{bytes}}}", began.elapsed().as_nanos());
    }
}
