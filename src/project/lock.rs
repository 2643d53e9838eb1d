//! The lock on a project: one window writes it, another one that opens it only reads.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Says that this window writes a project. The system takes it back when the program ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    path: PathBuf,
    _file: File,
}

/// Why a lock was not given.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another window has it.
    #[error("{path}: the project is open in another window. Here it can be read only; close the other window to edit.", path = .0.display())]
    Taken(PathBuf),
    /// The folder cannot be written, so neither can the project.
    #[error("{path}: the folder cannot be written ({source}). The project can be read only; use “Save as” to edit a copy.", path = path.display())]
    Folder {
        /// The project.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

impl Lock {
    /// Takes the lock of the project at `path`.
    ///
    /// # Errors
    /// See [`LockError`].
    pub fn take(path: &Path) -> Result<Self, LockError> {
        let beside = lock_file(path);
        let folder = |source| LockError::Folder { path: path.to_owned(), source };
        let mut file = OpenOptions::new().create(true).truncate(false).write(true).open(&beside).map_err(folder)?;
        match file.try_lock() {
            Ok(()) => {
                // Who has it, for those who find it taken. Without it they only wait longer.
                let _ = file.set_len(0).and_then(|()| write!(file, "{}", std::process::id()));
                Ok(Self { path: beside, _file: file })
            }
            Err(TryLockError::WouldBlock) => Err(LockError::Taken(path.to_owned())),
            Err(TryLockError::Error(source)) => Err(folder(source)),
        }
    }

    /// Whether the program that has the lock of the project at `path` goes on for sure, so that it is useless to wait for
    /// the lock. Where that cannot be told it is not said.
    pub fn is_held(path: &Path) -> bool {
        let holder = std::fs::read_to_string(lock_file(path)).ok().and_then(|text| text.trim().parse().ok());
        holder.is_some_and(goes_on)
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Left behind it would do no harm: what counts is the system's lock on it, not that it is there.
        let _ = std::fs::remove_file(&self.path);
    }
}

fn lock_file(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!(".{name}.lock"))
}

/// Whether a process runs and is not about to end, as Linux tells; elsewhere it is not told.
fn goes_on(process: u32) -> bool {
    /// The flag of a process that is ending, `PF_EXITING` of the kernel.
    const ENDING: u64 = 4;
    /// Where the flags stand behind the name in brackets.
    const FLAGS: usize = 6;
    /// The bit of the signal that kills.
    const KILL: u64 = 1 << 8;
    let read = |file: &str| std::fs::read_to_string(format!("/proc/{process}/{file}"));
    let (Ok(stat), Ok(status)) = (read("stat"), read("status")) else { return false };
    let Some((_, fields)) = stat.rsplit_once(')') else { return false };
    let fields: Vec<&str> = fields.split_whitespace().collect();
    let flags = fields.get(FLAGS).and_then(|flags| flags.parse::<u64>().ok());
    let is_dead = matches!(fields.first(), None | Some(&("Z" | "X")));
    let is_killed = status
        .lines()
        .filter_map(|line| line.strip_prefix("SigPnd:").or(line.strip_prefix("ShdPnd:")))
        .any(|signals| u64::from_str_radix(signals.trim(), 16).is_ok_and(|signals| signals & KILL != 0));
    !is_dead && !is_killed && flags.is_some_and(|flags| flags & ENDING == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_lock_is_refused_and_the_first_one_frees_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("work.clausescope");
        let first = Lock::take(&path).unwrap();
        assert!(matches!(Lock::take(&path), Err(LockError::Taken(_))));
        drop(first);
        assert!(Lock::take(&path).is_ok());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_holder_that_lives_is_told_from_one_that_is_gone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("work.clausescope");
        let lock = Lock::take(&path).unwrap();
        assert!(Lock::is_held(&path));
        let mut other = std::process::Command::new("sleep").arg("60").spawn().unwrap();
        std::fs::write(lock_file(&path), other.id().to_string()).unwrap();
        assert!(Lock::is_held(&path));
        other.kill().unwrap();
        // From here on it is being killed, then dead until it is waited for, then gone.
        assert!(!Lock::is_held(&path));
        other.wait().unwrap();
        assert!(!Lock::is_held(&path));
        drop(lock);
        assert!(!Lock::is_held(&path));
    }
}
