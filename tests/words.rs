//! Amounts in words: the official examples row by row, and what must hold for every amount.

use cadre_pay::{AMOUNT_IN_WORDS_MAX_FEN, amount_in_words};
use proptest::prelude::*;

const ROWS: &str = include_str!("data/rmb-words.csv");
const MAX: i64 = 999_999_999_999_999;

#[test]
fn every_row_is_written_in_its_canonical_form() {
    for (amount, canonical, _) in rows() {
        assert_eq!(written(fen_of(amount)), canonical, "{amount}");
    }
}

#[test]
fn canonical_and_also_legal_forms_read_back_to_the_amount() {
    let mut read = 0;
    for (amount, canonical, also_legal) in rows() {
        for form in also_legal.split_whitespace().chain([canonical]) {
            assert_eq!(fen_read(form), Some(fen_of(amount)), "{form}");
            read += 1;
        }
    }
    assert_eq!(read, 34 + 9, "34 canonical forms and 9 others");
}

#[test]
fn a_negative_amount_has_the_sign_in_front() {
    assert_eq!(written(-1), "负壹分");
    assert_eq!(written(-264_000), "负贰仟陆佰肆拾元整");
}

#[test]
fn zeros_at_the_great_units() {
    // 亿 digit zero: an inner zero like any other; only 万 has the exception
    assert_eq!(written(102_000_000_000), "壹拾亿零贰仟万元整");
    assert_eq!(written(10_030_000_000_000), "壹仟零叁亿元整");
    assert_eq!(written(100_000_000_000_100), "壹万亿零壹元整");
    assert_eq!(written(100_010_000_000_000), "壹万零壹亿元整");
    assert_eq!(written(200_300_000_000_000), "贰万零叁拾亿元整");
    assert_eq!(written(200_003_000_000_000), "贰万亿零叁仟万元整");
    assert_eq!(written(200_000_300_000_000), "贰万亿零叁佰万元整");
}

#[test]
fn the_cap_is_written_and_a_fen_more_is_refused_on_both_sides() {
    assert_eq!(i64::try_from(AMOUNT_IN_WORDS_MAX_FEN), Ok(MAX));
    let words = "玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分";
    assert_eq!(written(MAX), words);
    assert_eq!(written(-MAX), format!("负{words}"));
    for fen in [MAX + 1, -MAX - 1, i64::MAX, i64::MIN] {
        assert_eq!(amount_in_words(fen).map_err(|error| error.fen), Err(fen));
    }
    assert_eq!(
        amount_in_words(-MAX - 1).map_err(|error| error.to_string()),
        Err("an amount in words must be from -9999999999999.99 to 9999999999999.99 yuan, \
             but -10000000000000.00 was given"
            .to_owned())
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_reads_back(fen in amounts()) {
        prop_assert_eq!(fen_read(&written(fen)), Some(fen));
    }

    #[test]
    fn what_is_written_is_well_formed(fen in amounts()) {
        let words = written(fen);
        for never in ["零零", "亿万", "零万", "零亿", "零整", "元角"] {
            prop_assert!(!words.contains(never), "{} in {}", never, words);
        }
        prop_assert_eq!(words.contains("零元"), fen == 0, "{}", words);
        prop_assert_eq!(words.ends_with('整'), fen % 10 == 0, "{}", words);
        prop_assert_eq!(words.starts_with('负'), fen < 0, "{}", words);
        prop_assert!(fen == 0 || !words.trim_start_matches('负').starts_with(['零', '拾']), "{}", words);
    }
}

/// Amounts of every length, with many zeros, which is where the words go wrong.
fn amounts() -> impl Strategy<Value = i64> {
    let sparse = proptest::collection::vec(prop_oneof![3 => Just(0_i64), 2 => 1..=9_i64], 1..=15)
        .prop_map(|digits| digits.into_iter().fold(0, |all, digit| all * 10 + digit));
    (prop_oneof![sparse, -MAX..=MAX, 0..=1_000_000_i64], any::<bool>())
        .prop_map(|(fen, negative)| if negative { -fen } else { fen })
}

fn written(fen: i64) -> String {
    amount_in_words(fen).expect("within the cap")
}

fn rows() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    ROWS.lines().skip(1).map(|row| {
        let mut cells = row.split(',');
        let mut cell = || cells.next().expect("three cells in each row");
        (cell(), cell(), cell())
    })
}

fn fen_of(amount: &str) -> i64 {
    let (yuan, fen) = amount.split_once('.').expect("two decimals");
    assert_eq!(fen.len(), 2, "{amount}");
    format!("{yuan}{fen}").parse().expect("digits")
}

/// Reads words of any legal form; `None` for what no form allows.
fn fen_read(words: &str) -> Option<i64> {
    if let Some(rest) = words.strip_prefix('负') {
        return fen_read(rest).filter(|fen| *fen > 0).map(|fen| -fen);
    }
    let (yuan, small) = words.split_once('元').unwrap_or(("", words));
    let (small, whole) = small.strip_suffix('整').map_or((small, false), |small| (small, true));
    let (jiao, fen) = match small.split_once('角') {
        Some((jiao, fen)) => (jiao, fen),
        None => ("", small),
    };
    let jiao = if jiao.is_empty() { 0 } else { digit_read(jiao.trim_start_matches('零'))? };
    let fen = match fen.strip_suffix('分') {
        Some(fen) => digit_read(fen.trim_start_matches('零'))?,
        None if fen.is_empty() => 0,
        None => return None,
    };
    // 整 is never written after 分 and always after 元
    if whole && fen > 0 || !whole && jiao == 0 && fen == 0 {
        return None;
    }
    Some(yuan_read(yuan)? * 100 + jiao * 10 + fen)
}

/// `total` holds what stands before a great unit, `group` up to 仟, `last` the digit that waits for its unit.
fn yuan_read(words: &str) -> Option<i64> {
    let (mut total, mut group, mut last) = (0, 0, 0);
    for word in words.chars() {
        match word {
            '零' => last = 0,
            '拾' | '佰' | '仟' => {
                if last == 0 {
                    return None;
                }
                group += last * [10, 100, 1000].get("拾佰仟".chars().position(|unit| unit == word)?)?;
                last = 0;
            }
            '万' | '亿' => {
                total =
                    if word == '万' { total + (group + last) * 10_000 } else { (total + group + last) * 100_000_000 };
                (group, last) = (0, 0);
            }
            _ => last = digit_read(word.encode_utf8(&mut [0; 4]))?,
        }
    }
    Some(total + group + last)
}

fn digit_read(word: &str) -> Option<i64> {
    let digits = ["壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"];
    let at = digits.iter().position(|digit| *digit == word)?;
    i64::try_from(at + 1).ok()
}
