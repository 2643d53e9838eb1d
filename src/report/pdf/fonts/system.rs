//! Fonts of the system for letters that the fonts of the program lack.
//!
//! Script by script the face is taken that has most of the letters still wanted; among equals the order of preference
//! decides: a sans serif of the Noto family, made for the language of the text, then the name.

use super::{Data, Family, File};
use fontdb::{Database, FaceInfo, Source, Stretch, Style, Weight};
use rustybuzz::ttf_parser;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use unicode_script::{Script, UnicodeScript};

/// The families that have these letters; what stays in `wanted` no font has.
pub(super) fn families(wanted: &mut BTreeSet<char>, language: Option<&str>) -> Vec<Family> {
    let mut database = Database::new();
    database.load_system_fonts();
    let candidates = candidates(&database, wanted, language);
    let mut scripts: BTreeMap<&str, BTreeSet<char>> = BTreeMap::new();
    for &c in wanted.iter() {
        let script = c.script();
        // What belongs to no script comes last, when the faces of the scripts are known.
        let name = if matches!(script, Script::Common | Script::Inherited) { "~" } else { script.full_name() };
        scripts.entry(name).or_default().insert(c);
    }
    let mut chosen: Vec<usize> = Vec::new();
    for mut letters in scripts.into_values() {
        for &at in &chosen {
            letters.retain(|c| !candidates[at].letters.contains(c));
        }
        while let Some(at) = best(&candidates, &letters) {
            letters.retain(|c| !candidates[at].letters.contains(c));
            chosen.push(at);
        }
    }
    let families: Vec<Family> = chosen.iter().filter_map(|&at| family(&database, candidates[at].info)).collect();
    for at in chosen {
        wanted.retain(|c| !candidates[at].letters.contains(c));
    }
    families
}

/// An upright face of usual weight with those of the wanted letters that it has.
struct Candidate<'a> {
    info: &'a FaceInfo,
    letters: BTreeSet<char>,
}

/// All candidates, the preferred ones first.
fn candidates<'a>(database: &'a Database, wanted: &BTreeSet<char>, language: Option<&str>) -> Vec<Candidate<'a>> {
    let usual = |info: &&FaceInfo| {
        info.style == Style::Normal && info.weight == Weight::NORMAL && info.stretch == Stretch::Normal
    };
    let mut candidates: Vec<Candidate<'a>> = database
        .faces()
        .filter(usual)
        .filter_map(|info| {
            let letters = database.with_face_data(info.id, |data, index| {
                let face = ttf_parser::Face::parse(data, index).ok()?;
                let drawn = face.tables().glyf.is_some() || face.tables().cff.is_some();
                let letters = wanted.iter().copied().filter(|&c| face.glyph_index(c).is_some());
                Some(if drawn { letters.collect::<BTreeSet<char>>() } else { BTreeSet::new() })
            })??;
            (!letters.is_empty()).then_some(Candidate { info, letters })
        })
        .collect();
    candidates.sort_by_cached_key(|candidate| preference(candidate.info, language));
    candidates
}

fn name(info: &FaceInfo) -> &str {
    info.families.first().map_or("", |(name, _)| name)
}

/// Where a face was read from: tells two copies of a font apart, whichever the system lists first.
fn path(info: &FaceInfo) -> String {
    match &info.source {
        Source::File(path) | Source::SharedFile(path, _) => path.display().to_string(),
        Source::Binary(_) => String::new(),
    }
}

/// The lower, the better.
fn preference(info: &FaceInfo, language: Option<&str>) -> (bool, bool, bool, String, String, u32, String) {
    let name = name(info);
    // The same letters of East Asia are drawn otherwise from country to country.
    let country = match language {
        Some("ja") => "CJK JP",
        Some("ko") => "CJK KR",
        _ => "CJK SC",
    };
    (
        !name.starts_with("Noto Sans"),
        name.contains("CJK") && !name.ends_with(country),
        info.monospaced || name.contains("Mono"),
        name.to_owned(),
        info.post_script_name.clone(),
        info.index,
        path(info),
    )
}

/// The candidate that has most of the letters, the first among equals.
fn best(candidates: &[Candidate<'_>], letters: &BTreeSet<char>) -> Option<usize> {
    let count = |candidate: &Candidate<'_>| letters.intersection(&candidate.letters).count();
    let (count, at) = candidates
        .iter()
        .enumerate()
        .map(|(at, candidate)| (count(candidate), std::cmp::Reverse(at)))
        .max()
        .filter(|(count, _)| *count > 0)?;
    debug_assert!(count > 0);
    Some(at.0)
}

fn family(database: &Database, info: &FaceInfo) -> Option<Family> {
    let mut bold: Vec<&FaceInfo> = database
        .faces()
        .filter(|other| {
            name(other) == name(info)
                && other.style == info.style
                && other.stretch == info.stretch
                && other.weight == Weight::BOLD
        })
        .collect();
    bold.sort_by_cached_key(|face| (face.post_script_name.clone(), face.index, path(face)));
    let file = |info: &FaceInfo| {
        database.with_face_data(info.id, |data, face| File { data: Data::Read(Arc::new(data.to_vec())), face })
    };
    Some(Family { name: name(info).to_owned(), upright: file(info)?, bold: bold.first().and_then(|info| file(info)) })
}
