//! The window.
//!
//! The model ([`state`]) is free of any drawing and changes only by [`command`]s ([`apply`]) and by what comes back from
//! outside; what a command asks of the world is an [`effect`]. Panels read the model and give back commands. [`window`]
//! ties these to eframe: it draws, applies, does the effects, and keeps the work on disk.

mod apply;
pub mod background;
pub mod bidi;
pub mod citation;
pub mod command;
mod documents;
pub mod effect;
pub mod export;
pub mod filter;
pub mod heights;
pub mod history;
pub mod index;
mod input;
mod keeper;
pub mod linear;
pub mod look;
mod navigate;
mod outside;
mod pairing;
pub mod panels;
pub mod pieces;
mod receive;
mod review;
pub mod rows;
mod selecting;
pub mod settings;
pub mod source;
pub mod state;
mod tending;
pub mod trail;
pub mod window;

pub use window::{Folders, StartWith, Window};

/// Why the window could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// There is no display to open it on.
    #[error(
        "there is no display to open the window on. Use the command line instead: clausescope compare OLD NEW (see clausescope compare --help)."
    )]
    NoDisplay,
    /// The system's graphics are not enough.
    #[error(
        "this system's graphics cannot draw the window (OpenGL 2.1 or newer is needed; a software driver such as Mesa will do). Use the command line instead: clausescope compare OLD NEW (see clausescope compare --help)."
    )]
    Graphics,
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// See [`StartError`]; each names the command line as the way out.
pub fn run(start: StartWith) -> Result<(), StartError> {
    if !has_display() {
        return Err(StartError::NoDisplay);
    }
    let viewport = egui::ViewportBuilder::default()
        .with_title("Clausescope")
        .with_app_id("clausescope")
        .with_inner_size([1280.0, 800.0])
        .with_min_inner_size([640.0, 420.0])
        .with_drag_and_drop(true);
    let options = eframe::NativeOptions { viewport, ..eframe::NativeOptions::default() };
    let opened = eframe::run_native(
        "clausescope",
        options,
        Box::new(|creation| Ok(Box::new(Window::new(&creation.egui_ctx, start, Folders::of_user())))),
    );
    // What the layers below say fills screens and helps nobody; which of the two it is decides what to do.
    opened.map_err(|error| match error {
        eframe::Error::WinitEventLoop(_) | eframe::Error::Winit(_) => StartError::NoDisplay,
        _ => StartError::Graphics,
    })
}

/// Whether there is a display; told beforehand on systems where it may be missing.
fn has_display() -> bool {
    let named = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(any(windows, target_os = "macos")) || named("DISPLAY") || named("WAYLAND_DISPLAY") || named("WAYLAND_SOCKET")
}
