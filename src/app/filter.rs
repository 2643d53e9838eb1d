//! What the lists show: filters over findings and changes, and search in both versions.

use super::index::Compared;
use super::state::{ChangeIndex, FindingIndex};
use crate::clause::Side;
use crate::project::{Remark, Review, Status};
use crate::redline::{ChangeClass, ChangeKind};
use crate::scope::{Direction, Facet, Weight};
use regex::{Regex, RegexBuilder};

/// Which findings and changes the lists show; the default shows all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this facet.
    pub facet: Option<Facet>,
    /// Only this direction.
    pub direction: Option<Direction>,
    /// Only this weight.
    pub weight: Option<Weight>,
    /// Only changes whose weightiest class is this.
    pub class: Option<ChangeClass>,
    /// Only this kind of change.
    pub kind: Option<ChangeKind>,
    /// Only what is reviewed, or only what is not.
    pub reviewed: Option<bool>,
    /// Only what has a note.
    pub noted: bool,
}

impl Filter {
    /// Whether anything is held back.
    pub fn is_active(&self) -> bool {
        *self != Self::default()
    }

    /// Whether a finding passes, with the reviewer's corrections.
    pub fn finding(&self, compared: &Compared, review: &Review, at: FindingIndex) -> bool {
        let Some(finding) = compared.comparison.findings.get(at.0) else { return false };
        let key = &compared.finding_keys[at.0];
        let reviewed = review.reviewed(finding, key);
        let remark = review.findings.get(key);
        let seen = reviewed.dismissed.is_some() || remark.is_some_and(|remark| remark.status != Status::Open);
        self.facet.is_none_or(|wanted| wanted == reviewed.facet)
            && self.direction.is_none_or(|wanted| wanted == reviewed.direction)
            && self.weight.is_none_or(|wanted| wanted == finding.weight)
            && self.remark(remark, seen)
            && compared.change_of_finding(at).and_then(|at| compared.change(at)).is_none_or(|change| {
                self.kind.is_none_or(|kind| kind == change.kind)
                    && self.class.is_none_or(|class| Some(class) == change.class)
            })
    }

    /// Whether a change passes; facet, direction and weight ask for a finding in it that has them.
    pub fn change(&self, compared: &Compared, review: &Review, at: ChangeIndex) -> bool {
        let Some(change) = compared.change(at) else { return false };
        let asks_finding = self.facet.is_some() || self.direction.is_some() || self.weight.is_some();
        let of_finding = Filter { reviewed: None, noted: false, kind: None, class: None, ..self.clone() };
        self.kind.is_none_or(|kind| kind == change.kind)
            && self.class.is_none_or(|class| Some(class) == change.class)
            && self.remark(review.changes.get(&compared.change_keys[at.0]), compared.is_reviewed(review, at))
            && (!asks_finding
                || compared.findings_of[at.0].iter().any(|&finding| of_finding.finding(compared, review, finding)))
    }

    fn remark(&self, remark: Option<&Remark>, reviewed: bool) -> bool {
        let noted = remark.is_some_and(|remark| !remark.note.is_empty());
        self.reviewed.is_none_or(|wanted| wanted == reviewed) && (!self.noted || noted)
    }
}

/// What is searched for, in both versions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// The words or the expression.
    pub text: String,
    /// Only whole words.
    pub whole_word: bool,
    /// Whether the text is a regular expression.
    pub regex: bool,
}

impl Search {
    /// The expression that finds it, letter case ignored; none where nothing is asked.
    ///
    /// # Errors
    /// What is wrong with the expression, in one line.
    pub fn compile(&self) -> Result<Option<Regex>, String> {
        if self.text.is_empty() {
            return Ok(None);
        }
        let mut pattern = if self.regex { self.text.clone() } else { regex::escape(&self.text) };
        if self.whole_word {
            pattern = format!(r"\b(?:{pattern})\b");
        }
        let built = RegexBuilder::new(&pattern).case_insensitive(true).build();
        built.map(Some).map_err(|error| error.to_string().lines().last().unwrap_or_default().trim().to_owned())
    }
}

/// The changes with a clause that holds what is searched for, on either side.
pub fn hits(compared: &Compared, regex: &Regex) -> Vec<ChangeIndex> {
    let holds = |at: usize| {
        [Side::Old, Side::New].into_iter().any(|side| {
            let ids = compared.comparison.changes[at].clauses(side);
            ids.iter().filter_map(|id| compared.comparison.clause(id)).any(|clause| regex.is_match(&clause.text))
        })
    };
    (0..compared.comparison.changes.len()).filter(|&at| holds(at)).map(ChangeIndex).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::{Options, compare};
    use crate::document::Document;

    fn compared() -> Compared {
        let old = Document::from_plain("o", "We share data.\n\nWe keep it for 30 days.\n\nYou may leave.");
        let new = Document::from_plain(
            "n",
            "We share data.\n\nWe keep it for 90 days.\n\nYou may leave.\n\nWe unshare nothing.",
        );
        Compared::new(compare(&old, &new, &Options::default()))
    }

    fn found(text: &str, whole_word: bool, regex: bool) -> usize {
        let search = Search { text: text.to_owned(), whole_word, regex };
        hits(&compared(), &search.compile().unwrap().unwrap()).len()
    }

    #[test]
    fn words_whole_words_and_expressions_are_found_on_both_sides() {
        assert_eq!(found("SHARE", false, false), 2);
        assert_eq!(found("share", true, false), 1);
        assert_eq!(found(r"\d+ days", false, true), 1);
        assert_eq!(found("30", false, false), 1, "a word of the old side only");
        assert_eq!(found(r"\d+ days", false, false), 0, "no expression where none is asked");
    }

    #[test]
    fn a_wrong_expression_is_told_in_one_line() {
        let wrong = Search { text: "(".to_owned(), whole_word: false, regex: true }.compile().unwrap_err();
        assert!(!wrong.is_empty() && !wrong.contains('\n'), "{wrong}");
    }

    #[test]
    fn filters_hold_back_what_they_say() {
        let (compared, mut review) = (compared(), Review::default());
        let pass = |filter: &Filter, review: &Review| {
            compared.changed.iter().filter(|at| filter.change(&compared, review, **at)).count()
        };
        assert_eq!(pass(&Filter::default(), &review), 2);
        assert_eq!(pass(&Filter { kind: Some(ChangeKind::Inserted), ..Filter::default() }, &review), 1);
        assert_eq!(pass(&Filter { facet: Some(Facet::Media), ..Filter::default() }, &review), 0);
        let key = compared.change_keys[compared.changed[0].0].clone();
        review.changes.insert(key, Remark { status: Status::Agreed, note: "seen".to_owned(), tag: String::new() });
        assert_eq!(pass(&Filter { reviewed: Some(false), ..Filter::default() }, &review), 1);
        assert_eq!(pass(&Filter { noted: true, ..Filter::default() }, &review), 1);
    }
}
