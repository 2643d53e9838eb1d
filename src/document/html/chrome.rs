//! What a site puts around its terms: navigation, headers and footers, banners, controls, hidden elements.
//!
//! A part is left out by what the page calls it, never where it holds so much prose that clauses would be lost.

mod signs;

use super::archives;
use super::weights::{Weights, is_shadow_root, is_silent};
use ego_tree::{NodeId, NodeRef};
use scraper::{Html, Node, node::Element};
use signs::{
    count, is_banner, is_dialog, is_faint, is_furniture, is_hidden, is_notice, is_window, named, opens_something,
};

pub const TITLE: &str = "title";
pub const HEAD: &str = "head";
pub const SCRIPTS: &str = "scripts";
pub const STYLES: &str = "styles";
pub const HIDDEN: &str = "hidden text";
pub const CONTROLS: &str = "buttons and form fields";
pub const FRAMES: &str = "frames";
pub const PICTURES: &str = "pictures";
const NAVIGATION: &str = "navigation";
const PAGE_HEADER: &str = "page header";
const PAGE_FOOTER: &str = "page footer";
const ASIDE: &str = "text beside the terms";
const BANNER: &str = "cookie banners and pop-ups";
const OUTSIDE: &str = "outside the main text";
const ARCHIVE: &str = "what a web archive put around the page";
const DRAWINGS: &str = "drawings and formulas";

/// The part of the prose that a `main` or `article` element must hold for the rest to be left out.
const BULK: f64 = 0.8;
/// A banner in a page with little prose has no more words than this.
const LONGEST_BANNER: u32 = 150;
/// So many links, and no more words in each, make a list of links to elsewhere.
const FEWEST_LINKS: u32 = 3;
const LINK_WORDS: u32 = 6;
/// What is called navigation is none if it holds more than this part of the words, or a banner if it does of the prose.
const CHROME_SHARE: f64 = 0.4;
/// Words of prose that make a header, a footer or a text outside the main one worth reading.
const PROSE_TO_KEEP: u32 = 40;
/// Words of prose that make a hidden element a folded section and not a leftover.
const HIDDEN_PROSE: u32 = 25;

/// What to do with an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is part of the text.
    Read,
    /// The page hides it, and it may be a section that readers unfold.
    ReadHidden,
    /// Its text has its own line ends.
    Verbatim,
    /// It is left out, as that part.
    LeftOut(&'static str),
}

/// Judges the elements of one page.
#[derive(Debug)]
pub struct Chrome {
    /// How much stands under every element.
    pub weights: Weights,
    total_words: u32,
    total_prose: u32,
    /// The element that holds the bulk of the text, where one does, and its ancestors.
    main: Option<NodeId>,
    around_main: Vec<NodeId>,
    /// The element in which a web archive shows the page, and its ancestors.
    captured: Vec<NodeId>,
    /// Whether there is a main heading outside page headers.
    main_heading: bool,
}

impl Chrome {
    /// Looks at a page as a whole.
    pub fn new(html: &Html, weights: Weights) -> Self {
        let whole = weights.get(html.root_element().id());
        let mut chrome = Self {
            weights,
            total_words: whole.words,
            total_prose: whole.prose,
            main: None,
            around_main: Vec::new(),
            captured: Vec::new(),
            main_heading: false,
        };
        if let Some(node) = archives::captured(html).and_then(|id| html.tree.get(id)) {
            chrome.captured = std::iter::once(node).chain(node.ancestors()).map(|node| node.id()).collect();
        }
        // Of the prose that is not chrome anyway, most must stand in the main element.
        let mut candidates: Vec<(u32, NodeRef<'_, Node>)> = Vec::new();
        let mut chrome_prose = 0;
        let mut inside_chrome = None;
        for edge in html.tree.root().traverse() {
            match edge {
                ego_tree::iter::Edge::Open(node) => {
                    let Some(element) = node.value().as_element() else { continue };
                    if inside_chrome.is_some() {
                        continue;
                    }
                    if matches!(chrome.judge(node, element), Verdict::LeftOut(_)) {
                        chrome_prose += chrome.weights.get(node.id()).prose;
                        inside_chrome = Some(node.id());
                    } else if matches!(element.name(), "main" | "article") || element.attr("role") == Some("main") {
                        candidates.push((chrome.weights.get(node.id()).prose, node));
                    } else if element.name() == "h1" && node.ancestors().all(|above| !named(above, "header")) {
                        chrome.main_heading = true;
                    }
                }
                ego_tree::iter::Edge::Close(node) => {
                    if inside_chrome == Some(node.id()) {
                        inside_chrome = None;
                    }
                }
            }
        }
        let prose = chrome.total_prose.saturating_sub(chrome_prose);
        // The outermost of the largest.
        let largest = candidates.iter().map(|(prose, _)| *prose).max().unwrap_or(0);
        if largest > 0
            && largest as f64 >= BULK * prose as f64
            && let Some((_, node)) = candidates.iter().find(|(prose, _)| *prose == largest)
        {
            chrome.main = Some(node.id());
            chrome.around_main = node.ancestors().map(|above| above.id()).collect();
        }
        chrome
    }

    /// What to do with an element.
    pub fn judge(&self, node: NodeRef<'_, Node>, element: &Element) -> Verdict {
        use Verdict::{LeftOut, Read, ReadHidden, Verbatim};
        let name = element.name();
        let weight = self.weights.get(node.id());
        match name {
            "html" | "body" => return Read,
            "head" => return Read,
            "title" if node.parent().is_some_and(|parent| named(parent, "head")) => return LeftOut(TITLE),
            "meta" | "link" | "base" => return LeftOut(HEAD),
            "script" | "noscript" => return LeftOut(SCRIPTS),
            "template" if !is_shadow_root(element) => return LeftOut(SCRIPTS),
            "style" => return LeftOut(STYLES),
            "iframe" | "frame" | "object" | "embed" | "portal" => return LeftOut(FRAMES),
            "img" | "picture" | "video" | "audio" | "canvas" | "map" => return LeftOut(PICTURES),
            "svg" | "math" => return LeftOut(DRAWINGS),
            "select" | "input" | "datalist" | "progress" | "meter" => return LeftOut(CONTROLS),
            "textarea" => {
                return if count(node) >= PROSE_TO_KEEP { Verbatim } else { LeftOut(CONTROLS) };
            }
            "button" => return if opens_something(node, element) { Read } else { LeftOut(CONTROLS) },
            "pre" | "xmp" | "plaintext" | "listing" => return Verbatim,
            _ if is_silent(element) => return LeftOut(SCRIPTS),
            _ => {}
        }
        let around_captured = || node.parent().is_some_and(|parent| self.captured[1..].contains(&parent.id()));
        if archives::is_bar(element)
            || !self.captured.is_empty() && !self.captured.contains(&node.id()) && around_captured()
        {
            return LeftOut(ARCHIVE);
        }
        let holds_main = self.around_main.contains(&node.id()) || self.main == Some(node.id());
        if is_hidden(element) && !holds_main {
            return if is_dialog(element) {
                LeftOut(BANNER)
            } else if weight.prose >= HIDDEN_PROSE
                || weight.words >= 2 * HIDDEN_PROSE && weight.linked * 2 < weight.words
            {
                ReadHidden
            } else {
                LeftOut(HIDDEN)
            };
        }
        if holds_main {
            return Read;
        }
        if is_faint(element) && !is_dialog(element) && weight.words > 0 {
            return ReadHidden;
        }
        if let Some(part) = self.chrome_part(node, element) {
            return LeftOut(part);
        }
        if self.main.is_some() && !self.in_main(node) {
            let parent_around = node.parent().is_some_and(|parent| self.around_main.contains(&parent.id()));
            if parent_around && weight.prose < PROSE_TO_KEEP && !weight.main_heading && name != "h1" {
                return LeftOut(OUTSIDE);
            }
        }
        Read
    }

    fn chrome_part(&self, node: NodeRef<'_, Node>, element: &Element) -> Option<&'static str> {
        let weight = self.weights.get(node.id());
        let share = weight.words as f64 / self.total_words.max(1) as f64;
        let prose_share = weight.prose as f64 / self.total_prose.max(1) as f64;
        let role = element.attr("role").unwrap_or("");
        let inside_article = || {
            node.ancestors()
                .take(64)
                .any(|above| named(above, "article") || named(above, "main") || named(above, "section"))
        };
        match (element.name(), role) {
            ("nav", _) | (_, "navigation" | "menu" | "menubar" | "search" | "tablist") | ("search", _) => {
                (share < CHROME_SHARE && weight.prose < 2 * PROSE_TO_KEEP).then_some(NAVIGATION)
            }
            ("header", _) | (_, "banner") => {
                let titles = weight.main_heading && !self.main_heading;
                (weight.prose < PROSE_TO_KEEP && !titles && !inside_article()).then_some(PAGE_HEADER)
            }
            ("footer", _) | (_, "contentinfo") => {
                (weight.prose < PROSE_TO_KEEP && !inside_article()).then_some(PAGE_FOOTER)
            }
            ("aside", _) | (_, "complementary") => (weight.prose < PROSE_TO_KEEP).then_some(ASIDE),
            _ if is_window(element) => {
                (prose_share < CHROME_SHARE || self.total_prose - weight.prose >= PROSE_TO_KEEP).then_some(BANNER)
            }
            _ if is_banner(element) => (prose_share < CHROME_SHARE).then_some(BANNER),
            _ if weight.controls > 0 && is_notice(element) => {
                let short = weight.words <= LONGEST_BANNER && self.total_words - weight.words >= PROSE_TO_KEEP;
                (prose_share < CHROME_SHARE || short).then_some(BANNER)
            }
            _ if self.leads_elsewhere(node.id()) => Some(NAVIGATION),
            _ if is_furniture(element) => (share < CHROME_SHARE && weight.prose < PROSE_TO_KEEP).then_some(NAVIGATION),
            _ => None,
        }
    }

    /// Whether an element before or after all prose holds nothing but links to other pages.
    fn leads_elsewhere(&self, id: NodeId) -> bool {
        let weight = self.weights.get(id);
        weight.links >= FEWEST_LINKS
            && weight.inner_links == 0
            && weight.words == weight.linked
            && weight.words <= LINK_WORDS * weight.links
            && !weight.main_heading
            && self.weights.is_outside_prose(id)
    }

    fn in_main(&self, node: NodeRef<'_, Node>) -> bool {
        // Children of what stands around the main element are the only ones asked about outside of it.
        !node.parent().is_some_and(|parent| self.around_main.contains(&parent.id()))
    }
}
