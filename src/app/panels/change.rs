//! The change in hand: what became of the clause, why its two sides are paired, what it defines and refers to, its review,
//! and both texts to select words in.

use super::details::clause_links;
use super::leftward::{self, LeftwardText};
use super::reviewing::review;
use super::{Scene, command_button, kind_sign, laid_out};
use crate::app::bidi;
use crate::app::command::Command;
use crate::app::index::{Compared, shortened};
use crate::app::selecting::{Origin, in_one_clause};
use crate::app::state::{ChangeIndex, Selection, Target, Words};
use crate::clause::{ClauseId, Side};
use crate::comparison::Change;
use crate::report::outline::direction_sign;
use egui::text::LayoutJob;
use egui::{Frame, Id, Margin, RichText, Role, Sense, TextEdit, TextStyle, Ui, WidgetInfo};

/// The change in hand.
pub(super) fn change(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared, at: ChangeIndex) -> Option<Command> {
    let change = compared.change(at)?;
    let mut command = None;
    let mut title = format!("{} {}", kind_sign(change.kind, change.moved), scene.words().kind(change.kind));
    if change.moved {
        title = format!("{title}, {}", scene.say("moved"));
    }
    ui.label(RichText::new(title.trim()).font(scene.look.bold(18.0)));
    if let Some(class) = change.class {
        ui.label(RichText::new(scene.words().class(class)).small().color(scene.look.faint));
    }
    let numbers = (compared.number(at, Side::Old), compared.number(at, Side::New));
    if let (true, (Some(old), Some(new))) = (change.renumbered, numbers) {
        ui.label(format!("{} {old} → {new}", scene.say("renumbered")));
    }
    why_paired(ui, scene, change);
    command = command.or(by_hand(ui, scene, at));
    for &finding_at in &compared.findings_of[at.0] {
        let Some(finding) = compared.comparison.findings.get(finding_at.0) else { continue };
        let Some(reviewed) = scene.reviewed(compared, finding_at) else { continue };
        let value = scene.messages.value(&finding.value);
        let mut text = RichText::new(format!(
            "{} {}: {value}",
            direction_sign(reviewed.direction),
            scene.words().facet(reviewed.facet)
        ))
        .color(scene.look.direction(reviewed.direction));
        if reviewed.dismissed.is_some() {
            text = text.strikethrough().color(scene.look.faint);
        }
        if ui.button(text).on_hover_text(scene.words().reason(finding)).clicked() {
            command = Some(Command::Select(Selection::Finding(finding_at)));
        }
    }
    if change.moved {
        command = command.or(both_ends(ui, scene, compared, at));
    }
    command = command.or(definitions(ui, scene, compared, at));
    command = command.or(references(ui, scene, compared, at));
    command = command.or(review(ui, scene, Target::Change(at)));
    ui.separator();
    command = command.or(texts(ui, scene, compared, at));
    ui.horizontal_wrapped(|ui| {
        let lone = change.old.is_empty() || change.new.is_empty();
        let pairs: &[Command] = if lone {
            &[Command::PairWithNext, Command::PairWithChosen]
        } else {
            &[Command::Unpair, Command::PairWithChosen]
        };
        for wanted in std::iter::once(&Command::CopyCitation).chain(pairs) {
            command = command.take().or(command_button(ui, scene, wanted));
        }
    });
    command
}

/// Clauses that the new text refers to, or the old one where there is no new.
fn references(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared, at: ChangeIndex) -> Option<Command> {
    let change = compared.change(at)?;
    let ids = if change.new.is_empty() { &change.old } else { &change.new };
    let clauses = ids.iter().filter_map(|id| compared.comparison.clause(id));
    let mut targets: Vec<ClauseId> =
        clauses.flat_map(|clause| &clause.references).filter_map(|reference| reference.target).collect();
    targets.dedup();
    if targets.is_empty() {
        return None;
    }
    ui.label(RichText::new(scene.say("refers-to")).color(scene.look.faint));
    clause_links(ui, scene, compared, &targets)
}

/// What the reviewer made of the pairing, and how to give it back to the program.
fn by_hand(ui: &mut Ui, scene: &Scene<'_>, at: ChangeIndex) -> Option<Command> {
    let (forced, forbidden) = scene.model.pairings_of(at);
    let said = if forced > 0 { "paired-by-hand" } else { "parted-by-hand" };
    if forced + forbidden == 0 {
        return None;
    }
    ui.label(scene.say(said));
    command_button(ui, scene, &Command::ForgetPairing)
}

/// Why the clauses of a change are taken for the same one.
pub(super) fn why_paired(ui: &mut Ui, scene: &Scene<'_>, change: &Change) {
    if change.old.is_empty() || change.new.is_empty() {
        return;
    }
    let percent = |share: f64| format!("{:.0}", share * 100.0);
    let (similarity, other) = (percent(change.similarity), percent(change.runner_up));
    let id = match (similarity.as_str(), other.as_str()) {
        ("0", _) => "why-paired-by-place",
        (_, "0") => "why-paired-alone",
        _ => "why-paired",
    };
    let values = [("similarity", similarity.into()), ("other", other.into())];
    ui.label(RichText::new(scene.messages.with(id, &values)).small().color(scene.look.faint));
}

/// For a clause that moved: after which clause it stood, and after which it stands; both can be gone to.
fn both_ends(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared, at: ChangeIndex) -> Option<Command> {
    let change = compared.change(at)?;
    let mut command = None;
    for (side, label) in [(Side::Old, "stood-after"), (Side::New, "stands-after")] {
        let clauses = &compared.comparison.side(side).clauses;
        let place = change.clauses(side).first().and_then(|first| first.place().checked_sub(1));
        let Some(before) = place.and_then(|place| clauses.get(place)) else {
            continue;
        };
        ui.horizontal_wrapped(|ui| {
            ui.label(RichText::new(scene.say(label)).color(scene.look.moved.ink));
            if ui.link(shortened(&before.text, 48)).clicked() {
                command = Some(Command::GoToClause(before.id));
            }
        });
    }
    command
}

/// Terms that the change defines, with the other clauses that use them: what touches a term touches these.
fn definitions(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared, at: ChangeIndex) -> Option<Command> {
    let change = compared.change(at)?;
    let clauses = change.new.iter().chain(&change.old).filter_map(|id| compared.comparison.clause(id));
    let mut terms: Vec<&str> =
        clauses.flat_map(|clause| &clause.definitions).map(|definition| definition.term.as_str()).collect();
    terms.sort_unstable();
    terms.dedup();
    let mut command = None;
    for term in terms {
        let others = compared.comparison.new.clauses.iter().filter(|clause| !change.new.contains(&clause.id));
        let users: Vec<ClauseId> = others.filter(|clause| clause.text.contains(term)).map(|clause| clause.id).collect();
        let values = [("term", term.into()), ("count", users.len().into())];
        ui.label(RichText::new(scene.messages.with("definition-affects", &values)).color(scene.look.faint));
        command = command.or(clause_links(ui, scene, compared, &users));
    }
    command
}

/// Both texts to select in, and the finding that can be made from what is selected.
fn texts(ui: &mut Ui, scene: &Scene<'_>, compared: &Compared, at: ChangeIndex) -> Option<Command> {
    let change = compared.change(at)?;
    // What was selected stays so when the keyboard goes elsewhere: the field itself forgets it.
    let known = scene.model.view.words.as_ref().filter(|words| words.change == at);
    let mut selected = known.map_or([None, None], |words| [words.old.clone(), words.new.clone()]);
    for (number, side) in [Side::Old, Side::New].into_iter().enumerate() {
        let text = change.rebuild(side);
        if text.is_empty() {
            continue;
        }
        let name = scene.say(if side == Side::Old { "text-old" } else { "text-new" });
        ui.label(RichText::new(&name).small().color(scene.look.faint));
        if bidi::holds_leftward(&text) {
            leftward_text(ui, scene, (at, Some(side)), (&name, &text));
            continue;
        }
        let mut shown = text.as_str();
        let field = TextEdit::multiline(&mut shown)
            .id_salt(("text", at.0, number))
            .desired_rows(2)
            .desired_width(f32::INFINITY);
        let output = field.show(ui);
        output.response.response.clone().accessible_name(name);
        if let Some(range) = output.cursor_range {
            let words = range.slice_str(&text).trim();
            if !words.is_empty() {
                selected[number] = Some(words.to_owned());
            }
        }
    }
    // Only words of one clause can be quoted.
    let quoted =
        |side: Side, words: Option<String>| words.filter(|words| in_one_clause(compared, at, side, words).is_some());
    let [old, new] = selected;
    let words = Words { change: at, old: quoted(Side::Old, old), new: quoted(Side::New, new) };
    if words.old.is_none() && words.new.is_none() {
        ui.label(RichText::new(scene.say("select-to-add")).small().color(scene.look.faint));
        return None;
    }
    (known != Some(&words)).then_some(Command::SelectWords(words))
}

/// A text that runs from right to left, in the order in which it is seen; no field of egui shows it so.
fn leftward_text(ui: &mut Ui, scene: &Scene<'_>, origin: Origin, (name, text): (&str, &str)) {
    let frame = Frame::new().fill(scene.look.paper).inner_margin(Margin::symmetric(6, 4)).corner_radius(4);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let font = TextStyle::Body.resolve(ui.style());
        let job = LayoutJob::simple(text.to_owned(), font, scene.look.ink, ui.available_width());
        let galley = laid_out(ui, job.clone());
        let (area, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
        let id = Id::unique(("text from right to left", origin.0.0, origin.1 == Some(Side::Old)));
        let shown = leftward::selectable(ui, scene, id, area.min, LeftwardText { job, galley }, origin, true);
        shown.widget_info(|| WidgetInfo::labeled(Role::Label, true, scene.words().named(name, text)));
    });
}
