//! What people read: the sentences of problems and reasons, in Chinese and in English. No figure is made here.

mod fill;
mod say;

use std::sync::LazyLock;

use crate::problem::Problem;
use crate::reason::Step;
use crate::what_if::largest::Method;
use fill::Table;

pub(crate) use fill::{Kind, Part, Say, Thing};

static CHINESE: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("zh.txt")));
static ENGLISH: LazyLock<Table> = LazyLock::new(|| Table::read(include_str!("en.txt")));

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
    let [sentence, hint] = table(language).sentences(&problem.fault);
    Sentence { sentence, hint: (!hint.is_empty()).then_some(hint) }
}

/// The title and sentence of a step of an explanation.
pub fn step(step: &Step, language: Language) -> (&'static str, String) {
    table(language).titled(step)
}

/// How the value within the pool was found.
pub(crate) fn search(method: Method, language: Language) -> &'static str {
    table(language).titled(&method).0
}

fn table(language: Language) -> &'static Table {
    match language {
        Language::Chinese => &CHINESE,
        Language::English => &ENGLISH,
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

/// Posts or names in a row.
pub fn list(names: &[String], language: Language) -> String {
    match language {
        Language::Chinese => names.join("、"),
        Language::English => names.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::fill::next_place;
    use super::*;
    use crate::problem::Fault;

    /// Every problem and step, with the names of its parts.
    fn told() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
        Fault::PARTS.iter().chain(Step::PARTS)
    }

    #[test]
    fn every_problem_and_step_has_a_sentence_whatever_it_is_made_of() {
        for language in [Language::Chinese, Language::English] {
            for (code, _) in told() {
                let rows = table(language).rows(code);
                assert!(rows.last().is_some_and(|row| row.conditions.is_empty()), "{code}: the last row fits always");
                let early = rows.iter().rev().skip(1).find(|row| row.conditions.is_empty());
                assert!(early.is_none(), "{code}: a row that fits always hides those after it");
            }
        }
    }

    #[test]
    fn both_languages_have_the_same_codes() {
        let codes = |language| table(language).codes();
        let only = |mine: &[&str], other: &[&str]| -> Vec<String> {
            mine.iter().filter(|code| !other.contains(code)).map(|code| (*code).to_owned()).collect()
        };
        let (zh, en) = (codes(Language::Chinese), codes(Language::English));
        assert_eq!((only(&zh, &en), only(&en, &zh)), (vec![], vec!["join.and".to_owned()]));
    }

    #[test]
    fn sentences_name_only_what_they_are_given() {
        for language in [Language::Chinese, Language::English] {
            for (code, names) in told() {
                let names: Vec<&str> = names.split(' ').collect();
                for row in table(language).rows(code) {
                    let conditions = row.conditions.split_whitespace().map(|own| own.trim_start_matches('!'));
                    let conditions = conditions.map(|own| own.split(['=', '>']).next().unwrap_or_default());
                    let places = [row.first, row.second].into_iter().flat_map(places);
                    let wrong: Vec<&str> = conditions.chain(places).filter(|name| !names.contains(name)).collect();
                    assert!(wrong.is_empty(), "{code} says {wrong:?}");
                }
            }
        }
    }

    /// The names of the places of a template, also of those inside others.
    fn places(mut template: &'static str) -> Vec<&'static str> {
        let mut names = Vec::new();
        while let Some((_, place, after)) = next_place(template) {
            let (name, inside) = place.split_at(place.find(['?', '!', '|', ':']).unwrap_or(place.len()));
            names.push(name);
            names.extend(places(inside));
            template = after;
        }
        names
    }
}
