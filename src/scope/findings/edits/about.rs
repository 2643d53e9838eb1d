//! What a statement's places and lengths of time are about: where data go or are kept, and how long.
//!
//! Looks at one statement, and knows nothing of the other version.

use super::super::Ground;
use crate::scope::model::Facet;
use crate::scope::statement::{Force, Statement};

/// Acts by which data go or are kept somewhere.
pub(super) const MOVING: [&str; 4] = ["transfer", "retain", "share", "license"];

/// Whether a statement names one of some acts.
pub(super) fn names_act(ground: &Ground<'_>, statement: &Statement, acts: &[&str]) -> bool {
    statement
        .mentions
        .iter()
        .any(|mention| mention.facet == Facet::Action && acts.contains(&ground.model.value(mention.value).id.as_str()))
}

/// Whether a statement says where data go or are kept.
pub(super) fn is_about_place(ground: &Ground<'_>, statement: &Statement) -> bool {
    // Where a right is given says who has it.
    let named = || names_act(ground, statement, &MOVING) || names_act(ground, statement, &["use", "collect"]);
    statement.force == Force::Duty || statement.force != Force::Right && named()
}

/// Whether a statement's length of time is about keeping or deleting data.
pub(super) fn speaks_of_time(ground: &Ground<'_>, statement: &Statement) -> bool {
    // "Messages: 12 months", below "How long we keep your data": what stands above says it. That we answer within a month is a
    // duty there as elsewhere.
    let above = |name: &str| statement.inherited_acts.iter().any(|&act| ground.model.value(act).id == name);
    let kept = matches!(statement.force, Force::Permission | Force::Limit | Force::Promise) && above("retain");
    kept || above("delete")
        || statement.mentions.iter().any(|mention| {
            mention.facet == Facet::Action
            && matches!(
                ground.model.value(mention.value).id.as_str(),
                "retain" | "delete" | "use" | "license" | "publish"
            )
            || mention.facet == Facet::Safeguard && ground.model.value(mention.value).id == "deletion"
            // For how long somebody is sent offers.
            || mention.facet == Facet::Purpose
                && ground.model.value(mention.value).id == "marketing"
                && statement.mentions.iter().any(|act| ground.model.value(act.value).id == "share")
        })
}
