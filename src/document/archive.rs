//! The parts of a file that is a ZIP archive, read within limits: what a part inflates to is counted, whatever the
//! archive says of it.

use super::xml::{self, Element};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Bytes that all parts read of one archive may inflate to together.
const MOST_INFLATED: u64 = 256_000_000;

/// An archive, and how much may still be read from it.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Archive<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    /// What is wrong with it, as the end of a sentence.
    pub fn open(bytes: &'a [u8]) -> Result<Self, String> {
        Self::open_within(bytes, MOST_INFLATED)
    }

    fn open_within(bytes: &'a [u8], left: u64) -> Result<Self, String> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| format!("its archive is damaged ({error})"))?;
        Ok(Self { zip, left })
    }

    /// Whether there is a part of that name.
    pub fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The names of all parts, in the order of the archive.
    pub fn names(&self) -> Vec<String> {
        self.zip.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect()
    }

    /// The bytes of a part; none where there is no such part.
    ///
    /// # Errors
    /// What is wrong with it, as the end of a sentence.
    pub fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, String> {
        if !self.has(name) {
            return Ok(None);
        }
        let part = self.zip.by_name(name).map_err(|error| format!("its part {name} is damaged ({error})"))?;
        let mut bytes = Vec::new();
        part.take(self.left + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| format!("its part {name} is damaged ({error})"))?;
        let Some(left) = self.left.checked_sub(bytes.len() as u64) else {
            return Err(format!("its parts inflate to more than {} MB", MOST_INFLATED / 1_000_000));
        };
        self.left = left;
        Ok(Some(bytes))
    }

    /// A part that is XML; none where there is no such part.
    ///
    /// # Errors
    /// What is wrong with it, as the end of a sentence.
    pub fn xml(&mut self, name: &str) -> Result<Option<Element>, String> {
        let Some(bytes) = self.bytes(name)? else { return Ok(None) };
        xml::parse(&bytes).map(Some).map_err(|what| format!("its part {name} {what}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn what_inflates_beyond_the_limit_is_refused() {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        writer.start_file("a", zip::write::SimpleFileOptions::default()).expect("a part begins");
        writer.write_all(&vec![b'a'; 100_000]).expect("it is written");
        let bytes = writer.finish().expect("it ends").into_inner();
        assert!(bytes.len() < 1000);
        let error = Archive::open_within(&bytes, 50_000).and_then(|mut archive| archive.bytes("a"));
        assert!(error.expect_err("too large").contains("inflate"));
        let part = Archive::open_within(&bytes, 100_000).and_then(|mut archive| archive.bytes("a"));
        assert_eq!(part.expect("it fits").map(|part| part.len()), Some(100_000));
    }
}
