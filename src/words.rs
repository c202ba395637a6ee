//! 人民币大写: an amount of money in the words that a form asks for.
//!
//! Follows 《支付结算办法》附一 and 《会计基础工作规范》第五十二条. Where they leave a choice, the form is the one that both
//! accept, else the first that they show:
//!
//! - 整 after 元 and after 角, never after 分;
//! - one 零 for any run of zeros inside, also between 元 and 角 (`1680.32` → 壹仟陆佰捌拾元零叁角贰分), except where only the
//!   zeros at the end of the 万 group stand before 仟 (`20003000` → 贰仟万叁仟元整);
//! - ten is 壹拾, never 拾; nothing is 零元整; under one yuan 元 is not written; 负 stands in front.
//!
//! The prefix 人民币 belongs to the form, not to the amount.

use core::fmt;

/// The largest amount that is written in words, either side of nothing: 9,999,999,999,999.99 yuan.
///
/// Above it 亿 would itself need a 拾万, which no form of a town has room for.
pub const AMOUNT_IN_WORDS_MAX_FEN: u64 = 999_999_999_999_999;

/// The amount has more digits than can be written in words: see [`AMOUNT_IN_WORDS_MAX_FEN`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AmountTooLarge {
    /// What was given.
    pub fen: i64,
}

impl fmt::Display for AmountTooLarge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.fen < 0 { "-" } else { "" };
        let fen = self.fen.unsigned_abs();
        write!(
            f,
            "an amount in words must be from -{max} to {max} yuan, but {sign}{}.{:02} was given",
            fen / 100,
            fen % 100,
            max = "9999999999999.99",
        )
    }
}

impl core::error::Error for AmountTooLarge {}

/// Writes whole fen in words: `264000` → 贰仟陆佰肆拾元整.
///
/// # Errors
///
/// [`AmountTooLarge`] beyond [`AMOUNT_IN_WORDS_MAX_FEN`], whatever the sign.
pub fn amount_in_words(fen: i64) -> Result<String, AmountTooLarge> {
    let all = fen.unsigned_abs();
    if all > AMOUNT_IN_WORDS_MAX_FEN {
        return Err(AmountTooLarge { fen });
    }
    let (yuan, jiao, fen_digit) = (all / 100, all / 10 % 10, all % 10);

    let mut words = String::new();
    if fen < 0 {
        words.push('负');
    }
    if yuan > 0 {
        push_yuan(&mut words, yuan);
        words.push('元');
    } else if all == 0 {
        words.push_str("零元");
    }
    if jiao > 0 {
        if yuan > 0 && yuan % 10 == 0 {
            words.push('零');
        }
        words.push(digit(jiao));
        words.push('角');
    }
    if fen_digit > 0 {
        if yuan > 0 && jiao == 0 {
            words.push('零');
        }
        words.push(digit(fen_digit));
        words.push('分');
    } else {
        words.push('整');
    }
    Ok(words)
}

/// The digits before 元, from the highest. `yuan` has at most 13 digits and is not zero.
fn push_yuan(words: &mut String, yuan: u64) {
    let (yi, wan) = (yuan / 1_0000_0000, yuan / 1_0000 % 1_0000);
    let mut begun = false;
    let mut zeros = false;
    for position in (0..13_u32).rev() {
        let this = yuan / 10_u64.pow(position) % 10;
        if this == 0 {
            zeros = begun;
        } else {
            let after_wan = position == 3 && wan > 0;
            if zeros && !after_wan {
                words.push('零');
            }
            words.push(digit(this));
            words.push_str(match position % 4 {
                3 => "仟",
                2 => "佰",
                1 => "拾",
                _ => "",
            });
            begun = true;
            zeros = false;
        }
        match position {
            12 if this > 0 => words.push('万'),
            8 if yi > 0 => words.push('亿'),
            4 if wan > 0 => words.push('万'),
            _ => {}
        }
    }
}

fn digit(digit: u64) -> char {
    match digit {
        1 => '壹',
        2 => '贰',
        3 => '叁',
        4 => '肆',
        5 => '伍',
        6 => '陆',
        7 => '柒',
        8 => '捌',
        9 => '玖',
        _ => '零',
    }
}
