//! One self-contained page: no script, no outside request, a strict Content-Security-Policy inside, all input escaped.
//!
//! The page is set by the template in `assets/report` from the [`Outline`]; the redline itself is set here, letter by
//! letter, since both texts must come back from it ([`read_back`]). Before the page is given out it is read back and
//! compared with what was to be written.
//!
//! # For programs that read the page
//!
//! - `<meta name="clausescope-report" content="…">` holds a [`Statement`] as JSON: both files with their hashes, the
//!   options, the program's own findings and verdict as in the public format, untouched by a reviewer; and the settings
//!   and the review that the page shows, from which the whole page can be made again.
//! - Every change is an element of class `passage` with `id` (the change), `data-old` and `data-new` (names of its
//!   clauses, by blanks). Letters in `del` stand in the old version only, those in `ins` in the new one only, the others
//!   in both. Elements of class `label` are read aloud and belong to neither. An empty `span` with `data-ends` (`old`,
//!   `new` or `both`) stands where a clause ends and another one follows in the same passage.
//! - A row of a table is a `tr` of class `passage`; the bars that part its cells in the text stand, unseen, in elements of
//!   class `bar`.
//! - Every finding is an `article` of class `finding` with `id`, `data-facet`, `data-value`, `data-direction`,
//!   `data-change`, and `data-decided` where a reviewer added, corrected or dismissed it; its quotes are `q` elements
//!   with `data-side` and `data-clause`, its reason is the element of class `reason`.
//!
//! [`read_back`] reads all of this, and [`ReadBack::contradictions`] says where the page contradicts its own statement.

mod blocks;
mod letters;
mod page;
mod read_back;
mod statement;
#[cfg(test)]
mod tests;

pub use read_back::{ReadBack, ReadBackError, ReadClause, ReadFinding, read_back};
pub use statement::{StatedFile, Statement};

use super::{Outline, ReportError, ReportInput};
use crate::clause::Side;

/// Name of the format in errors.
const FORMAT: &str = "HTML";

/// The page.
///
/// # Errors
/// [`ReportError::Mismatch`] where the page, read back, does not give both texts or all findings; nothing is given out
/// then. [`ReportError::Format`] where the template cannot be set.
pub fn html(input: &ReportInput<'_>) -> Result<String, ReportError> {
    let outline = Outline::new(input);
    let page = page::set(input, &outline)?;
    check(input, &outline, &page)?;
    Ok(page)
}

/// Reads the page back and compares it with what was to be written.
fn check(input: &ReportInput<'_>, outline: &Outline<'_>, page: &str) -> Result<(), ReportError> {
    let read = read_back(page).map_err(|error| ReportError::Format { format: FORMAT, what: error.to_string() })?;
    for side in [Side::Old, Side::New] {
        let mismatch = |place: String| ReportError::Mismatch { format: FORMAT, side, place };
        let names = outline.passages.iter().flat_map(|passage| match side {
            Side::Old => &passage.old,
            Side::New => &passage.new,
        });
        let mut clauses = read.side(side).iter();
        for name in names {
            let place = || format!("clause {name}");
            let clause =
                clauses.next().filter(|clause| clause.id == name.to_string()).ok_or_else(|| mismatch(place()))?;
            let text = input.comparison.clause(name).map(|clause| &clause.text);
            if text.is_none_or(|text| letters::shown(text) != clause.text) {
                return Err(mismatch(place()));
            }
        }
        if clauses.next().is_some() {
            return Err(mismatch("the number of clauses".to_owned()));
        }
    }
    if read.statement != Statement::new(input, outline) {
        return Err(ReportError::Format { format: FORMAT, what: "its statement does not come back".to_owned() });
    }
    let findings = outline.findings.iter().chain(&outline.dismissed);
    if let Some(finding) = findings.map(ReadFinding::of).find(|finding| !read.findings.contains(finding)) {
        let what = format!("finding {} does not come back from the page", finding.id);
        return Err(ReportError::Format { format: FORMAT, what });
    }
    Ok(())
}
