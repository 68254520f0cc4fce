//! The site while it is being made: every file by the path a browser asks for.

use std::{collections::BTreeMap, path::Path};

use crate::{failure::Failure, files};

/// Files by URL path. `/` stands for itself and is stored as `index.html` of its folder.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Site {
    files: BTreeMap<String, Vec<u8>>,
}

impl Site {
    /// Adds a file; two files of one path are a mistake of the sources.
    pub(super) fn add(&mut self, url: &str, content: Vec<u8>) -> Result<(), Failure> {
        match self.files.insert(url.to_owned(), content) {
            None => Ok(()),
            Some(_) => Err(Failure::source(url, "two sources make this file")),
        }
    }

    /// Adds every file below a folder under a URL that ends with a slash.
    pub(super) fn add_folder(&mut self, url: &str, folder: &Path) -> Result<(), Failure> {
        for path in files::below(folder)? {
            self.add(&format!("{url}{}", files::relative(&path, folder)), files::bytes(&path)?)?;
        }
        Ok(())
    }

    /// Puts a file in the place of the one that is there.
    pub(super) fn replace(&mut self, url: &str, content: Vec<u8>) {
        self.files.insert(url.to_owned(), content);
    }

    /// Takes a file out.
    pub(super) fn take(&mut self, url: &str) -> Option<Vec<u8>> {
        self.files.remove(url)
    }

    /// A file's bytes.
    pub(super) fn get(&self, url: &str) -> Option<&[u8]> {
        self.files.get(url).map(Vec::as_slice)
    }

    /// All files in the order of their paths.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(url, content)| (url.as_str(), content.as_slice()))
    }
}

/// Extensions of files that name other files in their text.
const TEXT: [&str; 5] = ["html", "js", "css", "webmanifest", "json"];

/// The part of a URL after its last dot.
pub(super) fn extension(url: &str) -> &str {
    url.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// Whether a file is text that may name other files.
pub(super) fn is_text(url: &str) -> bool {
    TEXT.contains(&extension(url))
}
