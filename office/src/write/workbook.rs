//! The workbook to be written, as the page describes it: see `www/src/office/types.ts`.

use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[allow(missing_docs, reason = "described in types.ts")]
pub struct Workbook {
    pub title: String,
    pub sheets: Vec<WrittenSheet>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
#[allow(missing_docs, reason = "described in types.ts")]
pub struct WrittenSheet {
    pub name: String,
    pub widths: Vec<f64>,
    pub rows: Vec<WrittenRow>,
    pub merges: Vec<Merge>,
    pub frozen: Option<Frozen>,
    pub print: Option<Print>,
    pub choices: Vec<Choice>,
    pub hidden: bool,
}

#[derive(Debug, Default, Deserialize)]
#[allow(missing_docs, reason = "described in types.ts")]
pub struct WrittenRow {
    pub height: Option<f64>,
    pub cells: Vec<Option<WrittenCell>>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
#[allow(missing_docs, reason = "described in types.ts")]
pub enum WrittenCell {
    Text {
        text: String,
        look: Option<Look>,
    },
    Number {
        number: String,
        decimals: u8,
        look: Option<Look>,
    },
    Formula {
        formula: String,
        result: String,
        decimals: Option<u8>,
        #[serde(default, rename = "isText")]
        is_text: bool,
        look: Option<Look>,
    },
}

impl WrittenCell {
    pub(super) fn look(&self) -> Option<Look> {
        match self {
            WrittenCell::Text { look, .. } | WrittenCell::Number { look, .. } | WrittenCell::Formula { look, .. } => {
                *look
            }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "described in types.ts")]
pub enum Look {
    Title,
    Head,
    Text,
    Wrapped,
    Figure,
    Total,
    Note,
    Input,
    Centre,
}

#[derive(Debug, Deserialize)]
#[allow(missing_docs, reason = "described in types.ts")]
pub struct Merge {
    pub top: u32,
    pub left: u16,
    pub bottom: u32,
    pub right: u16,
    pub cell: WrittenCell,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[allow(missing_docs, reason = "described in types.ts")]
pub struct Frozen {
    pub rows: u32,
    pub columns: u16,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[allow(missing_docs, reason = "described in types.ts")]
pub struct Rows {
    pub from: u32,
    pub to: u32,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
#[allow(missing_docs, reason = "described in types.ts")]
pub struct Print {
    pub landscape: bool,
    pub head: Option<Rows>,
    pub breaks: Vec<u32>,
    pub fit_width: bool,
    pub footer: Option<String>,
}

#[derive(Debug, Deserialize)]
#[allow(missing_docs, reason = "described in types.ts")]
pub struct Choice {
    pub top: u32,
    pub left: u16,
    pub bottom: u32,
    pub right: u16,
    pub list: List,
    pub title: Option<String>,
    pub note: Option<String>,
}

/// What may be chosen: the words themselves, or where in the workbook they stand.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum List {
    /// `["书记", "副书记"]`
    Words(Vec<String>),
    /// `=村名!$A$1:$A$12`
    Place(String),
}
