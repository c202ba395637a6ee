//! Attributes of XML elements, by their names without prefix.

use quick_xml::events::BytesStart;

use crate::{Done, Refusal};

pub(super) fn attribute(element: &BytesStart, name: &str) -> Done<Option<String>> {
    for attribute in element.attributes() {
        let attribute = attribute.map_err(Refusal::damaged)?;
        if attribute.key.local_name().as_ref() == name {
            let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(Refusal::damaged)?;
            return Ok(Some(value.into_owned()));
        }
    }
    Ok(None)
}

/// A whole number; what is none counts as absent.
pub(super) fn number(element: &BytesStart, name: &str) -> Done<Option<u32>> {
    Ok(attribute(element, name)?.and_then(|text| text.trim().parse().ok()))
}
