//! Lists to choose from in a cell.

use rust_xlsxwriter::{DataValidation, Formula, Workbook as Book, Worksheet};

use super::Done;
use super::workbook::{Choice, List};

/// A list inside a cell's rule may not be longer; longer ones stand on a sheet of their own.
const CHARACTERS_MOST: usize = 255;
const SHEET: &str = "选项";

/// The lists that are too long for a rule, a column each.
#[derive(Default)]
pub(super) struct Lists(Vec<Vec<String>>);

impl Lists {
    pub(super) fn offer(&mut self, choice: &Choice, into: &mut Worksheet) -> Done {
        let mut rule = match &choice.list {
            List::Place(place) => DataValidation::new().allow_list_formula(Formula::new(place)),
            List::Words(words) if words.is_empty() => DataValidation::new().allow_any_value(),
            // A comma would cut a word in two.
            List::Words(words) if length(words) <= CHARACTERS_MOST && !words.iter().any(|word| word.contains(',')) => {
                DataValidation::new().allow_list_strings(words)?
            }
            List::Words(words) => DataValidation::new().allow_list_formula(Formula::new(self.place_of(words))),
        };
        if let Some(title) = &choice.title {
            rule = rule.set_input_title(title)?;
        }
        if let Some(note) = &choice.note {
            rule = rule.set_input_message(note)?;
        }
        into.add_data_validation(choice.top, choice.left, choice.bottom, choice.right, &rule)?;
        Ok(())
    }

    /// Where the words will stand.
    fn place_of(&mut self, words: &[String]) -> String {
        let column = self.0.iter().position(|list| list == words).unwrap_or_else(|| {
            self.0.push(words.to_vec());
            self.0.len() - 1
        });
        let column = rust_xlsxwriter::utility::column_number_to_name(u16::try_from(column).unwrap_or(u16::MAX));
        format!("={SHEET}!${column}$1:${column}${}", words.len())
    }

    pub(super) fn write(self, book: &mut Book) -> Done {
        if self.0.is_empty() {
            return Ok(());
        }
        let sheet = book.add_worksheet().set_name(SHEET)?.set_hidden(true);
        for (column, words) in (0..).zip(&self.0) {
            for (row, word) in (0..).zip(words) {
                sheet.write_string(row, column, word)?;
            }
        }
        Ok(())
    }
}

fn length(words: &[String]) -> usize {
    words
        .iter()
        .map(|word| word.encode_utf16().count() + word.matches('"').count() + 1)
        .sum::<usize>()
        .saturating_sub(1)
}
