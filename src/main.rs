//! Picks the front end: a subcommand runs on the command line, anything else opens the window.

fn main() -> std::process::ExitCode {
    clausescope::cli::run()
}
