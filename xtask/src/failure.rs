//! Why a command ended without doing its work, said in one sentence to the person who typed it.

use std::{fmt, io, path::PathBuf};

/// A reason to stop.
#[derive(Debug)]
pub(crate) enum Failure {
    /// A file or folder could not be read or written.
    File { path: PathBuf, source: io::Error },
    /// A source file says something that cannot be used.
    Source { path: PathBuf, why: String },
    /// A tool is not here and could not be had; `how` says how to get it.
    Tool { tool: String, how: String },
    /// A program ran and said no.
    Program { line: String, status: String },
    /// The command was typed wrongly.
    Usage(String),
    /// The rules of the house are broken in so many places; each has been printed.
    Findings(usize),
    /// Tests failed; the table has been printed.
    Tests,
}

impl Failure {
    /// Turns an I/O error at a path into a failure.
    pub(crate) fn at(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::File { path, source }
    }

    /// A source file that cannot be used.
    pub(crate) fn source(path: impl Into<PathBuf>, why: impl fmt::Display) -> Self {
        Self::Source { path: path.into(), why: why.to_string() }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { path, source } => write!(f, "{}: {source}", path.display()),
            Self::Source { path, why } => write!(f, "{}: {why}", path.display()),
            Self::Tool { tool, how } => write!(f, "{tool} cannot be had: {how}"),
            Self::Program { line, status } => write!(f, "`{line}` ended with {status}"),
            Self::Usage(text) => f.write_str(text),
            Self::Findings(count) => write!(f, "{count} rules of the house are broken, see above"),
            Self::Tests => f.write_str("not everything passed"),
        }
    }
}
