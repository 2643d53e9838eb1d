//! Everything the user can do. Menus, palette, shortcuts and the shortcut sheet are drawn from [`TABLE`]; commands that
//! carry a value (which file, which note) come from panels and are not in the table.

use super::effect::Pasted;
use super::filter::{Filter, Search};
use super::settings::Setting;
use super::state::{ChangeIndex, FindingIndex, Selection, Target, Words};
use crate::clause::{ClauseId, Side};
use crate::messages::Language;
use crate::project::{AddedFinding, Correction, Status};
use crate::report::Extent;
use crate::scope::Facet;
use std::path::PathBuf;

/// Something the user asked for.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs, reason = "the table below and the message files say what each command does")]
pub enum Command {
    // In the table.
    OpenOld,
    OpenNew,
    OpenByPath,
    PasteOld,
    PasteNew,
    Swap,
    TurnChangesOfOld,
    TurnChangesOfNew,
    ReadChangedFiles,
    OpenSample,
    OpenProject,
    SaveProject,
    SaveProjectAs,
    ExportReport,
    Quit,
    Undo,
    Redo,
    Find,
    NextHit,
    PreviousHit,
    ClearFilters,
    CopyCitation,
    AddFindingFromWords,
    CommandPalette,
    ShowAnswer,
    ShowSideBySide,
    ShowRedline,
    ShowCards,
    ShowLedger,
    OnlyChanges,
    ShowLists,
    ShowDetails,
    Back,
    Forward,
    ShowSettings,
    LargerText,
    SmallerText,
    LooserLines,
    TighterLines,
    LargerEverything,
    SmallerEverything,
    NextTheme,
    NextRedlineColours,
    NextLanguage,
    NextChange,
    PreviousChange,
    NextFinding,
    PreviousFinding,
    NextUnreviewed,
    PreviousUnreviewed,
    Agree,
    Dispute,
    Irrelevant,
    AgreeAndGoOn,
    DisputeAndGoOn,
    IrrelevantAndGoOn,
    Reopen,
    EditNote,
    Unpair,
    PairWithNext,
    PairWithChosen,
    ForgetPairing,
    Shortcuts,
    Cancel,
    Close,
    // With a value, from panels.
    OpenFile(Side, PathBuf),
    OpenProjectFile(PathBuf),
    OpenPair(PathBuf, PathBuf),
    Recover(PathBuf),
    DiscardRecovery(PathBuf),
    Drop(Vec<PathBuf>),
    PasteSomewhere,
    Paste(Side, Pasted),
    SaveTo(PathBuf),
    Export(&'static str, PathBuf),
    Select(Selection),
    GoToClause(ClauseId),
    SetStatus(Target, Status),
    SetNote(Target, String),
    SetTag(Target, String),
    Correct(FindingIndex, Correction),
    SelectWords(Words),
    AddFinding(AddedFinding),
    EditAdded(usize, AddedFinding),
    RemoveAdded(usize),
    Pair(ClauseId, ClauseId),
    SetFilter(Filter),
    SetSearch(Search),
    Unfold(ChangeIndex),
    ShowList(super::state::List),
    ShowLedgerValue(Facet, String),
    LedgerChangesOnly(bool),
    ShowStayed(Facet),
    SetPathText(String),
    SetPaletteText(String),
    ChooseSetting(Setting),
    SetExtent(Extent),
    SetReportLanguage(Language),
    GoToNumber(String),
    ReplyReportFormat(&'static str),
    DismissNotice,
}

/// Where a command stands in the menus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names are those of the menus")]
pub enum Group {
    File,
    Edit,
    View,
    Review,
    Help,
}

impl Group {
    /// All menus in their order.
    pub const ALL: [Group; 5] = [Group::File, Group::Edit, Group::View, Group::Review, Group::Help];

    /// The message that names the menu.
    pub fn message(self) -> &'static str {
        match self {
            Group::File => "menu-file",
            Group::Edit => "menu-edit",
            Group::View => "menu-view",
            Group::Review => "menu-review",
            Group::Help => "menu-help",
        }
    }
}

/// One row of the table of commands. Name and tooltip are the message `command-<id>` and its attribute `tip`.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The command.
    pub command: Command,
    /// Stable name, in kebab case.
    pub id: &'static str,
    /// Keys, as `Ctrl+Shift+S`; empty for none. `Ctrl` is the command key on a Mac.
    pub keys: &'static str,
    /// Its menu.
    pub group: Group,
}

impl Entry {
    /// The keys as they stand on a keyboard.
    pub fn shown_keys(&self) -> String {
        let signs = [("Comma", ","), ("Plus", "+"), ("Minus", "−"), ("Left", "←"), ("Right", "→"), ("Escape", "Esc")];
        signs.into_iter().fold(self.keys.to_owned(), |keys, (name, sign)| keys.replace(name, sign))
    }
}

const fn entry(command: Command, id: &'static str, keys: &'static str, group: Group) -> Entry {
    Entry { command, id, keys, group }
}

/// Everything that is done without a value, in the order of the menus.
pub static TABLE: &[Entry] = &[
    entry(Command::OpenOld, "open-old", "Ctrl+O", Group::File),
    entry(Command::OpenNew, "open-new", "Ctrl+Shift+O", Group::File),
    entry(Command::OpenByPath, "open-by-path", "Ctrl+L", Group::File),
    entry(Command::PasteOld, "paste-old", "", Group::File),
    entry(Command::PasteNew, "paste-new", "", Group::File),
    entry(Command::Swap, "swap", "Ctrl+Shift+X", Group::File),
    entry(Command::TurnChangesOfOld, "turn-changes-of-old", "", Group::File),
    entry(Command::TurnChangesOfNew, "turn-changes-of-new", "", Group::File),
    entry(Command::ReadChangedFiles, "read-changed-files", "F5", Group::File),
    entry(Command::OpenSample, "open-sample", "", Group::File),
    entry(Command::OpenProject, "open-project", "Ctrl+P", Group::File),
    entry(Command::SaveProject, "save-project", "Ctrl+S", Group::File),
    entry(Command::SaveProjectAs, "save-project-as", "Ctrl+Shift+S", Group::File),
    entry(Command::ExportReport, "export-report", "Ctrl+E", Group::File),
    entry(Command::Quit, "quit", "Ctrl+Q", Group::File),
    entry(Command::Undo, "undo", "Ctrl+Z", Group::Edit),
    entry(Command::Redo, "redo", "Ctrl+Shift+Z", Group::Edit),
    entry(Command::Find, "find", "Ctrl+F", Group::Edit),
    entry(Command::NextHit, "next-hit", "F3", Group::Edit),
    entry(Command::PreviousHit, "previous-hit", "Shift+F3", Group::Edit),
    entry(Command::ClearFilters, "clear-filters", "Ctrl+Shift+F", Group::Edit),
    entry(Command::CopyCitation, "copy-citation", "Ctrl+Shift+C", Group::Edit),
    entry(Command::AddFindingFromWords, "add-finding-from-words", "F", Group::Edit),
    entry(Command::CommandPalette, "command-palette", "Ctrl+K", Group::Edit),
    entry(Command::ShowAnswer, "show-answer", "Ctrl+1", Group::View),
    entry(Command::ShowSideBySide, "show-side-by-side", "Ctrl+2", Group::View),
    entry(Command::ShowRedline, "show-redline", "Ctrl+3", Group::View),
    entry(Command::ShowCards, "show-cards", "Ctrl+4", Group::View),
    entry(Command::ShowLedger, "show-ledger", "Ctrl+5", Group::View),
    entry(Command::OnlyChanges, "only-changes", "Ctrl+D", Group::View),
    entry(Command::ShowLists, "show-lists", "F8", Group::View),
    entry(Command::ShowDetails, "show-details", "F9", Group::View),
    entry(Command::Back, "back", "Alt+Left", Group::View),
    entry(Command::Forward, "forward", "Alt+Right", Group::View),
    entry(Command::ShowSettings, "show-settings", "Ctrl+Comma", Group::View),
    entry(Command::LargerText, "larger-text", "Ctrl+Plus", Group::View),
    entry(Command::SmallerText, "smaller-text", "Ctrl+Minus", Group::View),
    entry(Command::LooserLines, "looser-lines", "", Group::View),
    entry(Command::TighterLines, "tighter-lines", "", Group::View),
    entry(Command::LargerEverything, "larger-everything", "", Group::View),
    entry(Command::SmallerEverything, "smaller-everything", "", Group::View),
    entry(Command::NextTheme, "next-theme", "Ctrl+T", Group::View),
    entry(Command::NextRedlineColours, "next-redline-colours", "Ctrl+Shift+T", Group::View),
    entry(Command::NextLanguage, "next-language", "", Group::View),
    entry(Command::NextChange, "next-change", "J", Group::Review),
    entry(Command::PreviousChange, "previous-change", "K", Group::Review),
    entry(Command::NextFinding, "next-finding", "N", Group::Review),
    entry(Command::PreviousFinding, "previous-finding", "P", Group::Review),
    entry(Command::NextUnreviewed, "next-unreviewed", "U", Group::Review),
    entry(Command::PreviousUnreviewed, "previous-unreviewed", "Shift+U", Group::Review),
    entry(Command::Agree, "agree", "A", Group::Review),
    entry(Command::Dispute, "dispute", "D", Group::Review),
    entry(Command::Irrelevant, "irrelevant", "I", Group::Review),
    entry(Command::AgreeAndGoOn, "agree-and-go-on", "Shift+A", Group::Review),
    entry(Command::DisputeAndGoOn, "dispute-and-go-on", "Shift+D", Group::Review),
    entry(Command::IrrelevantAndGoOn, "irrelevant-and-go-on", "Shift+I", Group::Review),
    entry(Command::Reopen, "reopen", "O", Group::Review),
    entry(Command::EditNote, "edit-note", "E", Group::Review),
    entry(Command::Unpair, "unpair", "", Group::Review),
    entry(Command::PairWithNext, "pair-with-next", "", Group::Review),
    entry(Command::PairWithChosen, "pair-with-chosen", "M", Group::Review),
    entry(Command::ForgetPairing, "forget-pairing", "", Group::Review),
    entry(Command::Shortcuts, "shortcuts", "F1", Group::Help),
    entry(Command::Cancel, "cancel", "", Group::Help),
    entry(Command::Close, "close", "Escape", Group::Help),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Messages;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_commands_share_a_name_or_keys() {
        let ids: BTreeSet<_> = TABLE.iter().map(|entry| entry.id).collect();
        assert_eq!(ids.len(), TABLE.len());
        let keys: Vec<_> = TABLE.iter().map(|entry| entry.keys).filter(|keys| !keys.is_empty()).collect();
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
    }

    #[test]
    fn every_command_has_a_name_and_a_tooltip() {
        for entry in TABLE {
            let id = format!("command-{}", entry.id);
            assert!(Messages::english().find(&id, &[]).is_some(), "{id}");
            assert!(Messages::english().find(&format!("{id}.tip"), &[]).is_some(), "{id}.tip");
        }
    }
}
