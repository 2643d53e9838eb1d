//! The letters of a page: lines of words with what is drawn under, through and behind them.

use super::{ASCENT, BAR, BULLET, DESCENT, Drawing, Filled, Lead, Pager, Pieces};
use crate::report::body::Mark;
use crate::report::pdf::lines::{Line, Run};
use crate::report::pdf::look::{self, Color};
use crate::report::pdf::measure::Set;
use crate::report::pdf::story::Ink;
use crate::report::pdf::structure::{Kind, NodeId, Slot};

impl Pager {
    pub(super) fn bullet(&mut self, set: &Set, item: NodeId) {
        let Some(bullet) = &set.bullet else { return };
        let look = set.paragraph.look;
        let label = self.pages.structure.add_first(item, Kind::Label);
        let left = match set.lines.leftward {
            false => self.sheet.side() + look.indent - BULLET,
            true => self.sheet.side() + set.width + BULLET / 2.0,
        };
        let baseline = self.y + baseline(look.leading, look.size);
        for run in bullet.lines.iter().flat_map(|line| &line.runs) {
            let slot = self.pages.structure.slot(label);
            self.draw(run, (left, baseline), look.size, look::FAINT, Some(slot));
        }
    }

    /// Sets lines one below the other.
    pub(super) fn set_lines(&mut self, set: &Set, lines: &[Line], pieces: &mut Pieces<'_>) {
        let look = set.paragraph.look;
        let left = self.sheet.side() + if set.lines.leftward { 0.0 } else { look.indent };
        if let Some((width, color)) = look.bar {
            let bar = if set.lines.leftward { left + set.width + BAR - width } else { left - BAR };
            let area = [bar, self.y, width, set.height(lines.len())];
            self.page().behind.push(Filled(area, color));
        }
        for line in lines {
            let shift = if look.centred { (set.width - line.width() * look.size).max(0.0) / 2.0 } else { 0.0 };
            let baseline = self.y + baseline(look.leading, look.size);
            self.set_line(line, (left + shift, baseline), set, pieces);
            self.y += look.leading;
        }
    }

    /// Sets a line whose paragraph begins at the left.
    pub(super) fn set_line(&mut self, line: &Line, (left, baseline): (f32, f32), set: &Set, pieces: &mut Pieces<'_>) {
        let size = set.paragraph.look.size;
        for (run, seen) in line.seen() {
            let (piece, node) = pieces.at(run.words, &mut self.pages.structure);
            let slot = self.pages.structure.slot(node);
            let color = if piece.link.is_some() && matches!(piece.ink, Ink::Strong | Ink::Dim) {
                look::ACCENT
            } else {
                color(piece.ink).unwrap_or(set.paragraph.look.color)
            };
            let from = left + run.left * size;
            self.draw(run, (from, baseline), size, color, Some(slot));
            let width = seen * size;
            if width > 0.0 {
                self.decorate(piece.ink, from, baseline, width, size);
            }
            if let Some(to) = &piece.link {
                let area = [from, baseline - size, width.max(1.0), 1.3 * size];
                let slot = self.pages.structure.slot(node);
                self.page().leads.push(Lead { area, to: to.clone(), slot });
            }
        }
    }

    pub(super) fn draw(&mut self, run: &Run, at: (f32, f32), size: f32, color: Color, slot: Option<Slot>) {
        let drawing = Drawing {
            at,
            size,
            color,
            face: run.face,
            text: run.text.clone(),
            glyphs: run.glyphs.clone(),
            leftward: run.leftward,
            slot,
        };
        self.page().drawings.push(drawing);
    }

    /// Lines through or under words, and the tint behind them.
    pub(super) fn decorate(&mut self, ink: Ink, left: f32, baseline: f32, width: f32, size: f32) {
        let page = self.page();
        let thickness = 0.065 * size;
        let mut line = |rise: f32, color| {
            page.above.push(Filled([left, baseline - rise * size - thickness / 2.0, width, thickness], color));
        };
        let tint = match ink {
            Ink::Marked(Mark::Deleted) => {
                line(0.27, look::GONE);
                look::GONE_TINT
            }
            Ink::Marked(Mark::MovedAway) => {
                line(0.27, look::MOVED);
                look::MOVED_TINT
            }
            Ink::Marked(Mark::Inserted) => {
                line(-0.15, look::CAME);
                look::CAME_TINT
            }
            Ink::Marked(Mark::MovedHere) => {
                line(-0.12, look::MOVED);
                line(-0.25, look::MOVED);
                look::MOVED_TINT
            }
            Ink::Relinked => {
                let dots = (width / (3.0 * thickness)) as usize;
                for dot in 0..dots {
                    let area = [left + 3.0 * thickness * dot as f32, baseline + 0.15 * size, thickness, thickness];
                    page.above.push(Filled(area, look::MOVED));
                }
                return;
            }
            Ink::Plain | Ink::Strong | Ink::Dim | Ink::Moved | Ink::Marked(Mark::Kept) => return,
        };
        page.behind.push(Filled([left, baseline - 0.92 * size, width, 1.22 * size], tint));
    }
}

pub(super) fn color(ink: Ink) -> Option<Color> {
    match ink {
        Ink::Plain | Ink::Strong | Ink::Relinked | Ink::Marked(Mark::Kept) => None,
        Ink::Dim => Some(look::FAINT),
        Ink::Marked(Mark::Deleted) => Some(look::GONE),
        Ink::Marked(Mark::Inserted) => Some(look::CAME),
        Ink::Moved | Ink::Marked(Mark::MovedAway | Mark::MovedHere) => Some(look::MOVED),
    }
}

/// Where letters stand in a line, from its upper edge.
pub(super) fn baseline(leading: f32, size: f32) -> f32 {
    (leading - (ASCENT + DESCENT) * size) / 2.0 + ASCENT * size
}
