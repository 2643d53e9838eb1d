//! How a command ended, told as `diff` tells it.

use std::process::ExitCode;

/// How a command ended that met no trouble.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Nothing differs, or the command does not compare.
    Same,
    /// Something differs, or does not agree.
    Differs,
}

impl Status {
    /// Trouble: what a [`super::CommandError`] ends with.
    pub(super) const TROUBLE: u8 = 2;

    /// The status of a comparison; `exit_zero` asks for 0 whether or not there are differences.
    pub fn of(differs: bool, exit_zero: bool) -> Self {
        if differs && !exit_zero { Status::Differs } else { Status::Same }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Same => ExitCode::SUCCESS,
            Status::Differs => ExitCode::FAILURE,
        }
    }
}
