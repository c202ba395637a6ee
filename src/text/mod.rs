//! What people read: the sentences of problems and reasons, in Chinese and in English. No figure is made here.

mod en;
mod zh;

use crate::problem::Problem;
use crate::reason::{NumberIs, Step};
use crate::what_if::largest::Method;

/// The language of an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// 简体中文
    #[default]
    Chinese,
    /// English
    English,
}

impl Language {
    /// Reads `zh-CN` or `en`.
    pub fn parse(text: &str) -> Option<Language> {
        match text {
            "zh-CN" => Some(Language::Chinese),
            "en" => Some(Language::English),
            _ => None,
        }
    }
}

/// What is wrong, and the way out.
pub struct Sentence {
    /// What is wrong.
    pub sentence: String,
    /// What to do.
    pub hint: Option<String>,
}

/// The sentence and hint of a problem.
pub fn problem(problem: &Problem, language: Language) -> Sentence {
    let (sentence, hint) = match language {
        Language::Chinese => zh::problem(&problem.fault),
        Language::English => en::problem(&problem.fault),
    };
    Sentence { sentence, hint: (!hint.is_empty()).then_some(hint) }
}

/// The title and sentence of a step of an explanation.
pub fn step(step: &Step, language: Language) -> (&'static str, String) {
    match language {
        Language::Chinese => zh::step(step),
        Language::English => en::step(step),
    }
}

/// How the value within the pool was found.
pub(crate) fn search(method: Method, language: Language) -> &'static str {
    match language {
        Language::Chinese => zh::search(method),
        Language::English => en::search(method),
    }
}

/// The name of a period, e.g. 2023年第四季度.
pub fn period(period: crate::period::Period, language: Language) -> String {
    use crate::period::Span;
    let (year, number) = (period.year, usize::from(period.number));
    match (language, period.span) {
        (Language::Chinese, Span::Quarter) => format!("{year}年第{}季度", ["一", "二", "三", "四"][number - 1]),
        (Language::Chinese, Span::Month) => format!("{year}年{number}月"),
        (Language::Chinese, Span::HalfYear) => format!("{year}年{}半年", ["上", "下"][number - 1]),
        (Language::Chinese, Span::Year) => format!("{year}年"),
        (Language::English, Span::Quarter) => format!("Q{number} {year}"),
        (Language::English, Span::Month) => format!("{year}-{number:02}"),
        (Language::English, Span::HalfYear) => format!("H{number} {year}"),
        (Language::English, Span::Year) => format!("{year}"),
    }
}

/// A figure of a number: `3` of what is counted, `3.00` of what is scored or voted.
fn counted<'a>(what: &NumberIs, figure: &'a str) -> &'a str {
    let scored = matches!(
        what,
        NumberIs::TeamScore
            | NumberIs::Score
            | NumberIs::Indicator { .. }
            | NumberIs::Earlier { .. }
            | NumberIs::Ballot { .. }
            | NumberIs::Votes { .. }
    );
    figure.strip_suffix(".00").filter(|_| !scored).unwrap_or(figure)
}

/// Posts or names in a row.
pub fn list(names: &[String], language: Language) -> String {
    match language {
        Language::Chinese => names.join("、"),
        Language::English => names.join(", "),
    }
}
