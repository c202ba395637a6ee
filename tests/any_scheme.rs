//! What must hold for every scheme that the format can say: random schemes over all mechanisms, and random quarters.
//!
//! `CADRE_PAY_SEEDS=20000 cargo test --test any_scheme` looks further, `CADRE_PAY_FIRST=17 CADRE_PAY_SEEDS=1` at one pair.

mod reference;
mod support;

use cadre_pay::answer::what_if::compare_documents;
use cadre_pay::answer::{LineView, Options, ProblemView, ReasonsView, SettlementView};
use cadre_pay::problem::Document;
use cadre_pay::read::node::Node;
use cadre_pay::text::Language;
use reference::random::pair;
use reference::setting;
use serde_json::Value;
use support::{adds_up, fen, keys_backwards, settle, settle_texts, settled, unordered, without_holes};

/// How many pairs are looked at.
const SEEDS: u64 = 200;

type Settled = (Box<SettlementView>, Vec<ProblemView>);

/// Settles every random pair that is not beyond what the core holds, and looks at it.
fn every_pair(holds: impl Fn(&Value, &Value, &Settled)) {
    let (first, seeds) = (setting("CADRE_PAY_FIRST", 0), setting("CADRE_PAY_SEEDS", SEEDS));
    let mut looked_at = 0;
    for seed in first..first + seeds {
        let [scheme, quarter] = pair(seed);
        match settled(settle(&scheme, &quarter, Language::Chinese)) {
            Ok(own) => {
                println!("seed {seed}");
                holds(&scheme, &quarter, &own);
            }
            Err(why) if why.contains(" too-") => continue,
            Err(why) => panic!("seed {seed}: {why}"),
        }
        looked_at += 1;
    }
    assert!(looked_at * 100 >= seeds * 98, "{looked_at} of {seeds} pairs were settled");
}

#[test]
fn every_total_is_the_sum_of_its_lines() {
    every_pair(|scheme, _, (settlement, _)| {
        assert_eq!(adds_up(settlement), Ok(()), "{scheme}");
        let (pool, lines) = (&settlement.pool, &settlement.lines);
        assert_eq!(fen(&pool.available), fen(&pool.set_aside) + fen(&pool.opening_balance));
        assert_eq!(fen(&pool.earned), lines.iter().filter_map(|line| line.earned.as_deref()).map(fen).sum::<i64>());
        lines.iter().for_each(line_adds_up);
        for cohort in &settlement.categories {
            let own = lines.iter().filter(|line| {
                (cohort.id.is_empty() || line.category.as_ref() == Some(&cohort.id))
                    && cohort.village.as_ref().is_none_or(|village| line.village == *village)
            });
            let graded: u32 = cohort.grades.iter().map(|grade| grade.people).sum();
            assert_eq!(
                own.filter(|line| line.grade.is_some()).count(),
                usize::try_from(graded).expect("few"),
                "{scheme}"
            );
        }
        assert_eq!(settlement.partial, lines.iter().any(|line| line.state != "settled"));
    });
}

/// Items make what was earned, with the pool what is paid, with adjustments what is handed over.
fn line_adds_up(line: &LineView) {
    let amounts = |texts: Vec<&str>| texts.into_iter().map(fen).sum::<i64>();
    if let Some(earned) = line.earned.as_deref().filter(|_| !line.items.is_empty()) {
        let items = amounts(line.items.iter().map(|item| item.amount.as_str()).collect());
        assert_eq!(items, fen(earned), "the items of {}", line.person);
    }
    let paid = line.earned.as_deref().map(|earned| fen(earned) + fen(&line.pool_adjustment));
    assert_eq!(paid, line.pay.as_deref().map(fen), "{} {}", line.person, line.pool_adjustment);
}

#[test]
fn money_that_is_moved_is_the_available_money_to_the_fen() {
    every_pair(|scheme, _, (settlement, _)| {
        let pool = &settlement.pool;
        match pool.action {
            "scaled-down" | "shared" => assert_eq!(fen(&pool.payable), fen(&pool.available).max(0), "{scheme}"),
            "clawed-back" => {
                let back = settlement.lines.iter().filter_map(|line| line.claw_back.as_deref()).map(fen).sum::<i64>();
                assert_eq!(back, fen(&pool.payable) - fen(&pool.available), "{scheme}");
            }
            "waiting" => assert!(settlement.partial, "{scheme}"),
            _ => assert_eq!(pool.payable, pool.earned, "{scheme}"),
        }
    });
}

#[test]
fn the_order_of_records_and_keys_changes_nothing() {
    every_pair(|scheme, quarter, (settlement, warnings)| {
        let mut turned = quarter.clone();
        for list in [
            "villages",
            "people",
            "households",
            "events",
            "incidents",
            "decisions",
            "earlier",
            "redemptions",
            "coefficients",
        ] {
            if let Some(list) = turned.get_mut(list).and_then(Value::as_array_mut) {
                list.reverse();
            }
        }
        let crooked = settle_texts(&keys_backwards(scheme), &keys_backwards(&turned), Language::Chinese);
        let (crooked, other) = settled(crooked).unwrap_or_else(|why| panic!("{why}"));
        same(&unordered(settlement, warnings), &unordered(&crooked, &other), "");
    });
}

#[test]
fn the_same_documents_give_the_same_figures_again_and_in_the_other_language() {
    every_pair(|scheme, quarter, (settlement, _)| {
        let (again, _) = settled(settle(scheme, quarter, Language::Chinese)).expect("settled before");
        assert_eq!(serde_json::to_string(settlement).ok(), serde_json::to_string(&again).ok());
        let (english, _) = settled(settle(scheme, quarter, Language::English)).expect("settled before");
        let figures = |own: &SettlementView| {
            let mut lines = serde_json::to_value(&own.lines).expect("an answer is JSON");
            for line in lines.as_array_mut().into_iter().flatten() {
                // Sentences, and names set in a row by the language's comma.
                for key in ["remarks", "notes", "postNames"] {
                    line[key] = Value::Null;
                }
                for item in line["items"].as_array_mut().into_iter().flatten() {
                    item["name"] = Value::Null;
                }
            }
            lines
        };
        same(&figures(settlement), &figures(&english), "");
    });
}

#[test]
fn every_reason_says_something_and_arrives_at_the_figure_of_its_line() {
    every_pair(|scheme, _, (settlement, _)| {
        for (line, reasons) in settlement.lines.iter().zip(&settlement.reasons) {
            assert!(reasons.reasons.iter().all(without_holes), "{scheme}\n{reasons:?}");
            arrives(reasons, &["pay", "pay-open"], line.pay.as_ref());
            arrives(reasons, &["grade", "grade-open"], line.grade_name.as_ref());
            arrives(reasons, &["rank", "rank-open"], line.rank.map(|rank| rank.to_string()).as_ref());
            arrives(reasons, &["score", "score-pending"], line.score.as_ref());
        }
    });
}

/// Where there is a reason of this kind its figure is the line's; where the line has a figure there is a reason.
fn arrives(reasons: &ReasonsView, kinds: &[&str], figure: Option<&String>) {
    match reasons.reasons.iter().find(|reason| kinds.contains(&reason.kind)) {
        Some(reason) => assert_eq!(reason.figure.as_ref(), figure, "{kinds:?}"),
        None => assert_eq!(figure, None, "{kinds:?}"),
    }
}

#[test]
fn a_scheme_compared_with_itself_changes_nothing() {
    every_pair(|scheme, quarter, _| {
        let quarters = Node::from_json(&format!("[{quarter}]"), Document::Call);
        let before = Node::from_json(&scheme.to_string(), Document::Scheme);
        let after = Node::from_json(&scheme.to_string(), Document::Scheme);
        let answer = compare_documents(before, after, quarters, Ok(Options::default()));
        let answer = serde_json::to_value(&answer).expect("an answer is JSON");
        assert_eq!(answer["kind"], "compared", "{answer}");
        let total = &answer["comparison"]["total"];
        for key in ["earned", "payable", "available", "balance"] {
            assert_eq!(total[key]["difference"], "0.00", "{answer}");
        }
        for key in ["better", "worse", "more", "less", "changed"] {
            assert_eq!(total[key], 0, "{key} {answer}");
        }
    });
}

/// Says where two values differ first.
fn same(left: &Value, right: &Value, at: &str) {
    match (left, right) {
        (Value::Object(own), Value::Object(other)) if own.keys().eq(other.keys()) => {
            own.iter().for_each(|(key, own)| same(own, &other[key], &format!("{at}.{key}")));
        }
        (Value::Array(own), Value::Array(other)) if own.len() == other.len() => {
            let pairs = own.iter().zip(other).enumerate();
            pairs.for_each(|(index, (own, other))| same(own, other, &format!("{at}[{index}]")));
        }
        _ => assert_eq!(left, right, "{at}"),
    }
}
