//! Keeps the parser of HTML from work that grows faster than the page: tags that nest without end, and those with
//! attributes without number.

use crate::document::ReadError;

/// Elements inside elements deeper than this are read as if they stood beside each other, so that time stays in
/// proportion to size. Browsers have 512.
pub const DEEPEST: usize = 512;
/// The depths that are tried, from that on, until the parser has little enough to look at.
const DEPTHS: [usize; 3] = [DEEPEST, 128, 32];
/// How many open elements the parser may look at for all tags of a page together, before less nesting is read. The
/// largest pages of terms are a hundredth of that.
const MOST_LOOKS: usize = 20_000_000;
/// Tags and comments of a page that is read. Each takes some hundred bytes of memory; a large page of terms has 20 000.
const MOST_TAGS: usize = 500_000;
/// A tag with more attributes than this is read without them: the parser compares each with all before it.
const MOST_ATTRIBUTES: usize = 1000;

/// A page made flatter.
#[derive(Debug, PartialEq, Eq)]
pub struct Flat {
    /// What is read of it.
    pub page: String,
    /// How deep its elements may nest.
    pub deepest: usize,
}

/// Whether a page has more tags than are read.
///
/// # Errors
/// [`ReadError::Crowded`].
pub fn check(name: &str, page: &str) -> Result<(), ReadError> {
    let begins =
        |at: usize| page.as_bytes().get(at + 1).is_some_and(|next| next.is_ascii_alphabetic() || *next == b'!');
    let tags = page.match_indices('<').filter(|(at, _)| begins(*at)).take(MOST_TAGS + 1).count();
    if tags > MOST_TAGS {
        return Err(ReadError::Crowded { name: name.to_owned(), limit: MOST_TAGS, parts: "tags" });
    }
    Ok(())
}

/// The page without the tags that nest too deep, and without the attributes of those that have too many; none where
/// nothing is out of bounds.
///
/// The parser looks back through all open elements at every tag, so deep nesting would take time by its square: where
/// very many tags nest deep, less of their nesting is read.
pub fn flatten(page: &str) -> Option<Flat> {
    let mut flat = None;
    for deepest in DEPTHS {
        let (page, looks) = flattened(page, deepest);
        flat = page.map(|page| Flat { page, deepest });
        if looks <= MOST_LOOKS {
            break;
        }
    }
    flat
}

/// The page without the tags that nest deeper than that, and how many open elements the parser will look at.
fn flattened(page: &str, deepest: usize) -> (Option<String>, usize) {
    // Elements without an end, or whose end may be left out.
    const UNCOUNTED: [&str; 34] = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "td", "th", "tr", "tbody", "thead", "tfoot", "option", "optgroup", "colgroup", "html",
        "head", "body", "frame", "rt", "rp", "caption",
    ];
    const RAW: [&str; 6] = ["script", "style", "textarea", "title", "noscript", "xmp"];
    let (mut depth, mut looks) = (0usize, 0usize);
    let mut kept = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = page[at..].find('<') {
        let start = at + found;
        if page[start..].starts_with("<!--") {
            at = page[start..].find("-->").map_or(page.len(), |end| start + end);
            continue;
        }
        let closing = page[start + 1..].starts_with('/');
        let name_start = start + 1 + usize::from(closing);
        let name: String =
            page[name_start..].bytes().take_while(u8::is_ascii_alphanumeric).take(32).map(char::from).collect();
        let name = name.to_ascii_lowercase();
        at = name_start + name.len();
        if name.is_empty() {
            continue;
        }
        let (end, crowded) = end_of_tag(page, at);
        let bare = at;
        let raw = !closing && RAW.contains(&name.as_str());
        at = if raw { end_of_raw(page, end, &name) } else { end };
        let counted = !raw && !UNCOUNTED.contains(&name.as_str()) && (closing || !page[start..end].ends_with("/>"));
        depth += usize::from(counted && !closing);
        looks += depth.min(deepest);
        if counted && depth > deepest {
            kept.push_str(&page[copied..start]);
            kept.push(' ');
            copied = end;
        } else if crowded {
            kept.push_str(&page[copied..bare]);
            kept.push('>');
            copied = end;
        }
        depth = depth.saturating_sub(usize::from(counted && closing));
    }
    let flat = (copied > 0).then(|| {
        kept.push_str(&page[copied..]);
        kept
    });
    (flat, looks)
}

/// Where the end tag of an element begins whose content is no markup.
fn end_of_raw(page: &str, mut at: usize, name: &str) -> usize {
    while let Some(found) = page[at..].find("</") {
        at += found + 2;
        if page.as_bytes()[at..].get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name.as_bytes())) {
            return at + name.len();
        }
    }
    page.len()
}

/// Where a tag ends whose name ends at `at`, and whether it has more attributes than the parser should see.
fn end_of_tag(page: &str, at: usize) -> (usize, bool) {
    let (mut quote, mut before, mut parts) = (None, b' ', 0usize);
    for (place, byte) in page.bytes().enumerate().skip(at) {
        match quote {
            Some(mark) if byte == mark => quote = None,
            Some(_) => continue,
            None if byte == b'>' => return (place + 1, parts > MOST_ATTRIBUTES),
            None if matches!(byte, b'"' | b'\'') && before == b'=' => quote = Some(byte),
            None => parts += usize::from(matches!(byte, b'/' | b'=') || byte.is_ascii_whitespace()),
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    // A quotation without an end: the tag ends where it seems to.
    (page[at..].find('>').map_or(page.len(), |end| at + end + 1), parts > MOST_ATTRIBUTES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_within_bounds_is_left_as_it_is() {
        let style = "a".repeat(5000);
        let links = "/x".repeat(400);
        for page in [
            format!("<p style='{style}'>We keep <a href=https://snackbox.example{links}>data</a>.</p>"),
            format!("<iframe srcdoc='{}'></iframe>", "<p class=a>x</p>".repeat(500)),
            "<p title='a > b' it's>x</p><a b=\"".to_owned(),
            "<div>".repeat(500),
        ] {
            assert_eq!(flatten(&page), None);
        }
    }

    #[test]
    fn tags_out_of_bounds_are_bared_or_dropped() {
        let many: String = (0..2000).map(|at| format!(" a{at}=1")).collect();
        let bare = flatten(&format!("<p{many}>We keep <b>data</b>.")).expect("they are too many");
        assert_eq!(bare.page, "<p>We keep <b>data</b>.");
        let deep = flatten(&("<div>".repeat(600) + "data" + &"</div>".repeat(600))).expect("it is too deep");
        assert_eq!((deep.page.matches("<div>").count(), deep.page.matches("</div>").count()), (512, 512));
    }

    #[test]
    fn the_more_tags_nest_the_less_of_their_nesting_is_read() {
        let deepest = |lists: usize| flatten(&"<ul><li>".repeat(lists)).map(|flat| flat.deepest);
        assert_eq!([500, 2000, 40_000, 200_000].map(deepest), [None, Some(512), Some(128), Some(32)]);
    }

    #[test]
    fn a_page_of_tags_without_number_is_refused() {
        assert!(check("terms.html", &"<br>".repeat(MOST_TAGS)).is_ok());
        let refused = check("terms.html", &"<br>".repeat(MOST_TAGS + 1)).expect_err("they are too many");
        assert!(refused.to_string().starts_with("terms.html: the file holds more than 500000 tags"), "{refused}");
    }
}
