//! What is drawn at the moment: the state of the text, the path, and the lines that it leaves.

use super::super::font::Font;
use super::super::tags::Marks;
use super::{Page, Rule};
use std::rc::Rc;

/// States kept at once.
const DEEPEST_STATE: usize = 512;

/// A rectangle no thicker than this is a line, in points.
const THICKEST_LINE: f32 = 3.0;

/// Lines shorter than this are parts of drawings, in points.
const SHORTEST_LINE: f32 = 6.0;

/// A shape between these sizes may be a bullet, in points.
const DOT: std::ops::Range<f32> = 1.5..8.0;

/// A matrix of the plane.
pub(super) type Matrix = [f32; 6];

pub(super) const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

pub(super) fn multiply(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

pub(super) fn apply(matrix: Matrix, x: f32, y: f32) -> (f32, f32) {
    (matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5])
}

#[derive(Clone)]
pub(super) struct State {
    pub(super) matrix: Matrix,
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f32,
    pub(super) letter_space: f32,
    pub(super) word_space: f32,
    pub(super) scale: f32,
    pub(super) leading: f32,
    pub(super) rise: f32,
    pub(super) mode: i64,
}

/// What is drawn at the moment.
pub(super) struct Pen {
    pub(super) state: State,
    pub(super) stack: Vec<State>,
    pub(super) text: Matrix,
    pub(super) line: Matrix,
    pub(super) path: Vec<Rule>,
    /// What is around the curves of the path.
    pub(super) curved: Option<Rule>,
    pub(super) at: (f32, f32),
    pub(super) marks: Marks,
}

impl Pen {
    /// Carries out an operator that needs nothing of the file.
    pub(super) fn operate(&mut self, operator: &str, numbers: &[f32], page: &mut Page, marks: &mut usize) {
        match (operator, numbers) {
            ("q", _) if self.stack.len() < DEEPEST_STATE => self.stack.push(self.state.clone()),
            ("Q", _) => self.state = self.stack.pop().unwrap_or_else(|| self.state.clone()),
            ("cm", &[a, b, c, d, e, f]) => self.state.matrix = multiply([a, b, c, d, e, f], self.state.matrix),
            ("BT", _) => (self.text, self.line) = (IDENTITY, IDENTITY),
            ("Tm", &[a, b, c, d, e, f]) => (self.text, self.line) = ([a, b, c, d, e, f], [a, b, c, d, e, f]),
            ("Td", &[x, y]) => self.next_line(x, y),
            ("TD", &[x, y]) => {
                self.state.leading = -y;
                self.next_line(x, y);
            }
            ("T*", _) => self.next_line(0.0, -self.state.leading),
            ("Tc", &[space]) => self.state.letter_space = space,
            ("Tw", &[space]) => self.state.word_space = space,
            ("Tz", &[scale]) => self.state.scale = scale / 100.0,
            ("TL", &[leading]) => self.state.leading = leading,
            ("Ts", &[rise]) => self.state.rise = rise,
            ("Tr", &[mode]) => self.state.mode = mode as i64,
            ("re", &[x, y, width, height]) => {
                let matrix = self.state.matrix;
                self.path.push(rule(apply(matrix, x, y), apply(matrix, x + width, y + height)));
            }
            ("m", &[x, y]) => self.at = apply(self.state.matrix, x, y),
            ("l", &[x, y]) => {
                let to = apply(self.state.matrix, x, y);
                self.path.push(rule(self.at, to));
                self.at = to;
            }
            ("c" | "v" | "y", &[.., x, y]) => {
                let to = apply(self.state.matrix, x, y);
                let part = rule(self.at, to);
                self.curved = Some(self.curved.map_or(part, |around| union(&around, &part)));
                self.at = to;
            }
            ("S" | "s" | "f" | "F" | "f*" | "B" | "B*" | "b" | "b*", _) => {
                let curved = self.curved.take();
                for rule in self.path.drain(..).chain(curved) {
                    add_rules(rule, page, marks);
                }
            }
            ("n", _) => {
                self.path.clear();
                self.curved = None;
            }
            _ => {}
        }
        if self.path.len() > 100_000 {
            self.path.clear();
        }
    }

    pub(super) fn next_line(&mut self, x: f32, y: f32) {
        self.line = multiply([1.0, 0.0, 0.0, 1.0, x, y], self.line);
        self.text = self.line;
    }

    pub(super) fn advance(&mut self, by: f32) {
        self.text = multiply([1.0, 0.0, 0.0, 1.0, by, 0.0], self.text);
    }
}

fn rule((x0, y0): (f32, f32), (x1, y1): (f32, f32)) -> Rule {
    Rule { left: x0.min(x1), top: y0.min(y1), right: x0.max(x1), bottom: y0.max(y1) }
}

/// What is around both.
pub fn union(a: &Rule, b: &Rule) -> Rule {
    Rule {
        left: a.left.min(b.left),
        top: a.top.min(b.top),
        right: a.right.max(b.right),
        bottom: a.bottom.max(b.bottom),
    }
}

/// Keeps a part of a path that is a line, or the sides of one that is a box.
fn add_rules(rule: Rule, page: &mut Page, marks: &mut usize) {
    let (width, height) = (rule.right - rule.left, rule.bottom - rule.top);
    let long = |length: f32| length >= SHORTEST_LINE;
    *marks += 1;
    if DOT.contains(&width) && DOT.contains(&height) && (width - height).abs() < 0.3 * width {
        page.dots.push(rule);
    } else if width <= THICKEST_LINE && long(height) || height <= THICKEST_LINE && long(width) {
        page.rules.push(rule);
    } else if long(width) && long(height) {
        page.rules.extend([
            Rule { right: rule.left, ..rule },
            Rule { left: rule.right, ..rule },
            Rule { bottom: rule.top, ..rule },
            Rule { top: rule.bottom, ..rule },
        ]);
    }
}
