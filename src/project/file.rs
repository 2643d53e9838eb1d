//! The project file `.clausescope`: JSON with a version, both texts inside, so that it opens where the files are gone.

use super::Review;
use crate::document::TrackedChanges;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::path::PathBuf;

/// What every project file says it is.
pub const FORMAT: &str = "clausescope/project";
/// The version of the format that this program writes, and the newest that it reads.
pub const VERSION: u32 = 1;

/// A saved piece of work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Project {
    /// Always [`FORMAT`].
    pub format: String,
    /// Version of the format.
    pub version: u32,
    /// The version that was.
    pub old: StoredText,
    /// The version that is.
    pub new: StoredText,
    /// The reviewer's notes and decisions.
    #[serde(default)]
    pub review: Review,
}

/// One input, with its bytes, so that the project opens where the file is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredText {
    /// Name of the file.
    pub name: String,
    /// Where the file lay; none for pasted text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<PathBuf>,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// Which text is read of a file that keeps track of its changes.
    #[serde(default, skip_serializing_if = "TrackedChanges::are_accepted")]
    pub tracked_changes: TrackedChanges,
    /// The bytes.
    pub contents: Contents,
}

/// The bytes of an input: as text where they are UTF-8, which a person can read in the file, else in Base64.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contents {
    /// UTF-8.
    Text(String),
    /// Anything else.
    Base64(String),
}

/// Why a project could not be opened or saved. Every message names the file, what is wrong and what to do.
#[derive(Debug, thiserror::Error)]
pub enum ProjectError {
    /// The system refused to read.
    #[error("{path}: the project cannot be read ({source}). Check that the file is there and that you may open it.", path = path.display())]
    Unreadable {
        /// The project.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The system refused to write.
    #[error("{path}: the project cannot be saved ({source}). Your work is still open: free some space or save it elsewhere with “Save as”.", path = path.display())]
    Unwritable {
        /// The project.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// Written by a later program.
    #[error("{path}: the project has format version {found}, and this program reads up to {VERSION}. Open it with a newer Clausescope; the file was left as it is.", path = path.display())]
    Newer {
        /// The project.
        path: PathBuf,
        /// The version found.
        found: u64,
    },
    /// A project that breaks off before both texts are there.
    #[error("{path}: the project is damaged: it breaks off before the end of its texts. Open the two files themselves; the project was left as it is.", path = path.display())]
    BreaksOff {
        /// The project.
        path: PathBuf,
    },
    /// Not a project at all.
    #[error("{path}: this is not a Clausescope project ({what}). Open it as a text to compare, or choose a file that ends in .clausescope.", path = path.display())]
    NotAProject {
        /// The file.
        path: PathBuf,
        /// What it seems to be.
        what: String,
    },
}

/// A project as read, and what was lost on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// The project, as far as it could be read.
    pub project: Project,
    /// Plain sentences on what could not be read; empty for a sound file.
    pub lost: Vec<String>,
}

impl StoredText {
    /// Keeps a file's bytes.
    pub fn new(name: &str, path: Option<PathBuf>, bytes: &[u8]) -> Self {
        let contents = match std::str::from_utf8(bytes) {
            Ok(text) => Contents::Text(text.to_owned()),
            Err(_) => Contents::Base64(STANDARD.encode(bytes)),
        };
        let tracked_changes = TrackedChanges::default();
        Self { name: name.to_owned(), path, sha256: sha256(bytes), tracked_changes, contents }
    }

    /// The bytes; none where the Base64 is damaged.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        match &self.contents {
            Contents::Text(text) => Some(text.clone().into_bytes()),
            Contents::Base64(text) => STANDARD.decode(text).ok(),
        }
    }

    /// Whether the file that the text came from still lies there with other bytes.
    pub fn source_changed(&self) -> bool {
        let bytes = self.path.as_ref().and_then(|path| std::fs::read(path).ok());
        bytes.is_some_and(|bytes| sha256(&bytes) != self.sha256)
    }
}

/// SHA-256 in hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

impl Project {
    /// A project of two texts and a review.
    pub fn new(old: StoredText, new: StoredText, review: Review) -> Self {
        Self { format: FORMAT.to_owned(), version: VERSION, old, new, review }
    }

    /// The project as indented JSON with a line end.
    pub fn to_json(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).expect("a project has only string keys");
        text.push('\n');
        text
    }

    /// Reads a project from JSON; a damaged one as far as both texts can be read.
    ///
    /// # Errors
    /// [`ProjectError::Newer`] for a later format, [`ProjectError::BreaksOff`] and [`ProjectError::NotAProject`] where not
    /// even the texts are there.
    pub fn from_json(path: &std::path::Path, json: &str) -> Result<Recovered, ProjectError> {
        let not_a_project = |what: String| ProjectError::NotAProject { path: path.to_owned(), what };
        let value: serde_json::Value = match serde_json::from_str(json) {
            Ok(value) => value,
            Err(_) if json.contains(FORMAT) => {
                return salvage(json).ok_or_else(|| ProjectError::BreaksOff { path: path.to_owned() });
            }
            Err(error) => return Err(not_a_project(error.to_string())),
        };
        if value.get("format").and_then(|format| format.as_str()) != Some(FORMAT) {
            return Err(not_a_project("it does not name its format".to_owned()));
        }
        let found = value.get("version").and_then(serde_json::Value::as_u64).unwrap_or(0);
        if found > u64::from(VERSION) {
            return Err(ProjectError::Newer { path: path.to_owned(), found });
        }
        let mut lost = Vec::new();
        let text = |key: &str| -> Option<StoredText> { serde_json::from_value(value.get(key)?.clone()).ok() };
        let (Some(old), Some(new)) = (text("old"), text("new")) else {
            return Err(not_a_project("one of its texts is missing".to_owned()));
        };
        let review = review_of(value.get("review"), &mut lost);
        for (side, stored) in [("old", &old), ("new", &new)] {
            if stored.bytes().is_none_or(|bytes| sha256(&bytes) != stored.sha256) {
                lost.push(format!("The {side} text does not have the hash that the project names."));
            }
        }
        Ok(Recovered { project: Self::new(old, new, review), lost })
    }
}

/// The review, part by part, so that one damaged part does not cost the others.
fn review_of(value: Option<&serde_json::Value>, lost: &mut Vec<String>) -> Review {
    let Some(value) = value else { return Review::default() };
    if let Ok(review) = serde_json::from_value(value.clone()) {
        return review;
    }
    let mut kept = serde_json::Map::new();
    for (key, part) in value.as_object().into_iter().flatten() {
        let alone = serde_json::Map::from_iter([(key.clone(), part.clone())]);
        if serde_json::from_value::<Review>(alone.into()).is_ok() {
            kept.insert(key.clone(), part.clone());
        } else {
            lost.push(format!("The part “{key}” of the review could not be read."));
        }
    }
    serde_json::from_value(kept.into()).unwrap_or_default()
}

/// Both texts out of a file that breaks off after them, as a full disk leaves it.
fn salvage(json: &str) -> Option<Recovered> {
    let text = |key: &str| -> Option<StoredText> {
        let from = json.find(&format!("\"{key}\": {{"))? + key.len() + 4;
        serde_json::Deserializer::from_str(json.get(from..)?).into_iter().next()?.ok()
    };
    let (old, new) = (text("old")?, text("new")?);
    let lost = vec!["The file breaks off: both texts were read, the notes were lost.".to_owned()];
    Some(Recovered { project: Project::new(old, new, Review::default()), lost })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn project() -> Project {
        let mut review = Review::default();
        review.changes.insert("a>b".to_owned(), super::super::Remark { note: "read".into(), ..Default::default() });
        Project::new(
            StoredText::new("old.md", None, b"# One"),
            StoredText::new("new.pdf", None, &[0xff, 0xfe, 0x00]),
            review,
        )
    }

    #[test]
    fn a_project_comes_back_from_its_json() {
        let read = Project::from_json(Path::new("p"), &project().to_json()).unwrap();
        assert_eq!(read, Recovered { project: project(), lost: vec![] });
        assert_eq!(read.project.new.bytes().unwrap(), [0xff, 0xfe, 0x00]);
    }

    #[test]
    fn a_newer_project_is_refused_by_name() {
        let json = project().to_json().replace("\"version\": 1", "\"version\": 7");
        let error = Project::from_json(Path::new("p.clausescope"), &json).unwrap_err().to_string();
        assert!(error.contains("p.clausescope") && error.contains("version 7"), "{error}");
    }

    #[test]
    fn a_file_that_breaks_off_gives_back_both_texts() {
        let json = project().to_json();
        let cut = &json[..json.find("\"review\"").unwrap() + 12];
        let read = Project::from_json(Path::new("p"), cut).unwrap();
        assert_eq!((read.project.old, read.project.new), (project().old, project().new));
        assert_eq!(read.lost.len(), 1);
        let within = &json[..json.find("# One").unwrap() + 2];
        let error = Project::from_json(Path::new("p.clausescope"), within).unwrap_err().to_string();
        assert!(error.contains("p.clausescope: the project is damaged"), "{error}");
    }

    #[test]
    fn one_damaged_part_of_the_review_does_not_cost_the_others() {
        let json = project().to_json().replace("\"added\": []", "\"added\": 12");
        let read = Project::from_json(Path::new("p"), &json).unwrap();
        assert_eq!(read.project.review.changes, project().review.changes);
        assert!(read.lost[0].contains("added"), "{:?}", read.lost);
    }
}
