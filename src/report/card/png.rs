//! Draws a card as PNG, with what it says as text inside the file.

use super::content::Content;
use super::fonts::Stroke;
use super::layout::{Colour, Drawing, Shape, WIDTH};
use tiny_skia::{FillRule, Paint, Path, PathBuilder, Pixmap, Transform};

/// Pixels of the picture for each of the card: sharp on screens of today.
const SCALE: f32 = 2.0;

/// The picture.
pub(super) fn png(drawing: &Drawing, content: &Content) -> Result<Vec<u8>, String> {
    let (width, height) = ((WIDTH * SCALE) as u32, (drawing.height * SCALE).ceil() as u32);
    let mut pixmap = Pixmap::new(width, height).ok_or("the card is too high for a picture")?;
    for shape in &drawing.shapes {
        let (path, colour) = match shape {
            Shape::Polygon { points, colour } => (polygon(points), colour),
            Shape::Glyphs { colour, .. } => (glyphs(drawing, shape), colour),
        };
        // Blanks have no outline.
        let Some(path) = path else { continue };
        let mut paint = Paint::default();
        let Colour(red, green, blue) = *colour;
        paint.set_color_rgba8(red, green, blue, 255);
        pixmap.fill_path(&path, &paint, FillRule::Winding, Transform::from_scale(SCALE, SCALE), None);
    }
    encoded(&pixmap, content)
}

fn polygon(points: &[(f32, f32)]) -> Option<Path> {
    let mut path = PathBuilder::new();
    for (at, (x, y)) in points.iter().enumerate() {
        if at == 0 { path.move_to(*x, *y) } else { path.line_to(*x, *y) }
    }
    path.close();
    path.finish()
}

fn glyphs(drawing: &Drawing, shape: &Shape) -> Option<Path> {
    let Shape::Glyphs { x, baseline, scale, style, glyphs, .. } = shape else { return None };
    let mut path = PathBuilder::new();
    for glyph in glyphs {
        let at = |px: f32, py: f32| (x + (glyph.x as f32 + px) * scale, baseline - (glyph.y as f32 + py) * scale);
        for stroke in drawing.fonts.outline(*style, glyph.id) {
            match stroke {
                Stroke::Move(px, py) => {
                    let (x, y) = at(px, py);
                    path.move_to(x, y);
                }
                Stroke::Line(px, py) => {
                    let (x, y) = at(px, py);
                    path.line_to(x, y);
                }
                Stroke::Quad(px1, py1, px, py) => {
                    let ((x1, y1), (x, y)) = (at(px1, py1), at(px, py));
                    path.quad_to(x1, y1, x, y);
                }
                Stroke::Cubic(px1, py1, px2, py2, px, py) => {
                    let ((x1, y1), (x2, y2), (x, y)) = (at(px1, py1), at(px2, py2), at(px, py));
                    path.cubic_to(x1, y1, x2, y2, x, y);
                }
                Stroke::Close => path.close(),
            }
        }
    }
    path.finish()
}

/// The pixels as a file. All of them are opaque, so their colours stand as they are.
fn encoded(pixmap: &Pixmap, content: &Content) -> Result<Vec<u8>, String> {
    let colours: Vec<u8> =
        pixmap.pixels().iter().flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]).collect();
    let mut bytes = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut bytes, pixmap.width(), pixmap.height());
    encoder.set_color(::png::ColorType::Rgb);
    encoder.set_depth(::png::BitDepth::Eight);
    let trouble = |error: ::png::EncodingError| error.to_string();
    encoder.add_itxt_chunk("Title".to_owned(), content.title.clone()).map_err(trouble)?;
    encoder.add_itxt_chunk("Description".to_owned(), content.text()).map_err(trouble)?;
    let mut writer = encoder.write_header().map_err(trouble)?;
    writer.write_image_data(&colours).map_err(trouble)?;
    writer.finish().map_err(trouble)?;
    Ok(bytes)
}
