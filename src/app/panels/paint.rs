//! The text of a change laid out and painted: headings bold, items indented, words marked by what became of them.

use super::{Scene, kind_sign, laid_out};
use crate::app::bidi;
use crate::app::index::{Compared, differs};
use crate::app::linear::linear;
use crate::app::pieces::{Marks, Piece, Proof, pieces};
use crate::app::state::{ChangeIndex, FindingIndex, Mode, Selection};
use crate::clause::{ClauseKind, Side};
use crate::redline::{ChangeClass, Op};
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Color32, Galley, Pos2, Rect, Sense, Stroke, Ui, vec2};
use std::ops::Range;
use std::sync::Arc;

/// Room above and below the text of a row, in points.
pub const PADDING: f32 = 7.0;
/// Room for the sign of a change left of the text, in points.
pub const GUTTER: f32 = 34.0;
/// Room between the two versions, in points.
pub const BETWEEN: f32 = 28.0;
/// Widest line of text as a multiple of the letter size: a readable measure.
const MEASURE: f32 = 48.0;

/// Where the columns of text stand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Columns {
    /// Left edge of the first column, from the left edge of the row.
    pub left: f32,
    /// Width of a column.
    pub width: f32,
    /// Whether there are two.
    pub two: bool,
}

impl Columns {
    /// The columns of a mode in a row this wide.
    pub fn new(mode: Mode, row: f32, text_size: f32) -> Self {
        let two = mode == Mode::SideBySide;
        let count = if two { 2.0 } else { 1.0 };
        let measure = MEASURE * text_size * if two { 1.0 } else { 1.15 };
        let room = row - GUTTER - 16.0 - BETWEEN * (count - 1.0);
        let width = (room / count).min(measure).max(60.0).floor();
        let used = GUTTER + width * count + BETWEEN * (count - 1.0);
        let left = ((row - used) / 2.0).max(0.0).floor() + GUTTER;
        Self { left, width, two }
    }
}

/// A text laid out, with the line under each section: egui would draw it where the background of the next line of text
/// covers it.
struct Text {
    galley: Arc<Galley>,
    underlines: Vec<Stroke>,
    /// Whether its letters stand in the order in which they are read, so that words can be selected and copied.
    in_order: bool,
    /// Whether it begins at the right edge.
    leftward: bool,
}

impl Text {
    fn new(ui: &Ui, job: LayoutJob) -> Self {
        if bidi::holds_leftward(&job.text) {
            let leftward = bidi::is_leftward(&job.text);
            return Self { galley: laid_out(ui, job), underlines: Vec::new(), in_order: false, leftward };
        }
        let mut plain = job.clone();
        let underlines =
            plain.sections.iter_mut().map(|section| std::mem::take(&mut section.format.underline)).collect();
        let galley = ui.painter().layout_job(plain);
        if one_glyph_a_character(&galley) {
            return Self { galley, underlines, in_order: true, leftward: false };
        }
        // Where letters are joined only egui knows which glyph is which.
        Self { galley: ui.painter().layout_job(job), underlines: Vec::new(), in_order: true, leftward: false }
    }
}

/// Whether the glyphs stand in the order of the characters, one for each but for line ends.
fn one_glyph_a_character(galley: &Galley) -> bool {
    let mut characters = galley.job.text.chars();
    for row in &galley.rows {
        if !row.row.glyphs.iter().all(|glyph| characters.next() == Some(glyph.chr)) {
            return false;
        }
        if row.ends_with_newline {
            characters.next();
        }
    }
    characters.next().is_none()
}

/// The texts of a row laid out, ready to be painted.
pub struct Laid {
    first: Option<Text>,
    second: Option<Text>,
    indent: f32,
    above: f32,
}

impl Laid {
    /// Height of the row.
    pub fn height(&self) -> f32 {
        let text =
            [&self.first, &self.second].into_iter().flatten().map(|text| text.galley.size().y).fold(0.0, f32::max);
        (text + 2.0 * PADDING + self.above).ceil()
    }
}

/// Lays out a change for the columns.
pub fn lay_out(ui: &Ui, scene: &Scene<'_>, compared: &Compared, at: ChangeIndex, columns: Columns) -> Laid {
    let clause = compared.change(at).and_then(|change| {
        let id = change.new.first().or(change.old.first())?;
        compared.comparison.clause(id)
    });
    let heading = clause.filter(|clause| clause.kind == ClauseKind::Heading).map(|clause| clause.level);
    let indent = match clause {
        Some(clause) if clause.kind == ClauseKind::Item => 18.0 * (f32::from(clause.level) + 1.0),
        _ => 0.0,
    };
    let galley = |side: Option<Side>| {
        let job = job(scene, compared, at, side, columns.width - indent, heading);
        (!job.text.is_empty()).then(|| Text::new(ui, job))
    };
    let (first, second) =
        if columns.two { (galley(Some(Side::Old)), galley(Some(Side::New))) } else { (galley(None), None) };
    Laid { first, second, indent, above: if heading.is_some() { 10.0 } else { 0.0 } }
}

/// How high a row may be, guessed from the length of its text.
pub fn estimate(compared: &Compared, at: ChangeIndex, columns: Columns, scene: &Scene<'_>) -> f32 {
    let Some(change) = compared.change(at) else { return 0.0 };
    let length = |skipped: Option<Op>| -> usize {
        change.segments.iter().filter(|segment| Some(segment.op) != skipped).map(|segment| segment.text.len()).sum()
    };
    let length = if columns.two { length(Some(Op::Insert)).max(length(Some(Op::Delete))) } else { length(None) };
    let a_line = (columns.width / (scene.look.text_size * 0.52)).max(8.0);
    ((length as f32 / a_line).ceil().max(1.0) * scene.look.line_height + 2.0 * PADDING).ceil()
}

/// The text of a change as a job; of one side where `side` is given.
pub fn job(
    scene: &Scene<'_>,
    compared: &Compared,
    at: ChangeIndex,
    side: Option<Side>,
    width: f32,
    heading: Option<u8>,
) -> LayoutJob {
    let mut job = LayoutJob::default();
    job.wrap.max_width = width.max(20.0);
    let Some(change) = compared.change(at) else { return job };
    let (old, new) = (marks(scene, compared, at, Side::Old), marks(scene, compared, at, Side::New));
    let mut deleted = false;
    for piece in pieces(change, side, &old, &new) {
        // The blank after a word is not marked: it would read as a longer deletion or insertion than it is.
        let words = piece.text.trim_end();
        let words = if words.is_empty() { piece.text } else { words };
        // A hair of room between what went and what came in its place, so that the two are not read as one word.
        let follows = piece.op == Op::Insert && deleted && !job.text.ends_with(char::is_whitespace);
        job.append(words, if follows { 3.0 } else { 0.0 }, format(scene, &piece, heading));
        deleted = piece.op == Op::Delete;
        if words.len() < piece.text.len() {
            let blank = Piece { op: Op::Equal, proof: Proof::None, hit: false, ..piece };
            job.append(&piece.text[words.len()..], 0.0, format(scene, &blank, heading));
        }
    }
    job
}

/// The words of a change's side that prove findings or were searched for.
fn marks(scene: &Scene<'_>, compared: &Compared, at: ChangeIndex, side: Side) -> Marks {
    let Some(change) = compared.change(at) else { return Marks::default() };
    let findings = compared.findings_of.get(at.0).map_or(&[][..], Vec::as_slice);
    if findings.is_empty() && scene.model.view.search_regex.is_none() {
        return Marks::default();
    }
    // Where the text of each clause begins in the joined text of the side.
    let mut starts: Vec<(&crate::clause::ClauseId, usize, &str)> = Vec::new();
    let mut length = 0;
    for id in change.clauses(side) {
        let text = compared.comparison.clause(id).map_or("", |clause| clause.text.as_str());
        starts.push((id, length, text));
        length += text.len();
    }
    let place = |finding: &FindingIndex| -> Option<(Range<usize>, Proof)> {
        let finding_at = *finding;
        let finding = compared.comparison.findings.get(finding.0)?;
        let evidence = if side == Side::Old { finding.old.as_ref() } else { finding.new.as_ref() }?;
        let (_, start, text) = starts.iter().find(|(id, _, _)| **id == evidence.clause)?;
        let from = start + text.find(&evidence.quote)?;
        let in_hand = scene.model.view.selection == Some(Selection::Finding(finding_at));
        Some((from..from + evidence.quote.len(), if in_hand { Proof::InHand } else { Proof::Some }))
    };
    let hits = scene.model.view.search_regex.as_ref().map(|regex| {
        let of_clause = |(_, start, text): &(&crate::clause::ClauseId, usize, &str)| {
            regex.find_iter(text).map(|found| start + found.start()..start + found.end()).collect::<Vec<_>>()
        };
        starts.iter().flat_map(of_clause).filter(|range| !range.is_empty()).collect()
    });
    Marks { proofs: findings.iter().filter_map(place).collect(), hits: hits.unwrap_or_default() }
}

fn format(scene: &Scene<'_>, piece: &Piece<'_>, heading: Option<u8>) -> TextFormat {
    let look = scene.look;
    let font = match heading {
        Some(level) => look.bold(
            look.text_size
                * if level <= 1 {
                    1.35
                } else if level == 2 {
                    1.15
                } else {
                    1.0
                },
        ),
        None => look.body(),
    };
    let mut format = TextFormat::simple(font.clone(), look.ink);
    format.line_height = Some(look.line_height.max(font.size * 1.3).round());
    format.valign = Align::Center;
    format.expand_bg = 0.5;
    let mark = match piece.op {
        Op::Equal => None,
        Op::Delete => Some(look.deleted),
        Op::Insert => Some(look.inserted),
    };
    if let Some(mark) = mark {
        let quiet = piece.class.is_some_and(|class| class != ChangeClass::Substantive);
        format.color = mark.ink;
        format.background = if quiet { Color32::TRANSPARENT } else { mark.tint };
        let line = Stroke::new(if quiet { 0.8 } else { 1.2 }, mark.ink);
        if piece.op == Op::Delete { format.strikethrough = line } else { format.underline = line }
    }
    match piece.proof {
        Proof::InHand => format.background = look.accent_tint,
        Proof::Some if piece.op == Op::Equal => format.underline = Stroke::new(1.0, look.accent),
        Proof::Some | Proof::None => {}
    }
    if piece.hit {
        format.background = look.hit;
    }
    format
}

/// Paints a row and says whether it was clicked.
pub fn paint_row(
    ui: &mut Ui,
    scene: &Scene<'_>,
    compared: &Compared,
    at: ChangeIndex,
    rect: Rect,
    columns: Columns,
    laid: Laid,
) -> bool {
    let look = scene.look;
    let in_hand = scene.model.selected_change() == Some(at);
    let id = ui.scope_id().with(("row", at.0));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| {
        let label = linear(compared, at, scene.messages);
        egui::WidgetInfo::selected(egui::Role::Button, true, in_hand, label)
    });
    if in_hand || response.hovered() {
        ui.painter().rect_filled(rect, 0.0, look.panel);
    }
    if in_hand || response.has_focus() {
        let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        ui.painter().rect_filled(bar, 0.0, look.accent);
    }
    gutter(ui, scene, compared, at, rect, columns, laid.above);
    let top = rect.top() + PADDING + laid.above;
    let laid_indent = laid.indent;
    let x = rect.left() + columns.left + laid_indent;
    let texts = [(laid.first, x), (laid.second, x + columns.width + BETWEEN)];
    for (number, (laid, x)) in texts.into_iter().enumerate() {
        if let Some(Text { galley, underlines: lines, in_order, leftward }) = laid {
            // What begins at the right edge is set in from there.
            let x = if leftward { x - laid_indent } else { x };
            if !in_order {
                ui.painter().galley(Pos2::new(x, top), galley, look.ink);
                continue;
            }
            let text = Rect::from_min_size(Pos2::new(x, top), galley.size());
            // The row takes the keyboard; its texts would only be two more stops.
            let selectable = ui.interact(text, id.with(number), Sense::click_and_drag() - Sense::FOCUSABLE);
            egui::text_selection::LabelSelectionState::label_text_selection(
                ui,
                &selectable,
                text.min,
                galley.clone(),
                look.ink,
                Stroke::NONE,
            );
            underlines(ui, scene, &galley, &lines, text.min);
            if selectable.contains_pointer() && ui.input(|input| input.pointer.any_pressed()) {
                let side = columns.two.then_some(if number == 0 { Side::Old } else { Side::New });
                let origin: crate::app::selecting::Origin = (at, side);
                ui.data_mut(|data| data.insert_temp(crate::app::selecting::origin_id(), origin));
            }
            if selectable.clicked() {
                return true;
            }
        }
    }
    response.clicked()
}

/// The sign of the change, and below it how its findings point.
fn gutter(ui: &Ui, scene: &Scene<'_>, compared: &Compared, at: ChangeIndex, rect: Rect, columns: Columns, above: f32) {
    let Some(change) = compared.change(at).filter(|change| differs(change) || change.renumbered) else { return };
    let look = scene.look;
    let sign = if differs(change) { kind_sign(change.kind, change.moved) } else { "#" };
    let colour = match change.kind {
        _ if change.moved => look.moved.ink,
        crate::redline::ChangeKind::Inserted => look.inserted.ink,
        crate::redline::ChangeKind::Deleted => look.deleted.ink,
        _ => look.faint,
    };
    let centre =
        Pos2::new(rect.left() + columns.left - GUTTER / 2.0, rect.top() + PADDING + above + look.line_height / 2.0);
    ui.painter().text(centre, egui::Align2::CENTER_CENTER, sign, look.bold(look.text_size), colour);
    let findings = &compared.findings_of[at.0];
    for (row, &FindingIndex(at_finding)) in findings.iter().take(4).enumerate() {
        let Some(finding) = compared.comparison.findings.get(at_finding) else { continue };
        let below = centre + vec2(0.0, 16.0 * (row as f32 + 1.0));
        if below.y < rect.bottom() - 4.0 {
            let reviewed = scene.model.work.review.reviewed(finding, &compared.finding_keys[at_finding]);
            let (sign, font) =
                (crate::report::outline::direction_sign(reviewed.direction), egui::FontId::proportional(11.0));
            let colour = if reviewed.dismissed.is_some() { look.line } else { look.direction(reviewed.direction) };
            ui.painter().text(below, egui::Align2::CENTER_CENTER, sign, font, colour);
        }
    }
}

/// Draws the line under each section, close to the letters; two under inserted words where law firms' colours are chosen.
fn underlines(ui: &Ui, scene: &Scene<'_>, galley: &Galley, lines: &[Stroke], at: Pos2) {
    if lines.iter().all(|line| *line == Stroke::NONE) {
        return;
    }
    let below = (scene.look.text_size * 0.2).max(2.0);
    let draw = |line: Stroke, from: f32, to: f32, baseline: f32| {
        if line == Stroke::NONE {
            return;
        }
        ui.painter().hline(from..=to, baseline + below, line);
        if scene.look.double_underline && line.color == scene.look.inserted.ink {
            ui.painter().hline(from..=to, baseline + below + 2.5, Stroke::new(1.0, line.color));
        }
    };
    let mut bytes = galley.job.text.char_indices().map(|(byte, _)| byte);
    let mut section = 0;
    for row in &galley.rows {
        let left = at.x + row.pos.x;
        let mut run: Option<(Stroke, f32, f32, f32)> = None;
        // One glyph a character; a line end is a character without a glyph.
        for (glyph, byte) in row.row.glyphs.iter().zip(bytes.by_ref()) {
            while galley.job.sections.get(section).is_some_and(|section| section.byte_range.end.0 <= byte) {
                section += 1;
            }
            let line = lines.get(section).copied().unwrap_or_default();
            let (from, to) = (left + glyph.pos.x, left + glyph.pos.x + glyph.advance_width);
            match &mut run {
                Some((known, _, end, _)) if *known == line => *end = to,
                _ => {
                    if let Some((line, from, to, baseline)) =
                        run.replace((line, from, to, at.y + row.pos.y + glyph.pos.y))
                    {
                        draw(line, from, to, baseline);
                    }
                }
            }
        }
        if let Some((line, from, to, baseline)) = run {
            draw(line, from, to, baseline);
        }
        if row.ends_with_newline {
            bytes.next();
        }
    }
}
