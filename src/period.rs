//! Quarters and days. The core has no clock: every day comes from a document.

use std::fmt;

use time::{Date, Month};

/// Months of a quarter.
pub(crate) const MONTHS: i64 = 3;

/// A quarter of a year, written `2023Q4`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period {
    /// 1900 to 9999.
    pub year: i32,
    /// 1 to 4.
    pub quarter: u8,
}

impl Period {
    /// Reads `2023Q4`.
    pub fn parse(text: &str) -> Option<Period> {
        let (year, quarter) = text.split_once('Q')?;
        let quarter = match quarter {
            "1" => 1,
            "2" => 2,
            "3" => 3,
            "4" => 4,
            _ => return None,
        };
        Some(Period { year: parse_year(year)?, quarter })
    }

    /// Whether the day lies in the quarter.
    pub fn contains(self, day: Day) -> bool {
        let month = u8::from(day.0.month());
        day.0.year() == self.year && (month - 1) / 3 + 1 == self.quarter
    }

    /// First and last day.
    pub fn days(self) -> (String, String) {
        let last = ["03-31", "06-30", "09-30", "12-31"][usize::from(self.quarter) - 1];
        (format!("{}-{:02}-01", self.year, self.quarter * 3 - 2), format!("{}-{last}", self.year))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}Q{}", self.year, self.quarter)
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
    fn days_and_quarters() {
        let quarter = Period::parse("2023Q4").expect("a quarter");
        assert_eq!(quarter.days(), ("2023-10-01".to_owned(), "2023-12-31".to_owned()));
        let contains = |day| quarter.contains(Day::parse(day).expect("a day"));
        assert!(contains("2023-10-01") && contains("2023-12-31"));
        assert!(!contains("2023-09-30") && !contains("2024-10-01"));
        for text in ["2023Q5", "2023q1", "23Q1", "2023-Q1", "2023Q", "Q1"] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
        for text in ["2023-02-29", "2023-13-01", "2023-1-01", "2023-01-01-01", "0023-01-01", "2023/01/01", "2023-01-+1"]
        {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        assert!(Day::parse("2024-02-29").is_some());
    }
}
