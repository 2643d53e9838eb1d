//! Pages drawn into a PDF: letters, lines, links, bookmarks, the tree, what the file says of itself.

use super::fonts::Fonts;
use super::lines::Lines;
use super::look::{self, Color};
use super::measure::line;
use super::pages::{Bookmark, Drawing, Filled, Page, Pages};
use super::shape::{Glyph, Shaper};
use super::structure::Drawn;
use crate::report::Outline;
use crate::report::matter::Target;
use crate::report::outline::Words;
use krilla::annotation::{Annotation, LinkAnnotation, Target as Lead};
use krilla::color::rgb;
use krilla::configure::{Accessibility, Configuration, ConfigurationBuilder};
use krilla::destination::{NamedDestination, XyzDestination};
use krilla::error::{KrillaError, KrillaResult};
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::outline::{Outline as Bookmarks, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, SpanTag};
use krilla::text::{GlyphId, KrillaGlyph};
use krilla::{Document, SerializeSettings};
use std::collections::BTreeMap;
use unicode_script::UnicodeScript;

/// Size of the words at the head and the foot of a page.
const MARGINAL: f32 = 8.0;
/// Where they stand, from the upper and the lower edge.
const HEAD: f32 = 44.0;
const FOOT: f32 = 36.0;

impl From<Color> for Fill {
    fn from(Color(red, green, blue): Color) -> Self {
        Fill { paint: rgb::Color::new(red, green, blue).into(), ..Fill::default() }
    }
}

/// What stands at the head and the foot of every page.
struct Marginals {
    words: Words,
    title: Lines,
    names: Lines,
    numbers: Vec<Lines>,
}

/// Draws pages.
pub(super) fn draw(shaper: &mut Shaper<'_>, pages: Pages, outline: &Outline<'_>) -> KrillaResult<Vec<u8>> {
    let marginals = Marginals::new(shaper, outline, pages.pages.len());
    let settings = SerializeSettings { configuration: accessible(), ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    document.set_metadata(metadata(outline));
    let destinations = destinations(&pages);
    for destination in destinations.values() {
        document
            .register_named_destination(destination.clone())
            .ok_or_else(|| KrillaError::DuplicateNamedDestination("a name".to_owned().into()))?;
    }
    let mut drawn = Drawn::default();
    for (number, page) in pages.pages.iter().enumerate() {
        draw_page(&mut document, page, number, &shaper.fonts, &marginals, &destinations, &mut drawn);
    }
    document.set_outline(bookmarks(&pages.bookmarks));
    document.set_tag_tree(pages.structure.tree(&drawn, outline.words.language().code()));
    document.finish()
}

/// PDF/UA-1, which also makes the library check that nothing is missing for readers who cannot see the pages.
fn accessible() -> Configuration {
    ConfigurationBuilder::new()
        .with_accessibility_validator(Accessibility::UA1)
        .finish()
        .expect("PDF/UA-1 alone contradicts nothing")
}

fn metadata(outline: &Outline<'_>) -> Metadata {
    let metadata = Metadata::new()
        .title(outline.title.clone())
        .description(outline.verdict.sentence.clone())
        .language(outline.words.language().code().to_owned())
        .creator(outline.program.clone())
        .producer(outline.program.clone())
        .authors(outline.author.iter().map(|&author| author.to_owned()).collect());
    match outline.date.and_then(date) {
        Some(date) => metadata.creation_date(date),
        None => metadata,
    }
}

/// A date as `YYYY-MM-DD`.
fn date(text: &str) -> Option<DateTime> {
    let mut parts = text.splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let (month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    Some(DateTime::new(year).month(month).day(day).hour(0).minute(0).second(0).utc_offset_hour(0).utc_offset_minute(0))
}

/// The name that a place has for links from outside: `report.pdf#f3`.
fn name(target: &Target) -> String {
    match target {
        Target::Finding(id) | Target::Change(id) => id.clone(),
        Target::Origin(id) => format!("{id}-before"),
    }
}

fn destinations(pages: &Pages) -> BTreeMap<Target, NamedDestination> {
    let destination = |target: &Target, &(page, y): &(usize, f32)| {
        let left = pages.pages[page].sheet.side() - 10.0;
        NamedDestination::new(name(target), XyzDestination::new(page, Point::from_xy(left, y)))
    };
    pages.places.iter().map(|(target, place)| (target.clone(), destination(target, place))).collect()
}

fn bookmarks(bookmarks: &[Bookmark]) -> Bookmarks {
    let mut all = Bookmarks::new();
    // The nodes above the next one, with their levels.
    let mut open: Vec<(u8, OutlineNode)> = Vec::new();
    let mut close = |open: &mut Vec<(u8, OutlineNode)>, level: u8| {
        while let Some((_, node)) = open.pop_if(|(above, _)| *above >= level) {
            match open.last_mut() {
                Some((_, parent)) => parent.push_child(node),
                None => all.push_child(node),
            }
        }
    };
    for Bookmark { level, title, place: (page, y) } in bookmarks {
        close(&mut open, *level);
        let place = XyzDestination::new(*page, Point::from_xy(0.0, *y));
        open.push((*level, OutlineNode::new(title.clone(), place).with_open(*level == 1)));
    }
    close(&mut open, 0);
    all
}

fn draw_page(
    document: &mut Document,
    page: &Page,
    number: usize,
    fonts: &Fonts<'_>,
    marginals: &Marginals,
    destinations: &BTreeMap<Target, NamedDestination>,
    drawn: &mut Drawn,
) {
    let (width, height) = page.sheet.size();
    let settings = PageSettings::from_wh(width, height).expect("a sheet has a width and a height");
    let mut target = document.start_page_with(settings);
    let mut surface = target.surface();
    fill(&mut surface, &page.behind);
    for drawing in &page.drawings {
        let tag = match drawing.slot {
            Some(_) => ContentTag::Span(SpanTag::empty().with_lang(direction_language(drawing))),
            None => ContentTag::Artifact(Artifact::with_kind(ArtifactType::PaginationOther)),
        };
        let identifier = surface.start_tagged(tag);
        draw_glyphs(&mut surface, fonts, drawing);
        surface.end_tagged();
        if let Some(slot) = drawing.slot {
            drawn.put(slot, identifier);
        }
    }
    fill(&mut surface, &page.above);
    marginals.draw(&mut surface, fonts, page, number);
    surface.finish();
    for lead in &page.leads {
        let Some(destination) = destinations.get(&lead.to) else { continue };
        let [left, top, width, height] = lead.area;
        let Some(area) = Rect::from_xywh(left, top, width, height) else { continue };
        let link = LinkAnnotation::new(area, Lead::Destination(destination.clone().into()));
        let spoken = marginals.words.with("report-voice-go-to", &[("target", &spoken(marginals.words, &lead.to))]);
        drawn.put(lead.slot, target.add_tagged_annotation(Annotation::new_link(link, Some(spoken))));
    }
    target.finish();
}

fn spoken(words: Words, target: &Target) -> String {
    let (message, id) = match target {
        Target::Finding(id) => ("report-finding", id),
        Target::Change(id) => ("report-voice-change", id),
        Target::Origin(id) => ("report-voice-origin", id),
    };
    words.with(message, &[("id", id)])
}

/// The language of words that run from right to left, as far as their script tells it. Whoever reads the page back knows
/// from it that their glyphs stand in reverse order.
fn direction_language(drawing: &Drawing) -> Option<&'static str> {
    use unicode_script::Script;
    drawing.leftward.then(|| {
        let scripts = drawing.text.chars().map(|c| c.script());
        match scripts.into_iter().find(|script| !matches!(script, Script::Common | Script::Inherited)) {
            Some(Script::Hebrew) => "he",
            Some(Script::Syriac) => "syr",
            Some(Script::Thaana) => "dv",
            _ => "ar",
        }
    })
}

fn fill(surface: &mut Surface<'_>, areas: &[Filled]) {
    if areas.is_empty() {
        return;
    }
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    for Filled([left, top, width, height], color) in areas {
        let Some(area) = Rect::from_xywh(*left, *top, *width, *height) else { continue };
        let mut path = PathBuilder::new();
        path.push_rect(area);
        let Some(path) = path.finish() else { continue };
        surface.set_fill(Some((*color).into()));
        surface.draw_path(&path);
    }
    surface.end_tagged();
}

fn draw_glyphs(surface: &mut Surface<'_>, fonts: &Fonts<'_>, drawing: &Drawing) {
    let glyphs = krilla_glyphs(&drawing.glyphs);
    surface.set_fill(Some(drawing.color.into()));
    let font = fonts.face(drawing.face).font.clone();
    let at = Point::from_xy(drawing.at.0, drawing.at.1);
    surface.draw_glyphs(at, &glyphs, font, &drawing.text, drawing.size, false);
}

fn krilla_glyphs(glyphs: &[Glyph]) -> Vec<KrillaGlyph> {
    let glyph = |glyph: &Glyph| {
        let (id, (x, y)) = (GlyphId::new(glyph.id), glyph.offset);
        KrillaGlyph::new(id, glyph.advance, x, y, 0.0, glyph.range.clone(), None)
    };
    glyphs.iter().map(glyph).collect()
}

impl Marginals {
    fn new(shaper: &mut Shaper<'_>, outline: &Outline<'_>, pages: usize) -> Self {
        let most = look::Sheet::Upright.measure() / MARGINAL;
        let mut fitting = |text: &str, most: f32| {
            let mut cut: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let mut set = line(shaper, &cut);
            while set.lines[0].width() > most && cut.pop().is_some() {
                // An ellipsis takes the room of a letter.
                cut.pop();
                cut.truncate(cut.trim_end().len());
                set = line(shaper, &format!("{cut}…"));
            }
            set
        };
        let page_of = |page: usize| {
            let (page, pages) = (page.to_string(), pages.to_string());
            outline.words.with("report-page-of", &[("page", &page), ("pages", &pages)])
        };
        Self {
            words: outline.words,
            title: fitting(&outline.title, most),
            names: fitting(&format!("{} → {}", outline.old.name, outline.new.name), 0.75 * most),
            numbers: (1..=pages).map(|page| line(shaper, &page_of(page))).collect(),
        }
    }

    fn draw(&self, surface: &mut Surface<'_>, fonts: &Fonts<'_>, page: &Page, number: usize) {
        let (width, height) = page.sheet.size();
        let side = page.sheet.side();
        let mut put = |kind, lines: &Lines, left: f32, baseline: f32| {
            surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(kind)));
            surface.set_fill(Some(look::FAINT.into()));
            for run in &lines.lines[0].runs {
                let at = Point::from_xy(left + run.left * MARGINAL, baseline);
                let font = fonts.face(run.face).font.clone();
                surface.draw_glyphs(at, &krilla_glyphs(&run.glyphs), font, &run.text, MARGINAL, false);
            }
            surface.end_tagged();
        };
        if number > 0 {
            put(ArtifactType::Header, &self.title, side, HEAD);
        }
        put(ArtifactType::Footer, &self.names, side, height - FOOT);
        let own = &self.numbers[number];
        put(ArtifactType::Footer, own, width - side - own.lines[0].width() * MARGINAL, height - FOOT);
    }
}
