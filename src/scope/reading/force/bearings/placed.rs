//! What a statement does by where it stands: an entry, an item below the line that leads its list in, what goes on about the
//! sentence before, a title.
//!
//! Is asked before it is looked at who acts.

use super::super::Decided;
use super::Bearings;
use crate::scope::Facet;
use crate::scope::lexicon::{Class, Mark};
use crate::scope::statement::Force;

impl Bearings<'_> {
    /// A case in which a right or a safeguard holds that the line above names: what happens in it is not what is done with data.
    pub(super) fn case(&self) -> Option<Decided> {
        // "You have the right, in these cases: | to erase your data" says what the right is.
        let right = self.context.lead.as_ref().is_some_and(|lead| lead.force == Force::Right)
            && self.subject.is_none()
            && self.starts_with_control;
        (self.context.cases && !right).then(|| self.plainly(self.subject, Force::Other))
    }

    /// An entry of a list that its heading speaks for: a recipient, a purpose.
    pub(super) fn entry(&self) -> Option<Decided> {
        let purpose = || {
            let controls = |id: &str| matches!(id, "opt_out" | "deletion" | "user_rights" | "withdraw");
            // "To opt out of advertising, visit …" is a way to do so.
            self.subject.is_none()
                && self.context.lead.is_none()
                && !self.control.is_some_and(|control| controls(self.candidate.id(control)))
                && self.candidate.is_purpose_item(self.context)
        };
        let named = self.candidate.is_entry(self.context) || purpose();
        named.then(|| self.decided(None, Force::Permission, self.context.topic_acts().to_vec()))
    }

    /// "Kept for a year from its collection": data that no word names are kept, as what stands above or before says which.
    pub(super) fn kept(&self) -> Option<Decided> {
        if self.subject.is_some() || self.lead.is_some() || self.negation.is_some() {
            return None;
        }
        let words = self.candidate.begins_with_keeping(&self.main)?;
        let force = if self.has_within(words, Class::ClosedList) { Force::Limit } else { Force::Permission };
        let retain = self.candidate.model.find(Facet::Action, "retain").into_iter().collect();
        Some(Decided { of_data: true, ..self.decided(None, force, retain) })
    }

    /// The line that leads a list in speaks for its items.
    pub(super) fn led(&self) -> Option<Decided> {
        // What the title of an item names is said by what follows it.
        let says = self.candidate.marked.is(self.candidate.tokens.start, Class::PurposeOpener);
        // "This includes no photos" goes on with what is not there.
        if self.context.continued.is_some() && self.negation.is_some() {
            return Some(self.plainly(self.subject, Force::Other));
        }
        let titled = self.context.followed && self.context.lists && !says && self.candidate.is_title();
        let lead = self.lead.filter(|_| !titled)?;
        let force = match lead.force {
            // One more case in which a promise does not hold, or of "only in these cases:", is permitted.
            Force::Promise if lead.excepts => Force::Permission,
            Force::Limit => Force::Permission,
            // "You will: delete all personal data": what one must do is no right.
            Force::PersonRule if self.starts_with_control && self.negation.is_none() && !lead.binds => Force::Right,
            other => other,
        };
        Some(self.decided(Some(lead.holder), force, lead.acts.clone()))
    }

    /// "Such data will also include …" says what is taken.
    pub(super) fn included(&self) -> Option<Decided> {
        let marked = self.candidate.marked;
        // "For example, | this information may include …" goes on as well.
        let start = self.opens_behind_example().unwrap_or(self.main.start);
        let mut opening = marked.of_class(Class::Continuing, start..start + 1);
        let of_data = |mark: &Mark| (mark.first..=mark.last).any(|at| marked.is(at, Class::DataWord));
        let opens = self.negation.is_none() && opening.any(|mark| mark.last > mark.first + 1 && of_data(mark));
        // "We delete your data. Such data include your photos": what is deleted is not taken by that.
        if opens && self.context.after_other {
            return Some(self.plainly(self.subject, Force::Other));
        }
        let collect = || self.candidate.model.find(Facet::Action, "collect").into_iter().collect();
        opens.then(|| self.decided(self.subject, Force::Permission, collect()))
    }

    /// Where the words begin behind a comma that an example opens: "for example, | …".
    fn opens_behind_example(&self) -> Option<usize> {
        let marked = self.candidate.marked;
        let opening = marked.of_class(Class::OpenList, self.main.start..self.main.start + 1);
        opening
            .map(|mark| mark.last + 1)
            .find(|&comma| comma + 1 < self.main.end && marked.tokens[comma].is_mark(','))
            .map(|comma| comma + 1)
    }

    /// A title says nothing by itself, unless it names a right or stands below a heading that says what is done.
    pub(super) fn titled(&self) -> Option<Decided> {
        let context = self.context;
        if self.subject.is_some() || context.row || self.negation.is_some() || !self.candidate.is_title() {
            return None;
        }
        let asks = self.candidate.marked.has(Class::Order, self.candidate.tokens.clone());
        // "Update email preferences" is a link that one follows.
        let leads_on = self.candidate.marked.is(self.candidate.tokens.start, Class::Obtaining);
        // So are "How to download your data" and "Information about privacy rights": what an article is about gives no right.
        let first = self.candidate.tokens.start;
        let way = self.candidate.marked.is(first, Class::Subordinator)
            || self.candidate.marked.is(first, Class::DataWord)
                && self.candidate.marked.is(first + 1, Class::ObjectBefore)
                && !self.candidate.marked.is(first + 1, Class::Conjunction);
        let force = if context.followed || context.open_paragraph || asks || way {
            Force::Other
        } else if self.starts_with_control {
            Force::Right
        } else if self.data && context.topic_acts.is_some() && !leads_on {
            Force::Permission
        } else {
            Force::Other
        };
        Some(self.decided(None, force, context.topic_acts().to_vec()))
    }
}
