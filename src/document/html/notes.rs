//! Marks of notes: the raised number in the text, and the link back from the note. They are no words of the terms.

use super::links::Links;
use ego_tree::NodeRef;
use scraper::{Node, node::Element};

/// Longer marks of notes there are none.
const LONGEST_MARK: usize = 5;

/// Whether an element is the mark of a note, or the way back from it.
pub fn is_note_mark(node: NodeRef<'_, Node>, element: &Element, links: &Links) -> bool {
    let is_inner_link =
        |node: NodeRef<'_, Node>| node.value().as_element().is_some_and(|element| links.lead_inside(element));
    match element.name() {
        "sup" => is_mark(node) && (node.descendants().any(is_inner_link) || node.ancestors().any(is_inner_link)),
        "a" if is_inner_link(node) && is_mark(node) => {
            let called = |name: &str| {
                element.attr(name).is_some_and(|value| {
                    let value = value.to_ascii_lowercase();
                    ["footnote", "endnote", "noteref", "backlink", "backref"].iter().any(|part| value.contains(part))
                })
            };
            called("class") || called("role") || called("rel") || node.children().any(|inner| is_named(inner, "sup"))
        }
        _ => false,
    }
}

fn is_named(node: NodeRef<'_, Node>, name: &str) -> bool {
    node.value().as_element().is_some_and(|element| element.name() == name)
}

fn is_mark(node: NodeRef<'_, Node>) -> bool {
    let mut mark = String::new();
    for text in node.descendants().filter_map(|inner| inner.value().as_text()) {
        mark.push_str(text.trim());
        if mark.len() > 4 * LONGEST_MARK {
            return false;
        }
    }
    let marks = |c: char| c.is_ascii_digit() || "[]()*†‡§¶↩↑^\u{FE0E}\u{FE0F}".contains(c);
    !mark.is_empty() && mark.chars().count() <= LONGEST_MARK && mark.chars().all(marks)
}
