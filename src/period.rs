//! Periods and days. The core has no clock: every day comes from a document.

use std::fmt;

use time::{Date, Month};

/// How often is settled (考核周期).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Span {
    /// 月度
    Month,
    /// 季度
    Quarter,
    /// 半年度
    HalfYear,
    /// 年度
    Year,
}

impl Span {
    /// Its months.
    pub const fn months(self) -> i64 {
        match self {
            Span::Month => 1,
            Span::Quarter => 3,
            Span::HalfYear => 6,
            Span::Year => 12,
        }
    }
}

/// A month `2023-11`, a quarter `2023Q4`, a half-year `2023H2` or a year `2023`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// 1900 to 9999.
    pub year: i32,
    /// Month, quarter, half-year or year.
    pub span: Span,
    /// Which of the year, from 1.
    pub number: u8,
}

impl Period {
    /// Reads it.
    pub fn parse(text: &str) -> Option<Period> {
        let (year, rest) = (text.get(..4)?, text.get(4..)?);
        let number = |digits: &str, most: u8| {
            let number: u8 = parse_digits(digits)?;
            (1..=most).contains(&number).then_some(number)
        };
        let (span, number) = match rest.as_bytes() {
            [] => (Span::Year, 1),
            [b'Q', _] => (Span::Quarter, number(&rest[1..], 4)?),
            [b'H', _] => (Span::HalfYear, number(&rest[1..], 2)?),
            [b'-', _, _] => (Span::Month, number(&rest[1..], 12)?),
            _ => return None,
        };
        Some(Period { year: parse_year(year)?, span, number })
    }

    /// First and last month of the year that it covers.
    fn month_range(self) -> (u8, u8) {
        let months = u8::try_from(self.span.months()).expect("at most 12");
        (months * (self.number - 1) + 1, months * self.number)
    }

    /// Whether the day lies in it.
    pub fn contains(self, day: Day) -> bool {
        let (first, last) = self.bounds();
        first <= day && day <= last
    }

    /// First and last day.
    pub fn bounds(self) -> (Day, Day) {
        let (first, last) = self.month_range();
        let month = |number: u8| Month::try_from(number).expect("1 to 12");
        let day = |month: Month, day: u8| {
            Day(Date::from_calendar_date(self.year, month, day).expect("a day of a year from 1900 to 9999"))
        };
        let last = month(last);
        (day(month(first), 1), day(last, last.length(self.year)))
    }

    /// First and last day as text.
    pub fn days(self) -> (String, String) {
        let (first, last) = self.bounds();
        (first.to_string(), last.to_string())
    }

    /// How many days it has.
    pub fn day_count(self) -> i64 {
        let (first, last) = self.bounds();
        (last.0 - first.0).whole_days() + 1
    }

    /// The periods of a shorter kind inside it.
    pub fn parts(self, span: Span) -> impl Iterator<Item = Period> {
        let (first, last) = self.month_range();
        let months = u8::try_from(span.months()).expect("at most 12");
        let inside = move |number: &u8| months * (number - 1) + 1 >= first && months * number <= last;
        (1..=12 / months).filter(inside).map(move |number| Period { span, number, ..self })
    }

    /// The period of the same kind before it.
    pub fn previous(self) -> Period {
        match self.number.checked_sub(1) {
            Some(number @ 1..) => Period { number, ..self },
            _ => {
                let number = u8::try_from(12 / self.span.months()).expect("at most 12");
                Period { year: self.year - 1, number, ..self }
            }
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.span {
            Span::Month => write!(f, "{}-{:02}", self.year, self.number),
            Span::Quarter => write!(f, "{}Q{}", self.year, self.number),
            Span::HalfYear => write!(f, "{}H{}", self.year, self.number),
            Span::Year => write!(f, "{}", self.year),
        }
    }
}

/// A day of the calendar, written `2023-11-02`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(Date);

impl Day {
    /// Reads `2023-11-02`.
    pub fn parse(text: &str) -> Option<Day> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || month.len() != 2 || day.len() != 2 {
            return None;
        }
        let month = Month::try_from(parse_digits::<u8>(month)?).ok()?;
        Date::from_calendar_date(parse_year(year)?, month, parse_digits(day)?).ok().map(Day)
    }
}

impl Day {
    /// The month of the year, from 1.
    pub fn month(self) -> u8 {
        u8::from(self.0.month())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.0.year(), u8::from(self.0.month()), self.0.day())
    }
}

fn parse_year(text: &str) -> Option<i32> {
    parse_digits(text).filter(|year| text.len() == 4 && *year >= 1900)
}

fn parse_digits<T: std::str::FromStr>(text: &str) -> Option<T> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_periods() {
        let quarter = Period::parse("2023Q4").expect("a quarter");
        assert_eq!(quarter.days(), ("2023-10-01".to_owned(), "2023-12-31".to_owned()));
        let contains = |day| quarter.contains(Day::parse(day).expect("a day"));
        assert!(contains("2023-10-01") && contains("2023-12-31"));
        assert!(!contains("2023-09-30") && !contains("2024-10-01"));
        for text in ["2023Q5", "2023q1", "23Q1", "2023-Q1", "2023Q", "Q1", "2023H3", "2023-13", "2023-1", "1899"] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
        for text in ["2023-02-29", "2023-13-01", "2023-1-01", "2023-01-01-01", "0023-01-01", "2023/01/01", "2023-01-+1"]
        {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        assert!(Day::parse("2024-02-29").is_some());
    }

    #[test]
    fn each_kind_of_period() {
        for (text, first, last, days, before) in [
            ("2024-02", "2024-02-01", "2024-02-29", 29, "2024-01"),
            ("2024-01", "2024-01-01", "2024-01-31", 31, "2023-12"),
            ("2023Q1", "2023-01-01", "2023-03-31", 90, "2022Q4"),
            ("2023H2", "2023-07-01", "2023-12-31", 184, "2023H1"),
            ("2024", "2024-01-01", "2024-12-31", 366, "2023"),
        ] {
            let period = Period::parse(text).expect("a period");
            assert_eq!(period.to_string(), text);
            assert_eq!(period.days(), (first.to_owned(), last.to_owned()));
            assert_eq!((period.day_count(), period.previous().to_string().as_str()), (days, before));
        }
    }
}
