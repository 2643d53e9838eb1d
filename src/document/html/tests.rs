use crate::document::{BlockKind, Document};

fn page(html: &str) -> Document {
    Document::from_html("terms.html", html)
}

fn texts(html: &str) -> Vec<String> {
    page(html).blocks.into_iter().map(|block| block.text.to_string()).collect()
}

const PROSE: &str = "By taking part in the offer you allow the company to show your user name and your profile picture on the page of the offer.";

#[test]
fn what_a_site_puts_around_its_terms_is_left_out_and_listed() {
    let document = page(&format!(
        "<html lang=en><head><title>Offer terms | Acme</title><style>p{{}}</style><script>var a='<p>no</p>'</script></head><body>
         <header><a href=/>Acme</a></header><nav><ul><li><a href=/shop>Shop</a></li></ul></nav>
         <div id=onetrust-banner-sdk>We use cookies to make this site work.</div>
         <main><h1>Offer terms</h1><p>{PROSE}</p><p style='display: none'>Secret words of the page.</p>
         <p>Write to <button>Copy link</button>us.</p></main>
         <footer>© Acme 2025</footer></body></html>"
    ));
    let texts: Vec<&str> = document.blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(texts, ["Offer terms", PROSE, "Write to us."]);
    let parts: Vec<&str> = document.coverage.iter().map(|coverage| coverage.part.as_str()).collect();
    assert_eq!(
        parts,
        [
            "buttons and form fields",
            "cookie banners and pop-ups",
            "hidden text",
            "navigation",
            "page footer",
            "page header",
            "scripts",
            "styles"
        ]
    );
    assert!(
        document
            .warnings
            .iter()
            .any(|warning| warning.code == "hidden-text" && warning.message.contains("Secret words"))
    );
    assert_eq!(document.title.as_deref(), Some("Offer terms"));
    assert_eq!(document.language.as_deref(), Some("en"));
}

#[test]
fn no_clause_is_lost_to_a_name() {
    // Terms in what the page calls a footer, in a folded section, beside the main element.
    let html = format!(
        "<body><main><p>{PROSE}</p></main><footer><p>{PROSE} This holds in all countries where the offer runs and for as long as it runs there, whatever else these terms may say about it.</p><p>© Acme</p></footer>
         <h2><button aria-expanded=false>How long</button></h2><div hidden class=panel><p>{PROSE} Thirty days later we delete it.</p></div></body>"
    );
    let document = page(&html);
    let all = document.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n");
    for words in ["whatever else these terms", "How long", "Thirty days later"] {
        assert!(all.contains(words), "{words} in\n{all}");
    }
    let warning = document.warnings.iter().find(|warning| warning.code == "hidden-text").expect("it is said");
    assert!(warning.span.expect("it has a place").of(&document.source).contains("Thirty days later"));
}

#[test]
fn main_is_preferred_only_with_the_bulk_of_the_text() {
    let bulk = PROSE.repeat(3);
    assert_eq!(texts(&format!("<main><p>{bulk}</p></main><div><p>Popular now: shoes</p></div>")).len(), 1);
    assert_eq!(texts(&format!("<article><p>{PROSE}</p></article><div><p>{bulk}</p></div>")).len(), 2);
}

#[test]
fn lists_print_their_numbers() {
    assert_eq!(
        texts(
            "<ol start=3><li>three<ol type=a><li>a<li value=4>d</ol><li><p>four</p></ol><ol style='list-style-type: upper-roman'><li>one<li>two</ol>
             <ol reversed><li>second<li>first</ol><ol style='list-style:none'><li>bare</ol><ul><li>bullet</ul>"
        ),
        ["3. three", "a. a", "d. d", "4. four", "I. one", "II. two", "2. second", "1. first", "bare", "bullet"]
    );
}

#[test]
fn a_heading_in_an_item_carries_the_number() {
    let document = page("<ol><li><h2>Data</h2><p>We keep it.</p></li><li><h2>Use</h2></li></ol>");
    let shown: Vec<_> = document.blocks.iter().map(|block| (block.kind, block.text.as_str())).collect();
    assert_eq!(
        shown,
        [
            (BlockKind::Heading { level: 2 }, "1. Data"),
            (BlockKind::Paragraph, "We keep it."),
            (BlockKind::Heading { level: 2 }, "2. Use")
        ]
    );
}

#[test]
fn tables_are_rows_and_layout_is_not() {
    let document = page(
        "<table><thead><tr><th>Data</th><th>Purpose</th></tr></thead><tbody><tr><td><p>Name</p></td><td><ul><li>Ads</li><li>Offers</li></ul></td></tr><tr><td></td><td>Mail<br>and more</td></tr><tr><td></td><td> </td></tr></tbody></table>
         <table role=presentation><tr><td><p>One</p></td><td><p>Two</p></td></tr></table>",
    );
    let shown: Vec<_> = document.blocks.iter().map(|block| (block.kind, block.text.as_str())).collect();
    assert_eq!(
        shown,
        [
            (BlockKind::Row { header: true }, "Data | Purpose"),
            (BlockKind::Row { header: false }, "Name | Ads Offers"),
            (BlockKind::Row { header: false }, "| Mail\nand more"),
            (BlockKind::Paragraph, "One"),
            (BlockKind::Paragraph, "Two"),
        ]
    );
}

#[test]
fn definition_lists_are_items() {
    let document = page("<dl><dt>Content</dt><dd>what you post</dd></dl>");
    let shown: Vec<_> =
        document.blocks.iter().map(|block| (block.kind, block.text.as_str(), block.bold_lead)).collect();
    assert_eq!(
        shown,
        [(BlockKind::Item { depth: 0 }, "Content", 7), (BlockKind::Item { depth: 1 }, "what you post", 0)]
    );
}

#[test]
fn bold_leads_links_and_entities_are_told() {
    let document = page("<p><b>1.1</b> See&nbsp;our <a href='/p'>policy &amp; terms</a>.</p>");
    let block = &document.blocks[0];
    assert_eq!(block.text, "1.1 See\u{A0}our policy & terms.");
    assert_eq!(block.bold_lead, 3);
    assert_eq!(block.links[0].span.of(&block.text), "policy & terms");
    assert_eq!(block.span.of(&document.source), block.text.as_str());
}

#[test]
fn preformatted_text_is_read_as_plain_text() {
    assert_eq!(
        texts("<pre>OFFER TERMS\n\nWe keep your user name and your profile picture until the offer\nends.\n</pre>"),
        ["OFFER TERMS", "We keep your user name and your profile picture until the offer ends."]
    );
}

#[test]
fn depth_and_size_do_no_harm() {
    let deep = format!("{}{PROSE}{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
    let document = page(&deep);
    assert_eq!(document.blocks[0].text, PROSE);
    assert_eq!(document.warnings[0].code, "deep-nesting");
    for tag in
        ["<ul><li>", "<table><tr><td>", "<blockquote>", "<b>", "<x-y>", "<dl><dd>", "<p><a href=x><p>", "<select>"]
    {
        page(&format!("{}{PROSE}", tag.repeat(20_000)));
    }
}

#[test]
fn a_section_that_fades_in_is_read() {
    let document = page(&format!("<main><h2 style='opacity: 0'>Your rights</h2><p>{PROSE}</p></main>"));
    assert_eq!(document.blocks[0].text, "Your rights");
    assert_eq!(document.warnings[0].code, "hidden-text");
}

#[test]
fn a_page_of_an_archive_loses_the_archive() {
    let document = page(&format!(
        "<body><div id=wm-ipp-base lang=en>The Wayback Machine <input value=x></div><div id=page><div class=site-header><a href=/>Acme</a></div>
         <div class='cookie-policy content'><h1>Cookie policy</h1><p>{PROSE}</p></div></div></body>"
    ));
    let texts: Vec<&str> = document.blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(texts, ["Cookie policy", PROSE]);
}

#[test]
fn a_banner_that_holds_the_terms_is_no_banner() {
    let html = format!(
        "<div role=dialog class=modal><h2>Offer terms</h2><p>{PROSE}</p><p>{PROSE}</p></div><p>Back to the shop</p>"
    );
    assert!(texts(&html).iter().filter(|text| *text == PROSE).count() == 2);
}

#[test]
fn two_breaks_part_paragraphs_and_one_does_not() {
    assert_eq!(
        texts(
            "<div>Your rights<br><br>&nbsp;You may object<br>at any time<br> <br/>Write to us</div><li><p>&nbsp;</p><p>item</p>"
        ),
        ["Your rights", "You may object\nat any time", "Write to us", "item"]
    );
}

#[test]
fn what_the_wayback_machine_adds_is_left_out_and_its_links_are_undone() {
    let live = format!(
        "<html><head><title>Offer terms</title></head><body><h1>Offer terms</h1><p>{PROSE}<sup><a href='#n1'>1</a></sup> See the <a href='https://snackbox.example/privacy'>privacy policy</a>.</p></body></html>"
    );
    let archived = format!(
        "<html><head><script src='//archive.org/includes/athena.js'></script><script>window.addEventListener('DOMContentLoaded',function(){{}});</script><title>Offer terms</title></head>
         <body><!-- BEGIN WAYBACK TOOLBAR INSERT --><script>__wm.rw(0);</script>
         <div id='wm-ipp-base' lang='en' style='display:none;direction:ltr;'><div id='wm-ipp'><div id='donato'>{PROSE}</div><table><tr><td class=c>12 captures</td><td>1 Mar 2024 - 3 Apr 2025</td></tr></table></div></div>
         <div id='wm-ipp-print'>The Wayback Machine - https://web.archive.org/web/20240301120000/https://snackbox.example/terms</div><!-- END WAYBACK TOOLBAR INSERT -->
         <h1>Offer terms</h1><p>{PROSE}<sup><a href='#n1'>1</a></sup> See the <a href='https://web.archive.org/web/20240301120000/https://snackbox.example/privacy'>privacy policy</a>.</p></body></html>"
    );
    let (live, archived) = (page(&live), page(&archived));
    let shown = |document: &Document| -> Vec<_> {
        document.blocks.iter().map(|block| (block.kind, block.text.to_string(), block.links.clone())).collect()
    };
    assert_eq!(shown(&live), shown(&archived));
    let left = archived.coverage.iter().find(|coverage| coverage.part.contains("web archive")).expect("it is listed");
    assert_eq!(left.count, 2);
    assert!(archived.warnings.is_empty(), "{:?}", archived.warnings);
}

#[test]
fn a_page_of_archive_today_is_the_page_that_it_shows() {
    // The markup that archive.today writes, its styles and pictures aside.
    let document = page(&format!(
        "<html><body><center><div id='HEADER'><table><tr><td rowspan=2><a href='https://archive.today/'><div>archive.today</div><div>webpage capture</div></a></td><td>Saved from</td><td><form><table><tr><td><input name=q value='https://snackbox.example/terms'><div><a href='https://archive.is/https://snackbox.example/terms'>history</a></div></td></tr></table></form></td><td><time>5 May 2024 22:28:55 UTC</time></td></tr><tr><td>All snapshots</td><td><b>from host </b><a href='https://archive.is/snackbox.example'>snackbox.example</a></td></tr></table><p>{PROSE}</p>
         <div id='DIVSHARE' style='display:none'><center id='DIVSHARE2'>short link <textarea>{PROSE}</textarea></center></div></div><div id='SOLID'><div id='SHARER' style='display:none'><button title='Share to Reddit'></button></div>
         <div id='CONTENT' onclick=''><div class='html1' style='width: 1024px'><div class='html'><meta name=description content=x><div class='body'><h1>Offer terms</h1><p>{PROSE} See <a href='https://archive.ph/o/AbC12/https://snackbox.example/privacy'>there</a>.</p></div></div></div>
         <div style='position:absolute'><table id='hashtags'><tr><td id='0%'><a href='#0%'>0%</a></td></tr><tr><td id='10%'><a href='#10%'>10%</a></td></tr></table></div></div></div>
         <div style='padding:200px 0'></div></center></body></html>"
    ));
    let texts: Vec<&str> = document.blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(texts, ["Offer terms", &format!("{PROSE} See there.")]);
    assert_eq!(document.blocks[1].links[0].target, "https://snackbox.example/privacy");
    assert!(document.coverage.iter().any(|coverage| coverage.part.contains("web archive")));
    assert!(document.warnings.is_empty(), "{:?}", document.warnings);
}

#[test]
fn frames_that_the_file_holds_are_read_in_their_place() {
    let terms = PROSE.repeat(3);
    let document = page(&format!(
        "<h1>Offer terms</h1><iframe srcdoc=\"<html lang=fr><nav>Menu</nav><h2>Data</h2><p>{terms}</p></html>\"></iframe><p>After.</p><iframe srcdoc='<p>Buy now</p>'></iframe><iframe src=elsewhere></iframe>"
    ));
    let texts: Vec<&str> = document.blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(texts, ["Offer terms", "Data", &terms, "After."]);
    let frames = document.coverage.iter().find(|coverage| coverage.part == "frames").expect("they are listed");
    assert_eq!(frames.count, 2);
}

#[test]
fn the_inside_of_elements_that_a_page_makes_for_itself_is_read() {
    let page = format!(
        "<terms-box><template shadowrootmode=open><h2>Data</h2><p>{PROSE}</p></template></terms-box><template><p>{PROSE}</p></template>"
    );
    assert_eq!(texts(&page), ["Data", PROSE]);
}

#[test]
fn hidden_words_in_a_line_do_not_part_it() {
    let document = page(
        "<p>See <a href=/x>our policy<span class=sr-only>(opens in a new window)</span></a>, or <svg><text>icon</text></svg>ask<span hidden>secret words</span> us.</p>
         <p>Again <a href=/y>there<span class=sr-only>(opens in a new window)</span></a>.</p>",
    );
    let texts: Vec<&str> = document.blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(texts, ["See our policy, or ask us.", "Again there."]);
    assert_eq!(document.warnings.iter().filter(|warning| warning.message.contains("new window")).count(), 1);
}

#[test]
fn paragraphs_of_nothing_to_see_are_none() {
    assert_eq!(
        texts("<p>\u{200D}</p><h2>Data</h2><p>\u{200B}\u{2060} </p><p>We keep it.</p><ol><li>\u{FEFF}</ol>"),
        ["Data", "We keep it."]
    );
    // Letters that only machines see are news.
    let tags = page("<p>Data</p><p>\u{E0073}\u{E0065}\u{E006C}\u{E006C}</p>");
    assert!(tags.warnings.iter().any(|warning| warning.message.contains("sell")), "{:?}", tags.warnings);
}

#[test]
fn sections_of_a_policy_are_no_banners_whatever_they_are_called() {
    let html = format!(
        "<main><h1>Privacy</h1><p>{PROSE}</p><p>{PROSE}</p><section id=ccpa-notice><h2 id=cookie-notice-bar>Notice at collection</h2><p>{PROSE} In California too.</p></section>
         <div class=site-cookie-notice><p>We use cookies to show you what you like best of all that there is here.</p><button>Accept</button></div></main>"
    );
    let all = texts(&html).join("\n");
    assert!(all.contains("Notice at collection") && all.contains("In California too."), "{all}");
    assert!(!all.contains("what you like best"), "{all}");
}

#[test]
fn the_window_of_a_consent_platform_is_left_out_of_a_short_page() {
    let cookies =
        "Cookies of this kind are kept on your machine for as long as you do not take them away again. ".repeat(8);
    let html = format!(
        "<body><div class=cky-modal><div role=dialog><p>{cookies}</p></div></div><div class=cookie-consent-banner><div>{PROSE} Agreed?</div><button>OK</button></div><h1>Imprint</h1><p>{PROSE}</p><p>{PROSE}</p></body>"
    );
    assert_eq!(texts(&html), ["Imprint", PROSE, PROSE]);
}

#[test]
fn lists_of_links_to_elsewhere_around_the_terms_are_left_out() {
    let links = "<div><a href=/story>Our story</a></div><div><a href=/news>Newsroom</a></div><div><a href=/get>Download</a></div>";
    let inside = "<ul><li><a href=/a>Partner A</a><li><a href=/b>Partner B</a><li><a href=/c>Partner C</a></ul>";
    let contents = "<ul><li><a href=#a>Data</a><li><a href=#b>Use</a><li><a href=#c>Law</a></ul>";
    let document = page(&format!(
        "<div class=x>{links}</div><div>{contents}</div><h1>Terms</h1><p>{PROSE}</p>{inside}<p>{PROSE}</p><div>{links}</div>"
    ));
    let texts: Vec<&str> = document.blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(texts, ["Data", "Use", "Law", "Terms", PROSE, "Partner A", "Partner B", "Partner C", PROSE]);
    let left = document.coverage.iter().find(|coverage| coverage.part == "navigation").expect("it is listed");
    assert_eq!((left.count, left.samples.len()), (2, 1));
}
