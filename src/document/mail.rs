//! Pages that a browser saved in one file with all that belongs to them (MHTML), and mails (EML): trees of parts, read by
//! `mail-parser`.
//!
//! The page in it is read as any page is, a text as plain text. What else the file holds is listed.

use super::encoding::{Decoded, decode, decode_labelled};
use super::html::{self, Beside, Framed};
use super::left_out::LeftOut;
use super::{Document, ReadError, Warning, plain};
use mail_parser::decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode};
use mail_parser::{Encoding, HeaderName, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use regex::bytes::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;

/// How far into a file its headers are looked at.
const REACH: usize = 65_536;
/// Bytes that may be searched for the ends of parts: the size of the file for each part that says it has parts.
const MOST_SEARCHED: usize = 2_000_000_000;
/// Mails in mails are opened so deep.
const DEEPEST: usize = 4;
const ADVICE: &str = "Open it in the program it comes from, save the page or the mail again and compare that file.";

static HAS_PARTS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?im-u)^content-type:\s*multipart/").expect("the pattern of parts that have parts is valid")
});

/// Whether a file begins as one of the format: with lines such as `MIME-Version: 1.0`.
pub(super) fn recognises(name: &str, bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_lowercase());
    let named = matches!(ending.as_str(), "eml" | "mht" | "mhtml");
    let (mut fields, mut telling) = (0, false);
    let head = &bytes[..bytes.len().min(REACH)];
    for line in head.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii_end) {
        if line.is_empty() {
            break;
        }
        // Long fields go on in indented lines; mail folders have a line of their own before each mail.
        if fields > 0 && line[0].is_ascii_whitespace() || fields == 0 && line.starts_with(b"From ") {
            continue;
        }
        let Some(colon) = line.iter().position(|byte| *byte == b':') else { return false };
        let field = &line[..colon];
        if field.is_empty() || !field.iter().all(u8::is_ascii_graphic) {
            return false;
        }
        fields += 1;
        telling |= ["mime-version", "content-type", "message-id", "received"]
            .iter()
            .any(|name| field.eq_ignore_ascii_case(name.as_bytes()));
    }
    fields >= 2 && telling || named && fields >= 1
}

/// Reads a page in one file, or a mail.
///
/// # Errors
/// [`ReadError::Damaged`] where no part of it can be told, or none is a text.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Document, ReadError> {
    let damaged = |what: String, advice| ReadError::Damaged {
        name: name.to_owned(),
        format: "a page in one file or a mail",
        what,
        advice,
    };
    if HAS_PARTS.find_iter(bytes).count().saturating_mul(bytes.len()) > MOST_SEARCHED {
        return Err(damaged("it has more parts with parts than a page or a mail can".to_owned(), ADVICE));
    }
    let message = MessageParser::default().parse(bytes);
    let message = message.ok_or_else(|| damaged("it has no part that can be told".to_owned(), ADVICE))?;
    let message = opened(&message);
    let bodies: Vec<&MessagePart<'_>> = message.html_bodies().filter(|part| part.is_text()).collect();
    let attached: Vec<&str> = message.attachments().filter(|part| is_attached(part)).map(name_of).collect();
    if bodies.is_empty() {
        let what = match attached[..] {
            [] => "it holds no text".to_owned(),
            _ => format!("it holds no text but attached files ({})", attached.join(", ")),
        };
        return Err(damaged(what, "Save the file with the terms by itself and compare that."));
    }
    let has_parts = |part: &&MessagePart<'_>| part.content_type().is_some_and(|kind| kind.ctype() == "multipart");
    if bodies.iter().any(has_parts) {
        return Err(damaged("its parts cannot be told apart".to_owned(), ADVICE));
    }
    let mut document = document(name, bytes, message, &bodies)?;
    let mut left_out = LeftOut::default();
    for name in &attached {
        left_out.add("attached files", name);
    }
    if !attached.is_empty() {
        document.warnings.push(Warning {
            code: "attached-files".to_owned(),
            message: format!(
                "Files are attached ({}); they were not read. Save each that holds terms by itself and compare that too.",
                attached.join(", ")
            ),
            span: None,
        });
    }
    if is_page(message) {
        document.media_type = "multipart/related".to_owned();
    } else {
        document.media_type = "message/rfc822".to_owned();
        for (field, value) in message.headers_raw() {
            left_out.add("mail headers", &format!("{field}: {value}"));
        }
    }
    document.coverage.extend(left_out.coverage());
    Ok(document)
}

/// The mail whose text is read: one that does nothing but forward another is opened.
fn opened<'a>(message: &'a Message<'a>) -> &'a Message<'a> {
    let mut message = message;
    for _ in 0..DEEPEST {
        let has_text = |part: &MessagePart<'_>| part.text_contents().is_some_and(|text| !text.trim().is_empty());
        if message.html_bodies().any(has_text) {
            break;
        }
        match message.attachments().find_map(MessagePart::message) {
            Some(inner) => message = inner,
            None => break,
        }
    }
    message
}

fn document(
    name: &str,
    bytes: &[u8],
    message: &Message<'_>,
    bodies: &[&MessagePart<'_>],
) -> Result<Document, ReadError> {
    let mut warnings = Vec::new();
    let mut text = String::new();
    let page = bodies.iter().any(|part| part.is_text_html());
    for part in bodies {
        let mut decoded = decoded(name, message, part)?;
        warnings.append(&mut decoded.warnings);
        if page && !part.is_text_html() {
            // A plain text before or after a page keeps its own line ends.
            text.push_str("<pre>");
            text.push_str(&decoded.text.replace('&', "&amp;").replace('<', "&lt;"));
            text.push_str("</pre>");
        } else {
            text.push_str(&decoded.text);
        }
        text.push_str("\n\n");
    }
    if !page {
        // Places told while a part was decoded do not fit the whole.
        warnings.iter_mut().for_each(|warning: &mut Warning| warning.span = None);
        return Ok(plain::read_with(name, text, bytes, warnings));
    }
    html::check(name, &text)?;
    let address = bodies[0].content_location().or_else(|| location(message)).map(str::to_owned);
    let mut frames = HashMap::new();
    let is_body = |part: &MessagePart<'_>| bodies.iter().any(|body| std::ptr::eq(*body, part));
    for part in message.parts.iter().filter(|part| part.is_text_html() && !is_body(part)) {
        let address = part.content_location().map(str::to_owned);
        let id = part.content_id().map(|id| format!("cid:{id}"));
        if let Some(called) = id.or_else(|| address.clone()) {
            let page = decoded(name, message, part)?.text;
            html::check(name, &page)?;
            frames.insert(called, Framed { page, address });
        }
    }
    Ok(html::read_saved(name, &text, Beside { address, frames }, bytes, warnings))
}

/// The text of a part. A part that does not say its encoding is read as a file of its own would be.
fn decoded(name: &str, message: &Message<'_>, part: &MessagePart<'_>) -> Result<Decoded, ReadError> {
    let (PartType::Text(told) | PartType::Html(told)) = &part.body else {
        return Ok(Decoded { text: String::new(), warnings: Vec::new() });
    };
    let raw = message.raw_message.get(part.offset_body as usize..part.offset_end as usize).unwrap_or_default();
    let bytes = match part.encoding {
        Encoding::Base64 => base64_decode(raw),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::None => Some(raw.to_vec()),
    };
    let kind = part.content_type();
    let label = kind.and_then(|kind| kind.attribute("charset"));
    let mut decoded = match (bytes, label) {
        (Some(bytes), _) if bytes.is_empty() => Decoded { text: String::new(), warnings: Vec::new() },
        (Some(bytes), Some(label)) => match decode_labelled(label, &bytes) {
            Some(decoded) => decoded,
            None => decode(name, &bytes)?,
        },
        (Some(bytes), None) => decode(name, &bytes)?,
        // Damaged: what could be saved of it.
        (None, _) => Decoded { text: told.clone().into_owned(), warnings: Vec::new() },
    };
    if kind.and_then(|kind| kind.attribute("format")).is_some_and(|format| format.eq_ignore_ascii_case("flowed")) {
        decoded.text = unfold(&decoded.text);
    }
    Ok(decoded)
}

/// The paragraphs of a text of the form `format=flowed` (RFC 3676), in which a line that ends with a blank goes on.
fn unfold(text: &str) -> String {
    let mut unfolded = String::with_capacity(text.len());
    for line in text.lines() {
        unfolded.push_str(line.strip_prefix(' ').unwrap_or(line));
        // A signature is announced by dashes and a blank.
        if !line.ends_with(' ') || line == "-- " {
            unfolded.push('\n');
        }
    }
    unfolded
}

/// Whether a file is a page that a browser saved, and no mail: a browser names itself where a mail names its sender.
fn is_page(message: &Message<'_>) -> bool {
    message.is_content_type("multipart", "related")
        && message.header_raw(HeaderName::From).is_none_or(|from| !from.contains('@'))
}

/// Where the page in a file was saved from.
fn location<'a>(message: &'a Message<'_>) -> Option<&'a str> {
    message.header_raw(HeaderName::Other("Snapshot-Content-Location".into())).map(str::trim)
}

/// Whether a part is a file that somebody attached, and no picture or style of the page.
fn is_attached(part: &MessagePart<'_>) -> bool {
    part.is_message()
        || part.content_disposition().is_some_and(|disposition| disposition.is_attachment())
        || part.content_id().is_none() && part.attachment_name().is_some()
}

fn name_of<'a>(part: &'a MessagePart<'_>) -> &'a str {
    part.attachment_name().unwrap_or(if part.is_message() { "a mail" } else { "a file without a name" })
}
