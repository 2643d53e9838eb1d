//! By what an element gives away that it is no part of the terms: its name, its role, its classes, its style.

use ego_tree::NodeRef;
use scraper::{Node, node::Element};

pub(super) fn named(node: NodeRef<'_, Node>, name: &str) -> bool {
    node.value().as_element().is_some_and(|element| element.name() == name)
}

pub(super) fn count(node: NodeRef<'_, Node>) -> u32 {
    let texts = node.descendants().filter_map(|inner| inner.value().as_text());
    texts.map(|text| text.split_whitespace().count() as u32).sum()
}

/// Buttons that unfold a section carry its heading.
pub(super) fn opens_something(node: NodeRef<'_, Node>, element: &Element) -> bool {
    element.attr("aria-expanded").is_some() && element.attr("aria-haspopup").is_none()
        || element.attr("aria-controls").is_some()
        || node
            .ancestors()
            .take(4)
            .any(|above| ["h1", "h2", "h3", "h4", "h5", "h6", "dt", "summary"].iter().any(|name| named(above, name)))
}

pub(super) fn is_dialog(element: &Element) -> bool {
    matches!(element.name(), "dialog") && element.attr("open").is_none()
        || matches!(element.attr("role"), Some("dialog" | "alertdialog"))
        || is_banner(element)
        || is_window(element)
        || is_notice(element)
        || tokens(element).any(|token| matches!(&*token, "modal" | "popup" | "tooltip" | "dropdown-menu" | "lightbox"))
}

pub(super) fn is_hidden(element: &Element) -> bool {
    if element.attr("hidden").is_some_and(|value| !value.eq_ignore_ascii_case("until-found")) {
        return true;
    }
    if element.name() == "dialog" && element.attr("open").is_none() {
        return true;
    }
    if element.attr("aria-hidden") == Some("true") && element.name() != "div" && element.name() != "section" {
        // Marks beside headings, icons: seen, but not part of the text.
        return true;
    }
    if tokens(element).any(|token| {
        matches!(
            &*token,
            "sr-only" | "visually-hidden" | "visuallyhidden" | "screen-reader-text" | "screen-reader-only"
        )
    }) {
        return true;
    }
    element.attr("style").is_some_and(|style| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
        style.split(';').any(|rule| {
            let rule = rule.strip_suffix("!important").unwrap_or(rule);
            matches!(rule, "display:none" | "visibility:hidden" | "font-size:0" | "font-size:0px")
                || rule.starts_with("text-indent:-9")
                || rule.starts_with("left:-9999")
        })
    })
}

/// Sections that a page fades in as one scrolls are saved as transparent ones: they are read, whatever their length.
pub(super) fn is_faint(element: &Element) -> bool {
    element.attr("style").is_some_and(|style| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
        style.split(';').any(|rule| matches!(rule, "opacity:0" | "opacity:0.0" | "opacity:.0"))
    })
}

/// Names that consent platforms give the windows in which they ask: nothing else stands in these.
pub(super) fn is_window(element: &Element) -> bool {
    const WINDOWS: [&str; 27] = [
        "axeptio_overlay",
        "borlabscookiebox",
        "cky-consent-container",
        "cky-modal",
        "cky-preference-center",
        "clisettingspopup",
        "cmplz-cookiebanner",
        "cmplz-cookiebanner-container",
        "cookie-law-info-bar",
        "cookiescript_injected",
        "cybotcookiebotdialog",
        "didomi-host",
        "didomi-popup",
        "fs-cc-banner_component",
        "fs-cc-prefs_component",
        "iubenda-cs-banner",
        "moove_gdpr_cookie_info_bar",
        "moove_gdpr_cookie_modal",
        "onetrust-banner-sdk",
        "onetrust-consent-sdk",
        "onetrust-pc-sdk",
        "osano-cm-dialog",
        "osano-cm-info-dialog",
        "qc-cmp2-container",
        "tarteaucitronroot",
        "uc-banner",
        "usercentrics-root",
    ];
    tokens(element).any(|token| WINDOWS.contains(&&*token))
}

/// Names that consent platforms give to what they add to a page, and marks of windows over it.
pub(super) fn is_banner(element: &Element) -> bool {
    const PLATFORMS: [&str; 16] = [
        "onetrust",
        "cookiebot",
        "didomi",
        "usercentrics",
        "truste",
        "trustarc",
        "osano",
        "termly",
        "iubenda",
        "quantcast",
        "qc-cmp",
        "axeptio",
        "tarteaucitron",
        "cookieyes",
        "cky-consent",
        "sp_message",
    ];
    if matches!(element.attr("role"), Some("dialog" | "alertdialog")) || element.attr("aria-modal") == Some("true") {
        return true;
    }
    tokens(element).any(|token| {
        PLATFORMS.iter().any(|platform| token.starts_with(platform))
            || matches!(&*token, "cc-window" | "cc-banner" | "cookielaw")
    })
}

/// Names that sites give their own banners. Sections of a policy may be called the same, but have no buttons.
pub(super) fn is_notice(element: &Element) -> bool {
    const ABOUT: [&str; 6] = ["cookie", "consent", "gdpr", "ccpa", "cmp", "newsletter"];
    const KIND: [&str; 15] = [
        "banner",
        "bar",
        "notice",
        "notification",
        "popup",
        "pop-up",
        "modal",
        "overlay",
        "dialog",
        "message",
        "prompt",
        "toast",
        "alert",
        "signup",
        "sdk",
    ];
    tokens(element)
        .any(|token| ABOUT.iter().any(|about| token.contains(about)) && KIND.iter().any(|kind| token.contains(kind)))
}

/// Names that sites give to what leads elsewhere.
pub(super) fn is_furniture(element: &Element) -> bool {
    const PARTS: [&str; 8] =
        ["menu", "navbar", "megamenu", "sidebar", "leftsidebar", "rightsidebar", "breadcrumb", "breadcrumbs"];
    tokens(element).any(|token| {
        token.split(['-', '_']).any(|part| PARTS.contains(&part))
            || token.ends_with("__related")
            || token.ends_with("__share")
            || matches!(
                &*token,
                "nav"
                    | "navigation"
                    | "site-header"
                    | "site-footer"
                    | "page-header-nav"
                    | "global-header"
                    | "global-footer"
                    | "footer"
                    | "footer-links"
                    | "skip-link"
                    | "skip-to-content"
                    | "skip-nav"
                    | "social"
                    | "social-links"
                    | "social-share"
                    | "share-buttons"
                    | "sharing"
                    | "language-switcher"
                    | "lang-switcher"
                    | "pagination"
                    | "pager"
                    | "related"
                    | "related-posts"
                    | "topbar"
                    | "top-bar"
                    | "headerlink"
                    | "back-to-top"
                    | "edit-section"
                    | "mw-editsection"
            )
    })
}

/// The id and the classes of an element, in lower case.
pub(super) fn tokens(element: &Element) -> impl Iterator<Item = String> + '_ {
    element.id().into_iter().chain(element.classes()).map(str::to_ascii_lowercase)
}
