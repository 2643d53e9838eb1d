//! What a page names: its fonts and forms, its marks, its area.

use super::Frame;
use super::pen::Matrix;
use lopdf::{Dictionary, Document, Object};

/// The number of a mark that begins. Those in forms count for themselves and are no marks of the page.
pub(super) fn mark(document: &Document, resources: &[&Dictionary], operands: &[Object], frame: &Frame) -> Option<u32> {
    let properties = match operands.get(1)? {
        Object::Dictionary(properties) => properties,
        Object::Name(name) => {
            let object = resource(document, resources, b"Properties", name)?;
            document.dereference(object).ok()?.1.as_dict().ok()?
        }
        _ => return None,
    };
    let number = properties.get(b"MCID").and_then(Object::as_i64).ok()?;
    u32::try_from(number).ok().filter(|_| frame.depth == 0)
}

/// A resource of that kind and name, from the nearest dictionary that has it.
pub(super) fn resource<'a>(
    document: &'a Document,
    resources: &[&'a Dictionary],
    kind: &[u8],
    name: &[u8],
) -> Option<&'a Object> {
    resources.iter().find_map(|all| all.get_deref(kind, document).ok()?.as_dict().ok()?.get(name).ok())
}

pub(super) fn numbers(document: &Document, dictionary: &Dictionary, key: &[u8]) -> Vec<f32> {
    let list = dictionary.get_deref(key, document).and_then(Object::as_array);
    list.map(|list| list.iter().filter_map(|number| number.as_float().ok()).collect()).unwrap_or_default()
}

pub(super) struct Area {
    pub(super) matrix: Matrix,
    pub(super) width: f32,
    pub(super) height: f32,
}
