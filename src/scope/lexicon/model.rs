//! The values of every facet, what contains what, and what is wider than what: the same in all languages.

use super::error::LexiconError;
use super::file::ModelFile;
use super::load::line_of;
use crate::messages::Messages;
use crate::scope::Facet;
use std::collections::{BTreeMap, BTreeSet};

/// Weight of a value that names none.
const USUAL_WEIGHT: u8 = 2;

/// A value of a facet, by its place in the model.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ValueId(pub u16);

/// What the model says of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value {
    /// Its facet.
    pub facet: Facet,
    /// Its name in the public format.
    pub id: String,
    /// How a reader is told of it.
    pub label: String,
    /// The same notion in the Data Privacy Vocabulary.
    pub term: Option<String>,
    /// How much it weighs, 1 to 5.
    pub weight: u8,
    /// For safeguards: whether it protects the person.
    pub protects: bool,
}

/// The values and their order.
#[derive(Debug, Clone, Default)]
pub struct Model {
    values: Vec<Value>,
    named: BTreeMap<Facet, BTreeMap<String, ValueId>>,
    /// Pairs (wider, narrower), closed under transitivity.
    wider: BTreeSet<(ValueId, ValueId)>,
    /// Pairs (wider, narrower) in which the narrower says more: a sale of what is shared.
    graver: BTreeSet<(ValueId, ValueId)>,
    /// Values that contain every other value of their facet.
    all_of: BTreeSet<ValueId>,
}

impl Model {
    /// Adds the values of a file.
    ///
    /// # Errors
    /// A facet or value that is not known, or a weight beyond 1 to 5, with its line.
    pub fn add(&mut self, file: &str, text: &str, entries: ModelFile) -> Result<(), LexiconError> {
        let form =
            |at: usize, reason: String| LexiconError::Form { file: file.to_owned(), line: line_of(text, at), reason };
        for entry in &entries.value {
            let facet = facet_named(entry.facet.get_ref())
                .ok_or_else(|| form(entry.facet.span().start, format!("“{}” is no facet", entry.facet.get_ref())))?;
            let id = entry.id.get_ref().clone();
            let weight = entry.weight.unwrap_or(USUAL_WEIGHT);
            if !(1..=5).contains(&weight) {
                return Err(form(
                    entry.id.span().start,
                    format!("the weight of “{id}” is {weight}; it goes from 1 to 5"),
                ));
            }
            if self.find(facet, &id).is_some() {
                return Err(form(entry.id.span().start, format!("“{id}” of facet {} is given twice", facet.name())));
            }
            let value = Value {
                facet,
                label: entry.label.clone().unwrap_or_else(|| Messages::english().value(&id)),
                term: entry.term.clone(),
                weight,
                protects: entry.protects.unwrap_or(true),
                id: id.clone(),
            };
            let place = u16::try_from(self.values.len()).map_err(|_| {
                form(entry.id.span().start, "there are more values than the program can count".to_owned())
            })?;
            self.values.push(value);
            self.named.entry(facet).or_default().insert(id, ValueId(place));
        }
        for entry in &entries.value {
            let Some(facet) = facet_named(entry.facet.get_ref()) else { continue };
            let Some(outer) = self.find(facet, entry.id.get_ref()) else { continue };
            for inner in &entry.contains {
                if inner.get_ref() == "*" {
                    self.all_of.insert(outer);
                    continue;
                }
                let place = self.find(facet, inner.get_ref()).ok_or_else(|| {
                    form(inner.span().start, format!("“{}” is no value of facet {}", inner.get_ref(), facet.name()))
                })?;
                self.wider.insert((outer, place));
            }
            for graver in &entry.graver {
                let place = self.find(facet, graver.get_ref()).filter(|&place| self.wider.contains(&(outer, place)));
                let place = place.ok_or_else(|| {
                    form(
                        graver.span().start,
                        format!(
                            "“{}” is graver than “{}”, which does not contain it",
                            graver.get_ref(),
                            entry.id.get_ref()
                        ),
                    )
                })?;
                self.graver.insert((outer, place));
            }
        }
        for (facet_name, pairs) in &entries.wider {
            let facet =
                facet_named(facet_name).ok_or_else(|| form(0, format!("[wider]: “{facet_name}” is no facet")))?;
            for (wide, narrow) in pairs {
                let find = |name: &String| {
                    self.find(facet, name)
                        .ok_or_else(|| form(0, format!("[wider]: “{name}” is no value of facet {facet_name}")))
                };
                let pair = (find(wide)?, find(narrow)?);
                self.wider.insert(pair);
            }
        }
        self.close();
        Ok(())
    }

    fn close(&mut self) {
        loop {
            let mut more = Vec::new();
            for &(a, b) in &self.wider {
                for &(c, d) in self.wider.range((b, ValueId(0))..=(b, ValueId(u16::MAX))) {
                    debug_assert_eq!(b, c);
                    if a != d && !self.wider.contains(&(a, d)) {
                        more.push((a, d));
                    }
                }
            }
            if more.is_empty() {
                return;
            }
            self.wider.extend(more);
        }
    }

    /// The value of that name.
    pub fn find(&self, facet: Facet, id: &str) -> Option<ValueId> {
        self.named.get(&facet)?.get(id).copied()
    }

    /// What the model says of a value.
    pub fn value(&self, id: ValueId) -> &Value {
        &self.values[usize::from(id.0)]
    }

    /// Whether a value is too general to be told by itself: personal data, some purpose.
    pub fn is_general(&self, id: ValueId) -> bool {
        self.value(id).weight <= 1
    }

    /// All values in the order of the file.
    pub fn values(&self) -> impl Iterator<Item = (ValueId, &Value)> {
        self.values.iter().enumerate().map(|(place, value)| (ValueId(u16::try_from(place).unwrap_or(u16::MAX)), value))
    }

    /// Whether the second value is one of those that the first holds, and says more: precise location, a sale.
    pub fn is_graver(&self, wide: ValueId, narrow: ValueId) -> bool {
        self.graver.contains(&(wide, narrow))
    }

    /// Whether a value contains all others of its facet: all data, any purpose.
    pub fn is_everything(&self, id: ValueId) -> bool {
        self.all_of.contains(&id)
    }

    /// Whether the first value contains the second or is wider than it.
    pub fn is_wider(&self, wide: ValueId, narrow: ValueId) -> bool {
        wide != narrow
            && (self.wider.contains(&(wide, narrow))
                || self.all_of.contains(&wide)
                    && self.value(wide).facet == self.value(narrow).facet
                    && !self.all_of.contains(&narrow))
    }
}

/// The facet of that name.
pub fn facet_named(name: &str) -> Option<Facet> {
    Facet::ALL.into_iter().find(|facet| facet.name() == name)
}
