//! The numbers that Word prints before paragraphs, counted as Word counts them.

use super::super::numerals;
use super::super::xml::Element;
use super::styles::{Styles, toggle, value};
use std::collections::{HashMap, HashSet};

/// Levels of a list.
const LEVELS: usize = 9;

/// What Word prints before a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The printed number with a blank after it, however it is set apart; empty for bullets.
    pub text: String,
    /// Level in the list, from 0.
    pub level: usize,
    /// Whether it is a bullet.
    pub bullet: bool,
    /// Whether the list numbers clauses (`1.1`, levels bound to styles) and is no mere enumeration.
    pub outline: bool,
}

/// A level of a list.
#[derive(Debug, Clone)]
struct Level {
    start: i64,
    format: String,
    text: String,
    /// After which level (counted from 1) it begins anew; 0 for never.
    restart: Option<usize>,
    /// Whether all numbers in it are printed in digits.
    legal: bool,
    /// The paragraph style bound to it.
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self { start: 1, format: "decimal".to_owned(), text: String::new(), restart: None, legal: false, style: None }
    }
}

/// A list as paragraphs name it: an abstract one with what it overrides.
#[derive(Debug)]
struct List {
    abstract_id: String,
    levels: Vec<Level>,
    /// Starts that it brings to the counters that it shares with others.
    starts: [Option<i64>; LEVELS],
    outline: bool,
}

/// All lists of a file, and how far each has counted.
#[derive(Debug, Default)]
pub struct Numbering {
    lists: HashMap<String, List>,
    counters: HashMap<String, [Option<i64>; LEVELS]>,
    /// Lists and levels whose own start has been used.
    started: HashSet<(String, usize)>,
}

impl Numbering {
    /// From the part that holds the lists.
    pub fn new(part: &Element, styles: &Styles) -> Self {
        let abstracts: HashMap<&str, &Element> = part
            .elements()
            .filter(|element| element.is("w", "abstractNum"))
            .filter_map(|element| Some((element.attribute("abstractNumId")?, element)))
            .collect();
        let instances: HashMap<&str, &Element> = part
            .elements()
            .filter(|element| element.is("w", "num"))
            .filter_map(|element| Some((element.attribute("numId")?, element)))
            .collect();
        let mut lists = HashMap::new();
        for (id, instance) in &instances {
            let Some(mut abstract_id) = value(instance, "abstractNumId") else { continue };
            // A list may lead to a style that names the list which holds its levels.
            if let Some(linked) = abstracts
                .get(abstract_id)
                .and_then(|element| value(element, "numStyleLink"))
                .and_then(|style| styles.character(style)?.numbering.as_ref())
                .and_then(|(id, _)| value(instances.get(id.as_str())?, "abstractNumId"))
            {
                abstract_id = linked;
            }
            let Some(element) = abstracts.get(abstract_id) else { continue };
            lists.insert((*id).to_owned(), list(abstract_id, element, instance, styles));
        }
        Self { lists, ..Self::default() }
    }

    /// The level of a list that is bound to a paragraph style.
    pub fn level_of_style(&self, list: &str, style: &str) -> Option<usize> {
        self.lists.get(list)?.levels.iter().position(|level| level.style.as_deref() == Some(style))
    }

    /// Counts a paragraph of that list and level; none where there is no such list.
    pub fn next(&mut self, id: &str, level: usize) -> Option<Label> {
        let list = self.lists.get(id)?;
        let level = level.min(LEVELS - 1);
        let own = list.levels.get(level)?;
        let counters = self.counters.entry(list.abstract_id.clone()).or_default();
        if let Some(start) = list.starts[level]
            && self.started.insert((id.to_owned(), level))
        {
            counters[level] = Some(start);
        } else {
            counters[level] = Some(counters[level].map_or(own.start, |last| last.saturating_add(1)));
        }
        for (deeper, counter) in counters.iter_mut().enumerate().skip(level + 1) {
            let restart = list.levels.get(deeper).and_then(|level| level.restart);
            if restart.is_none_or(|after| after > level) {
                *counter = None;
            }
        }
        let number = print(list, level, counters);
        let bullet = own.format == "bullet";
        let text = if bullet || number.trim().is_empty() { String::new() } else { number + " " };
        Some(Label { text, level, bullet, outline: list.outline })
    }
}

fn list(abstract_id: &str, element: &Element, instance: &Element, styles: &Styles) -> List {
    let mut levels = vec![Level::default(); LEVELS];
    let mut starts = [None; LEVELS];
    for element in element.elements().filter(|element| element.is("w", "lvl")) {
        if let Some(level) = place(element).and_then(|place| levels.get_mut(place)) {
            *level = read_level(element);
        }
    }
    for element in instance.elements().filter(|element| element.is("w", "lvlOverride")) {
        let Some(place) = place(element).filter(|place| *place < LEVELS) else { continue };
        if let Some(element) = element.child("w", "lvl") {
            levels[place] = read_level(element);
        }
        starts[place] = value(element, "startOverride").and_then(|start| start.parse().ok());
    }
    let numbered = |level: &&Level| level.format != "bullet";
    let outline = levels.iter().filter(numbered).any(|level| {
        let bound = level.style.as_deref().is_some_and(|style| styles.paragraph(Some(style)).outline.is_some());
        bound || level.text.matches('%').count() > 1
    });
    List { abstract_id: abstract_id.to_owned(), levels, starts, outline }
}

fn place(element: &Element) -> Option<usize> {
    element.attribute("ilvl")?.parse().ok()
}

fn read_level(element: &Element) -> Level {
    let default = Level::default();
    // Formats that Word learnt later stand beside an older one.
    let format = element.child("w", "numFmt").or_else(|| element.find(&|inner| inner.is("w", "numFmt")));
    Level {
        start: value(element, "start").and_then(|start| start.parse().ok()).unwrap_or(default.start),
        format: format.and_then(|format| format.attribute("val")).unwrap_or("decimal").to_owned(),
        text: value(element, "lvlText").unwrap_or("").to_owned(),
        restart: value(element, "lvlRestart").and_then(|level| level.parse().ok()),
        legal: toggle(element, "isLgl").unwrap_or(false),
        style: value(element, "pStyle").map(str::to_owned),
    }
}

/// The text of a level with the numbers put in.
fn print(list: &List, level: usize, counters: &[Option<i64>; LEVELS]) -> String {
    let own = &list.levels[level];
    let mut printed = String::new();
    let mut letters = own.text.chars().peekable();
    while let Some(c) = letters.next() {
        let place = letters.peek().filter(|_| c == '%').and_then(|digit| digit.to_digit(10));
        let Some(place) = place.and_then(|place| (place as usize).checked_sub(1)).filter(|place| *place < LEVELS)
        else {
            printed.push(c);
            continue;
        };
        letters.next();
        // A level above that no paragraph has counted yet prints its start.
        let number = counters[place].unwrap_or(list.levels[place].start);
        let format = if own.legal { "decimal" } else { &list.levels[place].format };
        printed.push_str(&format_number(number, format));
    }
    printed.trim().to_owned()
}

fn format_number(number: i64, format: &str) -> String {
    match format {
        "upperRoman" => numerals::roman(number),
        "lowerRoman" => numerals::roman(number).to_lowercase(),
        "upperLetter" => numerals::repeated_letters(number).to_uppercase(),
        "lowerLetter" => numerals::repeated_letters(number),
        "decimalZero" => format!("{number:02}"),
        "ordinal" => numerals::ordinal(number),
        "cardinalText" => numerals::in_words(number),
        "ordinalText" => numerals::ordinal_in_words(number),
        "numberInDash" => format!("- {number} -"),
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "ideographDigital"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "chineseLegalSimplified"
        | "koreanCounting" => numerals::ideographic(number),
        "none" | "bullet" => String::new(),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::xml;
    use super::*;

    const SPACE: &str = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";

    fn numbering(levels: &str, instances: &str) -> Numbering {
        let part = format!(
            "<w:numbering {SPACE}><w:abstractNum w:abstractNumId='0'>{levels}</w:abstractNum>{instances}</w:numbering>"
        );
        Numbering::new(&xml::parse(part.as_bytes()).expect("it is well-formed"), &Styles::default())
    }

    fn level(place: usize, format: &str, text: &str, more: &str) -> String {
        format!(
            "<w:lvl w:ilvl='{place}'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/>{more}</w:lvl>"
        )
    }

    fn printed(numbering: &mut Numbering, paragraphs: &[(&str, usize)]) -> Vec<String> {
        paragraphs
            .iter()
            .map(|(id, level)| numbering.next(id, *level).map_or("?".to_owned(), |label| label.text.trim().to_owned()))
            .collect()
    }

    const ONE: &str = "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>";

    #[test]
    fn levels_count_and_begin_anew() {
        let levels = level(0, "decimal", "%1.", "")
            + &level(1, "decimal", "%1.%2", "")
            + &level(2, "lowerLetter", "(%3)", "")
            + &level(3, "lowerRoman", "(%4)", "");
        let mut numbering = numbering(&levels, ONE);
        let order = [0, 1, 1, 2, 3, 3, 2, 1, 2, 0, 1].map(|level| ("1", level));
        assert_eq!(
            printed(&mut numbering, &order),
            ["1.", "1.1", "1.2", "(a)", "(i)", "(ii)", "(b)", "1.3", "(a)", "2.", "2.1"]
        );
    }

    #[test]
    fn legal_levels_print_digits_and_restarts_are_obeyed() {
        let levels = level(0, "upperRoman", "Article %1", "")
            + &level(1, "decimal", "%1.%2", "<w:isLgl/><w:lvlRestart w:val='0'/>");
        let mut numbering = numbering(&levels, ONE);
        let order = [0, 1, 0, 1].map(|level| ("1", level));
        assert_eq!(printed(&mut numbering, &order), ["Article I", "1.1", "Article II", "2.2"]);
    }

    #[test]
    fn lists_of_one_abstract_share_their_count_unless_they_start_anew() {
        let instances = format!(
            "{ONE}<w:num w:numId='2'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='3'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>"
        );
        let mut numbering = numbering(&level(0, "decimal", "%1)", ""), &instances);
        let order = [("1", 0), ("2", 0), ("3", 0), ("3", 0), ("9", 0)];
        assert_eq!(printed(&mut numbering, &order), ["1)", "2)", "5)", "6)", "?"]);
    }

    #[test]
    fn a_level_without_paragraphs_above_prints_its_start() {
        let mut numbering =
            numbering(&(level(0, "decimal", "%1.", "") + &level(1, "ordinalText", "%2 of %1", "")), ONE);
        assert_eq!(printed(&mut numbering, &[("1", 1)]), ["First of 1"]);
    }
}
