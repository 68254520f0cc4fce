//! Remembers from which inputs a slow step was last made, so that it is not made again for nothing.

use std::path::PathBuf;

use crate::{failure::Failure, files, places::Places};

/// A step and the hash of all that goes into it.
#[derive(Debug)]
pub(super) struct Stamp {
    path: PathBuf,
    digest: String,
}

impl Stamp {
    /// Hashes the files below `sources` (paths of the checkout) and the words.
    pub(super) fn of(
        places: &Places,
        step: &str,
        sources: &[&str],
        words: &[&str],
    ) -> Result<Self, Failure> {
        let mut inputs = words.join("\n");
        for source in sources {
            // Style lies beside the components but is no part of any compiled step.
            let compiled = |path: &PathBuf| !files::has_extension(path, "css");
            for path in files::below(&places.at(source))?.into_iter().filter(compiled) {
                let name = files::relative(&path, places.root());
                let hash = files::sha256(&files::bytes(&path)?);
                inputs.extend(["\n", &name, " ", &hash]);
            }
        }
        let path = places.at("target/stamps").join(step);
        Ok(Self { path, digest: files::sha256(inputs.as_bytes()) })
    }

    /// Whether the step was last made from just these inputs.
    pub(super) fn holds(&self) -> bool {
        files::text(&self.path).is_ok_and(|last| last == self.digest)
    }

    /// Says that the step has been made. To be called when its outputs are complete.
    pub(super) fn set(&self) -> Result<(), Failure> {
        files::write(&self.path, self.digest.as_bytes())
    }
}
