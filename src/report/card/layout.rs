//! Where everything on a card stands. Long texts are set smaller until they fit; where the smallest letters do not fit
//! either, the card grows, so that nothing ever stands outside.

mod paragraph;

use super::FORMAT;
use super::content::{Content, Excerpt, Proof};
use super::fonts::{Fonts, Glyph, Style};
use crate::clause::Side;
use crate::report::ReportError;
use crate::report::outline::Words;
use crate::scope::Direction;
use paragraph::{Paragraph, Part, Placed, fit};

/// Width of a card, in pixels.
pub(super) const WIDTH: f32 = 1200.0;
/// Height of a card whose texts fit.
const HEIGHT: f32 = 675.0;
const MARGIN: f32 = 56.0;
/// Between the two quotes.
const GUTTER: f32 = 32.0;
/// Around the words of a quote.
const PADDING: f32 = 24.0;
/// The mark of the direction and the blank after it.
const SIGN: f32 = 44.0;
/// Largest letters of a quote.
const LARGEST: u32 = 28;
/// Smallest letters of a quote.
const SMALLEST: u32 = 15;

/// A colour, as red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Colour(pub u8, pub u8, pub u8);

// The colours of the page of HTML.
const PAPER: Colour = Colour(0xfd, 0xfc, 0xfa);
const PANEL: Colour = Colour(0xf4, 0xf2, 0xee);
const INK: Colour = Colour(0x22, 0x25, 0x2a);
const FAINT: Colour = Colour(0x5e, 0x63, 0x6b);
const LINE: Colour = Colour(0xdd, 0xd9, 0xd2);
const GONE: Colour = Colour(0x99, 0x42, 0x00);
const GONE_TINT: Colour = Colour(0xfc, 0xea, 0xdc);
const CAME: Colour = Colour(0x0a, 0x4f, 0x96);
const CAME_TINT: Colour = Colour(0xe0, 0xed, 0xfa);
const OTHER: Colour = Colour(0x5d, 0x3f, 0x8c);

/// Something to draw.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    /// A shape with straight sides.
    Polygon { points: Vec<(f32, f32)>, colour: Colour },
    /// Glyphs on a line.
    Glyphs { x: f32, baseline: f32, scale: f32, style: Style, colour: Colour, glyphs: Vec<Glyph> },
}

/// A card ready to be drawn, from back to front.
pub(super) struct Drawing {
    pub fonts: Fonts,
    pub height: f32,
    pub shapes: Vec<Shape>,
}

/// Lays a card out.
///
/// # Errors
/// [`ReportError::Setting`] where the fonts lack a letter; [`ReportError::Mismatch`] where a quote does not come back.
pub(super) fn lay_out(content: &Content) -> Result<Drawing, ReportError> {
    let fonts = Fonts::new();
    let content = &content.drawable(&fonts);
    fonts.check(texts(content))?;
    let mut card = Card { drawing: Drawing { fonts, height: HEIGHT, shapes: Vec::new() } };
    let inside = WIDTH - 2.0 * MARGIN;
    let title = card.fit(&[part(&content.title, Style::Regular, FAINT)], inside, 2, 20, 14);
    let head = [
        part(&content.direction_name, Style::Bold, colour(content.direction)),
        part(&format!(" · {}", content.headline), Style::Bold, INK),
    ];
    let head = card.fit(&head, inside - SIGN, 2, 34, 18);
    let reason = card.fit(&[part(&content.reason, Style::Regular, INK)], inside, 3, 22, 15);
    let foot: Vec<Paragraph> =
        content.foot.iter().map(|line| card.fit(&[part(line, Style::Regular, FAINT)], inside, 1, 15, 11)).collect();
    let foot_height: f32 = foot.iter().map(Paragraph::height).sum();
    let panels_top = MARGIN + title.height() + 10.0 + head.height() + 10.0 + reason.height() + 22.0;
    let room = HEIGHT - panels_top - 22.0 - foot_height - MARGIN * 0.75;
    let width = (inside - GUTTER) / 2.0;
    let words_width = width - 2.0 * PADDING;
    let largest =
        content.proofs.iter().map(|proof| card.proof(content.words, proof, words_width, room, LARGEST).1.size).min();
    // Both sides in the same letters.
    let proofs = content
        .proofs
        .each_ref()
        .map(|proof| card.proof(content.words, proof, words_width, room, largest.unwrap_or(LARGEST)));
    let panel_height = proofs.iter().map(|(label, words)| panel_height(label, words)).fold(room, f32::max);
    card.drawing.height = HEIGHT + panel_height - room;
    card.polygon(&rectangle(0.0, 0.0, WIDTH, card.drawing.height), PAPER);
    card.put(&title, MARGIN, MARGIN);
    let top = MARGIN + title.height() + 10.0;
    card.sign(content.direction, MARGIN, top + head.line_height() * 0.5);
    card.put(&head, MARGIN + SIGN, top);
    card.put(&reason, MARGIN, top + head.height() + 10.0);
    for (at, ((label, words), proof)) in proofs.iter().zip(&content.proofs).enumerate() {
        let left = MARGIN + at as f32 * (width + GUTTER);
        check(content.words, proof, words)?;
        card.panel(proof.side, [left, panels_top, width, panel_height], label, words);
    }
    let mut top = panels_top + panel_height + 22.0;
    card.polygon(&rectangle(MARGIN, top - 11.0, inside, 1.0), LINE);
    for line in &foot {
        card.put(line, MARGIN, top);
        top += line.height();
    }
    Ok(card.drawing)
}

/// All words of a card.
fn texts(content: &Content) -> impl Iterator<Item = &str> {
    let excerpts = content.proofs.iter().filter_map(|proof| proof.excerpt.as_ref());
    [content.title.as_str(), &content.headline, &content.reason]
        .into_iter()
        .chain(content.foot.iter().map(String::as_str))
        .chain(content.proofs.iter().map(|proof| proof.label.as_str()))
        .chain(excerpts.flat_map(|excerpt| [excerpt.before.as_str(), &excerpt.quote, &excerpt.after]))
}

fn part(text: &str, style: Style, colour: Colour) -> Part {
    Part { text: text.to_owned(), style, colour, marked: false }
}

fn colour(direction: Direction) -> Colour {
    match direction {
        Direction::Broadened => GONE,
        Direction::Narrowed => CAME,
        Direction::Changed => OTHER,
    }
}

fn rectangle(x: f32, y: f32, width: f32, height: f32) -> Vec<(f32, f32)> {
    vec![(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
}

fn panel_height(label: &Paragraph, words: &Paragraph) -> f32 {
    PADDING + label.height() + 10.0 + words.height() + PADDING
}

/// The words of a proof as they are to be read.
fn spoken(words: Words, excerpt: &Excerpt) -> String {
    words.quoted(&format!("{}{}{}", excerpt.before, excerpt.quote, excerpt.after))
}

/// Reads a proof back from what was laid out.
fn check(in_words: Words, proof: &Proof, words: &Paragraph) -> Result<(), ReportError> {
    let Some(excerpt) = &proof.excerpt else { return Ok(()) };
    let (all, marked) = (words.text(false), words.text(true));
    if all == spoken(in_words, excerpt) && marked == excerpt.quote {
        return Ok(());
    }
    Err(ReportError::Mismatch { format: FORMAT, side: proof.side, place: "the quote".to_owned() })
}

struct Card {
    drawing: Drawing,
}

impl Card {
    fn fit(&self, parts: &[Part], width: f32, lines: usize, largest: u32, smallest: u32) -> Paragraph {
        fit(&self.drawing.fonts, parts, width, largest, smallest, |paragraph| paragraph.lines.len() <= lines)
    }

    /// The label and the words of a proof, as large as they fit in a height and no larger than asked for.
    fn proof(&self, words: Words, proof: &Proof, width: f32, room: f32, largest: u32) -> (Paragraph, Paragraph) {
        let label = self.fit(&[part(&proof.label, Style::Regular, FAINT)], width, 2, 17, 12);
        let Some(excerpt) = &proof.excerpt else {
            let words = self.fit(
                &[part(&words.say("report-no-quote-card"), Style::Regular, FAINT)],
                width,
                1,
                largest,
                SMALLEST,
            );
            return (label, words);
        };
        let ink = if proof.side == Side::Old { GONE } else { CAME };
        let quote = Part { text: excerpt.quote.clone(), style: Style::Bold, colour: ink, marked: true };
        let (open, close) = words.marks();
        let before = part(&format!("{open}{}", excerpt.before), Style::Regular, INK);
        let after = part(&format!("{}{close}", excerpt.after), Style::Regular, INK);
        let words = fit(&self.drawing.fonts, &[before, quote, after], width, largest, SMALLEST, |words| {
            panel_height(&label, words) <= room
        });
        (label, words)
    }

    fn polygon(&mut self, points: &[(f32, f32)], colour: Colour) {
        self.drawing.shapes.push(Shape::Polygon { points: points.to_vec(), colour });
    }

    /// The mark of a direction, drawn, since not every font has one.
    fn sign(&mut self, direction: Direction, x: f32, middle: f32) {
        let points = match direction {
            Direction::Broadened => vec![(x, middle + 12.0), (x + 14.0, middle - 12.0), (x + 28.0, middle + 12.0)],
            Direction::Narrowed => vec![(x, middle - 12.0), (x + 28.0, middle - 12.0), (x + 14.0, middle + 12.0)],
            Direction::Changed => {
                vec![(x, middle), (x + 14.0, middle - 14.0), (x + 28.0, middle), (x + 14.0, middle + 14.0)]
            }
        };
        self.polygon(&points, colour(direction));
    }

    fn panel(&mut self, side: Side, [x, y, width, height]: [f32; 4], label: &Paragraph, words: &Paragraph) {
        let (ink, tint) = if side == Side::Old { (GONE, GONE_TINT) } else { (CAME, CAME_TINT) };
        self.polygon(&rectangle(x, y, width, height), PANEL);
        self.polygon(&rectangle(x, y, 5.0, height), ink);
        self.put(label, x + PADDING, y + PADDING);
        let top = y + PADDING + label.height() + 10.0;
        for (from, to, line) in words.marked() {
            let line_top = top + line as f32 * words.line_height();
            let (from, to) = (x + PADDING + from, x + PADDING + to);
            let high = words.line_height();
            self.polygon(&rectangle(from - 2.0, line_top + high * 0.08, to - from + 4.0, high * 0.84), tint);
            self.polygon(&rectangle(from, line_top + high * 0.88, to - from, 2.0), ink);
        }
        self.put(words, x + PADDING, top);
    }

    fn put(&mut self, paragraph: &Paragraph, x: f32, top: f32) {
        for (at, line) in paragraph.lines.iter().enumerate() {
            let baseline = top + at as f32 * paragraph.line_height() + paragraph.line_height() * 0.74;
            for Placed { x: offset, part, glyphs, .. } in line {
                self.drawing.shapes.push(Shape::Glyphs {
                    x: x + offset,
                    baseline,
                    scale: paragraph.size as f32 / self.drawing.fonts.units(part.style),
                    style: part.style,
                    colour: part.colour,
                    glyphs: glyphs.clone(),
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(quote: &str) -> Content {
        let proof = |side: Side| super::super::content::Proof {
            side,
            label: "Before · 1.1".to_owned(),
            excerpt: Some(Excerpt {
                before: "We may use ".to_owned(),
                quote: quote.to_owned(),
                after: ", for ever.".to_owned(),
            }),
        };
        Content::sample([proof(Side::Old), proof(Side::New)])
    }

    /// Where the outermost letter of every shape stands.
    fn right_and_bottom(drawing: &Drawing) -> (f32, f32) {
        let ends = drawing.shapes.iter().map(|shape| match shape {
            Shape::Polygon { points, .. } => {
                points.iter().fold((0.0f32, 0.0f32), |end, at| (end.0.max(at.0), end.1.max(at.1)))
            }
            Shape::Glyphs { x, baseline, scale, glyphs, .. } => {
                (glyphs.iter().map(|glyph| x + glyph.x as f32 * scale).fold(0.0, f32::max), *baseline)
            }
        });
        ends.fold((0.0, 0.0), |end: (f32, f32), at| (end.0.max(at.0), end.1.max(at.1)))
    }

    #[test]
    fn no_quote_is_so_long_that_it_stands_outside() {
        for (quote, grows) in [
            ("likeness".to_owned(), false),
            ("photographs, likeness and voice ".repeat(10).trim().to_owned(), false),
            ("photographs, likeness and voice ".repeat(80).trim().to_owned(), true),
            ("x".repeat(300), false),
            ("x".repeat(3000), true),
        ] {
            let drawing = lay_out(&content(&quote)).unwrap();
            let (right, bottom) = right_and_bottom(&drawing);
            assert!(right <= WIDTH && bottom <= drawing.height, "{quote}: {right} {bottom} {}", drawing.height);
            assert_eq!(drawing.height > HEIGHT, grows, "{}", quote.len());
        }
    }

    #[test]
    fn letters_that_the_fonts_lack_are_no_boxes() {
        for quote in ["个人信息", "بيانات"] {
            let error = lay_out(&content(quote)).err().unwrap().to_string();
            assert!(error.contains(quote.chars().next().unwrap()) && error.contains("html"), "{error}");
        }
        for quote in ["données à caractère personnel", "προσωπικά δεδομένα", "персональные данные", "Tiếng Việt", "🙂"]
        {
            assert!(lay_out(&content(quote)).is_ok(), "{quote}");
        }
    }
}
