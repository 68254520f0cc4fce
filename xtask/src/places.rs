//! Where things are: the checkout, and the tools of this machine, which all checkouts share.

use std::{
    env,
    path::{Path, PathBuf},
};

use crate::failure::Failure;

/// The folders the commands work in.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    root: PathBuf,
    tools: PathBuf,
}

impl Places {
    /// Finds the checkout above the current folder, and the tools of this machine.
    pub(crate) fn find() -> Result<Self, Failure> {
        let here = env::current_dir().map_err(Failure::at("."))?;
        let root = here
            .ancestors()
            .find(|folder| folder.join("xtask/Cargo.toml").is_file())
            .ok_or_else(|| Failure::Usage("run this inside a checkout of the project".into()))?
            .to_path_buf();
        let tools = match (env::var_os("NAKANO_TOOLS"), env::var_os("HOME")) {
            (Some(folder), _) => PathBuf::from(folder),
            (None, Some(home)) => PathBuf::from(home).join(".cache/nakano-pocket/tools"),
            (None, None) => {
                return Err(Failure::Usage("set NAKANO_TOOLS or HOME to keep tools in".into()));
            }
        };
        Ok(Self { root, tools })
    }

    /// Top of the checkout.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A path of the checkout.
    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }

    /// Folder of one tool, named by its version so that two checkouts may want two.
    pub(crate) fn tool(&self, name: &str, version: &str) -> PathBuf {
        self.tools.join(format!("{name}-{version}"))
    }
}
