//! Ids and names of a list: what they point at, and what stands twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::problem::{Fault, Place, What};
use crate::read::at::At;
use crate::read::check::Problems;
use crate::read::node::Node;

/// The ids of a list in their order.
#[derive(Clone)]
pub(crate) struct Ids<'a> {
    what: What,
    index: BTreeMap<&'a str, usize>,
}

impl<'a> Ids<'a> {
    pub(crate) fn new(what: What) -> Ids<'a> {
        Ids { what, index: BTreeMap::new() }
    }

    /// The ids of the list at a key; reports those that stand twice.
    pub(crate) fn read(at: &At<'a>, key: &str, what: What, problems: &mut Problems) -> Ids<'a> {
        Ids::read_list(at.node.get(key), &at.place.key(key), what, problems)
    }

    /// The same of a list that has been found.
    pub(crate) fn read_list(list: Option<&'a Node>, place: &Place<'_>, what: What, problems: &mut Problems) -> Ids<'a> {
        let mut ids = Ids::new(what);
        let Some(Node::List(entries)) = list else { return ids };
        for (position, node) in entries.iter().enumerate() {
            if let Some(Node::Text(id)) = node.get("id") {
                let entry = place.at(position);
                ids.add(id, position, &entry.key("id"), problems);
            }
        }
        ids
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.index.len()
    }

    pub(crate) fn add(&mut self, id: &'a str, position: usize, place: &Place<'_>, problems: &mut Problems) {
        if self.index.contains_key(id) {
            problems.add(place, Fault::DuplicateId { what: self.what, id: id.to_owned() });
        } else {
            self.index.insert(id, position);
        }
    }

    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        self.index.get(id).copied()
    }

    /// The index of what the text at a key names; reports a name that nothing has.
    pub(crate) fn refer(&self, at: &At<'_>, key: &str, problems: &mut Problems) -> Option<usize> {
        let id = at.text(key)?;
        self.refer_to(id, &at.place.key(key), problems)
    }

    /// The same for each text of the list at a key.
    pub(crate) fn refer_each(&self, at: &At<'_>, key: &str, problems: &mut Problems) -> Vec<usize> {
        at.each(key).filter_map(|entry| self.refer_to(entry.own_text()?, &entry.place, problems)).collect()
    }

    pub(crate) fn refer_to(&self, id: &str, place: &Place<'_>, problems: &mut Problems) -> Option<usize> {
        let found = self.find(id);
        if found.is_none() && !id.trim().is_empty() {
            problems.add(place, Fault::UnknownReference { what: self.what, id: id.to_owned() });
        }
        found
    }
}

/// Reports names that stand twice in the list at a key.
pub(crate) fn refuse_duplicate_names(at: &At<'_>, key: &str, what: What, problems: &mut Problems) {
    let mut seen = BTreeSet::new();
    for entry in at.each(key) {
        let Some(name) = entry.text("name") else {
            continue;
        };
        if !seen.insert(name) {
            problems.add(&entry.place.key("name"), Fault::DuplicateName { what, name: name.to_owned() });
        }
    }
}
