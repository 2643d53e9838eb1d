//! A change as a line that can be read aloud: "4.1, changed: … deleted: …, inserted: …".

use super::index::{Compared, shortened};
use super::state::ChangeIndex;
use crate::messages::Messages;
use crate::redline::{ChangeKind, Op};
use crate::report::outline::Words;

/// Words of unchanged text kept before and after a change, in characters.
const CONTEXT: usize = 60;

/// The change as one line.
pub fn linear(compared: &Compared, at: ChangeIndex, messages: &Messages) -> String {
    let Some(change) = compared.change(at) else { return String::new() };
    let words = Words::of(messages.language());
    let kind = words.kind(change.kind);
    let moved = if change.moved { format!(", {}", messages.get("moved")) } else { String::new() };
    let mut line = words.named(&format!("{kind}{moved}"), "");
    for (index, segment) in change.segments.iter().enumerate() {
        let text = segment.text.trim();
        let part = match segment.op {
            // The kind has said it.
            _ if matches!(change.kind, ChangeKind::Inserted | ChangeKind::Deleted) => format!("{text} "),
            Op::Delete => format!("{}; ", words.named(&messages.get("read-deleted"), text)),
            Op::Insert => format!("{}; ", words.named(&messages.get("read-inserted"), text)),
            Op::Equal if change.kind == ChangeKind::Unchanged => text.to_owned(),
            Op::Equal if index == 0 => format!("{} ", tail(text)),
            Op::Equal => format!("{} ", shortened(text, CONTEXT)),
        };
        line.push_str(&part);
    }
    line.trim_end().trim_end_matches(';').to_owned()
}

fn tail(text: &str) -> String {
    let length = text.chars().count();
    if length <= 2 * CONTEXT {
        return text.to_owned();
    }
    format!("… {}", text.chars().skip(length - CONTEXT).collect::<String>().trim_start())
}
