//! The sample quarter of Huamachi Town against figures that were calculated independently (see `data/README.md`).

use cadre_pay::answer::{Answer, Options, Wanted, settle_documents};
use cadre_pay::problem::Document;
use cadre_pay::read::node::Node;

const SCHEME: &str = include_str!("../schemes/huamachi.json");
const QUARTER: &str = include_str!("../schemes/samples/huamachi-2023Q4.json");
const EXPECTED: &str = include_str!("data/huamachi-2023Q4.expected.csv");

fn settled() -> Answer {
    let options = Options { reasons: Wanted::Everybody, ..Options::default() };
    let (scheme, quarter) = (Node::from_json(SCHEME, Document::Scheme), Node::from_json(QUARTER, Document::Quarter));
    settle_documents(scheme, quarter, Ok(options))
}

#[test]
fn every_person_has_the_score_rank_grade_and_pay_of_the_independent_calculation() {
    let Answer::Settled { settlement, warnings } = settled() else { panic!("refused: {:#?}", settled()) };
    assert_eq!(warnings.len(), 1, "{warnings:#?}");
    let text = |figure: &Option<String>| figure.clone().unwrap_or_default();
    let got: Vec<String> = settlement
        .lines
        .iter()
        .map(|line| {
            let rank = line.rank.map(|rank| rank.to_string()).unwrap_or_default();
            [line.person.clone(), text(&line.score), rank, text(&line.grade), text(&line.pay)].join(",")
        })
        .collect();
    let expected: Vec<&str> = EXPECTED.lines().skip(1).collect();
    assert_eq!(got, expected);
}
