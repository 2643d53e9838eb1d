//! Draws a card as SVG. Every glyph is drawn once and then used, in whole units of its font.

use super::content::Content;
use super::fonts::{Fonts, Stroke, Style};
use super::layout::{Colour, Drawing, Shape, WIDTH};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// The picture.
pub(super) fn svg(drawing: &Drawing, content: &Content) -> String {
    let (width, height) = (number(WIDTH), number(drawing.height));
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" aria-labelledby=\"title text\">\n<title id=\"title\">{}</title>\n<desc id=\"text\">{}</desc>\n<defs>\n",
        escaped(&format!("{}: {} · {}", content.title, content.direction_name, content.headline)),
        escaped(&content.text())
    );
    for (style, glyph) in glyphs(drawing) {
        let path = path(&drawing.fonts, style, glyph);
        let _ = writeln!(svg, "<path id=\"{}\" d=\"{path}\"/>", name(style, glyph));
    }
    svg.push_str("</defs>\n");
    for shape in &drawing.shapes {
        put(&mut svg, shape);
    }
    svg.push_str("</svg>\n");
    svg
}

/// All glyphs that are used.
fn glyphs(drawing: &Drawing) -> BTreeSet<(Style, u16)> {
    let of_shape = |shape: &Shape| match shape {
        Shape::Glyphs { style, glyphs, .. } => glyphs.iter().map(|glyph| (*style, glyph.id)).collect(),
        Shape::Polygon { .. } => Vec::new(),
    };
    drawing.shapes.iter().flat_map(of_shape).collect()
}

fn put(svg: &mut String, shape: &Shape) {
    let _ = match shape {
        Shape::Polygon { points, colour } => {
            let points: Vec<String> = points.iter().map(|(x, y)| format!("{},{}", number(*x), number(*y))).collect();
            writeln!(svg, "<polygon points=\"{}\" fill=\"{}\"/>", points.join(" "), hex(*colour))
        }
        Shape::Glyphs { x, baseline, scale, style, colour, glyphs } => {
            let uses: Vec<String> = glyphs
                .iter()
                .map(|glyph| {
                    let y = if glyph.y == 0 { String::new() } else { format!(" y=\"{}\"", glyph.y) };
                    format!("<use xlink:href=\"#{}\" x=\"{}\"{y}/>", name(*style, glyph.id), glyph.x)
                })
                .collect();
            let (x, y) = (number(*x), number(*baseline));
            let transform = format!("translate({x} {y}) scale({scale:.5} -{scale:.5})");
            writeln!(svg, "<g transform=\"{transform}\" fill=\"{}\">{}</g>", hex(*colour), uses.join(""))
        }
    };
}

fn path(fonts: &Fonts, style: Style, glyph: u16) -> String {
    let mut path = String::new();
    for stroke in fonts.outline(style, glyph) {
        let _ = match stroke {
            Stroke::Move(x, y) => write!(path, "M{} {}", number(x), number(y)),
            Stroke::Line(x, y) => write!(path, "L{} {}", number(x), number(y)),
            Stroke::Quad(x1, y1, x, y) => {
                write!(path, "Q{} {} {} {}", number(x1), number(y1), number(x), number(y))
            }
            Stroke::Cubic(x1, y1, x2, y2, x, y) => {
                let [x1, y1, x2, y2, x, y] = [x1, y1, x2, y2, x, y].map(number);
                write!(path, "C{x1} {y1} {x2} {y2} {x} {y}")
            }
            Stroke::Close => write!(path, "Z"),
        };
    }
    path
}

fn name(style: Style, glyph: u16) -> String {
    match style {
        Style::Regular => format!("r{glyph}"),
        Style::Bold => format!("b{glyph}"),
    }
}

fn hex(Colour(red, green, blue): Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// A number with two digits behind the point at most.
fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// A text with all that XML would read as markup escaped; letters that XML cannot hold are replaced.
fn escaped(text: &str) -> String {
    let letters = text.chars().map(|letter| match letter {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        '"' => "&quot;".to_owned(),
        '\t' | '\n' | '\r' => " ".to_owned(),
        '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => "\u{fffd}".to_owned(),
        letter => letter.to_string(),
    });
    letters.collect()
}
