//! Pages that a program saved as .xls: each outermost table is a sheet.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::text::cell;
use crate::bounds::{HTML_SPAN, ROWS};
use crate::sheet::{Allowance, Area, Sheet};
use crate::{Done, Refusal, Unreadable};

pub(super) fn read(text: &str) -> Done<Vec<Sheet>> {
    let mut emitter = DefaultEmitter::default();
    // So that styles and scripts are not taken for tags.
    emitter.naively_switch_states(true);
    let mut page = Page { left: Allowance::whole(), sheets: Vec::new(), table: Table::default(), depth: 0 };
    for token in Tokenizer::new_with_emitter(text, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => page.open(&tag)?,
            Token::EndTag(tag) => page.close(&tag.name)?,
            Token::String(text) if page.depth > 0 => page.table.say(&String::from_utf8_lossy(&text.value)),
            _ => {}
        }
    }
    page.end_table()?;
    if page.sheets.is_empty() {
        return Err(Refusal::new(Unreadable::NotATable, "a page without a table"));
    }
    Ok(page.sheets)
}

struct Page {
    left: Allowance,
    sheets: Vec<Sheet>,
    table: Table,
    /// How many tables we are in.
    depth: usize,
}

impl Page {
    fn open(&mut self, tag: &StartTag<()>) -> Done<()> {
        match &**tag.name {
            b"table" => {
                self.depth += 1;
                if self.depth == 1 {
                    self.table = Table {
                        sheet: Sheet::named(format!("Sheet{}", self.sheets.len() + 1), false),
                        ..Table::default()
                    };
                }
            }
            b"tr" if self.depth == 1 => {
                self.table.end_row(&mut self.left)?;
                self.table.begin_row(tag);
            }
            b"td" | b"th" if self.depth == 1 => {
                self.table.end_cell(&mut self.left)?;
                self.table.begin_cell(tag);
            }
            b"br" | b"p" | b"div" | b"tr" => self.table.say_break(),
            b"td" | b"th" => self.table.say(" "),
            b"style" | b"script" => self.table.silent = true,
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &[u8]) -> Done<()> {
        match name {
            b"table" if self.depth == 1 => self.end_table()?,
            b"table" => self.depth = self.depth.saturating_sub(1),
            b"tr" if self.depth == 1 => self.table.end_row(&mut self.left)?,
            b"td" | b"th" if self.depth == 1 => self.table.end_cell(&mut self.left)?,
            b"style" | b"script" => self.table.silent = false,
            _ => {}
        }
        Ok(())
    }

    fn end_table(&mut self) -> Done<()> {
        if self.depth > 0 {
            self.table.end_row(&mut self.left)?;
            self.sheets.push(std::mem::take(&mut self.table.sheet));
            self.depth = 0;
        }
        Ok(())
    }
}

#[derive(Default)]
struct Table {
    sheet: Sheet,
    /// The row that is open, or the next one.
    row: u32,
    row_is_open: bool,
    column: u32,
    /// Of each column, the first row that no cell from above reaches into.
    free_from: Vec<u32>,
    cell: Option<OpenCell>,
    silent: bool,
}

struct OpenCell {
    text: String,
    rows: u32,
    columns: u32,
}

impl Table {
    fn begin_row(&mut self, tag: &StartTag<()>) {
        self.row_is_open = true;
        self.column = 0;
        let style = attribute(tag, "style").replace(' ', "").to_ascii_lowercase();
        if style.contains("display:none") && self.row < ROWS {
            self.sheet.hidden_rows.push(self.row);
        }
    }

    fn begin_cell(&mut self, tag: &StartTag<()>) {
        self.row_is_open = true;
        let span = |name, most| attribute(tag, name).trim().parse::<u32>().unwrap_or(1).clamp(1, most);
        self.cell = Some(OpenCell {
            text: String::new(),
            rows: span("rowspan", HTML_SPAN.1),
            columns: span("colspan", HTML_SPAN.0),
        });
    }

    /// A run of white space is one space.
    fn say(&mut self, text: &str) {
        let Some(cell) = self.cell.as_mut().filter(|_| !self.silent) else { return };
        for letter in text.chars() {
            let space = letter.is_ascii_whitespace();
            if !space {
                cell.text.push(letter);
            } else if !cell.text.is_empty() && !cell.text.ends_with([' ', '\n']) {
                cell.text.push(' ');
            }
        }
    }

    fn say_break(&mut self) {
        if let Some(cell) = self.cell.as_mut().filter(|cell| !cell.text.is_empty()) {
            cell.text.push('\n');
        }
    }

    fn end_cell(&mut self, left: &mut Allowance) -> Done<()> {
        let Some(OpenCell { text, rows, columns }) = self.cell.take() else { return Ok(()) };
        while self.free_from.get(place(self.column)).is_some_and(|free| *free > self.row) {
            self.column += 1;
        }
        let (top, first) = (self.row, self.column);
        let (bottom, last) = (top + rows - 1, first + columns - 1);
        self.sheet.put(top, first, cell(text.trim()), left)?;
        self.sheet.merge(Area { top, left: first, bottom, right: last })?;
        if self.free_from.len() <= place(last) {
            self.free_from.resize(place(last) + 1, 0);
        }
        self.free_from[place(first)..=place(last)].fill(bottom + 1);
        self.column = last + 1;
        Ok(())
    }

    fn end_row(&mut self, left: &mut Allowance) -> Done<()> {
        self.end_cell(left)?;
        if std::mem::take(&mut self.row_is_open) {
            self.row += 1;
        }
        Ok(())
    }
}

fn attribute(tag: &StartTag<()>, name: &str) -> String {
    let value = tag.attributes.get(name.as_bytes());
    value.map(|value| String::from_utf8_lossy(value).into_owned()).unwrap_or_default()
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
