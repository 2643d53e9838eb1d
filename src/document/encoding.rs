//! From bytes to text: byte order marks, what the page says of itself, and detection, in this order.
//!
//! Follows the order of the HTML standard (section "Determining the character encoding"), save that bytes which are
//! valid UTF-8 are read as UTF-8 whatever a page claims. Detection is that of Firefox (`chardetng`).

use super::{ReadError, Warning};
use crate::text::ByteSpan;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use regex::bytes::Regex;
use std::sync::LazyLock;

/// A decoded text, and what a reader should know of the decoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without its byte order mark.
    pub text: String,
    /// Encodings that were guessed, bytes that fit no character.
    pub warnings: Vec<Warning>,
}

/// How far into a page its statement of encoding is looked for; the HTML standard has 1024, saved pages put comments
/// and scripts before it.
const META_REACH: usize = 16_384;

static META: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?i-u)(?:<meta[^>]{0,512}?charset\s*=\s*|<\?xml[^>]{0,256}?encoding\s*=\s*)["']?\s*([a-z0-9_:.-]{2,40})"#,
    )
    .expect("the pattern of encoding statements is valid")
});

/// Decodes the bytes of a text file.
///
/// # Errors
/// [`ReadError::UnknownFormat`] where the bytes are no text.
pub fn decode(name: &str, bytes: &[u8]) -> Result<Decoded, ReadError> {
    if let Some(text) = decode_utf32(bytes) {
        return Ok(Decoded { text, warnings: Vec::new() });
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return Ok(decode_as(encoding, &bytes[mark..], Vec::new()));
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        let warning = guessed(encoding);
        return Ok(decode_as(encoding, bytes, vec![warning]));
    }
    if let Some(what) = binary(bytes) {
        return Err(ReadError::UnknownFormat { name: name.to_owned(), what });
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && !bytes.contains(&0x1B)
    {
        return Ok(without_nul(Decoded { text: text.to_owned(), warnings: Vec::new() }));
    }
    if let Some(encoding) = stated(bytes).filter(|encoding| *encoding != UTF_8) {
        return Ok(decode_as(encoding, bytes, Vec::new()));
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Allow);
    let warnings = if encoding == UTF_8 { Vec::new() } else { vec![guessed(encoding)] };
    Ok(decode_as(encoding, bytes, warnings))
}

/// Decodes a text that is said to be encoded so, as mails say it of their parts; none where there is no such encoding.
pub fn decode_labelled(label: &str, bytes: &[u8]) -> Option<Decoded> {
    let encoding = Encoding::for_label(label.as_bytes())?;
    // Valid UTF-8 is read as such, whatever it is called: see above.
    let encoding = if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { encoding };
    Some(decode_as(encoding, bytes, Vec::new()))
}

fn guessed(encoding: &'static Encoding) -> Warning {
    Warning {
        code: "guessed-encoding".to_owned(),
        message: format!("The file does not say how its letters are encoded; it was read as {}.", encoding.name()),
        span: None,
    }
}

/// The encoding that a page states for itself. A page that could be read this far is not in UTF-16, whatever it says.
fn stated(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(META_REACH)];
    let encoding = Encoding::for_label(META.captures(head)?.get(1)?.as_bytes())?;
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8], mut warnings: Vec<Warning>) -> Decoded {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    let text = text.into_owned();
    if damaged {
        let count = text.matches('\u{FFFD}').count();
        let first = text.find('\u{FFFD}').unwrap_or(0);
        warnings.push(Warning {
            code: "undecodable-bytes".to_owned(),
            message: format!(
                "{count} {} not fit the encoding {} and read as \u{FFFD}.",
                if count == 1 { "place does" } else { "places do" },
                encoding.name()
            ),
            span: Some(ByteSpan::new(first, first + '\u{FFFD}'.len_utf8())),
        });
    }
    without_nul(Decoded { text, warnings })
}

/// NUL characters have no meaning in a text and stop other programs: they are dropped, and said so.
fn without_nul(mut decoded: Decoded) -> Decoded {
    let count = decoded.text.bytes().filter(|byte| *byte == 0).count();
    if count > 0 {
        decoded.text.retain(|c| c != '\0');
        // Places told before would no longer fit.
        for warning in &mut decoded.warnings {
            warning.span = None;
        }
        decoded.warnings.push(Warning {
            code: "nul-characters".to_owned(),
            message: format!("{count} NUL characters in the file were left out."),
            span: None,
        });
    }
    decoded
}

/// UTF-32, which no browser reads; told by its byte order mark.
fn decode_utf32(bytes: &[u8]) -> Option<String> {
    let big = match bytes.get(..4)? {
        [0xFF, 0xFE, 0, 0] => false,
        [0, 0, 0xFE, 0xFF] => true,
        _ => return None,
    };
    let text = bytes[4..]
        .chunks_exact(4)
        .map(|unit| {
            let unit = [unit[0], unit[1], unit[2], unit[3]];
            let code = if big { u32::from_be_bytes(unit) } else { u32::from_le_bytes(unit) };
            char::from_u32(code).filter(|c| *c != '\0').unwrap_or('\u{FFFD}')
        })
        .collect();
    Some(text)
}

/// UTF-16 without a mark: in text of Western languages every second byte is zero.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    if head.len() < 8 {
        return None;
    }
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), head.len() / 2);
    if odd * 10 >= half * 6 && even * 50 <= half {
        Some(UTF_16LE)
    } else if even * 10 >= half * 6 && odd * 50 <= half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// What a file that is no text seems to be.
fn binary(bytes: &[u8]) -> Option<String> {
    const KINDS: [(&[u8], &str); 17] = [
        (b"\x89PNG", "a PNG picture"),
        (b"\xFF\xD8\xFF", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"II*\0", "a TIFF picture"),
        (b"MM\0*", "a TIFF picture"),
        (b"\x7FELF", "a program"),
        (b"MZ\x90", "a program"),
        (b"\x1F\x8B", "a gzip archive"),
        (b"PK\x03\x04", "a ZIP archive"),
        (b"7z\xBC\xAF", "a 7-Zip archive"),
        (b"Rar!", "a RAR archive"),
        (b"\xFD7zXZ", "an XZ archive"),
        (b"\xD0\xCF\x11\xE0", "a file of an old Office program, such as .doc; save it as DOCX"),
        (b"bplist00", "a binary property list"),
        (b"SQLite format 3", "a database"),
        (b"ID3", "a sound file"),
        (b"OggS", "a sound file"),
    ];
    if let Some((_, what)) = KINDS.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Some((*what).to_owned());
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some("a WebP picture".to_owned());
    }
    // Control characters that no text has; one in fifty is more than damage explains. ESC belongs to ISO-2022-JP.
    let head = &bytes[..bytes.len().min(65_536)];
    let controls = head.iter().filter(|byte| matches!(**byte, 0..=8 | 14..=26 | 28..=31 | 127)).count();
    (controls * 50 > head.len()).then(|| "binary data".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Decoded {
        decode("terms", bytes).expect("it is a text")
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn byte_order_marks_decide() {
        let terms = "Vos données – « ici »";
        assert_eq!(text(format!("\u{FEFF}{terms}").as_bytes()).text, terms);
        for big in [false, true] {
            assert_eq!(
                text(&utf16(&format!("\u{FEFF}{terms}"), big)),
                Decoded { text: terms.into(), warnings: vec![] }
            );
        }
    }

    #[test]
    fn utf_16_without_a_mark_is_told_by_its_zeros() {
        for big in [false, true] {
            let decoded = text(&utf16("We keep your data for thirty days.", big));
            assert_eq!(decoded.text, "We keep your data for thirty days.");
            assert_eq!(decoded.warnings[0].code, "guessed-encoding");
        }
    }

    #[test]
    fn a_page_says_its_encoding() {
        let page = b"<html><head><meta http-equiv='Content-Type' content='text/html; charset=iso-8859-15'></head><p>10 \xA4</p>";
        let decoded = text(page);
        assert!(decoded.text.contains("10 €"), "{}", decoded.text);
        assert!(decoded.warnings.is_empty());
    }

    #[test]
    fn a_page_that_claims_utf_8_and_is_not_is_detected() {
        let decoded = text(b"<meta charset=utf-8><p>Vos donn\xE9es personnelles sont conserv\xE9es \xE0 Paris.</p>");
        assert!(decoded.text.contains("données personnelles sont conservées à Paris"));
        assert_eq!(decoded.warnings[0].code, "guessed-encoding");
    }

    #[test]
    fn western_and_japanese_texts_are_detected() {
        let western = b"The \x93Services\x94 \x96 we don\x92t sell your data.";
        assert_eq!(text(western).text, "The “Services” – we don’t sell your data.");
        let terms =
            "本規約は、当社が提供するサービスの利用条件を定めるものです。お客様の個人情報を第三者に提供しません。";
        for encoding in [encoding_rs::SHIFT_JIS, encoding_rs::EUC_JP, encoding_rs::ISO_2022_JP] {
            let (bytes, _, _) = encoding.encode(terms);
            assert_eq!(text(&bytes).text, terms, "{}", encoding.name());
        }
    }

    #[test]
    fn what_is_no_text_is_named() {
        let error = decode("terms.png", b"\x89PNG\r\n\x1a\n\0\0\0").expect_err("a picture");
        assert!(error.to_string().starts_with("terms.png: this is not a text that Clausescope reads (a PNG picture)."));
        let noise: Vec<u8> = (0..4000u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert!(decode("noise", &noise).is_err());
    }

    #[test]
    fn a_stray_nul_is_left_out_and_said() {
        let decoded = text(b"We keep your\0 data for thirty days, and no longer than that in any case whatever.");
        assert!(decoded.text.starts_with("We keep your data"));
        assert_eq!(decoded.warnings[0].code, "nul-characters");
    }
}
