//! How cells look: fonts, borders and how a value is shown.

use std::collections::HashMap;

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use super::workbook::Look;

/// How a value is shown.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Shows {
    General,
    /// As it was typed, whatever it looks like: ids, accounts, and what begins like a formula.
    AsTyped,
    Decimals(u8),
}

/// Longer text than this is shown as `####` in a cell that shows what was typed.
const AS_TYPED_MOST: usize = 255;

impl Shows {
    /// Text that a spreadsheet would take for something else when somebody edits it is shown as it was typed; so is
    /// text in cells that are there for typing.
    pub(super) fn text(text: &str, look: Option<Look>) -> Self {
        let for_typing = matches!(look, Some(Look::Text | Look::Input | Look::Centre));
        let ambiguous =
            text.starts_with(['=', '+', '-', '@']) || text.starts_with(|first: char| first.is_ascii_digit());
        if (for_typing || ambiguous) && text.chars().count() <= AS_TYPED_MOST { Self::AsTyped } else { Self::General }
    }
}

/// Every format once.
#[derive(Default)]
pub(super) struct Looks(HashMap<(Option<Look>, Shows), Format>);

impl Looks {
    pub(super) fn of(&mut self, look: Option<Look>, shows: Shows) -> &Format {
        self.0.entry((look, shows)).or_insert_with(|| format(look, shows))
    }
}

const SONG: &str = "宋体";
const FANGSONG: &str = "仿宋";
/// Where something is to be typed.
const PAPER: u32 = 0x00ff_fbe6;

fn format(look: Option<Look>, shows: Shows) -> Format {
    let plain = Format::new().set_font_name(SONG).set_font_size(11).set_align(FormatAlign::VerticalCenter);
    let boxed = || plain.clone().set_border(FormatBorder::Thin);
    let format = match look {
        None => plain,
        Some(Look::Title) => plain.set_font_size(18).set_bold().set_align(FormatAlign::Center),
        Some(Look::Head) => boxed().set_bold().set_align(FormatAlign::Center).set_text_wrap(),
        Some(Look::Text) => boxed(),
        Some(Look::Wrapped) => boxed().set_text_wrap(),
        Some(Look::Figure) => boxed().set_align(FormatAlign::Right),
        Some(Look::Total) => boxed().set_bold(),
        Some(Look::Note) => plain.set_font_name(FANGSONG).set_text_wrap(),
        Some(Look::Input) => boxed().set_background_color(PAPER),
        Some(Look::Centre) => boxed().set_align(FormatAlign::Center),
    };
    match shows {
        Shows::General => format,
        Shows::AsTyped => format.set_num_format("@"),
        Shows::Decimals(0) => format.set_num_format("0"),
        Shows::Decimals(decimals) => format.set_num_format(format!("0.{}", "0".repeat(usize::from(decimals)))),
    }
}
