//! How the window looks: one accent colour, quiet surfaces, redline colours that are told apart by every reader.

use super::settings::{RedlineColours, Settings, Theme};
use crate::scope::Direction;
use egui::{Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Stroke, TextStyle};
use std::sync::Arc;

/// Ink and tint of one kind of mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Colour of the letters and of the line.
    pub ink: Color32,
    /// Colour behind the letters.
    pub tint: Color32,
}

/// Colours and sizes in use.
#[derive(Debug, Clone, PartialEq)]
pub struct Look {
    /// Behind text.
    pub paper: Color32,
    /// Behind panels beside the text.
    pub panel: Color32,
    /// Text.
    pub ink: Color32,
    /// Text of less weight; still 4.5 : 1 against the paper.
    pub faint: Color32,
    /// Thin lines.
    pub line: Color32,
    /// The one accent: what is in hand, what can be pressed first.
    pub accent: Color32,
    /// The accent as a surface.
    pub accent_tint: Color32,
    /// Deleted words.
    pub deleted: Mark,
    /// Inserted words.
    pub inserted: Mark,
    /// Moved clauses.
    pub moved: Mark,
    /// Words that were searched for.
    pub hit: Color32,
    /// Whether insertions have a double underline.
    pub double_underline: bool,
    /// Size of the text of clauses, in points.
    pub text_size: f32,
    /// Height of a line of it, in points.
    pub line_height: f32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

impl Look {
    /// The look for these settings.
    pub fn new(settings: &Settings, dark: bool) -> Self {
        let safe = settings.redline == RedlineColours::Safe;
        let mark = |ink: u32, tint: u32| Mark { ink: rgb(ink), tint: rgb(tint) };
        let (deleted, inserted, moved) = match (safe, dark) {
            (true, false) => (mark(0x99_42_00, 0xfc_ea_dc), mark(0x0a_4f_96, 0xe0_ed_fa), mark(0x5d_3f_8c, 0xee_e8_f6)),
            (true, true) => (mark(0xff_b0_78, 0x42_2a_1a), mark(0x8f_c4_ff, 0x17_30_4c), mark(0xc9_b2_f0, 0x31_28_42)),
            (false, false) => {
                (mark(0xb0_12_1e, 0xfb_e6_e6), mark(0x14_3f_b8, 0xe4_ea_fb), mark(0x1d_6b_2f, 0xe3_f2_e6))
            }
            (false, true) => (mark(0xff_9a_9a, 0x45_20_22), mark(0x9d_b8_ff, 0x1c_29_50), mark(0x93_d9_a3, 0x1c_38_24)),
        };
        let size = settings.text_size;
        let base = |paper, panel, ink, faint, line, accent, accent_tint, hit| Self {
            paper: rgb(paper),
            panel: rgb(panel),
            ink: rgb(ink),
            faint: rgb(faint),
            line: rgb(line),
            accent: rgb(accent),
            accent_tint: rgb(accent_tint),
            deleted,
            inserted,
            moved,
            hit: rgb(hit),
            double_underline: !safe,
            text_size: size,
            line_height: (size * settings.line_height).round(),
        };
        if dark {
            base(0x1b_1d_21, 0x23_26_2b, 0xe6_e6_e3, 0xa6_aa_b0, 0x3a_3e_45, 0x5f_c9_bd, 0x1d_3b_3a, 0x5c_51_14)
        } else {
            base(0xfd_fc_fa, 0xf4_f2_ee, 0x22_25_2a, 0x5e_63_6b, 0xdd_d9_d2, 0x0b_6b_62, 0xdf_ef_ec, 0xff_ec_99)
        }
    }

    /// The colour of a direction of scope; a sign and a word always stand with it.
    pub fn direction(&self, direction: Direction) -> Color32 {
        match direction {
            Direction::Broadened => self.deleted.ink,
            Direction::Narrowed => self.inserted.ink,
            Direction::Changed => self.moved.ink,
        }
    }

    /// Body text.
    pub fn body(&self) -> FontId {
        FontId::proportional(self.text_size)
    }

    /// Bold text of a size.
    pub fn bold(&self, size: f32) -> FontId {
        FontId::new(size, bold())
    }
}

/// The family of bold letters.
pub fn bold() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// Hands the letters to egui; further scripts come from the system's fonts.
pub fn install_fonts(context: &egui::Context) {
    let mut fonts = FontDefinitions::default();
    let mut add = |name: &str, bytes: &'static [u8]| {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    };
    add("text", include_bytes!("../../assets/fonts/NotoSans-Regular.ttf"));
    add("text-bold", include_bytes!("../../assets/fonts/NotoSans-Bold.ttf"));
    let plain = fonts.families.entry(FontFamily::Proportional).or_default();
    plain.insert(0, "text".to_owned());
    // Signs that the text face lacks (arrows, triangles) come from the code face.
    plain.insert(1, "Hack".to_owned());
    let mut heavy = plain.clone();
    heavy.insert(0, "text-bold".to_owned());
    fonts.families.insert(bold(), heavy);
    context.set_fonts(fonts);
}

/// Applies the settings to egui's own controls, in both themes.
pub fn apply(context: &egui::Context, settings: &Settings) {
    context.set_theme(match settings.theme {
        Theme::System => egui::ThemePreference::System,
        Theme::Light => egui::ThemePreference::Light,
        Theme::Dark => egui::ThemePreference::Dark,
    });
    if (context.zoom_factor() - settings.zoom).abs() > 0.001 {
        context.set_zoom_factor(settings.zoom);
    }
    context.options_mut(|options| {
        // Where the system does not say, text is read on light paper.
        options.fallback_theme = egui::Theme::Light;
        options.zoom_with_keyboard = false;
    });
    for theme in [egui::Theme::Light, egui::Theme::Dark] {
        let look = Look::new(settings, theme == egui::Theme::Dark);
        context.style_mut_of(theme, |style| controls(style, &look));
    }
}

fn controls(style: &mut egui::Style, look: &Look) {
    style.text_styles = [
        (TextStyle::Small, FontId::proportional(12.0)),
        (TextStyle::Body, FontId::proportional(14.0)),
        (TextStyle::Button, FontId::proportional(14.0)),
        (TextStyle::Monospace, FontId::monospace(12.0)),
        (TextStyle::Heading, FontId::new(17.0, bold())),
    ]
    .into();
    style.spacing.item_spacing = egui::vec2(8.0, 6.0);
    style.spacing.button_padding = egui::vec2(9.0, 4.0);
    style.spacing.interact_size.y = 26.0;
    style.spacing.scroll = egui::style::ScrollStyle::solid();
    style.spacing.scroll.bar_width = 8.0;
    let visuals = &mut style.visuals;
    visuals.panel_fill = look.paper;
    visuals.window_fill = look.paper;
    visuals.extreme_bg_color = look.paper;
    visuals.text_edit_bg_color = Some(look.paper);
    visuals.faint_bg_color = look.panel;
    visuals.code_bg_color = look.panel;
    visuals.hyperlink_color = look.accent;
    visuals.weak_text_color = Some(look.faint);
    visuals.warn_fg_color = look.deleted.ink;
    visuals.error_fg_color = look.deleted.ink;
    visuals.selection.bg_fill = look.accent_tint;
    visuals.selection.stroke = Stroke::new(1.0, look.accent);
    visuals.window_stroke = Stroke::new(1.0, look.line);
    visuals.window_corner_radius = CornerRadius::same(8);
    visuals.menu_corner_radius = CornerRadius::same(6);
    let widgets = &mut visuals.widgets;
    widgets.noninteractive.fg_stroke.color = look.ink;
    widgets.noninteractive.bg_stroke = Stroke::new(1.0, look.line);
    for (state, line) in [
        (&mut widgets.inactive, look.line),
        (&mut widgets.hovered, look.faint),
        (&mut widgets.active, look.accent),
        (&mut widgets.open, look.faint),
    ] {
        state.corner_radius = CornerRadius::same(5);
        state.fg_stroke.color = look.ink;
        state.bg_stroke = Stroke::new(1.0, line);
        state.weak_bg_fill = look.paper;
        state.bg_fill = look.panel;
        state.expansion = 0.0;
    }
    widgets.hovered.weak_bg_fill = look.panel;
    widgets.active.weak_bg_fill = look.accent_tint;
    widgets.inactive.bg_fill = look.line;
}
