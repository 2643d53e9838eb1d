//! Lines put on pages: no heading stands at the end of a page, no line of a paragraph alone.

mod letters;
mod table;

use super::fonts::FaceId;
use super::look::{self, Color, Sheet};
use super::measure::{Measured, RULE, Set, SetTable};
use super::shape::Glyph;
use super::story::{Ink, Paragraph, Piece, Role};
use super::structure::{Kind, NodeId, Slot, Structure};
use crate::messages::Language;
use crate::report::body::Mark;
use crate::report::matter::Target;
use std::collections::BTreeMap;

/// Fewest lines of a paragraph that stand on a page, at its end as at its beginning.
const TOGETHER: usize = 2;
/// Headings upon headings, as in a table of contents, are kept together up to this part of a page.
const MOST_KEPT: f32 = 0.3;
/// From the baseline of the font that most text is set in to the highest and the lowest letter, in parts of the size.
const ASCENT: f32 = 1.069;
const DESCENT: f32 = 0.293;
/// Distance of a bar from the text, and of a bullet.
const BAR: f32 = 12.0;
const BULLET: f32 = 10.0;

/// Glyphs on a page.
#[derive(Debug)]
pub(super) struct Drawing {
    /// Where the first one stands on its line.
    pub at: (f32, f32),
    /// Size of the letters.
    pub size: f32,
    /// Their colour.
    pub color: Color,
    /// Their font.
    pub face: FaceId,
    /// What they say.
    pub text: String,
    /// The glyphs.
    pub glyphs: Vec<Glyph>,
    /// Whether they run from right to left.
    pub leftward: bool,
    /// Their place in the tree; none for what is said elsewhere already.
    pub slot: Option<Slot>,
}

/// A filled rectangle: left, top, width, height.
#[derive(Debug)]
pub(super) struct Filled(pub [f32; 4], pub Color);

/// An area that leads elsewhere.
#[derive(Debug)]
pub(super) struct Lead {
    /// Left, top, width, height.
    pub area: [f32; 4],
    /// Where it leads.
    pub to: Target,
    /// Its place in the tree.
    pub slot: Slot,
}

/// A page.
#[derive(Debug)]
pub(super) struct Page {
    /// How it lies.
    pub sheet: Sheet,
    /// What stands behind the letters.
    pub behind: Vec<Filled>,
    /// The letters, in reading order.
    pub drawings: Vec<Drawing>,
    /// What stands above the letters: lines through and under them.
    pub above: Vec<Filled>,
    /// The links.
    pub leads: Vec<Lead>,
}

/// A bookmark.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Bookmark {
    /// Its level, counted from 1.
    pub level: u8,
    /// Its words.
    pub title: String,
    /// Page and height.
    pub place: (usize, f32),
}

/// The report on its pages.
#[derive(Debug)]
pub(super) struct Pages {
    /// The pages.
    pub pages: Vec<Page>,
    /// The tree.
    pub structure: Structure,
    /// Where links may lead: page and height.
    pub places: BTreeMap<Target, (usize, f32)>,
    /// The bookmarks, in order.
    pub bookmarks: Vec<Bookmark>,
}

/// Puts a measured story on pages; the first language is that of the text that was compared, the other that of the report.
pub(super) fn pages(story: &[Measured], language: Option<&str>, own: Language) -> Pages {
    let structure = Structure::new();
    let mut pager = Pager {
        language: own,
        parent: structure.root(),
        pages: Pages { pages: Vec::new(), structure, places: BTreeMap::new(), bookmarks: Vec::new() },
        sheet: Sheet::Upright,
        y: 0.0,
        space: 0.0,
        list: None,
    };
    pager.turn();
    for (at, element) in story.iter().enumerate() {
        match element {
            Measured::Paragraph(set) => {
                let most = MOST_KEPT * (pager.bottom() - pager.sheet.body().0);
                pager.paragraph(set, needed(&story[at..], most));
            }
            Measured::Table(table) => pager.table(table),
            Measured::Turn(sheet) => {
                pager.sheet = *sheet;
                pager.turn();
            }
            Measured::RedlineBegins => {
                let root = pager.pages.structure.root();
                pager.parent = pager.pages.structure.add(root, Kind::Redline(language.map(str::to_owned)));
            }
            Measured::RedlineEnds => pager.parent = pager.pages.structure.root(),
        }
    }
    pager.pages
}

/// How much room the first of some elements needs at the end of a page: with what it must stay together with. A row of
/// headings that is higher than the most is parted like a list.
fn needed(elements: &[Measured], most: f32) -> f32 {
    let (mut needed, mut after, mut first) = (0.0, None, None);
    for element in elements {
        match element {
            Measured::Paragraph(set) => {
                let look = set.paragraph.look;
                needed += after.map_or(0.0, |after: f32| after.max(look.space.0));
                if after.is_some() {
                    first.get_or_insert(needed + look.leading);
                }
                if !look.keeps_with_next {
                    let lines = set.lines.lines.len();
                    return needed + set.height(if lines <= TOGETHER + 1 { lines } else { TOGETHER });
                }
                needed += set.whole();
                if needed > most {
                    return first.unwrap_or(look.leading);
                }
                after = Some(look.space.1);
            }
            Measured::Table(table) => return needed + after.unwrap_or_default() + table.least(),
            Measured::RedlineBegins | Measured::RedlineEnds => {}
            Measured::Turn(_) => return needed,
        }
    }
    needed
}

/// The pieces of a paragraph that is being set, with the elements of the tree that their words stand in. An element is
/// made when its first words are set, so that all stand in reading order.
struct Pieces<'p> {
    parent: NodeId,
    pieces: &'p [Piece],
    nodes: Vec<Option<NodeId>>,
}

impl<'p> Pieces<'p> {
    fn new(parent: NodeId, pieces: &'p [Piece]) -> Self {
        Self { parent, pieces, nodes: vec![None; pieces.len()] }
    }

    fn at(&mut self, at: usize, structure: &mut Structure) -> (&'p Piece, NodeId) {
        let piece = &self.pieces[at];
        (piece, *self.nodes[at].get_or_insert_with(|| structure.add_piece(self.parent, piece)))
    }
}

struct Pager {
    /// The language of the report.
    language: Language,
    pages: Pages,
    sheet: Sheet,
    /// Where the next line begins.
    y: f32,
    /// Least distance that the last paragraph wants to the next.
    space: f32,
    parent: NodeId,
    /// The list that the last paragraph was an item of.
    list: Option<NodeId>,
}

impl Pager {
    /// Begins a page.
    fn turn(&mut self) {
        self.pages.pages.push(Page {
            sheet: self.sheet,
            behind: Vec::new(),
            drawings: Vec::new(),
            above: Vec::new(),
            leads: Vec::new(),
        });
        (self.y, self.space) = (self.sheet.body().0, 0.0);
    }

    fn page(&mut self) -> &mut Page {
        self.pages.pages.last_mut().expect("a report has a page from the start")
    }

    fn is_at_top(&self) -> bool {
        self.y <= self.sheet.body().0
    }

    fn bottom(&self) -> f32 {
        self.sheet.body().1
    }

    fn paragraph(&mut self, set: &Set, needed: f32) {
        let look = set.paragraph.look;
        let distance = if self.is_at_top() { 0.0 } else { self.space.max(look.space.0) };
        if self.y + distance + needed > self.bottom() && !self.is_at_top() {
            self.turn();
        } else {
            self.y += distance;
        }
        let node = self.element(&set.paragraph);
        self.note_places(&set.paragraph);
        let mut pieces = self.pieces(node, &set.paragraph.pieces);
        self.bullet(set, node);
        let mut lines = set.lines.lines.as_slice();
        while !lines.is_empty() {
            let room = (((self.bottom() - self.y) / look.leading + 0.01) as usize).max(1);
            let mut count = room.min(lines.len());
            if count < lines.len() {
                // Neither the first nor the last line of a paragraph stands alone.
                count -= usize::from(lines.len() - count < TOGETHER && count > TOGETHER);
            }
            let (now, later) = lines.split_at(count);
            self.set_lines(set, now, &mut pieces);
            lines = later;
            if !lines.is_empty() {
                self.turn();
            }
        }
        if look.rule {
            self.y += RULE;
            let (left, width, y) = (self.sheet.side(), self.sheet.measure(), self.y);
            self.page().behind.push(Filled([left, y, width, 0.6], look::LINE));
        }
        self.space = look.space.1;
    }

    /// The element of the tree that a paragraph's words stand in.
    fn element(&mut self, paragraph: &Paragraph) -> NodeId {
        let list = self.list.take();
        let (structure, parent) = (&mut self.pages.structure, self.parent);
        match paragraph.role {
            Role::Heading(level) => structure.add(parent, Kind::Heading(level, words(paragraph))),
            Role::Text => structure.add(parent, Kind::Paragraph),
            Role::Remark => structure.add(parent, Kind::Remark(self.language)),
            Role::Quote => {
                let quote = structure.add(parent, Kind::Quote);
                structure.add(quote, Kind::Paragraph)
            }
            Role::Item(_) => {
                let list = list.unwrap_or_else(|| structure.add(parent, Kind::List));
                self.list = Some(list);
                structure.add(list, Kind::Item)
            }
        }
    }

    fn note_places(&mut self, paragraph: &Paragraph) {
        let place = (self.pages.pages.len() - 1, (self.y - 6.0).max(0.0));
        self.pages.places.extend(paragraph.names.iter().map(|name| (name.clone(), place)));
        if let Some(level) = paragraph.bookmark {
            self.pages.bookmarks.push(Bookmark { level, title: words(paragraph), place });
        }
    }

    /// The pieces of a paragraph. An item's words stand in its body.
    fn pieces<'p>(&mut self, node: NodeId, pieces: &'p [Piece]) -> Pieces<'p> {
        let node = match self.list {
            None => node,
            Some(_) => {
                let body = self.pages.structure.add(node, Kind::ItemBody);
                self.pages.structure.add(body, Kind::Paragraph)
            }
        };
        Pieces::new(node, pieces)
    }
}

fn words(paragraph: &Paragraph) -> String {
    // What went is no part of the name of a heading that stands.
    let gone = |piece: &&Piece| matches!(piece.ink, Ink::Marked(Mark::Deleted | Mark::MovedAway));
    let of = |pieces: Vec<&Piece>| -> String {
        let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let standing = of(paragraph.pieces.iter().filter(|piece| !gone(piece)).collect());
    if standing.is_empty() { of(paragraph.pieces.iter().collect()) } else { standing }
}
