//! The right: the finding or change in hand, with its proof, why its clauses were paired, and the review of it.

use super::lists::choice;
use super::reviewing::{correction, review};
use super::{Scene, kind_sign};
use crate::app::command::Command;
use crate::app::index::{Compared, shortened};
use crate::app::look::sign;
use crate::app::state::{ChangeIndex, FindingIndex, Selection, Target};
use crate::clause::Side;
use crate::project::{AddedFinding, clause_key};
use crate::scope::{Direction, Evidence, Facet, Finding};
use egui::{Frame, Margin, RichText, ScrollArea, TextEdit, Ui};

/// The note field's id, so that a command can put the keyboard there.
pub const NOTE: &str = "note field";

/// The right panel.
pub fn panel(ui: &mut Ui, scene: &Scene<'_>) -> Option<Command> {
    let compared = scene.model.compared()?;
    let Some(selection) = scene.model.view.selection else {
        ui.add_space(24.0);
        ui.label(RichText::new(scene.say("empty-details")).color(scene.look.faint));
        return None;
    };
    let mut command = None;
    ScrollArea::vertical().id_salt("details").auto_shrink(false).show(ui, |ui| {
        command = match selection {
            Selection::Finding(at) => finding(ui, scene, compared, at),
            Selection::Change(at) => change(ui, scene, compared, at),
            Selection::Added(at) => added(ui, scene, at),
        };
    });
    command
}

fn finding(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared, at: FindingIndex) -> Option<Command> {
    let finding = compared.comparison.findings.get(at.0)?;
    let mut command = None;
    head(ui, scene, finding);
    ui.add_space(4.0);
    ui.label(RichText::new(&finding.reason).size(15.0));
    ui.add_space(6.0);
    for (side, evidence) in [(Side::Old, &finding.old), (Side::New, &finding.new)] {
        command = command.or(quote(ui, scene, compared, side, evidence.as_ref()));
    }
    kept(ui, scene, compared, finding);
    command = command.or(review(ui, scene, Target::Finding(at)));
    command = command.or(correction(ui, scene, compared, at, finding));
    ui.add_space(8.0);
    ui.label(RichText::new(format!("{}: {}", scene.say("rule"), finding.rule)).small().color(scene.look.faint));
    if let Some(term) = &finding.term {
        ui.label(RichText::new(term).small().color(scene.look.faint));
    }
    if let Some(at) = compared.change_of_finding(at) {
        ui.separator();
        if ui.button(scene.say("show-change")).clicked() {
            command = Some(Command::Select(Selection::Change(at)));
        }
    }
    command
}

fn head(ui: &mut Ui, scene: &Scene<'_>, finding: &Finding) {
    let colour = scene.look.direction(finding.direction);
    let direction = format!("{} {}", sign(finding.direction), scene.direction(finding.direction));
    ui.label(RichText::new(direction).font(scene.look.bold(13.0)).color(colour));
    let title = format!("{}: {}", scene.facet(finding.facet), scene.messages.value(&finding.value));
    ui.label(RichText::new(title).font(scene.look.bold(18.0)));
    ui.label(RichText::new(scene.weight(finding.weight)).small().color(scene.look.faint));
}

/// A quote in its frame, with the clause it stands in, which can be gone to.
fn quote(
    ui: &mut Ui,
    scene: &Scene<'_>,
    compared: &Compared,
    side: Side,
    evidence: Option<&Evidence>,
) -> Option<Command> {
    let look = scene.look;
    let (label, mark) = match side {
        Side::Old => ("old", look.deleted),
        Side::New => ("new", look.inserted),
    };
    let mut command = None;
    ui.horizontal(|ui| {
        ui.label(RichText::new(scene.say(label)).small().color(look.faint));
        if let Some(evidence) = evidence {
            let number = compared.comparison.clause(&evidence.clause).and_then(|clause| clause.number.clone());
            let name = scene
                .messages
                .with("go-to-clause", &[("clause", number.unwrap_or_else(|| evidence.clause.0.clone()).into())]);
            if ui.link(RichText::new(name).small()).clicked() {
                command = Some(Command::GoToClause(evidence.clause.clone()));
            }
        }
    });
    let frame = Frame::new().fill(look.paper).inner_margin(Margin::symmetric(10, 7)).corner_radius(4);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        match evidence {
            Some(evidence) => ui.label(RichText::new(format!("“{}”", evidence.quote)).color(mark.ink)),
            None => ui.label(RichText::new(scene.say("no-quote")).color(look.faint)),
        };
    });
    ui.add_space(4.0);
    command
}

/// What stayed the same in the clause of the finding.
fn kept(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared, finding: &Finding) {
    let kept: Vec<String> = compared
        .comparison
        .kept
        .iter()
        .filter(|kept| kept.change == finding.change)
        .map(|kept| format!("{} ({})", scene.messages.value(&kept.value), scene.facet(kept.facet).to_lowercase()))
        .collect();
    if !kept.is_empty() {
        ui.label(RichText::new(format!("{} {}", scene.say("still"), kept.join(", "))).color(scene.look.faint));
    }
}

fn change(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared, at: ChangeIndex) -> Option<Command> {
    let change = compared.change(at)?;
    let mut command = None;
    let mut title = format!("{} {}", kind_sign(change.kind, change.moved), scene.kind(change.kind));
    if change.moved {
        title = format!("{title}, {}", scene.say("moved"));
    }
    ui.label(RichText::new(title.trim()).font(scene.look.bold(18.0)));
    if let Some(class) = change.class {
        ui.label(RichText::new(scene.class(class)).small().color(scene.look.faint));
    }
    let numbers = (compared.number(at, Side::Old), compared.number(at, Side::New));
    if let (true, (Some(old), Some(new))) = (change.renumbered, numbers) {
        ui.label(format!("{} {old} → {new}", scene.say("renumbered")));
    }
    if !change.old.is_empty() && !change.new.is_empty() {
        let values = [
            ("similarity", format!("{:.0}", change.similarity * 100.0).into()),
            ("other", format!("{:.0}", change.runner_up * 100.0).into()),
        ];
        ui.label(RichText::new(scene.messages.with("why-paired", &values)).color(scene.look.faint));
    }
    for &finding_at in &compared.findings_of[at.0] {
        let Some(finding) = compared.comparison.findings.get(finding_at.0) else { continue };
        let text = format!(
            "{} {}: {}",
            sign(finding.direction),
            scene.facet(finding.facet),
            scene.messages.value(&finding.value)
        );
        if ui.button(RichText::new(text).color(scene.look.direction(finding.direction))).clicked() {
            command = Some(Command::Select(Selection::Finding(finding_at)));
        }
    }
    if change.moved {
        command = command.or(both_ends(ui, scene, compared, at));
    }
    definitions(ui, scene, compared, at);
    command = command.or(review(ui, scene, Target::Change(at)));
    ui.separator();
    command = command.or(texts(ui, scene, compared, at));
    ui.horizontal_wrapped(|ui| {
        for wanted in [Command::CopyCitation, Command::Unpair, Command::PairWithNext] {
            let lone = change.old.is_empty() || change.new.is_empty();
            let fits = match wanted {
                Command::Unpair => !lone,
                Command::PairWithNext => lone,
                _ => true,
            };
            if fits {
                command = command.take().or(super::command_button(ui, scene, &wanted));
            }
        }
    });
    command
}

/// For a clause that moved: after which clause it stood, and after which it stands; both can be gone to.
fn both_ends(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared, at: ChangeIndex) -> Option<Command> {
    let change = compared.change(at)?;
    let mut command = None;
    for (side, label) in [(Side::Old, "stood-after"), (Side::New, "stands-after")] {
        let clauses = &compared.comparison.side(side).clauses;
        let first = change.clauses(side).first();
        let place = first.and_then(|first| clauses.iter().position(|clause| clause.id == *first));
        let Some(before) = place.and_then(|place| place.checked_sub(1)).and_then(|place| clauses.get(place)) else {
            continue;
        };
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(scene.say(label)).color(scene.look.moved.ink));
            if ui.link(shortened(&before.text, 48)).clicked() {
                command = Some(Command::GoToClause(before.id.clone()));
            }
        });
    }
    command
}

/// Terms that the change defines: what else they touch changes with them.
fn definitions(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared, at: ChangeIndex) {
    let Some(change) = compared.change(at) else { return };
    let clauses = change.new.iter().chain(&change.old).filter_map(|id| compared.comparison.clause(id));
    let mut terms: Vec<&str> =
        clauses.flat_map(|clause| &clause.definitions).map(|definition| definition.term.as_str()).collect();
    terms.sort_unstable();
    terms.dedup();
    for term in terms {
        let users = compared.comparison.new.clauses.iter().filter(|clause| clause.text.contains(term)).count();
        let values = [("term", term.into()), ("count", users.into())];
        ui.label(RichText::new(scene.messages.with("definition-affects", &values)).color(scene.look.faint));
    }
}

/// Both texts to select in, and the finding that can be made from what is selected.
fn texts(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared, at: ChangeIndex) -> Option<Command> {
    let change = compared.change(at)?;
    // What was selected stays so when the keyboard goes to the button: the field itself forgets it.
    let memory = egui::Id::unique("selected words");
    let kept = ui.data(|data| data.get_temp::<(ChangeIndex, [Option<String>; 2])>(memory));
    let mut selected = kept.filter(|(of, _)| *of == at).map_or([None, None], |(_, words)| words);
    for (number, side) in [Side::Old, Side::New].into_iter().enumerate() {
        let text = change.rebuild(side);
        if text.is_empty() {
            continue;
        }
        let name = scene.say(if side == Side::Old { "text-old" } else { "text-new" });
        ui.label(RichText::new(&name).small().color(scene.look.faint));
        let mut shown = text.as_str();
        let field = TextEdit::multiline(&mut shown)
            .id_salt(("text", at.0, number))
            .desired_rows(2)
            .desired_width(f32::INFINITY);
        let output = field.show(ui);
        output.response.response.clone().accessible_name(name);
        if let Some(range) = output.cursor_range {
            selected[number] = Some(range.slice_str(&text).to_owned()).filter(|words| !words.trim().is_empty());
        }
    }
    ui.data_mut(|data| data.insert_temp(memory, (at, selected.clone())));
    // Only words of one clause can be quoted.
    let key = |side: Side, words: &str| {
        let ids = change.clauses(side);
        let clause =
            ids.iter().filter_map(|id| compared.comparison.clause(id)).find(|clause| clause.text.contains(words))?;
        Some((clause_key(&compared.comparison, side, clause), words.to_owned()))
    };
    let [old, new] = selected;
    let old = old.and_then(|words| key(Side::Old, &words));
    let new = new.and_then(|words| key(Side::New, &words));
    if old.is_none() && new.is_none() {
        ui.label(RichText::new(scene.say("select-to-add")).small().color(scene.look.faint));
        return None;
    }
    let pressed = ui.button(scene.say("add-finding")).clicked();
    pressed.then(|| {
        let finding = AddedFinding {
            facet: Facet::Data,
            value: String::new(),
            direction: Direction::Changed,
            reason: scene.say("added-reason"),
            old,
            new,
        };
        Command::AddFinding(finding)
    })
}

fn added(ui: &mut Ui, scene: &Scene<'_>, at: usize) -> Option<Command> {
    let finding = scene.model.work.review.added.get(at)?;
    let title = format!("{} {}", sign(finding.direction), scene.facet(finding.facet));
    ui.label(RichText::new(title).font(scene.look.bold(18.0)));
    ui.label(RichText::new(scene.say("added-by-hand")).small().color(scene.look.faint));
    for (label, part) in [("old", &finding.old), ("new", &finding.new)] {
        if let Some((_, words)) = part {
            ui.label(RichText::new(scene.say(label)).small().color(scene.look.faint));
            ui.label(format!("“{words}”"));
        }
    }
    ui.add_space(8.0);
    let mut edited = finding.clone();
    let facets: Vec<_> = Facet::ALL.into_iter().map(|facet| (facet, scene.facet(facet))).collect();
    let mut facet = Some(edited.facet);
    choice(ui, scene, "correct-facet", &mut facet, &facets);
    edited.facet = facet.unwrap_or(edited.facet);
    let directions = [Direction::Broadened, Direction::Narrowed, Direction::Changed];
    let directions: Vec<_> = directions.into_iter().map(|direction| (direction, scene.direction(direction))).collect();
    let mut direction = Some(edited.direction);
    choice(ui, scene, "correct-direction", &mut direction, &directions);
    edited.direction = direction.unwrap_or(edited.direction);
    for (text, hint) in [(&mut edited.value, "added-value-hint"), (&mut edited.reason, "added-reason-hint")] {
        let hint = scene.say(hint);
        ui.add(TextEdit::multiline(text).desired_rows(1).hint_text(hint.clone()).desired_width(f32::INFINITY))
            .accessible_name(hint);
    }
    if edited != *finding {
        return Some(Command::EditAdded(at, edited));
    }
    ui.button(scene.say("remove-added")).clicked().then_some(Command::RemoveAdded(at))
}
