//! Picks the front end: a subcommand runs on the command line, anything else opens the window.

/// Gives memory back to the system: a comparison of long texts frees most of what it takes, and the window stays open.
#[cfg(feature = "gui")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    clausescope::cli::run()
}
