//! Text in the encodings that banks ask for.

use std::collections::HashMap;

use encoding_rs::{GB18030, GBK, UTF_8};
use serde::{Deserialize, Serialize};

/// An encoding of text files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextEncoding {
    /// Everything, in one to four bytes.
    #[serde(rename = "utf-8")]
    Utf8,
    /// Everything, in one, two or four bytes.
    Gb18030,
    /// One or two bytes; rare characters of names are missing.
    Gbk,
}

impl TextEncoding {
    /// The bytes of a character, if it has any.
    fn bytes(self, character: char) -> Option<Vec<u8>> {
        let encoding = match self {
            TextEncoding::Utf8 => UTF_8,
            TextEncoding::Gb18030 => GB18030,
            TextEncoding::Gbk => GBK,
        };
        let text = character.to_string();
        let (bytes, _, missing) = encoding.encode(&text);
        // From FE50 on, browsers have eighty characters (䶮 is one) in what they call GBK; Windows and the programs of banks do not.
        let only_in_browsers = self == TextEncoding::Gbk && matches!(*bytes, [0xfe, 0x50..=0xff]);
        if missing || only_in_browsers { None } else { Some(bytes.into_owned()) }
    }
}

/// The bytes, or every character that the encoding does not have, each once.
pub fn encode(text: &str, encoding: TextEncoding) -> Result<Vec<u8>, Vec<char>> {
    // Looking a character up takes long, and the same ones come again and again.
    let mut known: HashMap<char, Option<Vec<u8>>> = HashMap::new();
    let mut bytes = Vec::with_capacity(text.len());
    let mut missing = Vec::new();
    for character in text.chars() {
        match known.get(&character) {
            Some(found) => bytes.extend(found.iter().flatten()),
            None => {
                let found = encoding.bytes(character);
                bytes.extend(found.iter().flatten());
                if found.is_none() {
                    missing.push(character);
                }
                known.insert(character, found);
            }
        }
    }
    if missing.is_empty() { Ok(bytes) } else { Err(missing) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_characters_of_names() {
        // 䶮 came to GB18030 after GBK was made; 𬍛 lies outside the first plane.
        assert_eq!(encode("张䶮𬍛䶮", TextEncoding::Gbk), Err(vec!['䶮', '𬍛']));
        assert_eq!(encode("张", TextEncoding::Gbk), Ok(vec![0xd5, 0xc5]));
        // FE40 to FE4F are in everybody's GBK: 﨑 is FE44, and 﨩 the last of them.
        assert_eq!(encode("﨑﨩", TextEncoding::Gbk), Ok(vec![0xfe, 0x44, 0xfe, 0x4f]));
        let bytes = encode("张䶮𬍛", TextEncoding::Gb18030).expect("GB18030 has everything");
        assert_eq!(bytes.len(), 2 + 2 + 4);
        assert_eq!(GB18030.decode(&bytes).0, "张䶮𬍛");
        assert_eq!(encode("张", TextEncoding::Utf8), Ok("张".as_bytes().to_vec()));
    }
}
