//! The numbers that lists and headings of an OpenDocument text print.

use super::super::numerals;
use super::super::xml::Element;
use super::styles::is_styles;
use std::collections::HashMap;

/// Levels of a list.
pub const LEVELS: usize = 10;

/// A level of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Level {
    bullet: bool,
    format: String,
    prefix: String,
    suffix: String,
    /// The whole label with `%1%` for the number of the first level, where the file says it so.
    pattern: Option<String>,
    start: i64,
    /// How many levels the number shows.
    shown: usize,
    repeats_letters: bool,
}

/// How a list numbers.
#[derive(Debug, Clone, Default)]
pub struct ListStyle {
    levels: Vec<Level>,
}

/// What a list prints before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The printed number with its blank; empty for bullets.
    pub text: String,
    /// Whether it is a bullet.
    pub bullet: bool,
    /// Whether the list numbers clauses over several levels.
    pub outline: bool,
}

/// How far a list has counted.
pub type Counters = [Option<i64>; LEVELS];

/// All list styles, and that of the headings.
#[derive(Debug, Default)]
pub struct Lists {
    styles: HashMap<String, ListStyle>,
    /// How headings are numbered.
    pub headings: ListStyle,
}

impl Lists {
    /// From the parts that hold them.
    pub fn new(parts: &[&Element]) -> Self {
        let mut lists = Self::default();
        for group in parts.iter().flat_map(|part| part.elements()).filter(|group| is_styles(group)) {
            for element in group.elements() {
                if element.is("text", "outline-style") {
                    lists.headings = ListStyle::new(element);
                } else if let (true, Some(name)) = (element.is("text", "list-style"), element.attribute("name")) {
                    lists.styles.insert(name.to_owned(), ListStyle::new(element));
                }
            }
        }
        lists
    }

    /// The style of that name.
    pub fn get(&self, name: &str) -> Option<&ListStyle> {
        self.styles.get(name)
    }
}

impl ListStyle {
    fn new(element: &Element) -> Self {
        let mut levels = vec![Level { bullet: true, ..Level::default() }; LEVELS];
        for element in element.elements().filter(|element| element.space == "text") {
            let place = element.attribute("level").and_then(|level| level.parse::<usize>().ok()?.checked_sub(1));
            let Some(level) = place.and_then(|place| levels.get_mut(place)) else { continue };
            let text = |name: &str| element.attribute(name).unwrap_or("").to_owned();
            *level = Level {
                bullet: matches!(&*element.name, "list-level-style-bullet" | "list-level-style-image"),
                format: text("num-format"),
                prefix: text("num-prefix"),
                suffix: text("num-suffix"),
                pattern: element.attribute("num-list-format").map(str::to_owned),
                start: element.attribute("start-value").and_then(|start| start.parse().ok()).unwrap_or(1),
                shown: element.attribute("display-levels").and_then(|shown| shown.parse().ok()).unwrap_or(1),
                repeats_letters: element.attribute("num-letter-sync") == Some("true"),
            };
        }
        Self { levels }
    }

    /// Whether its numbers show several levels.
    fn is_outline(&self) -> bool {
        self.levels.iter().any(|level| !level.bullet && level.shown > 1)
    }

    /// Counts a paragraph of that level (from 0); `start` is what it says of its own number.
    pub fn next(&self, counters: &mut Counters, level: usize, start: Option<i64>) -> Option<Label> {
        let level = level.min(LEVELS - 1);
        let own = self.levels.get(level)?;
        let counted = counters[level].map_or(own.start, |last| last.saturating_add(1));
        counters[level] = Some(start.unwrap_or(counted));
        for counter in counters.iter_mut().skip(level + 1) {
            *counter = None;
        }
        let number = if own.bullet { String::new() } else { self.print(counters, level) };
        let text = if number.is_empty() { number } else { number + " " };
        Some(Label { text, bullet: own.bullet, outline: self.is_outline() })
    }

    fn print(&self, counters: &Counters, level: usize) -> String {
        let number = |place: usize| {
            let level = &self.levels[place];
            level.print(counters[place].unwrap_or(level.start))
        };
        let own = &self.levels[level];
        if let Some(pattern) = &own.pattern {
            let mut printed = String::new();
            for (index, part) in pattern.split('%').enumerate() {
                match part.parse::<usize>().ok().filter(|_| index % 2 == 1).and_then(|place| place.checked_sub(1)) {
                    Some(place) if place < LEVELS => printed.push_str(&number(place)),
                    _ => printed.push_str(part),
                }
            }
            return printed.trim().to_owned();
        }
        if own.format.is_empty() {
            return String::new();
        }
        let first = (level + 1).saturating_sub(own.shown.max(1));
        let numbers: Vec<String> = (first..=level).map(number).filter(|number| !number.is_empty()).collect();
        format!("{}{}{}", own.prefix, numbers.join("."), own.suffix).trim().to_owned()
    }
}

impl Level {
    fn print(&self, number: i64) -> String {
        let letters = if self.repeats_letters { numerals::repeated_letters } else { numerals::letters };
        match self.format.as_str() {
            "1" => number.to_string(),
            "a" => letters(number),
            "A" => letters(number).to_uppercase(),
            "i" => numerals::roman(number).to_lowercase(),
            "I" => numerals::roman(number),
            "" => String::new(),
            format if format.starts_with('一') => numerals::ideographic(number),
            format if format.starts_with("1st") => numerals::ordinal(number),
            format if format.starts_with("One") => numerals::in_words(number),
            format if format.starts_with("First") => numerals::ordinal_in_words(number),
            format if format.starts_with('0') => format!("{number:02}"),
            _ => number.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::xml;
    use super::*;

    fn style(levels: &str) -> ListStyle {
        let spaces = "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0'";
        let element = format!("<text:list-style {spaces}>{levels}</text:list-style>");
        ListStyle::new(&xml::parse(element.as_bytes()).expect("it is well-formed"))
    }

    #[test]
    fn numbers_show_the_levels_above_and_begin_anew() {
        let style = style(
            "<text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/><text:list-level-style-number text:level='2' style:num-format='a' text:display-levels='2' style:num-suffix=')'/><text:list-level-style-bullet text:level='3'/>",
        );
        let mut counters = Counters::default();
        let mut next = |level, start| style.next(&mut counters, level, start).map(|label| label.text);
        let printed = [next(0, None), next(1, None), next(1, None), next(2, None), next(0, Some(7)), next(1, None)];
        assert_eq!(printed.map(Option::unwrap_or_default), ["1. ", "1.a) ", "1.b) ", "", "7. ", "7.a) "]);
    }

    #[test]
    fn a_pattern_says_the_whole_label() {
        let style = style(
            "<text:list-level-style-number text:level='1' style:num-format='I' style:num-list-format='Article %1%:'/>",
        );
        let mut counters = Counters::default();
        assert_eq!(style.next(&mut counters, 0, Some(4)).map(|label| label.text).as_deref(), Some("Article IV: "));
    }
}
