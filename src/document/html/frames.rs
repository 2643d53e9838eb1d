//! Pages that a page shows in frames: read in their place where the file holds them and they hold terms.

use super::Framed;
use super::bounds::flatten;
use super::chrome::Chrome;
use super::links::Links;
use super::walker::Walker;
use super::weights::Weights;
use scraper::{Html, node::Element};

/// Frames in frames are read so deep.
const DEEPEST: usize = 3;
/// A page with fewer words of prose is a control or an advertisement.
const FEWEST_PROSE: u32 = 40;

impl Walker {
    /// Reads the page that a frame shows; false where there is none in the file, or none worth reading.
    pub(super) fn read_frame(&mut self, frame: &Element) -> bool {
        // In a cell of a table a page would end the row.
        if self.framed == DEEPEST || self.table.is_some() {
            return false;
        }
        let written = frame.attr("srcdoc").map(|page| Framed { page: page.to_owned(), address: None });
        // Each page is read once, whatever the number of frames that show it.
        let beside = || frame.attr("src").and_then(|name| self.frames.remove(name.trim()));
        let Some(Framed { page, address }) = written.or_else(beside) else { return false };
        let flat = flatten(&page);
        let html = Html::parse_document(flat.as_ref().map_or(&page, |flat| &flat.page));
        let chrome = Chrome::new(&html, Weights::of(&html));
        if chrome.weights.get(html.root_element().id()).prose < FEWEST_PROSE {
            return false;
        }
        let chrome = std::mem::replace(&mut self.chrome, chrome);
        let links = std::mem::replace(&mut self.links, Links::of(&page, address.as_deref()));
        let lists = std::mem::take(&mut self.lists);
        self.framed += 1;
        self.builder.withdraw();
        self.walk(&html);
        self.builder.withdraw();
        self.framed -= 1;
        self.lists = lists;
        self.links = links;
        self.chrome = chrome;
        true
    }
}
