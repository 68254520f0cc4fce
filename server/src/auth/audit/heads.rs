//! Heads of the chains as text, to be kept where the server cannot write: a copy that shows when a
//! whole chain was written anew.

use std::fmt;

use super::store::Head;

/// Letters of a hash.
const HASH_LETTERS: usize = 64;

/// The last lines of all chains at some moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heads(pub Vec<Head>);

/// A line that is not `chain line hash`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotHeads {
    /// From 1.
    pub line: usize,
}

impl fmt::Display for NotHeads {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {} of the heads is not: chain, line, hash", self.line)
    }
}

impl std::error::Error for NotHeads {}

impl Heads {
    /// Reads what [`fmt::Display`] wrote.
    ///
    /// # Errors
    /// The first line that is something else.
    pub fn read(text: &str) -> Result<Self, NotHeads> {
        let lines = (1..).zip(text.lines());
        let heads = lines.map(|(line, text)| head(text).ok_or(NotHeads { line }));
        heads.collect::<Result<_, _>>().map(Self)
    }

    /// The head of a chain.
    pub(super) fn of(&self, chain: i64) -> Option<&Head> {
        self.0.iter().find(|head| head.chain == chain)
    }
}

fn head(text: &str) -> Option<Head> {
    let mut words = text.split(' ');
    let (chain, line, hash) = (words.next()?, words.next()?, words.next()?);
    let whole = hash.len() == HASH_LETTERS && words.next().is_none();
    let head = Head { chain: chain.parse().ok()?, line: line.parse().ok()?, hash: hash.to_owned() };
    whole.then_some(head)
}

impl fmt::Display for Heads {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .iter()
            .try_for_each(|Head { chain, line, hash }| writeln!(f, "{chain} {line} {hash}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_read_as_they_were_written() {
        let head = |chain| Head { chain, line: 7, hash: "5a".repeat(32) };
        let heads = Heads(vec![head(0), head(255)]);
        assert_eq!(Heads::read(&heads.to_string()), Ok(heads.clone()));
        assert_eq!(Heads::read(""), Ok(Heads::default()));
        let good = heads.to_string();
        for wrong in ["x", "1 2", "1 2 abc", "1 2 3 4"] {
            let text = format!("{good}{wrong}\n");
            assert_eq!(Heads::read(&text), Err(NotHeads { line: 3 }), "{wrong}");
        }
    }
}
