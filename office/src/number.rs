//! A number as a spreadsheet program shows it.

use crate::bounds::DIGITS;
use crate::sheet::{Cell, CellKind};

/// Fifteen significant digits in plain notation: 92.5, 0.3 where binary arithmetic left 0.30000000000000004.
pub fn cell(number: f64) -> Cell {
    if !number.is_finite() {
        return Cell::of(CellKind::Error, "#NUM!");
    }
    let (text, digits_before_point) = plain(number);
    let lost = digits_before_point > DIGITS;
    Cell { lost, ..Cell::of(CellKind::Number, text) }
}

/// A whole number, which some files keep as such.
pub(crate) fn whole(number: i64) -> Cell {
    let digits = number.unsigned_abs().to_string().len();
    Cell { lost: digits > DIGITS, ..Cell::of(CellKind::Number, number.to_string()) }
}

/// The number, and how many digits stand before its point.
fn plain(number: f64) -> (String, usize) {
    let written = format!("{number:.*e}", DIGITS - 1);
    // OK because `{:e}` always writes an `e` and an exponent.
    let (mantissa, exponent) = written.split_once('e').unwrap_or((&written, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let sign = if mantissa.starts_with('-') { "-" } else { "" };
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.trim_end_matches('0');
    if digits.is_empty() {
        return ("0".to_owned(), 1);
    }
    match usize::try_from(exponent) {
        Ok(exponent) => {
            let whole = exponent + 1;
            let text = if digits.len() <= whole {
                format!("{sign}{digits}{}", "0".repeat(whole - digits.len()))
            } else {
                format!("{sign}{}.{}", &digits[..whole], &digits[whole..])
            };
            (text, whole)
        }
        Err(_) => {
            let zeros = usize::try_from(-1 - exponent).unwrap_or(0);
            (format!("{sign}0.{}{digits}", "0".repeat(zeros)), 1)
        }
    }
}

/// Is this what a spreadsheet program writes into a text file for a long number, whose digits are gone: `6.22848E+18`?
pub fn is_shortened(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once("E+") else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    // From twelve digits on a cell that is not told otherwise shows a number so.
    digits(whole) && digits(fraction) && digits(exponent) && exponent.parse().is_ok_and(|tens: u32| tens >= 11)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stand_as_they_are_shown() {
        let shown: [(f64, &str); 10] = [
            (92.5, "92.5"),
            (0.1 + 0.2, "0.3"),
            (-0.05, "-0.05"),
            (1e-7, "0.0000001"),
            (2640.0, "2640"),
            (1e10, "10000000000"),
            (0.0, "0"),
            (-0.0, "0"),
            (1234.567, "1234.567"),
            // 0.285 has no exact binary form; what was typed is what is shown.
            (0.285, "0.285"),
        ];
        for (number, text) in shown {
            assert_eq!(cell(number), Cell::of(CellKind::Number, text));
        }
    }

    #[test]
    fn from_sixteen_digits_on_the_last_are_lost() {
        assert_eq!(cell(999_999_999_999_999.0), Cell::of(CellKind::Number, "999999999999999"));
        let card = cell(6_228_480_123_456_789_012.0);
        assert_eq!((card.text.as_str(), card.lost), ("6228480123456790000", true));
        let id = cell(420_107_197_605_231_234.0);
        assert_eq!((id.text.as_str(), id.lost), ("420107197605231000", true));
        assert!(cell(1e15).lost, "1000000000000000 has sixteen digits");
    }

    #[test]
    fn shortened_numbers_of_text_files_are_seen() {
        for text in ["6.22848E+18", "4.20107E+11", "1E+15"] {
            assert!(is_shortened(text), "{text}");
        }
        for text in ["92.5", "1E+5", "E+12", "1.2.3E+18", "A1E+18", "6.2E+"] {
            assert!(!is_shortened(text), "{text}");
        }
    }
}
