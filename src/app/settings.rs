//! What the window remembers between two starts.

use crate::messages::Language;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// How many recent projects and pairs are kept.
const RECENT: usize = 8;

/// What the window remembers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Size of the text of clauses in points, 10 to 28.
    pub text_size: f32,
    /// Height of a line as a multiple of the size, 1.2 to 2.2.
    pub line_height: f32,
    /// Size of everything as a multiple of what the system asks for, 0.7 to 2.5.
    pub zoom: f32,
    /// Light, dark, or as the system has it.
    pub theme: Theme,
    /// Colours of deletions, insertions and moves.
    pub redline: RedlineColours,
    /// Language of the window; none follows the system.
    pub language: Option<Language>,
    /// Whether the lists on the left are shown.
    pub lists: bool,
    /// Whether the details on the right are shown.
    pub details: bool,
    /// Projects opened last, latest first.
    pub recent: Vec<PathBuf>,
    /// Pairs of files compared last, old and new, latest first.
    pub recent_pairs: Vec<(PathBuf, PathBuf)>,
}

/// One setting with the value chosen for it.
#[derive(Debug, Clone, Copy, PartialEq)]
#[allow(missing_docs, reason = "the fields of the settings say what each is")]
pub enum Setting {
    TextSize(f32),
    LineHeight(f32),
    Zoom(f32),
    Theme(Theme),
    Redline(RedlineColours),
    Language(Option<Language>),
}

/// Light, dark, or as the system has it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "said above")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// Colours of deletions, insertions and moves; each is marked by a line too.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RedlineColours {
    /// Orange and blue, told apart by readers of every kind of colour vision.
    #[default]
    Safe,
    /// Red struck, blue double underline, green moves, as law firms have it.
    Legal,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            text_size: 15.0,
            line_height: 1.5,
            zoom: 1.0,
            theme: Theme::System,
            redline: RedlineColours::Safe,
            language: None,
            lists: true,
            details: true,
            recent: Vec::new(),
            recent_pairs: Vec::new(),
        }
    }
}

impl Settings {
    /// Reads the settings; the default ones where there are none or they are damaged.
    pub fn read(path: &Path) -> Self {
        let read: Option<Self> = std::fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let mut settings = read.unwrap_or_default();
        settings.set_text_size(settings.text_size);
        settings.set_line_height(settings.line_height);
        settings.set_zoom(settings.zoom);
        settings
    }

    /// Writes the settings. A failure costs nothing but the memory of a size, so it is not told.
    pub fn write(&self, path: &Path) {
        let Some(folder) = path.parent() else { return };
        if let (Ok(()), Ok(text)) = (std::fs::create_dir_all(folder), serde_json::to_vec_pretty(self)) {
            let _ = crate::project::write_whole(path, &text);
        }
    }

    /// Sets the size of the text, within its bounds.
    pub fn set_text_size(&mut self, size: f32) {
        self.text_size = if size.is_finite() { size.clamp(10.0, 28.0) } else { 15.0 };
    }

    /// Sets the height of lines, within its bounds.
    pub fn set_line_height(&mut self, height: f32) {
        self.line_height = if height.is_finite() { height.clamp(1.2, 2.2) } else { 1.5 };
    }

    /// Sets the size of everything, within its bounds.
    pub fn set_zoom(&mut self, zoom: f32) {
        self.zoom = if zoom.is_finite() { ((zoom * 20.0).round() / 20.0).clamp(0.7, 2.5) } else { 1.0 };
    }

    /// Takes a chosen value.
    pub fn choose(&mut self, setting: Setting) {
        match setting {
            Setting::TextSize(size) => self.set_text_size(size),
            Setting::LineHeight(height) => self.set_line_height(height),
            Setting::Zoom(zoom) => self.set_zoom(zoom),
            Setting::Theme(theme) => self.theme = theme,
            Setting::Redline(colours) => self.redline = colours,
            Setting::Language(language) => self.language = language,
        }
    }

    /// Puts a pair of files at the head of the recent ones.
    pub fn remember_pair(&mut self, old: &Path, new: &Path) {
        let pair = (old.to_owned(), new.to_owned());
        self.recent_pairs.retain(|other| *other != pair);
        self.recent_pairs.insert(0, pair);
        self.recent_pairs.truncate(RECENT);
    }

    /// Puts a project at the head of the recent ones.
    pub fn remember(&mut self, project: &Path) {
        self.recent.retain(|other| other != project);
        self.recent.insert(0, project.to_owned());
        self.recent.truncate(RECENT);
    }
}
