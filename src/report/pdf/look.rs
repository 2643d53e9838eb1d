//! The look of the pages: sizes, distances and colours, in points.

/// A colour, in parts of red, green and blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Color(pub u8, pub u8, pub u8);

/// The colour of text.
pub(super) const INK: Color = Color(0x22, 0x25, 0x2a);
/// The colour of what stands back.
pub(super) const FAINT: Color = Color(0x5e, 0x63, 0x6b);
/// The colour of thin lines.
pub(super) const LINE: Color = Color(0xdd, 0xd9, 0xd2);
/// The colour of the verdict's bar and of links.
pub(super) const ACCENT: Color = Color(0x0b, 0x6b, 0x62);
/// The colour of what went.
pub(super) const GONE: Color = Color(0x99, 0x42, 0x00);
/// The colour behind what went.
pub(super) const GONE_TINT: Color = Color(0xfc, 0xea, 0xdc);
/// The colour of what came.
pub(super) const CAME: Color = Color(0x0a, 0x4f, 0x96);
/// The colour behind what came.
pub(super) const CAME_TINT: Color = Color(0xe0, 0xed, 0xfa);
/// The colour of what moved.
pub(super) const MOVED: Color = Color(0x5d, 0x3f, 0x8c);
/// The colour behind what moved.
pub(super) const MOVED_TINT: Color = Color(0xee, 0xe8, 0xf6);

/// How a paragraph is set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    /// Size of the letters.
    pub size: f32,
    /// From one line to the next.
    pub leading: f32,
    /// Whether all of it is bold.
    pub bold: bool,
    /// Its colour.
    pub color: Color,
    /// Least distance to what stands before it, and to what follows.
    pub space: (f32, f32),
    /// How far it is set in.
    pub indent: f32,
    /// Whether it stays on the page of what follows.
    pub keeps_with_next: bool,
    /// A bar at its side.
    pub bar: Option<(f32, Color)>,
    /// A thin line below it.
    pub rule: bool,
    /// Whether its lines stand in the middle.
    pub centred: bool,
}

/// A paragraph of text.
pub(super) const TEXT: Look = Look {
    size: 10.0,
    leading: 14.5,
    bold: false,
    color: INK,
    space: (0.0, 6.5),
    indent: 0.0,
    keeps_with_next: false,
    bar: None,
    rule: false,
    centred: false,
};
/// The title.
pub(super) const TITLE: Look =
    Look { size: 22.0, leading: 28.0, bold: true, space: (0.0, 4.0), keeps_with_next: true, ..TEXT };
/// What stands under the title.
pub(super) const SUBTITLE: Look = Look { size: 10.5, leading: 15.0, color: FAINT, space: (0.0, 16.0), ..TEXT };
/// The verdict.
pub(super) const VERDICT: Look =
    Look { size: 13.0, leading: 19.0, space: (4.0, 16.0), indent: 12.0, bar: Some((3.0, ACCENT)), ..TEXT };
/// A heading of the report.
pub(super) const SECTION: Look =
    Look { size: 14.0, leading: 19.0, bold: true, space: (22.0, 8.0), keeps_with_next: true, rule: true, ..TEXT };
/// A heading below it.
pub(super) const SUBSECTION: Look = Look { bold: true, space: (12.0, 3.0), keeps_with_next: true, ..TEXT };
/// A quotation.
pub(super) const QUOTE: Look = Look { space: (1.0, 5.0), indent: 12.0, bar: Some((1.5, LINE)), ..TEXT };
/// Small print.
pub(super) const SMALL: Look = Look { size: 8.5, leading: 12.0, color: FAINT, space: (0.0, 5.0), ..TEXT };
/// A remark on the clause below it.
pub(super) const REMARK: Look = Look { size: 8.0, leading: 11.0, space: (5.0, 2.0), keeps_with_next: true, ..SMALL };
/// What is said of clauses left out.
pub(super) const OMITTED: Look = Look { space: (3.0, 8.0), centred: true, ..SMALL };
/// A cell of a table.
pub(super) const CELL: Look = Look { size: 8.5, leading: 12.0, space: (3.5, 4.0), ..TEXT };
/// A cell of a table of many columns.
pub(super) const SMALL_CELL: Look = Look { size: 7.5, leading: 10.25, ..CELL };
/// A row of a table in the text that was compared.
pub(super) const ROW: Look = Look { size: 9.0, leading: 13.0, space: (2.0, 5.0), rule: true, ..TEXT };

/// A heading of the text that was compared.
pub(super) fn heading(level: u8) -> Look {
    let (size, leading, before) = match level {
        0 | 1 => (14.0, 19.0, 16.0),
        2 => (12.0, 17.0, 14.0),
        3 => (11.0, 16.0, 12.0),
        _ => (10.0, 14.5, 10.0),
    };
    Look { size, leading, bold: true, space: (before, 5.0), keeps_with_next: true, ..TEXT }
}

/// An item of a list, at a depth.
pub(super) fn item(depth: u8) -> Look {
    Look { indent: 14.0 + 16.0 * f32::from(depth.min(5)), space: (0.0, 4.5), ..TEXT }
}

/// How a page lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sheet {
    /// Upright.
    Upright,
    /// Lying, for wide tables.
    Lying,
}

impl Sheet {
    /// Width and height: A4.
    pub fn size(self) -> (f32, f32) {
        match self {
            Self::Upright => (595.28, 841.89),
            Self::Lying => (841.89, 595.28),
        }
    }

    /// Margins at the sides.
    pub fn side(self) -> f32 {
        match self {
            Self::Upright => 72.0,
            Self::Lying => 54.0,
        }
    }

    /// How wide text is set.
    pub fn measure(self) -> f32 {
        self.size().0 - 2.0 * self.side()
    }

    /// Where text begins and ends, from above.
    pub fn body(self) -> (f32, f32) {
        (70.0, self.size().1 - 64.0)
    }
}
