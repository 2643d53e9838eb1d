//! What web archives put around the pages that they show, and into their links: the Wayback Machine, archive.today and
//! those that run pywb.

use ego_tree::{NodeId, NodeRef};
use regex::Regex;
use scraper::{Html, Node, node::Element};
use std::sync::LazyLock;

/// The marks of the bars that are put into a page, by id.
const BARS: [&str; 5] = ["wm-ipp-base", "wm-ipp", "wm-ipp-print", "donato", "_wb_frame_top_banner"];

/// An address inside an archive, up to the address that was archived.
static INSIDE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:(?:(?:https?:)?//web\.archive\.org)?/web/\d{1,14}(?:[a-z]{2}_)?/|https?://archive\.(?:today|ph|is|li|vn|md|fo)/(?:o/\w{3,8}|\d{4,14}|\d{4}\.\d\d\.\d\d-\d{6}|newest|oldest)/)(?:https?://|mailto:)",
    )
    .expect("the pattern of addresses in archives is valid")
});

/// Whether an element is a bar that an archive has put into the page.
pub fn is_bar(element: &Element) -> bool {
    element.id().is_some_and(|id| BARS.contains(&id))
}

/// The element of archive.today that holds the archived page; none where the page comes from elsewhere.
///
/// There a page becomes an element of class `html1` or `html` inside one called `CONTENT`, under one called `HEADER`. A
/// scale of places in the page, from 0% to 100%, stands beside it.
pub fn captured(html: &Html) -> Option<NodeId> {
    let called = |id: &str| {
        html.tree.nodes().find(|node| node.value().as_element().is_some_and(|element| element.id() == Some(id)))
    };
    called("HEADER")?;
    let content = called("CONTENT")?;
    let page = |node: NodeRef<'_, Node>| {
        node.value()
            .as_element()
            .is_some_and(|element| element.classes().any(|class| matches!(class, "html1" | "html")))
    };
    content.descendants().find(|node| page(*node)).map(|node| node.id())
}

/// A link as the archived page had it.
pub fn original(link: &str) -> &str {
    let Some(found) = INSIDE.find(link) else { return link };
    let scheme = if found.as_str().ends_with("//") {
        found.as_str().to_ascii_lowercase().rfind("http")
    } else {
        Some(found.len() - "mailto:".len())
    };
    scheme.map_or(link, |start| &link[start..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_read_as_before_they_were_archived() {
        for (archived, before) in [
            (
                "https://web.archive.org/web/20240301120000/https://snackbox.example/privacy",
                "https://snackbox.example/privacy",
            ),
            ("/web/20240301120000/http://snackbox.example/", "http://snackbox.example/"),
            ("//web.archive.org/web/2024im_/https://snackbox.example/a.png", "https://snackbox.example/a.png"),
            ("https://web.archive.org/web/20240301120000/mailto:ask@snackbox.example", "mailto:ask@snackbox.example"),
            ("https://archive.ph/o/AbC12/https://snackbox.example/?a=b#c", "https://snackbox.example/?a=b#c"),
            ("https://archive.today/20240301/https://snackbox.example/", "https://snackbox.example/"),
            ("http://archive.today/2018.05.05-222855/https://snackbox.example/", "https://snackbox.example/"),
            ("https://web.archive.org/about", "https://web.archive.org/about"),
            (
                "https://snackbox.example/web/2024/https://other.example",
                "https://snackbox.example/web/2024/https://other.example",
            ),
        ] {
            assert_eq!(original(archived), before, "{archived}");
        }
    }
}
