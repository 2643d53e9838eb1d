//! State changes only through commands, and undo restores it.

use crate::driving::{NEW, OLD};
use clausescope::app::background::{self, Watch};
use clausescope::app::command::{Command, TABLE};
use clausescope::app::effect::{Effect, Pasted, Request};
use clausescope::app::state::{Model, Selection, Target};
use clausescope::clause::Side;
use clausescope::project::{AddedFinding, Correction, Status};
use clausescope::scope::{Direction, Facet};
use proptest::prelude::*;

/// The command that pastes a text.
fn paste(side: Side, text: &str) -> Command {
    Command::Paste(side, Pasted { text: text.to_owned(), html: false })
}

/// Commands of the table and with values, made from two numbers.
fn any_command() -> impl Strategy<Value = Command> {
    use clausescope::app::state::{ChangeIndex, FindingIndex};
    (0usize..TABLE.len() + 12, 0usize..20, any::<u8>()).prop_map(|(which, at, byte)| {
        let target =
            if byte.is_multiple_of(2) { Target::Change(ChangeIndex(at)) } else { Target::Finding(FindingIndex(at)) };
        match which.checked_sub(TABLE.len()) {
            None => TABLE[which].command.clone(),
            Some(0) => Command::SetNote(target, format!("note {byte}")),
            Some(1) => Command::SetTag(target, "tag".to_owned()),
            Some(2) => Command::SetStatus(target, Status::Disputed),
            Some(3) => Command::Select(Selection::Change(ChangeIndex(at))),
            Some(4) => Command::Select(Selection::Finding(FindingIndex(at))),
            Some(5) => Command::Correct(
                FindingIndex(at),
                Correction { direction: Some(Direction::Changed), ..Correction::default() },
            ),
            Some(6) => Command::AddFinding(AddedFinding {
                facet: Facet::Data,
                value: String::new(),
                direction: Direction::Changed,
                old: None,
                new: None,
                reason: format!("{byte}"),
            }),
            Some(7) => Command::RemoveAdded(at),
            Some(8) => Command::Select(Selection::Added(at)),
            Some(9) => Command::Unfold(ChangeIndex(at)),
            Some(10) => paste(Side::New, &format!("{NEW}\n\nPasted {byte}.\n")),
            _ => paste(Side::Old, &format!("{OLD}\n\nPasted {byte}.\n")),
        }
    })
}

/// Applies a command and does at once what it asks of the background.
fn apply(model: &mut Model, command: Command) -> bool {
    let mut began_anew = false;
    for effect in model.apply(command) {
        if let Effect::Run(request @ Request::Compare { .. }) = effect {
            began_anew |= matches!(request, Request::Compare { fresh: true, .. });
            let event = background::run(request, Watch::NOBODY);
            model.receive(event);
        }
    }
    began_anew
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// No sequence of commands panics, and undoing all of it gives back the start.
    #[test]
    fn undoing_everything_gives_back_the_start(commands in proptest::collection::vec(any_command(), 1..40)) {
        let mut model = Model::default();
        apply(&mut model, paste(Side::Old, OLD));
        apply(&mut model, paste(Side::New, NEW));
        model.history = Default::default();
        let mut start = model.work.clone();
        for command in commands {
            if apply(&mut model, command) {
                start = model.work.clone();
            }
        }
        while model.history.can_undo() {
            apply(&mut model, Command::Undo);
        }
        prop_assert!(model.work == start);
    }
}
