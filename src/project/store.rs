//! Projects on disk: written whole or not at all, kept aside when damaged.

use super::{Project, ProjectError, Recovered};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Writes a project: first a neighbour file, which then takes the name, so that a crash or a full disk leaves the old
/// file whole.
///
/// # Errors
/// [`ProjectError::Unwritable`].
pub fn save(path: &Path, project: &Project) -> Result<(), ProjectError> {
    let unwritable = |source| ProjectError::Unwritable { path: path.to_owned(), source };
    write_whole(path, project.to_json().as_bytes()).map_err(unwritable)
}

/// Writes a file whole or not at all. A new file gets the rights that any saved file gets; one that is there keeps its own.
///
/// # Errors
/// What the system said.
pub fn write_whole(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    // The name of the temporary file is nothing to the person.
    write_beside(path, bytes).map_err(|error| match error.raw_os_error() {
        Some(_) => error,
        None => error.kind().into(),
    })
}

fn write_beside(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    // Without this a temporary file is private to the user; with it the user's mask decides, as for any saved file.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    if let Ok(metadata) = std::fs::metadata(path) {
        file.as_file().set_permissions(metadata.permissions())?;
    }
    file.persist(path)?;
    Ok(())
}

/// Reads a project. A damaged one is copied aside first (see [`backup`]) and read as far as it goes.
///
/// # Errors
/// See [`ProjectError`].
pub fn open(path: &Path) -> Result<Recovered, ProjectError> {
    let unreadable = |source| ProjectError::Unreadable { path: path.to_owned(), source };
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let json = String::from_utf8_lossy(&bytes);
    let mut recovered = Project::from_json(path, &json)?;
    if !recovered.lost.is_empty() {
        let kept = backup(path);
        std::fs::copy(path, &kept).map_err(unreadable)?;
        recovered.lost.push(format!("The damaged file was kept as {}.", kept.display()));
    }
    Ok(recovered)
}

/// Where a damaged project is kept: beside it, under a name that is free.
pub fn backup(path: &Path) -> PathBuf {
    let named = |ending: String| {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        PathBuf::from(name)
    };
    (1..).map(|count| named(format!(".damaged-{count}"))).find(|path| !path.exists()).unwrap_or_else(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::{Review, StoredText};

    fn project() -> Project {
        let text = StoredText::new("a.md", None, b"A clause.");
        Project::new(text.clone(), text, Review::default())
    }

    #[test]
    fn a_save_that_fails_leaves_the_old_file_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("work.clausescope");
        save(&path, &project()).unwrap();
        assert_eq!(open(&path).unwrap().project, project());
        let error = save(&folder.path().join("gone/work.clausescope"), &project()).unwrap_err();
        assert!(error.to_string().contains("Save as"), "{error}");
    }

    #[test]
    fn a_damaged_project_is_kept_beside() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("work.clausescope");
        let json = project().to_json();
        std::fs::write(&path, &json[..json.find("\"review\"").unwrap()]).unwrap();
        let read = open(&path).unwrap();
        assert_eq!(read.project.old, project().old);
        assert!(folder.path().join("work.clausescope.damaged-1").exists());
    }
}
