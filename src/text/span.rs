//! Places in a text, and the map from a shown text back to the source it was taken from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A half-open range of bytes, `start..end`, in a UTF-8 text; both ends lie on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, JsonSchema)]
pub struct ByteSpan {
    /// Offset of the first byte.
    pub start: usize,
    /// Offset just after the last byte.
    pub end: usize,
}

impl ByteSpan {
    /// The span `start..end`.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { start, end }
    }

    /// The bytes of `text` that the span covers; empty where the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// Maps offsets in a shown text (marks removed, blanks folded) to offsets in the source it came from.
///
/// The map is a sorted list of points where a run copied to the letter begins; between two points offsets advance
/// together. Most texts are one run, which takes no memory of its own. The map of nothing is the identity.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OffsetMap {
    /// Where the first run begins in the source.
    start: usize,
    /// Where the others begin, as (shown, source).
    points: Vec<(usize, usize)>,
}

impl OffsetMap {
    /// A map for a text copied to the letter from `source_start`.
    pub fn shifted(source_start: usize) -> Self {
        Self { start: source_start, points: Vec::new() }
    }

    /// Where a text copied to the letter as a whole begins in the source; none where it is several runs.
    pub fn only_run(&self) -> Option<usize> {
        self.points.is_empty().then_some(self.start)
    }

    /// Says that the shown byte `shown` came from the source byte `source`. Points come in ascending order of
    /// `shown`; a point that continues the run before it is not stored.
    pub fn push(&mut self, shown: usize, source: usize) {
        let (last_shown, last_source) = self.points.last().copied().unwrap_or((0, self.start));
        if last_source + (shown - last_shown) == source {
            return;
        }
        if last_shown < shown {
            self.points.push((shown, source));
        } else if let Some(last) = self.points.last_mut() {
            last.1 = source;
        } else {
            self.start = source;
        }
    }

    /// Adds the map of a text that was put after this one's, where it begins at `shown`.
    pub fn append(&mut self, shown: usize, other: &Self) {
        self.push(shown, other.start);
        for &(at, source) in &other.points {
            self.push(shown + at, source);
        }
    }

    /// The map for a part of the shown text, whose offsets count from the part's start.
    pub fn part(&self, part: ByteSpan) -> Self {
        let mut map = Self::shifted(self.source_of(part.start));
        let after = self.points.partition_point(|&(at, _)| at <= part.start);
        for &(at, source) in self.points[after..].iter().take_while(|(at, _)| *at < part.end) {
            map.push(at - part.start, source);
        }
        map
    }

    /// The source offset of the shown byte at `shown`.
    pub fn source_of(&self, shown: usize) -> usize {
        let after = self.points.partition_point(|&(at, _)| at <= shown);
        let (at, source) = after.checked_sub(1).map_or((0, self.start), |index| self.points[index]);
        source + (shown - at)
    }

    /// The source span of a non-empty shown span: from its first byte to just after its last.
    pub fn span_of(&self, shown: ByteSpan) -> ByteSpan {
        if shown.is_empty() {
            let at = self.source_of(shown.start);
            return ByteSpan::new(at, at);
        }
        let start = self.source_of(shown.start);
        ByteSpan::new(start, (self.source_of(shown.end - 1) + 1).max(start))
    }
}
