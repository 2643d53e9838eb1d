//! The parts of the package beside the text, and the ZIP file around them: the same bytes for the same parts.

use super::xml::{Xml, escaped};
use crate::report::outline::Words;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const CORE: &str = "<cp:coreProperties \
xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">";

/// What is written into the package.
pub(super) struct Package<'a> {
    /// `word/document.xml`.
    pub document: String,
    /// `word/comments.xml`.
    pub comments: String,
    /// The title in the properties.
    pub title: &'a str,
    /// The author in the properties.
    pub author: Option<&'a str>,
    /// The date in the properties, with its time.
    pub date: Option<&'a str>,
    /// The words of the report.
    pub words: Words,
    /// The language of the text, as an ISO 639-1 code.
    pub language: &'a str,
}

impl Package<'_> {
    /// The package as a ZIP file. Its entries have no time of their own.
    pub fn zip(&self) -> Result<Vec<u8>, zip::result::ZipError> {
        let styles = include_str!("parts/styles.xml").replace("OWN-LANGUAGE", self.words.language().code());
        let styles = styles.replace("TEXT-LANGUAGE", self.language);
        let core = self.core();
        let footer = include_str!("parts/footer.xml");
        let footer = footer.replace("PAGE-WORD", &escaped(&self.words.say("report-page-word")));
        let footer = footer.replace("OF-WORD", &escaped(&self.words.say("report-of-word")));
        let parts: [(&str, &str); 10] = [
            ("[Content_Types].xml", include_str!("parts/content-types.xml")),
            ("_rels/.rels", include_str!("parts/relationships.xml")),
            ("word/document.xml", &self.document),
            ("word/_rels/document.xml.rels", include_str!("parts/document-relationships.xml")),
            ("word/styles.xml", &styles),
            ("word/numbering.xml", include_str!("parts/numbering.xml")),
            ("word/settings.xml", include_str!("parts/settings.xml")),
            ("word/comments.xml", &self.comments),
            ("word/footer1.xml", &footer),
            ("docProps/core.xml", &core),
        ];
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, part) in parts.into_iter().chain([("docProps/app.xml", include_str!("parts/app.xml"))]) {
            zip.start_file(name, options)?;
            zip.write_all(part.as_bytes())?;
        }
        Ok(zip.finish()?.into_inner())
    }

    fn core(&self) -> String {
        let mut xml = Xml::document();
        xml.raw(CORE).open("dc:title", &[]).words(self.title).close("dc:title");
        if let Some(author) = self.author {
            xml.open("dc:creator", &[]).words(author).close("dc:creator");
        }
        if let Some(date) = self.date {
            for name in ["dcterms:created", "dcterms:modified"] {
                xml.open(name, &[("xsi:type", "dcterms:W3CDTF")]).words(date).close(name);
            }
        }
        xml.raw("</cp:coreProperties>");
        xml.finish()
    }
}
