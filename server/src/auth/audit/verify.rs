//! `nakano-server audit verify`: walks every chain from its first line to its head.

use std::fmt;

use super::{
    chain::{BEGINNING, line_hash},
    heads::Heads,
    store::{self, Head, Line},
};
use crate::db::{Db, StoreError};

/// Lines in memory at a time.
const PAGE_LINES: i64 = 1000;

/// A log in which nothing was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Whole {
    /// Chains that have lines.
    pub chains: usize,
    /// All lines.
    pub lines: u64,
    /// Lines whose content was erased with its person.
    pub erased: u64,
}

impl fmt::Display for Whole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { chains, lines, erased } = self;
        write!(f, "the audit log is whole: {lines} lines in {chains} chains, {erased} erased")
    }
}

/// The first thing that is not as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// A line is missing where this one should be.
    Missing {
        /// Chain, 0 to 255.
        chain: i64,
        /// Line, from 1.
        line: i64,
    },
    /// What a line says was changed.
    Content {
        /// Chain, 0 to 255.
        chain: i64,
        /// Line, from 1.
        line: i64,
    },
    /// A line does not follow from the one before.
    Link {
        /// Chain, 0 to 255.
        chain: i64,
        /// Line, from 1.
        line: i64,
    },
    /// A line is not the one that was kept elsewhere, or is not there any more.
    Kept {
        /// Chain, 0 to 255.
        chain: i64,
        /// Line, from 1.
        line: i64,
    },
    /// A chain ends elsewhere than was noted.
    Head {
        /// Chain, 0 to 255.
        chain: i64,
        /// The last line there is, 0 for none.
        line: i64,
    },
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing { chain, line } => write!(f, "line {line} of chain {chain} is missing"),
            Self::Content { chain, line } => {
                write!(f, "line {line} of chain {chain} does not say what was written")
            }
            Self::Link { chain, line } => {
                write!(f, "line {line} of chain {chain} does not follow from the one before")
            }
            Self::Kept { chain, line } => {
                write!(f, "line {line} of chain {chain} is not the one that was kept")
            }
            Self::Head { chain, line } => {
                write!(f, "chain {chain} ends at line {line}, and not as was noted")
            }
        }
    }
}

/// Why the log is not said to be whole.
#[derive(Debug)]
pub enum VerifyError {
    /// It is broken.
    Broken(Broken),
    /// It could not be read.
    Store(StoreError),
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Broken(broken) => write!(f, "the audit log is broken: {broken}"),
            Self::Store(cause) => cause.fmt(f),
        }
    }
}

impl std::error::Error for VerifyError {}

impl From<StoreError> for VerifyError {
    fn from(cause: StoreError) -> Self {
        Self::Store(cause)
    }
}

/// The heads of all chains, to be kept elsewhere.
///
/// # Errors
/// As the database.
pub async fn heads(db: &Db) -> Result<Heads, VerifyError> {
    Ok(Heads(store::heads(db.read()).await?))
}

/// Looks through the whole log, and whether it still has the lines of which the heads were `kept`.
///
/// # Errors
/// The first line that is broken, or the database. A chain that grows while it is looked at may be
/// taken for broken at its head: run it again, or with the server stopped.
pub async fn verify(db: &Db, kept: &Heads) -> Result<Whole, VerifyError> {
    let heads = store::heads(db.read()).await?;
    let chains = store::chains(db.read()).await?;
    if let Some(chain) = chains.iter().find(|chain| !heads.iter().any(|it| it.chain == **chain)) {
        return Err(VerifyError::Broken(Broken::Head { chain: *chain, line: 0 }));
    }
    let gone = kept.0.iter().find(|kept| !heads.iter().any(|head| head.chain == kept.chain));
    if let Some(Head { chain, line, .. }) = gone {
        return Err(VerifyError::Broken(Broken::Kept { chain: *chain, line: *line }));
    }
    let mut whole = Whole { chains: heads.len(), lines: 0, erased: 0 };
    for head in &heads {
        verify_chain(db, head, kept.of(head.chain), &mut whole).await?;
    }
    Ok(whole)
}

async fn verify_chain(
    db: &Db,
    head: &Head,
    kept: Option<&Head>,
    whole: &mut Whole,
) -> Result<(), VerifyError> {
    let (mut at, mut before) = (0, BEGINNING.to_owned());
    loop {
        let page = store::lines(db.read(), head.chain, at, PAGE_LINES).await?;
        if page.is_empty() {
            break;
        }
        for line in page {
            check(head.chain, at + 1, &before, &line).map_err(VerifyError::Broken)?;
            if kept.is_some_and(|kept| kept.line == line.line && kept.hash != line.hash) {
                let (chain, line) = (head.chain, line.line);
                return Err(VerifyError::Broken(Broken::Kept { chain, line }));
            }
            whole.lines += 1;
            whole.erased += u64::from(line.entry.is_none());
            (at, before) = (line.line, line.hash);
        }
    }
    if let Some(kept) = kept.filter(|kept| kept.line > at) {
        return Err(VerifyError::Broken(Broken::Kept { chain: kept.chain, line: kept.line }));
    }
    if (at, before.as_str()) == (head.line, head.hash.as_str()) {
        Ok(())
    } else {
        Err(VerifyError::Broken(Broken::Head { chain: head.chain, line: at }))
    }
}

fn check(chain: i64, want: i64, before: &str, found: &Line) -> Result<(), Broken> {
    let line = found.line;
    if line != want {
        return Err(Broken::Missing { chain, line: want });
    }
    let says = found.entry.as_ref().map(super::Entry::content_hash);
    if says.is_some_and(|says| says != found.content_hash) {
        return Err(Broken::Content { chain, line });
    }
    if line_hash(before, &found.content_hash) != found.hash {
        return Err(Broken::Link { chain, line });
    }
    Ok(())
}
