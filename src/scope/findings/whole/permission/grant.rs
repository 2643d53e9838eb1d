//! Grants of the person's: licences, and consents to the use of content, which are told whole.
//!
//! Knows nothing of what other permissions permit.

use super::super::Fact;
use super::{Permission, broadened};
use crate::scope::lexicon::Model;
use crate::scope::model::Facet;
use crate::scope::statement::{Force, Mention, Statement};

/// Facets of a grant that are told each by itself.
pub const GRANTED: [Facet; 6] =
    [Facet::Data, Facet::Purpose, Facet::Recipient, Facet::Duration, Facet::Territory, Facet::Media];

/// Whether a permission is a grant of the person's: a licence, or a consent to the use of content.
pub fn is_grant(model: &Model, statement: &Statement) -> bool {
    let licenses = |mention: &Mention| {
        mention.facet == Facet::Action
            && mention.strong
            && matches!(model.value(mention.value).id.as_str(), "license" | "sublicense")
    };
    // A consent tells its scope where it says how far it goes: for how long, where, in which media.
    let reaches = |mention: &Mention| {
        mention.strong && matches!(mention.facet, Facet::Duration | Facet::Territory | Facet::Media)
    };
    let any = |asked: &dyn Fn(&Mention) -> bool| statement.mentions.iter().any(asked);
    statement.force == Force::Permission && (any(&licenses) || statement.grant && any(&reaches))
}

impl Permission<'_> {
    /// A grant is told whole: what, for what, to whom, how long, where, in which media.
    pub(super) fn grant(&self, out: &mut Vec<Fact>) {
        if !is_grant(self.ground.model, self.statement) {
            return;
        }
        for facet in GRANTED {
            let told = self.weightiest(facet).filter(|mention| mention.strong || facet == Facet::Data);
            let told = told.filter(|_| !out.iter().any(|known| known.facet == facet));
            out.extend(told.map(|mention| broadened(mention, "grant: what it covers")));
        }
    }
}
