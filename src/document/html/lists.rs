//! The numbers that lists print: type, start, value, reversed, and the list style written at the element.

use crate::document::numerals::{letters, roman};
use scraper::node::Element;

/// How a list prints its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// Bullets, or nothing.
    None,
    Decimal,
    LowerLetters,
    UpperLetters,
    LowerRoman,
    UpperRoman,
}

/// A list that is open.
#[derive(Debug)]
pub struct List {
    style: Style,
    next: i64,
    step: i64,
}

impl List {
    /// The list of an element with that many items.
    pub fn of(element: &Element, items: usize) -> Self {
        let ordered = element.name() == "ol";
        let reversed = ordered && element.attr("reversed").is_some();
        let style = style_of(element).unwrap_or(if ordered { Style::Decimal } else { Style::None });
        let first = if reversed { items as i64 } else { 1 };
        let next = element.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(first);
        Self { style, next, step: if reversed { -1 } else { 1 } }
    }

    /// What the list prints before its next item, with a blank; nothing for bullets.
    pub fn next_mark(&mut self, item: &Element) -> String {
        let number = item.attr("value").and_then(|value| value.trim().parse().ok()).unwrap_or(self.next);
        self.next = number.saturating_add(self.step);
        match print(style_of(item).unwrap_or(self.style), number) {
            Some(number) => format!("{number}. "),
            None => String::new(),
        }
    }
}

fn style_of(element: &Element) -> Option<Style> {
    let typed = element.attr("type").and_then(|kind| match kind.trim() {
        "1" => Some(Style::Decimal),
        "a" => Some(Style::LowerLetters),
        "A" => Some(Style::UpperLetters),
        "i" => Some(Style::LowerRoman),
        "I" => Some(Style::UpperRoman),
        "disc" | "circle" | "square" | "none" => Some(Style::None),
        _ => None,
    });
    // Style sheets win over attributes, as in browsers.
    element.attr("style").and_then(written_style).or(typed)
}

fn written_style(style: &str) -> Option<Style> {
    style.to_ascii_lowercase().split(';').rev().find_map(|rule| {
        let (property, value) = rule.split_once(':')?;
        if !matches!(property.trim(), "list-style" | "list-style-type") {
            return None;
        }
        value.split_whitespace().find_map(|word| match word {
            "decimal" | "decimal-leading-zero" => Some(Style::Decimal),
            "lower-alpha" | "lower-latin" => Some(Style::LowerLetters),
            "upper-alpha" | "upper-latin" => Some(Style::UpperLetters),
            "lower-roman" => Some(Style::LowerRoman),
            "upper-roman" => Some(Style::UpperRoman),
            "none" | "disc" | "circle" | "square" => Some(Style::None),
            _ => None,
        })
    })
}

fn print(style: Style, number: i64) -> Option<String> {
    Some(match style {
        Style::None => return None,
        Style::Decimal => number.to_string(),
        Style::LowerLetters => letters(number),
        Style::UpperLetters => letters(number).to_uppercase(),
        Style::LowerRoman => roman(number).to_lowercase(),
        Style::UpperRoman => roman(number),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_printed_as_browsers_do() {
        for (style, number, printed) in [
            (Style::Decimal, 12, "12"),
            (Style::LowerLetters, 27, "aa"),
            (Style::UpperLetters, 3, "C"),
            (Style::LowerRoman, 4, "iv"),
            (Style::UpperRoman, 1999, "MCMXCIX"),
            (Style::LowerRoman, 0, "0"),
        ] {
            assert_eq!(print(style, number).as_deref(), Some(printed));
        }
        assert_eq!(print(Style::None, 1), None);
    }
}
