//! Where the links of a page lead: as the page had them before a browser or an archive saved it.

use super::archives::original;
use regex::Regex;
use scraper::node::Element;
use std::sync::LazyLock;

/// How far into a page it says where it was saved from.
const REACH: usize = 4096;

/// What browsers and the extension SingleFile write at the start of a saved page.
static SAVED_FROM: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(?P<address>[^\s<>]+)")
        .expect("the pattern of the place a page was saved from is valid")
});

/// What the links of a page are told by.
#[derive(Debug, Default)]
pub struct Links {
    /// Where the page was saved from, without the place inside it.
    address: Option<String>,
}

impl Links {
    /// The links of a page; `address` is where it was saved from, where its file says so.
    pub fn of(page: &str, address: Option<&str>) -> Self {
        let head = &page[..page.floor_char_boundary(REACH)];
        let stated = || SAVED_FROM.captures(head)?.name("address").map(|address| address.as_str());
        let address = address.or_else(stated).map(|address| {
            let address = original(address);
            address.split_once('#').map_or(address, |(page, _)| page).to_owned()
        });
        Self { address }
    }

    /// Where a link leads; empty where it leads nowhere.
    pub fn target<'a>(&self, element: &'a Element) -> &'a str {
        let link = element.attr("href").map_or("", str::trim);
        if link.get(..11).is_some_and(|start| start.eq_ignore_ascii_case("javascript:")) {
            return "";
        }
        let link = original(link);
        // In a saved page the links inside it are written out.
        let place = self.address.as_deref().and_then(|address| link.strip_prefix(address));
        place.filter(|place| place.starts_with('#')).unwrap_or(link)
    }

    /// Whether an element links to a place in the page.
    pub fn lead_inside(&self, element: &Element) -> bool {
        element.name() == "a" && self.target(element).starts_with('#')
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_inside_a_saved_page_lead_inside() {
        let saved = [
            ("<!DOCTYPE html>\n<!-- saved from url=(0031)https://snackbox.example/terms#top -->", None),
            (
                "<html><!--\n Page saved with SingleFile \n url: https://snackbox.example/terms \n saved date: x-->",
                None,
            ),
            ("<html>", Some("https://web.archive.org/web/20240301120000/https://snackbox.example/terms")),
        ];
        for (page, address) in saved {
            let links = Links::of(page, address);
            let html = scraper::Html::parse_fragment(
                "<a href='https://snackbox.example/terms#n1'></a><a href='https://snackbox.example/terms/more'></a><a href='JavaScript:go()'></a>",
            );
            let targets: Vec<&str> = html
                .tree
                .nodes()
                .filter_map(|node| node.value().as_element().filter(|element| element.name() == "a"))
                .map(|element| links.target(element))
                .collect();
            assert_eq!(targets, ["#n1", "https://snackbox.example/terms/more", ""], "{page}");
        }
    }
}
