//! What people read: the sentences of problems and reasons, in Chinese and in English. No figure is made here.

mod en;
mod zh;

use crate::problem::Problem;
use crate::reason::Step;
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

/// The name of a quarter, e.g. 2023年第四季度.
pub fn period(period: crate::period::Period, language: Language) -> String {
    match language {
        Language::Chinese => {
            let quarter = ["一", "二", "三", "四"][usize::from(period.quarter) - 1];
            format!("{}年第{quarter}季度", period.year)
        }
        Language::English => format!("Q{} {}", period.quarter, period.year),
    }
}

/// Posts or names in a row.
pub fn list(names: &[String], language: Language) -> String {
    match language {
        Language::Chinese => names.join("、"),
        Language::English => names.join(", "),
    }
}
